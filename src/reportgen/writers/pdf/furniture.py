"""What stands around the text on every page: the footer, and the mark of a draft."""

from __future__ import annotations

from dataclasses import replace

from reportgen.document import Direction, Inlines, Isolate, Text, Tone
from reportgen.records import dataclass
from reportgen.text.ink import reach
from reportgen.text.paragraphs import Line
from reportgen.theme import Role
from reportgen.writers.pdf.bare import unmarked
from reportgen.writers.pdf.boxes import BASELINE, TALL, Fill, Strip, Words, stack
from reportgen.writers.pdf.masthead import tint
from reportgen.writers.pdf.pages import Placed
from reportgen.writers.pdf.setting import Typesetter
from reportgen.writers.pdf.tagging import Element
from reportgen.writers.pdf.wording import digits

CLEARANCE = 22.0
"""Between the footer and the edge of the paper."""
HAIRLINE = 0.6
LINE_GAP, TEXT_GAP = 4.0, 11.0
"""Between the footer and its hairline, and between that and the text."""
HEADER_GAP = 15.0
HEADER_APART = 24.0
"""Between the title in the header and what stands at its end."""
LITTLE = 0.3
"""Less of a title than takes this part of the line is not worth printing above a page."""
DRAFT_PADDING, TALL_PADDING = 4.0, 1.0
"""Above and below the words of a draft's mark; tall lines bring air of their own, unless letters reach out of them."""


@dataclass(frozen=True, slots=True)
class Footer:
    """The footer's words, and the height that it takes from the foot of the paper."""

    lines: tuple[Line, ...]
    height: float


def lay_footer(setter: Typesetter, pages: int) -> Footer:
    """The part of the footer that is the same on all pages; `pages` is a guess, to leave room for their number."""
    aside = _page_line(setter, pages, pages)
    room = setter.width - max((line.natural_width for line in aside), default=0.0) - 18.0
    lines: tuple[Line, ...] = ()
    for said in (setter.theme.footer, setter.labels.footer):
        if said:
            lines += setter.lines(setter.words(said, Role.FOOTER, _nowhere()), room)
    text = max(sum(line.height for line in lines), setter.line_height(Role.FOOTER))
    return Footer(lines, CLEARANCE + text + LINE_GAP)


def footer_of(footer: Footer, setter: Typesetter, page: int, pages: int) -> Placed:
    """The footer of one page, at its place below the text area."""
    hairline = Fill(0.0, 0.0, setter.width, HAIRLINE, setter.theme.colours.hairline)
    start, height = stack(footer.lines, 0.0, LINE_GAP)
    end = tuple(
        Words(line, setter.width - line.natural_width, LINE_GAP + BASELINE * line.height)
        for line in _page_line(setter, page, pages)
    )
    paper = setter.theme.paper
    y = paper.height - paper.top - footer.height
    return Placed(Strip(LINE_GAP + height, (*start, *end), (hairline,)), y, repeated=True)


def lay_header(setter: Typesetter, title: Inlines) -> Placed | None:
    """Above the pages after the first: the title, or as much of it as fits in a line, and what the theme says."""
    said = setter.one_line(setter.words(setter.theme.header, Role.FOOTER, _nowhere())) if setter.theme.header else ()
    taken = said[0].natural_width if said else 0.0
    words, height = _shortened(title, setter, setter.width - (taken + HEADER_APART if said else 0.0))
    if said and taken <= setter.width:
        at_end, head = stack(said, setter.width - taken, 0.0)
        words, height = (*words, *at_end), max(height, head)
    return Placed(Strip(height, words), -height - HEADER_GAP, repeated=True) if words else None


def _shortened(title: Inlines, setter: Typesetter, room: float) -> tuple[tuple[Words, ...], float]:
    """The title in a line, to be continued where it is longer; nothing where there is room for little of it."""
    runs = setter.runs(unmarked(title), Role.FOOTER, _nowhere())
    lines = setter.lines(runs, room)
    if len(lines) == 1 and lines[0].natural_width <= room:
        return stack(lines, 0.0, 0.0)
    mark = setter.one_line(setter.words("…", Role.FOOTER, _nowhere()))
    first = setter.lines(runs, room - mark[0].natural_width)[:1] if mark else ()
    ends = first[0].natural_width if first else 0.0
    if not LITTLE * setter.width <= ends <= room:
        return (), 0.0
    words, height = stack(first, 0.0, 0.0)
    return (*words, *stack(mark, ends, 0.0)[0]), height


def lay_draft(setter: Typesetter, parent: Element) -> Strip | None:
    """The mark of a draft, in words on a tinted bar; none where this is no draft."""
    if not setter.labels.draft:
        return None
    style = replace(setter.style(Role.BADGE), colour=setter.wording.tone(Tone.DOUBTFUL))
    lines = setter.lines(setter.words(setter.labels.draft, style, parent), setter.width - 4 * DRAFT_PADDING)
    above = below = DRAFT_PADDING
    if style.leading >= TALL and lines:
        box = lines[0].height
        above = max(0.0, reach(lines[:1])[0] - BASELINE * box) + TALL_PADDING
        below = max(0.0, reach(lines[-1:])[1] - (1 - BASELINE) * box) + TALL_PADDING
    words, height = stack(lines, 2 * DRAFT_PADDING, above)
    bar = Fill(0.0, 0.0, setter.width, above + height + below, tint(Tone.DOUBTFUL, setter), radius=2.5)
    return Strip(above + height + below, words, (bar,))


def _page_line(setter: Typesetter, page: int, pages: int) -> tuple[Line, ...]:
    ten = setter.labels.digits
    said = setter.labels.page_of.format(page=digits(page, ten), pages=digits(pages, ten))
    direction = setter.direction if any(letter.isalpha() for letter in said) else Direction.LTR
    return setter.one_line(setter.runs((Isolate((Text(said),), direction),), Role.FOOTER, _nowhere()))


def _nowhere() -> Element:
    """An element outside the tree: furniture is painted as decoration, and is not read."""
    return Element("Artifact")
