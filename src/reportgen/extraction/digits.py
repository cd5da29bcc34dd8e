"""Digits of any script with their separators, read by the habit of a language and by what they allow.

Each character is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from reportgen.extraction.folding import ascii_digits
from reportgen.extraction.lexicon import Lexicon, SeparatorRole
from reportgen.extraction.tokens import Gap, Shape, Token
from reportgen.quantity import MAX_DIGITS
from reportgen.records import dataclass


class Doubt(StrEnum):
    """Why a find may be wrong: said, never kept silent about."""

    NONE = ""
    SEPARATOR = "separator"
    """The sign inside the digits can be read in two ways; `alternative` is the other."""
    WORD = "word"
    """The word means something else as often."""
    UNLIKELY = "unlikely"
    """The word is none by its context: such finds are made only on request, for words that an editor quotes."""
    YEAR = "year"
    """Nothing but its size says that this is a year."""
    MIXED_DIGITS = "mixed-digits"
    """Digits of two writing systems in one number: not read."""
    TOO_LONG = "too-long"
    """More digits than are read."""
    GROUPS = "groups"
    """Separators in an order that no number has: not read."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number among tokens: `end` is the token after it.  `value` is None where it must not be read."""

    end: int
    value: Fraction | None
    places: int = 0
    plain: bool = False
    """Only digits: no separator, no scale word."""
    digits: bool = True
    scale: Fraction = Fraction(1)
    fraction: bool = False
    doubt: Doubt = Doubt.NONE
    indefinite: bool = False
    """A number by grammar that nobody counted: the article "one", "both", thousands of."""
    parts: tuple[Fraction, Fraction] | None = None
    """The two numbers of a ratio, whose quotient the value is: 346/680."""
    alternative: tuple[Fraction, int] | None = None
    """The other reading, with its printed decimals, where the separator allows one."""


def digits_at(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """The digits at `index` alone, with what separators make of them."""
    if index >= len(tokens) or tokens[index].shape is not Shape.NUMBER:
        return None
    text, end = tokens[index].text, index + 1
    if lexicon.space_groups and len(text) <= 3 and text.isdecimal():
        grouped, grouped_end = text, end
        while grouped_end < len(tokens) and len(grouped) < MAX_DIGITS and _is_group(tokens[grouped_end], lexicon):
            grouped += tokens[grouped_end].text
            grouped_end += 1
        if grouped_end > end:
            # The blanks have done the grouping: what is left can only be decimals.
            return replace(_read(grouped, grouped_end, lexicon, grouped=True), plain=False)
    return _read(text, end, lexicon)


def _is_group(token: Token, lexicon: Lexicon) -> bool:
    return (
        token.shape is Shape.NUMBER
        and token.gap is Gap.BLANK
        and token.text[:3].isdecimal()
        and (len(token.text) == 3 or (len(token.text) > 4 and token.text[3] in lexicon.decimal))
    )


_SEPARATOR = re.compile(r"\D")


def _read(text: str, end: int, lexicon: Lexicon, *, grouped: bool = False) -> Numeral:
    if len(text) < MAX_DIGITS and text.isascii() and text.isdecimal():
        return Numeral(end, Fraction(int(text)), plain=True)
    if len(text) > 2 * MAX_DIGITS:
        return Numeral(end, None, doubt=Doubt.TOO_LONG)
    runs, signs = _SEPARATOR.split(ascii_digits(text)), _SEPARATOR.findall(text)
    if sum(map(len, runs)) > MAX_DIGITS:
        return Numeral(end, None, doubt=Doubt.TOO_LONG)
    if len({ord(c) - int(c) for c in text if c.isdecimal()}) > 1:
        return Numeral(end, None, doubt=Doubt.MIXED_DIGITS)
    if not signs:
        return Numeral(end, Fraction(int(runs[0])), plain=True)
    habit = _arranged(runs, signs, lexicon.decimal, "" if grouped else lexicon.group, lakh=lexicon.lakh)
    other = None if grouped else _arranged(runs, signs, lexicon.group, lexicon.decimal, lakh=lexicon.lakh)
    if habit is not None and other is not None and signs[-1] in ".,":
        return _either(habit, other, signs[-1], runs[-1], end, lexicon)
    if habit is not None:
        return Numeral(end, habit[0], habit[1])
    if other is not None:
        role = SeparatorRole.DECIMAL if other[1] else SeparatorRole.GROUP
        shown = lexicon.separators is not None and lexicon.separators.get(signs[-1]) is role
        return Numeral(end, other[0], other[1], doubt=Doubt.NONE if shown else Doubt.SEPARATOR)
    return Numeral(end, None, doubt=Doubt.GROUPS)


def _either(
    habit: tuple[Fraction, int], other: tuple[Fraction, int], sign: str, last: str, end: int, lexicon: Lexicon
) -> Numeral:
    """A number that can be read in two ways: as its document reads such signs, else by the language's habit."""
    role = (lexicon.separators or {}).get(sign)
    if role is not None:
        if (habit[1] > 0) != (role is SeparatorRole.DECIMAL):
            habit, other = other, habit
        return Numeral(end, habit[0], habit[1], alternative=other)
    if habit[1] != 3:
        return Numeral(end, habit[0], habit[1], alternative=other)
    if last == "000":
        # Nobody prints three decimals that are all 0; groups end so all the time.
        habit, other = other, habit
    return Numeral(end, habit[0], habit[1], doubt=Doubt.SEPARATOR, alternative=other)


def _arranged(
    runs: list[str], signs: list[str], decimal: str, group: str, *, lakh: bool
) -> tuple[Fraction, int] | None:
    """The value and decimals of digits, if `decimal` and `group` signs stand where they may."""
    decimals = ""
    if signs[-1] in decimal:
        *runs, decimals = runs
        signs = signs[:-1]
    if signs and (len(set(signs)) > 1 or signs[0] not in group or not _grouped(runs, lakh=lakh)):
        return None
    return Fraction(int("".join(runs) + decimals), 10 ** len(decimals)), len(decimals)


def _grouped(runs: list[str], *, lakh: bool) -> bool:
    head, *middle, last = runs
    if len(last) != 3 or head.startswith("0"):
        return False
    if len(head) <= 3 and all(len(run) == 3 for run in middle):
        return True
    return lakh and len(head) <= 2 and all(len(run) == 2 for run in middle)
