"""Each rule on more cases than its page shows: what it must find, and what it must leave alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.claims import check
from reportgen.claims.verdicts import Report, RuleFinding
from reportgen.diagnostics import Severity, Span
from reportgen.facts import LocalText, RuleChoice
from reportgen.quantity import MAX_DIGITS
from tests.claims.samples import claim, fact_file, report


def findings(figures: str, *claims: str) -> tuple[RuleFinding, ...]:
    return report(figures, *claims).findings


@pytest.mark.parametrize(
    ("code", "figures", "found"),
    [
        # a share beyond 0–100 %
        ("R101", "p: percentage 101 % | of: members", True),
        ("R101", "p: percentage 100 % | of: members", False),
        ("R101", "p: percentage > 100 % | of: members", True),
        ("R101", "p: percentage >= 100 % | of: members", False),
        ("R101", "p: percentage 100.4 % | of: members", True),
        ("R101", "p: percentage -3 % | of: members", True),
        ("R101", "p: percentage 103.6 %", False),
        ("R101", "p: change 148 % | of: last year", False),
        ("R101", "t: target 2000\np: percentage 103.6 % | of: t", False),
        ("R101", "n: count 2000\np: percentage 103.6 % | of: n", True),
        ("R101", "p: percentage 98..102 % | of: members", False),
        ("R101", "p: percentage 101..102 % | of: members", True),
        # a rank beyond its field
        ("R102", "n: count 67\nr: rank 67 | of: n", False),
        ("R102", "n: count 67\nr: rank 68 | of: n", True),
        ("R102", "n: count > 67\nr: rank 68 | of: n", False),
        ("R102", "r: rank 0", True),
        ("R102", "r: rank 2.5", True),
        ("R102", "r: rank 3 | of: all committees", False),
        # a year outside its term
        ("R103", "t: term 2020..2025\ny: year 2020 | of: t", False),
        ("R103", "t: term 2020..2025\ny: year 2025 | of: t", False),
        ("R103", "t: term 2020..2025\ny: year 2026 | of: t", True),
        ("R103", "t: term 2020..2025\ny: year 2026", False),
        ("R103", "t: term 2020..2025\ny: term 2024..2026 | of: t", True),
        # a range that runs backwards
        ("R104", "p: percentage 4..3 %", True),
        ("R104", "p: percentage 3..4 %", False),
        ("R104", "p: percentage 3..4 % | prints: 3..4 % | prints: 4..3 %", True),
        ("R104", "t: term 2025..2020", True),
        # mentions that disagree
        ("R105", "m: count 2071 | prints: 2071 | prints: 2017", True),
        ("R105", "m: count 2071 | prints: 2071 | prints: 2071", False),
        ("R105", "t: term 2020..2025 | prints: 2020..2025 | prints: 2020..2024", True),
        ("R105", "t: term 2020..2025 | prints: 2020..2025 | prints: 2020..2025", False),
        ("R105", "p: percentage 12 % | prints: 12 % | prints: 12 points", True),
        ("R105", "p: points 12 points | prints: 12 points | prints: 12 %", False),
        ("R105", "p: percentage >= 5 % | prints: >= 5 % | prints: > 5 %", True),
        ("R105", "p: percentage >= 5 % | prints: >= 5 % | prints: 5 %", False),
        ("R105", "d: duration 6 months | prints: 6 months | prints: 6", False),
        ("R105", "d: duration 6 months | prints: 6 months | prints: 7", True),
        # a percentage that no whole count gives
        ("R106", "n: count 28\np: percentage 52 % | of: n", True),
        ("R106", "n: count 28\np: percentage 54 % | of: n", False),
        ("R106", "n: count 8\np: percentage 12 % | of: n", False),
        ("R106", "n: count 8\np: percentage 13 % | of: n", False),
        ("R106", "n: count 2000\np: percentage 103.6 % | of: n", False),
        ("R106", "n: count 1000\np: percentage 51.25 % | of: n", True),
        ("R106", "n: count ~ 28\np: percentage 52 % | of: n", False),
        ("R106", "n: count 28\np: percentage > 52 % | of: n", False),
        ("R106", "n: count 28\np: percentage 3..4 % | of: n", False),
        ("R106", "n: percentage 28 %\np: percentage 52 % | of: n", False),
        ("R106", "n: target > 75 %\np: percentage 52 % | of: n", False),
        # percent where points are meant
        ("R107", "p: points 12 points | prints: 12 %", True),
        ("R107", "p: points 12 points | prints: 12 points", False),
        ("R107", "p: change 12 % | prints: 12 %", False),
        # false precision
        ("R108", "n: count 30\np: percentage 33.33 % | of: n", True),
        ("R108", "n: count 30\np: percentage 33.3 % | of: n", False),
        ("R108", "n: count 3000\np: percentage 33.33 % | of: n", False),
        # mixed precision in one series
        ("R109", "p_a: percentage 13 % | prints: 13 %\np_b: percentage 14.2 % | prints: 14.2 %", True),
        ("R109", "p_a: percentage 13 % | prints: 13 %\nq_b: percentage 14.2 % | prints: 14.2 %", False),
        ("R109", "p_a: percentage 13 % | prints: 13 %\np_b: change 14.2 % | prints: 14.2 %", False),
        ("R109", "p_a: percentage 13 %\np_b: percentage 14.2 %", False),
        ("R109", "p: percentage 13 % | prints: 13 %\nq: percentage 14.2 % | prints: 14.2 %", False),
        # a part above its whole
        ("R111", "n: count 2071\nw: count 2300 | of: n", True),
        ("R111", "n: count 2071\nw: count 2071 | of: n", False),
        ("R111", "n: count 2000 | places: -3\nw: count 2300 | of: n", False),
        ("R111", "n: count > 2071\nw: count 2300 | of: n", False),
        ("R111", "n: count < 2071\nw: count 2300 | of: n", True),
        ("R111", "n: target 2000\nw: count 2300 | of: n", False),
        ("R111", "n: money 5 USD\nw: money 6 EUR | of: n", False),
        # parts that nearly make the whole
        ("R112", "s_a: percentage 31 % | of: n\ns_b: percentage 28 % | of: n\ns_c: percentage 39 % | of: n", True),
        ("R112", "s_a: percentage 31 % | of: n\ns_b: percentage 28 % | of: n\ns_c: percentage 40 % | of: n", False),
        ("R112", "s_a: percentage 31 % | of: n\ns_b: percentage 28 % | of: n\ns_c: percentage 20 % | of: n", False),
        ("R112", "s_a: percentage 31 % | of: n\ns_b: percentage 67 % | of: n", False),
        ("R112", "n: count 100\ns_a: count 31 | of: n\ns_b: count 28 | of: n\ns_c: count 40 | of: n", True),
        ("R112", "n: count 100\ns_a: count 31 | of: n\ns_b: count 28 | of: n\ns_c: count 41 | of: n", False),
        ("R112", "n: count 100\ns_a: count 31 | of: n\ns_b: count 28 | of: n\ns_c: count > 40 | of: n", False),
    ],
)  # fmt: skip
def test_what_a_rule_finds(code: str, figures: str, found: bool) -> None:
    assert (code in {finding.code for finding in findings(figures)}) is found


def test_a_percentage_above_100_that_a_claim_proves_is_left_alone() -> None:
    figures = "a: count 2030\nb: count 2071\np: percentage 102.0 % | of: a"
    assert [f.code for f in findings(figures)] == ["R101", "R113"]
    assert findings(figures, "p = b / a") == ()


def test_a_rounded_mention_is_a_note() -> None:
    (found,) = findings("p: percentage 103.6 % | prints: 103.6 % | prints: 104 %")
    assert (found.code, found.severity) == ("R105", Severity.NOTE)
    (worse,) = findings("p: percentage 103.6 % | prints: 103.6 % | prints: 103 %")
    assert worse.severity is Severity.ERROR


def test_the_hint_of_an_impossible_percentage_names_the_counts() -> None:
    (found,) = findings("n: count 28\np: percentage 52 % | of: n")
    assert found.hint == "14 of 28 is 50 %, 15 of 28 is 54 %"
    (cut,) = findings("n: count 28\np: percentage 53 % | of: n")
    assert cut.hint == "14 of 28 is 50 %, 15 of 28 is 54 %: the source may have cut off"


def test_percent_for_points_is_said_once() -> None:
    figures = "p: percentage 87 %\nq: percentage 75 %\nd: points 12 points | prints: 12 %"
    assert [f.code for f in findings(figures)] == ["R107"]
    assert findings(figures, "d = points(p, q)") == ()


def test_results_of_rounded_figures_with_too_many_digits_are_noted() -> None:
    figures = "a: money 21000000 | places: -6\nb: money 23000000 | places: -6\ng: change 9.52 %"
    (found,) = findings(figures, "g = change(b, a)")
    assert (found.code, found.severity) == ("R108", Severity.NOTE)
    assert findings(figures.replace("9.52", "10"), "g = change(b, a)") == ()


def test_a_claim_about_all_parts_takes_precedence() -> None:
    parts = "s_a: percentage 31 % | of: n\ns_b: percentage 28 % | of: n\ns_c: percentage 39 % | of: n"
    assert [f.code for f in findings(parts, "98 % = sum(s_*)")] == []
    assert [f.code for f in findings(parts, "s_a > s_b")] == ["R112"]


def test_a_whole_with_decimals_is_written_with_them() -> None:
    parts = "m: count 100.5\ns_a: count 40 | of: m\ns_b: count 30 | of: m\ns_c: count 29 | of: m"
    (found,) = findings(parts)
    assert found.message == "`s_a`, `s_b`, `s_c` together are 99 of “m”, which is 100.5"


def test_the_rarer_notation_is_named() -> None:
    figures = """
        a: percentage 1 % | prints: 1 % | prints: 1 percent
        b: percentage 2 % | prints: 2 %
    """
    (found,) = findings(figures)
    assert (found.code, found.figures, found.severity) == ("R110", ("a",), Severity.NOTE)
    assert found.message == "percentages are printed with a sign in 2 places and in words in 1"
    assert not found.fails


@pytest.mark.parametrize("accepted", ["R101", "share-beyond-whole", ""])
def test_a_finding_is_acknowledged_by_code_by_name_or_as_it_is(accepted: str) -> None:
    found = report(f"p: percentage 101 % | of: members | accepts: {accepted}")
    (only,) = found.findings
    assert only.acknowledged is not None
    assert not only.fails
    assert not found.fails


def test_an_acknowledgement_that_accepts_nothing_is_found() -> None:
    found = report("p: percentage 101 % | of: members | accepts: R102\nq: count 5 | accepts: R101")
    assert [(f.code, f.figures, f.fails) for f in found.findings] == [
        ("R101", ("p",), True),
        ("R100", ("p",), True),
        ("R100", ("q",), True),
    ]
    assert "accepts “R102” of `p`" in found.findings[1].message


def test_findings_fail_by_their_severity() -> None:
    assert report("p: percentage 101 % | of: members").fails
    assert report("n: count 28\np: percentage 52 % | of: n").fails
    assert not report("n: count 30\np: percentage 33.33 % | of: n").fails


def test_a_clean_file_has_no_findings() -> None:
    figures = "n: count 67\nr: rank 3 | of: n\nt: term 2020..2025\ny: year 2021 | of: t\np: percentage 50.7 % | of: n"
    assert findings(figures, "r within n") == ()


def test_numbers_of_any_size_are_checked() -> None:
    digits = "9" * MAX_DIGITS
    assert findings(f"n: count {digits}\np: percentage 0.{'0' * 50}1 % | of: n\nw: count {digits} | of: n") == ()


def test_the_article_itself_has_only_notes() -> None:
    """The figures of the article, as counts and percentages: its two matters of style and nothing else."""
    figures = """
        excellent_units: percentage 13 % | of: units | prints: 13 %
        excellent_upper: percentage 14.2 % | of: units | prints: 14.2 %
        target: target 2000
        attainment_2021: percentage 101.5 % | of: target | prints: 101.5 %
        attainment_2022: percentage 103.6 % | of: target | prints: 103.6 percent
        committees: count 67 | prints: 67 | prints: 67
        rank: rank 3 | of: committees | prints: 3 | prints: 3
    """
    found = report(figures, claim("rank within committees"))
    assert [f.code for f in found.findings] == ["R109", "R110"]
    assert not found.fails


def test_a_derived_figure_that_no_claim_declares_is_noted_with_the_claim_to_paste() -> None:
    figures = "admitted: count 2030\ntarget: target 2000\nattainment: percentage 101.5 % | of: target"
    (found,) = findings(figures)
    assert (found.code, found.severity, found.figures[0]) == ("R113", Severity.HINT, "attainment")
    assert found.span.line == 3
    assert found.hint.endswith("`- attainment = admitted / target`")
    assert findings(figures, "attainment = share(admitted, target)") == ()


def test_digits_that_happen_to_fit_are_no_derivation() -> None:
    """Few digits, round numbers, and parts of a whole, which no figure follows from."""
    assert findings("a: count 40\nb: count 80\np: percentage 50 %") == ()
    assert findings("a: count 2000\nb: count 3000\nc: count 5000") == ()
    assert findings("s_a: percentage 31.7 %\ns_b: percentage 27.4 %\ns_c: percentage 40.9 %") == ()


def test_a_derivation_can_be_ignored_and_costs_nothing_where_it_is_not_selected() -> None:
    figures = "admitted: count 2030\ntarget: target 2000\nattainment: percentage 101.5 % | of: target"
    found = checked(figures, attainment=("undeclared-derivation",))
    assert (found.findings, [f.code for f in found.suppressed]) == ((), ["R113"])
    many = "\n".join([figures, *(f"n_{n}: count {n * 7919}" for n in range(200))])
    assert findings(many) == ()


# --- rules that an editor selects or ignores -------------------------------------------------


MIXED = (
    "p_a: percentage 13 % | prints: 13 %\np_b: percentage 14.2 % | prints: 14.2 %\nq: percentage 101 % | of: members"
)
REASON = (LocalText("", "the article mixes them", Span.whole("facts.yaml")),)


def choice(rule: str, line: int = 7) -> RuleChoice:
    return RuleChoice(rule, REASON, Span("facts.yaml", line, 5, line, 9))


def checked(
    figures: str, selected: tuple[str, ...] = (), ignores: tuple[str, ...] = (), **per_figure: tuple[str, ...]
) -> Report:
    facts = fact_file(figures)
    made = tuple(replace(f, ignores=tuple(choice(r, 50) for r in per_figure.get(f.id, ()))) for f in facts.figures)
    facts = replace(
        facts, figures=made, selected=tuple(choice(r, 8) for r in selected), ignores=tuple(choice(r) for r in ignores)
    )
    outcome = check(facts)
    assert outcome.value is not None
    return outcome.value


@pytest.mark.parametrize("rule", ["R109", "mixed-precision"])
def test_a_file_ignores_a_rule_which_is_listed_with_its_reason(rule: str) -> None:
    found = checked(MIXED, ignores=(rule,))
    assert [f.code for f in found.findings] == ["R101"]
    (suppressed,) = found.suppressed
    assert (suppressed.code, suppressed.ignored and suppressed.ignored.reason) == ("R109", REASON)
    assert not suppressed.fails


def test_an_ignored_error_does_not_fail() -> None:
    assert checked(MIXED).fails
    found = checked(MIXED, ignores=("R101",))
    assert not found.fails
    assert [f.code for f in found.suppressed] == ["R101"]


def test_a_figure_ignores_a_rule_for_itself_alone() -> None:
    figures = "p: percentage 101 % | of: members\nq: percentage 102 % | of: members"
    found = checked(figures, q=("R101",))
    assert [(f.code, f.figures) for f in found.findings] == [("R101", ("p",))]
    assert [(f.code, f.figures) for f in found.suppressed] == [("R101", ("q",))]


def test_only_selected_rules_run() -> None:
    assert [f.code for f in checked(MIXED, selected=("R101",)).findings] == ["R101"]
    assert [f.code for f in checked(MIXED, selected=("mixed-precision",)).findings] == ["R109"]
    assert checked(MIXED, selected=("R102",)).findings == ()


@pytest.mark.parametrize(
    ("found", "message"),
    [
        (checked(MIXED, ignores=("R101", "R102")), "“R102” is ignored, but nothing of the kind was found"),
        (checked(MIXED, ignores=("R101",), p_a=("R102",)), "“R102” of `p_a` is ignored, but nothing of the kind"),
        (checked(MIXED, ignores=("R101",), q=("R101",)), "“R101” of `q` is ignored, but nothing of the kind"),
        (checked(MIXED, ignores=("R101", "R191")), "“R191” is ignored, but no rule is called that"),
        (checked(MIXED, selected=("R109", "R191")), "no rule is called “R191”"),
        (checked(MIXED, selected=("R109",), ignores=("R101",)), "“R101” is ignored, but nothing of the kind"),
    ],
)
def test_an_ignore_to_no_effect_is_found(found: Report, message: str) -> None:
    (stale,) = [f for f in found.findings if f.code == "R100"]
    assert message in stale.message
    assert stale.hint
    assert found.fails


def test_that_an_ignore_is_stale_cannot_be_ignored() -> None:
    found = checked("n: count 5", ignores=("R100", "R101"))
    assert [f.code for f in found.findings] == ["R100", "R100"]


def test_what_is_ignored_needs_no_acknowledgement() -> None:
    """Both at once: the acknowledgement accepts nothing any more, and that is said."""
    found = checked("p: percentage 101 % | of: members | accepts: R101", ignores=("R101",))
    assert [f.code for f in found.findings] == ["R100"]
    assert found.findings[0].span.column == 70


def test_acknowledgements_of_rules_that_were_not_selected_are_left_alone() -> None:
    figures = "p: percentage 101 % | of: members | accepts: R101 | accepts: R109 | accepts: contradicted"
    assert [f.code for f in checked(figures).findings] == ["R101", "R100", "R100"]
    stale = checked(figures, selected=("R109",)).findings
    assert [f.message for f in stale] == [
        "this acknowledgement accepts “R109” of `p`, but nothing of the kind was found",
        "this acknowledgement accepts “contradicted” of `p`, but nothing of the kind was found",
    ]
