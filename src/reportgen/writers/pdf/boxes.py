"""What a page is made of: lines of text, filled shapes, and the strips that hold them.

Layout knows only "start" and "end": `x` runs from the start side (right for Urdu), `y` downwards
from the top of the strip.  Painting turns that into a page's left and right, once, for everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from itertools import pairwise

from reportgen.records import dataclass
from reportgen.text.ink import least_apart
from reportgen.text.paragraphs import Line
from reportgen.theme import Style
from reportgen.writers.pdf.saving import Stream
from reportgen.writers.pdf.tagging import Element
from reportgen.writers.pdf.wording import Mark

BASELINE = 0.76
"""How far down its box a line's baseline stands.  Both Source faces and Noto Nastaliq Urdu share their height so."""

APART, FURTHER = 0.12, 0.6
"""Between the letters of a heading's lines, and how much further than usual these may stand apart; in sizes."""

TALL = 1.7
"""Lines from this leading on bring air of their own (Nastaliq), so what stands around them gets less."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text whose box begins at `x` (its start side) with its baseline at `y`."""

    line: Line
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle: a rule, a bar, a background.  Without an element it is decoration.

    A `dotted` one is a row of dots at that distance.
    """

    x: float
    y: float
    width: float
    height: float
    colour: str
    radius: float = 0.0
    element: Element | None = None
    dotted: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line with round ends from (`x`, `y`) on, so far towards the end side and down."""

    x: float
    y: float
    along: float
    down: float
    thickness: float
    colour: str
    element: Element | None = None


Shape = Fill | Stroke


@dataclass(frozen=True, slots=True)
class Picture:
    """An image at its place, with the element that it is the content of."""

    x: float
    y: float
    width: float
    height: float
    image: Stream
    element: Element


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; level 0 is outermost."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class PageOf:
    """The number of the page where an anchor stands, to be set at `end`; the words before it end at `start`."""

    anchor: str
    style: Style
    mark: Mark
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A band across the page that is never broken.

    `before` and `after` are white space, the larger of two neighbours' counts; a `tight` strip's own
    `after` counts alone.  At the top of a page white space falls away.  `keep` holds the next strip on
    the same page.  `head` is painted first where the strip begins a page (a table's head).  `framed`
    elements get the strip's place as their bounding box.  `notes` are the lines of footnotes that begin on the
    same page, at its foot; `page_of` asks for a page's number.  `padding` is white space within the height, above
    and below the words, of which a strip can spare some; the fills of a padded strip stand at its foot.
    """

    height: float
    words: tuple[Words, ...] = ()
    fills: tuple[Shape, ...] = ()
    pictures: tuple[Picture, ...] = ()
    before: float = 0.0
    after: float = 0.0
    tight: bool = False
    keep: bool = False
    anchors: tuple[str, ...] = ()
    bookmark: Bookmark | None = None
    head: Strip | None = field(default=None, repr=False)
    framed: Element | None = None
    notes: tuple[tuple[Strip, ...], ...] = field(default=(), repr=False)
    page_of: PageOf | None = None
    padding: tuple[float, float] = (0.0, 0.0)


def stack(lines: tuple[Line, ...], x: float, top: float) -> tuple[tuple[Words, ...], float]:
    """Lines one below the other from `top` on, and the height they take."""
    words: list[Words] = []
    y = top
    for line in lines:
        words.append(Words(line, x, y + BASELINE * line.height))
        y += line.height
    return tuple(words), y - top


def headline(lines: Sequence[Line], style: Style, *, rtl: bool) -> list[Strip]:
    """A strip for each line of a heading; tall lines stand further apart where their letters would touch."""
    more = 0.0
    if style.leading >= TALL and len(lines) > 1:
        touching = [least_apart(*pair, rtl=rtl) - pair[1].height for pair in pairwise(lines)]
        more = min(max(0.0, max(touching) + APART * style.size), FURTHER * style.size)
    drops = [more if index else 0.0 for index in range(len(lines))]
    return [
        Strip(line.height + drop, (Words(line, 0.0, BASELINE * line.height + drop),))
        for line, drop in zip(lines, drops, strict=True)
    ]


def moved(strip: Strip, x: float, y: float) -> Strip:
    """The strip with its content moved towards the end side and down; its height stays."""
    return replace(
        strip,
        words=tuple(Words(w.line, w.x + x, w.y + y) for w in strip.words),
        fills=tuple(replace(f, x=f.x + x, y=f.y + y) for f in strip.fills),
    )


def closer(strip: Strip, air: float) -> Strip:
    """The strip with only this part of its white space."""
    above, below = ((1 - air) * side for side in strip.padding)
    if above or below:
        strip = replace(
            strip,
            height=strip.height - above - below,
            words=tuple(Words(w.line, w.x, w.y - above) for w in strip.words),
            fills=tuple(replace(f, y=f.y - above - below) for f in strip.fills),
        )
    return replace(strip, before=air * strip.before, after=air * strip.after)


def kept_together(strips: list[Strip]) -> list[Strip]:
    """The strips with each but the last tied to the next."""
    return [replace(strip, keep=True) for strip in strips[:-1]] + strips[-1:]


def side_by_side(strips: Sequence[Strip]) -> Strip:
    """Strips at one height as one; each has been moved to its place already."""
    return replace(
        strips[0],
        height=max(strip.height for strip in strips),
        words=tuple(words for strip in strips for words in strip.words),
        fills=tuple(fill for strip in strips for fill in strip.fills),
    )
