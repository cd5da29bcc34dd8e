"""Small multiples and slope charts in Word: native, editable, mirrored, labelled at both ends, valid."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.document import BarChart, Chart, SlopeChart, SmallMultiples
from reportgen.languages import load_language
from reportgen.theming import load_theme
from reportgen.theming.contrast import contrast
from tests.charts import CHARTS, slope, slopes
from tests.composing.samples import RESOURCES
from tests.docx.opening import Opened, written
from tests.docx.samples import LANGUAGES, document
from tests.docx.test_charts import CHART, cells
from tests.docx.test_validity import faults

BOOK = "word/embeddings/Microsoft_Excel_Sheet{}.xlsx"


def chart_document(chart: Chart, language: str = "en") -> Opened:
    return written(replace(document(language), blocks=(chart,)))


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("name", CHARTS)
def test_charts_of_every_kind_are_valid(name: str, language: str, tmp_path: Path) -> None:
    assert faults(chart_document(CHARTS[name], language), tmp_path) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_panel_is_a_chart_of_its_own_beside_the_others(language: str) -> None:
    chart = CHARTS["two panels"]
    assert isinstance(chart, SmallMultiples)
    opened = chart_document(chart, language)
    (row,) = opened.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='PanelsTable']/w:tr")
    assert opened.values("w:tc//wp:docPr/@descr", row) == [panel.alternative for panel in chart.panels]
    assert bool(opened.find("../w:tblPr/w:bidiVisual", row)) is (language == "ur")
    ends = [opened.values("//c:valAx//c:max/@val", opened.tree(f"word/charts/chart{n}.xml")) for n in (1, 2)]
    assert ends[0] == ends[1]


def test_bars_of_a_panel_without_a_target_stand_beside_those_of_one_with_it() -> None:
    opened = chart_document(CHARTS["two panels, one with a target"])
    books = [cells(opened.part(BOOK.format(number))) for number in (1, 2)]
    assert [book["A3"] for book in books] == ["North", "North"]
    heights = opened.values("//wp:inline/wp:extent/@cy")
    assert heights[0] == heights[1]


@pytest.mark.parametrize("name", CHARTS)
def test_every_figure_of_a_chart_is_found_by_its_id(name: str) -> None:
    """The workbook says which cell holds it, and the chart shows that cell: in the same series, at the same point."""
    chart = CHARTS[name]
    opened = chart_document(chart)
    found = set()
    for number in range(1, sum(part.startswith("word/charts/chart") for part in opened.names) + 1):
        book = opened.part(BOOK.format(number))
        held, figures = cells(book), cells(book, 2)
        series = opened.find("//c:ser", opened.tree(f"word/charts/chart{number}.xml"))
        orders = [opened.values("c:idx/@val | c:order/@val", each) for each in series]
        assert orders == [[str(index)] * 2 for index in range(len(series))]
        for place, figure in figures.items():
            column, row = ord(place[0]) - ord("A"), int(place[1:])
            if column and row > 1:
                points = opened.find(f"c:val//c:pt[@idx='{row - 2}']/c:v", series[column - 1])
                assert [point.text for point in points] == [held[place]]
                found.add(figure)
    match chart:
        case SmallMultiples():
            wanted = {bar.number.figure_id for panel in chart.panels for bar in panel.bars}
        case SlopeChart():
            wanted = {point.number.figure_id for line in chart.slopes for point in line.points}
        case BarChart():
            wanted = {bar.number.figure_id for bar in chart.bars}
    assert wanted
    assert wanted <= found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slope_runs_as_lines_of_text_run(language: str) -> None:
    opened = chart_document(CHARTS["a slope"], language)
    chart = opened.tree(CHART)
    rtl = language == "ur"
    assert opened.values("//c:catAx//c:orientation/@val", chart) == ["maxMin" if rtl else "minMax"]
    assert opened.values("//c:valAx//c:orientation/@val", chart) == ["minMax"]
    (sail, *_) = opened.find("//c:ser", chart)
    assert opened.values("c:dLbls/c:dLbl/c:dLblPos/@val", sail) == (["r", "l"] if rtl else ["l", "r"])
    assert opened.values("c:cat//c:v/text()", sail) == ["2021", "2022"]
    assert opened.values("c:val//c:v/text()", sail) == ["1250", "1310"]


def test_a_line_is_named_at_its_end_and_there_is_no_legend() -> None:
    opened = chart_document(CHARTS["a slope"])
    chart = opened.tree(CHART)
    assert not opened.find("//c:legend", chart)
    for series in opened.find("//c:ser", chart):
        assert opened.values("c:dLbls/c:dLbl/c:showSerName/@val", series) == ["0", "1"]
        assert opened.values("c:dLbls/c:dLbl/c:showVal/@val", series) == ["1", "1"]


def test_labels_that_would_collide_are_moved_apart() -> None:
    crowded = chart_document(CHARTS["eight slopes that end together"])
    moved = [float(y) for y in crowded.values("//c:dLbl[c:idx/@val='1']/c:layout//c:y/@val", crowded.tree(CHART))]
    assert len(set(moved)) == len(moved) >= 8
    free = chart_document(slopes(slope("Low", "1", "2"), slope("High", "9", "8")))
    assert not free.find("//c:dLbl/c:layout", free.tree(CHART))


def test_figures_with_signs_keep_their_order_in_an_urdu_slope() -> None:
    opened = chart_document(CHARTS["slopes with bounds"], "ur")
    forms = opened.values("//c:dLbl/c:numFmt/@formatCode", opened.tree(CHART))
    assert forms[:2] == ['[=87]"\u200e> 87%\u200e";General', '[=92]"\u200e> 92%\u200e";General']
    english = chart_document(CHARTS["slopes with bounds"])
    assert english.values("//c:dLbl/c:numFmt/@formatCode", english.tree(CHART))[0] == '[=87]"> 87%";General'


def test_bounds_are_error_bars_within_the_plot() -> None:
    opened = chart_document(CHARTS["slopes with bounds"])
    chart = opened.tree(CHART)
    (high,), (low,) = (opened.values(f"//c:valAx//c:{end}/@val", chart) for end in ("max", "min"))
    more, less = opened.find("//c:errBars", chart)
    assert 87 + float(opened.values("c:plus//c:v/text()", more)[0]) == float(high)
    assert 40 - float(opened.values("c:minus//c:v/text()", less)[0]) == float(low)


@pytest.mark.parametrize("design", ["teal", "office", "newsroom"])
@pytest.mark.parametrize("name", CHARTS)
def test_every_label_can_be_read_in_every_theme(name: str, design: str) -> None:
    said = load_language("en", RESOURCES).value
    assert said is not None
    theme = load_theme(design, "en", said.typography, RESOURCES).value
    assert theme is not None
    opened = written(replace(document("en"), blocks=(CHARTS[name],)), theme)
    seen = 0
    for part in (part for part in opened.names if part.startswith("word/charts/chart")):
        for series in opened.find("//c:ser", opened.tree(part)):
            area = opened.values("c:spPr/a:solidFill/a:srgbClr/@val", series)
            for label in opened.find("c:dLbls/c:dLbl", series):
                (ink,) = opened.values("c:txPr//a:defRPr/a:solidFill/a:srgbClr/@val", label)
                point = opened.values("c:idx/@val", label)[0]
                own = opened.values(f"c:dPt[c:idx/@val='{point}']/c:spPr/a:solidFill/a:srgbClr/@val", series)
                inside = opened.values("c:dLblPos/@val", label) == ["inEnd"]
                ground = (own or area)[0] if inside else "ffffff"
                assert contrast(f"#{ink}", f"#{ground}") >= 4.5
                seen += 1
    assert seen


def test_a_bar_that_may_be_shorter_is_pale() -> None:
    opened = chart_document(CHARTS["bars with bounds"])
    assert opened.values("//c:dPt/c:idx/@val", opened.tree(CHART)) == ["1", "2"]
