"""How far the letters of a line reach above and below its baseline.

A line's box says how far apart lines stand; the chains of Nastaliq rise out of it where a word is long.  What has to
keep clear of them (a rule, a background) asks here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from reportgen.text.fonts import Face
from reportgen.text.pieces import Line
from reportgen.text.shaping import Cluster

_MOST_KEPT = 20_000


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


@lru_cache(_MOST_KEPT)
def _reach(face: Face, cluster: Cluster) -> tuple[int, int]:
    up = down = 0
    for glyph, _, y in cluster.glyphs:
        box = face.hb_font.get_glyph_extents(glyph)
        if box is not None and box.height:
            up, down = max(up, y + box.y_bearing), max(down, -(y + box.y_bearing + box.height))
    return up, down
