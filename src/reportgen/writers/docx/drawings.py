"""A chart in its paragraph: the drawing, its parts, and the words that stand for it."""

from __future__ import annotations

from math import ceil

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage

from reportgen.document import BarChart, Direction, plain_text
from reportgen.theme import Role
from reportgen.writers.docx.charts import CHARACTER, WIDEST_LABELS, chart_part, data_of
from reportgen.writers.docx.markup import NAMESPACES, NOTHING, Xml, element, emus, w
from reportgen.writers.docx.packaging import WORKBOOK_TYPE, WordPart
from reportgen.writers.docx.paragraphs import styled
from reportgen.writers.docx.story import Story
from reportgen.writers.docx.workbook import workbook

_URDU = 0.33
"""The mean width of a character in Nastaliq, in ems."""
_BAR = 22.0
"""The height of one bar with the space around it, in points."""


def chart_paragraph(chart: BarChart, story: Story) -> Xml:
    """A paragraph that holds the chart."""
    if not chart.bars:
        return NOTHING
    relation = _parts(chart, story)
    rows = len(chart.bars) + (1 if chart.target else 0)
    tall = max(_BAR, _label_lines(chart, story) * _line_height(story) * 1.2)
    size = {"cx": emus(story.look.text_width), "cy": emus(rows * tall)}
    number = story.drawing_id()
    picture: dict[str, str | int] = {"id": number, "name": f"Chart {number}", "descr": chart.alternative}
    if chart.title:
        picture["title"] = plain_text(chart.title)
    graphic = element(
        "a:graphic",
        None,
        element("a:graphicData", {"uri": NAMESPACES["c"]}, element("c:chart", {"r:id": relation})),
    )
    inline = element(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        element("wp:extent", size),
        element("wp:effectExtent", {"l": 0, "t": 0, "r": 0, "b": 0}),
        element("wp:docPr", picture),
        element("wp:cNvGraphicFramePr"),
        graphic,
    )
    # LibreOffice draws the words of a chart backwards if the paragraph runs from right to left.
    return styled("Chart", w("r", w("drawing", inline)), Direction.LTR)


def _line_height(story: Story) -> float:
    style = story.look.theme.styles[Role.CHART]
    return style.size * style.leading


def _label_lines(chart: BarChart, story: Story) -> int:
    """How many lines the longest label is likely to take."""
    longest = max(len(plain_text(bar.label)) for bar in chart.bars)
    length = longest * story.look.theme.styles[Role.CHART].size * (_URDU if story.look.rtl else CHARACTER)
    return ceil(1.1 * length / (WIDEST_LABELS * story.look.text_width))


def _parts(chart: BarChart, story: Story) -> str:
    """The chart part and its workbook; returns the chart's relationship."""
    story.charts += 1
    package: OpcPackage = story.main.package
    data = data_of(chart, rtl=story.look.rtl)
    made = WordPart(f"/word/charts/chart{story.charts}.xml", CT.DML_CHART, package)
    name = f"/word/embeddings/Microsoft_Excel_Sheet{story.charts}.xlsx"
    book = WordPart(name, WORKBOOK_TYPE, package, workbook(data.rows))
    made.content = chart_part(chart, data, story.look, made.relate_to(book, RT.PACKAGE))
    return story.main.relate_to(made, RT.CHART)
