"""Grades inequalities and `within`.

Certain where every possible value agrees, refuted where none does.  Where only rounding leaves a
doubt the printed numbers decide; where a bound leaves it, nothing does.
"""

from __future__ import annotations

from fractions import Fraction

from reportgen.claims import intervals
from reportgen.claims.evaluating import Range
from reportgen.claims.sides import Evaluated
from reportgen.claims.verdicts import Grade
from reportgen.quantity import Interval

_ONE = Fraction(1)
_ZERO_RANGE = Range(Interval.point(Fraction(0)))
ZERO = Evaluated(Fraction(0), _ZERO_RANGE, _ZERO_RANGE)


def grade_order(relation: str, left: Evaluated, right: Evaluated) -> Grade:
    """`<`, `<=`, `>` or `>=`."""
    if relation in {">", ">="}:
        left, right = right, left
    strict = relation in {"<", ">"}
    if _always(strict, left.possible.interval, right.possible.interval):
        return Grade.HOLDS
    if _never(strict, left.possible.interval, right.possible.interval):
        return Grade.CONTRADICTED
    if _always(strict, left.printed.interval, right.printed.interval):
        return Grade.HOLDS
    return _only_by_rounding(left, right)


def grade_unequal(left: Evaluated, right: Evaluated) -> Grade:
    """`!=`."""
    one, other = left.possible.interval, right.possible.interval
    if not intervals.meets(one, other) or not intervals.meets(left.printed.interval, right.printed.interval):
        return Grade.HOLDS
    if one.is_point and other.is_point:
        return Grade.CONTRADICTED
    return _only_by_rounding(left, right)


def _only_by_rounding(left: Evaluated, right: Evaluated) -> Grade:
    """The grade where some possible values agree and the printed ones do not all."""
    if left.printed.interval.is_point and right.printed.interval.is_point:
        return Grade.WITHIN_ROUNDING if left.possible.exact and right.possible.exact else Grade.UNDETERMINED
    return Grade.UNDETERMINED


def _always(strict: bool, a: Interval, b: Interval) -> bool:
    return intervals.below(a, b) if strict else intervals.not_above(a, b)


def _never(strict: bool, a: Interval, b: Interval) -> bool:
    return intervals.not_above(b, a) if strict else intervals.below(b, a)


def field_of(whole: Interval, first: Fraction) -> tuple[Interval, Interval]:
    """From `first` to a size: the part that is certain and the part that is possible."""
    certain = Interval(first, whole.low if whole.low is not None else first)
    return certain, Interval(first, whole.high, True, whole.high_closed)


def grade_within(left: Evaluated, right: Evaluated, first: Fraction | None, *, whole: bool) -> Grade:
    """`within` a range, or from `first` to a size where the right side is a single number.

    `whole` marks a left side that is a set itself, a term, all of which has to lie inside.
    """
    certain = right.printed.interval
    possible = right.possible.interval
    if first is not None:
        certain, possible = field_of(right.printed.interval, first)[0], field_of(possible, first)[1]
    one = left.possible.interval
    if whole:
        return Grade.HOLDS if intervals.inside(one, certain) else Grade.CONTRADICTED
    if intervals.inside(one, certain):
        return Grade.HOLDS
    if not intervals.meets(one, possible):
        return Grade.CONTRADICTED
    if intervals.inside(left.printed.interval, certain):
        return Grade.HOLDS
    surely_inside = first is None or right.printed.interval.is_point
    if left.printed.interval.is_point and surely_inside:
        exact = left.possible.exact and right.possible.exact
        return Grade.WITHIN_ROUNDING if exact else Grade.UNDETERMINED
    return Grade.UNDETERMINED
