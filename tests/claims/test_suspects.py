"""Who is to blame: the sets named really end the conflict, the true culprit is among them, doubt is admitted."""

from __future__ import annotations

import time
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.claims import check
from reportgen.claims.suspects import Change, Conflict, SlipCode, Suspects, SuspectSet, apply, find_suspects
from reportgen.claims.verdicts import Grade, Report
from reportgen.facts import FactFile, Figure
from reportgen.quantity import Interval
from reportgen.reading import read_facts
from reportgen.resources import Resources
from tests.claims.samples import claim, fact_file, figure

ROOT = Path(__file__).resolve().parents[2]
FAILING = {Grade.CONTRADICTED, Grade.TRUNCATED, Grade.ROUNDED_AWAY}


def checked(facts: FactFile) -> Report:
    outcome = check(facts)
    assert outcome.value is not None
    return outcome.value


def suspects(facts: FactFile) -> Suspects:
    """The suspects, each set of them tried out with the checker itself."""
    before = checked(facts)
    found = find_suspects(facts, before)
    assert found == find_suspects(facts, before)
    for conflict in found.conflicts:
        for suspect in (*conflict.sets, *conflict.others):
            prove(facts, before, conflict, suspect)
    return found


def prove(facts: FactFile, before: Report, conflict: Conflict, suspect: SuspectSet) -> None:
    after = {v.claim.id: v.grade for v in checked(apply(facts, suspect)).verdicts}
    for verdict in before.verdicts:
        grade = after[verdict.claim.id]
        if verdict.claim.id in conflict.claims:
            assert grade.passes or grade is Grade.AS_POINTS, (suspect, verdict.claim.text, grade)
        elif verdict.grade.passes:
            assert grade.passes, (suspect, verdict.claim.text, grade)
        elif verdict.grade not in FAILING:
            assert grade not in FAILING, (suspect, verdict.claim.text, grade)
    for change in suspect.changes:
        assert change.nearest.value in change.allowed or change.nearest.high is not None or change.kind is not None
        assert change.proposed != change.now


def only(found: Suspects) -> Conflict:
    (conflict,) = found.conflicts
    return conflict


def the_change(found: Suspects, figure_id: str) -> Change:
    conflict = only(found)
    singles = [s.changes[0] for s in (*conflict.sets, *conflict.others) if s.figures == (figure_id,)]
    assert len(singles) == 1, conflict
    return singles[0]


TWO_YEARS = """
    admitted_2021: count 2030 | prints: 2030
    admitted_2022: count 2017 | prints: 2017
    target: target 2000 | prints: 2000 | prints: 2000
    share_2021: percentage 101.5 % | prints: 101.5 %
    share_2022: percentage 103.6 % | prints: 103.6 %
"""


def test_one_claim_leaves_all_its_figures_in_doubt_and_the_slip_comes_first() -> None:
    found = suspects(fact_file(TWO_YEARS, "share_2022 = admitted_2022 / target"))
    conflict = only(found)
    assert [s.figures for s in conflict.sets] == [("admitted_2022",), ("share_2022",)]
    assert [s.figures for s in conflict.others] == [("target",)]
    change = conflict.sets[0].changes[0]
    assert change.slip is not None
    assert change.slip.code is SlipCode.TRANSPOSED
    assert (change.proposed.canonical, change.allowed) == ("2071", Interval(Fraction(2071), Fraction(2073)))
    assert not conflict.ambiguous


def test_claims_that_hold_vouch_for_their_figures() -> None:
    found = suspects(fact_file(TWO_YEARS, "share_2022 = admitted_2022 / target", "share_2021 = admitted_2021 / target"))
    conflict = only(found)
    assert [s.figures for s in (*conflict.sets, *conflict.others)] == [("admitted_2022",), ("share_2022",)]


def test_several_failing_claims_point_at_what_they_share() -> None:
    found = suspects(
        fact_file(
            TWO_YEARS + "total: count 4101 | prints: 4101",
            "share_2022 = admitted_2022 / target",
            "total = admitted_2021 + admitted_2022",
        )
    )
    conflict = only(found)
    assert conflict.claims == ("claim_1", "claim_2")
    assert [s.figures for s in conflict.sets] == [("admitted_2022",)]
    assert conflict.sets[0].changes[0].allowed == Interval.point(Fraction(2071))


def test_doubt_is_admitted() -> None:
    conflict = only(suspects(fact_file("a: count 11\nb: count 20\nc: count 33", "c = a + b")))
    assert [s.figures for s in conflict.sets] == [("a",), ("b",), ("c",)]
    assert [s.changes[0].nearest.canonical for s in conflict.sets] == ["13", "22", "31"]
    assert conflict.ambiguous


@pytest.mark.parametrize(
    ("right", "printed", "code"),
    [
        ("2071", "2017", SlipCode.TRANSPOSED),
        ("2071", "20710", SlipCode.OVER_10),
        ("2071", "207100", SlipCode.OVER_100),
        ("2071000", "2071", SlipCode.TIMES_1000),
        ("2070", "207", SlipCode.TIMES_10),
        ("2071", "271", SlipCode.MISSING_DIGIT),
        ("2071", "20371", SlipCode.EXTRA_DIGIT),
        ("2071", "2571", SlipCode.ONE_DIGIT),
    ],
)
def test_slips_are_named(right: str, printed: str, code: SlipCode) -> None:
    other = str(int(right) - 1)
    facts = fact_file(f"a: count {printed}\nb: count {other}\nc: count 1", "a = b + c", "c = 1", "b > 200")
    slip = the_change(suspects(facts), "a").slip
    assert slip is not None
    assert (slip.code, slip.quantity.canonical) == (code, right)


def test_a_flipped_sign_is_named() -> None:
    change = the_change(suspects(fact_file("a: count 90\nb: count 100\nc: change 10 %", "c = change(a, b)")), "c")
    assert change.slip is not None
    assert (change.slip.code, change.proposed.canonical) == (SlipCode.SIGN, "-10 %")


def test_swapped_figures_are_found_together() -> None:
    found = suspects(
        fact_file(
            """
            first: count 2071
            second: count 2030
            target: target 2000
            share_first: percentage 101.5 %
            share_second: percentage 103.6 %
            """,
            "share_first = first / target",
            "share_second = second / target",
        )
    )
    conflict = only(found)
    best = conflict.sets[0]
    assert best.figures == ("first", "second")
    assert [c.slip.code for c in best.changes if c.slip] == [SlipCode.SWAPPED, SlipCode.SWAPPED]
    assert [c.slip.other for c in best.changes if c.slip] == ["second", "first"]
    assert conflict.ambiguous  # the shares may have changed places just as well


def test_percent_for_points() -> None:
    found = suspects(
        fact_file("now: percentage 87 %\nbefore: percentage 75 %\nup: points 16 points", "up = change(now, before)")
    )
    change = only(found).sets[0].changes[0]
    assert change.figure_id == "up"
    assert change.slip is not None
    assert change.slip.code is SlipCode.POINTS_FOR_PERCENT
    assert change.proposed.canonical == "16 %"


def test_another_mention_is_the_first_to_be_believed() -> None:
    found = suspects(fact_file("a: count 40 | prints: 40 | prints: 31\nb: count 20\nc: count 11", "a = b + c"))
    best = only(found).sets[0]
    assert best.figures == ("a",)
    assert best.changes[0].slip is not None
    assert best.changes[0].slip.code is SlipCode.OTHER_MENTION


def test_two_that_change_together_say_so() -> None:
    """Neither of the two can be wrong alone: the claims that hold tie them to each other."""
    found = suspects(
        fact_file(
            "a: count 10\nb: count 20\nc: count 50\nd: count 10\ne: count 20 ",
            "c = a + b",
            "a = d",
            "b = e",
            "d = 10",
            "e = 20",
            "c = 50",
        )
    )
    conflict = only(found)
    assert {s.figures for s in (*conflict.sets, *conflict.others)} == set()
    assert conflict.complete
    looser = only(suspects(fact_file("a: count 10\nb: count 20\nc: count 50", "c = a + b", "b = 2 * a", "c = 50")))
    assert looser.sets == ()
    found = suspects(fact_file("a: count 10\nb: count 20\nc: count 51", "c = a + b", "b = 2 * a", "c = 51"))
    (pair,) = only(found).sets
    assert pair.figures == ("a", "b")
    assert [c.proposed.canonical for c in pair.changes] == ["17", "34"]
    assert pair.together == ("claim_1", "claim_2")


def test_two_equations_for_two_figures() -> None:
    found = suspects(
        fact_file(
            "x: count 12\ny: count 7\ns: count 20\nd: count 4", "s = x + y", "d = x - y", "s = 20", "d = 4", "y < 8"
        )
    )
    assert only(found).sets == ()
    facts = fact_file("x: count 13\ny: count 7\ns: count 20\nd: count 4", "s = x + y", "d = x - y", "s = 20", "d = 4")
    (pair,) = only(suspects(facts)).sets
    assert [c.proposed.canonical for c in pair.changes] == ["12", "8"]


def test_what_is_calculated_follows() -> None:
    facts = fact_file(TWO_YEARS, "share_2022 = admitted_2022 / target")
    surplus = replace(figure("surplus: count 17"), formula="admitted_2022 - target")
    text = "surplus = admitted_2022 - target"
    made = replace(claim(text, 9), id="surplus", calculated=True)
    facts = replace(facts, figures=(*facts.figures, surplus), claims=(*facts.claims, made))
    best = only(suspects(facts)).sets[0]
    assert best.figures == ("admitted_2022",)
    assert [(f.figure_id, f.quantity.canonical) for f in best.follows] == [("surplus", "71")]


def test_a_wrong_calculated_figure_is_blamed_before_its_inputs() -> None:
    facts = fact_file("a: count 2071 | prints: 2071\nb: count 2000 | prints: 2000")
    surplus = replace(figure("surplus: count 17"), formula="a - b")
    made = replace(claim("surplus = a - b"), id="surplus", calculated=True)
    conflict = only(suspects(replace(facts, figures=(*facts.figures, surplus), claims=(made,))))
    assert [s.figures for s in conflict.sets] == [("surplus",)]
    assert conflict.sets[0].changes[0].nearest.canonical == "71"


def test_bounds_and_ranges_are_moved() -> None:
    change = the_change(suspects(fact_file("rate: percentage > 70 %\ngoal: target 75 %", "limit(rate) > goal")), "rate")
    assert change.nearest.canonical == "> 76 %"
    found = suspects(fact_file("year: year 2026\nterm: term 2020..2025", "year within term"))
    assert the_change(found, "term").nearest.canonical == "2020..2026"
    assert the_change(found, "year").allowed == Interval(Fraction(2020), Fraction(2025))


def test_figures_that_are_not_on_a_line() -> None:
    found = suspects(fact_file("a: count 3\nb: count 9\nmost: count 7", "most = max(a, b)"))
    assert the_change(found, "b").nearest.canonical == "7"
    assert the_change(found, "most").nearest.canonical == "9"
    found = suspects(fact_file("a: count 50\nb: count 40\nc: count 30\nplace: rank 3", "place = rank(a, b, c)"))
    assert the_change(found, "a").nearest.value in {29, 30}
    assert the_change(found, "place").nearest.canonical == "1"


def test_conflicts_without_common_figures_are_kept_apart() -> None:
    found = suspects(fact_file("a: count 1\nb: count 2\nc: count 3\nd: count 4", "a = b", "c = d"))
    assert [c.claims for c in found.conflicts] == [("claim_1",), ("claim_2",)]
    assert found.of("claim_2") is found.conflicts[1]


def test_acknowledged_claims_are_named_and_flagged_apart() -> None:
    facts = fact_file("a: count 1\nb: count 2\nc: count 3", "a = b", claim("c = b", 2, accepts="contradicted"))
    first, second = suspects(facts).conflicts
    assert (first.claims, first.acknowledged) == (("claim_1",), False)
    assert (second.claims, second.acknowledged) == (("claim_2",), True)


def test_the_briefing_s_own_contradictions() -> None:
    outcome = read_facts(ROOT / "data" / "binh-thuan.yaml", Resources(ROOT))
    assert outcome.value is not None
    upper, period = suspects(outcome.value).conflicts
    assert [(c.figure_id, c.nearest.canonical) for s in upper.sets for c in s.changes] == [("rate_upper", "> 87 %")]
    assert [(c.figure_id, c.nearest.canonical) for s in period.sets for c in s.changes] == [("period", "24 months")]
    assert upper.acknowledged
    assert period.acknowledged


def test_a_digit_of_the_briefing_gone_wrong() -> None:
    outcome = read_facts(ROOT / "data" / "binh-thuan.yaml", Resources(ROOT))
    assert outcome.value is not None
    facts = with_value(outcome.value, "admitted_2021", Fraction(2003))
    conflict = next(c for c in suspects(facts).conflicts if not c.acknowledged)
    (culprit,) = conflict.sets
    assert culprit.figures == ("admitted_2021",)
    assert culprit.changes[0].proposed.canonical == "2030"


def with_value(facts: FactFile, figure_id: str, value: Fraction) -> FactFile:
    def changed(one: Figure) -> Figure:
        if one.id != figure_id or one.quantity is None:
            return one
        return replace(one, quantity=replace(one.quantity, value=value), mentions=())

    return replace(facts, figures=tuple(changed(one) for one in facts.figures))


def test_more_than_three_wrong_figures_are_not_guessed_at() -> None:
    names = [f"x_{number}" for number in range(60)]
    figures = "\n".join(f"{name}: count {number * 7 + 3}" for number, name in enumerate(names))
    claims = [f"{a} = {b} + 1000" for a, b in pairwise(names)]
    found = find_suspects(facts := fact_file(figures, *claims), checked(facts))
    assert only(found).complete
    assert only(found).sets == ()


def test_a_search_that_takes_too_long_is_given_up_and_says_so() -> None:
    numbers = range(200)
    figures = "\n".join(f"x_{n}: count {n + 3}\ny_{n}: count {n + 3}" for n in numbers)
    claims = ["total = sum(x_*)", "total = again", *(f"x_{n} = y_{n}" for n in numbers)]
    facts = fact_file(figures + "\ntotal: count 5\nagain: count 5", *claims)
    started = time.perf_counter()
    conflict = only(find_suspects(facts, checked(facts)))
    assert not conflict.complete
    assert time.perf_counter() - started < 20


counts = st.integers(20, 4000)


@settings(max_examples=25, deadline=None)
@given(st.lists(counts, min_size=3, max_size=3), st.integers(0, 5), st.integers(1, 900), st.booleans())
def test_the_figure_that_was_changed_is_always_among_the_suspects(
    values: list[int], which: int, off: int, quoted: bool
) -> None:
    a, b, c = values
    numbers = [a, b, c, a + b + c, a - b, a]
    texts = ("total = sum(a, b, c)", "more = a - b", "share = a / total", "again = a")
    names = ["a", "b", "c", "total", "more", "again"]
    numbers[which] += off
    lines = [
        f"{name}: money {number}" + (f" | prints: {number}" if quoted else "")
        for name, number in zip(names, numbers, strict=True)
    ]
    share = round(Fraction(a * 100_000, a + b + c))
    lines.append(f"share: percentage {share // 1000}.{share % 1000:03} %")
    found = suspects(fact_file("\n".join(lines), *texts))
    named = {s.figures for conflict in found.conflicts for s in (*conflict.sets, *conflict.others)}
    assert (names[which],) in named, (numbers, found)


@settings(max_examples=25, deadline=None)
@given(counts, counts, st.integers(-300, 300))
def test_the_interval_ends_where_the_claims_do(a: int, b: int, off: int) -> None:
    share = round(Fraction(a * 1000, b)) + off
    facts = fact_file(f"a: count {a}\nb: count {b}\np: change {share // 10}.{share % 10} %", "p = a / b")
    found = suspects(facts)
    for conflict in found.conflicts:
        for suspect in (*conflict.sets, *conflict.others):
            (change,) = suspect.changes
            step = change.now.last_digit
            for end, outward in ((change.allowed.low, -step), (change.allowed.high, step)):
                if end is None or end + outward < 0 or change.kind is not None:
                    continue
                for value, passes in ((end, True), (end + outward, False)):
                    grade = checked(with_value(facts, change.figure_id, value)).verdicts[0].grade
                    assert grade.passes is passes, (change, value, grade)
