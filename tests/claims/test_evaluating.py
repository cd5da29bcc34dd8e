"""Figures that occur more than once: no value is lost, and where the range is exact it is as narrow as can be."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.claims.evaluating import NoValueError, evaluate, evaluate_together
from reportgen.claims.expression import Call, Expression, Literal, Name, Negation, Operation
from reportgen.claims.names import Names
from reportgen.claims.parsing import parse
from reportgen.quantity import Interval, Quantity
from tests.claims.samples import fact_file, grade

NAMES = ("a", "b", "c")

leaves = st.one_of(
    st.sampled_from(NAMES).map(lambda name: Name(name, 0, 0)),
    st.integers(-3, 3).map(lambda n: Literal(Quantity(Fraction(n)), 0, 0)),
)


def deeper(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return st.one_of(
        st.builds(lambda op, x, y: Operation(op, x, y, 0, 0), st.sampled_from("+-*/"), inner, inner),
        st.builds(lambda x: Negation(x, 0, 0), inner),
        st.builds(
            lambda f, x: Call(f, tuple(x), 0, 0),
            st.sampled_from(["sum", "mean", "min", "max"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
        st.builds(
            lambda f, x, y: Call(f, (x, y), 0, 0), st.sampled_from(["share", "change", "points", "ratio"]), inner, inner
        ),
        st.builds(lambda x: Call("abs", (x,), 0, 0), inner),
    )


expressions: st.SearchStrategy[Expression] = st.recursive(leaves, deeper, max_leaves=7)


@st.composite
def boxes(draw: st.DrawFn) -> tuple[dict[str, Interval], dict[str, Fraction]]:
    """An interval for each name, and a value inside it."""
    intervals, values = {}, {}
    for name in NAMES:
        low = draw(st.fractions(-4, 6, max_denominator=2))
        width = draw(st.fractions(0, 3, max_denominator=3))
        part = draw(st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1)]))
        unbounded = draw(st.integers(0, 7)) == 0
        closed_low = part == 0 or width == 0 or draw(st.booleans())
        closed_high = part == 1 or width == 0 or draw(st.booleans())
        high = None if unbounded else low + width
        intervals[name] = Interval(low, high, closed_low, closed_high and not unbounded)
        values[name] = low + width * part
    return intervals, values


@given(expressions, boxes())
@settings(max_examples=300)
def test_no_value_is_lost(expression: Expression, box: tuple[dict[str, Interval], dict[str, Fraction]]) -> None:
    intervals, values = box
    points = {name: Interval.point(value) for name, value in values.items()}
    try:
        found = evaluate_together(expression, intervals, {})
        exact = evaluate(expression, points, {})
    except NoValueError:
        return
    assert exact.low is not None
    assert exact.low in found.interval


def ranged(formula: str, **intervals: tuple[str, str]) -> str:
    figures = "\n".join(f"{name}: ratio 1" for name in intervals)
    parsed = parse(f"1 = {formula}", Names(fact_file(figures)))
    assert parsed.comparison is not None
    values = {name: Interval(Fraction(low), Fraction(high)) for name, (low, high) in intervals.items()}
    found = evaluate_together(parsed.comparison.right, values, {})
    return f"{found.interval}{'' if found.exact else ' at most'}"


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("a - a", "[0, 0]"),
        ("a / a", "[1, 1]"),
        ("(a - b) / b", "[-1/2, 1]"),
        ("a / (a + b)", "[1/3, 2/3]"),
        ("(a - b) / (a + b)", "[-1/3, 1/3]"),
        ("a * b - a", "[0, 2]"),
        ("sum(a, b, -a)", "[1, 2]"),
        ("mean(a, b) - a", "[-1/2, 1/2]"),
        ("a - b", "[-1, 1]"),
        ("a * a", "[1, 4] at most"),
        ("a * a - a", "[-1, 3] at most"),
        ("max(a, b) - a", "[-1, 1] at most"),
        ("a / b + b / a", "[1, 4] at most"),
        ("change(a, b + 1) * b", "[-4/3, 0] at most"),
    ],
)
def test_repeated_figures(formula: str, expected: str) -> None:
    assert ranged(formula, a=("1", "2"), b=("1", "2")) == expected


def test_many_repeated_figures_cost_no_more_than_their_interval() -> None:
    names = [f"f{number}" for number in range(9)]
    formula = f"max(0, {' + '.join(names)}) - ({' + '.join(names)}) / max(1, 1)"
    one = dict.fromkeys(names, ("0", "1"))
    assert ranged(formula, **one) == "[-9, 9] at most"


def test_a_sum_of_figures_is_exact_however_many_occur_twice() -> None:
    names = [f"f{number}" for number in range(40)]
    formula = f"{' + '.join(names)} - {' - '.join(names)}"
    assert ranged(formula, **dict.fromkeys(names, ("0", "1"))) == "[0, 0]"
    assert ranged("mean(a, b) - a / 2 - sum(b, a) + points(a, b) * 2", a=("0", "1"), b=("0", "1")) == "[-5/2, 1]"


def test_a_sum_is_exact_where_a_figure_has_no_end() -> None:
    figures = "p: percentage > 87 %\nq: percentage < 5 %"
    claims = {
        "p >= p": "holds",
        "p > p": "contradicted",
        "p != p": "contradicted",
        "p - p = 0 points": "holds",
        "2 * p - p > 86 %": "holds",
        "p + q > p": "undetermined",
        "p + q >= p": "holds",
        "p - q <= p": "holds",
        "limit(p) <= p": "holds",
    }
    assert {text: grade(figures, text).removesuffix("-as-points") for text in claims} == claims


def test_a_repeated_figure_between_open_ends() -> None:
    parsed = parse("1 = (a - b) / b", Names(fact_file("a: ratio 1\nb: ratio 1")))
    assert parsed.comparison is not None
    values = {"a": Interval.point(Fraction(3)), "b": Interval(Fraction(1), Fraction(2), False, True)}
    assert str(evaluate_together(parsed.comparison.right, values, {}).interval) == "[1/2, 2)"
