"""What the fact file has and the document does not show: nothing adds rows or sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from reportgen.checking import Checked
from reportgen.composing.by_figure import ByFigure, by_figure
from reportgen.composing.tables import ANCHOR
from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.document import plain_text
from reportgen.records import dataclass
from reportgen.refilling.passages import Told
from reportgen.refilling.rows import claim_row
from reportgen.refilling.texts import plain
from reportgen.writers.docx.story import bookmark_name


@dataclass(frozen=True, slots=True)
class Unshown:
    """Figures by their ids and claims by their texts, in the order of the fact file."""

    figures: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


def unshown(new: Checked, figures: Set[str], rows: Set[str]) -> Unshown:
    """What a document does not show that prints these figures, and has rows with these bookmarks.

    A claim is shown by its row among the checks.
    """
    ids = (figure.id for figure in new.facts.figures)
    claims = (verdict.claim for verdict in new.report.claims)
    return Unshown(
        tuple(each for each in ids if each not in figures and bookmark_name(f"{ANCHOR}{each}") not in rows),
        tuple(claim.text for claim in claims if claim_row(claim) not in rows),
    )


def unmarked(
    old: Checked, new: Checked, printed: Set[str], notes: Set[str], said: Told, path: Path
) -> Iterator[Diagnostic]:
    """Figures that fail since the document was printed: whoever built it now would find a footnote at each.

    `printed` are those that stand in its prose, `notes` the words of its footnotes, `said` those that are made now.
    """
    was, now = by_figure(old.report), by_figure(new.report)
    ids = [figure.id for figure in new.facts.figures if figure.id in printed]
    failing = [each for each in ids if _fails(now, each) and not _fails(was, each)]
    silent = [each for each in failing if plain(plain_text(said.get(("note", each), ()))) not in notes]
    if silent:
        message = f"nothing says where it is printed that it fails now: {', '.join(f'`{each}`' for each in silent)}"
        hint = "put a footnote there, or build the briefing again"
        yield Diagnostic("E112", Severity.WARNING, Span.whole(str(path)), message, hint)


def _fails(found: ByFigure, figure_id: str) -> bool:
    return bool(found.failing(figure_id) or found.faults(figure_id))


def news(old: Checked, new: Checked, names: Mapping[str, str], absent: Unshown, path: Path) -> Iterator[Diagnostic]:
    """What has come into the fact file since the document was printed, and is not shown."""
    known = {figure.id for figure in old.facts.figures}
    fresh = {verdict.claim.text for verdict in new.report.claims if claim_row(verdict.claim) not in names.values()}
    figures = [figure for figure in absent.figures if figure not in known]
    claims = [claim for claim in absent.claims if claim in fresh]
    kinds = (("figure", figures), ("claim", claims))
    said = [
        f"the {kind}{'s' * (len(named) > 1)} {', '.join(f'`{each}`' for each in named)}"
        for kind, named in kinds
        if named
    ]
    if said:
        message = f"new in the fact file, and not shown: {' and '.join(said)}"
        yield Diagnostic("E110", Severity.NOTE, Span.whole(str(path)), message, "to show it, build the briefing again")
