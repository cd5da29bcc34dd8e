"""Ordinal numbers: third, 26th, تیسرے, 26ویں, thứ ba."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reportgen.extraction.composer import whole_number_at
from reportgen.extraction.digits import Doubt, digits_at
from reportgen.extraction.lexicon import Lexicon
from reportgen.extraction.tokens import Gap, Shape, Token
from reportgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal among tokens, and how sure it is that it is one."""

    start: int
    end: int
    value: Fraction
    digits: bool
    doubt: Doubt


def ordinal_at(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Ordinal | None:
    """The ordinal that begins at `index`."""
    return _in_digits(tokens, index, lexicon) or _prefixed(tokens, index, lexicon) or _in_words(tokens, index, lexicon)


def _in_digits(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Ordinal | None:
    if index + 1 >= len(tokens) or tokens[index + 1].key not in lexicon.ordinal_suffixes:
        return None
    number = digits_at(tokens, index, lexicon)
    if number is None or not number.plain or number.value is None or tokens[index + 1].gap is Gap.LINE:
        return None
    return Ordinal(index, index + 2, number.value, digits=True, doubt=Doubt.NONE)


def _prefixed(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Ordinal | None:
    prefix = lexicon.ordinal_prefixes.after(tokens, index)
    if prefix is None or prefix[0] >= len(tokens) or tokens[prefix[0]].gap is Gap.LINE:
        return None
    start, ranked = prefix
    ordinal = lexicon.ordinals.get(tokens[start].key)
    if ordinal is not None:
        doubt = Doubt.NONE if ranked else _weekday(tokens, index, start + 1, lexicon)
        return Ordinal(index, start + 1, ordinal, digits=False, doubt=doubt)
    number = whole_number_at(tokens, start, lexicon)
    if number is None or number.value is None:
        return None
    doubt = Doubt.NONE if ranked else _weekday(tokens, index, number.end, lexicon)
    # The words of a prefix belong to an ordinal in words ("thứ ba"); digits are the whole of it ("thứ 3").
    digits = number.digits
    doubt = Doubt.NONE if digits else doubt
    return Ordinal(start if digits else index, number.end, number.value, digits=digits, doubt=doubt)


def _weekday(tokens: Sequence[Token], index: int, end: int, lexicon: Lexicon) -> Doubt:
    """Whether a prefixed ordinal is the name of a day (sáng thứ ba), or "secondly" at the beginning of a clause."""
    before = tokens[index - 1] if index and tokens[index].gap is not Gap.LINE else None
    if before is not None and before.key in lexicon.weekdays_after:
        return Doubt.UNLIKELY
    if end < len(tokens) and tokens[end].gap is not Gap.LINE and tokens[end].key in lexicon.weekdays_before:
        return Doubt.UNLIKELY
    return Doubt.WORD if before is None or before.shape is Shape.SIGN else Doubt.NONE


def _in_words(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Ordinal | None:
    token = tokens[index]
    if token.shape is not Shape.WORD:
        return None
    value, end = lexicon.ordinals.get(token.key), index + 1
    tens = lexicon.cardinals.get(token.key)
    if value is None and tens is not None and tens >= 20 and tens % 10 == 0:
        last = index + 2 if end < len(tokens) and tokens[end].key == "-" and tokens[end].gap is Gap.NONE else end
        unit = None
        if last < len(tokens) and tokens[last].gap is not Gap.LINE:
            unit = lexicon.ordinals.get(tokens[last].key)
        if unit is not None and unit < 10:
            value, end = tens + unit, last + 1
    if value is None:
        return None
    return Ordinal(index, end, value, digits=False, doubt=_standing(tokens, index, end, lexicon))


def _standing(tokens: Sequence[Token], index: int, end: int, lexicon: Lexicon) -> Doubt:
    """How sure it is that a word is an ordinal that says something, and no "first of all"."""
    following = tokens[end] if end < len(tokens) and tokens[end].gap is not Gap.LINE else None
    if following is not None and lexicon.periods.after(tokens, end) is not None:
        # "The first half-year" is one figure, and its number is that of the months.
        return Doubt.UNLIKELY
    if end > index + 1 or tokens[index].key not in lexicon.everyday_ordinals:
        return Doubt.NONE
    if index and tokens[index].gap is not Gap.LINE and lexicon.ranked_before.before(tokens, index) is not None:
        return Doubt.NONE
    if following is not None:
        if lexicon.ordered.after(tokens, end) is not None:
            return Doubt.NONE
        among = lexicon.among.after(tokens, end)
        if among is not None and among[0] < len(tokens):
            whole = tokens[among[0]]
            if whole.shape is Shape.NUMBER or whole.key in lexicon.cardinals:
                return Doubt.NONE
    return Doubt.UNLIKELY
