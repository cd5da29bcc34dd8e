"""Findings of rules that the fact file ignores: in reports for machines only, with their reason."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from reportgen.checking import Checked
from reportgen.claims import check
from reportgen.diagnostics import Span
from reportgen.facts import LocalText, RuleChoice
from reportgen.reporting import Run, render
from tests.claims.samples import PATH, fact_file
from tests.reporting.samples import meaning, wording

SPAN = Span(PATH, 40, 7, 40, 11)


def made(form: str) -> str:
    facts = fact_file("p: percentage 101 % | of: members\nq: percentage 102 % | of: members")
    choice = RuleChoice("R101", (LocalText("en", "a degree of fulfilment", SPAN),), SPAN)
    (p, q) = facts.figures
    facts = replace(facts, figures=(replace(p, ignores=(choice,)), q))
    outcome = check(facts)
    assert outcome.value is not None
    return render(Run((Checked(facts, outcome.value),)), form, wording, meaning)


def test_json_lists_them_apart() -> None:
    (report,) = json.loads(made("json"))["reports"]
    assert [(f["code"], f["figures"], f["ignored"]) for f in report["rules"]] == [("R101", ["q"], None)]
    (suppressed,) = report["suppressed"]
    assert (suppressed["figures"], suppressed["fails"]) == (["p"], False)
    assert suppressed["ignored"]["reason"] == {"en": "a degree of fulfilment"}
    assert suppressed["ignored"]["span"]["line"] == 40


def test_sarif_carries_a_suppression_with_the_reason() -> None:
    shown = json.loads(made("sarif"))["runs"][0]["results"]
    by_figure = {result["properties"]["figures"][0]: result.get("suppressions") for result in shown}
    assert by_figure.keys() == {"p", "q"}
    assert by_figure["q"] is None
    (suppression,) = by_figure["p"]
    assert (suppression["kind"], suppression["justification"]) == ("inSource", "a degree of fulfilment")


def test_junit_skips_them_and_github_says_nothing() -> None:
    assert re.findall(r'<skipped message="([^"]*)"', made("junit")) == ["ignored: a degree of fulfilment"]
    assert 'failures="1"' in made("junit")
    assert made("github").count("::error") == 1
    assert "`p`" not in made("github")
