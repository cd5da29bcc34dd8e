"""Long texts in pieces, so that the memory that a search takes does not grow with them.

This module imports nothing of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONG = 1 << 16
_CUT = re.compile(r"\n+|(?<=\w{4}[.!?۔؟…])[ ]+(?=[^\W\d_])")
"""Ends of lines and sentences, which no figure crosses; "No. 5" and "approx. 5" are none."""


def pieces_of(text: str) -> Iterator[tuple[int, str]]:
    """A text in pieces, each with the place where it begins; one that has no place to be cut stays whole.

    >>> list(pieces_of("40 ships"))
    [(0, '40 ships')]
    """
    start = 0
    while len(text) - start > _LONG and (cut := _CUT.search(text, start + _LONG)) is not None:
        yield start, text[start : cut.start()]
        start = cut.end()
    yield start, text[start:]
