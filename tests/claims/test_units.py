"""Which units go together, and what a side's unit is."""

from __future__ import annotations

import pytest

from reportgen.diagnostics import Severity
from tests.claims.samples import complaints, report, verdict

FIGURES = """
    women: count 930 | counts: party members
    members: count 2071 | counts: members
    committees: count 67 | counts: committees
    anything: count 12
    rate_now: percentage 87.0 %
    rate_then: percentage 75.0 %
    rise: points 12.0 points
    growth: change 2.0 %
    income: money 500 USD
    costs: money 400 EUR
    price: money 2.5 USD
    length: measure 30 km
    ratio: ratio 3.2
    rank: rank 3
    now: year 2022
    then: year 2019
    term: term 2020..2025
    period: duration 6 months
"""


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("share(women, members) > 1 %", "%"),
        ("women / members > 1 %", "%"),
        ("women / 2071 > 1 %", "%"),
        ("30 / members > 1 %", "%"),
        ("1 - women / members > 1 %", "%"),
        ("(members - women) / women * 100 > 1 %", "%"),
        ("100 * women / members > 1 %", "%"),
        ("(rate_now - 1 %) * 100 > 1 %", "%"),
        ("rate_now / rate_then - 1 > 1 %", "%"),
        ("rate_now + rise > 1 %", "%"),
        ("rate_now > 0", "%"),
        ("rate_now <= 1", "%"),
        ("mean(rate_now, rate_then) > 1 %", "%"),
        ("100 % - rate_now > 1 %", "%"),
        ("rate_now * rate_then > 1 %", "%"),
        ("rate_now - rate_then > 1 points", "points"),
        ("points(women / members, rate_then) < 1 points", "points"),
        ("rise * 2 > 1 points", "points"),
        ("rate_now * members > 1", ""),
        ("members / rate_now > 1", ""),
        ("(1 + growth) * members > 1", ""),
        ("members * (1 - 15 %) > 1", ""),
        ("members / committees > 1", ""),
        ("women + anything > 1", ""),
        ("ratio > members / committees", ""),
        ("rank + 1 <= committees", ""),
        ("income / members < price", "USD"),
        ("price * members > income", "USD"),
        ("income / length > 1", "USD/km"),
        ("now - then < 4 years", "years"),
        ("now - then + 1 = 4", "years"),
        ("then + 3 = now", "year"),
        ("then + period < now", "year"),
        ("now > 2021", "year"),
        ("years(term) > period", "months"),
        ("length(term) = 5 years", "years"),
        ("members * length(term) > 1", ""),
        ("period < 2 years", "months"),
    ],
)
def test_units_that_go_together(claim: str, unit: str) -> None:
    found = verdict(FIGURES, claim)
    assert found.left is not None
    assert found.left.unit == unit


@pytest.mark.parametrize(
    ("claim", "place", "message", "hint"),
    [
        (
            "members = women + rate_now",
            "women + rate_now",
            "cannot add a number of party members and a perc",
            "1 + 5 %",
        ),
        ("members = sum(women, rate_now)", "rate_now", "cannot add", ""),
        ("members = mean(women, committees, rate_now)", "rate_now", "cannot compare", ""),
        ("members = income", "members = income", "cannot compare a number of members with an amount in USD", ""),
        ("income = costs", "income = costs", "cannot compare an amount in USD with an amount in EUR", ""),
        ("income = income + costs", "income + costs", "cannot add an amount in USD and an amount in EUR", ""),
        ("rate_now > 75", "rate_now > 75", "a number that has no unit", "`75 %`"),
        ("rate_now - 75 = rise", "rate_now - 75", "cannot subtract a plain number from a percentage", "`75 %`"),
        ("rise > 5", "rise > 5", "has no unit", "`12 points`"),
        ("period > 5", "period > 5", "has no unit", "`6 months`"),
        ("rate_now = members", "rate_now = members", "cannot compare a percentage with a number of members", ""),
        ("rate_now = rank", "rate_now = rank", "cannot compare a percentage with a rank", ""),
        ("rise = points(members, rate_now)", "points(members, rate_now)", "and this is a number of members", "change("),
        ("rise = points(87, 75)", "points(87, 75)", "and this is a plain number", "as in `75 %`"),
        ("growth = change(members, rate_now)", "change(members, rate_now)", "cannot compare", "of the same unit"),
        ("now + then = 5", "now + then", "two years cannot be added", ""),
        ("now * 2 = 5", "now * 2", "a year cannot be multiplied", ""),
        ("now / 2 = 5", "now / 2", "a year cannot be divided", ""),
        ("-now = 5", "-now", "a year has no sign", ""),
        ("term + 1 = 5", "term + 1", "a term is not a single number", "years(term)"),
        ("term > 5", "term > 5", "cannot compare a term with a plain number", "years(term)"),
        ("rate_now within term", "rate_now within term", "a percentage cannot lie within a term", "years"),
        ("length(now) = 2 years", "length(now)", "expected a term, not a year", "years(first, last)"),
        ("years(members, now) = 2 years", "years(members, now)", "expected a year, not a number", "both ends"),
        ("limit(women + 1) = 5", "women + 1", "`limit` takes a figure", ""),
        ("members = women / 0", "0", "division by zero", ""),
    ],
)
def test_units_that_do_not(claim: str, place: str, message: str, hint: str) -> None:
    (found,) = complaints(FIGURES, claim)
    assert found.code == ("C110" if "zero" in message else "C109")
    assert found.severity is Severity.ERROR
    start = found.span.column - 5
    assert claim[start : found.span.end_column - 5] == place
    assert message in found.message
    assert hint in found.hint


@pytest.mark.parametrize(
    ("claim", "noted"),
    [
        ("members = women + committees", True),  # said to be members again
        ("members = sum(women, committees)", True),
        ("members - committees > women", True),
        ("anything = women + committees", False),  # what it counts is not said
        ("committees + members > anything", False),
        ("members = women + anything", False),
        ("members = members + women", False),  # party members are members
    ],
)
def test_adding_different_things_is_noted_where_the_result_is_one_of_them(claim: str, noted: bool) -> None:
    found = complaints(FIGURES, claim)
    assert [d.code for d in found] == ["C112"] * noted
    assert not any(d.fails for d in found)


def test_men_and_women_are_people() -> None:
    report(
        "men: count 5 | counts: men\nwomen: count 6 | counts: women\nall: count 11 | counts: people",
        "all = men + women",
    )
