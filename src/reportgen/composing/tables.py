"""The tables of figures: what a figure is, what it says, and where the source says it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from reportgen.composing.outcomes import outcome
from reportgen.composing.printing import COMPACT, print_figure
from reportgen.composing.scene import Scene
from reportgen.composing.template import Directive
from reportgen.composing.wording import phrase, words
from reportgen.composing.working import working
from reportgen.document import Block, Cell, Column, Inline, Inlines, List, Paragraph, Row, Table, Text
from reportgen.facts import Figure

ANCHOR: Final = "fact-"
"""Printed figures lead to the row of the source table whose anchor is this and their id."""

_BETWEEN_QUOTES: Final = " · "


def figures_table(directive: Directive, scene: Scene) -> tuple[Block, ...]:
    """`::: figures`: the figures named, or every figure of the source where none is."""
    named = [scene.figure(argument.text, argument.span) for argument in directive.arguments]
    figures = [f for f in (named or scene.facts.figures) if f is not None]
    rows = tuple(
        Row((Cell(scene.label(f, set()), header=True), Cell(_value(f, scene)), Cell(place(f, scene)))) for f in figures
    )
    columns = (
        Column(_head("figures.figure", scene), 6),
        Column(_head("figures.value", scene), 2, numeric=True),
        Column(_head("figures.place", scene), 2),
    )
    return (Table(columns, rows),)


def _value(figure: Figure, scene: Scene) -> Inlines:
    return (*print_figure(figure, scene.language, COMPACT), *scene.failure(figure.id, set()))


def sources_table(_: Directive, scene: Scene) -> tuple[Block, ...]:
    """`::: sources`: every figure with the source's own words, or its calculation, and what its checks came to."""
    rows = tuple(
        Row(
            (
                Cell(scene.label(f), header=True),
                Cell(print_figure(f, scene.language, COMPACT)),
                Cell(_proof(f, scene)),
                Cell(place(f, scene)),
                Cell(outcome(f, scene)),
            ),
            anchor=f"{ANCHOR}{f.id}",
        )
        for f in scene.facts.figures
    )
    columns = (
        Column(_head("figures.figure", scene), 14),
        Column(_head("figures.value", scene), 5, numeric=True),
        Column(_head("figures.quote", scene), 13),
        Column(_head("figures.place", scene), 4),
        Column(_head("checks.verdict", scene), 8),
    )
    source = source_line(scene)
    return (*((Paragraph(source, quiet=True),) if source else ()), Table(columns, rows, dense=True))


def source_line(scene: Scene) -> Inlines:
    """Which article it is: its title, a link to it, publisher and date; nothing where only a title is known."""
    source, language = scene.facts.source, scene.language
    known = [scene.foreign(source.publisher), words(language.date(source.published) if source.published else "")]
    if not source.url and not any(known):
        return ()
    said: list[Inline] = list(scene.source_title())
    for each in filter(None, known):
        said += [Text(_BETWEEN_QUOTES), *each]
    return phrase(language.pattern("source.quoted"), quotes=tuple(said))


def notes_list(_: Directive, scene: Scene) -> tuple[Block, ...]:
    """`::: notes`: what the fact file adds to its figures."""
    notes = tuple((Paragraph(_note(f, scene), quiet=True),) for f in scene.facts.figures if f.note)
    return (List(notes),) if notes else ()


def place(figure: Figure, scene: Scene) -> Inlines:
    """The paragraphs in which the source prints a figure."""
    language = scene.language
    if figure.formula:
        return words(language.message("place.calculated"))
    paragraphs = sorted({mention.paragraph for mention in figure.mentions})
    return words(language.message("list.separator").join(language.count(p) for p in paragraphs))


def _note(figure: Figure, scene: Scene) -> Inlines:
    marked: set[str] = set()
    label = tuple(replace(i, strong=True) if isinstance(i, Text) else i for i in scene.label(figure, marked))
    note = scene.text(figure.note, f"the note of `{figure.id}`", figure.span, marked)
    return phrase(scene.language.pattern("figures.note"), figure=label, note=note)


def _proof(figure: Figure, scene: Scene) -> Inlines:
    if figure.formula:
        alone = scene.by_figure.alone.get(figure.id, ())
        return next((working(v, scene.facts, scene.language) for v in alone if v.claim.calculated), ())
    inlines: list[Inline] = []
    for quote in dict.fromkeys(mention.quote for mention in figure.mentions):
        inlines += [Text(_BETWEEN_QUOTES)] if inlines else []
        inlines += scene.foreign(quote)
    return tuple(inlines)


def _head(key: str, scene: Scene) -> Inlines:
    return words(scene.language.message(key))
