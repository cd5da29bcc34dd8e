"""Grades, case by case: which claim gets which, and with what values."""

from __future__ import annotations

from fractions import Fraction

import pytest

from reportgen.claims.verdicts import Grade, HintCode, Side
from reportgen.quantity import Interval, Rounding
from tests.claims.samples import claim, fact_file, grade, report, verdict

COUNTS = "a: count 2030\nb: count 2071\nt: target 2000\nn: count 3"


@pytest.mark.parametrize(
    ("figures", "text", "expected"),
    [
        # an exact result against printed digits
        ("p: percentage 101.5 %", "p = a / t", "holds"),
        ("p: percentage 103.6 %", "p = b / t", "holds-on-tie"),
        ("p: percentage 103.5 %", "p = b / t", "holds-on-tie"),
        ("p: percentage 103.4 %", "p = b / t", "contradicted"),
        ("p: percentage 104 %", "p = b / t", "holds"),
        ("p: percentage 103 %", "p = b / t", "truncated"),
        ("p: percentage 103.55 %", "p = b / t", "holds"),
        ("p: percentage 103.54 %", "p = b / t", "contradicted"),
        ("p: change -2.0 %", "p = a / b - 1", "holds"),
        ("p: change -1.9 %", "p = a / b - 1", "truncated"),
        ("p: change -2.1 %", "p = a / b - 1", "contradicted"),
        ("p: percentage 66.6 %", "p = 2 / n", "truncated"),
        ("p: percentage 66.7 %", "p = 2 / n", "holds"),
        ("p: percentage 33.4 %", "p = 1 / n", "rounded-away"),
        ("p: change -66.6 %", "p = -2 / n", "truncated"),
        ("p: change -33.4 %", "p = -1 / n", "rounded-away"),
        ("p: change 0.0 %", "p = 2 / 9000", "holds"),
        ("p: change 0.0 %", "p = 6 / 9000", "truncated"),
        ("m: count 2051", "m = mean(a, b)", "holds-on-tie"),
        ("m: count 2050.5", "m = mean(a, b)", "holds"),
        ("m: count 4101", "m = a + b", "holds"),
        ("m: count 4100", "m = a + b", "contradicted"),
        ("m: count 4000 | places: -3", "m = a + b", "holds"),
        ("m: count 5000 | places: -3", "m = a + b", "rounded-away"),
        # literals, minus signs and the other side
        ("m: count 41", "-41 = a - b", "holds"),
        ("m: count 41", "-m = a - b", "holds"),
        ("m: count 41", "b - a = m", "holds"),
        ("m: count 41", "102 % = a / t", "holds-on-tie"),
        ("m: count 41", "a / t = 102 %", "holds-on-tie"),
        ("m: count 41", "a - b = 40", "contradicted"),
        # "in percent", written out
        ("p: change 2.0 %", "p = (b - a) / a * 100", "holds"),
        ("p: change 2.1 %", "p = 100 * (b - a) / a", "rounded-away"),
        ("p: ratio 2.0", "p = (b - a) / a * 100", "holds"),
        ("p: percentage 12.0 %\nq: percentage 18.0 %\nd: percentage 6.0 %", "d = (q - p) * 100", "holds"),
        # rounded inputs
        ("p: percentage 33.3 %\nq: percentage 99.8 %", "q = 3 * p", "holds-within-rounding"),
        ("p: percentage 33.3 %\nq: percentage 99.6 %", "q = 3 * p", "contradicted"),
        ("p: percentage 5.0 %\nm: count 40600", "m = a / p", "holds"),
        ("p: percentage 5.0 %\nm: count 41000", "m = a / p", "holds-within-rounding"),
        ("p: percentage 5.0 %\nm: count 42000", "m = a / p", "contradicted"),
        ("x: money 21000000 | places: -6\nm: money 42500000 | places: -5", "m = 2 * x", "holds-within-rounding"),
        ("x: money 21.0\nm: money 42.1", "m = 2 * x", "contradicted"),
        # bounds
        ("p: percentage >= 5 %\nm: count <= 40600", "m = a / p", "holds"),
        ("p: percentage >= 5 %\nm: count <= 40000", "m = a / p", "undetermined"),
        ("p: percentage >= 5 %\nm: count >= 40600", "m = a / p", "holds-at-limit"),
        ("p: percentage >= 5 %\nm: count >= 40601", "m = a / p", "contradicted"),
        ("p: percentage > 87 %\nq: target > 75 %\nd: points 12 points", "d = points(p, q)", "holds-at-limit"),
        ("p: percentage > 87 %\nq: target > 75 %\nd: points > 12 points", "d = points(p, q)", "holds"),
        ("p: percentage > 87 %\nq: target > 75 %\nd: points 13 points", "d = points(p, q)", "undetermined"),
        ("p: percentage > 87 %\nq: target > 75 %\nd: points 11 points", "d = points(p, q)", "contradicted"),
        ("p: percentage > 92 %\nq: target > 75 %\nd: points 12 points", "d = points(p, q)", "contradicted"),
        ("p: percentage > 87 %\nd: points 12 points", "d = points(limit(p), 75 %)", "holds"),
        ("m: count ~ 2000", "m = b", "holds"),
        ("m: count ~ 2000", "m = b + 500", "contradicted"),
        ("m: count ~ 4000", "m = a + b", "holds"),
        ("m: count ~ 2070", "m = b", "holds"),
        ("m: count ~ 2060", "m = b", "contradicted"),
        ("p: percentage 3..4 %", "p = 70 / t", "holds"),
        ("p: percentage 3..4 %", "p = 50 / t", "holds-within-rounding"),
        ("p: percentage 3..4 %", "p = 40 / t", "contradicted"),
        # two single figures
        ("m: count 2030", "m = a", "holds"),
        ("m: count 2031", "m = a", "contradicted"),
        ("m: count 2000 | places: -3", "m = a", "holds"),
        ("p: percentage 103.6 %\nq: percentage 103.6 %", "p = q", "holds"),
        ("p: percentage 103.6 %\nq: percentage 104 %", "p = q", "holds"),
        ("p: percentage 103.6 %\nq: percentage 103.7 %", "p = q", "holds-within-rounding"),
        ("p: percentage 103.6 %\nq: percentage 103.8 %", "p = q", "contradicted"),
        ("p: percentage 103.6 %", "p = 103.6 %", "holds"),
        ("p: percentage 103.6 %", "p = 104 %", "holds"),
        ("p: percentage 103.6 %", "p = 103.65 %", "holds-on-tie"),
        ("p: percentage 103.6 %", "p = 103.7 %", "contradicted"),
        ("p: percentage > 87 %\nq: percentage >= 90 %", "p = q", "holds"),
        ("p: percentage > 87 %\nq: percentage >= 90 %", "q = p", "holds"),
        ("p: percentage > 87 %\nq: percentage < 95 %", "p = q", "undetermined"),
        ("p: percentage > 87 %\nq: percentage < 87 %", "p = q", "contradicted"),
        ("p: percentage > 87 %", "p = 87 %", "contradicted"),
        ("p: percentage >= 87 %", "p = 87 %", "holds"),
        ("r: rank 3", "r = 3", "holds"),
        ("r: rank 3", "r = n", "holds"),
        ("y: year 2021\nz: year 2022", "z = y + 1", "holds"),
        ("y: year 2021\nz: year 2022", "z = y + 2", "contradicted"),
        ("d: duration 6 months", "d = 1 / 2 * 1 years", "holds"),
        # two expressions
        ("m: count 5", "a + m = a + 5", "holds"),
        ("m: count 5", "m = m + 0.4", "contradicted"),
        ("m: count 5", "m = 5.4 + 0", "holds"),
        ("m: count 5", "a / b = t / b", "contradicted"),
        ("p: percentage 33.3 %\nq: percentage 66.6 %", "2 * p = q + 0 %", "holds"),
        ("p: percentage 33.3 %\nq: percentage 66.7 %", "2 * p = q + 0 %", "holds-within-rounding"),
        ("p: percentage >= 33 %", "2 * p = 60 % + 6 %", "holds-at-limit"),
        # one figure on both sides is one value
        ("p: percentage > 87 %", "p = p", "holds"),
        ("p: percentage 87.2 %\nq: percentage 12.8 %", "p = 100 % - q", "holds"),
        ("p: percentage 87.2 %\nq: percentage 5.0 %", "p + q = q + p", "holds"),
        ("p: percentage 87.2 %\nq: percentage 5.0 %", "p + q > q + p", "contradicted"),
        # inequalities
        ("p: percentage 12 %\nq: percentage 12.3 %", "p < q", "holds"),
        ("p: percentage 12 %\nq: percentage 12.3 %", "p > q", "holds-within-rounding"),
        ("p: percentage 12 %\nq: percentage 12.6 %", "p > q", "contradicted"),
        ("p: percentage > 87 %", "p > 87 %", "holds"),
        ("p: percentage >= 87 %", "p > 87 %", "undetermined"),
        ("p: percentage >= 87 %", "p >= 87 %", "holds"),
        ("p: percentage > 87 %", "p < 87 %", "contradicted"),
        ("p: percentage > 87 %", "p <= 90 %", "undetermined"),
        ("p: percentage < 5 %", "p < 5 %", "holds"),
        ("p: percentage < 5 %", "p >= 0 %", "holds"),
        ("p: percentage >= 5 %\nq: target 3..4 %", "p > q", "holds"),
        ("p: percentage 3.5 %\nq: target 3..4 %", "p > q", "undetermined"),
        ("p: percentage 2.0 %\nq: target 3..4 %", "p > q", "contradicted"),
        ("m: count 1", "a < b", "holds"),
        ("m: count 1", "a >= b", "contradicted"),
        ("m: count 1", "a <= 2030", "holds"),
        ("m: count 1", "mean(a, b) >= t", "holds"),
        ("m: count 1", "a != b", "holds"),
        ("m: count 1", "a != 2030", "contradicted"),
        ("p: percentage 12 %\nq: percentage 12 %", "p != q", "holds-within-rounding"),
        ("p: percentage > 87 %", "p != 90 %", "undetermined"),
        ("p: percentage > 87 %", "p != 80 %", "holds"),
        # within
        ("r: rank 3", "r within n", "holds"),
        ("r: rank 4", "r within n", "contradicted"),
        ("r: rank 4\nf: count > 3", "r within f", "undetermined"),
        ("r: rank 4\nf: count > 4", "r within f", "holds"),
        ("y: year 2022\nt2: term 2020..2025", "y within t2", "holds"),
        ("y: year 2026\nt2: term 2020..2025", "y within t2", "contradicted"),
        ("y: year 2026\nt2: term 2020..2025", "2025 within t2", "holds"),
        ("t1: term 2021..2022\nt2: term 2020..2025", "t1 within t2", "holds"),
        ("t1: term 2019..2022\nt2: term 2020..2025", "t1 within t2", "contradicted"),
        ("t1: term 2020..2025\nt2: term 2020..2025", "t1 = t2", "holds"),
        ("t1: term 2021..2022\nt2: term 2020..2025", "t1 = t2", "contradicted"),
        ("m: count 5", "a within b", "holds"),
        ("m: count 5", "b within a", "contradicted"),
        ("p: percentage 3.5 %", "p within 3..4 %", "holds"),
        ("p: percentage 4 %", "p within 3..4 %", "holds"),
        ("p: percentage 4.4 %", "p within 3..4 %", "contradicted"),
        ("p: percentage 4.4 %\nq: percentage 3..4 %", "p within q", "holds-within-rounding"),
        ("p: percentage > 3 %", "p within 3..4 %", "undetermined"),
        ("p: percentage > 4 %", "p within 3..4 %", "contradicted"),
        # functions
        ("m: count 2030", "m = min(a, b)", "holds"),
        ("m: count 2071", "m = max(a, b, t)", "holds"),
        ("m: count 41", "m = abs(a - b)", "holds"),
        ("m: rank 2", "m = rank(a, b, t)", "holds"),
        ("m: rank 1", "m = rank(a, b, t)", "contradicted"),
        ("m: rank 1\np: percentage 12 %\nq: percentage 12.3 %", "m = rank(p, q)", "holds-within-rounding"),
        ("m: rank 2\np: percentage 12.3 %\nq: percentage 12 %", "m = rank(p, q)", "holds-within-rounding"),
        ("m: rank 2\np: percentage 12.3 %\nq: percentage 11 %", "m = rank(p, q)", "contradicted"),
        ("m: change 2.0 %", "m = change(b, a)", "holds"),
        ("m: ratio 1.02", "m = ratio(b, a)", "holds"),
        ("t2: term 2020..2025", "length(t2) = 5 years", "holds"),
        ("t2: term 2020..2025", "years(t2) = 6 years", "holds"),
        ("y: year 2021\nz: year 2022", "years(y, z) = 24 months", "holds"),
        ("y: year 2021\nz: year 2022", "years(z, y) = 2 years", "holds"),
        # not evaluated
        ("z: count 0", "a / z = 1", "not-evaluated"),
        ("p: change 0.0 %", "a / p > 1", "not-evaluated"),
        ("p: percentage < 5 %\nm: count > 40600", "m = a / p", "holds"),
        ("q: count", "a = q", "not-evaluated"),
    ],
)  # fmt: skip
def test_grades(figures: str, text: str, expected: str) -> None:
    assert grade(f"{COUNTS}\n{figures}", text) == expected


@pytest.mark.parametrize(
    ("printed", "rounding", "expected"),
    [
        ("103.6", Rounding.NEAREST, "holds-on-tie"),
        ("103.5", Rounding.NEAREST, "holds-on-tie"),
        ("103.6", Rounding.HALF_UP, "holds-on-tie"),
        ("103.5", Rounding.HALF_UP, "truncated"),
        ("103.6", Rounding.HALF_DOWN, "rounded-away"),
        ("103.5", Rounding.HALF_DOWN, "holds-on-tie"),
        ("103.6", Rounding.HALF_EVEN, "holds-on-tie"),
        ("103.5", Rounding.HALF_EVEN, "truncated"),
        ("103.5", Rounding.TRUNCATED, "holds"),
        ("103.6", Rounding.TRUNCATED, "rounded-away"),
        ("103.6", Rounding.AWAY, "holds"),
        ("103.5", Rounding.AWAY, "truncated"),
    ],
)
def test_a_declared_rounding_decides(printed: str, rounding: Rounding, expected: str) -> None:
    figures = f"b: count 2071\nt: target 2000\np: percentage {printed} %\nm: change -{printed} %"
    assert grade(figures, "p = b / t", rounding) == expected
    assert grade(figures, "m = -b / t", rounding) == expected


def test_a_declared_rounding_holds_for_the_inputs_too() -> None:
    figures = "p: percentage 5 %\nq: percentage 11 %"
    assert grade(figures, "q = 2 * p", Rounding.NEAREST) == "holds-within-rounding"
    assert grade(figures, "q = 2 * p", Rounding.TRUNCATED) == "holds-within-rounding"
    assert grade(figures, "9.4 % = 2 * p", Rounding.NEAREST) == "holds-within-rounding"
    assert grade(figures, "9.4 % = 2 * p", Rounding.TRUNCATED) == "contradicted"


@pytest.mark.parametrize(
    ("figures", "text", "expected"),
    [
        ("x: points 12 points | prints: 12 %", "x = points(p, q)", Grade.AS_POINTS),
        ("x: points 12 % | prints: 12 %", "x = points(p, q)", Grade.AS_POINTS),
        ("x: percentage 12 %", "x = p - q", Grade.AS_POINTS),
        ("x: change 12 %", "x = p - q", Grade.AS_POINTS),
        ("x: percentage 12 %", "x = points(p, q)", Grade.AS_POINTS),
        ("x: points 12 points", "12 % = p - q", Grade.AS_POINTS),
        ("x: points 12 points", "p - q > 10 %", Grade.AS_POINTS),
        ("x: points 12 points", "x = 12 %", Grade.AS_POINTS),
        ("x: points 12 points | prints: 12 points", "x = points(p, q)", Grade.HOLDS),
        ("x: points 12 points | prints: 12 %", "x > 10 points", Grade.HOLDS),
        ("x: points 17 points | prints: 17 %", "x = points(p, q)", Grade.CONTRADICTED),
        ("x: percentage 25 %", "x = 100 % - q", Grade.HOLDS),
        ("x: percentage 12 % | of: units", "x = p - q", Grade.HOLDS),  # what is left of one whole
        ("x: percentage 12 % | of: units", "x = points(p, q)", Grade.AS_POINTS),
        ("x: percentage 12 % | of: others", "x = p - q", Grade.AS_POINTS),
        ("x: points 16 points", "x = change(p, q)", Grade.CONTRADICTED),
        ("x: points 87 points", "x = p", Grade.CONTRADICTED),
    ],
)
def test_percent_and_points(figures: str, text: str, expected: Grade) -> None:
    of = " | of: units"
    assert verdict(f"p: percentage 87 %{of}\nq: percentage 75 %{of}\n{figures}", text).grade is expected


@pytest.mark.parametrize(
    ("figures", "text", "hint", "value"),
    [
        ("x: ratio 102", "x = a / t", HintCode.TIMES_100, "203/2"),
        ("x: percentage 1.02 %", "x = a / t", HintCode.OVER_100, "203/200"),
        ("x: money 4101000", "x = a + b", HintCode.TIMES_1000, "4101000"),
        ("x: money 4.101", "x = a + b", HintCode.OVER_1000, "4101/1000"),
        ("x: count 41", "x = a - b", HintCode.SIGN, "41"),
        ("x: change 2.0 %", "x = change(a, b)", HintCode.SWAPPED, "410/203"),
        ("x: percentage 98.0 %", "x = share(b, a)", HintCode.SWAPPED, "203000/2071"),
        ("x: change 16 %", "x = points(p, q)", HintCode.PERCENT_FOR_POINTS, "16"),
        ("x: points 16 points", "x = change(p, q)", HintCode.PERCENT_FOR_POINTS, "16"),
        ("x: change 12 %", "x = change(p, q)", HintCode.POINTS_FOR_PERCENT, "12"),
        ("x: change 12 %", "x = (p - q) / q", HintCode.POINTS_FOR_PERCENT, "12"),
    ],
)
def test_a_hint_says_what_would_hold(figures: str, text: str, hint: HintCode, value: str) -> None:
    found = verdict(f"{COUNTS}\np: percentage 87 %\nq: percentage 75 %\n{figures}", text)
    assert found.grade is Grade.CONTRADICTED
    assert [h.code for h in found.hints] == [hint]
    (only,) = found.hints
    assert only.value is not None
    assert only.value.nominal == Fraction(value)


def test_what_passes_has_no_hints_and_what_fails_none_that_would_not_do() -> None:
    assert verdict(COUNTS, "101.5 % = a / t").hints == ()
    assert verdict(COUNTS, "55.5 % = a / t").hints == ()
    assert verdict(COUNTS, "0.0 % = n / t").hints == ()


def test_a_verdict_carries_its_working() -> None:
    found = verdict("b: count 2071\nt: target 2000\np: percentage 103.6 %", "b / t = p")
    assert found.printed_side is Side.RIGHT
    assert found.claimed == Interval(Fraction("103.55"), Fraction("103.65"))
    assert found.distance == Fraction(1, 2)
    assert found.left is not None
    assert (found.left.nominal, found.left.unit) == (Fraction("103.55"), "%")
    assert found.figures == ("b", "t", "p")


def test_a_declared_rounding_opens_the_claimed_interval() -> None:
    found = verdict("b: count 2071\nt: target 2000\np: percentage 103.6 %", "p = b / t", Rounding.HALF_UP)
    assert found.claimed == Interval(Fraction("103.55"), Fraction("103.65"), True, False)


def test_bounds_go_through_arithmetic_with_their_ends() -> None:
    found = verdict("p: percentage > 87 %\nq: target > 75 %\nd: points 12 points", "d = points(p, q)")
    assert found.right is not None
    assert found.right.interval == Interval(Fraction(12), None, False, False)
    assert found.right.nominal == 12


def test_two_years_are_shown_before_they_become_months() -> None:
    found = verdict("y: year 2021\nz: year 2022\np: duration 6 months", "years(y, z) <= p")
    assert found.left is not None
    assert (found.left.nominal, found.left.unit) == (Fraction(24), "months")
    assert found.left.before is not None
    assert (found.left.before.nominal, found.left.before.unit) == (Fraction(2), "years")
    assert found.right is not None
    assert found.right.before is None


def test_a_rank_lies_between_one_and_its_field() -> None:
    found = verdict("r: rank 3\nn: count 67", "r within n")
    assert found.right is not None
    assert found.right.interval == Interval(Fraction(1), Fraction(67))


def test_missing_input_is_named() -> None:
    found = verdict("a: count 5\nq: count", "a = q")
    assert [hint.code for hint in found.hints] == [HintCode.MISSING_INPUT]
    assert not found.grade.passes
    assert not found.grade.fails


def test_an_acknowledgement_must_name_the_grade() -> None:
    figures = "a: count 2030\nb: count 2071"
    claims = (
        claim("a = b", 1, accepts=""),
        claim("a = b", 2, accepts="contradicted"),
        claim("a = b", 3, accepts="truncated"),
        claim("a < b", 4, accepts=""),
    )
    found = report(figures, *claims)
    assert [v.acknowledged is not None for v in found.verdicts] == [True, True, False, False]
    assert [v.fails for v in found.verdicts] == [False, False, True, False]
    assert [(f.code, f.span.line) for f in found.findings] == [("R100", 103), ("R100", 104)]
    assert found.fails


def test_verdicts_come_in_the_order_of_the_file() -> None:
    texts = [f"a = {number}" for number in range(20)]
    assert [v.claim.text for v in report("a: count 7", *texts).verdicts] == texts


def test_the_file_is_not_changed_by_being_checked() -> None:
    facts = fact_file(COUNTS, "a = b")
    assert facts == fact_file(COUNTS, "a = b")


def test_a_bound_that_is_missed_gets_no_hint_of_scale() -> None:
    """Any number passes a bound if it is made large enough: that says nothing."""
    figures = "p: percentage > 87 %\nq: percentage < 5 %\nr: target 3..4 %"
    assert verdict(figures, "p = 85 %").hints == ()
    assert verdict(figures, "q = 6 %").hints == ()
    assert [hint.code.value for hint in verdict(figures, "r = 0.035 %").hints] == ["times-100"]
