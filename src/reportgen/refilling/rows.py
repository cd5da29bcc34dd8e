"""Rows that were made from the facts as a whole: workings, verdicts, quotes, places in the source.

A row is known by its bookmark, `claim-…` or `fact-…`, wherever an editor moved it.  A cell that
still says what was printed into it is brought up to date: in place where only words between its
figures change, else with new runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.checking import Checked
from reportgen.composing.checks import checks_table
from reportgen.composing.scene import Scene
from reportgen.composing.tables import sources_table
from reportgen.composing.template import Directive
from reportgen.diagnostics import Span
from reportgen.document import Cell, Inlines, Table, plain_text
from reportgen.languages import Language
from reportgen.records import dataclass
from reportgen.refilling.finding import live_text
from reportgen.refilling.markup import Markup, Node
from reportgen.refilling.renewing import How, pieces, renew_paragraph
from reportgen.refilling.texts import plain
from reportgen.writers.docx.rewriting import Rewriter
from reportgen.writers.docx.story import bookmark_name

Rows = Mapping[str, tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Renewal:
    """A cell made anew, or one that an editor changed: then `kept` is what stands there."""

    row: str
    old: str
    new: str
    kept: str = ""
    paragraph: Node | None = None
    how: How = How.NOT
    """Where the whole paragraph has new runs, its controls are new too."""


def rows_of(checked: Checked, language: Language) -> dict[str, tuple[Cell, ...]]:
    """The rows of the tables of checks and sources, by their bookmarks."""
    scene = Scene(checked.facts, checked.report, language)
    none = Directive("", (), (), (), Span.whole(checked.facts.path))
    tables = [block for block in (*checks_table(none, scene), *sources_table(none, scene)) if isinstance(block, Table)]
    return {bookmark_name(row.anchor): row.cells for table in tables for row in table.rows if row.anchor}


def renew_rows(markup: Markup, old: Rows, new: Rows, rewriter: Rewriter, seen: set[Node]) -> Iterator[Renewal]:
    """Bring the rows of one part up to date; their paragraphs are put into `seen`."""
    for mark in markup.root.walk():
        name = mark.attribute("name") if mark.name == "bookmarkStart" else ""
        row = mark.above("tr") if name in old and name in new else None
        if row is None:
            continue
        cells = [child for child in row.children if child.name == "tc"]
        was, now = old[name], new[name]
        if len(cells) != len(was) or len(was) != len(now):
            continue
        seen |= {node for node in row.walk() if node.name == "p"}
        # The first cell is the row's name: words around figures, which are controls.
        for cell, before, after in list(zip(cells, was, now, strict=True))[1:]:
            yield from _renew(cell, before.children, after.children, name, markup, rewriter)


def _renew(cell: Node, old: Inlines, new: Inlines, row: str, markup: Markup, rewriter: Rewriter) -> Iterator[Renewal]:
    was, wanted, says = plain_text(old), plain_text(new), live_text(markup, cell)
    if was == wanted or pieces(old) == pieces(new) or plain(says) == plain(wanted):
        return
    paragraphs = [child for child in cell.children if child.name == "p"]
    if plain(says) != plain(was) or len(paragraphs) != 1:
        yield Renewal(row, was, wanted, says or "nothing")
        return
    paragraph = paragraphs[0]
    how = renew_paragraph(paragraph, old, new, markup, rewriter)
    kept = says if how is How.NOT else ""
    yield Renewal(row, was, wanted, kept, paragraph, how)
