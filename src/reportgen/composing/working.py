"""A verdict in words: what was calculated, what came out, what the source prints.

    2,071 ÷ 2,000 = 103.55%, printed as 103.6%

Formulas run left to right in every language and are isolated; the words around them are the
language's own.  Needs no Markdown, so that the console can explain verdicts too.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from reportgen.claims.expression import Call, Expression, Name, Operation
from reportgen.claims.verdicts import Grade, Hint, Side, Value, Verdict
from reportgen.composing.forms import HIGH, LOW, PRINTED
from reportgen.composing.formulas import formula
from reportgen.composing.printing import COMPACT, as_printed, print_figure, print_quantity, with_unit
from reportgen.composing.template import Style
from reportgen.composing.wording import joined, phrase, words
from reportgen.document import Inline, Inlines, Isolate, Text
from reportgen.facts import FactFile, Figure, Kind
from reportgen.languages import Language
from reportgen.quantity import PERCENT, YEAR, Bound, Quantity

RELATIONS: Final = {"=": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
_OPPOSITES: Final = {"=": "≠", "!=": "=", "<": "≥", "<=": ">", ">": "≤", ">=": "<"}
_EXTRA_PLACES: Final = 4
"""How many decimals beyond the printed ones a result may have and still be written out in full."""

_SAYS_WHY: Final = frozenset({Grade.CONTRADICTED, Grade.NOT_EVALUATED})


def working(verdict: Verdict, facts: FactFile, language: Language) -> Inlines:
    """How a claim comes out, in figures and words."""
    return _Explainer(verdict, facts, language).explain()


def grade_words(grade: Grade, language: Language) -> str:
    """What a grade is called."""
    return language.message(f"verdict.{grade.value}")


def hint_words(hint: Hint, language: Language) -> str:
    """What would make a failing claim true."""
    return language.message(f"hint.{hint.code.value}")


def rule_words(code: str, labels: Inlines, language: Language) -> Inlines:
    """A rule's words with the labels of what it is about, which may be nothing."""
    pattern = language.rule_pattern(code)
    around = pattern is not None and any(name for _, name in pattern.pieces)
    if pattern is not None and (labels or not around):
        said = phrase(pattern, figures=labels)
        return said if around or not labels else phrase(language.pattern("checks.about"), said=said, figures=labels)
    rule = (Isolate((Text(code),)),)
    return phrase(language.pattern("checks.finding"), rule=rule, figures=labels) if labels else rule


class _Explainer:
    def __init__(self, verdict: Verdict, facts: FactFile, language: Language) -> None:
        self.verdict = verdict
        self.facts = facts
        self.language = language

    def explain(self) -> Inlines:
        verdict, comparison = self.verdict, self.verdict.comparison
        left, right = verdict.left, verdict.right
        if left is None or right is None or verdict.grade is Grade.NOT_EVALUATED:
            inlines = words(self.language.message("working.missing"))
        elif comparison.relation == "within":
            inlines = self.within(left, right)
        elif comparison.relation == "=":
            inlines = self.equation(left, right)
        else:
            inlines = self.inequality(left, right)
        if verdict.hints and verdict.grade in _SAYS_WHY:
            hint = words(hint_words(verdict.hints[0], self.language))
            inlines = phrase(self.language.pattern("working.hint"), working=inlines, hint=hint)
        return inlines

    def equation(self, left: Value, right: Value) -> Inlines:
        comparison = self.verdict.comparison
        printed, expression, value = self.named(comparison.left), comparison.right, right
        if self.verdict.printed_side is Side.RIGHT:
            printed, expression, value = self.named(comparison.right), comparison.left, left
        said = as_printed(printed) if printed else None
        if printed is None or said is None or self.named(expression) is not None:
            return self.inequality(left, right)
        result = self.result(expression, value, said.places, printed)
        if _says(said, value):
            return result
        shown = print_quantity(said, printed.id, self.language, form=PRINTED)
        return phrase(self.language.pattern("working.printed"), working=result, printed=shown)

    def inequality(self, left: Value, right: Value) -> Inlines:
        comparison = self.verdict.comparison
        signs = RELATIONS if self.verdict.grade.passes else _OPPOSITES
        plain = all(value.interval.is_point and value.unit in ("", PERCENT, YEAR) for value in (left, right))
        if plain and self.verdict.grade is not Grade.UNDETERMINED:
            sign = Text(f" {signs[comparison.relation]} ")
            sides = [*self.equated(comparison.left, left, 0), sign, *self.equated(comparison.right, right, 0)]
            return (Isolate(joined(sides)),)
        return phrase(
            self.language.pattern("working.against"),
            left=self.side(comparison.left, left),
            right=self.side(comparison.right, right),
        )

    def within(self, left: Value, right: Value) -> Inlines:
        comparison = self.verdict.comparison
        field = self.named(comparison.right)
        low, high = right.interval.low, right.interval.high
        if not self.verdict.grade.passes or low is None or high is None or field is None or field.quantity is None:
            return self.inequality(left, right)
        places, whole_field = field.quantity.places, field.quantity.high is not None
        first, last = (Quantity(end, places, field.quantity.unit) for end in (low, high))
        at_most = Text(f" {RELATIONS['<=']} ")
        sides = [
            *print_quantity(first, field.id if whole_field else "", self.language, COMPACT, form=LOW),
            at_most,
            *self.equated(comparison.left, left, 0),
            at_most,
            *print_quantity(last, field.id, self.language, COMPACT, form=HIGH),
        ]
        return (Isolate(joined(sides)),)

    def side(self, expression: Expression, value: Value) -> Inlines:
        """One side of a comparison in words, its bound included."""
        figure = self.named(expression)
        if figure is None:
            return self.result(expression, value, 0)
        limit = Style(bound="limit") if figure.kind is Kind.TARGET else Style()
        return print_figure(figure, self.language, limit)

    def result(self, expression: Expression, value: Value, places: int, claimed: Figure | None = None) -> Inlines:
        """A formula and what it comes to, a bound in words where it has one; `claimed` is the figure it is held to."""
        bound, at = _bound(value)
        if bound is Bound.EXACT:
            equation = (Isolate(joined(self.equated(expression, value, places, claimed=claimed))),)
            shown, _ = _decimal(at, places)
            unit = _word_unit(value.unit)
            pattern = self.language.unit_pattern(unit, shown.value, shown.places)
            if pattern and pattern.pieces[0][0]:  # £: it stands at the result
                before = pattern.pieces[0][0]
                return (Isolate(joined(self.equated(expression, value, places, before=before, claimed=claimed))),)
            return with_unit(equation, unit, shown.value, shown.places, self.language)
        number, _ = _decimal(at, places, bound)
        quantity = Quantity(number.value, number.places, value.unit, bound)
        figure = self.coming_to(expression, value, claimed)
        printed = as_printed(figure) if figure else None
        if figure is not None and printed is not None and _says(printed, value):
            result = print_quantity(printed, figure.id, self.language, form=PRINTED)
        else:
            result = print_quantity(quantity, "", self.language)
        return phrase(
            self.language.pattern("working.comes-to"),
            formula=(Isolate(formula(expression, self.facts, self.language)),),
            result=result,
        )

    def equated(
        self, expression: Expression, value: Value, places: int, before: str = "", claimed: Figure | None = None
    ) -> list[Inline]:
        """`formula = result`, or the figure alone where there is nothing to calculate."""
        inlines = list(formula(expression, self.facts, self.language))
        if not isinstance(expression, (Operation, Call)) or _is_limit(expression):
            return inlines
        figure = self.coming_to(expression, value, claimed)
        if figure is not None and figure.quantity is not None and _says(figure.quantity, value):
            shown = formula(Name(figure.id, 0, 0), self.facts, self.language)
            return [*inlines, Text(f" = {before}"), *shown]
        number, exact = _decimal(_bound(value)[1], places)
        quantity = Quantity(number.value, number.places, value.unit)
        text = self.language.number(quantity, sign=True)
        return [*inlines, Text(f" {'=' if exact else '≈'} {before}{text}")]

    def coming_to(self, expression: Expression, value: Value, claimed: Figure | None) -> Figure | None:
        """The figure that prints what a formula comes to: the one it is held to, or one calculated by that formula."""
        if claimed is not None and claimed.quantity is not None and _says(claimed.quantity, value):
            return claimed
        return self.facts.calculated_by(self.verdict.claim.text[expression.start : expression.end])

    def named(self, expression: Expression) -> Figure | None:
        return self.facts.figure(expression.id) if isinstance(expression, Name) else None


def _is_limit(expression: Expression) -> bool:
    """Whether nothing is calculated: the printed number of a figure, its bound left aside."""
    return isinstance(expression, Call) and expression.function == "limit"


def _says(said: Quantity, value: Value) -> bool:
    bound, at = _bound(value)
    return said.high is None and said.bound is bound and said.value == at and said.unit == value.unit


def _bound(value: Value) -> tuple[Bound, Fraction]:
    """A value as a number with a bound: where the printed numbers stand at the end of what is possible."""
    interval, nominal = value.interval, value.nominal
    low, high = interval.low, interval.high
    at = nominal if nominal is not None else low if low is not None else high
    if at is None:
        return Bound.EXACT, Fraction(0)
    if not interval.is_point and at == low:
        return (Bound.AT_LEAST if interval.low_closed else Bound.MORE_THAN), at
    if not interval.is_point and at == high:
        return (Bound.AT_MOST if interval.high_closed else Bound.LESS_THAN), at
    return Bound.EXACT, at


def _decimal(value: Fraction, places: int, bound: Bound = Bound.EXACT) -> tuple[Quantity, bool]:
    """A result as a decimal, and whether it is exact.

    An endless one is cut to one decimal more than printed, or to as many as keep it from looking
    like a rounding edge that it is not; a limit is cut to the side that keeps it true.
    """
    places = max(places, 0)
    for more in range(places + _EXTRA_PLACES + 1):
        if 10**more % value.denominator == 0:
            return Quantity(value, more), True
    shown = places + 1
    while _is_edge(_cut(value, shown, bound), places) and shown < places + _EXTRA_PLACES:
        shown += 1
    return Quantity(_cut(value, shown, bound), shown), False


def _is_edge(value: Fraction, places: int) -> bool:
    """Whether a value lies exactly between two numbers of so many decimals."""
    doubled = 2 * value.numerator * 10**places
    return bool(doubled % value.denominator == 0 and doubled // value.denominator % 2)


def _cut(value: Fraction, places: int, bound: Bound) -> Fraction:
    above, below = value.numerator * 10**places, value.denominator
    match bound:
        case Bound.AT_LEAST | Bound.MORE_THAN:
            whole = above // below
        case Bound.AT_MOST | Bound.LESS_THAN:
            whole = -(-above // below)
        case _:
            whole = (2 * above + below) // (2 * below)
    return Fraction(whole, 10**places)


def _word_unit(unit: str) -> str:
    return "" if unit in (PERCENT, YEAR) else unit
