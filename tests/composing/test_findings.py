"""What the rules find, in the words of each language: for readers, without hints to the editor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.claims.verdicts import Report, RuleFinding
from reportgen.composing.checks import checks_table, finding_words
from reportgen.composing.remarks import remarks
from reportgen.composing.scene import Scene
from reportgen.composing.template import Directive
from reportgen.diagnostics import Severity, Span
from reportgen.document import List, plain_text
from reportgen.facts import Acknowledgement
from reportgen.rules import RULES, Rule
from tests.composing.samples import facts, language, report, texts


@pytest.mark.parametrize("code", ["en", "ur", "vi"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("figures", [(), ("second",), ("second", "target"), ("no_such_figure",)], ids=len)
@pytest.mark.parametrize("accepted", [False, True])
def test_a_rule_s_words_are_whole_whatever_they_are_about(
    code: str, rule: Rule, figures: tuple[str, ...], accepted: bool
) -> None:
    reason = Acknowledgement(rule.code, texts("as printed", code), Span.whole("facts.yaml"))
    finding = RuleFinding(
        rule.code,
        rule.name,
        figures,
        Span.whole("facts.yaml"),
        "",
        "",
        rule.severity,
        acknowledged=reason if accepted else None,
    )
    held = facts()
    said = plain_text(finding_words(finding, Scene(held, report(held), language(code))))
    said = said.strip("\u00a0△✗ ")
    assert said
    assert not said.endswith((":", "；", "؛", ";", ",", "،"))
    assert not said.startswith((":", ";", "؛", ",", "،"))
    for empty in ("()", "“”", "«»", "::", ": .", ":.", ":۔", ": ۔", ": ;", "{", "}", "  "):
        assert empty not in said
    assert ("as printed" in said) is accepted


def test_hints_are_the_editor_s_alone() -> None:
    held = facts()
    place = Span.whole("facts.yaml")
    hint = RuleFinding("R113", "undeclared-derivation", ("second",), place, "says", "", Severity.HINT)
    note = replace(hint, code="R109", rule="mixed-precision", severity=Severity.NOTE)

    def told(*findings: RuleFinding) -> str:
        scene = Scene(held, Report((), findings), language("en"))
        table = checks_table(Directive("", (), (), (), place), scene)
        lists = [block for block in table if isinstance(block, List)]
        beside = [plain_text(p) for remark in remarks(scene) for p in remark.paragraphs]
        return f"{lists} {beside}"

    assert "precision" in told(hint, note)
    assert told(hint, note) == told(note)
    assert told(hint) == told()
