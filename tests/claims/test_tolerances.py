"""A declared tolerance: what it accepts, what it never hides, and where it does not fit."""

from __future__ import annotations

import pytest

from reportgen.quantity import Interval
from tests.claims.samples import claim, complaints, fraction, report

FIGURES = """
    total: count 4105
    a: count 2030
    b: count 2071
    t: target 2000
    p: percentage 103.0 %
    r: target 3..4 %
    over: percentage > 87 %
    excess: points 13 points
    usd: money 500 USD
    eur: money 500 EUR
    rank: rank 69
    committees: count 67
    first: year 2019
    term: term 2020..2025
    period: duration 6 months
"""


@pytest.mark.parametrize(
    ("text", "tolerance", "grade"),
    [
        # counts: an absolute number, both ends included
        ("total = a + b", "", "contradicted"),
        ("total = a + b", "4", "holds-within-tolerance"),
        ("total = a + b", "3", "contradicted"),
        ("total = a + b", "3.9", "contradicted"),
        ("a + b = total", "4", "holds-within-tolerance"),
        ("4101 = a + b", "4", "holds"),
        ("a + 0 = b + 0", "41", "holds-within-tolerance"),
        ("a + 0 = b + 0", "40", "contradicted"),
        ("a = b", "41", "holds-within-tolerance"),
        ("a = b", "40.9", "contradicted"),
        # percentages: in percent or points, which are the same distance
        ("p = b / t", "", "contradicted"),
        ("p = b / t", "0.6 %", "holds-within-tolerance"),
        ("p = b / t", "0.6 points", "holds-within-tolerance"),
        ("p = b / t", "0.5 %", "contradicted"),
        ("p = b / t", "0.01 %", "contradicted"),
        # what the digits allow is never taken away
        ("p = 2061 / t", "0.01 %", "holds-on-tie"),
        # a better verdict than "truncated" is given only where the tolerance suffices
        ("p = 2061.9 / t", "0.01 %", "truncated"),
        ("p = 2061.9 / t", "0.1 %", "holds-within-tolerance"),
        # bounds and ranges move outwards
        ("r = 89 / t", "0.5 %", "holds-within-tolerance"),
        ("r = 91 / t", "0.5 %", "contradicted"),
        ("over = 86.8 %", "0.2 %", "contradicted"),
        ("over = 86.8 %", "0.21 %", "holds-within-tolerance"),
        ("excess = points(over, 75 %)", "", "undetermined"),
        ("excess = points(over, 75 %)", "1 points", "holds-within-tolerance"),
        # inequalities give way by the tolerance
        ("a >= b", "40", "contradicted"),
        ("a >= b", "41", "holds-within-tolerance"),
        ("a > b", "41", "contradicted"),
        ("b <= a", "41", "holds-within-tolerance"),
        ("b < a", "41", "contradicted"),
        ("over > 88 %", "", "undetermined"),
        ("over > 88 %", "1 %", "holds-within-tolerance"),
        # within: a field at its upper end, a range at both
        ("rank within committees", "1", "contradicted"),
        ("rank within committees", "2", "holds-within-tolerance"),
        ("2.5 % within r", "0.5 %", "holds-within-tolerance"),
        ("2.4 % within r", "0.5 %", "contradicted"),
        ("4.5 % within r", "0.5 %", "holds-within-tolerance"),
        # money, with or without its unit; time in months or years
        ("usd = 520 USD", "20", "holds-within-tolerance"),
        ("usd = 520 USD", "20 USD", "holds-within-tolerance"),
        ("period = 8 months", "2 months", "holds-within-tolerance"),
        ("period = 1 years", "1 years", "holds-within-tolerance"),
        ("first = 2020", "1", "holds-within-tolerance"),
        ("first = 2020", "1 years", "holds-within-tolerance"),
    ],
)  # fmt: skip
def test_what_a_tolerance_accepts(text: str, tolerance: str, grade: str) -> None:
    assert report(FIGURES, claim(text, tolerance=tolerance)).verdicts[0].grade.value == grade


def test_a_tolerance_passes_and_is_seen_in_what_the_claim_accepts() -> None:
    (found,) = report(FIGURES, claim("p = b / t", tolerance="0.6 %")).verdicts
    assert found.grade.passes
    assert not found.fails
    assert found.claimed == Interval(fraction("1024/10"), fraction("1036/10"))
    (narrow,) = report(FIGURES, claim("p = b / t", tolerance="0.01 %")).verdicts
    assert narrow.claimed == Interval(fraction("10295/100"), fraction("10305/100"))


def test_points_printed_as_percent_are_found_in_spite_of_a_tolerance() -> None:
    figures = "q: percentage 87 %\ns: percentage 75 %\nd: points 13 points | prints: 13 %"
    (found,) = report(figures, claim("d = points(q, s)", tolerance="1 %")).verdicts
    assert found.grade.value == "holds-as-points"


@pytest.mark.parametrize(
    ("text", "tolerance", "message"),
    [
        ("p = b / t", "1", "this tolerance is in another unit than the claim"),
        ("a = b", "5 %", "a tolerance is absolute, not a share of the figure"),
        ("usd = 500 USD", "5 EUR", "this tolerance is in another unit than the claim"),
        ("a != b", "5", "`!=` has no tolerance"),
        ("first within term", "1", "terms have no tolerance"),
        ("period = 6 months", "1", "this tolerance is no length of time"),
    ],
)
def test_a_tolerance_that_does_not_fit_is_an_error_at_its_place_needed_or_not(
    text: str, tolerance: str, message: str
) -> None:
    (found,) = complaints(FIGURES, claim(text, tolerance=tolerance))
    assert (found.code, found.message) == ("C113", message)
    assert (found.span.line, found.span.column) == (101, 80)
    assert found.hint
