"""Charts in their paragraphs: the drawing, its parts, and the words that stand for it."""

from __future__ import annotations

from math import ceil

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage

from reportgen.document import BarChart, Chart, Direction, SlopeChart, SmallMultiples, plain_text
from reportgen.theme import Role
from reportgen.writers.docx.chart_markup import label_width
from reportgen.writers.docx.charts import WIDEST_LABELS, chart_part, data_of
from reportgen.writers.docx.columns import shares
from reportgen.writers.docx.markup import NAMESPACES, NOTHING, Xml, element, emus, joined, twips, w
from reportgen.writers.docx.packaging import WORKBOOK_TYPE, WordPart
from reportgen.writers.docx.paragraphs import paragraph, styled
from reportgen.writers.docx.slopes import SlopeDrawing
from reportgen.writers.docx.story import Story
from reportgen.writers.docx.table_styles import PANEL_GAP, PANELS
from reportgen.writers.docx.tables import cell, layout_table
from reportgen.writers.docx.workbook import workbook
from reportgen.writers.spacing import panels_in_row

_BAR = 22.0
"""The height of one bar with the space around it, in points."""


def chart_drawing(chart: Chart, story: Story) -> Xml:
    """What stands between a chart's title and its caption."""
    width = story.look.text_width
    match chart:
        case BarChart():
            return _bar_chart(chart, story, width) if chart.bars else NOTHING
        case SlopeChart():
            return _slope_chart(chart, story, width) if chart.slopes else NOTHING
        case SmallMultiples():
            return _multiples(chart, story)


def _multiples(chart: SmallMultiples, story: Story) -> Xml:
    """Panels side by side in a layout table; each is a chart of its own, with its own words."""
    panels = [panel for panel in chart.panels if panel.bars]
    if not panels:
        return NOTHING
    columns = panels_in_row(len(panels))
    widths = shares([1.0] * columns, twips(story.look.text_width + PANEL_GAP))
    width = (story.look.text_width + PANEL_GAP) / columns - PANEL_GAP
    tall = max(_bar_height(panel, story, width) for panel in panels)
    headroom = any(panel.target for panel in panels)
    rows = []
    for first in range(0, len(panels), columns):
        row = [_panel(panel, story, width, tall, headroom=headroom) for panel in panels[first : first + columns]]
        row += [w("p", w("pPr", w("pStyle", val="Gap")))] * (columns - len(row))
        rows.append([cell(share, content) for share, content in zip(widths, row, strict=True)])
    return layout_table(PANELS, widths, rows, story, indent=-twips(PANEL_GAP / 2))


def _panel(panel: BarChart, story: Story, width: float, tall: float, *, headroom: bool) -> Xml:
    name = paragraph("PanelTitle", panel.title, story) if panel.title else NOTHING
    return joined((name, _bar_chart(panel, story, width, tall, headroom=headroom)))


def _bar_chart(chart: BarChart, story: Story, width: float, tall: float = 0.0, *, headroom: bool = False) -> Xml:
    data = data_of(chart, rtl=story.look.rtl, headroom=headroom)
    made, relation = _part(workbook(data.rows), story)
    height = (len(data.rows) - 1) * (tall or _bar_height(chart, story, width))
    made.content = chart_part(chart, data, story.look, (width, height), relation)
    return _drawing(chart, made, story, width, height)


def _slope_chart(chart: SlopeChart, story: Story, width: float) -> Xml:
    drawing = SlopeDrawing(chart, story.look, width)
    made, relation = _part(workbook(drawing.rows), story)
    made.content = drawing.part(relation)
    return _drawing(chart, made, story, width, drawing.height)


def _bar_height(chart: BarChart, story: Story, width: float) -> float:
    """The height of one bar: with room for the lines that the longest label is likely to take."""
    style = story.look.theme.styles[Role.CHART]
    longest = max(label_width(bar.label, story.look) for bar in chart.bars)
    lines = ceil(1.1 * longest / (WIDEST_LABELS * width))
    return max(_BAR, lines * style.size * style.leading * 1.2)


def _part(book: bytes, story: Story) -> tuple[WordPart, str]:
    """A chart part to be filled, and its relationship to its workbook."""
    story.charts += 1
    package: OpcPackage = story.main.package
    made = WordPart(f"/word/charts/chart{story.charts}.xml", CT.DML_CHART, package)
    name = f"/word/embeddings/Microsoft_Excel_Sheet{story.charts}.xlsx"
    return made, made.relate_to(WordPart(name, WORKBOOK_TYPE, package, book), RT.PACKAGE)


def _drawing(chart: BarChart | SlopeChart, part: WordPart, story: Story, width: float, height: float) -> Xml:
    number = story.drawing_id()
    picture: dict[str, str | int] = {"id": number, "name": f"Chart {number}", "descr": chart.alternative}
    if chart.title:
        picture["title"] = plain_text(chart.title)
    relation = story.main.relate_to(part, RT.CHART)
    graphic = element(
        "a:graphic",
        None,
        element("a:graphicData", {"uri": NAMESPACES["c"]}, element("c:chart", {"r:id": relation})),
    )
    inline = element(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        element("wp:extent", {"cx": emus(width), "cy": emus(height)}),
        element("wp:effectExtent", {"l": 0, "t": 0, "r": 0, "b": 0}),
        element("wp:docPr", picture),
        element("wp:cNvGraphicFramePr"),
        graphic,
    )
    # LibreOffice draws the words of a chart backwards if the paragraph runs from right to left.
    return styled("Chart", w("r", w("drawing", inline)), Direction.LTR)
