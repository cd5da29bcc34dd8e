"""Which figures a paragraph or a chart prints, so that one whose claims fail is marked there, once.

A figure that fails has a footnote wherever it is printed; where the author put one of his own, there is no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.composing.template import Footnote, Hyperlink, InlineNode, Mark, Words
from reportgen.document import BarChart, Chart, Inlines, Number, SlopeChart, SmallMultiples


def noted_figures(nodes: Sequence[InlineNode]) -> set[str]:
    """The figures that have a footnote in a paragraph: their source, or words of the author's own."""
    found: set[str] = set()
    for place, node in enumerate(nodes):
        if isinstance(node, Mark) and (node.source or _is_noted(nodes[place + 1 :])):
            found.add(node.name)
        elif isinstance(node, Hyperlink):
            found |= noted_figures(node.children)
            if _is_noted(nodes[place + 1 :]):
                found |= {mark.name for mark in node.children if isinstance(mark, Mark)}
    return found


def _is_noted(following: Iterable[InlineNode]) -> bool:
    """Whether a footnote comes next: behind closing quotation marks at most."""
    for node in following:
        if isinstance(node, Footnote):
            return True
        if not isinstance(node, Words) or any(char.isspace() or char.isalpha() for char in node.text):
            return False
    return False


def drawn_figures(chart: Chart) -> tuple[str, ...]:
    """The figures that a chart prints, each once; those of its title and caption are left aside."""
    return tuple(dict.fromkeys(number.figure_id for number in _drawn(chart)))


def _drawn(chart: Chart) -> Iterator[Number]:
    match chart:
        case SmallMultiples():
            for panel in chart.panels:
                yield from _numbers(panel.title)
                yield from _drawn(panel)
        case BarChart():
            for bar in chart.bars:
                yield from (bar.number, *_numbers(bar.label))
        case SlopeChart():
            for moment in chart.moments:
                yield from _numbers(moment)
            for slope in chart.slopes:
                yield from (*(point.number for point in slope.points), *_numbers(slope.label))
    if not isinstance(chart, SmallMultiples) and chart.target is not None:
        yield from _numbers(chart.target.label)


def _numbers(inlines: Inlines) -> Iterator[Number]:
    for inline in inlines:
        if isinstance(inline, Number):
            yield inline
        elif children := getattr(inline, "children", ()):
            yield from _numbers(children)
