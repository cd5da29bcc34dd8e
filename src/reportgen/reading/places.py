"""Where words stand in a text.  This module imports nothing of ours.

A quote stands nowhere inside a number: "071" is no part of "2,071".  It stands inside a longer word
only where it stands nowhere as whole words.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

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


def _parts_word(text: str, place: int) -> bool:
    return 0 < place < len(text) and text[place - 1].isalpha() and text[place].isalpha()


_RUN = re.compile(r"\d+|[^\W\d]+")
_KEY = 32
"""How many characters around an anchor places are sorted by."""
_SHORT = 3_000
"""A text of this length is searched as it is."""


def beginnings(text: str, start: int, end: int) -> Iterator[int]:
    """Where a quote may begin inside a stretch of a text: once a mention stands there, no other one does."""
    yield start
    for match in _RUN.finditer(text, start, end):
        if match.start() > start:
            yield match.start()


class Concordance:
    """A text in which many quotes are sought: each is looked up by its number, among sorted places.

    The anchors are the runs of digits, and the `words` (in small letters) that numbers are written
    with.  They are sorted by what follows and by what stands before them, so that a quote is found
    at once however long the text is.
    """

    def __init__(self, text: str, words: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.words = words
        self._known: dict[str, Sequence[int]] = {}
        self._following: array[int] | None = None
        self._preceding: array[int] = array("Q")

    def places(self, quote: str) -> Sequence[int]:
        """Where a quote begins, in the text's order."""
        known = self._known.get(quote)
        if known is None:
            known = self._known[quote] = self._sought(quote)
        return known

    def _sought(self, quote: str) -> Sequence[int]:
        text, size = self.text, len(quote)
        anchors = () if size == 0 or len(text) <= _SHORT else self._anchors(quote)
        found = [
            start
            for start in (self._candidates(quote, anchors) if anchors else ())
            if text.startswith(quote, start) and not (_cuts(text, start) or _cuts(text, start + size))
        ]
        if not found and not (anchors and quote[anchors[0]].isdecimal()):
            found = [start for start, _ in whole_places(quote, text)]
        if len(found) > 1:
            found = [s for s in found if not (_parts_word(text, s) or _parts_word(text, s + size))] or found
        return found if len(found) < 2 else array("Q", found)

    def _anchors(self, quote: str) -> list[int]:
        """The places in a quote that it can be looked up by: its digits, else its number words."""
        runs = [(match.start(), match.group()) for match in _RUN.finditer(quote)]
        digits = [at for at, run in runs if run[0].isdecimal()]
        return digits or [at for at, run in runs if run.lower() in self.words]

    def _candidates(self, quote: str, anchors: Sequence[int]) -> list[int]:
        """Where a quote may begin, by what makes it rarest."""
        if self._following is None:
            self._sort()
        assert self._following is not None
        text = self.text
        found: tuple[array[int], int, int, int] | None = None
        for at in anchors:
            after, before = quote[at : at + _KEY], quote[max(at - _KEY, 0) : at][::-1]
            low = bisect_left(self._following, after, key=lambda p: text[p : p + _KEY])
            high = bisect_right(self._following, after, lo=low, key=lambda p: text[p : p + len(after)])
            if found is None or high - low < found[2] - found[1]:
                found = self._following, low, high, at
            if before and high - low > 1:
                low = bisect_left(self._preceding, before, key=lambda p: text[max(p - _KEY, 0) : p][::-1])
                high = bisect_right(
                    self._preceding, before, lo=low, key=lambda p: text[max(p - len(before), 0) : p][::-1]
                )
                if high - low < found[2] - found[1]:
                    found = self._preceding, low, high, at
            if found[2] - found[1] <= 1:
                break
        assert found is not None
        places, low, high, at = found
        return sorted(place - at for place in places[low:high] if place >= at)

    def _sort(self) -> None:
        text, words = self.text, self.words
        anchors = array(
            "Q",
            (
                match.start()
                for match in _RUN.finditer(text)
                if match.group()[0].isdecimal() or (words and match.group().lower() in words)
            ),
        )
        self._following = array("Q", sorted(anchors, key=lambda p: text[p : p + _KEY]))
        self._preceding = array("Q", sorted(anchors, key=lambda p: text[max(p - _KEY, 0) : p][::-1]))
