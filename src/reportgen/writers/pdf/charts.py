"""A chart on the page: its title, its figure as one element with words that stand for it, its caption."""

from __future__ import annotations

from reportgen.document import BarChart, Chart, SlopeChart, SmallMultiples
from reportgen.theme import Role
from reportgen.writers.pdf.bare import bare
from reportgen.writers.pdf.bars import lay_bars, lay_panels
from reportgen.writers.pdf.boxes import Strip, kept_together, stack
from reportgen.writers.pdf.rags import lines_of
from reportgen.writers.pdf.setting import Typesetter
from reportgen.writers.pdf.slopes import lay_slopes
from reportgen.writers.pdf.tagging import Element

TITLE_GAP, NAME_GAP = 3.0, 3.0
"""Below a chart's title, and how much more where names of panels follow: they belong to what is below them."""


def lay_chart(chart: Chart, setter: Typesetter, parent: Element, width: float) -> list[Strip]:
    """The strips of a chart: title, what is drawn, caption; kept on one page where they fit."""
    strips: list[Strip] = []
    if chart.title:
        lines = setter.balanced(setter.runs(chart.title, Role.SUBHEADING, parent.child("P")), width)
        words, height = stack(lines, 0.0, 0.0)
        named = isinstance(chart, SmallMultiples)
        strips.append(Strip(height, words, after=TITLE_GAP + NAME_GAP if named else TITLE_GAP))
    figure = parent.child("Figure")
    figure.alternative = bare(chart.alternative, setter.direction)
    match chart:
        case BarChart():
            strips += lay_bars(chart, setter, figure, width) if chart.bars else []
        case SmallMultiples():
            strips += lay_panels(chart.panels, setter, figure, width) if any(p.bars for p in chart.panels) else []
        case SlopeChart():
            strips += lay_slopes(chart, setter, figure, width) if chart.slopes else []
    if chart.caption:
        caption = Element("Caption", figure, attached=False)
        words, height = stack(lines_of(setter, setter.runs(chart.caption, Role.QUIET, caption), width), 0.0, 2.0)
        strips.append(Strip(height + 2.0, words))
    return kept_together(strips)
