"""One claim, read and with its units checked, to its verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from reportgen.claims.dimensions import Dimension, Sort
from reportgen.claims.equations import (
    claimed_of_two,
    grade_difference,
    grade_expressions,
    grade_printed,
    grade_two_printed,
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
from reportgen.claims.verdicts import Grade, Hint, HintCode, Side, Value, Verdict
from reportgen.facts import Claim

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
        return _graded(case, case.readings, inputs, units, left, right)
    except NoValueError:
        return not_evaluated(case.claim, case.comparison, case.figures, HintCode.DIVISION_BY_ZERO)


def not_evaluated(claim: Claim, comparison: Comparison, figures: tuple[str, ...], reason: HintCode) -> Verdict:
    """The verdict on a claim that cannot be worked out."""
    return Verdict(claim, Grade.NOT_EVALUATED, comparison, None, None, figures, hints=(Hint(reason),))


def _graded(
    case: Case, readings: Mapping[str, Reading], inputs: Inputs, units: Units, left: Evaluated, right: Evaluated
) -> Verdict:
    relation = case.comparison.relation
    shown_left, shown_right = units.value(left, case.left), units.value(right, case.right)
    if relation == "=":
        return _equation(case, readings, inputs, units, left, right)
    if relation == WITHIN:
        first = _lower_end(case, readings)
        grade = grade_within(left, right, first, whole=case.left.sort is Sort.TERM)
        if first is not None:
            shown_right = _as_field(shown_right, first * units.factor)
    elif share_a_figure(case.comparison, readings) and not (case.left.hundredfold or case.right.hundredfold):
        together = evaluate_side(difference(case.comparison), inputs)
        grade = grade_unequal(together, ZERO) if relation == "!=" else grade_order(relation, together, ZERO)
    else:
        grade = grade_unequal(left, right) if relation == "!=" else grade_order(relation, left, right)
    grade = _with_points(grade, case, readings)
    return Verdict(case.claim, grade, case.comparison, shown_left, shown_right, case.figures)


def _lower_end(case: Case, readings: Mapping[str, Reading]) -> Fraction | None:
    """Where a size begins that something lies within: ranks at 1, amounts at 0; None for a range of its own."""
    right = printed_side(case.comparison.right, readings, case.claim.rounding)
    size_of_field = case.left.sort is Sort.RANK and right is not None and right.reading.quantity.high is None
    if right is not None and right.open_ended and not size_of_field:
        return None
    return _FIRST_RANK if case.left.sort is Sort.RANK else _NOTHING


def _as_field(value: Value, first: Fraction) -> Value:
    return Value(field_of(value.interval, first)[1], value.unit, value.nominal, value.before)


def _equation(
    case: Case, readings: Mapping[str, Reading], inputs: Inputs, units: Units, left: Evaluated, right: Evaluated
) -> Verdict:
    comparison, rounding = case.comparison, case.claim.rounding
    one = printed_side(comparison.left, readings, rounding)
    other = printed_side(comparison.right, readings, rounding)
    shown = units.value(left, case.left), units.value(right, case.right)
    claimed = one if other is None else other if one is None else claimed_of_two(one, other)
    side = Side.NEITHER if claimed is None else Side.LEFT if claimed is one else Side.RIGHT
    result, formula = (right, comparison.right) if side is not Side.RIGHT else (left, comparison.left)
    if share_a_figure(comparison, readings) and not (case.left.hundredfold or case.right.hundredfold):
        grade = grade_difference(evaluate_side(difference(comparison), inputs))
    elif one is not None and other is not None:
        grade = grade_two_printed(one, other, left, right, rounding)
    elif claimed is not None:
        grade = grade_printed(claimed, result, rounding)
    else:
        grade = grade_expressions(left, right)
    mismatched = _percent_against_points(case, one, other)
    hints: tuple[Hint, ...] = ()
    if mismatched and claimed is not None:
        hints = (Hint(HintCode.PERCENT_FOR_POINTS, shown[side is Side.LEFT]),) if grade.passes else ()
        grade = Grade.CONTRADICTED
    else:
        grade = _with_points(grade, case, readings)
    if claimed is None:
        return Verdict(case.claim, grade, comparison, *shown, case.figures)
    if grade is Grade.CONTRADICTED and not hints:
        dimensions = {name: reading.dimension for name, reading in readings.items()}
        hints = hints_for(claimed, formula, result, inputs, dimensions, units)
    distance = None if result.nominal is None else abs(result.nominal - claimed.value) / claimed.last_digit
    return Verdict(
        case.claim,
        grade,
        comparison,
        *shown,
        case.figures,
        distance,
        hints,
        side,
        units.interval(claimed.values),
    )


def _percent_against_points(case: Case, one: Printed | None, other: Printed | None) -> bool:
    """Whether a figure in points is claimed to be a percentage: a share or a relative change."""
    for points, percent, sorts in ((one, other, (case.left, case.right)), (other, one, (case.right, case.left))):
        if points is not None and (sorts[0].sort, sorts[1].sort) == (Sort.POINTS, Sort.PERCENT):
            written_in_claim = percent is not None and percent.reading.kind is None
            return points.reading.kind is not None and not written_in_claim
    return False


def _with_points(grade: Grade, case: Case, readings: Mapping[str, Reading]) -> Grade:
    """AS_POINTS for a claim that passes only if a percent sign is read as percentage points."""
    if not grade.passes:
        return grade
    sorts = {case.left.sort, case.right.sort}
    if sorts == {Sort.PERCENT, Sort.POINTS}:
        return grade if case.left.whole and case.left.whole == case.right.whole else Grade.AS_POINTS
    if sorts == {Sort.POINTS} and case.comparison.relation == "=":
        sides = (
            printed_side(expression, readings, case.claim.rounding)
            for expression in (case.comparison.left, case.comparison.right)
        )
        if any(side is not None and side.reading.percent_sign for side in sides):
            return Grade.AS_POINTS
    return grade
