"""Sums, differences, shares, changes and means as annual reports print them, and every digit of them gone wrong.

Each program's truth is worked out here in fractions, without the checker; the checker has to give the same grade for
the printed result, for each slip of a digit in it, and for each slip in one of the figures it comes from.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

import pytest

from reportgen.claims import check
from reportgen.facts import Figure, Kind
from reportgen.quantity import Quantity, decimal_text
from tests.claims.samples import PATH, claim, fact_file, figure

HUNDREDTH = Fraction(1, 100)
Values = Mapping[str, Fraction]


@dataclass(frozen=True)
class Printed:
    """A figure: what it prints, what one of its units is worth, and whether it stands for an interval."""

    kind: Kind
    value: Fraction
    places: int
    unit: str = ""

    @property
    def worth(self) -> Fraction:
        return HUNDREDTH if self.unit in {"%", "points"} else Fraction(1)

    @property
    def last_digit(self) -> Fraction:
        return Fraction(10) ** -self.places

    def ends(self) -> tuple[Fraction, ...]:
        rounded = self.unit in {"%", "points"} or self.places < 0
        half = self.last_digit / 2 if rounded else Fraction(0)
        return tuple({(self.value - half) * self.worth, (self.value + half) * self.worth})

    def named(self, name: str) -> Figure:
        return Figure(name, self.kind, Quantity(self.value, self.places, self.unit), (), figure("x: count 1").span)


@dataclass(frozen=True)
class Program:
    """A formula over some inputs, its truth in Python, and the sort of figure that prints its result."""

    inputs: Mapping[str, Printed]
    formula: str
    truth: Callable[[Values], Fraction]
    result: Printed


def amounts(chance: random.Random, count: int) -> list[Printed]:
    """Figures of one sort: whole numbers, prices with cents, or amounts in millions and billions."""
    match chance.randrange(3):
        case 0:
            return [
                Printed(Kind.COUNT, Fraction(chance.randint(1, 10 ** chance.randint(2, 6))), 0) for _ in range(count)
            ]
        case 1:
            cents = [Fraction(chance.randint(100, 99_999), 100) for _ in range(count)]
            return [Printed(Kind.MEASURE, value, 2, "USD") for value in cents]
        case _:
            zeros = chance.choice((5, 6, 8))
            return [
                Printed(Kind.MONEY, Fraction(chance.randint(10, 9_999) * 10**zeros), -zeros, "USD")
                for _ in range(count)
            ]


def program(chance: random.Random) -> Program:
    """One of the programs that questions about tables of annual reports are answered with."""
    one, other, third = amounts(chance, 3)
    both = {"a": one, "b": other}
    digits = chance.choice((0, 1, 2))
    change = Printed(Kind.CHANGE, Fraction(0), digits, "%")
    share = Printed(Kind.PERCENTAGE, Fraction(0), digits, "%")
    like = Printed(one.kind, Fraction(0), one.places, one.unit)
    rates = {name: Printed(Kind.PERCENTAGE, Fraction(chance.randint(1, 9_999), 100), 2, "%") for name in ("a", "b")}
    row = {f"t_{year}": value for year, value in enumerate(amounts(chance, chance.randint(3, 6)), 2018)}
    first = next(iter(row.values()))
    whole = Printed(first.kind, Fraction(0), first.places, first.unit)
    programs = (
        Program(both, "a - b", lambda v: v["a"] - v["b"], like),
        Program({**both, "c": third}, "a + b - c", lambda v: v["a"] + v["b"] - v["c"], like),
        Program(both, "(a - b) / b", lambda v: (v["a"] - v["b"]) / v["b"], change),
        Program(both, "((a - b) / b) * 100", lambda v: (v["a"] - v["b"]) / v["b"], change),
        Program(both, "change(a, b)", lambda v: v["a"] / v["b"] - 1, change),
        Program(both, "a / b", lambda v: v["a"] / v["b"], share),
        Program(both, "share(a, b)", lambda v: v["a"] / v["b"], share),
        Program(both, "ratio(a, b)", lambda v: v["a"] / v["b"], Printed(Kind.RATIO, Fraction(0), digits)),
        Program(rates, "points(a, b)", lambda v: v["a"] - v["b"], Printed(Kind.POINTS, Fraction(0), digits, "points")),
        Program(row, "sum(t_*)", lambda v: sum(v.values(), Fraction(0)), whole),
        Program(row, "mean(t_*)", lambda v: sum(v.values(), Fraction(0)) / len(v), whole),
        Program(row, "max(t_*)", lambda v: max(v.values()), whole),
    )
    return chance.choice(programs)


def rounded(value: Fraction, last_digit: Fraction, habit: str) -> Fraction:
    """As sources round: half up, half to even, cut off, or away from zero."""
    steps = abs(value) / last_digit
    low = steps.numerator // steps.denominator
    rest = steps - low
    up = {
        "half-up": rest >= Fraction(1, 2),
        "half-even": rest > Fraction(1, 2) or (rest == Fraction(1, 2) and low % 2 == 1),
        "cut off": False,
        "away": rest > 0,
    }[habit]
    return (low + up) * last_digit * (-1 if value < 0 else 1)


def expected(made: Program, inputs: Mapping[str, Printed], result: Printed) -> str:
    """The grade, from the printed numbers and from all corners of what they may stand for."""
    nominal = made.truth({name: i.value * i.worth for name, i in inputs.items()}) / result.worth
    corners = [
        made.truth(dict(zip(inputs, ends, strict=True))) / result.worth
        for ends in product(*(i.ends() for i in inputs.values()))
    ]
    low, high = min(corners), max(corners)
    value, step = result.value, result.last_digit
    if abs(nominal - value) <= step / 2:
        return "holds-on-tie" if abs(nominal - value) == step / 2 else "holds"
    if high >= value - step / 2 and low <= value + step / 2:
        return "holds-within-rounding"
    low, high, value = (low, high, value) if value >= 0 else (-high, -low, -value)
    if high > -step and low < step if value == 0 else high >= value and low < value + step:
        return "truncated"
    return "rounded-away" if high > value - step and low <= value and value else "contradicted"


def slips(printed: Printed) -> Iterator[Printed]:
    """Each digit turned into each other one, neighbours changed, digits left out, the point moved."""
    scale = Fraction(10) ** min(printed.places, 0)
    places = max(printed.places, 0)
    text = decimal_text(abs(printed.value * scale), places)
    spoilt: set[str] = set()
    for at, digit in enumerate(text):
        if digit != ".":
            spoilt |= {text[:at] + other + text[at + 1 :] for other in "0123456789"}
            spoilt.add(text[:at] + text[at + 1 :])
            spoilt.add(text[:at] + text[at + 1 : at + 2] + digit + text[at + 2 :])
    digits = text.replace(".", "")
    spoilt |= {f"{digits[:at]}.{digits[at:]}" for at in range(1, len(digits)) if places}
    sign = -1 if printed.value < 0 else 1
    for wrong in sorted(spoilt - {text}):
        whole, point, decimals = wrong.partition(".")
        if whole and bool(point) == bool(decimals) and (len(whole) == 1 or whole[0] != "0"):
            value, more = sign * Fraction(wrong) / scale, len(decimals) - places
            if printed.kind is not Kind.COUNT or not decimals:
                yield Printed(printed.kind, value, printed.places + more, printed.unit)


@pytest.mark.parametrize("seed", range(8))
def test_programs_and_every_slip_in_them_get_the_grade_they_deserve(seed: int) -> None:
    chance = random.Random(seed)
    met: Counter[str] = Counter()
    for _ in range(12):
        made = program(chance)
        exact = made.truth({name: i.value * i.worth for name, i in made.inputs.items()}) / made.result.worth
        habit = chance.choice(("half-up", "half-even", "cut off", "away"))
        shown = rounded(exact, made.result.last_digit, habit)
        right = Printed(made.result.kind, shown, made.result.places, made.result.unit)
        results = [right, *slips(right)]
        figures = [i.named(name) for name, i in made.inputs.items()]
        figures += [result.named(f"result{n}") for n, result in enumerate(results)]
        cases = [(f"result{n} = {made.formula}", expected(made, made.inputs, r)) for n, r in enumerate(results)]
        met.update(graded(figures, cases))
        name = chance.choice(sorted(made.inputs))
        for wrong in slips(made.inputs[name]):
            inputs = {**made.inputs, name: wrong}
            if wrong.value:
                figures = [right.named("result"), *(i.named(n) for n, i in inputs.items())]
                met.update(graded(figures, [(f"result = {made.formula}", expected(made, inputs, right))]))
    assert met.total() > 300
    assert met["contradicted"] > met.total() // 2
    assert {"holds", "truncated", "rounded-away"} <= met.keys()


def graded(figures: list[Figure], cases: list[tuple[str, str]]) -> list[str]:
    outcome = check(fact_file(tuple(figures), *(claim(text, n) for n, (text, _) in enumerate(cases))), frozenset())
    assert outcome.value is not None
    assert not outcome.failed, (PATH, outcome.diagnostics[:2])
    for verdict, (text, wanted) in zip(outcome.value.verdicts, cases, strict=True):
        shown = {f.id: f.quantity.canonical for f in figures if f.quantity and f.id in verdict.figures}
        assert verdict.grade.value == wanted, f"{text}: {shown}"
    return [wanted for _, wanted in cases]
