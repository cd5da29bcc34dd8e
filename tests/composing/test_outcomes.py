"""The verdict on each figure, beside its words in the source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.composing.scene import Scene
from reportgen.composing.tables import sources_table
from reportgen.composing.template import Directive
from reportgen.document import Inlines, Table, Toned, plain_text
from reportgen.facts import Claim, Figure, Kind
from tests.composing.samples import FIGURES, HERE, claim, facts, figure, language, report

CLAIMS = (
    "attained = second / target",
    "second > target",
    "second > first",
    claim("excess = points(good, wanted)", 4, finding="holds-as-points", reason="read as points"),
    claim("excess = points(better, wanted)", 5, finding="contradicted", reason="lost in translation"),
    "good > wanted",
    "growth = change(second, first)",
)


def verdicts(code: str, *claims: Claim | str, figures: tuple[Figure, ...] = FIGURES) -> dict[str, Inlines]:
    """The last cell of each row of the table of sources, by the row's figure."""
    file = facts(*(claims or CLAIMS), figures=figures)
    (table,) = sources_table(Directive("sources", (), (), (), HERE), Scene(file, report(file), language(code)))
    assert isinstance(table, Table)
    assert len(table.columns) == 5
    return {row.anchor.removeprefix("fact-"): row.cells[-1].children for row in table.rows}


def said(code: str, *claims: Claim | str) -> dict[str, str]:
    return {name: plain_text(cell).replace("\u00a0", " ") for name, cell in verdicts(code, *claims).items()}


def test_the_last_column_is_the_verdict() -> None:
    shown = said("en")
    assert shown["attained"] == "✓ holds, on a rounding tie"
    assert shown["second"] == "✓ 4 hold"
    assert shown["resolution"] == "in no claim"
    assert shown["excess"] == "✗ 0 of 2 hold, acknowledged"


def test_a_figure_in_the_failing_claim_of_another_has_its_claims_counted() -> None:
    assert said("en")["good"] == "△ 1 of 2 hold"


def test_a_calculated_figure_has_its_formula_for_a_claim() -> None:
    shown = said("en")
    assert shown["surplus"] == "✓ holds"
    assert shown["growth"] == "✓ 2 hold"


def test_what_nobody_has_acknowledged_is_bad() -> None:
    shown = said("en", "first > second", "good > wanted", "good < wanted")
    assert shown["first"] == "✗ contradicted"
    assert shown["wanted"] == "✗ 1 of 2 hold"


@pytest.mark.parametrize(
    ("code", "excess", "second", "none"),
    [
        ("ur", "✗ 2 میں سے 0 درست (ادارتی نوٹ)", "✓ 4 درست", "کوئی دعویٰ نہیں"),
        ("vi", "✗ 0/2 đúng (có ghi chú)", "✓ 4 đúng", "không có nhận định"),
    ],
)
def test_it_is_said_in_each_language(code: str, excess: str, second: str, none: str) -> None:
    shown = said(code)
    assert shown["excess"].startswith(excess)
    assert (shown["second"], shown["resolution"]) == (second, none)


def test_what_a_rule_finds_wrong_is_said_too() -> None:
    share = figure("share", Kind.PERCENTAGE, "120 %", accepted="R101")
    share = replace(share, of="first")
    cell = verdicts("en", "second > first", figures=(*FIGURES, share))["share"]
    assert plain_text(cell).replace("\u00a0", " ") == "△ A share below zero or above the whole, acknowledged"


def test_signs_and_tones_go_together() -> None:
    for cell in verdicts("en").values():
        toned = [each for each in cell if isinstance(each, Toned)]
        assert toned
        for each in toned:
            sign = plain_text(each.children)[0]
            assert sign == {"good": "✓", "doubtful": "△", "bad": "✗"}.get(each.tone.value, sign)
