"""Roman numerals: Chapter IV, World War II, thế kỷ XX."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from reportgen.extraction.lexicon import Lexicon
from reportgen.extraction.tokens import Gap, Shape, Token
from reportgen.records import dataclass

_ROMAN = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SMALL = frozenset("IVX")
_WORTH = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
ROMAN_LETTERS = frozenset(_WORTH)
_LIST_SIGNS = frozenset(",-–—;/")


@dataclass(frozen=True, slots=True)
class Roman:
    """A Roman numeral among tokens.  `certain` says that the words around it leave no doubt."""

    end: int
    value: Fraction
    certain: bool


def may_be_roman(text: str) -> bool:
    """A cheap look that lets most words pass."""
    return text[0] in ROMAN_LETTERS and len(text) <= 15 and not text.strip("IVXLCDM")


def roman_at(tokens: Sequence[Token], index: int, after: int, lexicon: Lexicon) -> Roman | None:
    """The Roman numeral at `index`; `after` is where the one before it ended, for rows of them, or -1.

    Without a word such as "chapter" or a name beside it, letters are taken for a numeral only where
    they can hardly be anything else, and then with a doubt.
    """
    token = tokens[index]
    if token.shape is not Shape.WORD or not may_be_roman(token.text) or _ROMAN.fullmatch(token.text) is None:
        return None
    certain = _is_named(tokens, index, lexicon) or _goes_on(tokens, index, after, lexicon)
    if not certain:
        if len(token.text) < 2 or not _SMALL.issuperset(token.text) or not _leans(tokens, index):
            return None
        # Henry VIII, Mesa II: part of a name.
        before = tokens[index - 1].text
        certain = before[0].isupper() and not before.isupper()
    return Roman(index + 1, Fraction(roman_value(token.text)), certain)


def roman_value(text: str) -> int:
    """What a well-formed Roman numeral is worth.

    >>> roman_value("XLIV")
    44
    """
    worth = [_WORTH[letter] for letter in text]
    return sum(-one if one < following else one for one, following in zip(worth, [*worth[1:], 0], strict=True))


def _is_named(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    if tokens[index].gap is Gap.BLANK and lexicon.romans_before.before(tokens, index) is not None:
        return True
    following = index + 1 < len(tokens) and tokens[index + 1].gap is Gap.BLANK
    return following and lexicon.romans_after.after(tokens, index + 1) is not None


def _goes_on(tokens: Sequence[Token], index: int, after: int, lexicon: Lexicon) -> bool:
    """Whether only signs and links stand between this numeral and the last: I, II and IV."""
    if not 0 <= after < index or index - after > 2:
        return False
    between = tokens[after : index + 1]
    return all(token.gap is not Gap.LINE for token in between) and all(
        token.key in _LIST_SIGNS or token.key in lexicon.range_links or token.key in lexicon.links
        for token in between[:-1]
    )


def _leans(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word stands right before: numerals follow what they number."""
    return index > 0 and tokens[index].gap is Gap.BLANK and tokens[index - 1].shape is Shape.WORD
