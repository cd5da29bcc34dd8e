"""Facts that gained or lost figures and claims since the briefing was built: rows follow claims, the rest is told."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner

from reportgen.cli import main
from reportgen.diagnostics import Severity
from reportgen.refilling import Refilled
from tests.refilling.briefings import EXCHANGED, FORMS, OLD, Desk, built, edited, newer, paragraphs, part

HEAD, _, REST = OLD.partition("claims:\n")
CLAIMS, _, TAIL = REST.partition("\n\n# Digits and number words")
BLOCKS = [f"  - claim: {block.rstrip()}\n" for block in re.sub(r"\n  # .*", "", CLAIMS).split("  - claim: ")[1:]]
"""The claims of the fact file, none of which has an id: they are numbered."""
MORE = "  - {claim: admitted_2022 > committees, label: {en: More members than committees, ur: زیادہ, vi: Hơn}}\n"
FIGURE = """\
  districts:
    quote: 12 ضلعی کمیٹیاں
    paragraph: 2
    value: 12
    kind: count
    label: {en: Districts, ur: اضلاع, vi: Huyện}

calculated:
"""


def facts(claims: list[str], head: str = HEAD) -> str:
    return f"{head}claims:\n{''.join(claims)}\n\n# Digits and number words{TAIL}"


def rows(data: bytes) -> dict[str, list[str]]:
    """The table of checks: what stands beside each claim."""
    found = re.findall(r"<w:tr>(?:(?!</w:tr>).)*claim-.*?</w:tr>", part(data), re.DOTALL)
    cells = [paragraphs_of(row) for row in found]
    assert cells
    return {first: rest for first, *rest in cells}


def paragraphs_of(row: str) -> list[str]:
    return ["".join(re.findall(r"<w:t[^>]*>([^<]*)", each)) for each in re.findall(r"<w:p>.*?</w:p>", row, re.DOTALL)]


def told(result: Refilled, code: str) -> list[str]:
    return [d.message for d in result.diagnostics if d.code == code]


def filled(result: Refilled) -> bytes:
    assert result.data is not None, result.diagnostics
    return result.data


NOW = newer()
"""The same claims with newer figures."""
ORDERS = {
    "one came first": [MORE, *BLOCKS],
    "one came between": [*BLOCKS[:7], MORE, *BLOCKS[7:]],
    "turned round": BLOCKS[::-1],
}


@pytest.mark.parametrize("order", ORDERS)
def test_rows_follow_their_claims_whatever_these_are_numbered(desk: Desk, order: str) -> None:
    """What was built from the same claims in their old order is what each row says, also when it is filled again."""
    once = filled(desk.refill(built(facts=facts(BLOCKS)), facts(ORDERS[order])))
    assert rows(once) == rows(built(facts=facts(BLOCKS)))
    said = facts(ORDERS[order])
    for was, now in EXCHANGED.items():
        said = said.replace(was, now)
    twice = filled(desk.refill(once, said))
    assert rows(twice) == rows(built(facts=NOW))


@pytest.mark.parametrize("order", ORDERS)
def test_comments_follow_their_claims_too(desk: Desk, order: str) -> None:
    """A comment on a figure says of each claim what is true now; a paragraph for a new claim is not added."""
    said = facts(ORDERS[order])
    for was, now in EXCHANGED.items():
        said = said.replace(was, now)
    data = filled(desk.refill(built(facts=facts(BLOCKS), comments=True), said))
    comments = "word/comments.xml"
    assert paragraphs(data, comments) == paragraphs(built(facts=NOW, comments=True), comments)


def test_a_row_whose_claim_is_gone_stays_and_is_told_of_each_time(desk: Desk) -> None:
    before = rows(built(facts=facts(BLOCKS)))
    result = desk.refill(built(facts=facts(BLOCKS)), facts([*BLOCKS[:2], *BLOCKS[3:]]))
    gone = list(before)[2]
    assert told(result, "E111") == [f"“{gone}”: the fact file no longer has this claim; its row stays as it is"]
    assert rows(filled(result)) == before
    again = desk.refill(filled(result), facts([*BLOCKS[:2], MORE, *BLOCKS[3:]]))
    assert told(again, "E111") == told(result, "E111")
    assert rows(filled(again)) == before
    assert again.unshown.claims == ("admitted_2022 > committees",)


def test_a_claim_written_otherwise_that_is_called_the_same_keeps_its_row(desk: Desk) -> None:
    was = "admitted_2021 > target_yearly"
    said = OLD.replace(f"claim: {was}", "claim: target_yearly < admitted_2021")
    assert said != OLD
    data = filled(desk.refill(built(), said))
    assert rows(data) == rows(built(facts=said))
    assert rows(data) != rows(built())


def test_what_is_new_in_the_facts_is_told_of_once_and_then_only_listed(desk: Desk) -> None:
    said = facts([*BLOCKS, MORE], HEAD.replace("calculated:\n", FIGURE))
    result = desk.refill(built(facts=facts(BLOCKS)), said)
    (message,) = told(result, "E110")
    assert message == (
        "new in the fact file, and not shown: the figure `districts` and the claim `admitted_2022 > committees`"
    )
    assert {d.severity for d in result.diagnostics if d.code == "E110"} == {Severity.NOTE}
    again = desk.refill(filled(result), said)
    assert told(again, "E110") == []
    assert (again.unshown.figures, again.unshown.claims) == (("districts",), ("admitted_2022 > committees",))


def test_a_figure_that_only_a_chart_shows_is_shown(desk: Desk) -> None:
    """And one that the template never printed is listed, which is nothing to complain about."""
    template = FORMS.partition("::: checks")[0]
    result = desk.refill(built(template=template), OLD)
    assert result.diagnostics == ()
    assert {"admitted_2021", "target_yearly"}.isdisjoint(result.unshown.figures)
    assert {"surplus_2021", "excess"} <= set(result.unshown.figures)
    assert len(result.unshown.claims) == len(BLOCKS)


def test_a_row_that_an_editor_took_out_is_not_shown(desk: Desk) -> None:
    row = re.findall(r"<w:tr>(?:(?!</w:tr>).)*claim-.*?</w:tr>", part(built()), re.DOTALL)[3]
    out = edited(built(), lambda said: said.replace(row, ""))
    tracked = row.replace("</w:trPr>", '<w:del w:id="9" w:author="An editor"/></w:trPr>', 1)
    for data in (out, edited(built(), lambda said: said.replace(row, tracked))):
        assert desk.refill(data, OLD).unshown.claims == ("admitted_2022 > target_yearly",)
    assert desk.refill(built(), OLD).unshown.claims == ()


def test_the_command_lists_what_is_not_shown(desk: Desk) -> None:
    said = facts([*BLOCKS, MORE], HEAD.replace("calculated:\n", FIGURE))
    desk.put(built(facts=facts(BLOCKS)))
    (desk.folder / "facts.yaml").write_text(said, encoding="utf-8")
    command = ["refill", str(desk.folder / "brief.docx"), "--facts", str(desk.folder / "facts.yaml"), "--dry-run"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert "not shown: 1 figure: districts\nnot shown: 1 claim: `admitted_2022 > committees`\n" in result.stdout
    document = json.loads(CliRunner().invoke(main, [*command, "--format", "json"]).stdout)
    assert document["not_shown"] == {"figures": ["districts"], "claims": ["admitted_2022 > committees"]}
    assert paragraphs(built(facts=facts(BLOCKS))) == paragraphs((desk.folder / "brief.docx").read_bytes())
