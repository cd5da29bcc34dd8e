"""Setting a paragraph: runs of styled text -> lines of positioned pieces.

    problems = uncovered(runs, fonts)              # characters that no face has: say so, set nothing
    lines = set_lines(runs, Direction.RTL, width, fonts, justify=True)

All lengths are points.  A line's pieces stand in the order in which they are to be written into a
page (words in reading order, the clusters of one word from left to right); their `x` says where.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from reportgen.diagnostics import Diagnostic
from reportgen.document import Direction
from reportgen.text.fonts import Face, Fonts
from reportgen.text.shaping import Cluster
from reportgen.theme import Style

Width = float | Callable[[int], float]
"""The room for a line: the same for all, or asked for line by line (counted from 0)."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style.

    `mark` means nothing here: it comes back on the pieces, so that a writer knows what they belong
    to.  The isolate controls U+2066..U+2069 may stand in `text`: they steer the order of writing
    and are never drawn.  `style.uppercase` is applied here.  `tabular` asks for figures of one
    width.  What stands between LRI or FSI and its PDI (a figure, a code) is kept on one line unless
    it is longer than a line.
    """

    text: str
    style: Style
    mark: Hashable = None
    language: str = ""
    italic: bool = False
    tabular: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a part of it: one face, one level, one mark.

    `clusters` go from left to right, `text` is in reading order; both include the space that
    belongs to the word.  `x` is the piece's left edge, measured from the left edge of its line.
    Each cluster is followed by `tracking` points; a space is widened by `stretch` points.
    """

    x: float
    advance: float
    face: Face
    size: float
    clusters: tuple[Cluster, ...]
    text: str
    mark: Hashable
    level: int
    tracking: float = 0.0
    stretch: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line.  Its box is `width` wide; spaces at its end hang out of the box.

    `height` is the wished distance from the baseline before to this one.  `indent` is the empty
    space to leave at the start side (the first line's indent).
    """

    pieces: tuple[Piece, ...]
    width: float
    natural_width: float
    ascent: float
    descent: float
    height: float
    indent: float = 0.0
    last: bool = False


def uncovered(runs: Sequence[Run], fonts: Fonts) -> tuple[Diagnostic, ...]:
    """What cannot be printed: characters that no face has, and control characters.  One diagnostic each."""
    raise NotImplementedError


def measure(runs: Sequence[Run], base: Direction, fonts: Fonts) -> float:
    """The width of the runs set in one line, without the spaces at its end."""
    raise NotImplementedError


def set_lines(
    runs: Sequence[Run],
    base: Direction,
    width: Width,
    fonts: Fonts,
    *,
    justify: bool = False,
    first_indent: float = 0.0,
) -> tuple[Line, ...]:
    """The runs as lines no wider than `width`.

    U+2028 in the text ends a line.  Empty runs give one empty line of the first run's height, no
    runs give no lines.  Raises `FontFault` (with its diagnostic) when a font file is damaged.
    """
    raise NotImplementedError
