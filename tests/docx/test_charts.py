"""Charts: native, editable, exact, mirrored, told in words."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.document import Bar, BarChart, Target
from reportgen.writers.docx.charts import data_of
from reportgen.writers.docx.workbook import EMPTY, Cell, decimal, workbook
from tests.docx.opening import SPACES, Element, Opened, sample, written
from tests.docx.samples import LANGUAGES, document, n, t

CHART = "word/charts/chart1.xml"


def cells(data: bytes, sheet_number: int = 1) -> dict[str, str]:
    """The cells of a workbook's sheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.testzip() is None
        sheet = etree.fromstring(book.read(f"xl/worksheets/sheet{sheet_number}.xml"))
    found = {}
    for cell in sheet.iter("{" + SPACES["s"] + "}c"):
        assert isinstance(cell, Element)
        found[cell.get("r", "")] = "".join(str(part) for part in cell.itertext())
    return found


def chart_document(chart: BarChart, language: str = "en") -> Opened:
    return written(replace(document(language), blocks=(chart,)))


def bars(*values: int | str) -> tuple[Bar, ...]:
    return tuple(Bar(t(f"bar {value}"), Fraction(value), n("a", f"{value} so printed")) for value in values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_the_exact_values(language: str) -> None:
    opened = sample(language)
    book = cells(opened.part("word/embeddings/Microsoft_Excel_Sheet1.xlsx"))
    assert [book[place] for place in ("A3", "B3", "A4", "B4", "C2")] == ["2021", "2030", "2022", "2071", "2000"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_chart_shows_is_what_its_workbook_holds(language: str) -> None:
    opened = sample(language)
    chart = opened.tree(CHART)
    book = cells(opened.part("word/embeddings/Microsoft_Excel_Sheet1.xlsx"))
    for series in opened.find("//c:ser", chart):
        for source in opened.find("c:tx/c:strRef | c:cat/c:strRef | c:val/c:numRef", series):
            formula = opened.values("c:f/text()", source)[0]
            first, _, last = formula.removeprefix("Sheet1!").replace("$", "").partition(":")
            column, top, bottom = first[0], int(first[1:]), int((last or first)[1:])
            held = [book.get(f"{column}{row}", "") for row in range(top, bottom + 1)]
            shown = [""] * len(held)
            for point in opened.find(".//c:pt", source):
                shown[int(point.get("idx", ""))] = opened.values("c:v/text()", point)[0]
            assert shown == held
    assert opened.targets(CHART) == {
        opened.values("//c:externalData/@r:id", chart)[0]: "word/embeddings/Microsoft_Excel_Sheet1.xlsx"
    }


def test_the_workbook_names_the_figure_of_each_cell() -> None:
    said = tuple(
        Bar((n(f"year_{year}", str(year)),), Fraction(value), n(f"admitted_{year}", f"{value:,}"))
        for year, value in ((2021, 2030), (2022, 2071))
    )
    target = Target((*t("target: "), n("target_yearly", "2,000")), Fraction(2000))
    opened = chart_document(BarChart(t("Both years"), said, (), "words", target))
    book = opened.part("word/embeddings/Microsoft_Excel_Sheet1.xlsx")
    assert cells(book, 2) == {
        "C1": "target_yearly",
        "C2": "target_yearly",
        "A3": "year_2021",
        "B3": "admitted_2021",
        "A4": "year_2022",
        "B4": "admitted_2022",
    }
    assert set(cells(book, 2)) <= set(cells(book))


@pytest.mark.parametrize("language", LANGUAGES)
def test_series_and_columns_points_and_rows_have_one_order(language: str) -> None:
    opened = sample(language)
    for number, series in enumerate(opened.find("//c:ser", opened.tree(CHART)), start=1):
        assert opened.values("c:order/@val | c:idx/@val", series) == [str(number - 1)] * 2
        letter = chr(ord("A") + number)
        assert opened.values("c:tx//c:f/text()", series) == [f"Sheet1!${letter}$1"]
        assert opened.values("c:val//c:f/text()", series)[0].startswith(f"Sheet1!${letter}$2:")


def test_bars_lie_start_at_zero_and_carry_the_printed_figures() -> None:
    opened = sample("vi")
    chart = opened.tree(CHART)
    assert opened.values("//c:barDir/@val", chart) == ["bar"]
    assert opened.values("//c:valAx//c:min/@val", chart) == ["0"]
    forms = opened.values("//c:dLbl/c:numFmt/@formatCode", chart)
    assert forms == ['[=2030]"2.030";General', '[=2071]"2.071";General']


def test_the_target_line_is_the_axis_own_grid() -> None:
    opened = sample("en")
    chart = opened.tree(CHART)
    assert opened.values("//c:valAx/c:majorUnit/@val", chart) == ["2000"]
    (high,) = opened.values("//c:valAx//c:max/@val", chart)
    assert 2071 < float(high) < 2 * 2000


def test_an_urdu_chart_is_mirrored() -> None:
    urdu, english = sample("ur"), sample("en")
    assert urdu.values("//c:valAx//c:orientation/@val", urdu.tree(CHART)) == ["maxMin"]
    assert english.values("//c:valAx//c:orientation/@val", english.tree(CHART)) == ["minMax"]
    for opened, side in ((urdu, "r"), (english, "l")):
        chart = opened.tree(CHART)
        assert opened.values("//c:catAx/c:axPos/@val", chart) == [side]
        assert opened.values("//c:catAx//c:orientation/@val", chart) == ["maxMin"]
    assert set(urdu.values("//a:pPr/@rtl", urdu.tree(CHART))) == {"1"}
    assert set(urdu.values("//a:cs/@typeface", urdu.tree(CHART))) == {"Noto Nastaliq Urdu"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_finding_is_told_in_words(language: str) -> None:
    (block,) = [block for block in document(language).blocks if isinstance(block, BarChart)]
    assert sample(language).values("//wp:docPr/@descr") == [block.alternative]


def test_a_target_that_bars_pass_by_far_is_a_bar_of_its_own() -> None:
    chart = BarChart((), bars(500, 4700), (), "words", Target(t("target"), Fraction(1000)))
    assert data_of(chart).line is None
    opened = chart_document(chart)
    assert not opened.find("//c:majorGridlines", opened.tree(CHART))
    assert cells(opened.part("word/embeddings/Microsoft_Excel_Sheet1.xlsx"))["A2"] == "target"


def test_negative_values_widen_the_axis() -> None:
    data = data_of(BarChart((), bars(-50, 100), (), "words", Target(t("target"), Fraction(90))))
    assert data.low < -50
    assert data.line is None


@pytest.mark.parametrize("values", [(), ("0",), ("0", "0")])
def test_an_axis_always_has_a_length(values: tuple[str, ...]) -> None:
    data = data_of(BarChart((), bars(*values), (), "words"))
    assert data.high > data.low


def test_a_figure_that_does_not_fit_stands_behind_its_bar() -> None:
    opened = chart_document(BarChart((), bars(1, 5000), (), "words"))
    chart = opened.tree(CHART)
    assert opened.values("//c:dLbl/c:dLblPos/@val", chart) == ["outEnd", "inEnd"]


def test_each_chart_has_its_own_workbook() -> None:
    chart = BarChart((), bars(1, 2), (), "words")
    opened = written(replace(document("en"), blocks=(chart, chart)))
    assert opened.targets("word/charts/chart2.xml") == {"rId1": "word/embeddings/Microsoft_Excel_Sheet2.xlsx"}


def test_a_chart_without_bars_is_not_drawn() -> None:
    assert CHART not in chart_document(BarChart((), (), (), "words")).names


@given(st.integers(-(10**12), 10**12), st.integers(0, 6), st.integers(0, 6))
def test_decimals_are_exact_where_they_have_an_end(numerator: int, twos: int, fives: int) -> None:
    value = Fraction(numerator, 2**twos * 5**fives)
    assert Fraction(decimal(value)) == value


@given(st.fractions())
def test_other_values_are_as_near_as_a_spreadsheet_holds_them(value: Fraction) -> None:
    assert abs(Fraction(decimal(value)) - value) <= abs(value) * Fraction(1, 10**15)


def test_words_in_cells_are_escaped() -> None:
    assert cells(workbook([[Cell("<a> & “b”"), Cell(Fraction(1, 4))], [EMPTY, Cell("x")]])) == {
        "A1": "<a> & “b”",
        "B1": "0.25",
        "B2": "x",
    }


def test_a_pale_bar_behind_shows_how_far_a_figure_with_a_bound_may_reach() -> None:
    said = (Bar(t("a"), Fraction(87), n("a", "> 87%"), Fraction(100)), Bar(t("b"), Fraction(13), n("b", "13%")))
    target = Target(t("target"), Fraction(75))
    opened = chart_document(BarChart(t("Shares"), said, (), "words", target, dots=True, end=Fraction(100)))
    chart = opened.tree(CHART)
    assert opened.values("//c:valAx//c:max/@val", chart) == ["100"]
    assert opened.values("//c:ser/c:order/@val", chart) == ["0", "1", "2"]
    assert opened.values("//c:ser[1]/c:val//c:v/text()", chart) == ["100"]
    book = cells(opened.part("word/embeddings/Microsoft_Excel_Sheet1.xlsx"))
    assert [book.get(place) for place in ("B3", "C3", "B4", "C4")] == ["100", "87", None, "13"]


def test_a_figure_with_signs_keeps_its_order_in_the_label_of_an_urdu_target() -> None:
    target = Target((*t("ہدف: "), n("target_rate", "> 75%")), Fraction(75))
    chart = BarChart((), bars(87), (), "words", target)
    assert data_of(chart, rtl=True).rows[0][2].value == "\u202bہدف: \u200e> 75%\u200e\u202c"
    assert data_of(chart).rows[0][2].value == "ہدف: > 75%"
