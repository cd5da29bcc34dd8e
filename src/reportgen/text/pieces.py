"""What lines are made of.

Records that are made for every line or word are named tuples: they cannot be changed either, and are made four times
as fast as frozen dataclasses.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from reportgen.text.fonts import Face
from reportgen.text.shaping import Cluster

WIDENED = (" ", "\u00a0")
"""The spaces that are widened where a line is justified."""


class Piece(NamedTuple):
    """A stretch of a line: words of one face, one size, one direction, one mark.

    Its clusters go from left to right, in `groups` as they were shaped (a word with the space after it is one and the
    same group wherever it stands); `text` is in reading order; both include the spaces.  The clusters may hold marks
    without width that are not in the text (see `joints`).  `x` is the piece's left edge, measured from the left edge
    of its line; `lift` is how far it stands above the baseline (thousandths of its size, or nothing); what is `hidden`
    is written but not painted; what is `clipped`, only ever at a line's end, is so in a way that fewer programs read.
    Each cluster is followed by `tracking` points; a space is widened by `stretch` points.
    """

    x: float
    advance: float
    face: Face
    size: float
    groups: tuple[tuple[Cluster, ...], ...]
    text: str
    mark: Hashable
    level: int
    tracking: float = 0.0
    stretch: float = 0.0
    lift: float = 0.0
    hidden: bool = False
    clipped: bool = False

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """All clusters, from left to right."""
        return self.groups[0] if len(self.groups) == 1 else tuple(chain.from_iterable(self.groups))


class Line(NamedTuple):
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


@dataclass(slots=True, eq=False)
class Draft:
    """A piece in the making."""

    x: float
    advance: float
    face: Face
    size: float
    clusters: list[Cluster]
    text: str
    mark: Hashable
    level: int
    tracking: float
    stretch: float
    lift: float = 0.0
    hidden: bool = False
    clipped: bool = False
    freed: bool = False
    """Whether the mark at its left end stands elsewhere."""

    def piece(self) -> Piece:
        """The piece as it stands."""
        return Piece(
            self.x,
            self.advance,
            self.face,
            self.size,
            (tuple(self.clusters),),
            self.text,
            self.mark,
            self.level,
            self.tracking,
            self.stretch,
            self.lift,
            self.hidden,
            self.clipped,
        )


def draft_of(piece: Piece) -> Draft:
    """A piece, to be changed."""
    return Draft(
        piece.x,
        piece.advance,
        piece.face,
        piece.size,
        list(piece.clusters),
        piece.text,
        piece.mark,
        piece.level,
        piece.tracking,
        piece.stretch,
        piece.lift,
        piece.hidden,
        piece.clipped,
    )
