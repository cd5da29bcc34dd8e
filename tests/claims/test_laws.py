"""The laws: rounding never loses the truth, a true sum is never refused, sides may be swapped, doubt never hardens."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportgen.claims.verdicts import Grade
from reportgen.exactness import possible_values, rounded_values
from reportgen.facts import Figure, Kind
from reportgen.quantity import Bound, Quantity, Rounding
from tests.claims.samples import claim, figure, report, verdict

WORSE = {Grade.CONTRADICTED, Grade.TRUNCATED, Grade.ROUNDED_AWAY}

whole = st.integers(-3000, 3000)
positive = st.integers(1, 3000)
places = st.integers(0, 3)
modes = st.sampled_from(Rounding)


def rounded(value: Fraction, decimals: int, mode: Rounding) -> Fraction:
    """`value` as a source prints it; NEAREST is half-up here, one of the two sides it accepts."""
    last_digit = Fraction(1, 10**decimals)
    steps = abs(value) / last_digit
    low = steps.numerator // steps.denominator
    rest = steps - low
    half = Fraction(1, 2)
    up = {
        Rounding.NEAREST: rest >= half,
        Rounding.HALF_UP: rest >= half,
        Rounding.HALF_DOWN: rest > half,
        Rounding.HALF_EVEN: rest > half or (rest == half and low % 2 == 1),
        Rounding.TRUNCATED: False,
        Rounding.AWAY: rest > 0,
    }[mode]
    return (low + up) * last_digit * (-1 if value < 0 else 1)


def printed(
    name: str, value: Fraction, decimals: int, kind: Kind = Kind.PERCENTAGE, bound: Bound = Bound.EXACT
) -> Figure:
    unit = "%" if kind in {Kind.PERCENTAGE, Kind.CHANGE} else ""
    return replace(figure(f"{name}: {kind.value}"), quantity=Quantity(value, decimals, unit, bound))


@given(st.fractions(-2000, 2000, max_denominator=5000), places, modes)
def test_rounding_never_loses_the_truth(value: Fraction, decimals: int, mode: Rounding) -> None:
    shown = rounded(value, decimals, mode)
    assert value in rounded_values(shown, Fraction(1, 10**decimals), mode)
    assert value in rounded_values(shown, Fraction(1, 10**decimals)) or mode in {Rounding.TRUNCATED, Rounding.AWAY}


@given(st.fractions(-2000, 2000, max_denominator=5000), places, modes)
def test_only_what_prints_alike_is_allowed(value: Fraction, decimals: int, mode: Rounding) -> None:
    """The other direction: an allowed value prints as the figure does, ties to nearest apart."""
    shown = rounded(value, decimals, mode)
    last_digit = Fraction(1, 10**decimals)
    allowed = rounded_values(shown + last_digit, last_digit, mode)
    on_tie = abs(abs(value - shown) * 2) == last_digit
    assert value not in allowed or (mode is Rounding.NEAREST and on_tie)


@given(positive, positive, places, modes)
def test_a_share_that_was_rounded_is_never_refused(part: int, all_of_it: int, decimals: int, mode: Rounding) -> None:
    shown = rounded(Fraction(100 * part, all_of_it), decimals, mode)
    figures = (figure(f"a: count {part}"), figure(f"b: count {all_of_it}"), printed("p", shown, decimals))
    found = report(figures, claim("p = a / b", rounding=mode), claim("p = share(a, b)", 2, mode)).verdicts
    assert all(v.grade in {Grade.HOLDS, Grade.TIE} for v in found)


@given(st.lists(st.fractions(0, 100, max_denominator=700), min_size=2, max_size=6), places, places, modes)
def test_a_true_sum_of_rounded_figures_is_never_refused(
    parts: list[Fraction], decimals: int, total_decimals: int, mode: Rounding
) -> None:
    figures = [printed(f"part_{n}", rounded(part, decimals, mode), decimals) for n, part in enumerate(parts)]
    total = printed("all_parts", rounded(sum(parts, Fraction(0)), total_decimals, mode), total_decimals)
    found = report((*figures, total), claim("all_parts = sum(part_*)", rounding=mode)).verdicts[0]
    assert found.grade in {Grade.HOLDS, Grade.TIE, Grade.WITHIN_ROUNDING}


@given(
    st.fractions(1, 500, max_denominator=90),
    st.fractions(1, 500, max_denominator=90),
    places,
    st.sampled_from(["(x - y) / y", "x / y - 1", "change(x, y)", "x / (x + y)", "(x - y) / (x + y)", "x * y - x"]),
)
def test_a_true_result_of_repeated_rounded_figures_is_never_refused(
    x: Fraction, y: Fraction, decimals: int, formula: str
) -> None:
    shown_x, shown_y = rounded(x, decimals, Rounding.NEAREST), rounded(y, decimals, Rounding.NEAREST)
    assume(shown_x > 1)
    assume(shown_y > 1)
    x_share, y_share = x / 100, y / 100
    exact = {
        "(x - y) / y": x / y - 1,
        "x / y - 1": x / y - 1,
        "change(x, y)": x / y - 1,
        "x / (x + y)": x / (x + y),
        "(x - y) / (x + y)": (x - y) / (x + y),
        "x * y - x": x_share * y_share - x_share,
    }[formula]
    figures = (
        printed("x", shown_x, decimals),
        printed("y", shown_y, decimals),
        printed("z", rounded(exact * 100, 2, Rounding.NEAREST), 2, Kind.CHANGE),
    )
    grade = report(figures, f"z = {formula}").verdicts[0].grade
    assert grade not in WORSE


@given(whole, whole, whole)
def test_a_wrong_sum_of_counts_is_never_accepted(a: int, b: int, error: int) -> None:
    assume(error)
    figures = f"a: count {a}\nb: count {b}\nc: count {a + b + error}"
    assert verdict(figures, "c = a + b").grade is Grade.CONTRADICTED


values = st.builds(
    Quantity,
    st.integers(1, 400).map(lambda n: Fraction(n, 4)),
    st.just(2),
    st.just("%"),
    st.sampled_from([Bound.EXACT, Bound.EXACT, *Bound]),
)
coarse = st.builds(Quantity, st.integers(1, 100).map(Fraction), st.just(0), st.just("%"))
quantities = st.one_of(values, coarse)
kinds = st.sampled_from([Kind.PERCENTAGE, Kind.TARGET, Kind.CHANGE])
SWAPPED = {"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
sides = st.sampled_from(
    ["a", "b", "c", "a + b", "2 * c", "a - 1 %", "max(a, b)", "50 %", "50.25 %", "-c", "mean(a, b, c)"]
)


@given(
    quantities,
    quantities,
    quantities,
    kinds,
    sides,
    sides,
    st.sampled_from(sorted(SWAPPED)),
    st.tuples(modes, st.integers(0, 40)),
)
@settings(max_examples=400)
def test_swapping_sides_never_changes_a_verdict(
    a: Quantity,
    b: Quantity,
    c: Quantity,
    kind: Kind,
    left: str,
    right: str,
    relation: str,
    said: tuple[Rounding, int],
) -> None:
    mode, tolerance = said
    figures = tuple(
        replace(figure(f"{name}: {which.value}"), quantity=quantity)
        for name, which, quantity in (("a", kind, a), ("b", Kind.PERCENTAGE, b), ("c", Kind.PERCENTAGE, c))
    )
    one = claim(f"{left} {relation} {right}", 1, mode)
    other = claim(f"{right} {SWAPPED[relation]} {left}", 2, mode)
    if tolerance and relation != "!=":
        one, other = (
            replace(c, tolerance=claim("", tolerance=f"{tolerance}/4 points").tolerance) for c in (one, other)
        )
    first, second = report(figures, one, other).verdicts
    assert first.grade is second.grade
    assert first.distance == second.distance
    assert (first.left, first.right) == (second.right, second.left)
    assert {hint.code for hint in first.hints} == {hint.code for hint in second.hints}


@given(quantities, quantities, st.sampled_from(Bound), st.sampled_from(Bound))
def test_how_far_two_bounded_figures_lie_apart_does_not_hang_on_which_comes_first(
    a: Quantity, b: Quantity, low: Bound, high: Bound
) -> None:
    figures = (
        replace(figure("a: percentage"), quantity=replace(a, bound=low)),
        replace(figure("b: percentage"), quantity=replace(b, bound=high)),
    )
    one, other = report(figures, "a = b", "b = a").verdicts
    assert (one.grade, one.distance) == (other.grade, other.distance)
    assert {hint.code for hint in one.hints} == {hint.code for hint in other.hints}


@given(quantities, quantities, st.integers(0, 2), sides, sides, st.sampled_from(sorted(SWAPPED)))
@settings(max_examples=400)
def test_widening_an_input_never_turns_undetermined_into_contradicted(
    a: Quantity, b: Quantity, coarser: int, left: str, right: str, relation: str
) -> None:
    """Widened by fewer printed digits of the same number, or by a looser bound."""

    def grade_with(quantity: Quantity) -> Grade:
        figures = (
            replace(figure("a: percentage"), quantity=quantity),
            replace(figure("b: percentage"), quantity=b),
            figure("c: percentage > 40 %"),
        )
        return report(figures, f"{left} {relation} {right}").verdicts[0].grade

    wide = Quantity(a.value, a.places - coarser, a.unit, a.bound)
    if a.bound is Bound.MORE_THAN:
        wide = replace(wide, bound=Bound.AT_LEAST)
    narrow_values = possible_values(replace(figure("a: percentage"), quantity=a))
    wide_values = possible_values(replace(figure("a: percentage"), quantity=wide))
    assert narrow_values is not None
    assert wide_values is not None
    before, after = grade_with(a), grade_with(wide)
    if before in {Grade.UNDETERMINED, Grade.WITHIN_ROUNDING, Grade.AT_LIMIT}:
        assert after not in WORSE


@given(quantities, quantities)
def test_a_figure_is_itself(a: Quantity, b: Quantity) -> None:
    figures = (
        replace(figure("a: percentage"), quantity=replace(a, bound=Bound.EXACT)),
        replace(figure("b: percentage"), quantity=replace(b, bound=Bound.EXACT)),
    )
    found = report(figures, "a = a", "a <= a", "a < a", "a - a = 0 %", "a * b / b = a", "a / a = 1").verdicts
    assert [v.grade for v in found] == [
        Grade.HOLDS, Grade.HOLDS, Grade.CONTRADICTED, Grade.AS_POINTS, Grade.HOLDS, Grade.HOLDS,
    ]  # fmt: skip


RANKED = [WORSE, {Grade.AS_POINTS, Grade.UNDETERMINED}, {grade for grade in Grade if grade.passes}]
"""From the worst grades to the best: a tolerance only ever moves up."""


@given(quantities, quantities, kinds, sides, sides, st.sampled_from(["=", "<", "<=", ">", ">=", "within"]), modes)
@settings(max_examples=300)
def test_a_tolerance_never_makes_a_verdict_worse_and_a_larger_one_never_worse_than_a_smaller(
    a: Quantity, b: Quantity, kind: Kind, left: str, right: str, relation: str, mode: Rounding
) -> None:
    figures = (
        replace(figure(f"a: {kind.value}"), quantity=a),
        replace(figure("b: percentage"), quantity=b),
        figure("c: percentage > 40 %"),
    )
    text = f"{left} {relation} {right}"
    found = report(
        figures,
        *(claim(text, n, mode, tolerance=said) for n, said in enumerate(("", "0.25 %", "3 points", "250 %"))),
    ).verdicts
    ranks = [next(rank for rank, grades in enumerate(RANKED) if v.grade in grades) for v in found]
    assert ranks == sorted(ranks)
    if found[0].grade.passes:
        assert {v.grade for v in found} == {found[0].grade}
