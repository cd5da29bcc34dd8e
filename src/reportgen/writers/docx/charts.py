"""A bar chart as a native chart that can be edited: bars from zero, labelled directly, a target line.

Bars lie, and no program draws a line series across lying bars.  So the target line is the value
axis's own grid: one unit of the axis is the target, and nothing else of the axis is seen.  The
target's label hangs on a bar without fill above the others, which ends at the target.  Where bars
are so long that the grid would show twice the target too, the target is a bar like the others, in
its own colour.  Behind a bar whose figure has a bound lies a pale one, as far as the figure may
reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reportgen.document import Bar, BarChart, plain_text
from reportgen.records import dataclass
from reportgen.theme import PALE, Role, Style, lightened
from reportgen.writers.docx.chart_markup import (
    category_axis,
    chart_space,
    figure_format,
    fill,
    inner_layout,
    is_signed,
    label_cell,
    label_content,
    label_width,
    line,
    no_fill,
    no_line,
    series_names,
    series_values,
    val,
    value_axis,
    words,
)
from reportgen.writers.docx.look import Look
from reportgen.writers.docx.markup import NOTHING, Xml, element, joined
from reportgen.writers.docx.workbook import EMPTY, Cell

ROOM = Fraction(106, 100)
"""How far the axis reaches beyond the longest bar."""
_THICK = 17.5
"""The thickness of a bar, in points."""

_FIGURE_WIDTH = 0.6
"""A generous width of a digit, in ems."""

WIDEST_LABELS = 0.4
"""The part of the width that labels may take before they are broken."""


@dataclass(frozen=True, slots=True)
class Data:
    """The chart's figures as its workbook holds them, and the ends of the axis.

    The first column names the rows, each other one is a series; so series and columns have one order.
    """

    rows: tuple[tuple[Cell, ...], ...]
    low: Fraction
    high: Fraction
    line: Fraction | None
    """Where the target line stands; None where there is none, or where the target is a bar."""
    reaches: bool = False
    """Whether the first series shows how far figures may reach."""


def data_of(chart: BarChart, *, rtl: bool = False, headroom: bool = False) -> Data:
    """The rows of the workbook: heads, the target's own row if there is one, then a row for each bar.

    With `headroom` there is an empty row in the target's place, so that bars stand at one height with those
    of a panel that has a target.  The series of how far figures may reach comes first: it lies behind the others.
    """
    target = chart.target
    low, high = chart.scale
    if not chart.dots or chart.end is None:
        low, high = bar_ends(low, high)
    name = plain_text(chart.title) or plain_text(chart.caption)
    as_line = target is not None and low == 0 and 2 * target.value > high
    heads = [EMPTY, Cell(name)]
    rows = [[label_cell(bar.label), Cell(bar.value, (bar.number.figure_id,))] for bar in chart.bars]
    if target is not None:
        label = label_cell(target.label, rtl=rtl)
        heads.append(label)
        rows = [
            [EMPTY if as_line else label, EMPTY, Cell(target.value, label.figures)],
            *([*row, EMPTY] for row in rows),
        ]
    elif headroom:
        rows = [[EMPTY, EMPTY], *rows]
    reaches = any(bar.reach is not None and not bar.falls_short for bar in chart.bars)
    if reaches:
        heads.insert(1, Cell(f"{name} …"))
        reach = [EMPTY] * (len(rows) - len(chart.bars))
        reach += [Cell(None if bar.falls_short else bar.reach) for bar in chart.bars]
        rows = [[row[0], cell, *row[1:]] for row, cell in zip(rows, reach, strict=True)]
    cells = tuple(tuple(row) for row in [heads, *rows])
    return Data(cells, low, high, target.value if target and as_line else None, reaches)


def bar_ends(low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """The ends of the axis of bars between these."""
    return ROOM * low, ROOM * high if high > low else ROOM * low + 1


def chart_part(chart: BarChart, data: Data, look: Look, size: tuple[float, float], workbook_relation: str) -> bytes:
    """The chart part of a chart of a size in points."""
    width, height = size
    drawing = _Drawing(chart, data, look, width, height / (len(data.rows) - 1))
    return chart_space(joined((drawing.layout(), drawing.bars(), drawing.axes())), look, workbook_relation)


@dataclass(frozen=True, slots=True)
class _Drawing:
    chart: BarChart
    data: Data
    look: Look
    width: float
    row: float
    """The height of a bar with the space around it."""

    def layout(self) -> Xml:
        """The bars' place: labels stand at the side where lines begin."""
        longest = max((label_width(bar.label, self.look) for bar in self.chart.bars), default=0.0)
        labels = min((longest + 8) / self.width, WIDEST_LABELS)
        return inner_layout(0.005 if self.look.rtl else labels, 0.01, 0.995 - labels, 0.98)

    def bars(self) -> Xml:
        """The bars, and the target's own."""
        colours = self.look.theme.colours
        first = len(self.data.rows) - 1 - len(self.chart.bars)
        labels = [self._figure_label(first + place, bar) for place, bar in enumerate(self.chart.bars)]
        shown = label_content("inEnd", value=True)
        series = []
        if self.data.reaches:
            pale = fill(lightened(colours.accent, PALE))
            series.append(self._series(1, pale, label_content("inEnd")))
        values = len(series) + 1
        paler = [first + place for place, bar in enumerate(self.chart.bars) if bar.falls_short]
        series.append(self._series(values, fill(colours.accent), joined((*labels, shown)), paler))
        if self.chart.target is not None:
            as_line = self.data.line is not None
            label = label_content("inEnd", value=not as_line, name=as_line)
            look = words(self.look, colours.target if as_line else "#ffffff", bold=True)
            area = element("a:noFill") if as_line else fill(colours.target)
            series.append(self._series(values + 1, area, joined((no_fill(), look, label))))
        return element(
            "c:barChart",
            None,
            val("c:barDir", "bar"),
            val("c:grouping", "clustered"),
            val("c:varyColors", 0),
            *series,
            val("c:gapWidth", min(round(100 * (self.row / _THICK - 1)), 500)),
            val("c:overlap", 100),
            val("c:axId", 1),
            val("c:axId", 2),
        )

    def axes(self) -> Xml:
        """Categories named at the side where lines begin; values unseen but for the target line."""
        return joined((self._category_axis(), self._value_axis()))

    @property
    def _style(self) -> Style:
        return self.look.theme.styles[Role.CHART]

    def _figure_label(self, point: int, bar: Bar) -> Xml:
        """The figure as the document prints it while the value stays; another value is shown as it is.

        It stands inside the bar's end, or behind it where the bar is too short.
        """
        form = figure_format(bar.value, bar.number.text, marked=self.look.rtl and is_signed(bar.number.text))
        length = float(abs(bar.value) / (self.data.high - self.data.low)) * self.width
        inside = length > (len(bar.number.text) + 2) * self._style.size * _FIGURE_WIDTH
        ink = "#ffffff" if inside and not bar.falls_short else self.look.theme.colours.ink
        place = "inEnd" if inside else "outEnd"
        return element(
            "c:dLbl",
            None,
            val("c:idx", point),
            element("c:numFmt", {"formatCode": form, "sourceLinked": 0}),
            no_fill(),
            words(self.look, ink, bold=True),
            label_content(place, value=True),
        )

    def _series(self, column: int, area: Xml, labels: Xml, paler: Sequence[int] = ()) -> Xml:
        """A series; the points named in `paler` are bars that only say how far a figure reaches."""
        return element(
            "c:ser",
            None,
            series_names(self.data.rows, column),
            element("c:spPr", None, area, no_line()),
            val("c:invertIfNegative", 0),
            *(self._pale_point(point) for point in paler),
            element("c:dLbls", None, labels),
            series_values(self.data.rows, column),
        )

    def _pale_point(self, point: int) -> Xml:
        colours = self.look.theme.colours
        look = element("c:spPr", None, fill(lightened(colours.accent, PALE)), line(colours.accent, 0.75))
        return element("c:dPt", None, val("c:idx", point), val("c:invertIfNegative", 0), look)

    def _category_axis(self) -> Xml:
        """First category on top.  Its line is white: it hides the grid at zero."""
        position, edge = "r" if self.look.rtl else "l", line("#ffffff", 2.25)
        return category_axis(self.look, position, edge, backwards=True, labels="low", crosses="autoZero")

    def _value_axis(self) -> Xml:
        """Growing from the side where lines begin."""
        target = self.data.line
        grid = NOTHING if target is None else line(self.look.theme.colours.target, 1.5)
        ends = (self.data.low, self.data.high)
        return value_axis("b", ends, backwards=self.look.rtl, crosses="between", grid=grid, unit=target)
