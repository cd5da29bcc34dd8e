"""Charts of bars or points, alone or in panels: figures, a target to hold them against, and the finding in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.composing.chart_wording import (
    bars_alternative,
    change_finding,
    multiples_alternative,
    scale_words,
)
from reportgen.composing.directives import NO_TARGET, ChartParts, chart_parts, leading_marks
from reportgen.composing.marking import drawn_figures, noted_figures
from reportgen.composing.plotting import (
    Plotted,
    PlottedTarget,
    are_shares,
    bounded,
    change,
    end_of,
    have_one_unit,
    plotted,
    plotted_target,
    spoken,
    words_after,
)
from reportgen.composing.printing import print_figure
from reportgen.composing.scene import Scene
from reportgen.composing.slopes import slope_chart
from reportgen.composing.template import Argument, BlockNode, Directive, ParagraphNode
from reportgen.composing.wording import joined, phrase
from reportgen.document import Bar, BarChart, Block, Chart, Inline, Inlines, SmallMultiples, Text, plain_text
from reportgen.records import dataclass


@dataclass(frozen=True, slots=True)
class _Panel:
    """The bars of one plot, with their figures."""

    name: Inlines
    bars: tuple[tuple[Plotted, Bar], ...]
    target: PlottedTarget | None

    @property
    def drawn(self) -> tuple[Plotted, ...]:
        """All that stands on the scale."""
        held = (self.target.plotted,) if self.target else ()
        return (*(each for each, _ in self.bars), *held)


def chart(directive: Directive, scene: Scene) -> tuple[Block, ...]:
    """`::: chart`: bars named by `figure:label …` or in a list, panels in a list of lists, `kind=slope` in pairs."""
    parts = chart_parts(directive)
    if parts is None:
        return ()
    marked = noted_figures((*(parts.title.children if parts.title else ()), *parts.caption.children))
    title = scene.inlines(parts.title.children, marked) if parts.title else ()
    said = scene.inlines(parts.caption.children, marked)
    return tuple(_marked(made, marked, scene) for made in _made(directive, parts, title, said, scene))


def _marked(chart: Chart, marked: set[str], scene: Scene) -> Chart:
    """A chart with a footnote in its caption for each figure in it that fails."""
    caption: list[Inline] = list(chart.caption)
    for name in drawn_figures(chart):
        figure, note = scene.facts.figure(name), scene.failure(name, marked)
        if figure is not None and note:
            seen = phrase(scene.language.pattern("chart.note"), figure=scene.label(figure))
            caption += [Text(" "), *seen, *note]
    return replace(chart, caption=joined(caption))


def _made(directive: Directive, parts: ChartParts, title: Inlines, said: Inlines, scene: Scene) -> tuple[Chart, ...]:
    kind = directive.option("kind")
    if kind is not None and kind.text == "slope":
        return slope_chart(directive, parts, title, said, scene)
    dots = kind is not None and kind.text == "dots"
    if parts.panels:
        return _multiples(directive, parts, title, said, dots, scene)
    bars = _listed(parts.list.items, scene) if parts.list else _named(directive.arguments, scene)
    target = plotted_target(directive.option("target"), scene)
    if not bars:
        return ()
    panel = _Panel(title, bars, target)
    have_one_unit(panel.drawn, directive.span, scene)
    made = _bar_chart(panel, dots, plain_text(title or said), scene)
    scale = Text(f" {scale_words(made, scene.language, shares=are_shares(panel.drawn))}")
    return (replace(made, caption=joined([*said, scale])),)


def _multiples(
    directive: Directive, parts: ChartParts, title: Inlines, said: Inlines, dots: bool, scene: Scene
) -> tuple[Chart, ...]:
    scale = directive.option("scale")
    own = scale is not None and scale.text == "own"
    targets = _targets(directive, len(parts.panels), scene)
    panels = tuple(
        _Panel(scene.inlines(name.children), _listed(bars.items, scene), target)
        for (name, bars), target in zip(parts.panels, targets, strict=True)
    )
    if not all(panel.bars for panel in panels):
        return ()
    drawn = [each for panel in panels for each in panel.drawn]
    if own:
        for panel, (name, _) in zip(panels, parts.panels, strict=True):
            have_one_unit(panel.drawn, name.span, scene)
    else:
        have_one_unit(drawn, directive.span, scene, "write scale=own, and each panel has a scale of its own")
    made = [_bar_chart(panel, dots, plain_text(panel.name), scene) for panel in panels]
    if not own:
        low, high = min(each.scale[0] for each in made), max(each.scale[1] for each in made)
        made = [replace(each, begin=low, end=high) for each in made]
    language = scene.language
    words = [scale_words(made[0], language, shares=are_shares(drawn))]
    words.append(language.message("chart.own-scale" if own else "chart.one-scale"))
    finding = "" if own else _change(panels, scene)
    alternative = multiples_alternative(title or said, made, language, finding, lambda each: spoken(each, scene))
    return (SmallMultiples(title, tuple(made), joined([*said, *(Text(f" {each}") for each in words)]), alternative),)


def _targets(directive: Directive, panels: int, scene: Scene) -> list[PlottedTarget | None]:
    """The target of each panel: one for all, or as many as there are panels, with commas between."""
    option = directive.option("target")
    names = option.text.split(",") if option else [NO_TARGET]
    if option is not None and len(names) not in (1, panels):
        hint = f"one for all, or {panels} with commas between; {NO_TARGET} where a panel has none"
        scene.complain("T306", option.span, f"{len(names)} targets for {panels} panels", hint)
        return [None] * panels
    found = [
        None if option is None or name == NO_TARGET else plotted_target(Argument(name, option.span), scene)
        for name in names
    ]
    return found * panels if len(found) == 1 else found


def _bar_chart(panel: _Panel, dots: bool, title: str, scene: Scene) -> BarChart:
    drawn = panel.drawn
    end = end_of(drawn) if dots or bounded(drawn) else None
    bars = tuple(replace(bar, reach=each.reach(end)) for each, bar in panel.bars)
    target = panel.target.target if panel.target else None
    made = BarChart(panel.name, bars, (), "", target, dots, end)
    alternative = bars_alternative(title, made, scene.language, lambda each: spoken(each, scene))
    return replace(made, alternative=alternative)


def _named(arguments: Sequence[Argument], scene: Scene) -> tuple[tuple[Plotted, Bar], ...]:
    """The bars of `figure:label …`; none where one of them cannot be drawn."""
    found: list[tuple[Plotted, Bar] | None] = []
    for argument in arguments:
        figure_id, _, label_id = argument.text.partition(":")
        each = plotted(figure_id, argument.span, scene)
        named = scene.figure(label_id, argument.span) if label_id else None
        label = print_figure(named, scene.language) if named else ()
        found.append(None if label_id and named is None else _bar(each, label, scene))
    return _whole(found)


def _listed(items: Sequence[tuple[BlockNode, ...]], scene: Scene) -> tuple[tuple[Plotted, Bar], ...]:
    """The bars of a list of `{{ figure }} label`."""
    found: list[tuple[Plotted, Bar] | None] = []
    for item in items:
        marks = leading_marks(item, 1)
        if not marks or not isinstance(item[0], ParagraphNode):
            found.append(None)  # that has been said where the template was read
            continue
        label = scene.inlines(words_after(item[0], marks))
        found.append(_bar(plotted(marks[0].name, marks[0].span, scene), label, scene))
    return _whole(found)


def _bar(each: Plotted | None, label: Inlines, scene: Scene) -> tuple[Plotted, Bar] | None:
    return None if each is None else (each, Bar(label or scene.label(each.figure), each.value, each.number))


def _whole(found: list[tuple[Plotted, Bar] | None]) -> tuple[tuple[Plotted, Bar], ...]:
    return tuple(each for each in found if each is not None) if None not in found else ()


def _change(panels: Sequence[_Panel], scene: Scene) -> str:
    """What has changed from the first panel to the last, where they show the same rows."""
    first, last = panels[0], panels[-1]
    labels = [[plain_text(bar.label) for _, bar in panel.bars] for panel in panels]
    if len(panels) < 2 or any(each != labels[0] for each in labels):
        return ""
    changes = [change(a.quantity, b.quantity) for (a, _), (b, _) in zip(first.bars, last.bars, strict=True)]
    return change_finding(changes, plain_text(first.name), plain_text(last.name), scene.language)
