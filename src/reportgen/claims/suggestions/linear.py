"""Which relations follow from others already accepted: linear ones, by elimination in fractions."""

from __future__ import annotations

from fractions import Fraction

from reportgen.claims.expression import Call, Comparison, Expression, Literal, Name, Negation, Operation

Form = dict[str, Fraction]
"""Coefficients by figure; "" is the constant."""


def linear(comparison: Comparison) -> Form | None:
    """left − right, if that is a sum of figures with fixed factors."""
    if comparison.relation != "=":
        return None
    left, right = _form(comparison.left), _form(comparison.right)
    return None if left is None or right is None else _plus(left, right, Fraction(-1))


def _form(expression: Expression) -> Form | None:
    match expression:
        case Name(id=name):
            return {name: Fraction(1)}
        case Literal(quantity=quantity) if quantity.high is None:
            return {"": quantity.value}
        case Negation(operand=operand):
            form = _form(operand)
            return None if form is None else _times(form, Fraction(-1))
        case Operation(operator=operator, left=one, right=other):
            return _operation(operator, _form(one), _form(other))
        case Call(function="points", arguments=(one, other)):
            return _operation("-", _form(one), _form(other))
        case Call(function="sum" | "mean" as function, arguments=arguments):
            total: Form | None = {}
            for argument in arguments:
                total = _operation("+", total, _form(argument))
            if total is not None and function == "mean":
                total = _times(total, Fraction(1, len(arguments)))
            return total
        case _:
            return None


def _operation(operator: str, one: Form | None, other: Form | None) -> Form | None:
    if one is None or other is None:
        return None
    if operator in {"+", "-"}:
        return _plus(one, other, Fraction(1 if operator == "+" else -1))
    if operator == "*" and set(one) <= {""}:
        return _times(other, one.get("", Fraction(0)))
    if set(other) <= {""} and (constant := other.get("", Fraction(0))):
        return _times(one, constant if operator == "*" else 1 / constant)
    return None


def _plus(one: Form, other: Form, factor: Fraction) -> Form:
    result = {name: one.get(name, Fraction(0)) + factor * other.get(name, Fraction(0)) for name in {**one, **other}}
    return {name: coefficient for name, coefficient in result.items() if coefficient}


def _times(form: Form, factor: Fraction) -> Form:
    return {name: coefficient * factor for name, coefficient in form.items() if factor}


class Span:
    """All linear relations that follow from those entered."""

    def __init__(self) -> None:
        self._rows: dict[str, Form] = {}

    def enter(self, form: Form) -> bool:
        """Enter a relation; False if it follows from the others already."""
        rest = form
        while rest:
            lead = min(rest)
            row = self._rows.get(lead)
            if row is None:
                self._rows[lead] = _times(rest, 1 / rest[lead])
                return True
            rest = _plus(rest, row, -rest[lead])
        return False
