"""Tables: head row, whole rows, alternative text, widths; long ones in time."""

from __future__ import annotations

import sys
import tracemalloc
from dataclasses import replace
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document import Card, Cards, Cell, Column, Document, Paragraph, Row, Table
from reportgen.theme import Role
from reportgen.writers.docx import write
from reportgen.writers.docx.columns import shares
from tests.docx.opening import Opened, sample, words, written
from tests.docx.samples import FONTS, LANGUAGES, document, formula, n, t
from tests.themes import theme_of

REPORT = "//w:tbl[starts-with(w:tblPr/w:tblStyle/@w:val, 'ReportTable')]"


def table_document(rows: tuple[Row, ...], columns: tuple[Column, ...], language: str = "en") -> Opened:
    return written(replace(document(language), blocks=(Table(columns, rows),)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_head_rows_repeat_and_rows_stay_whole(language: str) -> None:
    opened = sample(language)
    for table in opened.find(REPORT):
        assert opened.find("w:tr[1]/w:trPr/w:tblHeader", table)
        assert not opened.find("w:tr[position() > 1]/w:trPr/w:tblHeader", table)
        assert len(opened.find("w:tr/w:trPr/w:cantSplit", table)) == len(opened.find("w:tr", table))


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_are_described(language: str) -> None:
    opened = sample(language)
    for table in opened.find(REPORT):
        heads = ", ".join(words(cell) for cell in opened.find("w:tr[1]/w:tc", table))
        assert opened.values("w:tblPr/w:tblDescription/@w:val", table) == [heads]
        assert opened.values("w:tblPr/w:tblCaption/@w:val", table)[0]


def test_columns_are_as_wide_as_the_text_together() -> None:
    for language in LANGUAGES:
        opened = sample(language)
        section = opened.find("//w:sectPr")[0]
        left, right = (int(opened.values(f"w:pgMar/@w:{side}", section)[0]) for side in ("left", "right"))
        room = int(opened.values("w:pgSz/@w:w", section)[0]) - left - right
        for table in opened.find(REPORT):
            widths = [int(width) for width in opened.values("w:tblGrid/w:gridCol/@w:w", table)]
            assert abs(sum(widths) - room) <= 2
            for row in opened.find("w:tr", table):
                assert [int(width) for width in opened.values("w:tc/w:tcPr/w:tcW/@w:w", row)] == widths


def test_figures_stand_at_the_end_side() -> None:
    opened = sample("en")
    assert opened.values("//w:style[@w:styleId='TableFigures']//w:jc/@w:val", opened.tree("word/styles.xml")) == ["end"]
    assert opened.find("//w:tc[last()]//w:pStyle[@w:val='TableFigures']")


def test_rows_with_too_few_or_too_many_cells_lose_nothing() -> None:
    rows = (Row((Cell(t("one")),)), Row((Cell(t("a")), Cell(t("b")), Cell(t("c")))), Row(()))
    opened = table_document(rows, (Column(t("A")), Column(t("B"))))
    said = [[words(cell) for cell in opened.find("w:tc", row)] for row in opened.find(f"{REPORT}/w:tr")]
    assert said == [["A", "B"], ["one", ""], ["a", "bc"], ["", ""]]


def test_a_dense_table_is_smaller_and_closer_by_its_styles() -> None:
    plain = Table((Column(t("A")), Column(t("B"), numeric=True)), (Row((Cell(t("a")), Cell(t("1")))),))
    opened = written(replace(document("en"), blocks=(plain, Paragraph(t("x")), replace(plain, dense=True))))
    styles = opened.tree("word/styles.xml")
    loose, dense = (opened.values(".//w:pStyle/@w:val", table) for table in opened.find(REPORT))
    assert dense == [f"{style}Dense" for style in loose]
    assert opened.values(f"{REPORT}/w:tblPr/w:tblStyle/@w:val") == ["ReportTable", "ReportTableDense"]
    for style in loose:
        sizes = [
            int(opened.values(f"//w:style[@w:styleId='{each}']/w:rPr/w:sz/@w:val", styles)[0])
            for each in (style, f"{style}Dense")
        ]
        assert sizes[0] > sizes[1]
    gaps = [
        int(opened.values(f"//w:style[@w:styleId='{each}']/w:tblPr/w:tblCellMar/w:end/@w:w", styles)[0])
        for each in ("ReportTable", "ReportTableDense")
    ]
    assert gaps[0] > gaps[1] > 0


def test_two_mirrored_columns_do_not_touch() -> None:
    columns = (Column(t("الف")), Column(t("ب")))
    opened = table_document((Row((Cell(t("ا")), Cell(t("ب")))),), columns, "ur")
    assert opened.values(f"{REPORT}/w:tblPr/w:tblLook/@w:lastColumn") == ["0"]


def long_table(count: int) -> Document:
    rows = tuple(
        Row(
            (
                Cell(t(n(f"f{row}", f"{row:,}"))),
                Cell(t("لفظ ", str(row))),
                Cell((formula("1 + ", n("b", "2")),)),
                Cell(t("words")),
            ),
            f"fact-f{row}",
        )
        for row in range(count)
    )
    return replace(document("ur"), blocks=(Table(tuple(Column(t(head)) for head in "ABCD"), rows),))


def calls(count: int) -> int:
    """How many functions, those of C included, are called for a table of so many rows."""
    said, called = long_table(count), 0

    def count_call(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal called
        called += event.endswith("call")

    sys.setprofile(count_call)
    try:
        made = write(said, theme_of("ur"), FONTS)
    finally:
        sys.setprofile(None)
    assert made.value is not None
    return called


def test_a_long_table_takes_steps_in_step_with_its_length() -> None:
    """Steps are counted, not timed: each row costs what the one before it did."""
    few, more, many = (calls(count) for count in (300, 700, 1100))
    assert many - more == pytest.approx(more - few, rel=0.02)


def test_a_long_table_takes_little_memory() -> None:
    said = long_table(500)
    tracemalloc.start()
    try:
        assert write(said, theme_of("ur"), FONTS).value is not None
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 30_000_000, "5,000 rows: 300 MB"


def test_a_table_of_five_thousand_rows_is_whole() -> None:
    opened = written(long_table(5000))
    assert len(opened.find(f"{REPORT}/w:tr")) == 5001


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=12), st.integers(0, 20000))
def test_shares_add_up(weights: list[float], width: int) -> None:
    parts = shares(weights, width)
    assert sum(parts) == width
    assert all(part >= 0 for part in parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_have_room_for_their_words(language: str) -> None:
    """The longest word of a column is not broken, and a table that fits has no broken line."""
    columns = (Column(t("Figure"), 4), Column(t("Value"), 1, numeric=True), Column(t("Where"), 1))
    rows = (Row((Cell(t("short")), Cell(t("2,071")), Cell(t("unquestionably so")))),)
    opened = table_document(rows, columns, language)
    widths = [int(width) / 20 for width in opened.values(f"{REPORT}/w:tblGrid/w:gridCol/@w:w")]
    assert widths[0] > widths[2] >= widths[1]
    assert widths[2] > len("unquestionably so") * 0.45 * theme_of(language).styles[Role.TABLE].size


def test_a_column_of_long_texts_is_widened_at_the_cost_of_others() -> None:
    columns = (Column(t("A")), Column(t("B")), Column(t("C")))
    rows = tuple(Row((Cell(t("a few words")), Cell(t("words " * 30)), Cell(t("b")))) for _ in range(3))
    opened = table_document(rows, columns)
    first, middle, last = (int(width) for width in opened.values(f"{REPORT}/w:tblGrid/w:gridCol/@w:w"))
    assert middle > 2 * first
    assert middle > 4 * last


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_longest_word_of_a_head_has_room_in_wide_bold_faces_too(language: str) -> None:
    columns = (Column(t("A claim"), 6), Column(t("Paragraph"), 1))
    rows = tuple(Row((Cell(t("many words " * 20)), Cell(t("1")))) for _ in range(3))
    opened = table_document(rows, columns, language)
    *_, last = (int(width) / 20 for width in opened.values(f"{REPORT}/w:tblGrid/w:gridCol/@w:w"))
    assert last > len("Paragraph") * 0.65 * theme_of(language).styles[Role.TABLE_HEAD].size


@pytest.mark.parametrize(("value", "style"), [("2,071", "CardValue"), ("12.4 long weeks", "CardValueLong")])
def test_a_long_key_figure_makes_its_row_smaller_rather_than_break(value: str, style: str) -> None:
    cards = Cards((Card(t(n("a", value)), t("one")), *(Card(t(n("b", "5")), t("other")) for _ in range(3))))
    opened = written(replace(document("en"), blocks=(cards,)))
    used = opened.values("//w:tc/w:p/w:pPr/w:pStyle/@w:val")
    assert used.count(style) == 4
