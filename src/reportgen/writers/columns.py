"""How wide the columns of a table are: their weights, bent where that saves lines.

This module knows only widths; the writers measure or estimate the cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

STEP = 6.0
"""By how much a column is widened at the cost of another, to see whether the table gets shorter."""
BEND = 0.4
"""How far a column may be bent from the width that its weight gives it."""
MOST_ROWS = 48
"""So many of the fullest rows decide."""
LOOSE = 1.06
"""Lines are not filled to their end: so much more room does a text want than its length."""

Row = Sequence[float]


def column_widths(weights: Sequence[int], least: Sequence[float], natural: Sequence[float], room: float) -> list[float]:
    """The widths of columns that together take `room`.

    Where every column can have its natural width, what is left over goes by weight; else each gets
    its share by weight, but no less than its longest word and no more than its natural width.
    """
    if sum(natural) <= room:
        bounds = [(most, room) for most in natural]
    elif sum(least) < room:
        bounds = list(zip(least, natural, strict=True))
    else:
        return [room * width / sum(least) for width in least]
    low, high = 0.0, room / min(weights)
    for _ in range(50):
        level = (low + high) / 2
        if sum(_bounded(level * weight, bound) for weight, bound in zip(weights, bounds, strict=True)) > room:
            high = level
        else:
            low = level
    return [_bounded(low * weight, bound) for weight, bound in zip(weights, bounds, strict=True)]


def with_fewer_lines(widths: Sequence[float], least: Sequence[float], rows: Sequence[Row]) -> list[float]:
    """The widths, shifted between columns as long as that saves lines; `rows` hold the natural widths of cells."""
    floors = [max(smallest, width * (1 - BEND)) for smallest, width in zip(least, widths, strict=True)]
    ceilings = [width * (1 + BEND) for width in widths]
    fullest = sorted(rows, key=sum, reverse=True)[:MOST_ROWS]
    best = list(widths)
    lines = _lines(best, fullest)
    columns = range(len(best))
    for step in (4 * STEP, STEP):
        improved = True
        while improved:
            improved = False
            for wider in columns:
                for narrower in columns:
                    tried = list(best)
                    tried[wider] += step
                    tried[narrower] -= step
                    if tried[narrower] < floors[narrower] or tried[wider] > ceilings[wider]:
                        continue
                    taken = _lines(tried, fullest)
                    if taken < lines:
                        best, lines, improved = tried, taken, True
    return best


def _lines(widths: Sequence[float], rows: Sequence[Row]) -> int:
    return sum(
        max(1 if length <= width else ceil(LOOSE * length / width) for length, width in zip(row, widths, strict=True))
        for row in rows
    )


def _bounded(value: float, bound: tuple[float, float]) -> float:
    return min(max(value, bound[0]), bound[1])
