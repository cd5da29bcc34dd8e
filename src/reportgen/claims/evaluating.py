"""Expressions on exact intervals, a figure that occurs twice being the same figure both times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from typing import TypeAlias

from reportgen.claims import intervals
from reportgen.claims.expression import Call, Expression, Literal, Name, Negation, Operation
from reportgen.claims.functions import FUNCTIONS
from reportgen.claims.readings import values_of_literal
from reportgen.claims.terms import added_up, terms_of
from reportgen.quantity import Interval
from reportgen.records import dataclass

Values: TypeAlias = Mapping[str, Interval]

MAX_BITS = 4_096
"""Longest numerator or denominator that is computed with."""
_MAX_CORNERS_OF = 8
"""Most repeated uncertain figures whose corners are all tried: 2 ** 8 evaluations."""


class NoValueError(Exception):
    """An expression has no value: a divisor may be zero.  Caught in `reportgen.claims.grading`."""


class TooLongError(Exception):
    """A value has too many digits to compute with.  Caught in `reportgen.claims`."""

    def __init__(self, place: Expression) -> None:
        super().__init__("too many digits")
        self.place = place


@dataclass(frozen=True, slots=True)
class Range:
    """What an expression comes to.  `exact` tells whether every value inside is really attained;
    otherwise the interval is only certain to hold them all."""

    interval: Interval
    exact: bool = True


def evaluate(expression: Expression, values: Values, limits: Values) -> Interval:
    """All values of an expression, each occurrence of a figure taken as independent of the others.

    `values` holds each figure's interval in base units, `limits` the printed numbers for `limit(…)`.
    """
    match expression:
        case Name(id=name):
            return values[name]
        case Literal(quantity=quantity):
            return values_of_literal(quantity)
        case Negation(operand=operand):
            return intervals.negate(evaluate(operand, values, limits))
        case Operation(operator=operator):
            left, right = evaluate(expression.left, values, limits), evaluate(expression.right, values, limits)
            result: Interval | None
            if operator == "+":
                result = intervals.add(left, right)
            elif operator == "-":
                result = intervals.subtract(left, right)
            elif operator == "*":
                result = intervals.multiply(left, right)
            else:
                result = intervals.divide(left, right)
        case Call(function="limit", arguments=(Name(id=limited),)):
            return limits[limited] if limited in limits else values[limited]
        case Call():
            arguments = [evaluate(argument, values, limits) for argument in expression.arguments]
            result = FUNCTIONS[expression.function].compute(arguments)
    if result is None:
        raise NoValueError
    for end in (result.low, result.high):
        if end is not None and (end.numerator.bit_length() > MAX_BITS or end.denominator.bit_length() > MAX_BITS):
            raise TooLongError(expression)
    return result


def evaluate_together(expression: Expression, values: Values, limits: Values) -> Range:
    """All values of an expression, every occurrence of a figure being the same value.

    A figure that occurs once needs nothing special: interval arithmetic is exact then.  A sum of
    figures with fixed factors is added up figure by figure.  Where the expression is, in each
    repeated figure alone, one linear term over another, it is monotone in that figure, so its
    extremes lie at the ends: all corners are tried.  Otherwise plain interval arithmetic gives an
    interval that is certain to hold every value.
    """
    whole = evaluate(expression, values, limits)
    if isinstance(expression, Name | Literal):
        return Range(whole)
    if all(value.is_point for value in values.values()):
        return Range(whole)
    uncertain = [name for name in occurrences(expression) if not values[name].is_point]
    if len(uncertain) == len(set(uncertain)):
        return Range(whole)
    terms = terms_of(expression, limits)
    if terms is not None:
        return Range(added_up(terms, values))
    repeated = [name for name, count in Counter(uncertain).items() if count > 1]
    bounded = all(values[name].low is not None and values[name].high is not None for name in repeated)
    if len(repeated) > _MAX_CORNERS_OF or not bounded:
        return Range(whole, exact=False)
    if any(_degrees(expression, name) is None for name in repeated):
        return Range(whole, exact=False)
    corners = [
        evaluate(expression, {**values, **dict(zip(repeated, ends, strict=True))}, limits)
        for ends in product(*(_ends(values[name]) for name in repeated))
    ]
    return Range(intervals.hull(corners))


def occurrences(expression: Expression) -> Iterator[str]:
    """Every figure an expression names, as often as its value enters."""
    match expression:
        case Name(id=name):
            yield name
        case Negation(operand=operand):
            yield from occurrences(operand)
        case Operation(left=left, right=right):
            yield from occurrences(left)
            yield from occurrences(right)
        case Call(function=function, arguments=arguments):
            if function != "limit":
                for argument in arguments:
                    yield from occurrences(argument)
        case Literal():
            pass


def _ends(interval: Interval) -> tuple[Interval, Interval]:
    """Both ends as single values that remember whether they are attained."""
    low, high = interval.low, interval.high
    return (
        Interval(low, low, interval.low_closed, interval.low_closed),
        Interval(high, high, interval.high_closed, interval.high_closed),
    )


_Degrees: TypeAlias = tuple[int, int]
"""Highest powers of a figure above and below the fraction bar."""


def _degrees(expression: Expression, name: str) -> _Degrees | None:
    """The degrees of an expression in one figure, as long as both stay below two; None beyond that."""
    match expression:
        case Name(id=other):
            return (int(other == name), 0)
        case Literal():
            return (0, 0)
        case Negation(operand=operand):
            return _degrees(operand, name)
        case Operation(operator=operator, left=left, right=right):
            return _combined(operator, _degrees(left, name), _degrees(right, name))
        case Call(function=function, arguments=arguments):
            parts = [_degrees(argument, name) for argument in arguments]
            if all(part == (0, 0) for part in parts) or function == "limit":
                return (0, 0)
            if function in {"sum", "mean", "points"}:
                total: _Degrees | None = (0, 0)
                for part in parts:
                    total = _combined("+", total, part)
                return total
            if function in {"share", "ratio", "change"}:
                quotient = _combined("/", parts[0], parts[1])
                return quotient if function != "change" else _combined("-", quotient, (0, 0))
            return None


def _combined(operator: str, left: _Degrees | None, right: _Degrees | None) -> _Degrees | None:
    if left is None or right is None:
        return None
    (above, below), (other_above, other_below) = left, right
    match operator:
        case "*":
            result = (above + other_above, below + other_below)
        case "/":
            result = (above + other_below, below + other_above)
        case _:
            result = (max(above + other_below, other_above + below), below + other_below)
    return result if max(result) < 2 else None
