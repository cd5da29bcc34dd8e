"""A figure whose claims fail carries a footnote wherever it is printed, once in each paragraph and cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.composing import compose
from reportgen.document import BarChart, Cards, Document, Note, Number, Table, Text
from reportgen.facts import FactFile, Kind
from tests.composing.samples import FIGURES, claim, facts, figure, language, nodes_of, read, report
from tests.docx import briefings

FAILING = (
    claim("excess = points(good, wanted)", 1, finding="holds-as-points", reason="Read as points."),
    claim("excess = points(better, wanted)", 2, finding="contradicted", reason="Lost in translation."),
    claim("years(first_year, second_year) <= period", 3, finding="contradicted", reason="Half of the term."),
    "second > first",
)
EXCESS = (
    "Source: “12 points”, paragraph 1. Checked: 87 − 75: more than 12 percentage points, printed as 12% – "
    "△ holds only as percentage points. Editor’s note: Read as points. Checked: 92 − 75: more than 17 percentage "
    "points, printed as 12% – ✗ contradicted. Editor’s note: Lost in translation."
)


def composed(text: str, folder: Path, code: str = "en", file: FactFile | None = None) -> Document:
    template, found = read(text, folder, code)
    assert template is not None, found
    file = file or facts(*FAILING)
    outcome = compose(template, file, report(file), language(code))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def shown(node: object) -> str:
    """A stretch of a document, with `*` for each footnote."""
    if isinstance(node, Note):
        return "*"
    if isinstance(node, tuple):
        return "".join(map(shown, node))
    said = node.text if isinstance(node, (Text, Number)) else shown(getattr(node, "children", ()))
    return said.replace("\u00a0", " ")


def notes(document: object) -> Iterator[Note]:
    """The footnotes of a document, in order."""
    return nodes_of(document, Note)


def test_the_note_says_what_the_source_says_the_verdict_and_the_reason(tmp_path: Path) -> None:
    document = composed("They are {{ excess }} ahead.", tmp_path)
    assert shown(document.blocks[0]) == "They are 12 percentage points* ahead."
    (note,) = notes(document.blocks)
    assert shown(note.children) == EXCESS


@pytest.mark.parametrize("code", ["en", "ur", "vi"])
def test_the_same_figure_has_the_same_note_whoever_put_it_there(code: str, tmp_path: Path) -> None:
    text = "Here {{ excess }}.\n\nThere {{ excess source }}.\n\n- And {{ excess bare }}."
    found = [*notes(composed(text, tmp_path, code).blocks)]
    assert len(found) == 3
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ excess }}, {{ excess }} and {{ excess bare }}", "12 percentage points*, 12 percentage points and 12"),
        ("{{ excess bare }} or {{ excess source }}", "12 or 12 percentage points*"),
        ("{{ excess }}[^own] and {{ excess bare }}\n\n[^own]: My words.", "12 percentage points* and 12"),
        ("“{{ excess bare }}”[^own]\n\n[^own]: My words.", "“12”*"),
        ("{{ excess bare }} of {{ period }}", "12* of 6 months*"),
        ("[{{ excess bare }} here](https://example.org)", "12 here*"),
        ("**{{ excess bare }}** and {{ good }}", "12* and more than 87%"),
        ("## {{ excess bare }} ahead", "12* ahead"),
        ("{{ first_year }} and {{ better }}", "2021 and more than 92%"),
    ],
)
def test_one_mark_for_each_figure_in_a_paragraph(text: str, said: str, tmp_path: Path) -> None:
    assert shown(composed(text, tmp_path).blocks[0]) == said


def test_titles_cards_and_tables_are_marked(tmp_path: Path) -> None:
    file = facts(*FAILING, title="{{ excess }} ahead")
    body = "::: cards\n- {{ excess bare }} ahead, {{ excess bare }}\n- {{ rank }} after {{ period }}\n:::\n"
    opening = "::: masthead\nKicker\n\n# {{ title }}\n\nFrom {{ period }}\n:::\n\n"
    template, _ = read(f"{opening}{body}\n::: figures excess rank\n", tmp_path, masthead=False)
    assert template is not None
    document = compose(template, file, report(file), language("en")).value
    assert document is not None
    assert shown(document.masthead.title) == "12 percentage points* ahead"
    assert document.title == "12\u00a0percentage points ahead"
    assert shown(document.masthead.provenance) == "From 6 months*"
    cards, table = document.blocks
    assert isinstance(cards, Cards)
    assert [(shown(card.value), shown(card.label)) for card in cards.cards] == [
        ("12*", "ahead, 12"),
        ("3", "after 6 months*"),
    ]
    assert isinstance(table, Table)
    assert [shown(row.cells[1].children) for row in table.rows] == ["12 percentage points*", "3"]


@pytest.mark.parametrize(
    ("chart", "caption"),
    [
        ("::: chart excess\nSaid.\n:::", "Said. Bars start at zero. See the note: excess*"),
        ("::: chart excess\nSaid of {{ excess bare }}.\n:::", "Said of 12*. Bars start at zero."),
        ("::: chart excess\n### {{ excess bare }}\n\nSaid.\n:::", "Said. Bars start at zero."),
        ("::: chart good target=wanted\nSaid.\n:::", "Said. Bars start at zero."),
        ("::: chart\n- {{ rank }} after {{ period }}\n\nSaid.\n:::", "Said. Bars start at zero. See the note: period*"),
    ],
)
def test_a_chart_is_marked_in_its_caption(chart: str, caption: str, tmp_path: Path) -> None:
    (made,) = composed(chart, tmp_path).blocks
    assert isinstance(made, BarChart)
    assert shown(made.caption) == caption
    assert "note" not in made.alternative


def test_where_the_verdict_stands_beside_it_a_figure_is_not_marked(tmp_path: Path) -> None:
    assert not [*notes(composed("::: checks\n\n::: sources\n", tmp_path).blocks)]


def test_a_claim_without_a_figure_of_its_own_marks_all_that_it_names(tmp_path: Path) -> None:
    file = facts(claim("first + second = target * 3", 1, finding="contradicted", reason="so it says"))
    document = composed("{{ first }} {{ second }} {{ target }} {{ rank }}", tmp_path, file=file)
    assert shown(document.blocks[0]) == "2,030* 2,071* 2,000* 3"


def test_what_a_rule_finds_wrong_is_marked_too(tmp_path: Path) -> None:
    share = replace(figure("share", Kind.PERCENTAGE, "120 %", accepted="R101"), of="first")
    file = facts("second > first", figures=(*FIGURES, share))
    document = composed("It is {{ share }}.", tmp_path, file=file)
    assert shown(document.blocks[0]) == "It is 120%*."
    (note,) = notes(document.blocks)
    assert shown(note.children).endswith("Noticed: △ A share below zero or above the whole. Editor’s note: as printed")


def test_what_nobody_has_acknowledged_is_marked_in_a_draft(tmp_path: Path) -> None:
    document = composed("It is {{ first }}.", tmp_path, file=facts("first > second"))
    assert shown(document.blocks[0]) == "It is 2,030*."


@pytest.mark.parametrize("code", ["en", "ur", "vi"])
def test_the_briefing_stays_calm(code: str) -> None:
    """It has the five footnotes that its author put there, and no other."""
    document = briefings.composed(code)
    assert len([*notes((document.masthead, document.blocks))]) == 5
