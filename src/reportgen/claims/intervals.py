"""Exact arithmetic on intervals whose ends may be open, closed or unbounded.

Each function returns exactly the values its operands can give, as long as they vary independently.
An open end stays open, except where it is multiplied by a zero that is attained.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import product

from reportgen.quantity import Interval

_ZERO = Fraction(0)
EVERYTHING = Interval(None, None, False, False)

_End = tuple[int, Fraction, bool]
"""An end for multiplying: -1, 0 or 1 for the infinities and everything between; its value; whether attained."""


def add(a: Interval, b: Interval) -> Interval:
    """a + b."""
    return Interval(
        None if a.low is None or b.low is None else a.low + b.low,
        None if a.high is None or b.high is None else a.high + b.high,
        a.low_closed and b.low_closed,
        a.high_closed and b.high_closed,
    )


def negate(a: Interval) -> Interval:
    """-a: the ends change places and take their flags along."""
    return Interval(None if a.high is None else -a.high, None if a.low is None else -a.low, a.high_closed, a.low_closed)


def subtract(a: Interval, b: Interval) -> Interval:
    """a - b."""
    return add(a, negate(b))


def scale(a: Interval, factor: Fraction) -> Interval:
    """a times a number other than zero."""
    if factor.numerator < 0:  # far faster than comparing a fraction with an int
        a, factor = negate(a), -factor
    low = None if a.low is None else _product(a.low, factor)
    high = low if a.low is a.high else None if a.high is None else _product(a.high, factor)
    return Interval(low, high, a.low_closed, a.high_closed)


def multiply(a: Interval, b: Interval) -> Interval:
    """a × b."""
    if a.low and a.is_point and a.low_closed:
        return scale(b, a.low)
    if b.low and b.is_point and b.low_closed:
        return scale(a, b.low)
    corners = [_times(x, y) for x, y in product(_ends(a), _ends(b))]
    low = min(corners, key=lambda end: (end[0], end[1], not end[2]))
    high = max(corners, key=lambda end: (end[0], end[1], end[2]))
    return Interval(
        low[1] if low[0] == 0 else None,
        high[1] if high[0] == 0 else None,
        low[2] and low[0] == 0,
        high[2] and high[0] == 0,
    )


def divide(a: Interval, b: Interval) -> Interval | None:
    """a ÷ b, or None where b is zero or lies on both sides of it.

    Where b only reaches zero, zero itself is left out: the quotient was printed, so there was one.
    """
    if b.low and b.low is b.high and b.low_closed:
        return scale(a, 1 / b.low)
    if b.low is not None and b.low >= 0:
        if b.high == 0:
            return None
        return multiply(a, _reciprocal(b, b.low))
    if b.high is not None and b.high <= 0:
        return negate(multiply(a, _reciprocal(negate(b), -b.high)))
    return None


def smallest(intervals: Iterable[Interval]) -> Interval:
    """The least of several values."""
    return negate(largest(negate(a) for a in intervals))


def largest(intervals: Iterable[Interval]) -> Interval:
    """The greatest of several values."""
    several = list(intervals)
    bounded = [(a.low, a.low_closed) for a in several if a.low is not None]
    low, low_closed = max(bounded, key=lambda end: (end[0], not end[1])) if bounded else (None, False)
    if any(a.high is None for a in several):
        return Interval(low, None, low_closed, False)
    high, high_closed = max((a.high or _ZERO, a.high_closed) for a in several)
    return Interval(low, high, low_closed, high_closed)


def magnitude(a: Interval) -> Interval:
    """The absolute value."""
    if a.low is not None and a.low >= 0:
        return a
    if a.high is not None and a.high <= 0:
        return negate(a)
    top = largest((a, negate(a)))
    return Interval(_ZERO, top.high, True, top.high_closed)


def hull(intervals: Iterable[Interval]) -> Interval:
    """The smallest interval that holds all of them.

    An end that several of them reach counts as closed: it may be attained somewhere between them
    even where each of them alone leaves it out.
    """
    several = list(intervals)
    low, low_closed = _outermost([(a.low, a.low_closed) for a in several], lowest=True)
    high, high_closed = _outermost([(a.high, a.high_closed) for a in several], lowest=False)
    return Interval(low, high, low_closed, high_closed)


def meets(a: Interval, b: Interval) -> bool:
    """Whether some value lies in both."""
    return not (below(a, b) or below(b, a))


def below(a: Interval, b: Interval) -> bool:
    """Whether every value of a is less than every value of b."""
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and not (a.high_closed and b.low_closed))


def not_above(a: Interval, b: Interval) -> bool:
    """Whether no value of a is greater than any value of b."""
    return a.high is not None and b.low is not None and a.high <= b.low


def inside(a: Interval, b: Interval) -> bool:
    """Whether every value of a lies in b."""
    low = b.low is None or (
        a.low is not None and (a.low > b.low or (a.low == b.low and (b.low_closed or not a.low_closed)))
    )
    high = b.high is None or (
        a.high is not None and (a.high < b.high or (a.high == b.high and (b.high_closed or not a.high_closed)))
    )
    return low and high


def _product(a: Fraction, b: Fraction) -> Fraction:
    """a × b, in half the time that the operator takes."""
    return Fraction(a.numerator * b.numerator, a.denominator * b.denominator)


def _ends(a: Interval) -> tuple[_End, _End]:
    low = (-1, _ZERO, False) if a.low is None else (0, a.low, a.low_closed)
    high = (1, _ZERO, False) if a.high is None else (0, a.high, a.high_closed)
    return low, high


def _times(x: _End, y: _End) -> _End:
    attained_zero = (x[0] == 0 and x[1] == 0 and x[2]) or (y[0] == 0 and y[1] == 0 and y[2])
    if x[0] == 0 and y[0] == 0:
        return 0, x[1] * y[1], (x[2] and y[2]) or attained_zero
    sign = _sign(x) * _sign(y)
    return sign, _ZERO, attained_zero


def _sign(end: _End) -> int:
    return end[0] or (end[1] > 0) - (end[1] < 0)


def _reciprocal(b: Interval, low: Fraction) -> Interval:
    """1 ÷ b for a b that is not negative; `low` is its lower end."""
    return Interval(
        _ZERO if b.high is None else 1 / b.high,
        None if low == 0 else 1 / low,
        b.high is not None and b.high_closed,
        low != 0 and b.low_closed,
    )


def _outermost(ends: list[tuple[Fraction | None, bool]], *, lowest: bool) -> tuple[Fraction | None, bool]:
    values = [value for value, _ in ends if value is not None]
    if len(values) < len(ends):
        return None, False
    outer = min(values) if lowest else max(values)
    reaching = [closed for value, closed in ends if value == outer]
    return outer, reaching[0] if len(reaching) == 1 else True
