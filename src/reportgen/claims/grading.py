"""One claim, read and with its units checked, to its verdict."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from reportgen.claims.dimensions import Dimension, Sort
from reportgen.claims.equations import (
    claimed_of_two,
    grade_difference,
    grade_expressions,
    grade_printed,
    grade_two_printed,
    larger_of_alike,
)
from reportgen.claims.evaluating import NoValueError
from reportgen.claims.expression import Comparison
from reportgen.claims.hints import hints_for
from reportgen.claims.ordering import ZERO, field_of, grade_order, grade_unequal, grade_within
from reportgen.claims.parsing import WITHIN
from reportgen.claims.readings import Reading
from reportgen.claims.sides import (
    Evaluated,
    Inputs,
    Printed,
    Units,
    brought_together,
    difference,
    evaluate_side,
    printed_side,
    share_a_figure,
)
from reportgen.claims.tolerances import (
    allowed,
    grade_against,
    grade_apart,
    moved,
    stretched,
    tolerance_of,
    with_tolerance,
)
from reportgen.claims.verdicts import Grade, Hint, HintCode, Side, Value, Verdict
from reportgen.facts import Claim
from reportgen.quantity import Interval
from reportgen.records import dataclass

_FIRST_RANK = Fraction(1)
_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with everything its verdict follows from."""

    claim: Claim
    comparison: Comparison
    readings: Mapping[str, Reading]
    left: Dimension
    right: Dimension

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures it names, each once."""
        return tuple(self.readings)


def decide(case: Case) -> Verdict:
    """The verdict on one claim."""
    inputs = Inputs.of(case.readings)
    units = Units.of(case.left, case.right)
    try:
        left = brought_together(evaluate_side(case.comparison.left, inputs), case.left, case.right)
        right = brought_together(evaluate_side(case.comparison.right, inputs), case.right, case.left)
        return _graded(case, inputs, units, left, right)
    except NoValueError:
        return not_evaluated(case.claim, case.comparison, case.figures, HintCode.DIVISION_BY_ZERO)


def not_evaluated(claim: Claim, comparison: Comparison, figures: tuple[str, ...], reason: HintCode) -> Verdict:
    """The verdict on a claim that cannot be worked out."""
    return Verdict(claim, Grade.NOT_EVALUATED, comparison, None, None, figures, hints=(Hint(reason),))


def _graded(case: Case, inputs: Inputs, units: Units, left: Evaluated, right: Evaluated) -> Verdict:
    relation = case.comparison.relation
    if relation == "=":
        return _equation(case, inputs, units, left, right)
    shown_left, shown_right = units.value(left, case.left), units.value(right, case.right)
    if relation == WITHIN:
        first = _lower_end(case)
        whole = case.left.sort is Sort.TERM
        grade = grade_within(left, right, first, whole=whole)
        tolerance = _tolerance(case, grade)
        if tolerance is not None:
            farther = stretched(right, tolerance) if first is None else moved(right, tolerance)
            grade = with_tolerance(grade, grade_within(left, farther, first, whole=whole))
        if first is not None:
            field = field_of(shown_right.interval, first * units.factor)[1]
            shown_right = Value(field, shown_right.unit, shown_right.nominal, shown_right.before)
    else:
        if _must_be_taken_together(case):
            left, right = evaluate_side(difference(case.comparison), inputs), ZERO
        grade = grade_unequal(left, right) if relation == "!=" else grade_order(relation, left, right)
        tolerance = _tolerance(case, grade)
        if tolerance is not None:
            farther = moved(right, tolerance if relation in {"<", "<="} else -tolerance)
            grade = with_tolerance(grade, grade_order(relation, left, farther))
    grade = _with_points(grade, case, ())
    return Verdict(case.claim, grade, case.comparison, shown_left, shown_right, case.figures)


def _tolerance(case: Case, grade: Grade) -> Fraction | None:
    """The claim's tolerance, in base units, where the grade without it leaves it something to do."""
    return None if grade.passes else tolerance_of(case.claim, case.comparison, case.left, case.right)


def _must_be_taken_together(case: Case) -> bool:
    """Whether a figure on both sides forbids to take the sides one by one."""
    return share_a_figure(case.comparison, case.readings) and not (case.left.hundredfold or case.right.hundredfold)


def _lower_end(case: Case) -> Fraction | None:
    """Where a size begins that something lies within: ranks at 1, amounts at 0; None for a range of its own."""
    right = printed_side(case.comparison.right, case.readings, case.claim.rounding)
    size_of_field = case.left.sort is Sort.RANK and right is not None and right.reading.quantity.high is None
    if right is not None and right.open_ended and not size_of_field:
        return None
    return _FIRST_RANK if case.left.sort is Sort.RANK else _NOTHING


def _equation(case: Case, inputs: Inputs, units: Units, left: Evaluated, right: Evaluated) -> Verdict:
    comparison, rounding = case.comparison, case.claim.rounding
    one = printed_side(comparison.left, case.readings, rounding)
    other = printed_side(comparison.right, case.readings, rounding)
    shown_left, shown_right = units.value(left, case.left), units.value(right, case.right)
    claimed = one if other is None else other if one is None else claimed_of_two(one, other)
    grade = _grade_equation(case, inputs, left, right, (one, other), claimed)
    tolerance = tolerance_of(case.claim, comparison, case.left, case.right)
    if tolerance is not None and not grade.passes:
        grade = with_tolerance(grade, _grade_tolerated(case, inputs, left, right, (one, other), claimed, tolerance))
    grade = _with_points(grade, case, (one, other))
    if claimed is None:
        return Verdict(case.claim, grade, comparison, shown_left, shown_right, case.figures)
    side = Side.LEFT if claimed is one else Side.RIGHT
    result = right if side is Side.LEFT else left
    hints: tuple[Hint, ...] = ()
    if grade.passes and _percent_against_points(case, one, other):
        grade = Grade.CONTRADICTED
        hints = (Hint(HintCode.PERCENT_FOR_POINTS, shown_right if side is Side.LEFT else shown_left),)
    elif grade is Grade.CONTRADICTED:
        hints = _hints(case, inputs, units, left, right, (one, other), claimed)
    return Verdict(
        case.claim,
        grade,
        comparison,
        shown_left,
        shown_right,
        case.figures,
        distance=None if result.nominal is None else abs(result.nominal - claimed.value) / claimed.last_digit,
        hints=hints,
        printed_side=side,
        claimed=units.interval(claimed.values if tolerance is None else allowed(claimed, tolerance)),
    )


_Alone = tuple[Printed | None, Printed | None]
"""What stands alone on the left and on the right side."""


def _hints(
    case: Case, inputs: Inputs, units: Units, left: Evaluated, right: Evaluated, alone: _Alone, claimed: Printed
) -> tuple[Hint, ...]:
    one, other = alone
    if one is not None and other is not None:
        claimed = larger_of_alike(one, other) or claimed
    result, formula = (right, case.comparison.right) if claimed is one else (left, case.comparison.left)
    dimensions = {name: reading.dimension for name, reading in case.readings.items()}
    return hints_for(claimed, formula, result, inputs, dimensions, units)


def _grade_equation(
    case: Case, inputs: Inputs, left: Evaluated, right: Evaluated, alone: _Alone, claimed: Printed | None
) -> Grade:
    one, other = alone
    if case.left.sort is Sort.TERM:
        return Grade.HOLDS if left.printed == right.printed else Grade.CONTRADICTED
    if _must_be_taken_together(case):
        return grade_difference(evaluate_side(difference(case.comparison), inputs))
    if one is not None and other is not None:
        return grade_two_printed(one, other, left, right, case.claim.rounding)
    if claimed is not None:
        return grade_printed(claimed, right if claimed is one else left, case.claim.rounding)
    return grade_expressions(left, right)


def _grade_tolerated(
    case: Case,
    inputs: Inputs,
    left: Evaluated,
    right: Evaluated,
    alone: _Alone,
    claimed: Printed | None,
    tolerance: Fraction,
) -> Grade:
    one, other = alone
    if _must_be_taken_together(case):
        return grade_against(evaluate_side(difference(case.comparison), inputs), Interval(-tolerance, tolerance))
    if claimed is None:
        return grade_apart(left, right, tolerance)
    if one is not None and other is not None and one.open_ended and other.open_ended:
        grades = grade_against(right, allowed(one, tolerance)), grade_against(left, allowed(other, tolerance))
        return next((grade for grade in grades if grade.passes), grades[0])
    return grade_against(right if claimed is one else left, allowed(claimed, tolerance))


def _percent_against_points(case: Case, one: Printed | None, other: Printed | None) -> bool:
    """Whether a figure in points is held against a percentage: a share or a relative change."""
    for points, percent, sorts in (
        (one, other, (case.left.sort, case.right.sort)),
        (other, one, (case.right.sort, case.left.sort)),
    ):
        if points is not None and sorts == (Sort.POINTS, Sort.PERCENT):
            written_in_claim = percent is not None and percent.reading.kind is None
            return points.reading.kind is not None and not written_in_claim
    return False


def _with_points(grade: Grade, case: Case, alone: tuple[Printed | None, ...]) -> Grade:
    """AS_POINTS for a claim that passes only if a percent sign is read as percentage points."""
    sorts = {case.left.sort, case.right.sort}
    if not grade.passes or Sort.POINTS not in sorts:
        return grade
    if Sort.PERCENT in sorts:
        one_whole = case.left.whole and case.left.whole == case.right.whole
        against_figure = alone and _percent_against_points(case, alone[0], alone[-1])
        return grade if one_whole or against_figure else Grade.AS_POINTS
    if any(side is not None and side.reading.percent_sign for side in alone):
        return Grade.AS_POINTS
    return grade
