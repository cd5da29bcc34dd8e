"""Slope charts: what became of several figures from one moment to another."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from reportgen.composing.chart_wording import slopes_alternative
from reportgen.composing.directives import ChartParts, leading_marks
from reportgen.composing.plotting import (
    Plotted,
    are_shares,
    change,
    have_one_unit,
    plotted,
    plotted_target,
    spoken,
    words_after,
)
from reportgen.composing.printing import print_figure
from reportgen.composing.scene import Scene
from reportgen.composing.template import BlockNode, Directive, ParagraphNode
from reportgen.composing.wording import joined
from reportgen.document import Inlines, Point, Slope, SlopeChart, Text


def slope_chart(
    directive: Directive, parts: ChartParts, title: Inlines, said: Inlines, scene: Scene
) -> tuple[SlopeChart, ...]:
    """`::: chart kind=slope from=figure to=figure`, with a list of `{{ first }} {{ second }} label`."""
    language = scene.language
    named = [scene.figure(option.text, option.span) for key in ("from", "to") if (option := directive.option(key))]
    found = [_line(item, scene) for item in (parts.list.items if parts.list else ())]
    target = plotted_target(directive.option("target"), scene)
    lines = [line for line in found if line is not None]
    moments = [print_figure(figure, language) for figure in named if figure is not None]
    if len(moments) != 2 or not lines or len(lines) < len(found):
        return ()
    ends = [each for _, pair in lines for each in pair]
    drawn = [*ends, target.plotted] if target else ends
    have_one_unit(drawn, directive.span, scene)
    values = [each.value for each in drawn]
    beyond = max(values) + (max(values) - min(values) or 1)
    reach = Fraction(100) if are_shares(drawn) else beyond
    made = SlopeChart(
        title,
        (moments[0], moments[1]),
        tuple(Slope(label, (_point(first, reach), _point(second, reach))) for label, (first, second) in lines),
        said,
        "",
        target.target if target else None,
    )
    low, high = made.scale
    if low > 0 or high < 0:
        made = replace(made, caption=joined([*said, Text(f" {language.message('chart.slope-scale')}")]))
    changes = [change(first.quantity, second.quantity) for _, (first, second) in lines]
    alternative = slopes_alternative(title or said, made, changes, language, lambda each: spoken(each, scene))
    return (replace(made, alternative=alternative),)


def _point(each: Plotted, reach: Fraction) -> Point:
    return Point(each.value, each.number, each.reach(reach))


def _line(item: tuple[BlockNode, ...], scene: Scene) -> tuple[Inlines, tuple[Plotted, Plotted]] | None:
    marks = leading_marks(item, 2)
    if len(marks) < 2 or not isinstance(item[0], ParagraphNode):
        return None  # that has been said where the template was read
    paragraph = item[0]
    first, second = (plotted(mark.name, mark.span, scene) for mark in marks)
    if first is None or second is None:
        return None
    return scene.inlines(words_after(paragraph, marks)) or scene.label(second.figure), (first, second)
