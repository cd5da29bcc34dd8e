"""The briefing of the real article, in its three languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import pytest

from reportgen.claims import check
from reportgen.composing import compose, load_template
from reportgen.document import (
    BarChart,
    Block,
    Callout,
    Cards,
    Document,
    Heading,
    Inline,
    Inlines,
    Isolate,
    List,
    Note,
    Number,
    Paragraph,
    Table,
    Text,
    plain_text,
)
from reportgen.facts import FactFile
from reportgen.reading import read_facts
from tests.composing.samples import RESOURCES, ROOT, language

LANGUAGES = ("en", "ur", "vi")


@cache
def facts() -> FactFile:
    read = read_facts(ROOT / "data" / "binh-thuan.yaml", RESOURCES)
    assert read.value is not None
    return read.value


@cache
def briefing(code: str, digits: str = "") -> Document:
    template, checked = load_template("briefing", code, RESOURCES), check(facts())
    assert template.value is not None
    assert template.diagnostics == ()
    assert checked.value is not None
    outcome = compose(template.value, facts(), checked.value, language(code, digits))
    assert outcome.value is not None, outcome.diagnostics
    assert outcome.diagnostics == ()
    return outcome.value


def runs(block: Block) -> Iterator[Inlines]:
    """Every run of inlines in a block."""
    match block:
        case Heading() | Paragraph():
            yield block.children
        case List():
            for item in block.items:
                for inner in item:
                    yield from runs(inner)
        case Callout():
            for inner in block.children:
                yield from runs(inner)
        case Cards():
            for card in block.cards:
                yield from (card.value, card.label)
        case Table():
            yield from (column.head for column in block.columns)
            yield from (cell.children for row in block.rows for cell in row.cells)
        case BarChart():
            yield block.title
            yield block.caption
            for bar in block.bars:
                yield bar.label


def prose(document: Document) -> list[Inlines]:
    """Headings, paragraphs, notes and cards: what the template's writer wrote."""
    written = [b for b in document.blocks if isinstance(b, (Heading, Paragraph, Callout, Cards, BarChart))]
    return [run for block in written for run in runs(block) if not isinstance(block, Paragraph) or not block.quiet]


def flat(inlines: Inlines) -> Iterator[Inline]:
    """The inlines in others, but not the words of footnotes, which are the source's."""
    for inline in inlines:
        yield inline
        if not isinstance(inline, (Text, Number, Note)):
            yield from flat(inline.children)


def numbers(runs_of_text: list[Inlines]) -> set[str]:
    return {i.figure_id for run in runs_of_text for i in flat(run) if isinstance(i, Number)}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_figure_of_the_article_is_printed_in_the_prose_and_proved(code: str) -> None:
    document = briefing(code)
    ids = {figure.id for figure in facts().figures}
    printed = numbers([*prose(document), document.masthead.provenance])
    assert ids - printed == set()
    anchors = {row.anchor for b in document.blocks if isinstance(b, Table) for row in b.rows}
    assert {f"fact-{i}" for i in ids} <= anchors


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_digit_stands_outside_a_number_in_prose(code: str) -> None:
    for run in prose(briefing(code)):
        for inline in flat(run):
            if isinstance(inline, Text) and not inline.text.startswith(language(code).message("chart.zero")):
                said = inline.text.replace(checks_summary(code), "")
                assert not re.search(r"\d", said), inline


@pytest.mark.parametrize("code", LANGUAGES)
def test_figures_that_an_editor_would_challenge_first_have_their_source_in_a_footnote(code: str) -> None:
    notes = [inline for run in prose(briefing(code)) for inline in flat(run) if isinstance(inline, Note)]
    quotes = [
        i.text
        for note in notes
        for i in note.children
        if isinstance(i, Isolate) and i.language
        for i in flat((i,))
        if isinstance(i, Text)
    ]
    assert len(notes) == len(set(notes)) == 5
    assert {"103.6", "5%", "87%", "12%"} <= {quote.strip() for quote in quotes}
    last = plain_text(notes[-1].children)
    assert language(code).message("verdict.contradicted") in last
    assert "24" in last


def checks_summary(code: str) -> str:
    return plain_text(briefing(code).masthead.badge).partition("\u00a0")[2]


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_does_not_hold_is_said_openly(code: str) -> None:
    document = briefing(code)
    text = [plain_text(run) for run in prose(document)]
    note = next(t for t in text if "92" in t and "17" in t)
    assert {"87", "75", "92", "17", "12"} <= set(re.findall(r"\d+", note))
    tables = [b for b in document.blocks if isinstance(b, Table)]
    verdicts = [plain_text(row.cells[-1].children) for row in tables[0].rows]
    contradicted = language(code).message("verdict.contradicted")
    assert sum(contradicted in verdict for verdict in verdicts) == 2
    assert sum("△" in verdict for verdict in verdicts) == 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_text_is_composed_and_has_no_control_characters(code: str) -> None:
    for block in briefing(code).blocks:
        for run in runs(block):
            text = plain_text(run)
            assert unicodedata.is_normalized("NFC", text)
            assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn")]
            assert "  " not in text
            assert "{" not in text


def test_urdu_prose_uses_its_own_punctuation_and_the_word_for_per_cent() -> None:
    for run in prose(briefing("ur")):
        text = "".join(i.text for i in flat(run) if isinstance(i, Text) and not i.emphasis)
        assert not re.search(r"[,;?.%]", text), text
    paragraphs = [b for b in briefing("ur").blocks if isinstance(b, Paragraph)]
    for paragraph in paragraphs:
        assert not any("%" in i.text for i in flat(paragraph.children) if isinstance(i, Number))


def test_urdu_sentences_end_as_urdu_sentences() -> None:
    paragraphs = [b for b in briefing("ur").blocks if isinstance(b, Paragraph)]
    assert paragraphs
    assert all(plain_text(p.children).endswith("۔") for p in paragraphs)


def test_vietnamese_numbers_have_points_in_groups_and_commas_in_decimals() -> None:
    text = " ".join(plain_text(run) for run in prose(briefing("vi")))
    for expected in ("2.071", "103,6%", "2.050,5", "40.600", "14,2%"):
        assert expected in text


def test_native_digits_are_used_throughout() -> None:
    document = briefing("ur", "native")
    codes = {figure.text for figure in facts().figures if figure.text}
    for block in document.blocks:
        for run in runs(block):
            quoted = {j for i in flat(run) if isinstance(i, Isolate) and i.language for j in flat((i,))}
            for inline in flat(run):
                if isinstance(inline, (Text, Number)) and inline not in quoted and inline.text not in codes:
                    assert not re.search("[0-9%]", inline.text), inline
    assert document.labels.digits == "۰۱۲۳۴۵۶۷۸۹"


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_of_the_source_are_marked_as_such(code: str) -> None:
    sources = [b for b in briefing(code).blocks if isinstance(b, Table)][-1]
    for row, figure in zip(sources.rows, facts().figures, strict=True):
        quotes = [i for i in row.cells[2].children if isinstance(i, Isolate) and i.language]
        assert [i.language for i in quotes] == ["ur-PK"] * len({m.quote for m in figure.mentions})


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_briefing_prints_nothing_that_the_article_does_not_say(code: str) -> None:
    """Figures that others have published about the same matter must not slip in."""
    document = briefing(code)
    text = " ".join(plain_text(run) for block in document.blocks for run in runs(block))
    for outside in ("36,607", "36.607", "10,000", "10.000", "2019", "41.01", "41,01"):
        assert outside not in text
