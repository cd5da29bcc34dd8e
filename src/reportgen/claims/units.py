"""The units of a whole claim: what each part is, where parts do not fit, which counts are mixed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from reportgen.claims import codes
from reportgen.claims.dimensions import (
    NUMBER,
    Dimension,
    Mismatch,
    Sort,
    added,
    compared,
    divided,
    multiplied,
    nouns_differ,
    of_literal,
)
from reportgen.claims.expression import Call, Comparison, Expression, Literal, Name, Negation, Operation
from reportgen.claims.functions import FUNCTIONS
from reportgen.claims.tokens import ClaimError, Fault

_HUNDRED = Fraction(100)


@dataclass(slots=True)
class _Units:
    """One walk over a claim.  `mixed` collects sums of counts of different things, to be judged at the end."""

    figures: Mapping[str, Dimension]
    mixed: list[tuple[Dimension, Dimension, Expression]] = field(default_factory=list)

    def of(self, expression: Expression) -> Dimension:
        match expression:
            case Name(id=name):
                return self.figures[name]
            case Literal(quantity=quantity):
                return of_literal(quantity)
            case Negation(operand=operand):
                dimension = self.of(operand)
                if dimension.sort in {Sort.YEAR, Sort.TERM, Sort.RANK}:
                    raise _fault(expression, Mismatch(f"{dimension} has no sign"))
                return dimension
            case Operation():
                return self._operation(expression)
            case Call():
                return self._call(expression)

    def _operation(self, node: Operation) -> Dimension:
        left, right = self.of(node.left), self.of(node.right)
        match node.operator:
            case "+" | "-":
                if nouns_differ(left, right):
                    self.mixed.append((left, right, node))
                outcome = added(left, right, minus=node.operator == "-")
                if node.operator == "-" and _is_hundred_percent(node.left) and right.sort is Sort.PERCENT:
                    return right
            case "*":
                outcome = self._product(node, left, right)
            case _:
                if isinstance(node.right, Literal) and node.right.quantity.value == 0:
                    place, length = node.right.start, node.right.end - node.right.start
                    hint = "divide by a number that is not zero"
                    raise ClaimError(Fault(codes.DIVISION_BY_ZERO, place, length, "division by zero", hint))
                outcome = divided(left, right)
        if isinstance(outcome, Mismatch):
            raise _fault(node, outcome)
        return outcome

    def _product(self, node: Operation, left: Dimension, right: Dimension) -> Dimension | Mismatch:
        """a × b; a literal 100 is the way some write "in percent": `(a − b) / b × 100`."""
        for factor, other in ((node.left, right), (node.right, left)):
            if isinstance(factor, Literal) and factor.quantity.value == _HUNDRED and not factor.quantity.unit:
                if other.sort in {Sort.PERCENT, Sort.POINTS}:
                    return replace(NUMBER, hundredfold=True)
                outcome = multiplied(left, right)
                return outcome if isinstance(outcome, Mismatch) else replace(outcome, hundredfold=True)
        return multiplied(left, right)

    def _call(self, node: Call) -> Dimension:
        dimensions = [self.of(argument) for argument in node.arguments]
        if node.function == "limit" and not isinstance(node.arguments[0], Name):
            raise _fault(node.arguments[0], Mismatch("`limit` takes a figure"))
        if node.function == "sum":
            first = dimensions[0]
            for dimension, argument in zip(dimensions, node.arguments, strict=True):
                if nouns_differ(first, dimension):
                    self.mixed.append((first, dimension, argument))
        outcome = FUNCTIONS[node.function].measure(dimensions)
        if isinstance(outcome, Mismatch):
            raise _fault(_culprit(node, dimensions, FUNCTIONS[node.function].measure), outcome)
        return outcome


def units_of(
    comparison: Comparison, figures: Mapping[str, Dimension]
) -> tuple[Dimension, Dimension, tuple[Fault, ...]]:
    """The dimensions of both sides, with notes; raises `ClaimError` where units do not fit together."""
    walk = _Units(figures)
    left, right = walk.of(comparison.left), walk.of(comparison.right)
    into_term = comparison.relation == "within" and right.sort is Sort.TERM
    mismatch = _into_term(left) if into_term else compared(left, right)
    if mismatch:
        raise _fault(comparison, mismatch)
    notes = [
        _mixed_note(one, other, place)
        for one, other, place in walk.mixed
        if any(side.noun and nouns_differ(side, one) != nouns_differ(side, other) for side in (left, right))
    ]
    return left, right, tuple(notes)


def _mixed_note(one: Dimension, other: Dimension, place: Expression) -> Fault:
    message = f"this adds {one.noun} and {other.noun}"
    return Fault(codes.MIXED_NOUNS, place.start, place.end - place.start, message, note=True)


def _into_term(left: Dimension) -> Mismatch | None:
    if left.sort in {Sort.YEAR, Sort.TERM} or left.plain:
        return None
    return Mismatch(f"{left} cannot lie within a term", "within a term lie years")


def _is_hundred_percent(expression: Expression) -> bool:
    return isinstance(expression, Literal) and expression.quantity.unit == "%" and expression.quantity.value == _HUNDRED


def _culprit(
    node: Call, dimensions: list[Dimension], measure: Callable[[list[Dimension]], Dimension | Mismatch]
) -> Expression:
    """The argument to point at: the first that does not fit those before it."""
    if not FUNCTIONS[node.function].patterns:
        return node
    for count in range(2, len(dimensions) + 1):
        if isinstance(measure(dimensions[:count]), Mismatch):
            return node.arguments[count - 1]
    return node


def _fault(place: Expression | Comparison, mismatch: Mismatch) -> ClaimError:
    return ClaimError(Fault(codes.UNITS, place.start, place.end - place.start, mismatch.message, mismatch.hint))
