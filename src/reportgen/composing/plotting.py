"""Figures as a chart draws them: exact value, printed figure, label, and how far a bound may reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from reportgen.composing.forms import form_of
from reportgen.composing.printing import DRAWN, print_figure
from reportgen.composing.scene import Scene
from reportgen.composing.template import Argument, InlineNode, Mark, ParagraphNode, Words
from reportgen.composing.wording import phrase
from reportgen.diagnostics import Span
from reportgen.document import Inlines, Number, Target, plain_text
from reportgen.facts import Figure
from reportgen.quantity import PERCENT, Bound, Quantity
from reportgen.records import dataclass

_DRAWN = form_of(DRAWN)
_UPWARDS = (Bound.AT_LEAST, Bound.MORE_THAN)
_DOWNWARDS = (Bound.AT_MOST, Bound.LESS_THAN)
_BEYOND = Fraction(115, 100)
"""How far a scale without an end goes on behind its largest value, to show that a figure may lie there."""
_BETWEEN = " \u00a0:,;–—،؛-"
"""What may stand between a mark and its label."""


@dataclass(frozen=True, slots=True)
class Plotted:
    """A figure to draw."""

    figure: Figure
    quantity: Quantity
    number: Number

    @property
    def value(self) -> Fraction:
        """The value that its digits say."""
        return self.quantity.value

    def reach(self, end: Fraction | None) -> Fraction | None:
        """How far a figure with a bound may lie from it: to the end of the scale, or to zero."""
        if self.quantity.bound in _UPWARDS:
            return end
        return Fraction(0) if self.quantity.bound in _DOWNWARDS else None


@dataclass(frozen=True, slots=True)
class PlottedTarget:
    """A target, and what is drawn of it."""

    plotted: Plotted
    target: Target


def plotted(figure_id: str, span: Span, scene: Scene) -> Plotted | None:
    """The figure of an id, if a chart can draw it."""
    figure = scene.figure(figure_id, span)
    if figure is None:
        return None
    quantity = figure.quantity
    printed = print_figure(figure, scene.language, DRAWN)
    number = next((i for i in printed if isinstance(i, Number)), None)
    if quantity is None or number is None or quantity.high is not None:
        scene.complain("T306", span, f"`{figure.id}` is not a single number")
        return None
    return Plotted(figure, quantity, number)


def plotted_target(argument: Argument | None, scene: Scene) -> PlottedTarget | None:
    """The target that an option names."""
    found = plotted(argument.text, argument.span, scene) if argument else None
    if found is None:
        return None
    pattern = scene.language.pattern("chart.target")
    label = phrase(pattern, label=scene.label(found.figure), number=(found.number,))
    return PlottedTarget(found, Target(label, found.value))


def spoken(inlines: Inlines, scene: Scene) -> str:
    """Words with the figures in them that are drawn, as prose says them: a sign such as > is passed over by voices."""
    said: list[str] = []
    for inline in inlines:
        figure = scene.facts.figure(inline.figure_id) if isinstance(inline, Number) and inline.form == _DRAWN else None
        said.append(plain_text(print_figure(figure, scene.language) if figure else (inline,)))
    return "".join(said)


def words_after(paragraph: ParagraphNode, marks: Sequence[Mark]) -> tuple[InlineNode, ...]:
    """What stands after an item's marks: its label."""
    nodes = list(paragraph.children)
    last = max(place for place, node in enumerate(nodes) if any(node is mark for mark in marks))
    rest = nodes[last + 1 :]
    if rest and isinstance(rest[0], Words):
        rest[0] = replace(rest[0], text=rest[0].text.lstrip(_BETWEEN))
    return tuple(node for node in rest if not isinstance(node, Words) or node.text)


def have_one_unit(drawn: Iterable[Plotted], span: Span, scene: Scene, hint: str = "") -> bool:
    """Whether figures can stand on one scale; if not, that is an error."""
    units = {each.quantity.unit for each in drawn}
    if len(units) > 1:
        shown = ", ".join(f"`{unit}`" if unit else "no unit" for unit in sorted(units))
        scene.complain("T306", span, f"what stands on one scale has different units: {shown}", hint)
    return len(units) < 2


def are_shares(drawn: Sequence[Plotted]) -> bool:
    """Whether figures are parts of a whole: percentages up to a hundred."""
    return all(each.quantity.unit == PERCENT and 0 <= each.value <= 100 for each in drawn)


def end_of(drawn: Sequence[Plotted]) -> Fraction | None:
    """Where a scale ends: at all, for shares; behind its values, where one may lie further on."""
    if are_shares(drawn):
        return Fraction(100)
    if any(each.quantity.bound in _UPWARDS for each in drawn):
        return max(Fraction(0), *(each.value for each in drawn)) * _BEYOND
    return None


def bounded(drawn: Iterable[Plotted]) -> bool:
    """Whether any figure may lie elsewhere than where it is drawn."""
    return any(each.quantity.bound in (*_UPWARDS, *_DOWNWARDS) for each in drawn)


def change(first: Quantity, last: Quantity) -> int | None:
    """Whether a value is higher later (1), lower (-1) or the same (0); None where bounds leave that open."""
    if first.bound is Bound.EXACT and last.bound is Bound.EXACT:
        return (last.value > first.value) - (last.value < first.value)
    at_most, at_least = (Bound.EXACT, *_DOWNWARDS), (Bound.EXACT, *_UPWARDS)
    if first.bound in at_most and last.bound in at_least and last.value > first.value:
        return 1
    if first.bound in at_least and last.bound in at_most and last.value < first.value:
        return -1
    return None
