"""What would make a contradicted equation true: said as a hint, never counted as a pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from reportgen.claims import intervals
from reportgen.claims.dimensions import Dimension, Sort
from reportgen.claims.evaluating import NoValueError
from reportgen.claims.expression import Call, Expression, Literal, Name, Operation
from reportgen.claims.sides import Evaluated, Inputs, Printed, Units, evaluate_side
from reportgen.claims.verdicts import Hint, HintCode, Value
from reportgen.quantity import PERCENT, Interval

_SCALES = (
    (HintCode.TIMES_100, Fraction(100)),
    (HintCode.OVER_100, Fraction(1, 100)),
    (HintCode.TIMES_1000, Fraction(1000)),
    (HintCode.OVER_1000, Fraction(1, 1000)),
)
_MEASURED_AGAINST = frozenset({"share", "change", "ratio"})


def hints_for(
    claimed: Printed,
    formula: Expression,
    result: Evaluated,
    inputs: Inputs,
    dimensions: Mapping[str, Dimension],
    units: Units,
) -> tuple[Hint, ...]:
    """Every change of scale, sign, order or unit that would make the equation hold."""
    return tuple(_found(claimed, formula, result, inputs, dimensions, units))


def _found(
    claimed: Printed,
    formula: Expression,
    result: Evaluated,
    inputs: Inputs,
    dimensions: Mapping[str, Dimension],
    units: Units,
) -> Iterator[Hint]:
    swapped = False
    for code, variant in _variants(formula, dimensions):
        try:
            outcome = evaluate_side(variant, inputs)
        except NoValueError:
            continue
        if _fits(claimed, outcome.printed.interval):
            swapped = swapped or code is HintCode.SWAPPED
            yield _hint(code, outcome.printed.interval, units)
    if not swapped and result.printed.interval != Interval.point(Fraction(0)):
        mirrored = intervals.negate(result.printed.interval)
        if _fits(claimed, mirrored):
            yield _hint(HintCode.SIGN, mirrored, units)
    if claimed.open_ended and claimed.reading.quantity.high is None:
        return  # a number only has to be scaled far enough to pass any bound
    for code, factor in _SCALES:
        scaled = intervals.scale(result.printed.interval, factor)
        if _fits(claimed, scaled) and claimed.value:
            yield _hint(code, scaled, units)


def _fits(claimed: Printed, values: Interval) -> bool:
    return intervals.inside(values, claimed.values)


def _hint(code: HintCode, values: Interval, units: Units) -> Hint:
    shown = units.interval(values)
    return Hint(code, Value(shown, units.unit, shown.low if shown.is_point else None))


def _variants(formula: Expression, dimensions: Mapping[str, Dimension]) -> Iterator[tuple[HintCode, Expression]]:
    """The expressions that the formula may have been meant to be."""
    if isinstance(formula, Call) and formula.function in _MEASURED_AGAINST:
        one, other = formula.arguments
        yield HintCode.SWAPPED, Call(formula.function, (other, one), formula.start, formula.end)
    difference = _difference_of_percentages(formula, dimensions)
    if difference:
        one, other = difference
        yield HintCode.PERCENT_FOR_POINTS, Call("change", (one, other), formula.start, formula.end)
    change = _change_of_percentages(formula, dimensions)
    if change:
        one, other = change
        yield HintCode.POINTS_FOR_PERCENT, Operation("-", one, other, formula.start, formula.end)


def _difference_of_percentages(
    formula: Expression, dimensions: Mapping[str, Dimension]
) -> tuple[Expression, Expression] | None:
    match formula:
        case Call(function="points", arguments=(one, other)) | Operation(operator="-", left=one, right=other):
            return (one, other) if _is_percentage(one, dimensions) and _is_percentage(other, dimensions) else None
        case _:
            return None


def _change_of_percentages(
    formula: Expression, dimensions: Mapping[str, Dimension]
) -> tuple[Expression, Expression] | None:
    match formula:
        case Call(function="change", arguments=(one, other)):
            pass
        case Operation(operator="/", left=Operation(operator="-", left=one, right=other), right=Name(id=of)) if (
            isinstance(other, Name) and other.id == of
        ):
            pass
        case _:
            return None
    return (one, other) if _is_percentage(one, dimensions) and _is_percentage(other, dimensions) else None


def _is_percentage(expression: Expression, dimensions: Mapping[str, Dimension]) -> bool:
    match expression:
        case Name(id=name):
            return dimensions[name].sort is Sort.PERCENT
        case Literal(quantity=quantity):
            return quantity.unit == PERCENT
        case _:
            return False
