"""Shaping: a word in one face -> glyph clusters on a straight baseline."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cluster:
    """The glyphs that show `text` (in reading order), in font units.

    Each glyph is (glyph id, x, y) relative to the cluster's origin on the baseline.
    """

    text: str
    glyphs: tuple[tuple[int, int, int], ...]
    advance: int
