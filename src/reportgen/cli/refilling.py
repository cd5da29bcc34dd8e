"""`reportgen refill`: an edited Word briefing with the figures of its fact file."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from dataclasses import asdict, replace
from itertools import groupby
from pathlib import Path

import click

from reportgen.cli.options import project, spare
from reportgen.cli.printing import print_diagnostics, say, screen
from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.refilling import Refilled, Request, attached_name, open_elsewhere
from reportgen.refilling import refill as refilled
from reportgen.reporting import exit_code
from reportgen.saving import Written, is_same_file, write_files

_SHOWN_PLACES = 2
"""How many places of one change are shown in full."""


@click.command()
@click.argument("document", type=click.Path(path_type=Path), metavar="FILE.docx")
@click.option(
    "--facts", type=click.Path(path_type=Path), metavar="FILE",
    help="The fact file.  [default: the one of that name in data/]",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="OTHER.docx",
    help="Write another file.  [default: the document itself; what it was is kept as FILE.docx.bak]",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Write nothing; fail where something would change or was found.")
@click.option("--overwrite", is_flag=True, help="Print figures anew also where somebody typed over them.")
@click.option(
    "--draft", is_flag=True, help="Fill in spite of contradictions; the document must say that it is a draft."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def refill(
    document: Path, facts: Path | None, out: Path | None, dry_run: bool, overwrite: bool, draft: bool, form: str
) -> None:
    """Bring the figures of FILE.docx, a briefing edited since, up to date; all else stays as its editor left it."""
    spare(out, [facts] if facts else [])
    if out is not None and is_same_file(out, document):
        out = None  # then what it was is kept
    result = _result(document, facts, out, dry_run=dry_run, overwrite=overwrite, draft=draft)
    target = out or document
    written: Written = ()
    done = result.data is not None and not dry_run
    if done and (result.changed or out is not None):
        written, troubles = _write(result, document, target)
        result, done = replace(result, diagnostics=(*result.diagnostics, *troubles)), not troubles
    where = screen(err=False)
    if form == "json":
        say([json.dumps(_plain(result, document), ensure_ascii=False, indent=2)], where)
    else:
        say(_lines(result, document, "changed" if done else "would change"), where)
        for line in _unshown(result):
            say(where.folded(line, 4), where)
        say((f"{path}  {size / 1000:,.0f} kB" for path, size in written if path == target), where)
        print_diagnostics(result.diagnostics)
    code = exit_code(result.diagnostics)
    raise SystemExit(code or int(dry_run and (result.changed or bool(result.diagnostics))))


def _result(
    document: Path, facts: Path | None, out: Path | None, *, dry_run: bool, overwrite: bool, draft: bool
) -> Refilled:
    if out is None and not dry_run and (locked := open_elsewhere(document)):
        return Refilled(None, b"", (), 0, locked)
    name = "" if facts else attached_name(document)
    if facts is None and name and not (Path("data") / name).is_file():
        message = f"there is no data/{name}, which the document was made from"
        found = Diagnostic(
            "E004", Severity.ERROR, Span.whole(str(document)), message, "name the fact file with --facts"
        )
        return Refilled(None, b"", (), 0, (found,))
    return refilled(Request(document, facts or Path("data") / name, draft, overwrite), project())


def _write(result: Refilled, document: Path, target: Path) -> tuple[Written, tuple[Diagnostic, ...]]:
    """Write the document, and beside it what it was where it is written over."""
    assert result.data is not None
    files = {target: result.data}
    if target == document:
        files = {document.with_name(f"{document.name}.bak"): result.before, **files}
    return write_files(files, document.stat().st_mode & 0o777 | stat.S_IWUSR)


def _lines(result: Refilled, document: Path, verb: str) -> Iterator[str]:
    if result.data is None and not result.changes:
        return
    changes = sorted(result.changes, key=lambda change: (change.figure_id, change.old, change.new))
    for (figure, old, new), places in groupby(changes, key=lambda c: (c.figure_id, c.old, c.new)):
        standing = [change.place for change in places]
        times = f"  ({len(standing)} places)" if len(standing) > 1 else ""
        yield f"{click.style(figure, bold=True)}  {old} → {new}{times}"
        telling = sorted(standing, key=lambda place: -len(place.before + place.after))
        for place in telling[:_SHOWN_PLACES]:
            yield f"    {place.before}[{old}]{place.after}".rstrip()
    for one in result.renewed:
        if one.old:
            yield f"{one.what}  {one.old} → {one.new}"
        else:
            yield f"{one.what}  {one.new}"
    total = result.unchanged + len(result.changes)
    yield f"{len(result.changes)} of {total} printed figures {verb}"
    if result.data is None:
        yield f"{document} stays as it is"


def _unshown(result: Refilled) -> Iterator[str]:
    """What the fact file has and the document does not show."""
    for kind, names in (("figure", result.unshown.figures), ("claim", [f"`{c}`" for c in result.unshown.claims])):
        if names:
            yield f"not shown: {len(names)} {kind}{'s' * (len(names) > 1)}: {', '.join(names)}"


def _plain(result: Refilled, document: Path) -> dict[str, object]:
    return {
        "document": str(document),
        "changed": result.changed,
        "unchanged_figures": result.unchanged,
        "figures": [
            {"figure": change.figure_id, "old": change.old, "new": change.new, **asdict(change.place)}
            for change in result.changes
        ],
        "renewed": [asdict(one) for one in result.renewed],
        "not_shown": asdict(result.unshown),
        "diagnostics": [
            {"code": d.code, "severity": d.severity.value, "message": d.message, "hint": d.hint}
            for d in result.diagnostics
        ],
    }
