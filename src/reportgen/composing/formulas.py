"""Writes an expression of the claim language as people write arithmetic: figures, signs and brackets.

In figures it runs left to right and is meant to stand in an `Isolate`; in labels it runs as the language does.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Final

from reportgen.claims.expression import Call, Expression, Literal, Name, Negation, Operation
from reportgen.composing.forms import FORMULA
from reportgen.composing.printing import BARE, IN_FORMULA, print_quantity
from reportgen.composing.wording import joined
from reportgen.document import Inline, Inlines, Number, Text, plain_text
from reportgen.facts import FactFile, Figure
from reportgen.languages import Language
from reportgen.quantity import PERCENT, Quantity

SIGNS: Final = {"+": "+", "-": "−", "*": "×", "/": "÷"}


class _Tie(IntEnum):
    """How tightly a formula's outermost sign binds; a looser one goes into brackets."""

    SUM = 1
    PRODUCT = 2
    ATOM = 3


_TIES: Final = {"+": _Tie.SUM, "-": _Tie.SUM, "*": _Tie.PRODUCT, "/": _Tie.PRODUCT}
_BINARY_CALLS: Final = {"share": "/", "ratio": "/", "points": "-"}


def formula(expression: Expression, facts: FactFile, language: Language) -> Inlines:
    """An expression in figures and signs."""
    return joined(_Writer(facts, language).write(expression)[0])


def in_labels(
    expression: Expression, facts: FactFile, language: Language, label: Callable[[Figure], Inlines]
) -> Inlines:
    """An expression in signs and what its figures are called, for readers who don't know the names of figures."""
    return joined(_Labels(facts, language, label).write(expression)[0])


class _Writer:
    def __init__(self, facts: FactFile, language: Language) -> None:
        self.facts = facts
        self.language = language

    def write(self, expression: Expression, *, bare: bool = False) -> tuple[list[Inline], _Tie]:
        match expression:
            case Literal(quantity=quantity):
                return self.quantity(quantity, "", bare), _Tie.ATOM
            case Name(id=name):
                return self.figure(name, bare), _Tie.ATOM
            case Negation(operand=operand):
                return [Text(self.language.settings.minus), *self.bound(operand, _Tie.ATOM, bare)], _Tie.PRODUCT
            case Operation(operator=operator, left=left, right=right):
                return self.operation(operator, left, right, bare)
            case Call(function=function, arguments=arguments):
                return self.call(function, arguments, bare)

    def operation(self, operator: str, left: Expression, right: Expression, bare: bool) -> tuple[list[Inline], _Tie]:
        tie = _TIES[operator]
        # a − (b − c) and a ÷ (b ÷ c) keep their brackets.
        tighter = _Tie(tie + 1) if operator in "-/" else tie
        sign = Text(f" {SIGNS[operator]} ")
        return [*self.bound(left, tie, bare), sign, *self.bound(right, tighter, bare)], tie

    def call(self, function: str, arguments: tuple[Expression, ...], bare: bool) -> tuple[list[Inline], _Tie]:
        terms = [term for argument in arguments for term in self.expanded(argument)]
        match function:
            case "share" | "ratio" | "points" if len(terms) == 2:
                return self.operation(_BINARY_CALLS[function], terms[0], terms[1], bare or function == "points")
            case "sum":
                return self.added(terms, bare), _Tie.SUM if len(terms) > 1 else _Tie.ATOM
            case "mean":
                total = self.added(terms, bare)
                count = Text(f" {SIGNS['/']} {self.language.count(len(terms))}")
                return [*_bracketed(total), count] if len(terms) > 1 else total, _Tie.PRODUCT
            case "change" if len(terms) == 2:
                new, old = terms
                difference, _ = self.operation("-", new, old, bare)
                return [
                    *_bracketed(difference),
                    Text(f" {SIGNS['/']} "),
                    *self.bound(old, _Tie.ATOM, bare),
                ], _Tie.PRODUCT
            case "years" if len(terms) == 2:
                low, high = (self.write(term, bare=True)[0] for term in terms)
                return self.between(low, high), _Tie.ATOM
            case "abs":
                return [Text("|"), *self.write(terms[0], bare=bare)[0], Text("|")], _Tie.ATOM
            case "limit" | "years" | "length":
                return self.write(terms[0], bare=bare)
            case _:
                inside: list[Inline] = []
                for term in terms:
                    inside += [Text("; ")] if inside else []
                    inside += self.write(term, bare=bare)[0]
                return [Text(f"{function}("), *inside, Text(")")], _Tie.ATOM

    def added(self, terms: list[Expression], bare: bool) -> list[Inline]:
        total: list[Inline] = []
        for term in terms:
            total += [Text(" + ")] if total else []
            total += self.bound(term, _Tie.SUM, bare)
        return total

    def bound(self, expression: Expression, wanted: _Tie, bare: bool) -> list[Inline]:
        inlines, tie = self.write(expression, bare=bare)
        return inlines if tie >= wanted else _bracketed(inlines)

    def between(self, low: list[Inline], high: list[Inline]) -> list[Inline]:
        before, rest = self.language.settings.range.split("{low}")
        middle, after = rest.split("{high}")
        pieces = [Text(before), *low, Text(middle), *high, Text(after)]
        return [piece for piece in pieces if piece != Text("")]

    def expanded(self, argument: Expression) -> list[Expression]:
        """A name with a `*` stands for every figure whose id begins as it does."""
        if not isinstance(argument, Name) or not argument.id.endswith("*"):
            return [argument]
        prefix = argument.id[:-1]
        return [
            Name(figure.id, argument.start, argument.end)
            for figure in self.facts.figures
            if figure.id.startswith(prefix) and figure.quantity is not None
        ]

    def figure(self, figure_id: str, bare: bool) -> list[Inline]:
        figure = self.facts.figure(figure_id)
        if figure is None or figure.quantity is None:
            return [Number(figure.text, figure.id, FORMULA) if figure else Text(figure_id)]
        return self.quantity(figure.quantity, figure_id, bare)

    def quantity(self, quantity: Quantity, figure_id: str, bare: bool) -> list[Inline]:
        signed = quantity.unit == PERCENT and not bare
        # "bare" is a form of its own: a figure can stand in one formula both with and without its sign.
        form = None if bare else FORMULA
        inlines = print_quantity(quantity, figure_id, self.language, IN_FORMULA if signed else BARE, form=form)
        return list(inlines) if figure_id else [Text(plain_text(inlines))]


class _Labels(_Writer):
    def __init__(self, facts: FactFile, language: Language, label: Callable[[Figure], Inlines]) -> None:
        super().__init__(facts, language)
        self.label = label

    def figure(self, figure_id: str, bare: bool) -> list[Inline]:
        figure = self.facts.figure(figure_id)
        return super().figure(figure_id, bare) if figure is None else list(self.label(figure))


def _bracketed(inlines: list[Inline]) -> list[Inline]:
    return [Text("("), *inlines, Text(")")]
