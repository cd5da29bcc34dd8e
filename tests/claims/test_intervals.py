"""Interval arithmetic: no value is lost, none is invented, open ends stay open."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportgen.claims import intervals
from reportgen.quantity import Interval

numbers = st.fractions(min_value=-5, max_value=5, max_denominator=4)


@st.composite
def interval_and_value(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval, often open or unbounded, and a value inside it."""
    value = draw(numbers)
    below, above = draw(st.fractions(0, 3, max_denominator=3)), draw(st.fractions(0, 3, max_denominator=3))
    low = None if draw(st.integers(0, 6)) == 0 else value - below
    high = None if draw(st.integers(0, 6)) == 0 else value + above
    made = Interval(
        low,
        high,
        low is not None and (below == 0 or draw(st.booleans())),
        high is not None and (above == 0 or draw(st.booleans())),
    )
    return made, value


@given(interval_and_value(), interval_and_value())
def test_no_value_is_lost(one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]) -> None:
    (a, x), (b, y) = one, other
    assert x + y in intervals.add(a, b)
    assert x - y in intervals.subtract(a, b)
    assert x * y in intervals.multiply(a, b)
    assert -x in intervals.negate(a)
    assert abs(x) in intervals.magnitude(a)
    assert min(x, y) in intervals.smallest([a, b])
    assert max(x, y) in intervals.largest([a, b])
    quotient = intervals.divide(a, b)
    if quotient is not None and y != 0:
        assert x / y in quotient


@given(interval_and_value(), interval_and_value())
def test_division_is_refused_only_where_the_divisor_may_be_zero(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]
) -> None:
    (a, _), (b, _) = one, other
    if intervals.divide(a, b) is None:
        assert Fraction(0) in b
    if b.low is not None and b.low > 0:
        assert intervals.divide(a, b) is not None


@given(interval_and_value(), interval_and_value())
def test_ends_are_reached_or_approached(one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]) -> None:
    """No wider than needed: a closed end is attained by ends of the operands, an open one by none."""
    (a, _), (b, _) = one, other
    assume(None not in {a.low, a.high, b.low, b.high})
    product = intervals.multiply(a, b)
    corners = [
        (x * y, (cx and cy) or (x == 0 and cx) or (y == 0 and cy))
        for x, cx in ((a.low, a.low_closed), (a.high, a.high_closed))
        for y, cy in ((b.low, b.low_closed), (b.high, b.high_closed))
        if x is not None and y is not None
    ]
    assert product.low == min(value for value, _ in corners)
    assert product.low_closed == any(closed for value, closed in corners if value == product.low)


@given(interval_and_value(), interval_and_value())
def test_comparisons_agree_with_the_values(one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]) -> None:
    (a, x), (b, y) = one, other
    if intervals.below(a, b):
        assert x < y
    if intervals.not_above(a, b):
        assert x <= y
    if x == y:
        assert intervals.meets(a, b)
    if intervals.inside(a, b):
        assert x in b
    else:
        assert not (a.is_point and x in b)


@given(interval_and_value(), interval_and_value())
def test_a_sum_reaches_an_end_only_where_both_do(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]
) -> None:
    (a, _), (b, _) = one, other
    total = intervals.add(a, b)
    assert total.low_closed == (a.low_closed and b.low_closed)
    assert total.high_closed == (a.high_closed and b.high_closed)


@pytest.mark.parametrize(
    ("a", "b", "product"),
    [
        (Interval(Fraction(0), Fraction(1)), Interval(Fraction(2), None, False, False), "[0, ∞)"),
        (Interval(Fraction(0), Fraction(1), False), Interval(Fraction(2), Fraction(3)), "(0, 3]"),
        (Interval.point(Fraction(0)), Interval(None, None, False, False), "[0, 0]"),
        (Interval(Fraction(-1), Fraction(1)), Interval(None, Fraction(2), False), "(-∞, ∞)"),
        (Interval(Fraction(-2), Fraction(-1), True, False), Interval(Fraction(3), Fraction(4), False), "[-8, -3)"),
    ],
)
def test_products_by_hand(a: Interval, b: Interval, product: str) -> None:
    assert str(intervals.multiply(a, b)) == product
    assert str(intervals.multiply(b, a)) == product


@pytest.mark.parametrize(
    ("a", "b", "quotient"),
    [
        (Interval.point(Fraction(2030)), Interval(Fraction(1, 20), None, True, False), "(0, 40600]"),
        (Interval.point(Fraction(1)), Interval(Fraction(0), Fraction(2), True, False), "(1/2, ∞)"),
        (Interval.point(Fraction(1)), Interval(Fraction(-2), Fraction(0)), "(-∞, -1/2]"),
        (Interval(Fraction(1), Fraction(2)), Interval(Fraction(-4), Fraction(-2), False), "[-1, -1/4)"),
        (Interval(Fraction(1), Fraction(2)), Interval(Fraction(-1), Fraction(1)), "None"),
        (Interval(Fraction(1), Fraction(2)), Interval.point(Fraction(0)), "None"),
    ],
)
def test_quotients_by_hand(a: Interval, b: Interval, quotient: str) -> None:
    assert str(intervals.divide(a, b)) == quotient
