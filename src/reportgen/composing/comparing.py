"""Holds the languages of a template against each other: the same headings, figures and directives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.composing.directives import CHART_FIGURES, NO_TARGET, chart_shape
from reportgen.composing.marks import TEXT_MARKS
from reportgen.composing.template import (
    BlockNode,
    Directive,
    Footnote,
    HeadingNode,
    Mark,
    ParagraphNode,
    Template,
    Words,
    error,
    inlines_of,
)
from reportgen.diagnostics import Diagnostic, Span
from reportgen.records import dataclass

_NAMES = re.compile("[:,]")


@dataclass(frozen=True, slots=True)
class _Section:
    """What stands under one heading; the masthead is the first section."""

    level: int
    title: str
    span: Span
    figures: tuple[tuple[str, Span], ...]
    directives: tuple[tuple[str, Span], ...]
    footnotes: tuple[tuple[str, Span], ...]
    charts: tuple[Directive, ...] = ()


def compare(templates: Sequence[Template]) -> tuple[Diagnostic, ...]:
    """Where templates differ from the first of them, by language code, in what they print."""
    ordered = sorted(templates, key=lambda t: t.language)
    if not ordered:
        return ()
    reference = _sections(ordered[0])
    diagnostics: list[Diagnostic] = []
    for other in ordered[1:]:
        diagnostics.extend(_differences(reference, ordered[0], _sections(other)))
    return tuple(diagnostics)


def _differences(wanted: Sequence[_Section], reference: Template, found: Sequence[_Section]) -> Iterator[Diagnostic]:
    if [s.level for s in wanted] != [s.level for s in found]:
        at = next(
            (i for i, (a, b) in enumerate(zip(wanted, found, strict=False)) if a.level != b.level),
            min(len(wanted), len(found)),
        )
        span = found[at].span if at < len(found) else found[-1].span
        here = f"`{found[at].title}`" if at < len(found) else "nothing more"
        there = f"`{wanted[at].title}`" if at < len(wanted) else "nothing more"
        yield error("T401", span, f"heading {at} is {here}; in {reference.path} it is {there}")
        return
    for one, two in zip(wanted, found, strict=True):
        yield from _missing("T402", "prints", one.figures, two.figures, two.span, one.span)
        yield from _extra("T402", "prints", one.figures, two.figures, one.span)
        yield from _missing("T404", "has the footnote", one.footnotes, two.footnotes, two.span, one.span)
        yield from _extra("T404", "has the footnote", one.footnotes, two.footnotes, one.span)
        if [name for name, _ in one.directives] != [name for name, _ in two.directives]:
            yield from _missing("T403", "has", one.directives, two.directives, two.span, one.span)
            yield from _extra("T403", "has", one.directives, two.directives, one.span)
            if sorted(name for name, _ in one.directives) == sorted(name for name, _ in two.directives):
                message = f"the directives stand in another order than in {reference.path}"
                yield error("T403", two.directives[0][1], message, ", ".join(name for name, _ in one.directives))
        elif {name for name, _ in one.figures} == {name for name, _ in two.figures}:
            yield from _charts(one.charts, two.charts, reference)


def _charts(wanted: Sequence[Directive], found: Sequence[Directive], reference: Template) -> Iterator[Diagnostic]:
    """Charts of the same figures that do not show the same: in another order, or otherwise paired."""
    for one, two in zip(wanted, found, strict=True):
        if chart_shape(one) != chart_shape(two):
            message = f"this chart does not show the same as in {reference.path}"
            yield error("T403", two.span, message, f"the same figures in the same order, see {one.span}")


def _missing(
    code: str,
    verb: str,
    wanted: tuple[tuple[str, Span], ...],
    found: tuple[tuple[str, Span], ...],
    here: Span,
    there: Span,
) -> Iterator[Diagnostic]:
    names = {name for name, _ in found}
    for name, span in _first_places(wanted):
        if name not in names:
            yield error(
                code, here, f"under this heading {span.path} {verb} `{name}`, this file does not", f"see {there}"
            )


def _extra(
    code: str, verb: str, wanted: tuple[tuple[str, Span], ...], found: tuple[tuple[str, Span], ...], there: Span
) -> Iterator[Diagnostic]:
    names = {name for name, _ in wanted}
    for name, span in _first_places(found):
        if name not in names:
            message = f"this file {verb} `{name}` here, {there.path} does not"
            yield error(code, span, message, f"its heading stands at {there}")


def _first_places(pairs: tuple[tuple[str, Span], ...]) -> list[tuple[str, Span]]:
    places: dict[str, Span] = {}
    for name, span in pairs:
        places.setdefault(name, span)
    return list(places.items())


def _sections(template: Template) -> list[_Section]:
    masthead = template.masthead
    sections = [_Section(0, "the masthead", masthead.span, tuple(_marks([masthead])), (), tuple(_notes([masthead])))]
    heading: HeadingNode | None = None
    under: list[BlockNode] = []
    for block in template.blocks:
        if isinstance(block, HeadingNode):
            sections.append(_section(heading, under, masthead.span))
            heading, under = block, [ParagraphNode(block.children, block.span)]
        else:
            under.append(block)
    sections.append(_section(heading, under, masthead.span))
    return sections


def _section(heading: HeadingNode | None, blocks: list[BlockNode], opening: Span) -> _Section:
    directives = [block for block in blocks if isinstance(block, Directive)]
    named = [
        (figure, argument.span)
        for directive in directives
        for argument in (*directive.arguments, *(value for key, value in directive.options if key in CHART_FIGURES))
        for figure in _NAMES.split(argument.text)
        if figure != NO_TARGET
    ]
    title = "".join(n.text for n in heading.children if isinstance(n, Words)) if heading else "the opening"
    return _Section(
        level=heading.level if heading else 0,
        title=title,
        span=heading.span if heading else opening,
        figures=(*_marks(blocks), *named),
        directives=tuple((_named(d), d.span) for d in directives),
        footnotes=tuple(_notes(blocks)),
        charts=tuple(d for d in directives if d.name == "chart"),
    )


def _named(directive: Directive) -> str:
    """A directive, and which kind of a chart."""
    kind = directive.option("kind") if directive.name == "chart" else None
    return f"{directive.name} kind={kind.text}" if kind else directive.name


def _marks(blocks: Sequence[BlockNode]) -> Iterator[tuple[str, Span]]:
    for node in inlines_of(blocks):
        if isinstance(node, Mark) and node.name not in TEXT_MARKS:
            yield node.name, node.span


def _notes(blocks: Sequence[BlockNode]) -> Iterator[tuple[str, Span]]:
    """The footnotes under a heading: by their names, and those of a figure's source by its mark."""
    for node in inlines_of(blocks):
        if isinstance(node, Footnote):
            yield f"[^{node.name}]", node.span
        elif isinstance(node, Mark) and node.source:
            yield f"{{{{ {node.name} source }}}}", node.span
