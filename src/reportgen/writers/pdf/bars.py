"""Bars or points on a scale, in one plot or in several side by side, each with its figure and held against a target."""

from __future__ import annotations

from dataclasses import replace

from reportgen.document import Bar, BarChart
from reportgen.records import dataclass
from reportgen.text.paragraphs import Line, Run
from reportgen.theme import PALE, Role, Style, lightened
from reportgen.writers.pdf.boxes import TALL, Fill, Strip, Words, moved, side_by_side, stack
from reportgen.writers.pdf.setting import Typesetter
from reportgen.writers.pdf.tagging import Element
from reportgen.writers.spacing import panels_in_row

BAR, BAR_GAP = 18.0, 5.0
MANY, THIN, THIN_GAP = 8, 14.0, 4.0
"""More bars than so many are thinner and closer, so that they can stand on a page with what is said about them."""
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
PANEL_GAP, ROW_GAP = 26.0, 8.0
WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class _Scale:
    """Values -> places along the line, from the start side."""

    zero: float
    unit: float
    target: float | None
    end: float

    def at(self, value: float) -> float:
        return self.zero + value * self.unit


@dataclass(frozen=True, slots=True)
class _Plot:
    """One plot in its width: what is written beside and on it, all of it set."""

    chart: BarChart
    labels: tuple[tuple[Line, ...], ...]
    figures: tuple[tuple[Line, ...], ...]
    scale: _Scale
    width: float
    thickness: float
    gap: float


def lay_bars(chart: BarChart, setter: Typesetter, figure: Element, width: float) -> list[Strip]:
    """The strips of one plot: the target's label, one for each bar."""
    plot = _plot(chart, _labels(chart, setter, figure, width), setter, figure, width)
    strips = [] if chart.target is None else [_target_label(plot, setter, figure)]
    return [*strips, *_rows(plot, _rooms([plot]), setter, figure)]


def lay_panels(panels: tuple[BarChart, ...], setter: Typesetter, figure: Element, width: float) -> list[Strip]:
    """The strips of several plots: rows of panels, each with its name; where the bars' labels are the same, once."""
    in_row = panels_in_row(len(panels))
    shared = all([bar.label for bar in panel.bars] == [bar.label for bar in panels[0].bars] for panel in panels)
    strips: list[Strip] = []
    for first in range(0, len(panels), in_row):
        row = _panel_row(panels[first : first + in_row], in_row, setter, figure, width, shared=shared)
        if strips:
            row[0] = replace(row[0], before=ROW_GAP)
        strips += row
    return strips


def _panel_row(
    panels: tuple[BarChart, ...], columns: int, setter: Typesetter, figure: Element, width: float, *, shared: bool
) -> list[Strip]:
    titles = [_title(panel, setter, figure) for panel in panels]  # first, because their footnotes come first
    labels = _labels(panels[0], setter, figure, min(1.0, 2 / columns) * width) if shared else ()
    beside = _widest(labels) + LABEL_GAP if shared else 0.0
    share = (width - beside - (columns - 1) * PANEL_GAP) / columns
    plots, places = [], []
    for index, panel in enumerate(panels):
        room = share + (beside if shared and index == 0 else 0.0)
        own = labels if shared and index == 0 else () if shared else _labels(panel, setter, figure, share)
        plots.append(_plot(panel, own, setter, figure, room))
        places.append(beside + index * (share + PANEL_GAP) - (room - share))
    starts = [beside if shared and index == 0 else 0.0 for index in range(len(plots))]
    names = [_name(runs, plot, setter, figure, start) for runs, plot, start in zip(titles, plots, starts, strict=True)]
    targets = [_target_label(plot, setter, figure) for plot in plots]
    heads = _heads(_at_foot(names), _at_foot(targets), plots, setter, figure)
    strips = [_beside(row, places) for row in heads if any(head.words for head in row)]
    rooms = _rooms(plots)
    rows = [_rows(plot, rooms, setter, figure) for plot in plots]
    for index in range(len(rooms)):
        drawn = [(row[index], place) for row, place in zip(rows, places, strict=True) if index < len(row)]
        strips.append(_beside([strip for strip, _ in drawn], [place for _, place in drawn]))
    return strips


def _beside(strips: list[Strip], places: list[float]) -> Strip:
    return side_by_side([moved(strip, place, 0.0) for strip, place in zip(strips, places, strict=True)])


def _heads(
    names: list[Strip], targets: list[Strip], plots: list[_Plot], setter: Typesetter, figure: Element
) -> list[list[Strip]]:
    """Names of panels and labels of targets: on one line where all of them have room there.

    Else the names stand next to their bars, and the target lines reach past them to their labels; where a name is in
    the way of its line, the labels stand below the names.
    """
    pairs = list(zip(names, targets, strict=True))
    ends = [_widest_at(name) + 1.5 * INSET for name in names]
    if all(
        len(name.words) < 2 and len(target.words) < 2 and all(end < label.x for label in target.words)
        for (name, target), end in zip(pairs, ends, strict=True)
    ):
        return [_at_foot([side_by_side(_at_foot([name, target])) for name, target in pairs])]
    lines = [plot.scale.at(plot.scale.target) if plot.scale.target is not None else None for plot in plots]
    if any(line is not None and line < end for line, end in zip(lines, ends, strict=True)):
        return [names, targets]
    passed = [
        replace(name, fills=tuple(_target_line(plot.scale, name.height, setter, figure)))
        for name, plot in zip(names, plots, strict=True)
    ]
    return [targets, passed]


def _widest_at(strip: Strip) -> float:
    """Where the longest of a strip's lines ends."""
    return max((words.x + words.line.natural_width for words in strip.words), default=0.0)


def _at_foot(strips: list[Strip]) -> list[Strip]:
    """Names of panels, the shorter of them moved down to where the longest ends."""
    foot = max(strip.height for strip in strips)
    return [replace(moved(strip, 0.0, foot - strip.height), height=foot) for strip in strips]


def _title(chart: BarChart, setter: Typesetter, figure: Element) -> tuple[Run, ...]:
    style = replace(setter.style(Role.CHART), weight=400, colour=setter.theme.colours.ink)
    return setter.runs(chart.title, style, Element("Span", figure, attached=False))


def _name(runs: tuple[Run, ...], plot: _Plot, setter: Typesetter, figure: Element, start: float) -> Strip:
    words, height = stack(setter.balanced(runs, plot.width - start), start, 0.0)
    return Strip(height + 1.0, words, framed=figure)


def _plot(
    chart: BarChart, labels: tuple[tuple[Line, ...], ...], setter: Typesetter, figure: Element, width: float
) -> _Plot:
    start = _widest(labels) + LABEL_GAP if labels else 0.0
    figures = _figures_beside(chart, setter, figure) if chart.dots else ()
    room = _widest(figures) + INSET + DOT if figures else 0.0
    labels = labels or ((),) * len(chart.bars)
    style = setter.style(Role.CHART)
    thickness, gap = max(BAR, 1.35 * style.size + 6.0), BAR_GAP
    if len(chart.bars) > MANY and style.leading < TALL:
        thickness, gap = max(THIN, 1.35 * style.size + 2.0), THIN_GAP
    return _Plot(chart, labels, figures, _scale(chart, start, width - room), width, thickness, gap)


def _widest(lines: tuple[tuple[Line, ...], ...]) -> float:
    return max((line.natural_width for each in lines for line in each), default=0.0)


def _labels(chart: BarChart, setter: Typesetter, figure: Element, width: float) -> tuple[tuple[Line, ...], ...]:
    style = replace(setter.style(Role.CHART), weight=400)
    return tuple(
        setter.balanced(setter.runs(bar.label, style, Element("Span", figure, attached=False)), WIDEST_LABEL * width)
        for bar in chart.bars
    )


def _rooms(plots: list[_Plot]) -> list[float]:
    """The height of each row: of its bar, or of the label with the most lines."""
    thickness = max(plot.thickness for plot in plots)
    rooms: list[float] = []
    for index in range(max(len(plot.chart.bars) for plot in plots)):
        labels = [plot.labels[index] for plot in plots if index < len(plot.labels)]
        tall = [sum(line.height for line in label) for label in labels if len(label) > 1]
        rooms.append(max(thickness, *tall) if tall else thickness)
    return rooms


def _rows(plot: _Plot, rooms: list[float], setter: Typesetter, figure: Element) -> list[Strip]:
    last = len(plot.chart.bars) - 1
    draw = _dot if plot.chart.dots else _bar
    strips = []
    for index in range(len(plot.chart.bars)):
        above = OVERSHOOT if index == 0 else 0.0
        below = OVERSHOOT if index == last else plot.gap
        height = above + rooms[index] + below
        strips.append(draw(plot, index, setter, figure, above + rooms[index] / 2, height))
    return strips


def _scale(chart: BarChart, start: float, width: float) -> _Scale:
    low, high = (float(end) for end in chart.scale)
    target = None if chart.target is None else float(chart.target.value)
    full = 1.0 if chart.dots else FULL
    unit = full * (width - start) / (high - low) if high > low else 0.0
    return _Scale(start - low * unit, unit, target, high)


def _target_label(plot: _Plot, setter: Typesetter, figure: Element) -> Strip:
    """The target's label above the bars: it ends at the line, or begins there where the line stands near the start."""
    scale, target = plot.scale, plot.chart.target
    if target is None or scale.target is None:
        return Strip(0.0, framed=figure)
    style = replace(setter.style(Role.CHART), colour=setter.theme.colours.target)
    span = Element("Span", figure, attached=False)
    lines = setter.lines(setter.runs(target.label, style, span), plot.width)
    line_at = scale.at(scale.target)
    words, height = stack(lines, 0.0, 0.0)
    placed = []
    for one in words:
        length = one.line.natural_width
        x = line_at - length + TARGET_WIDTH if line_at >= length else line_at - TARGET_WIDTH
        placed.append(replace(one, x=max(0.0, min(x, plot.width - length))))
    return Strip(height + 1.0, tuple(placed), framed=figure)


def _bar(plot: _Plot, index: int, setter: Typesetter, figure: Element, middle: float, height: float) -> Strip:
    """A bar from zero; what a figure with a bound may come to, or fall short of, is pale."""
    colours, scale, bar = setter.theme.colours, plot.scale, plot.chart.bars[index]
    thickness = plot.thickness
    top = middle - thickness / 2
    zero, end = scale.zero, scale.at(float(bar.value))
    start, length = min(zero, end), abs(end - zero)
    fills = [Fill(zero - AXIS, 0.0, AXIS, height, colours.quiet, element=figure)]
    pale = lightened(colours.accent, PALE)
    short = bar.falls_short
    if bar.reach is not None:
        first, last = sorted((end, scale.at(float(bar.reach))))
        fills.append(Fill(first, top, last - first, thickness, pale, element=figure))
    if short:
        fills.append(Fill(end - TARGET_WIDTH, top, TARGET_WIDTH, thickness, colours.accent, element=figure))
    else:
        fills.append(Fill(start, top, length, thickness, colours.accent, element=figure))
    fills += _target_line(scale, height, setter, figure)
    words = list(label_words(plot.labels[index], middle, setter.style(Role.CHART)))
    ink = colours.ink if short else WHITE
    words.extend(_figure(bar, setter, figure, scale, (start, length), middle, ink))
    return Strip(height, tuple(words), tuple(fills), framed=figure)


def _target_line(scale: _Scale, height: float, setter: Typesetter, figure: Element) -> list[Fill]:
    if scale.target is None:
        return []
    at = scale.at(scale.target) - TARGET_WIDTH / 2
    return [
        Fill(at - HALO, 0.0, TARGET_WIDTH + 2 * HALO, height, WHITE, element=figure),
        Fill(at, 0.0, TARGET_WIDTH, height, setter.theme.colours.target, element=figure),
    ]


def _figures_beside(chart: BarChart, setter: Typesetter, figure: Element) -> tuple[tuple[Line, ...], ...]:
    """The figures of points, which stand in a column of their own at the end of the scale."""
    style = replace(setter.style(Role.CHART), colour=setter.theme.colours.ink)
    spans = [Element("Span", figure, attached=False) for _ in chart.bars]
    return tuple(
        setter.one_line(setter.runs((bar.number,), style, span, tabular=True))
        for bar, span in zip(chart.bars, spans, strict=True)
    )


def _dot(plot: _Plot, index: int, setter: Typesetter, figure: Element, middle: float, height: float) -> Strip:
    """A point on a hairline, with a pale band as far as the figure may reach."""
    colours, scale, bar = setter.theme.colours, plot.scale, plot.chart.bars[index]
    style = setter.style(Role.CHART)
    at, start, end = scale.at(float(bar.value)), scale.at(float(plot.chart.scale[0])), scale.at(scale.end)
    fills = [
        Fill(scale.zero - AXIS, 0.0, AXIS, height, colours.quiet, element=figure),
        Fill(start, middle - AXIS / 2, end - start, AXIS, colours.hairline, element=figure),
    ]
    if bar.reach is not None:
        first, last = sorted((at, scale.at(float(bar.reach))))
        pale = lightened(colours.accent, PALE)
        fills.append(Fill(first, middle - BAND / 2, last - first, BAND, pale, element=figure))
    if scale.target is not None:
        line = scale.at(scale.target) - TARGET_WIDTH / 2
        fills.append(Fill(line, 0.0, TARGET_WIDTH, height, colours.target, element=figure))
    fills.append(Fill(at - DOT, middle - DOT, 2 * DOT, 2 * DOT, colours.accent, radius=DOT, element=figure))
    words = list(label_words(plot.labels[index], middle, style))
    words += [Words(line, plot.width - line.natural_width, middle + RISE * style.size) for line in plot.figures[index]]
    return Strip(height, tuple(words), tuple(fills), framed=figure)


def label_words(label: tuple[Line, ...], middle: float, style: Style, x: float = 0.0) -> tuple[Words, ...]:
    """A label whose lines stand around a middle."""
    if len(label) == 1:
        return (Words(label[0], x, middle + RISE * style.size),)
    words, _ = stack(label, x, middle - sum(line.height for line in label) / 2)
    return words


def _figure(
    bar: Bar,
    setter: Typesetter,
    figure: Element,
    scale: _Scale,
    reach: tuple[float, float],
    middle: float,
    ink: str,
) -> tuple[Words, ...]:
    """The bar's figure: inside at its end where it fits, clear of the target line; else beyond its end."""
    style = setter.style(Role.CHART)
    span = Element("Span", figure, attached=False)
    inside = setter.one_line(setter.runs((bar.number,), replace(style, colour=ink), span, tabular=True))
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
