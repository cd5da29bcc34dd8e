"""A chart: horizontal bars or points on a scale from zero, each with its figure, held against a target line."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportgen.document import Bar, BarChart
from reportgen.text.paragraphs import Line
from reportgen.theme import Role, Style, lightened
from reportgen.writers.pdf.boxes import Fill, Strip, Words, kept_together, stack
from reportgen.writers.pdf.setting import Typesetter
from reportgen.writers.pdf.tagging import Element

BAR = 18.0
BAR_GAP = 5.0
LABEL_GAP = 14.0
WIDEST_LABEL = 0.35
"""The part of the width that bar labels may take before they are broken."""
FULL = 0.95
"""How much of the plot the longest bar takes."""
INSET = 7.0
"""Between a figure and the end of its bar, or the target line."""
TARGET_WIDTH, HALO = 1.3, 0.9
OVERSHOOT = 4.0
"""How far the target line and the zero line reach beyond the bars."""
AXIS = 0.75
RISE = 0.33
"""From the middle of a figure down to its baseline, in sizes."""
DOT, BAND = 4.6, 6.0
"""The radius of a point, and the height of the band behind it."""
PALE = 0.35
"""How much of the accent is in that band."""
_WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class _Scale:
    """Values -> places along the line, from the start side."""

    zero: float
    unit: float
    target: float | None
    end: float

    def at(self, value: float) -> float:
        return self.zero + value * self.unit


def lay_chart(chart: BarChart, setter: Typesetter, parent: Element, width: float) -> list[Strip]:
    """The strips of a chart: title, target's label, one for each bar, caption; kept on one page where they fit."""
    strips: list[Strip] = []
    if chart.title:
        style = replace(setter.style(Role.CHART), colour=setter.theme.colours.ink)
        words, height = stack(setter.lines(setter.runs(chart.title, style, parent.child("P")), width), 0.0, 0.0)
        strips.append(Strip(height, words, after=3.0))
    figure = parent.child("Figure")
    figure.alternative = chart.alternative
    labels = _labels(chart, setter, figure, width)
    room = max((line.natural_width for label in labels for line in label), default=0.0)
    figures = _figures_beside(chart, setter, figure) if chart.dots else []
    beside = max((line.natural_width for lines in figures for line in lines), default=0.0)
    scale = _scale(chart, room + LABEL_GAP, width - (beside + INSET + DOT if figures else 0.0))
    if chart.target is not None:
        strips.append(_target_label(chart, setter, figure, scale, width))
    last = len(chart.bars) - 1
    for index, (bar, label) in enumerate(zip(chart.bars, labels, strict=True)):
        room_above = OVERSHOOT if index == 0 else 0.0
        room_below = OVERSHOOT if index == last else BAR_GAP
        if chart.dots:
            strips.append(_dot(bar, label, figures[index], setter, figure, scale, (room_above, room_below), width))
        else:
            strips.append(_bar(bar, label, setter, figure, scale, room_above, room_below))
    if chart.caption:
        caption = Element("Caption", figure, attached=False)
        words, height = stack(setter.lines(setter.runs(chart.caption, Role.QUIET, caption), width), 0.0, 2.0)
        strips.append(Strip(height + 2.0, words))
    return kept_together(strips)


def _labels(chart: BarChart, setter: Typesetter, figure: Element, width: float) -> list[tuple[Line, ...]]:
    style = replace(setter.style(Role.CHART), weight=400)
    return [
        setter.lines(setter.runs(bar.label, style, Element("Span", figure, attached=False)), WIDEST_LABEL * width)
        for bar in chart.bars
    ]


def _scale(chart: BarChart, start: float, width: float) -> _Scale:
    values = [float(bar.value) for bar in chart.bars]
    target = None if chart.target is None else float(chart.target.value)
    ends = [0.0, *values, *([] if target is None else [target])]
    low, high = min(ends), max(*ends, 0.0 if chart.end is None else float(chart.end))
    full = 1.0 if chart.dots else FULL
    unit = full * (width - start) / (high - low) if high > low else 0.0
    return _Scale(start - low * unit, unit, target, high)


def _target_label(chart: BarChart, setter: Typesetter, figure: Element, scale: _Scale, width: float) -> Strip:
    """The target's label above the bars: it ends at the line, or begins there where the line stands near the start."""
    assert chart.target is not None
    assert scale.target is not None
    colour = setter.theme.colours.target
    style = replace(setter.style(Role.CHART), colour=colour)
    span = Element("Span", figure, attached=False)
    lines = setter.lines(setter.runs(chart.target.label, style, span), width)
    line_at = scale.at(scale.target)
    words, height = stack(lines, 0.0, 0.0)
    placed = []
    for one in words:
        length = one.line.natural_width
        x = line_at - length + TARGET_WIDTH if line_at >= length else line_at - TARGET_WIDTH
        placed.append(replace(one, x=max(0.0, min(x, width - length))))
    return Strip(height + 1.0, tuple(placed), framed=figure)


def _bar(
    bar: Bar,
    label: tuple[Line, ...],
    setter: Typesetter,
    figure: Element,
    scale: _Scale,
    above: float,
    below: float,
) -> Strip:
    colours = setter.theme.colours
    style = setter.style(Role.CHART)
    label_height = sum(line.height for line in label)
    thickness = max(BAR, 1.35 * style.size + 6.0)
    room = max(thickness, label_height if len(label) > 1 else 0.0)
    middle = above + room / 2
    height = above + room + below
    zero, end = scale.zero, scale.at(float(bar.value))
    start, length = min(zero, end), abs(end - zero)
    fills = [
        Fill(zero - AXIS, 0.0, AXIS, height, colours.quiet, element=figure),
        Fill(start, middle - thickness / 2, length, thickness, colours.accent, element=figure),
    ]
    if scale.target is not None:
        at = scale.at(scale.target) - TARGET_WIDTH / 2
        halo = Fill(at - HALO, 0.0, TARGET_WIDTH + 2 * HALO, height, _WHITE, element=figure)
        fills += [halo, Fill(at, 0.0, TARGET_WIDTH, height, colours.target, element=figure)]
    words = list(_label_words(label, middle, label_height, style))
    words.extend(_figure(bar, setter, figure, scale, style, (start, length), middle))
    return Strip(height, tuple(words), tuple(fills), framed=figure)


def _figures_beside(chart: BarChart, setter: Typesetter, figure: Element) -> list[tuple[Line, ...]]:
    """The figures of points, which stand in a column of their own at the end of the scale."""
    style = replace(setter.style(Role.CHART), colour=setter.theme.colours.ink)
    spans = [Element("Span", figure, attached=False) for _ in chart.bars]
    return [
        setter.one_line(setter.runs((bar.number,), style, span, tabular=True))
        for bar, span in zip(chart.bars, spans, strict=True)
    ]


def _dot(
    bar: Bar,
    label: tuple[Line, ...],
    number: tuple[Line, ...],
    setter: Typesetter,
    figure: Element,
    scale: _Scale,
    around: tuple[float, float],
    width: float,
) -> Strip:
    """A point on a hairline, with a pale band as far as the figure may reach."""
    colours = setter.theme.colours
    style = setter.style(Role.CHART)
    label_height = sum(line.height for line in label)
    above, below = around
    room = max(BAR, 1.35 * style.size + 6.0, label_height if len(label) > 1 else 0.0)
    middle = above + room / 2
    height = above + room + below
    at, end = scale.at(float(bar.value)), scale.at(scale.end)
    fills = [
        Fill(scale.zero - AXIS, 0.0, AXIS, height, colours.quiet, element=figure),
        Fill(scale.zero, middle - AXIS / 2, end - scale.zero, AXIS, colours.hairline, element=figure),
    ]
    if bar.reach is not None:
        first, last = sorted((at, scale.at(float(bar.reach))))
        pale = lightened(colours.accent, PALE)
        fills.append(Fill(first, middle - BAND / 2, last - first, BAND, pale, element=figure))
    if scale.target is not None:
        line = scale.at(scale.target) - TARGET_WIDTH / 2
        fills.append(Fill(line, 0.0, TARGET_WIDTH, height, colours.target, element=figure))
    fills.append(Fill(at - DOT, middle - DOT, 2 * DOT, 2 * DOT, colours.accent, radius=DOT, element=figure))
    words = list(_label_words(label, middle, label_height, style))
    words += [Words(line, width - line.natural_width, middle + RISE * style.size) for line in number]
    return Strip(height, tuple(words), tuple(fills), framed=figure)


def _label_words(label: tuple[Line, ...], middle: float, height: float, style: Style) -> tuple[Words, ...]:
    if len(label) == 1:
        return (Words(label[0], 0.0, middle + RISE * style.size),)
    words, _ = stack(label, 0.0, middle - height / 2)
    return words


def _figure(
    bar: Bar,
    setter: Typesetter,
    figure: Element,
    scale: _Scale,
    style: Style,
    reach: tuple[float, float],
    middle: float,
) -> tuple[Words, ...]:
    """The bar's figure: inside at its end where it fits, clear of the target line; else beyond its end."""
    span = Element("Span", figure, attached=False)
    inside = setter.one_line(setter.runs((bar.number,), replace(style, colour=_WHITE), span, tabular=True))
    if not inside:
        return ()
    width = inside[0].natural_width
    y = middle + RISE * style.size
    start, length = reach
    line = None if scale.target is None else scale.at(scale.target)
    room = clear_room(start, start + length, line, width, backwards=bar.value < 0)
    if room is not None:
        return (Words(inside[0], room, y),)
    style = replace(style, colour=setter.theme.colours.ink)
    outside = setter.one_line(setter.runs((bar.number,), style, span, tabular=True))
    x = start - INSET - width if bar.value < 0 else start + length + INSET
    if line is not None and x - INSET < line < x + width + INSET:
        x = line - INSET - width if bar.value < 0 else line + INSET
    return (Words(outside[0], max(x, 0.0), y),)


def clear_room(start: float, end: float, line: float | None, width: float, *, backwards: bool = False) -> float | None:
    """Where a figure `width` wide fits inside a bar from `start` to `end`, as near its end as the line allows."""
    if backwards:
        mirrored = clear_room(-end, -start, None if line is None else -line, width)
        return None if mirrored is None else -mirrored - width
    x = end - INSET - width
    if line is not None and x - INSET < line < end + INSET:
        x = min(x, line - INSET - width)
    return x if x >= start + INSET else None
