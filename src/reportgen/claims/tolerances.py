"""A declared tolerance: how far the two sides of a claim may lie apart, in the unit they are compared in.

A tolerance is absolute.  It is asked for only where a claim does not pass without it, so that a
report can say which claims need theirs.
"""

from __future__ import annotations

from fractions import Fraction

from reportgen.claims import codes, intervals
from reportgen.claims.dimensions import DURATION_UNITS, Dimension, Sort
from reportgen.claims.evaluating import Range
from reportgen.claims.expression import Comparison
from reportgen.claims.sides import Evaluated, Printed
from reportgen.claims.tokens import ClaimError, Fault
from reportgen.claims.verdicts import Grade
from reportgen.facts import Claim
from reportgen.quantity import MONTHS, PERCENT, POINTS, Interval, Quantity

_ONE = Fraction(1)
_HUNDREDTH = Fraction(1, 100)
_TWELFTH = Fraction(1, 12)


def tolerance_of(claim: Claim, comparison: Comparison, left: Dimension, right: Dimension) -> Fraction | None:
    """The claim's tolerance in base units; None where it declares none.

    Raises `ClaimError`, its offset counted in the tolerance's own text, where it does not fit the claim.
    """
    if claim.tolerance is None:
        return None
    quantity = claim.tolerance.quantity
    sorts = {left.sort, right.sort}
    if comparison.relation == "!=":
        raise _misfit(quantity, "`!=` has no tolerance", "a tolerance lets two sides differ; this claim wants them to")
    if Sort.TERM in sorts:
        raise _misfit(quantity, "terms have no tolerance", "compare their years, or their `length(…)`")
    if sorts & {Sort.PERCENT, Sort.POINTS}:
        if quantity.unit not in {PERCENT, POINTS}:
            raise _misfit(quantity, "this tolerance is in another unit than the claim", "write it as `0.5 points`")
        return quantity.value * _HUNDREDTH
    if sorts & {Sort.DURATION, Sort.YEAR}:
        unit = DURATION_UNITS.get(quantity.unit)
        if unit is None and not (Sort.YEAR in sorts and not quantity.unit):
            raise _misfit(quantity, "this tolerance is no length of time", "write it as `1 months` or `1 years`")
        return quantity.value * (_TWELFTH if unit == MONTHS else _ONE)
    if quantity.unit == PERCENT:
        raise _misfit(quantity, "a tolerance is absolute, not a share of the figure", "write it as a number, as in `3`")
    if quantity.unit and quantity.unit not in {left.unit, right.unit}:
        raise _misfit(quantity, "this tolerance is in another unit than the claim", "leave its unit out")
    return quantity.value


def _misfit(quantity: Quantity, message: str, hint: str) -> ClaimError:
    return ClaimError(Fault(codes.TOLERANCE, 0, len(quantity.canonical), message, hint))


def widened(values: Interval, by: Fraction) -> Interval:
    """An interval with both ends moved outwards."""
    low, high = values.low, values.high
    return Interval(
        None if low is None else low - by,
        None if high is None else high + by,
        values.low_closed,
        values.high_closed,
    )


def allowed(claimed: Printed, tolerance: Fraction) -> Interval:
    """What a printed figure accepts: everything within the tolerance of its number, and what its digits allow.

    A bound or a range is moved outwards instead: "> 87 %" with 0.5 accepts what is above 86.5.
    """
    if claimed.open_ended:
        return intervals.hull((claimed.loose, widened(claimed.values, tolerance)))
    within = Interval(claimed.value - tolerance, claimed.value + tolerance)
    return intervals.hull((claimed.loose, within))


def grade_against(result: Evaluated, accepted: Interval) -> Grade:
    """WITHIN_TOLERANCE, CONTRADICTED or UNDETERMINED for a result and all that is accepted of it."""
    if intervals.inside(result.printed.interval, accepted):
        return Grade.WITHIN_TOLERANCE
    if not intervals.meets(result.possible.interval, accepted):
        return Grade.CONTRADICTED
    if result.printed.interval.is_point:
        return Grade.WITHIN_TOLERANCE if result.possible.exact else Grade.UNDETERMINED
    agree = result.nominal is not None and result.nominal in accepted
    return Grade.WITHIN_TOLERANCE if agree else Grade.UNDETERMINED


def grade_apart(left: Evaluated, right: Evaluated, tolerance: Fraction) -> Grade:
    """The same for two sides neither of which is a single printed figure."""
    nominal = None if left.nominal is None or right.nominal is None else left.nominal - right.nominal
    return grade_against(
        Evaluated(nominal, _minus(left.printed, right.printed), _minus(left.possible, right.possible)),
        Interval(-tolerance, tolerance),
    )


def moved(side: Evaluated, by: Fraction) -> Evaluated:
    """A side with something added to it, for inequalities."""
    step = Interval.point(by)
    return Evaluated(
        None if side.nominal is None else side.nominal + by,
        Range(intervals.add(side.printed.interval, step), side.printed.exact),
        Range(intervals.add(side.possible.interval, step), side.possible.exact),
    )


def stretched(side: Evaluated, by: Fraction) -> Evaluated:
    """A side with both ends moved outwards, for `within`."""
    return Evaluated(
        side.nominal,
        Range(widened(side.printed.interval, by), side.printed.exact),
        Range(widened(side.possible.interval, by), side.possible.exact),
    )


def with_tolerance(without: Grade, tolerated: Grade) -> Grade:
    """The grade of a claim that has a tolerance: what it is without, unless the tolerance makes it better."""
    if tolerated.passes:
        return Grade.WITHIN_TOLERANCE
    return tolerated if without is Grade.CONTRADICTED else without


def _minus(left: Range, right: Range) -> Range:
    return Range(intervals.subtract(left.interval, right.interval), left.exact and right.exact)
