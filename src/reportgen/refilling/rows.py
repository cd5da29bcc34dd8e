"""Rows that were made from the facts as a whole: workings, verdicts, quotes, places in the source.

A row is known by its bookmark, `claim-…` or `fact-…`, wherever an editor moved it.  A cell that
still says what was printed into it is brought up to date: in place where only words between its
figures change, else with new runs.  Claims without an id are numbered: where others were put before
them, the same claim has another number now, and its row another bookmark.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from reportgen.checking import Checked
from reportgen.claims.verdicts import Report
from reportgen.composing.checks import CLAIM_ANCHOR, checks_table
from reportgen.composing.scene import Scene
from reportgen.composing.tables import sources_table
from reportgen.composing.template import Directive
from reportgen.diagnostics import Span
from reportgen.document import Cell, Inlines, Table, plain_text
from reportgen.facts import Claim
from reportgen.languages import Language
from reportgen.records import dataclass
from reportgen.refilling.finding import live_text
from reportgen.refilling.markup import Markup, Node
from reportgen.refilling.renewing import How, pieces, renew_paragraph
from reportgen.refilling.texts import plain
from reportgen.writers.docx.rewriting import Rewriter
from reportgen.writers.docx.story import bookmark_name

Rows = Mapping[str, tuple[Cell, ...]]

_LEFT = "left-"
"""So the bookmark of a row begins whose claim the fact file no longer has."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """A cell made anew, or one that an editor changed, or whose claim is `gone`: then `kept` is what stands there."""

    row: str
    old: str
    new: str
    kept: str = ""
    paragraph: Node | None = None
    how: How = How.NOT
    """Where the whole paragraph has new runs, its controls are new too."""
    gone: bool = False


def rows_of(checked: Checked, language: Language) -> dict[str, tuple[Cell, ...]]:
    """The rows of the tables of checks and sources, by their bookmarks."""
    scene = Scene(checked.facts, checked.report, language)
    none = Directive("", (), (), (), Span.whole(checked.facts.path))
    tables = [block for block in (*checks_table(none, scene), *sources_table(none, scene)) if isinstance(block, Table)]
    return {bookmark_name(row.anchor): row.cells for table in tables for row in table.rows if row.anchor}


def followed(old: Report, new: Report) -> dict[str, str]:
    """The rows of the old claims, and what the rows of the same claims are called now: "" where a claim is gone.

    The same claim is one of the same text; or of the same id, where it is called the same as well, so that a row
    that is renewed still says what it is about.
    """
    wanted = [verdict.claim for verdict in old.claims]
    names = {claim_row(claim): "" for claim in wanted}
    left = {verdict.claim.id: verdict.claim for verdict in new.claims}
    for sameness in (lambda c: (c.id, c.text), lambda c: c.text, _named):
        there: dict[object, list[Claim]] = defaultdict(list)
        for claim in left.values():
            there[sameness(claim)].append(claim)
        for claim in wanted:
            same = there[sameness(claim)]
            if not names[claim_row(claim)] and sameness(claim) and same:
                now = left.pop(same.pop(0).id)
                names[claim_row(claim)] = claim_row(now)
    return names


def _named(claim: Claim) -> tuple[str, ...]:
    """A claim's id with its own words; nothing where it is called by its figures, as its text has them."""
    words = (claim.quote, *(f"{label.language}: {label.text}" for label in claim.label))
    return (claim.id, *words) if any(words) else ()


def claim_row(claim: Claim) -> str:
    """The bookmark of a claim's row."""
    return bookmark_name(f"{CLAIM_ANCHOR}{claim.id}")


def standing_rows(markup: Markup) -> Iterator[tuple[Node, Node, str]]:
    """The bookmarks in rows of one part, with their rows and names; rows whose deletion is tracked are left out."""
    for mark in markup.root.walk():
        row = mark.above("tr") if mark.name == "bookmarkStart" else None
        properties = row.child("trPr") if row else None
        if row is not None and not (properties and properties.child("del")):
            yield mark, row, mark.attribute("name")


def renew_rows(
    markup: Markup, old: Rows, new: Rows, names: Mapping[str, str], rewriter: Rewriter, seen: set[Node]
) -> Iterator[Renewal]:
    """Bring the rows of one part up to date; their paragraphs are put into `seen`; `names` are those of claims now."""
    for mark, row, was_called in standing_rows(markup):
        cells = [child for child in row.children if child.name == "tc"]
        called = names.get(was_called, was_called) or bookmark_name(f"{_LEFT}{was_called}")
        if called != was_called:
            if not cells or cells[0] not in mark.ancestors():
                continue  # somebody moved the bookmark into words that may be made anew
            markup.set_attribute(mark, "name", called)
        if called.startswith(_LEFT) and cells:
            yield Renewal(called, "", "", live_text(markup, cells[0]) or "nothing", gone=True)
        if was_called not in old or called not in new:
            continue
        was, now = old[was_called], new[called]
        if len(cells) != len(was) or len(was) != len(now):
            continue
        seen |= {node for node in row.walk() if node.name == "p"}
        # The first cell is the row's name: words around figures, which are controls.
        for cell, before, after in list(zip(cells, was, now, strict=True))[1:]:
            yield from _renew(cell, before.children, after.children, called, markup, rewriter)


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
