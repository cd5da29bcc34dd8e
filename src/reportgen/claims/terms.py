"""Sums of figures with fixed factors: what an expression is, if it is one, and all values it may have.

In such a sum a figure that occurs twice is exactly one figure with another factor, bounded or not.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from reportgen.claims import intervals
from reportgen.claims.expression import Call, Expression, Literal, Name, Negation, Operation
from reportgen.claims.readings import values_of_literal
from reportgen.quantity import Interval

_ONE, _NOTHING = Fraction(1), Fraction(0)

Terms: TypeAlias = dict[str, Fraction]
"""The factor of each figure in a sum; "" is what is added without one."""


def terms_of(expression: Expression, limits: Mapping[str, Interval]) -> Terms | None:
    """An expression as a sum of figures with fixed factors, if it is one."""
    match expression:
        case Name(id=name):
            return {name: _ONE}
        case Literal(quantity=quantity):
            value = values_of_literal(quantity)
            return {"": value.low} if value.is_point and value.low is not None else None
        case Negation(operand=operand):
            return _scaled(terms_of(operand, limits), -_ONE)
        case Operation(operator=operator):
            left, right = terms_of(expression.left, limits), terms_of(expression.right, limits)
            if left is None or right is None:
                return None
            if operator in {"+", "-"}:
                return _plus(left, right, _ONE if operator == "+" else -_ONE)
            if operator == "*":
                for factor, other in ((left, right), (right, left)):
                    if factor.keys() <= {""}:
                        return _scaled(other, factor.get("", _NOTHING))
                return None
            return _scaled(left, 1 / right[""]) if right.keys() == {""} and right[""] else None
        case Call(function="limit", arguments=(Name(id=name),)):
            limit = limits.get(name)
            return {"": limit.low} if limit is not None and limit.is_point and limit.low is not None else None
        case Call(function="sum" | "mean" | "points" as function, arguments=arguments):
            total: Terms | None = {}
            for place, argument in enumerate(arguments):
                part = terms_of(argument, limits)
                sign = -_ONE if function == "points" and place else _ONE
                total = None if total is None or part is None else _plus(total, part, sign)
            return _scaled(total, Fraction(1, len(arguments))) if function == "mean" else total
        case _:
            return None


def _plus(one: Terms, other: Terms, factor: Fraction) -> Terms:
    """`one`, which nobody else has, with the other added to it."""
    for name, value in other.items():
        one[name] = one.get(name, _NOTHING) + value * factor
    return one


def _scaled(terms: Terms | None, factor: Fraction) -> Terms | None:
    return None if terms is None else {name: value * factor for name, value in terms.items()}


def added_up(terms: Terms, values: Mapping[str, Interval]) -> Interval:
    """All values of a sum, each figure having one value however often it occurred."""
    total = Interval.point(terms.get("", _NOTHING))
    for name, factor in terms.items():
        if name and factor:
            total = intervals.add(total, intervals.scale(values[name], factor))
    return total
