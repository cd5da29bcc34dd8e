"""Checks the texts of a fact file: they may print its figures, but no digit of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from reportgen.composing.marks import TEXT_MARKS, read_text
from reportgen.composing.template import Mark, error
from reportgen.diagnostics import Diagnostic
from reportgen.facts import FactFile, LocalText


def check_texts(facts: FactFile, languages: Collection[str] = ()) -> tuple[Diagnostic, ...]:
    """What is wrong with the titles, labels, notes and reasons in these languages, or in all of them."""
    ids = {figure.id for figure in facts.figures}
    diagnostics: list[Diagnostic] = []
    for text in _texts(facts):
        if languages and text.language not in languages:
            continue
        pieces, found = read_text(text.text, text.span)
        diagnostics.extend(found)
        for piece in pieces:
            if isinstance(piece, Mark) and piece.name not in ids and piece.name not in TEXT_MARKS:
                near = get_close_matches(piece.name, ids, 1)
                hint = f"did you mean `{near[0]}`?" if near else ""
                diagnostics.append(error("T301", piece.span, f"{facts.path} has no figure `{piece.name}`", hint))
    return tuple(diagnostics)


def _texts(facts: FactFile) -> Iterator[LocalText]:
    yield from facts.title
    for figure in facts.figures:
        yield from figure.label
        yield from figure.note
        for acknowledged in figure.acknowledged:
            yield from acknowledged.reason
    for claim in facts.claims:
        yield from claim.label
        if claim.acknowledged:
            yield from claim.acknowledged.reason
