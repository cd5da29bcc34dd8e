"""What is said of each figure beside the text: its source, every claim it enters, what rules noticed."""

from __future__ import annotations

import dataclasses

import pytest

from reportgen.claims.expression import Name
from reportgen.composing import compose, load_template
from reportgen.composing.by_figure import by_figure
from reportgen.document import Document, Text, plain_text
from reportgen.facts import FactFile
from tests.composing.samples import FIGURES, RESOURCES, claim, facts, language, report, texts

CLAIMS = (
    claim("attained = second / target", 1, label="the plan was passed"),
    claim("second < target", 2, finding="contradicted", reason="lost in translation"),
)
NOTED = tuple(
    dataclasses.replace(each, note=texts("more than {{ target }}")) if each.id == "surplus" else each
    for each in FIGURES
)


def composed(said: FactFile, code: str = "en", *, remarked: bool = True) -> Document:
    template = load_template("proof", code, RESOURCES)
    assert template.value is not None
    made = compose(template.value, said, report(said), language(code), remarked=remarked)
    assert made.value is not None, made.diagnostics
    return made.value


def remarks(said: FactFile, code: str = "en") -> dict[str, list[str]]:
    return {each.figure_id: [plain_text(words) for words in each.paragraphs] for each in composed(said, code).remarks}


def test_a_remark_names_quote_place_and_every_claim() -> None:
    said = remarks(facts(*CLAIMS))
    assert said["attained"] == [
        "attained",
        "Source: “103.6 %”, paragraph 1.",
        "the plan was passed: 2,071 ÷ 2,000 = 103.55%, printed as 103.6% – ✓\u00a0holds, on a rounding tie",
    ]
    assert said["second"][1] == "Source: “2071”, paragraph 3."
    assert said["second"][3].endswith("2,071 ≥ 2,000 – ✗\u00a0contradicted. Editor’s note: lost in translation")


def test_a_remark_tells_how_a_figure_was_calculated_and_what_is_noted_of_it() -> None:
    said = remarks(facts(*CLAIMS, figures=NOTED))
    assert said["surplus"] == ["surplus", "Calculated: 2,071 − 2,000 = 71.", "more than 2,000"]
    assert not any("surplus" in line for line in said["second"]), "a calculation is no claim of the source"


def test_a_remark_tells_what_rules_noticed() -> None:
    assert any("as printed" in line for line in remarks(facts(*CLAIMS))["excess"])


@pytest.mark.parametrize("code", ["ur", "vi"])
def test_remarks_are_in_the_language_of_the_briefing(code: str) -> None:
    said = remarks(facts(*CLAIMS), code)
    verdict = language(code).message("verdict.holds-on-tie")
    assert said["attained"][2].endswith(verdict)


def test_the_label_is_strong() -> None:
    document = composed(facts(*CLAIMS))
    assert document.remarks[0].paragraphs[0] == (Text("yearly target", strong=True),)


def test_a_document_that_is_not_asked_to_carry_remarks_carries_none() -> None:
    assert composed(facts(*CLAIMS), remarked=False).remarks == ()


def test_what_concerns_a_figure_is_found_by_it() -> None:
    """As looking through the whole report for each figure finds it, in its order."""
    file = facts(*CLAIMS, "second > second", "surplus = second - target", figures=NOTED)
    told = report(file)
    found = by_figure(told)
    for figure in file.figures:
        sides = {verdict: (verdict.comparison.left, verdict.comparison.right) for verdict in told.verdicts}
        alone = [v for v in told.verdicts if any(isinstance(s, Name) and s.id == figure.id for s in sides[v])]
        assert list(found.alone.get(figure.id, ())) == alone
        assert list(found.claims.get(figure.id, ())) == [v for v in told.claims if figure.id in v.figures]
        assert list(found.findings.get(figure.id, ())) == [f for f in told.told if figure.id in f.figures]
    assert found.alone["second"]
    assert found.claims["target"]
    assert found.findings["excess"]
