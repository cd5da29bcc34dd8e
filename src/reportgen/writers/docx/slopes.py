"""A slope chart as a native chart that can be edited: a line chart of two moments, labelled at both ends.

The categories are the moments, each line is a series, and the target is one more.  Labels that would
collide carry an offset of their own (`c:manualLayout`).  How far a figure with a bound may reach is
an error bar.  In a document from right to left the axis of the moments runs from right to left.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from reportgen.document import Inlines, Point, Slope, SlopeChart, Text
from reportgen.records import dataclass
from reportgen.theme import PALE, Role, lightened
from reportgen.writers.docx.chart_markup import (
    broken,
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
    no_leader_lines,
    no_line,
    series_names,
    series_values,
    val,
    value_axis,
    words,
)
from reportgen.writers.docx.look import Look
from reportgen.writers.docx.markup import NOTHING, Xml, element, joined
from reportgen.writers.docx.workbook import EMPTY, Cell, decimal
from reportgen.writers.spacing import WIDEST_PLOT, spread

_MARGIN = Fraction(1, 8)
"""What stays free above and below the values, in parts of what they span."""
_PLOT = 112.0
"""The height of the plot in points, unless its labels need more."""
_WIDEST, _WIDEST_NAME = 0.45, 0.3
"""The part of the width that the labels of one side may take, and a name in them before it is broken."""
_MARKER = 7
_AIR = 12.0
"""Between a point and its label, in points."""


def slope_ends(low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """The ends of the axis of values between these."""
    air = _MARGIN * (high - low) if high > low else Fraction(1)
    return low - air, high + air


@dataclass(frozen=True, slots=True)
class SlopeDrawing:
    """One slope chart in its width."""

    chart: SlopeChart
    look: Look
    width: float

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows of the workbook: heads, then a row for each moment."""
        chart = self.chart
        heads = [EMPTY, *(self._name(slope.label) for slope in chart.slopes)]
        rows = [
            [label_cell(moment), *(self._cell(slope.points[place]) for slope in chart.slopes)]
            for place, moment in enumerate(chart.moments)
        ]
        if chart.target is not None:
            label = self._name(chart.target.label)
            heads.append(label)
            rows = [[*row, Cell(chart.target.value, label.figures)] for row in rows]
        return tuple(tuple(row) for row in (heads, *rows))

    @property
    def height(self) -> float:
        """The height of the chart, in points."""
        return self._plot_height + self._head

    def part(self, workbook_relation: str) -> bytes:
        """The chart part."""
        plot = joined((self._layout(), self._lines(), self._moments(), self._values()))
        return chart_space(plot, self.look, workbook_relation)

    def _cell(self, point: Point) -> Cell:
        return Cell(point.value, (point.number.figure_id,))

    def _name(self, label: Inlines) -> Cell:
        """What a line is called, in lines of its own."""
        cell = label_cell(label, rtl=self.look.rtl)
        return replace(cell, value=broken(str(cell.value), self.look, _WIDEST_NAME * self.width))

    @property
    def _names(self) -> list[list[str]]:
        """The lines of each name; the target's comes last."""
        return [str(cell.value).split("\n") for cell in self.rows[0][1:]]

    @property
    def _line_height(self) -> float:
        style = self.look.theme.styles[Role.CHART]
        return style.size * (0.9 * style.leading if self.look.rtl else 1.3)

    @property
    def _head(self) -> float:
        return 1.4 * self._line_height

    @property
    def _plot_height(self) -> float:
        return max(_PLOT, 1.1 * self._line_height * sum(len(name) for name in self._names))

    @property
    def _ends(self) -> tuple[Fraction, Fraction]:
        return slope_ends(*self.chart.scale)

    def _layout(self) -> Xml:
        """The plot between its labels."""
        starts = max(label_width((slope.points[0].number,), self.look) for slope in self.chart.slopes)
        figures = max(label_width((slope.points[1].number,), self.look) for slope in self.chart.slopes)
        names = [label_width((Text(line),), self.look) for name in self._names for line in name]
        start = min((1.3 * starts + _AIR + 6) / self.width, _WIDEST)
        end = min((1.1 * (max(names) + figures) + _AIR + 12) / self.width, _WIDEST)
        long = min(1 - start - end, WIDEST_PLOT * self._plot_height / self.width)
        left = 1 - start - long if self.look.rtl else start
        top = self._head / self.height
        return inner_layout(left, top, long, 0.995 - top)

    def _offsets(self, place: int, lines: list[int]) -> list[float]:
        """How far down each label at one moment is moved, in parts of the chart's height; the target's comes last."""
        low, high = self._ends
        target = [self.chart.target.value] * (place == 1) if self.chart.target else []
        here, there = (
            [
                float((high - value) / (high - low)) * self._plot_height
                for value in (*(slope.points[which].value for slope in self.chart.slopes), *target)
            ]
            for which in (place, 1 - place)
        )
        middles = spread(here, [self._line_height * count for count in lines], 0.0, self._plot_height, there)
        return [(middle - at) / self.height for middle, at in zip(middles, here, strict=True)]

    def _lines(self) -> Xml:
        chart, colours = self.chart, self.look.theme.colours
        starts = self._offsets(0, [1] * len(chart.slopes))
        ends = self._offsets(1, [len(name) for name in self._names])
        series = [
            self._series(column, slope, (starts[column - 1], ends[column - 1]))
            for column, slope in enumerate(chart.slopes, start=1)
        ]
        if chart.target is not None:
            label = self._end_label(1, ends[-1], "", colours.target)
            label = joined((label, label_content(self._side(1)), no_leader_lines()))
            look = element("c:spPr", None, line(colours.target, 1.25))
            series.append(self._line(len(chart.slopes) + 1, look, val("c:symbol", "none"), label))
        return element(
            "c:lineChart",
            None,
            val("c:grouping", "standard"),
            val("c:varyColors", 0),
            *series,
            val("c:marker", 1),
            val("c:axId", 1),
            val("c:axId", 2),
        )

    def _series(self, column: int, slope: Slope, offsets: tuple[float, float]) -> Xml:
        colours = self.look.theme.colours
        labels = []
        for place, (point, offset) in enumerate(zip(slope.points, offsets, strict=True)):
            printed, name = point.number.text, place == 1
            form = figure_format(point.value, printed, marked=self.look.rtl and (name or is_signed(printed)))
            labels.append(self._end_label(place, offset, form, colours.ink, name=name))
        marker = joined(
            (
                val("c:symbol", "circle"),
                val("c:size", _MARKER),
                element("c:spPr", None, fill(colours.accent), no_line()),
            )
        )
        look = element("c:spPr", None, line(colours.accent, 2))
        shown = joined((*labels, label_content(self._side(1)), no_leader_lines()))
        return self._line(column, look, marker, shown, self._reaches(slope))

    def _line(self, column: int, look: Xml, marker: Xml, labels: Xml, reaches: Xml = NOTHING) -> Xml:
        return element(
            "c:ser",
            None,
            series_names(self.rows, column),
            look,
            element("c:marker", None, marker),
            element("c:dLbls", None, labels),
            reaches,
            series_values(self.rows, column),
            val("c:smooth", 0),
        )

    def _side(self, place: int) -> str:
        """Where labels stand at a moment: outside."""
        return "l" if (place == 0) != self.look.rtl else "r"

    def _end_label(self, place: int, offset: float, form: str, ink: str, *, name: bool = True) -> Xml:
        """The label at one end of a line; without a number format it is the series' name alone."""
        moved = NOTHING
        if abs(offset) > 0.005:
            manual = element("c:manualLayout", None, val("c:x", 0), val("c:y", f"{offset:.4f}"))
            moved = element("c:layout", None, manual)
        return element(
            "c:dLbl",
            None,
            val("c:idx", place),
            moved,
            element("c:numFmt", {"formatCode": form, "sourceLinked": 0}) if form else NOTHING,
            no_fill(),
            words(self.look, ink, bold=not name or not form),
            label_content(self._side(place), value=bool(form), name=name),
        )

    def _reaches(self, slope: Slope) -> Xml:
        """Pale error bars as far as figures with a bound may reach, or to the edge of the plot."""
        low, high = self._ends
        spans = [
            Fraction(0) if point.reach is None else max(low, min(high, point.reach)) - point.value
            for point in slope.points
        ]
        if not any(spans):
            return NOTHING
        colour = lightened(self.look.theme.colours.accent, PALE)
        return element(
            "c:errBars",
            None,
            val("c:errDir", "y"),
            val("c:errBarType", "both"),
            val("c:errValType", "cust"),
            val("c:noEndCap", 1),
            element("c:plus", None, _literal([max(span, Fraction(0)) for span in spans])),
            element("c:minus", None, _literal([max(-span, Fraction(0)) for span in spans])),
            element("c:spPr", None, line(colour, 5)),
        )

    def _moments(self) -> Xml:
        """The axis of time: named above, a hairline at each moment, mirrored where lines run from right to left."""
        grid, backwards = line(self.look.theme.colours.hairline, 0.75), self.look.rtl
        return category_axis(self.look, "b", no_line(), backwards=backwards, labels="high", crosses="min", grid=grid)

    def _values(self) -> Xml:
        """The axis of values, unseen: every value is written at its point."""
        return value_axis("r" if self.look.rtl else "l", self._ends, backwards=False, crosses="midCat")


def _literal(values: list[Fraction]) -> Xml:
    points = [
        element("c:pt", {"idx": place}, element("c:v", None, Xml(decimal(value)))) for place, value in enumerate(values)
    ]
    return element(
        "c:numLit", None, element("c:formatCode", None, Xml("General")), val("c:ptCount", len(values)), *points
    )
