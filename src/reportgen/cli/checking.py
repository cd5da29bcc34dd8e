"""`reportgen check`: figures held against each other, quotes against the article, a template's languages together."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from reportgen.checking import Checked, check_files
from reportgen.cli.excerpts import Sources
from reportgen.cli.options import fact_files, project, spare, split_paths
from reportgen.cli.printing import PAPER, diagnostic_lines, plain, print_diagnostics, say, screen
from reportgen.cli.reports import Layout, report_lines
from reportgen.cli.selecting import chosen_rules
from reportgen.cli.wording import Console, meaning
from reportgen.diagnostics import Diagnostic
from reportgen.reading import check_source
from reportgen.reporting import FORMATS, Run, render
from reportgen.resources import Resources
from reportgen.saving import write_files
from reportgen.unseen import visible

TEXT = "text"


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--source", type=click.Path(path_type=Path), metavar="ARTICLE", help="Hold every quote against the article."
)
@click.option("--format", "form", type=click.Choice([TEXT, *FORMATS]), default=TEXT, show_default=True)
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE",
    help="Write the report to FILE, and what people read to the terminal.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Also fail on claims that could not be decided.")
@click.option(
    "--select", multiple=True, metavar="RULES", help="Run only these rules: codes, their beginnings (R11), or names."
)
@click.option("--ignore", multiple=True, metavar="RULES", help="Leave these rules out.")
def check(
    paths: tuple[Path, ...],
    source: Path | None,
    form: str,
    output: Path | None,
    strict: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> None:
    """Check PATHS: fact files, templates, or folders of either (without any: data/ and templates/)."""
    rules = chosen_rules(select, ignore)
    resources = project()
    said = split_paths(paths)
    files = fact_files(said.facts)
    if source is not None and len(files) != 1:
        raise click.UsageError(f"--source holds one fact file against its article; {len(files)} are named")
    spare(output, [*files, *([source] if source else [])])
    checked, found = check_files(files, resources, rules)
    diagnostics: list[Diagnostic] = [*said.diagnostics, *found]
    if source is not None and checked:
        held = check_source(checked[0].facts, source, resources)
        diagnostics += held.diagnostics
        checked = (replace(checked[0], source=held.value),)
    diagnostics += _templates(said.templates, checked, resources)
    console = Console(resources)
    diagnostics += console.diagnostics
    run = Run(checked, tuple(diagnostics), strict, rules)

    if output is not None:
        run = _write(output, form, run, console)
    if form == TEXT or output is not None:
        _print(run, console)
    else:
        text = render(run, form, console.working, meaning)
        if form == "github" or sys.stdout.isatty():
            text = visible(text)
        # As bytes: nothing else in them is a terminal's business.
        click.echo(text.encode(errors="backslashreplace"), nl=False)
    raise SystemExit(run.exit_code)


def _templates(folders: Sequence[Path], checked: Sequence[Checked], resources: Resources) -> tuple[Diagnostic, ...]:
    if not folders:
        return ()
    from reportgen.building import check_templates  # noqa: PLC0415  - fact files alone need no composer

    return check_templates(folders, checked, resources)


def _print(run: Run, console: Console) -> None:
    sources = Sources({one.facts.path: one.facts.raw for one in run.files})
    where = screen(err=False)
    say(report_lines(run.files, Layout(console, where, sources, run.strict, run.rules)), where)
    print_diagnostics(run.diagnostics, sources)


def _write(output: Path, form: str, run: Run, console: Console) -> Run:
    """Write the report; the run with what went wrong in writing it."""
    if form == TEXT:
        sources = Sources()
        lines = report_lines(run.files, Layout(console, PAPER, sources, run.strict, run.rules))
        text = plain([*lines, *diagnostic_lines(run.diagnostics, PAPER, sources)])
    else:
        text = render(run, form, console.working, meaning)
    _, troubles = write_files({output: text.encode()})
    return replace(run, diagnostics=(*run.diagnostics, *troubles))
