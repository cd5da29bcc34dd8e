"""A folded text as tokens: runs of digits with their separators, words, and single signs.

One pass, one regular expression without nested repetition over the same characters: its time is
linear in the text whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from reportgen.extraction.folding import ascii_digits


class Gap(Enum):
    """What stands before a token: nothing, blanks, or the end of a line (which no phrase crosses)."""

    NONE = ""
    BLANK = " "
    LINE = "\n"


class Shape(Enum):
    """What a token is made of."""

    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"


class Token(NamedTuple):
    """A piece of a folded text.  `key` is what phrases are matched by."""

    key: str
    text: str
    start: int
    end: int
    shape: Shape
    gap: Gap


_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_SMALL = "\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c\u2150-\u215f\u2189"
"""Raised and lowered digits and one-character fractions: signs, although regular expressions take them for letters."""
_LETTER = rf"[^\W\d_{_SMALL}]"
_TOKEN = re.compile(
    r"([ \n]*)(?:"
    rf"({_LETTER}+(?:[{_MARKS}]+{_LETTER}*|'{_LETTER}+)*)"
    r"|((?:(?<![\w.])[.٫](?=\d))?\d+(?:[.,'·٫٬]\d+)*)"
    r"|([^ \n]))"
)


def written(tokens: Sequence[Token]) -> str:
    """Tokens as they are written, their digits as 0-9 and with one blank where blanks are."""
    gaps = ("" if token.gap is Gap.NONE else " " for token in tokens)
    return ascii_digits("".join(gap + token.text for gap, token in zip(gaps, tokens, strict=True)).lstrip())


def tokens_of(folded: str) -> list[Token]:
    """All tokens of a text that `fold` made."""
    tokens: list[Token] = []
    end = 0
    # An article has tens of thousands: a tuple is made without the detour through the class.
    make, number_shape, word_shape, sign_shape = tuple.__new__, Shape.NUMBER, Shape.WORD, Shape.SIGN
    for blank, word, number, sign in _TOKEN.findall(folded):
        start = end + len(blank)
        text = word or number or sign
        end = start + len(text)
        shape = word_shape if word else number_shape if number else sign_shape
        gap = _GAPS.get(blank) or (Gap.LINE if "\n" in blank else Gap.BLANK)
        tokens.append(make(Token, (text.lower(), text, start, end, shape, gap)))
    return tokens


_GAPS = {"": Gap.NONE, " ": Gap.BLANK}
