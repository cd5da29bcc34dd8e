"""The list of contents: the document's sections, each a link, with the number of its page at the end side.

An entry's height does not depend on its number, so the pages are known before the numbers are set: no second layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor

from reportgen.document import Contents, Heading, Inline, Inlines, Isolate, Link, Note, Text, Toned
from reportgen.records import dataclass
from reportgen.theme import Role, Style
from reportgen.writers.pdf.boxes import Fill, PageOf, Strip, Words, kept_together, stack
from reportgen.writers.pdf.pages import Page, Placed
from reportgen.writers.pdf.setting import Typesetter
from reportgen.writers.pdf.tagging import Element
from reportgen.writers.pdf.wording import NORMAL, Leading, Mark, digits

WIDEST_NUMBER = 9999
"""What room is left for at the end side."""
INDENT = 14.0
"""How far the parts of a section stand in."""
PERIOD = 4.0
"""From dot to dot of a leader."""
LEADER_GAP = 5.0
"""The least space between a leader and the words and numbers at its ends."""
DOT = 0.75
ENTRY_GAP = 2.5
SECTION_WEIGHT = 600


@dataclass(frozen=True, slots=True)
class _List:
    """What the entries of one list have in common: `room` is kept free for the numbers."""

    setter: Typesetter
    width: float
    room: float


def lay_contents(
    contents: Contents, headings: Sequence[Heading], setter: Typesetter, parent: Element, width: float
) -> list[Strip]:
    """The strips of a list of contents, its page numbers still to be set (`with_numbers`)."""
    listed = [heading for heading in headings if heading.anchor and heading.level <= 1 + contents.levels]
    if not listed:
        return []
    element = parent.child("TOC")
    strips: list[Strip] = []
    if contents.title:
        runs = setter.runs(contents.title, Role.HEADING, element.child("Caption"))
        strips = [Strip(line.height, stack((line,), 0.0, 0.0)[0]) for line in setter.balanced(runs, width)]
        strips = [replace(strip, keep=True, after=ENTRY_GAP) for strip in strips]
    plain = setter.style(Role.TABLE)
    strong = replace(plain, weight=SECTION_WEIGHT)
    entries = _List(setter, width, _widest(setter, plain) + 2 * LEADER_GAP)
    parts: Element | None = None
    for index, heading in enumerate(listed):
        if heading.level > 2:
            parts = parts or element.child("TOC")
            entry = _entry(heading, entries, parts.child("TOCI"), plain, INDENT)
        else:
            parts = None
            entry = _entry(heading, entries, element.child("TOCI"), strong, 0.0)
        if index == 0 and len(listed) > 1:
            entry[-1:] = [replace(strip, keep=True) for strip in entry[-1:]]
        strips.extend(entry)
    return strips


def with_numbers(pages: tuple[Page, ...], setter: Typesetter) -> tuple[Page, ...]:
    """The pages, with the numbers of those that the entries lead to."""
    places: dict[str, int] = {}
    for index, page in enumerate(pages):
        for placed in page:
            if not placed.repeated:
                for anchor in placed.strip.anchors:
                    places.setdefault(anchor, index + 1)
    return tuple(tuple(_with_number(placed, places, setter) for placed in page) for page in pages)


def _widest(setter: Typesetter, style: Style) -> float:
    number = digits(WIDEST_NUMBER, setter.labels.digits)
    return max(line.natural_width for line in setter.one_line(setter.words(number, style, Element("Artifact"))))


def _entry(heading: Heading, entries: _List, item: Element, style: Style, indent: float) -> list[Strip]:
    setter = entries.setter
    link = Element("Link", item.child("Reference"), attached=False)
    mark = Mark(link, style.colour, leading=Leading(f"#{heading.anchor}", setter.wording.plain(heading.children), link))
    lines = setter.lines(setter.runs(_unlinked(heading.children), style, mark), entries.width - indent - entries.room)
    strips = kept_together([Strip(line.height, stack((line,), indent, 0.0)[0]) for line in lines])
    if strips:
        starts = indent + lines[-1].natural_width
        page_of = PageOf(heading.anchor, replace(style, weight=NORMAL), mark, starts, entries.width)
        strips[-1] = replace(strips[-1], page_of=page_of, after=ENTRY_GAP)
    return strips


def _with_number(placed: Placed, places: dict[str, int], setter: Typesetter) -> Placed:
    wanted = placed.strip.page_of
    if wanted is None or wanted.anchor not in places:
        return placed
    number = digits(places[wanted.anchor], setter.labels.digits)
    (line,) = setter.one_line(setter.runs((Isolate((Text(number),)),), wanted.style, wanted.mark, tabular=True))
    start, baseline = wanted.end - line.natural_width, placed.strip.words[0].y
    words = (*placed.strip.words, Words(line, start, baseline))
    last = wanted.end - PERIOD * ceil((line.natural_width + LEADER_GAP) / PERIOD)
    length = PERIOD * floor((last - wanted.start - LEADER_GAP) / PERIOD)
    fills = placed.strip.fills
    if length > 0:
        colour = setter.theme.colours.quiet
        fills = (*fills, Fill(last - length, baseline - DOT, length, DOT, colour, dotted=PERIOD))
    return replace(placed, strip=replace(placed.strip, words=words, fills=fills))


def _unlinked(inlines: Inlines) -> Inlines:
    """The same words without their links and footnotes: an entry is one link."""
    found: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, (Isolate, Toned)):
            found.append(replace(inline, children=_unlinked(inline.children)))
        elif isinstance(inline, Link):
            found.extend(_unlinked(inline.children))
        elif not isinstance(inline, Note):
            found.append(inline)
    return tuple(found)
