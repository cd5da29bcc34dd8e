"""Inlines -> runs of text, each with a mark that says what it belongs to on the page and in the structure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property

from reportgen.document import (
    Block,
    Callout,
    Direction,
    Document,
    Heading,
    Inline,
    Inlines,
    Isolate,
    Link,
    List,
    Note,
    Number,
    Table,
    Text,
    Tone,
    Toned,
)
from reportgen.records import dataclass
from reportgen.text.paragraphs import Run
from reportgen.theme import Colours, Style
from reportgen.writers.pdf.bare import bare_text
from reportgen.writers.pdf.tagging import Element, Structure

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls, and what turns the order of a text around: in a briefing they could make a figure read backwards."""

NARROW = "\u202f"
ARABIC_COMMA = "\u060c"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
RAISED, LIFT = 0.68, 0.48
"""The size of a raised mark, and how far it is raised, in sizes of the text around it."""
APART = 2
"""How many spaces stand before a raised mark: from right to left it comes beside a figure's first digit."""
LONGEST_TIP = 400
"""In characters; PDF/A refuses strings of more than 32,767 bytes."""
NORMAL, EMPHASISED, STRONGEST = 400, 600, 700


@dataclass(frozen=True, slots=True, eq=False)
class Leading:
    """Where a piece leads: the target, what a reader program says of it, and its structure element."""

    target: str
    contents: str
    element: Element


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """What a piece of text belongs to.  One mark is one object: equal marks are the same mark."""

    element: Element
    colour: str
    dotted: bool = False
    leading: Leading | None = None
    note: Numbered | None = None
    lift: float = 0.0
    """How far the text stands above the baseline."""


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """A footnote with the number that it has in the document."""

    number: int
    note: Note

    @property
    def anchor(self) -> str:
        """Where its words stand."""
        return f"note-{self.number}"

    @property
    def mark_anchor(self) -> str:
        """Where its mark stands first."""
        return f"{self.anchor}-mark"


@dataclass(frozen=True, slots=True)
class _Setting:
    """What inlines inherit from around them."""

    style: Style
    mark: Mark
    language: str
    dotted: bool
    tabular: bool
    italic: bool = False


class Wording:
    """Turns the inlines of one document into runs.

    Footnotes are numbered as their marks are met, and wait in `waiting` to be laid out.  Their marks are
    superscripts where all faces have them (`has` asks that) and the language's digits are 0–9: so a mark copied
    with a figure is no digit of it.  Else they are small digits, raised.
    """

    def __init__(self, document: Document, colours: Colours, structure: Structure, has: Callable[[str], bool]) -> None:
        self.direction = document.direction
        self.language = document.language
        self.colours = colours
        self.structure = structure
        self.waiting: list[Numbered] = []
        self._numbered: dict[Note, Numbered] = {}
        self._digits = document.labels.digits
        self._has = has
        self._places = dict(_places(document.blocks))

    def runs(
        self,
        inlines: Inlines,
        style: Style,
        element: Element | Mark,
        *,
        dotted: bool = False,
        tabular: bool = False,
    ) -> tuple[Run, ...]:
        """The runs of `inlines`; `dotted` puts the quiet rule under figures that can be traced."""
        mark = element if isinstance(element, Mark) else Mark(element, style.colour)
        setting = _Setting(style, mark, self.language, dotted=dotted, tabular=tabular)
        return tuple(self._walk(inlines, setting))

    @cached_property
    def _superscripts(self) -> bool:
        return self._digits.isascii() and self._has("".join(map(chr, SUPERSCRIPTS.values())))

    @cached_property
    def _narrow(self) -> str:
        return NARROW if self._has(NARROW) else ""

    def tone(self, tone: Tone) -> str:
        """The colour of a tone."""
        return {
            Tone.NEUTRAL: self.colours.accent,
            Tone.GOOD: self.colours.good,
            Tone.DOUBTFUL: self.colours.doubtful,
            Tone.BAD: self.colours.bad,
            Tone.QUIET: self.colours.quiet,
        }[tone]

    def plain(self, inlines: Inlines) -> str:
        """The words for a place that knows no isolates: an outline, a tool tip."""
        return bare_text(inlines, self.direction)

    def _walk(self, inlines: Inlines, setting: _Setting) -> Iterator[Run]:
        before: Inline | None = None
        for inline in inlines:
            match inline:
                case Text():
                    yield self._text(inline, setting)
                case Number():
                    yield self._run(FSI, setting)
                    yield self._number(inline, setting)
                    yield self._run(PDI, setting)
                case Isolate():
                    yield self._run(LRI if inline.direction is Direction.LTR else RLI, setting)
                    yield from self._walk(inline.children, self._isolated(inline, setting))
                    yield self._run(PDI, setting)
                case Toned():
                    mark = replace(setting.mark, colour=self.tone(inline.tone))
                    yield from self._walk(inline.children, replace(setting, mark=mark, style=_strong(setting.style)))
                case Link():
                    yield from self._walk(inline.children, self._linked(inline, setting))
                case Note() if inline.children:
                    yield from self._note(inline, setting, again=isinstance(before, Note))
                case Note():
                    pass  # nothing would stand where the mark leads to
            before = inline

    def _run(self, text: str, setting: _Setting) -> Run:
        return Run(text, setting.style, setting.mark, setting.language, setting.italic, setting.tabular)

    def _text(self, inline: Text, setting: _Setting) -> Run:
        own = _said(inline, setting)
        foreign = inline.language if inline.language != setting.language else ""
        if foreign and inline.text.strip():
            span = Element("Span", setting.mark.element, attached=False, language=foreign)
            own = replace(own, mark=replace(setting.mark, element=span), language=foreign)
        return self._run(inline.text, own)

    def _number(self, inline: Number, setting: _Setting) -> Run:
        mark = setting.mark
        target = f"fact-{inline.figure_id}"
        expansion = ""
        if target in self._places:
            expansion = self.plain((inline, Text(" · "), *self._places[target]))
            if mark.leading is None:
                link = Element("Link", mark.element, attached=False)
                leading = Leading(f"#{target}", expansion, link)
                mark = replace(mark, element=link, leading=leading, dotted=setting.dotted)
        span = Element("Span", mark.element, attached=False, name=inline.figure_id, expansion=expansion)
        self.structure.identify(span, inline.figure_id)
        return self._run(inline.text, replace(setting, mark=replace(mark, element=span)))

    def _note(self, note: Note, setting: _Setting, *, again: bool) -> Iterator[Run]:
        """A footnote's mark, on the same line as what it follows and a little apart from it; a comma after another."""
        numbered = self._numbered.get(note)
        if numbered is None:
            numbered = self._numbered[note] = Numbered(len(self._numbered) + 1, note)
            self.waiting.append(numbered)
        around = setting.mark
        outside = around.element if around.leading is None else around.leading.element.parent
        link = Element("Link", Element("Reference", outside, attached=False), attached=False)
        shown = digits(numbered.number, self._digits)
        contents = shortened(self.plain((Text(f"{shown} · "), *note.children)))
        mark = Mark(link, self.colours.accent, leading=Leading(f"#{numbered.anchor}", contents, link), note=numbered)
        style = replace(setting.style, weight=NORMAL, tracking=0.0, uppercase=False)
        small = replace(style, size=RAISED * style.size)
        if again:
            comma = "," if self.direction is Direction.LTR else ARABIC_COMMA
            yield Run(comma, small, replace(around, lift=LIFT * style.size), setting.language)
        if self._narrow:
            space = self._narrow if self._superscripts else APART * self._narrow
            yield Run(space, small, around, setting.language)
        if self._superscripts:
            shown = shown.translate(SUPERSCRIPTS)
        else:
            style, mark = _strong(small), replace(mark, lift=LIFT * style.size)
        yield Run(LRI, style, mark, setting.language)
        yield Run(shown, style, mark, setting.language)
        yield Run(PDI, style, mark, setting.language)

    def back(self, numbered: Numbered, style: Style, element: Element) -> tuple[Run, ...]:
        """A footnote's number where its words stand, which leads back to its mark."""
        link = Element("Link", element, attached=False)
        shown = digits(numbered.number, self._digits)
        mark = Mark(link, self.colours.accent, leading=Leading(f"#{numbered.mark_anchor}", shown, link))
        return tuple(Run(text, style, mark, self.language) for text in (LRI, shown, PDI))

    def _isolated(self, inline: Isolate, setting: _Setting) -> _Setting:
        language = inline.language or setting.language
        mark = setting.mark
        if language != setting.language:
            span = Element("Span", mark.element, attached=False, language=language)
            mark = replace(mark, element=span)
        return replace(setting, mark=mark, language=language)

    def _linked(self, inline: Link, setting: _Setting) -> _Setting:
        internal = inline.target.startswith("#")
        if internal and inline.target[1:] not in self._places:
            return setting
        link = Element("Link", setting.mark.element, attached=False)
        leading = Leading(inline.target, self.plain(inline.children), link)
        return replace(setting, mark=Mark(link, self.colours.accent, dotted=True, leading=leading))


def digits(value: int, ten: str) -> str:
    """A whole number in the ten digits of a language."""
    return str(value).translate({ord("0") + index: digit for index, digit in enumerate(ten)})


def shortened(text: str) -> str:
    """As much of a text as a tool tip holds."""
    return text if len(text) <= LONGEST_TIP else f"{text[:LONGEST_TIP].rsplit(' ', 1)[0]} …"


def unseen_in(text: str) -> str:
    """The first character of a text that controls something or turns its order around, or ""."""
    found = _UNSEEN.search(text)
    return found[0] if found else ""


def texts(inlines: Inlines) -> Iterator[str]:
    """Every stretch of text in a run of inlines."""
    for inline in inlines:
        if isinstance(inline, (Text, Number)):
            yield inline.text
        else:
            yield from texts(inline.children)


def _said(inline: Text, setting: _Setting) -> _Setting:
    style = _strong(setting.style) if inline.strong else setting.style
    return replace(setting, style=style, italic=setting.italic or inline.emphasis)


def _strong(style: Style) -> Style:
    return replace(style, weight=STRONGEST if style.weight >= EMPHASISED else EMPHASISED)


def _places(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Inlines]]:
    """Every anchor of the document and the words that stand there."""
    for block in blocks:
        match block:
            case Heading() if block.anchor:
                yield block.anchor, block.children
            case Table():
                for row in block.rows:
                    if row.anchor:
                        named = next((cell for cell in row.cells if cell.header), row.cells[0] if row.cells else None)
                        yield row.anchor, named.children if named else ()
            case List():
                for item in block.items:
                    yield from _places(item)
            case Callout():
                yield from _places(block.children)
            case _:
                pass
