"""Grades an equation.

The ladder where one side is a single printed figure, from best to worst: the exact result prints as
claimed; it does so on a rounding edge; it may do so within the rounding of its inputs; it does so
at the printed limits; the source cut off, or rounded away; no value within the printed figures
satisfies it.  docs/consistency.md explains each grade.
"""

from __future__ import annotations

from fractions import Fraction

from reportgen.claims import intervals
from reportgen.claims.evaluating import Range
from reportgen.claims.sides import Evaluated, Printed
from reportgen.claims.verdicts import Grade
from reportgen.exactness import rounded_values
from reportgen.quantity import Interval, Rounding

_ZERO = Range(Interval.point(Fraction(0)))
_WITH_TIES = frozenset({Rounding.NEAREST, Rounding.HALF_UP, Rounding.HALF_DOWN, Rounding.HALF_EVEN})


def grade_printed(claimed: Printed, result: Evaluated, rounding: Rounding) -> Grade:
    """One printed figure against an expression."""
    grade = _grade_within(claimed, result, rounding)
    if grade is not Grade.CONTRADICTED or claimed.open_ended or claimed.values.is_point:
        return grade
    for habit, recognised in ((Rounding.TRUNCATED, Grade.TRUNCATED), (Rounding.AWAY, Grade.ROUNDED_AWAY)):
        allowed = rounded_values(claimed.value, claimed.last_digit, habit)
        if intervals.meets(result.possible.interval, allowed):
            return recognised
    return Grade.CONTRADICTED


def _grade_within(claimed: Printed, result: Evaluated, rounding: Rounding) -> Grade:
    printed = result.printed.interval
    if intervals.inside(printed, claimed.values):
        return Grade.TIE if _on_edge(claimed, printed, rounding) else Grade.HOLDS
    if not intervals.meets(result.possible.interval, claimed.loose):
        return Grade.CONTRADICTED
    if not printed.is_point:
        return Grade.AT_LIMIT if _prints_alike(claimed, result.nominal) else Grade.UNDETERMINED
    return Grade.WITHIN_ROUNDING if result.possible.exact else Grade.UNDETERMINED


def _on_edge(claimed: Printed, printed: Interval, rounding: Rounding) -> bool:
    """Whether a result lies exactly between two printed values, so that a rule for ties decides."""
    if claimed.open_ended or rounding not in _WITH_TIES or printed.low is None or not printed.is_point:
        return False
    return abs(printed.low - claimed.value) * 2 == claimed.last_digit and not claimed.values.is_point


def _prints_alike(claimed: Printed, nominal: Fraction | None) -> bool:
    """Whether the printed limits of both sides agree, bounds left aside."""
    if nominal is None or claimed.reading.quantity.high is not None:
        return False
    return nominal in rounded_values(claimed.value, claimed.last_digit)


def grade_two_printed(one: Printed, other: Printed, left: Evaluated, right: Evaluated, rounding: Rounding) -> Grade:
    """Two single figures: the same grade whichever of them is written first."""
    if one.open_ended and other.open_ended:
        return _grade_bounds(left, right)
    claimed = claimed_of_two(one, other)
    if claimed is None:
        return _grade_values(left, right)
    result = right if claimed is one else left
    if one.reading.rounded and other.reading.rounded and one.last_digit == other.last_digit:
        return _grade_within(claimed, result, rounding)
    return grade_printed(claimed, result, rounding)


def claimed_of_two(one: Printed, other: Printed) -> Printed | None:
    """Which of two single figures has to accommodate the other; None where both are exact.

    A bounded one does, of two the one with fewer digits; otherwise the one with fewer digits, if anything is
    rounded at all: what was counted to the last unit and what is written in the claim stay as they are.
    """
    if one.open_ended != other.open_ended:
        return one if one.open_ended else other
    if one.open_ended:
        return max(one, other, key=_coarseness)
    if not (one.reading.rounded or other.reading.rounded):
        return None
    able = [side for side in (one, other) if side.reading.rounded or side.reading.kind is None]
    return max(able, key=_coarseness)


def _coarseness(side: Printed) -> tuple[Fraction, bool]:
    return side.last_digit, side.reading.rounded


def larger_of_alike(one: Printed, other: Printed) -> Printed | None:
    """The larger of two figures either of which could accommodate the other, so that hints hang on no side."""
    alike = one.open_ended == other.open_ended and _coarseness(one) == _coarseness(other)
    return max(one, other, key=lambda side: side.value) if alike else None


def _grade_bounds(left: Evaluated, right: Evaluated) -> Grade:
    one, other = left.printed.interval, right.printed.interval
    if intervals.inside(one, other) or intervals.inside(other, one):
        return Grade.HOLDS
    if not intervals.meets(left.possible.interval, right.possible.interval):
        return Grade.CONTRADICTED
    agree = left.nominal is not None and left.nominal == right.nominal
    return Grade.AT_LIMIT if agree else Grade.UNDETERMINED


def _grade_values(left: Evaluated, right: Evaluated) -> Grade:
    """Two expressions, or two exact figures: no digits to round to."""
    if not intervals.meets(left.possible.interval, right.possible.interval):
        return Grade.CONTRADICTED
    one, other = left.printed.interval, right.printed.interval
    if one.is_point and other.is_point:
        if one == other:
            return Grade.HOLDS
        return Grade.WITHIN_ROUNDING if left.possible.exact and right.possible.exact else Grade.UNDETERMINED
    agree = left.nominal is not None and left.nominal == right.nominal
    return Grade.AT_LIMIT if agree else Grade.UNDETERMINED


def grade_expressions(left: Evaluated, right: Evaluated) -> Grade:
    """Two expressions, neither of them a single printed figure."""
    return _grade_values(left, right)


def grade_difference(result: Evaluated) -> Grade:
    """left − right where both sides share a figure: it has to be zero."""
    return _grade_values(result, Evaluated(_ZERO.interval.low, _ZERO, _ZERO))
