"""The document tree: what a briefing says, in one language, before any format is thought of.

This module imports nothing of ours but `records`.  Writers read nothing else.  A printed figure is always a
`Number` with the id of the figure it prints, never bare text, so every format can lead from the
number to its proof.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from fractions import Fraction

from reportgen.records import dataclass


class Direction(StrEnum):
    """The base direction of a text."""

    LTR = "ltr"
    RTL = "rtl"


class Tone(StrEnum):
    """What a coloured piece means.  Colour never says it alone: the words do."""

    NEUTRAL = "neutral"
    GOOD = "good"
    DOUBTFUL = "doubtful"
    BAD = "bad"
    QUIET = "quiet"


# --- inlines ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words in the document's language, or in `language` where that is given (BCP 47)."""

    text: str
    strong: bool = False
    emphasis: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A printed figure, already formatted.  Its digits, sign and unit sign stay left to right.

    `form` says how it was printed (`composing.forms`), for the formats that can be filled anew.
    """

    text: str
    figure_id: str
    form: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Isolate:
    """A stretch with a direction of its own (formula, code, foreign quote); its surroundings do not reorder it."""

    children: tuple[Inline, ...]
    direction: Direction = Direction.LTR
    language: str = ""


@dataclass(frozen=True, slots=True)
class Toned:
    """Words with a tone (a verdict)."""

    children: tuple[Inline, ...]
    tone: Tone


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: `#anchor` inside the document, or an address outside."""

    children: tuple[Inline, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark stands where this node does, its words at the foot of the page.

    Notes are numbered through the document.  Equal notes are one note: it is printed where it first stands,
    and further on its mark comes back with the same number.
    """

    children: tuple[Inline, ...]


Inline = Text | Number | Isolate | Toned | Link | Note
Inlines = tuple[Inline, ...]


# --- blocks ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Masthead:
    """The title block: what this is, the finding, where it comes from, and the verdict of all checks."""

    kicker: Inlines
    title: Inlines
    provenance: Inlines
    badge: Inlines = ()
    badge_tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 2 is a section (level 1 is the masthead's title)."""

    level: int
    children: Inlines
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.  A quiet one is an aside: smaller and greyer."""

    children: Inlines
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """A list; each item is a run of blocks."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Callout:
    """A note set apart from the text, with a tone."""

    children: tuple[Block, ...]
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Card:
    """One key figure: the value large, its meaning below."""

    value: Inlines
    label: Inlines


@dataclass(frozen=True, slots=True)
class Cards:
    """Three to four key figures for a hurried reader."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its heading, its share of the width, and whether it holds figures.

    Figures are set in tabular digits, at the end side.
    """

    head: Inlines
    weight: int = 1
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell.  A `header` cell names its row."""

    children: Inlines
    header: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; `anchor` is where a printed figure's link leads."""

    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one head row, repeated on every page it runs over.

    A `dense` one is for looking things up, not for reading on: a format may set it smaller and closer.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: Inlines = ()
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar or point: its label, its exact value, and the figure printed at it.

    A figure with a bound ("more than 87") may lie elsewhere, as far as `reach`.
    """

    label: Inlines
    value: Fraction
    number: Number
    reach: Fraction | None = None

    @property
    def falls_short(self) -> bool:
        """Whether the figure may lie nearer to zero than where it is drawn ("at most")."""
        return self.reach is not None and abs(self.reach) < abs(self.value)


@dataclass(frozen=True, slots=True)
class Target:
    """The line that bars are held against."""

    label: Inlines
    value: Fraction


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars from zero, directly labelled, with an optional target line; or points on such a scale.

    Points (`dots`) are for figures that only their place on the scale compares, such as shares; a format that
    has no points draws bars.  The scale holds zero and all values; it may begin before them at `begin` and go
    on to `end` (a share's at all; further than the values where other panels have larger ones).
    `alternative` states the finding in words, for those who do not see the picture.
    """

    title: Inlines
    bars: tuple[Bar, ...]
    caption: Inlines
    alternative: str
    target: Target | None = None
    dots: bool = False
    end: Fraction | None = None
    begin: Fraction | None = None

    @property
    def scale(self) -> tuple[Fraction, Fraction]:
        """The lowest and the highest value of the scale."""
        ends = [Fraction(0), *(bar.value for bar in self.bars), *([self.target.value] if self.target else [])]
        ends += [each for each in (self.begin, self.end) if each is not None]
        return min(ends), max(ends)


@dataclass(frozen=True, slots=True)
class SmallMultiples:
    """Bar charts side by side, to be read as one: a panel's title says which it is, its caption is empty."""

    title: Inlines
    panels: tuple[BarChart, ...]
    caption: Inlines
    alternative: str


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a line: its exact value, the figure printed at it, and how far a bound may reach."""

    value: Fraction
    number: Number
    reach: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Slope:
    """A line from one moment to another."""

    label: Inlines
    points: tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class SlopeChart:
    """Lines from a first moment to a second, labelled directly at both ends.

    The scale runs from the lowest to the highest value; it need not hold zero.  Time runs as lines of text do.
    """

    title: Inlines
    moments: tuple[Inlines, Inlines]
    slopes: tuple[Slope, ...]
    caption: Inlines
    alternative: str
    target: Target | None = None

    @property
    def scale(self) -> tuple[Fraction, Fraction]:
        """The lowest and the highest value."""
        values = [point.value for slope in self.slopes for point in slope.points]
        values += [self.target.value] if self.target else []
        return min(values, default=Fraction(0)), max(values, default=Fraction(0))


Chart = BarChart | SmallMultiples | SlopeChart


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of the document's sections, each with a link and its page; `levels` counts the kinds of headings.

    One level lists sections (headings of level 2), two their parts (level 3) as well.  Headings inside lists
    and callouts are left out, and so are headings without an anchor.
    """

    title: Inlines
    levels: int = 2


Block = Heading | Paragraph | List | Callout | Cards | Table | Chart | Contents


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the briefing carries along as its proof."""

    name: str
    media_type: str
    description: str
    data: bytes
    relationship: str = "Data"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a figure beside the text, where a format has such a place: one paragraph each."""

    figure_id: str
    paragraphs: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """Words a writer needs but may not know: they come in the document's language."""

    page_of: str
    """"{page} / {pages}" in the language's own order."""
    draft: str
    """Said on every page of a draft; "" when this is none."""
    footer: str
    """Where the facts are: file, number of figures."""
    digits: str = "0123456789"
    """The ten digits in which page numbers are printed."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole briefing in one language (BCP 47 `language`, e.g. ur-PK).

    `created` is an ISO 8601 instant, or "" where the build was given none: writers read no clock.
    """

    language: str
    direction: Direction
    title: str
    subject: str
    masthead: Masthead
    blocks: tuple[Block, ...]
    labels: Labels
    attachments: tuple[Attachment, ...] = ()
    created: str = ""
    remarks: tuple[Remark, ...] = ()


def plain_text(inlines: Inlines) -> str:
    """The words of a run of inlines, without any structure and without footnotes."""
    parts: list[str] = []
    for inline in inlines:
        if isinstance(inline, (Text, Number)):
            parts.append(inline.text)
        elif not isinstance(inline, Note):
            parts.append(plain_text(inline.children))
    return "".join(parts)
