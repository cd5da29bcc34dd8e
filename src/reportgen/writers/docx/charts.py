"""A bar chart as a native chart that can be edited: bars from zero, labelled directly, a target line.

Bars lie, and no program draws a line series across lying bars.  So the target line is the value
axis's own grid: one unit of the axis is the target, and nothing else of the axis is seen.  The
target's label hangs on a bar without fill above the others, which ends at the target.  Where bars
are so long that the grid would show twice the target too, the target is a bar like the others, in
its own colour.  Behind a bar whose figure has a bound lies a pale one, as far as the figure may
reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportgen.document import Bar, BarChart, Inlines, Number, Text, plain_text
from reportgen.theme import Role, Style, lightened
from reportgen.writers.docx.fonts import Pair
from reportgen.writers.docx.look import Look, half_points
from reportgen.writers.docx.markup import NOTHING, Xml, element, emus, joined, root, text
from reportgen.writers.docx.palette import rgb
from reportgen.writers.docx.workbook import EMPTY, Cell, Value, decimal, reference

ROOM = Fraction(106, 100)
"""How far the axis reaches beyond the longest bar."""
_GAP_WIDTH = 26
"""The space between bars, in percent of a bar's width."""

_DIGITS = re.compile(r"[\d.,٫٬]+")
_PALE = 0.35
"""How much of the accent is in the bar that shows how far a figure may reach."""

_FIGURE_WIDTH = 0.6
"""A generous width of a digit, in ems."""

CHARACTER = 0.5
"""The mean width of a label's character, in ems."""
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


def data_of(chart: BarChart, *, rtl: bool = False) -> Data:
    """The rows of the workbook: heads, the target's own row if there is one, then a row for each bar.

    The series of how far figures may reach comes first: it lies behind the others.
    """
    target = chart.target
    values = [Fraction(0), *(bar.value for bar in chart.bars), *([target.value] if target else [])]
    low = ROOM * min(values)
    high = ROOM * max(values) if chart.end is None else max(*values, chart.end)
    high = high if high > low else low + 1
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
    reaches = any(bar.reach is not None and bar.reach > bar.value for bar in chart.bars)
    if reaches:
        heads.insert(1, Cell(f"{name} …"))
        reach = [EMPTY] * (len(rows) - len(chart.bars)) + [Cell(bar.reach) for bar in chart.bars]
        rows = [[row[0], cell, *row[1:]] for row, cell in zip(rows, reach, strict=True)]
    cells = tuple(tuple(row) for row in [heads, *rows])
    return Data(cells, low, high, target.value if target and as_line else None, reaches)


def label_cell(label: Inlines, *, rtl: bool = False) -> Cell:
    """Words as a cell, with the figures that they print."""
    return Cell(_ordered(label) if rtl else plain_text(label), tuple(_figures(label)))


def _figures(label: Inlines) -> Iterator[str]:
    for inline in label:
        if isinstance(inline, Number):
            yield inline.figure_id
        elif not isinstance(inline, Text):
            yield from _figures(inline.children)


def _ordered(label: Inlines) -> str:
    """Words from right to left for a chart, which has no runs: marks keep a figure with signs in order.

    LibreOffice takes a chart's words to run from left to right, so they are embedded as well.
    """
    signed = [inline for inline in label if isinstance(inline, Number) and not _DIGITS.fullmatch(inline.text)]
    if not signed:
        return plain_text(label)
    words = (f"\u200e{i.text}\u200e" if i in signed else plain_text((i,)) for i in label)
    return f"\u202b{''.join(words)}\u202c"


def chart_part(chart: BarChart, data: Data, look: Look, workbook_relation: str) -> bytes:
    """The chart part."""
    drawing = _Drawing(chart, data, look)
    return root(
        "c:chartSpace",
        ("c", "a", "r"),
        None,
        _val("c:date1904", 0),
        _val("c:lang", look.language),
        _val("c:roundedCorners", 0),
        element(
            "c:chart",
            None,
            _val("c:autoTitleDeleted", 1),
            element("c:plotArea", None, drawing.layout(), drawing.bars(), drawing.axes(), _no_fill()),
            _val("c:plotVisOnly", 1),
            _val("c:dispBlanksAs", "gap"),
        ),
        _no_fill(),
        drawing.words(look.theme.colours.ink, bold=False),
        element("c:externalData", {"r:id": workbook_relation}, _val("c:autoUpdate", 0)),
    )


def figure_format(value: Fraction, printed: str) -> str:
    """The number format that shows a value as the document prints its figure, and any other value as it is."""
    words = printed.replace('"', "")
    return f'[={decimal(value)}]"{words}";General'


@dataclass(frozen=True, slots=True)
class _Drawing:
    chart: BarChart
    data: Data
    look: Look

    def layout(self) -> Xml:
        """The bars' place: labels stand at the side where lines begin."""
        longest = max((len(plain_text(bar.label)) for bar in self.chart.bars), default=0)
        style = self._style
        labels = min((longest * style.size * CHARACTER + 8) / self.look.text_width, WIDEST_LABELS)
        places = {"x": 0.005 if self.look.rtl else labels, "y": 0.01, "w": 0.995 - labels, "h": 0.98}
        manual = [_val("c:layoutTarget", "inner"), _val("c:xMode", "edge"), _val("c:yMode", "edge")]
        manual += [_val(f"c:{name}", f"{share:.4f}") for name, share in places.items()]
        return element("c:layout", None, element("c:manualLayout", None, *manual))

    def bars(self) -> Xml:
        """The bars, and the target's own."""
        colours = self.look.theme.colours
        first = 0 if self.chart.target is None else 1
        labels = [self._figure_label(first + place, bar) for place, bar in enumerate(self.chart.bars)]
        shown = _label_content("inEnd", value=True)
        series = []
        if self.data.reaches:
            pale = _fill(lightened(colours.accent, _PALE))
            series.append(self._series(1, pale, _label_content("inEnd")))
        values = len(series) + 1
        series.append(self._series(values, _fill(colours.accent), joined((*labels, shown))))
        if self.chart.target is not None:
            fill = element("a:noFill") if self.data.line is not None else _fill(colours.target)
            label = _label_content("inEnd", value=self.data.line is None, name=self.data.line is not None)
            ink = "#ffffff" if self.data.line is None else colours.target
            series.append(self._series(values + 1, fill, joined((_no_fill(), self.words(ink, bold=True), label))))
        return element(
            "c:barChart",
            None,
            _val("c:barDir", "bar"),
            _val("c:grouping", "clustered"),
            _val("c:varyColors", 0),
            *series,
            _val("c:gapWidth", _GAP_WIDTH),
            _val("c:overlap", 100),
            _val("c:axId", 1),
            _val("c:axId", 2),
        )

    def axes(self) -> Xml:
        """Categories named at the side where lines begin; values unseen but for the target line."""
        return joined((self._category_axis(), self._value_axis()))

    def words(self, colour: str, *, bold: bool) -> Xml:
        """`c:txPr`: how words of the chart are set."""
        style, pair = self._style, self._pair
        size = half_points(style.size * (style.fallback_scale if pair.complex_first else 1)) * 50
        face = element(
            "a:defRPr",
            {"sz": size, "b": int(bold)},
            _fill(colour),
            element("a:latin", {"typeface": pair.latin.name}),
            element("a:cs", {"typeface": pair.complex.name}),
        )
        paragraph = element(
            "a:p",
            None,
            element("a:pPr", {"rtl": int(self.look.rtl)}, face),
            element("a:endParaRPr", {"lang": self.look.language}),
        )
        return element("c:txPr", None, element("a:bodyPr", {"wrap": "none"}), element("a:lstStyle"), paragraph)

    @property
    def _style(self) -> Style:
        return self.look.theme.styles[Role.CHART]

    @property
    def _pair(self) -> Pair:
        return self.look.faces[Role.CHART]

    def _figure_label(self, point: int, bar: Bar) -> Xml:
        """The figure as the document prints it while the value stays; another value is shown as it is.

        It stands inside the bar's end, or behind it where the bar is too short.
        """
        form = figure_format(bar.value, bar.number.text)
        length = float(abs(bar.value) / (self.data.high - self.data.low)) * self.look.text_width
        inside = length > (len(bar.number.text) + 2) * self._style.size * _FIGURE_WIDTH
        ink, place = ("#ffffff", "inEnd") if inside else (self.look.theme.colours.ink, "outEnd")
        return element(
            "c:dLbl",
            None,
            _val("c:idx", point),
            element("c:numFmt", {"formatCode": form, "sourceLinked": 0}),
            _no_fill(),
            self.words(ink, bold=True),
            _label_content(place, value=True),
        )

    def _series(self, column: int, fill: Xml, labels: Xml) -> Xml:
        rows, last = self.data.rows, len(self.data.rows)
        names = [str(row[0].value or "") for row in rows[1:]]
        return element(
            "c:ser",
            None,
            _val("c:idx", column - 1),
            _val("c:order", column - 1),
            element("c:tx", None, _texts(reference(column, 1), [str(rows[0][column].value)])),
            element("c:spPr", None, fill, _no_line()),
            _val("c:invertIfNegative", 0),
            element("c:dLbls", None, labels),
            element("c:cat", None, _texts(reference(0, 2, last), names)),
            element("c:val", None, _numbers(reference(column, 2, last), [row[column].value for row in rows[1:]])),
        )

    def _category_axis(self) -> Xml:
        """First category on top.  Its line is white: it hides the grid at zero."""
        return element(
            "c:catAx",
            None,
            _val("c:axId", 1),
            element("c:scaling", None, _val("c:orientation", "maxMin")),
            _val("c:delete", 0),
            _val("c:axPos", "r" if self.look.rtl else "l"),
            element("c:numFmt", {"formatCode": "General", "sourceLinked": 0}),
            _val("c:majorTickMark", "none"),
            _val("c:minorTickMark", "none"),
            _val("c:tickLblPos", "low"),
            element("c:spPr", None, element("a:noFill"), _line("#ffffff", 2.25)),
            self.words(self.look.theme.colours.ink, bold=False),
            _val("c:crossAx", 2),
            _val("c:crosses", "autoZero"),
            _val("c:auto", 0),
            _val("c:lblAlgn", "ctr"),
            _val("c:lblOffset", 100),
            _val("c:noMultiLvlLbl", 1),
        )

    def _value_axis(self) -> Xml:
        """Growing from the side where lines begin."""
        line = self.data.line
        grid, unit = NOTHING, NOTHING
        if line is not None:
            grid = element(
                "c:majorGridlines", None, element("c:spPr", None, _line(self.look.theme.colours.target, 1.5))
            )
            unit = _val("c:majorUnit", decimal(line))
        return element(
            "c:valAx",
            None,
            _val("c:axId", 2),
            element(
                "c:scaling",
                None,
                _val("c:orientation", "maxMin" if self.look.rtl else "minMax"),
                _val("c:max", decimal(self.data.high)),
                _val("c:min", decimal(self.data.low)),
            ),
            _val("c:delete", 0),
            _val("c:axPos", "b"),
            grid,
            element("c:numFmt", {"formatCode": "General", "sourceLinked": 0}),
            _val("c:majorTickMark", "none"),
            _val("c:minorTickMark", "none"),
            _val("c:tickLblPos", "none"),
            element("c:spPr", None, element("a:noFill"), _no_line()),
            _val("c:crossAx", 1),
            _val("c:crosses", "autoZero"),
            _val("c:crossBetween", "between"),
            unit,
        )


def _val(name: str, value: str | int) -> Xml:
    return element(name, {"val": value})


def _fill(colour: str) -> Xml:
    return element("a:solidFill", None, element("a:srgbClr", {"val": rgb(colour)}))


def _no_line() -> Xml:
    return element("a:ln", None, element("a:noFill"))


def _no_fill() -> Xml:
    return element("c:spPr", None, element("a:noFill"), _no_line())


def _line(colour: str, points: float) -> Xml:
    return element("a:ln", {"w": emus(points)}, _fill(colour))


def _label_content(position: str, *, value: bool = False, name: bool = False) -> Xml:
    shown = {"LegendKey": False, "Val": value, "CatName": False, "SerName": name, "Percent": False, "BubbleSize": False}
    flags = [_val(f"c:show{what}", int(on)) for what, on in shown.items()]
    return joined((_val("c:dLblPos", position), *flags))


def _texts(formula: str, values: Sequence[str]) -> Xml:
    points = [
        element("c:pt", {"idx": place}, element("c:v", None, text(value)))
        for place, value in enumerate(values)
        if value
    ]
    cache = element("c:strCache", None, _val("c:ptCount", len(values)), *points)
    return element("c:strRef", None, element("c:f", None, text(formula)), cache)


def _numbers(formula: str, values: Sequence[Value]) -> Xml:
    points = [
        element("c:pt", {"idx": place}, element("c:v", None, text(decimal(value))))
        for place, value in enumerate(values)
        if isinstance(value, Fraction)
    ]
    form = element("c:formatCode", None, text("General"))
    cache = element("c:numCache", None, form, _val("c:ptCount", len(values)), *points)
    return element("c:numRef", None, element("c:f", None, text(formula)), cache)
