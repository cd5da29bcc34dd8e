"""Where words stand in a text.  This module imports nothing of ours."""

from __future__ import annotations

from collections.abc import Iterator

_SEPARATORS = ".,'·٫٬"


def whole_places(quote: str, text: str) -> Iterator[tuple[int, int]]:
    """Where `quote` stands in `text` without cutting a run of digits in two."""
    start = text.find(quote) if quote else -1
    while start >= 0:
        end = start + len(quote)
        if not (_cuts(text, start) or _cuts(text, end)):
            yield start, end
        start = text.find(quote, start + 1)


def _cuts(text: str, place: int) -> bool:
    """Whether `place` is inside a number: between digits, or between a digit and a separator with a digit behind."""
    before, after = text[max(place - 2, 0) : place], text[place : place + 2]
    if not before or not after:
        return False
    if before[-1].isdecimal():
        return after[0].isdecimal() or (len(after) == 2 and after[0] in _SEPARATORS and after[1].isdecimal())
    return len(before) == 2 and before[1] in _SEPARATORS and before[0].isdecimal() and after[0].isdecimal()
