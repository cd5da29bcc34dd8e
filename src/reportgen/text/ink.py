"""How far the letters of a line reach above and below its baseline.

A line's box says how far apart lines stand; the chains of Nastaliq rise out of it where a word is long.  What has to
keep clear of them (a rule, a background, another line in large letters) asks here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import inf

from reportgen.text.fonts import Face
from reportgen.text.pieces import WIDENED, Line
from reportgen.text.shaping import Cluster

_MOST_KEPT = 20_000
_STEP = 3.0
"""How finely the outline of a line is looked at, in points."""


def reach(lines: Iterable[Line]) -> tuple[float, float]:
    """How far up and down the letters of these lines reach from their baselines; both are 0 where there are none."""
    up = down = 0.0
    for line in lines:
        for piece in line.pieces:
            scale = piece.size / piece.face.units
            for cluster in piece.clusters:
                top, bottom = _reach(piece.face, cluster)
                up, down = max(up, top * scale), max(down, bottom * scale)
    return up, down


def least_apart(upper: Line, lower: Line, *, rtl: bool) -> float:
    """The distance of baselines at which the letters of two lines touch, both lines set from the start side."""
    hanging, rising = _outline(upper, rtl=rtl)[1], _outline(lower, rtl=rtl)[0]
    return max([down + rising[at] for at, down in hanging.items() if at in rising], default=0.0)


def _outline(line: Line, *, rtl: bool) -> tuple[dict[int, float], dict[int, float]]:
    """How far a line's letters reach up and down at each step from its start side: of each glyph, its box."""
    ups: dict[int, float] = {}
    downs: dict[int, float] = {}
    for piece in line.pieces:
        scale = piece.size / piece.face.units
        pen = piece.x
        for cluster in piece.clusters:
            for glyph, x, y in cluster.glyphs:
                start, end, top, bottom = _box(piece.face, glyph)
                if top == bottom:
                    continue
                left, right = pen + (x + start) * scale, pen + (x + end) * scale
                first, last = (line.natural_width - right, line.natural_width - left) if rtl else (left, right)
                up, down = (y + top) * scale, -(y + bottom) * scale
                for at in range(int(first // _STEP), int(last // _STEP) + 1):
                    if up > ups.get(at, -inf):
                        ups[at] = up
                    if down > downs.get(at, -inf):
                        downs[at] = down
            pen += cluster.advance * scale + piece.tracking + (piece.stretch if cluster.text in WIDENED else 0.0)
    return ups, downs


@lru_cache(_MOST_KEPT)
def _reach(face: Face, cluster: Cluster) -> tuple[int, int]:
    up = down = 0
    for glyph, _, y in cluster.glyphs:
        _, _, top, bottom = _box(face, glyph)
        if top != bottom:
            up, down = max(up, y + top), max(down, -(y + bottom))
    return up, down


@lru_cache(_MOST_KEPT)
def _box(face: Face, glyph: int) -> tuple[int, int, int, int]:
    """A glyph's start, end, top and bottom, in units of its face; all 0 where it has no ink."""
    box = face.hb_font.get_glyph_extents(glyph)
    if box is None:
        return 0, 0, 0, 0
    return box.x_bearing, box.x_bearing + box.width, box.y_bearing, box.y_bearing + box.height
