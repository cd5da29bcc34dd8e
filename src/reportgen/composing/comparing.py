"""Holds the languages of a template against each other: the same headings, figures, directives and footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TypeVar

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

T = TypeVar("T")

_NAMES = re.compile("[:,]")
_QUOTING = "`[^]"
"""What stands around a name in a message."""

_Verbs = tuple[str, str]
"""What one file does, and what several do."""
_DOES: _Verbs = ("does", "do")


_Places = Mapping[str, Span]
"""What stands under a heading, as messages call it, and where it stands first."""


@dataclass(frozen=True, slots=True)
class _Section:
    """What stands under one heading of a file; the masthead is the first section."""

    file: str
    level: int
    title: str
    span: Span
    figures: _Places
    footnotes: _Places
    directives: tuple[tuple[str, Span], ...] = ()
    charts: tuple[Directive, ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        """Its directives, in their order."""
        return tuple(name for name, _ in self.directives)


@dataclass(frozen=True, slots=True)
class _Uneven:
    """What some languages have under a heading and others have not."""

    name: str
    having: tuple[_Section, ...]
    lacking: tuple[_Section, ...]
    span: Span
    """Where it stands in the first of those that have it."""


def compare(templates: Sequence[Template]) -> tuple[Diagnostic, ...]:
    """Where the languages of a template differ in what they print.

    A difference is said once, at the language that is not like most; of two, at the later by its code.
    """
    read = [_sections(template) for template in sorted(templates, key=lambda t: t.language)]
    if not read:
        return ()
    usual = _usual(_outline(sections) for sections in read)
    alike = [sections for sections in read if _outline(sections) == usual]
    diagnostics = [_other_headings(sections, alike[0]) for sections in read if _outline(sections) != usual]
    for same in zip(*alike, strict=True):
        diagnostics.extend(_differences(same))
    return tuple(diagnostics)


def _usual(values: Iterable[T]) -> T:
    """What most have; where several are as frequent, the first of them."""
    return Counter(values).most_common(1)[0][0]


def _outline(sections: Sequence[_Section]) -> tuple[int, ...]:
    return tuple(section.level for section in sections)


def _other_headings(found: Sequence[_Section], wanted: Sequence[_Section]) -> Diagnostic:
    at = next(
        (i for i, (a, b) in enumerate(zip(wanted, found, strict=False)) if a.level != b.level),
        min(len(wanted), len(found)),
    )
    span = found[at].span if at < len(found) else found[-1].span
    here = f"`{found[at].title}`" if at < len(found) else "nothing more"
    there = f"`{wanted[at].title}`" if at < len(wanted) else "nothing more"
    return error("T401", span, f"heading {at} is {here}; in {wanted[0].span.path} it is {there}")


def _differences(same: Sequence[_Section]) -> Iterator[Diagnostic]:
    """How the languages differ under one heading."""
    yield from _held("T402", ("prints", "print"), [(s, s.figures) for s in same])
    yield from _held("T404", ("has the footnote", "have the footnote"), [(s, s.footnotes) for s in same])
    yield from _held("T403", ("has", "have"), [(s, _counted(s.directives)) for s in same])
    usual = _usual(tuple(sorted(s.order)) for s in same)
    having = [s for s in same if tuple(sorted(s.order)) == usual]
    order = _usual(s.order for s in having)
    pattern = next(s for s in having if s.order == order)
    for section in having:
        if section.order != order:
            message = f"the directives stand in another order than in {pattern.span.path}"
            yield error("T403", section.directives[0][1], message, ", ".join(order))
    alike = [s for s in having if s.order == order and s.figures.keys() == pattern.figures.keys()]
    for charts in zip(*(s.charts for s in alike), strict=True):
        yield from _charts(charts)


def _charts(charts: Sequence[Directive]) -> Iterator[Diagnostic]:
    """Charts of the same figures that do not show the same: in another order, or otherwise paired."""
    usual = _usual(chart_shape(chart) for chart in charts)
    pattern = next(chart for chart in charts if chart_shape(chart) == usual)
    for chart in charts:
        if chart_shape(chart) != usual:
            message = f"this chart does not show the same as in {pattern.span.path}"
            yield error("T403", chart.span, message, f"the same figures in the same order, see {pattern.span}")


def _held(code: str, verbs: _Verbs, under: Sequence[tuple[_Section, _Places]]) -> Iterator[Diagnostic]:
    """What is missing in some languages, and what is too much in others."""
    missing: list[_Uneven] = []
    extra: list[_Uneven] = []
    for name in dict.fromkeys(name for _, places in under for name in places):
        having = tuple(section for section, places in under if name in places)
        lacking = tuple(section for section, places in under if name not in places)
        span = next(places[name] for _, places in under if name in places)
        rare = len(having) < len(lacking) or (len(having) == len(lacking) and lacking[0] is under[0][0])
        if lacking:
            (extra if rare else missing).append(_Uneven(name, having, lacking, span))
    for one in missing:
        here, others = _those(one.lacking, _DOES, here=True), _those(one.having, verbs)
        slip = _slip(one, extra)
        if slip is None:
            message = f"under this heading {others} {one.name}, {here} not"
            yield error(code, one.lacking[0].span, message, f"see {one.span}")
        else:
            extra.remove(slip)
            message = f"{_those(slip.having, verbs, here=True)} {slip.name} here, {others} {one.name}"
            yield error(code, slip.span, message, f"see {one.span}")
    for one in extra:
        here, others = _those(one.having, verbs, here=True), _those(one.lacking, _DOES)
        message = f"{here} {one.name} here, {others} not"
        yield error(code, one.span, message, f"its heading stands at {one.lacking[0].span}")


def _slip(missing: _Uneven, extra: Sequence[_Uneven]) -> _Uneven | None:
    """What the same files have that lack something of nearly the same name: one of the two is misspelt."""
    names = {one.name.strip(_QUOTING): one for one in extra if one.having == missing.lacking}
    near = get_close_matches(missing.name.strip(_QUOTING), names, 1)
    return names[near[0]] if near else None


def _those(sections: Sequence[_Section], verbs: _Verbs, *, here: bool = False) -> str:
    """Files and what they do: `en.md prints`, `this file and ur.md print`."""
    files = [s.file for s in sections]
    if here:
        files[0] = "this file"
    listed = " and ".join([", ".join(files[:-1]), files[-1]] if files[1:] else files)
    return f"{listed} {verbs[len(files) > 1]}"


def _placed(named: Iterable[tuple[str, Span]]) -> _Places:
    places: dict[str, Span] = {}
    for name, span in named:
        places.setdefault(f"`{name}`", span)
    return places


def _counted(named: Iterable[tuple[str, Span]]) -> _Places:
    """As often as they stand there: `note`, a 2nd `note`."""
    places: dict[str, Span] = {}
    seen: Counter[str] = Counter()
    for name, span in named:
        seen[name] += 1
        places[f"`{name}`" if seen[name] == 1 else f"`{name}` no. {seen[name]}"] = span
    return places


def _sections(template: Template) -> list[_Section]:
    masthead, file = template.masthead, f"{template.language}.md"
    figures, footnotes = _placed(_marks([masthead])), _placed(_notes([masthead]))
    sections = [_Section(file, 0, "the masthead", masthead.span, figures, footnotes)]
    heading: HeadingNode | None = None
    under: list[BlockNode] = []
    for block in template.blocks:
        if isinstance(block, HeadingNode):
            sections.append(_section(file, heading, under, masthead.span))
            heading, under = block, [ParagraphNode(block.children, block.span)]
        else:
            under.append(block)
    sections.append(_section(file, heading, under, masthead.span))
    return sections


def _section(file: str, heading: HeadingNode | None, blocks: list[BlockNode], opening: Span) -> _Section:
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
        file=file,
        level=heading.level if heading else 0,
        title=title,
        span=heading.span if heading else opening,
        figures=_placed([*_marks(blocks), *named]),
        footnotes=_placed(_notes(blocks)),
        directives=tuple((_named(d), d.span) for d in directives),
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
