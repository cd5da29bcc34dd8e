"""Charts: bars or points from figures, a target to hold them against, and the finding in words."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from reportgen.composing.printing import COMPACT, print_figure
from reportgen.composing.scene import Scene
from reportgen.composing.template import Argument, Directive, HeadingNode, ParagraphNode
from reportgen.composing.wording import joined, phrase
from reportgen.document import Bar, BarChart, Block, Inlines, Number, Target, Text, plain_text
from reportgen.facts import Figure
from reportgen.quantity import PERCENT, Bound


def bar_chart(directive: Directive, scene: Scene) -> tuple[Block, ...]:
    """`::: chart figure:label … target=figure kind=dots`, with its caption."""
    language = scene.language
    kind = directive.option("kind")
    dots = kind is not None and kind.text == "dots"
    bars: list[tuple[Figure, Bar]] = []
    for argument in directive.arguments:
        bar = _bar(argument, scene)
        if bar is not None:
            bars.append(bar)
    target = _target(directive, scene)
    if not bars or len(bars) < len(directive.arguments):
        return ()
    _refuse_mixed_units([figure for figure, _ in bars], target[0] if target else None, directive, scene)
    heading = next((b for b in directive.body if isinstance(b, HeadingNode)), None)
    caption = next((b for b in directive.body if isinstance(b, ParagraphNode)), None)
    title = scene.inlines(heading.children) if heading else ()
    said = scene.inlines(caption.children) if caption else ()
    share = dots and all(figure.quantity is not None and figure.quantity.unit == PERCENT for figure, _ in bars)
    scale = "chart.dots-share" if share else "chart.dots-zero" if dots else "chart.zero"
    caption_text = joined([*said, Text(" " + language.message(scale))])
    line = target[1] if target else None
    largest = max([bar.value for _, bar in bars] + ([line.value] if line else []))
    end = Fraction(100) if share and largest <= 100 else None
    drawn = tuple(replace(bar, reach=_reach(figure, end)) if dots else bar for figure, bar in bars)
    alternative = _alternative(
        title or said, drawn, line, scene, "chart.dots-alternative" if dots else "chart.alternative"
    )
    return (BarChart(title, drawn, caption_text, alternative, line, dots, end),)


def _reach(figure: Figure, end: Fraction | None) -> Fraction | None:
    """How far a figure with a bound may lie from it: to the end of the scale, or to zero."""
    bound = figure.quantity.bound if figure.quantity else Bound.EXACT
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return end
    return Fraction(0) if bound in (Bound.AT_MOST, Bound.LESS_THAN) else None


def _bar(argument: Argument, scene: Scene) -> tuple[Figure, Bar] | None:
    figure_id, _, label_id = argument.text.partition(":")
    figure = scene.figure(figure_id, argument.span)
    label: Inlines = ()
    if label_id:
        named = scene.figure(label_id, argument.span)
        if named is None:
            return None
        label = print_figure(named, scene.language)
    if figure is None:
        return None
    drawn = _drawable(figure, argument, scene)
    if drawn is None:
        return None
    value, number = drawn
    return figure, Bar(label or scene.label(figure), value, number)


def _target(directive: Directive, scene: Scene) -> tuple[Figure, Target] | None:
    argument = directive.option("target")
    figure = scene.figure(argument.text, argument.span) if argument else None
    if argument is None or figure is None:
        return None
    drawn = _drawable(figure, argument, scene)
    if drawn is None:
        return None
    value, number = drawn
    label = phrase(scene.language.pattern("chart.target"), label=scene.label(figure), number=(number,))
    return figure, Target(label, value)


def _drawable(figure: Figure, argument: Argument, scene: Scene) -> tuple[Fraction, Number] | None:
    quantity = figure.quantity
    printed = print_figure(figure, scene.language, COMPACT)
    number = next((i for i in printed if isinstance(i, Number)), None)
    if quantity is None or number is None or quantity.high is not None or quantity.value < 0:
        scene.complain("T306", argument.span, f"`{figure.id}` is not a single number from zero up")
        return None
    return quantity.value, number


def _refuse_mixed_units(figures: list[Figure], target: Figure | None, directive: Directive, scene: Scene) -> None:
    drawn = [*figures, target] if target else figures
    units = {f.quantity.unit for f in drawn if f.quantity}
    if len(units) > 1:
        shown = ", ".join(f"`{unit}`" if unit else "no unit" for unit in sorted(units))
        scene.complain("T306", directive.span, f"bars and target have different units: {shown}")


def _alternative(title: Inlines, bars: tuple[Bar, ...], target: Target | None, scene: Scene, message: str) -> str:
    language = scene.language
    shown = language.message("list.long-separator").join(
        language.message("chart.bar", label=plain_text(bar.label), number=bar.number.text) for bar in bars
    )
    text = language.message(message, title=plain_text(title).rstrip(" .۔"), bars=shown)
    if target is None:
        return text
    above = sum(bar.value > target.value for bar in bars)
    if above == len(bars):
        finding = language.message("chart.all-above")
    elif above == 0:
        finding = language.message("chart.none-above")
    else:
        finding = language.counted("chart.some-above", len(bars), above=language.count(above))
    held = language.message("chart.alternative-target", target=plain_text(target.label), finding=finding)
    return f"{text} {held}"
