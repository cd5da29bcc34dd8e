"""A number as somebody printed it: exact value, printed precision, unit and bound.

This module imports nothing of ours but `records`.  Values are `fractions.Fraction`, made from text; no float
comes near them.  A percentage keeps the number that was printed (103.6, not 1.036).
"""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from reportgen.records import dataclass

MAX_DIGITS = 60
"""Longest run of digits that is read as a number; a longer one is refused, not computed with."""

PERCENT = "%"
POINTS = "points"
YEAR = "year"
MONTHS = "months"


class Bound(StrEnum):
    """What the words around a number make of it: `5 % or more` is AT_LEAST 5."""

    EXACT = ""
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    ABOUT = "~"


class Rounding(StrEnum):
    """How a source got from the exact value to the digits it printed.

    NEAREST accepts either neighbour on a tie; the other modes are what a source may declare.
    """

    NEAREST = "nearest"
    HALF_UP = "half-up"
    HALF_DOWN = "half-down"
    HALF_EVEN = "half-even"
    TRUNCATED = "truncated"
    AWAY = "away"


class Interval(NamedTuple):
    """All values between `low` and `high`; an end that is None is unbounded, a closed end belongs to it."""

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True

    @classmethod
    def point(cls, value: Fraction) -> Interval:
        """The one value `value`."""
        return cls(value, value)

    @property
    def is_point(self) -> bool:
        """Whether exactly one value is left."""
        return self.low is not None and (self.low is self.high or self.low == self.high)

    def __contains__(self, value: object) -> bool:
        assert isinstance(value, Fraction)
        above = self.low is None or value > self.low or (self.low_closed and value == self.low)
        below = self.high is None or value < self.high or (self.high_closed and value == self.high)
        return above and below

    def __str__(self) -> str:
        low = "-∞" if self.low is None else str(self.low)
        high = "∞" if self.high is None else str(self.high)
        left = "[" if self.low_closed and self.low is not None else "("
        right = "]" if self.high_closed and self.high is not None else ")"
        return f"{left}{low}, {high}{right}"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number.

    `value` is what the digits say, in `unit`; a range also has `high`.  `places` counts the
    printed decimals, so the last digit is worth ``10 ** -places`` (negative where a scale word
    stood: "21 thousand" has places -3).  `unit` is "" for a plain number, "%", "points", "year",
    "months", or the name of a measure or currency.
    """

    value: Fraction
    places: int = 0
    unit: str = ""
    bound: Bound = Bound.EXACT
    high: Fraction | None = None

    @property
    def last_digit(self) -> Fraction:
        """What one unit of the last printed digit is worth."""
        return _worth(self.places)

    @property
    def canonical(self) -> str:
        """The one way a fact file writes this: ``>= 5 %``, ``3..4 %``, ``103.6 %``, ``2020..2025``, ``2/3``."""
        number = _written(self.value, self.places)
        if self.high is not None:
            number = f"{number}..{_written(self.high, self.places)}"
        shown_unit = "" if self.unit == YEAR else self.unit
        return " ".join(part for part in (self.bound.value, number, shown_unit) if part)


@dataclass(frozen=True, slots=True)
class Misread:
    """Why a text is not a canonical value: where in it, what is wrong, and what to write instead."""

    offset: int
    message: str
    hint: str = ""


@cache
def _worth(places: int) -> Fraction:
    return Fraction(10) ** -places


def decimal_text(value: Fraction, places: int) -> str:
    """`value` with `places` decimals, ASCII digits, no grouping; the value must fit exactly.

    >>> decimal_text(Fraction(1036, 10), 1)
    '103.6'
    """
    parts, rest = divmod(10 ** max(places, 0), value.denominator)
    if rest:
        raise ValueError(f"{value} has more than {places} decimals")
    scaled = value.numerator * parts
    sign = "-" if scaled < 0 else ""
    digits = str(abs(scaled)).rjust(max(places, 0) + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places > 0 else f"{sign}{digits}"


def _written(value: Fraction, places: int) -> str:
    """`value` in decimals, or as a fraction where decimals can't say it: 2/3."""
    if 10 ** max(places, 0) % value.denominator:
        return f"{value.numerator}/{value.denominator}"
    return decimal_text(value, places)


_CANONICAL = re.compile(
    r"(?P<bound>>=|<=|>|<|~)?\s*(?P<low>-?[0-9]+(?:\.[0-9]+|/0*[1-9][0-9]*)?)(?:\.\.(?P<high>-?[0-9]+(?:\.[0-9]+)?))?"
    r"(?:\s*(?P<percent>%)|\s+(?P<unit>[^\W\d_]\S*(?: \S+)*))?"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,'\u00a0\u202f ][0-9]{3})+(?:[.,][0-9]+)?|[0-9]+,[0-9]+")


def parse_quantity(text: str) -> Quantity | Misread:
    """Read the canonical form of a value, or say where and why it is not one.

    ASCII digits, `.` before decimals, no grouping; one of ``>= > <= < ~`` before, ``..`` inside a
    range, ``%``, ``points`` or another unit after.

    >>> parse_quantity(">= 5 %").canonical
    '>= 5 %'
    """
    stripped = text.strip()
    offset = len(text) - len(text.lstrip())
    match = _CANONICAL.fullmatch(stripped)
    if match is None:
        grouped = _GROUPED.search(stripped)
        if grouped and "," in grouped.group():
            return Misread(
                offset + grouped.start(),
                f"`{grouped.group()}` can be read in two ways",
                "write values with `.` before decimals and without grouping: 2071, 101.5",
            )
        return Misread(
            offset,
            f"`{stripped}` is not a value",
            "write a number such as 2071, 103.6 %, >= 5 %, 3..4 %, 12 points, 2020..2025, 6 months",
        )
    low, high = match["low"], match["high"]
    if max(len(low), len(high or "")) > MAX_DIGITS:
        return Misread(offset, f"a number of {max(len(low), len(high or ''))} digits", f"at most {MAX_DIGITS} are read")
    places = max(_places(low), _places(high or ""))
    unit = PERCENT if match["percent"] else (match["unit"] or "")
    return Quantity(Fraction(low), places, unit, Bound(match["bound"] or ""), Fraction(high) if high else None)


def _places(number: str) -> int:
    return len(number.partition(".")[2])
