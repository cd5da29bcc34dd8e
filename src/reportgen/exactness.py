"""Which values a printed figure stands for: its rounding, its bound, its range.

This module imports only `reportgen.quantity` and `reportgen.facts`.  Exactness is per kind: a count
is exact, a percentage is rounded to its last printed digit, "more than 87 %" is everything above 87.
docs/consistency.md says why.
"""

from __future__ import annotations

from fractions import Fraction

from reportgen.facts import Figure, Kind
from reportgen.quantity import Bound, Interval, Quantity, Rounding

_ROUNDED = frozenset({Kind.PERCENTAGE, Kind.POINTS, Kind.CHANGE, Kind.RATIO})
_SCALED = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_NEVER_ROUNDED = frozenset({Kind.RANK, Kind.YEAR, Kind.TERM, Kind.DURATION, Kind.DATE})
_NEVER_NEGATIVE = frozenset({Kind.COUNT, Kind.PERCENTAGE, Kind.RANK, Kind.DURATION})
_HALF = Fraction(1, 2)
_ZERO = Fraction(0)


def is_rounded(figure: Figure) -> bool:
    """Whether the figure's digits stand for an interval when other figures are worked out from it.

    Percentages, points, changes and ratios are rounded to their last printed digit, and so is
    whatever was printed with a scale word ("21.8 billion").  Everything else is exact.
    """
    if figure.kind in _ROUNDED:
        return True
    return figure.kind in _SCALED and figure.quantity is not None and figure.quantity.places < 0


def can_round(kind: Kind) -> bool:
    """Whether a source may print a rounded result as a figure of this kind: not a rank or a year."""
    return kind not in _NEVER_ROUNDED


def printed_values(kind: Kind, quantity: Quantity) -> Interval:
    """The values that the words around the number allow, the number itself taken exactly.

    A target is its threshold: "more than 75 %" says how 75 is to be met.  Counts, percentages,
    ranks and durations are never below zero, so "less than 5 %" is 0 to 5.
    """
    value, high = quantity.value, quantity.high
    if high is not None:
        return Interval(min(value, high), max(value, high))
    if kind is Kind.TARGET or quantity.bound is Bound.EXACT:
        return Interval.point(value)
    if quantity.bound is Bound.ABOUT:
        return rounded_values(value, _last_significant(quantity))
    if quantity.bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return Interval(value, None, quantity.bound is Bound.AT_LEAST, False)
    closed = quantity.bound is Bound.AT_MOST
    if kind in _NEVER_NEGATIVE and value > 0:
        return Interval(_ZERO, value, True, closed)
    return Interval(None, value, False, closed)


def possible_values(figure: Figure, rounding: Rounding = Rounding.NEAREST) -> Interval | None:
    """All values the figure may have had before it was printed; None where it prints no number."""
    quantity = figure.quantity
    if quantity is None:
        return None
    printed = printed_values(figure.kind, quantity)
    if quantity.bound is not Bound.EXACT or not is_rounded(figure):
        return printed
    if quantity.high is None:
        return rounded_values(quantity.value, quantity.last_digit, rounding)
    low = rounded_values(min(quantity.value, quantity.high), quantity.last_digit, rounding)
    high = rounded_values(max(quantity.value, quantity.high), quantity.last_digit, rounding)
    return Interval(low.low, high.high, low.low_closed, high.high_closed)


def rounded_values(value: Fraction, last_digit: Fraction, rounding: Rounding = Rounding.NEAREST) -> Interval:
    """Every value that prints as `value` with its last digit worth `last_digit`.

    >>> str(rounded_values(Fraction(82, 10), Fraction(1, 10)))
    '[163/20, 33/4]'

    Rounding to nearest is closed at both ends: either side of a tie is accepted unless the source
    declares one.  HALF_UP, HALF_DOWN, TRUNCATED and AWAY go by magnitude, so a negative number is the
    mirror image of a positive one.
    """
    if rounding is Rounding.NEAREST:
        # What `value - last_digit / 2` and `value + last_digit / 2` are, in a third of the time.
        middle = value.numerator * last_digit.denominator * 2
        reach, whole = last_digit.numerator * value.denominator, value.denominator * last_digit.denominator * 2
        return Interval(Fraction(middle - reach, whole), Fraction(middle + reach, whole))
    if rounding is Rounding.HALF_EVEN:
        half = last_digit * _HALF
        even = (value / last_digit).numerator % 2 == 0
        return Interval(value - half, value + half, even, even)
    if value < 0:
        mirror = rounded_values(-value, last_digit, rounding)
        assert mirror.low is not None
        assert mirror.high is not None
        return Interval(-mirror.high, -mirror.low, mirror.high_closed, mirror.low_closed)
    if rounding is Rounding.HALF_UP:
        half = last_digit * _HALF
        return Interval(value - half, value + half, value > 0, False)
    if rounding is Rounding.HALF_DOWN:
        half = last_digit * _HALF
        return Interval(value - half, value + half, value == 0, True)
    if rounding is Rounding.TRUNCATED:
        if value == 0:
            return Interval(-last_digit, last_digit, False, False)
        return Interval(value, value + last_digit, True, False)
    if value == 0:
        return Interval.point(value)
    return Interval(value - last_digit, value, False, True)


def _last_significant(quantity: Quantity) -> Fraction:
    """What the last non-zero digit is worth: 1000 in "about 2,000", 1 in "about 2,071"."""
    step = quantity.last_digit
    if quantity.value == 0:
        return step
    while (quantity.value / (step * 10)).denominator == 1:
        step *= 10
    return step
