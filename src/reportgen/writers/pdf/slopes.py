"""Lines from one moment to another, each labelled at both ends; labels that would collide are moved apart."""

from __future__ import annotations

from dataclasses import replace

from reportgen.document import Inlines, Point, SlopeChart
from reportgen.records import dataclass
from reportgen.text.paragraphs import Line
from reportgen.theme import PALE, Role, lightened
from reportgen.writers.pdf.bars import AXIS, BAND, INSET, RISE, TARGET_WIDTH, WHITE, label_words
from reportgen.writers.pdf.boxes import BASELINE, Fill, Shape, Strip, Stroke, Words
from reportgen.writers.pdf.setting import Typesetter
from reportgen.writers.pdf.tagging import Element
from reportgen.writers.spacing import WIDEST_PLOT, spread

HEIGHT = 112.0
"""Of the plot, unless its labels need more."""
MARGIN = 0.1
"""The part of the plot's height that stays free above and below the values."""
WIDEST_NAME = 0.32
"""The part of the width that the name of a line may take before it is broken."""
THICKNESS, HALO = 1.8, 0.9
"""Of a line, and of the white on either side that keeps crossing lines apart."""
DOT = 3.6
LEADER = 13.0
"""The room between a point and its label."""
MOVED = 2.0
"""A label moved further than this from its point is led to it by a hairline."""
CLOSE = 1.2
"""The least height of a label, in sizes."""


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands at an end of a line: its figure, its name, or both; and the value that it stands for."""

    figure: tuple[Line, ...]
    name: tuple[Line, ...]
    value: float

    def height(self, size: float) -> float:
        """The room that it needs."""
        return max(CLOSE * size, sum(line.height for line in self.name))


@dataclass(frozen=True, slots=True)
class _Plot:
    """The field between the labels: where moments and values lie."""

    chart: SlopeChart
    moments: tuple[float, float]
    height: float

    def down(self, value: float) -> float:
        """How far below the top a value lies."""
        low, high = (float(end) for end in self.chart.scale)
        share = (high - value) / (high - low) if high > low else 0.5
        return self.height * (MARGIN + (1 - 2 * MARGIN) * share)


def lay_slopes(chart: SlopeChart, setter: Typesetter, figure: Element, width: float) -> list[Strip]:
    """Two strips: the names of the moments, and the plot between its labels."""
    size = setter.style(Role.CHART).size
    starts = [_label(slope.points[0], (), setter, figure, width) for slope in chart.slopes]
    ends = [_label(slope.points[1], slope.label, setter, figure, width) for slope in chart.slopes]
    if chart.target is not None:
        ends.append(_target(chart, setter, figure, width))
    figures = max(_width(label.figure) for label in ends)
    names = max(_width(label.name) + (figures + INSET if label.figure else 0.0) for label in ends)
    heads = [_head(moment, setter, figure) for moment in chart.moments]
    first = max(max(_width(label.figure) for label in starts) + LEADER, _width(heads[0]) / 2)
    last = width - max(names + LEADER, _width(heads[1]) / 2)
    height = max(HEIGHT, *(1.1 * sum(label.height(size) for label in side) for side in (starts, ends)))
    last = min(last, first + WIDEST_PLOT * height)
    plot = _Plot(chart, (first, last), height)
    fills = _shapes(plot, setter, figure)
    words: list[Words] = []
    for side, others, x, way in ((starts, ends, first, -1), (ends, [*starts, *ends[len(starts) :]], last, 1)):
        wanted = [plot.down(label.value) for label in side]
        beyond = [plot.down(label.value) for label, _ in zip(others, side, strict=False)]
        middles = spread(wanted, [label.height(size) for label in side], 0.0, height, beyond)
        for label, at, middle in zip(side, wanted, middles, strict=True):
            words += _placed(label, x + way * LEADER, middle, way, figures, setter)
            if abs(middle - at) > MOVED:
                start = x + way * (DOT + 1.0)
                reach = way * (LEADER - DOT - 3.0)
                fills.append(Stroke(start, at, reach, middle - at, AXIS, setter.theme.colours.quiet, figure))
    body = Strip(height, tuple(words), tuple(fills), framed=figure)
    return [replace(_heads(heads, (first, last)), framed=figure), body]


def _label(point: Point, name: Inlines, setter: Typesetter, figure: Element, width: float) -> _Label:
    style = replace(setter.style(Role.CHART), colour=setter.theme.colours.ink)
    runs = setter.runs((point.number,), style, Element("Span", figure, attached=False), tabular=True)
    named = setter.runs(name, replace(style, weight=400), Element("Span", figure, attached=False)) if name else ()
    return _Label(setter.one_line(runs), setter.balanced(named, WIDEST_NAME * width), float(point.value))


def _target(chart: SlopeChart, setter: Typesetter, figure: Element, width: float) -> _Label:
    assert chart.target is not None
    style = replace(setter.style(Role.CHART), colour=setter.theme.colours.target)
    runs = setter.runs(chart.target.label, style, Element("Span", figure, attached=False))
    return _Label((), setter.balanced(runs, WIDEST_NAME * width), float(chart.target.value))


def _head(moment: Inlines, setter: Typesetter, figure: Element) -> tuple[Line, ...]:
    style = replace(setter.style(Role.CHART), weight=400)
    return setter.one_line(setter.runs(moment, style, Element("Span", figure, attached=False)))


def _heads(heads: list[tuple[Line, ...]], places: tuple[float, float]) -> Strip:
    """The names of the moments, each above its points."""
    height = max((line.height for head in heads for line in head), default=0.0)
    words = tuple(
        Words(line, x - line.natural_width / 2, BASELINE * height)
        for head, x in zip(heads, places, strict=True)
        for line in head
    )
    return Strip(height, words)


def _width(lines: tuple[Line, ...]) -> float:
    return max((line.natural_width for line in lines), default=0.0)


def _placed(label: _Label, x: float, middle: float, way: int, figures: float, setter: Typesetter) -> list[Words]:
    """A label from `x` on: figures in a column, names behind it; at the start side, figures that end at `x`."""
    style = setter.style(Role.CHART)
    words = [Words(line, x if way > 0 else x - line.natural_width, middle + RISE * style.size) for line in label.figure]
    beside = x + figures + INSET if label.figure else x
    return [*words, *label_words(label.name, middle, style, beside)]


def _shapes(plot: _Plot, setter: Typesetter, figure: Element) -> list[Shape]:
    """The moments' axes, the zero line, bands as far as figures may reach, lines, the target, points on top."""
    colours = setter.theme.colours
    first, last = plot.moments
    shapes: list[Shape] = [
        Fill(x - AXIS / 2, 0.0, AXIS, plot.height, colours.hairline, element=figure) for x in plot.moments
    ]
    low, high = plot.chart.scale
    if low < 0 < high:
        shapes.append(Fill(first, plot.down(0.0), last - first, AXIS, colours.quiet, element=figure))
    for slope in plot.chart.slopes:
        for point, x in zip(slope.points, plot.moments, strict=True):
            if point.reach is not None:
                shapes.append(_band(plot, point, x, lightened(colours.accent, PALE), figure))
    for slope in plot.chart.slopes:
        start, end = (plot.down(float(point.value)) for point in slope.points)
        shapes += [
            Stroke(first, start, last - first, end - start, thickness, colour, figure)
            for thickness, colour in ((THICKNESS + 2 * HALO, WHITE), (THICKNESS, colours.accent))
        ]
    if plot.chart.target is not None:
        at = plot.down(float(plot.chart.target.value)) - TARGET_WIDTH / 2
        shapes.append(Fill(first, at, last - first, TARGET_WIDTH, colours.target, element=figure))
    for slope in plot.chart.slopes:
        for point, x in zip(slope.points, plot.moments, strict=True):
            at = plot.down(float(point.value))
            shapes.append(Fill(x - DOT, at - DOT, 2 * DOT, 2 * DOT, colours.accent, radius=DOT, element=figure))
    return shapes


def _band(plot: _Plot, point: Point, x: float, colour: str, figure: Element) -> Fill:
    """A pale band from a point as far as its figure may reach, or to the edge of the plot."""
    assert point.reach is not None
    reach = max(0.0, min(plot.height, plot.down(float(point.reach))))
    top, bottom = sorted((plot.down(float(point.value)), reach))
    return Fill(x - BAND / 2, top, BAND, bottom - top, colour, element=figure)
