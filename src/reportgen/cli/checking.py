"""`reportgen check`: figures held against each other, quotes against the article, a template's languages together."""

from __future__ import annotations

import json
from pathlib import Path

import click

from reportgen.building import check_files, check_templates
from reportgen.cli.options import fact_files, project, split_paths
from reportgen.cli.printing import exit_code, print_diagnostics
from reportgen.cli.reports import print_report, still_open
from reportgen.diagnostics import Diagnostic
from reportgen.languages import load_language
from reportgen.reading import SourceCheck, check_source
from reportgen.reporting import report_json

CONSOLE_LANGUAGE = "en"


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--source", type=click.Path(path_type=Path), metavar="ARTICLE", help="Hold every quote against the article."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Also fail on claims that could not be decided.")
def check(paths: tuple[Path, ...], source: Path | None, form: str, strict: bool) -> None:
    """Check PATHS: fact files, templates, or folders of either (without any: data/ and templates/)."""
    resources = project()
    said = split_paths(paths)
    files = fact_files(said.facts)
    if source is not None and len(files) != 1:
        raise click.UsageError(f"--source holds one fact file against its article; {len(files)} are named")
    checked, found = check_files(files, resources)
    diagnostics: list[Diagnostic] = [*said.diagnostics, *found]
    sources: dict[str, SourceCheck] = {}
    if source is not None and checked:
        held = check_source(checked[0].facts, source, resources)
        diagnostics += held.diagnostics
        if held.value is not None:
            sources[checked[0].facts.path] = held.value
    if said.templates:
        diagnostics += check_templates(said.templates, checked, resources)

    if form == "json":
        reports = [report_json(c.facts, c.report) for c in checked]
        click.echo(json.dumps(reports, ensure_ascii=False, indent=2))
    else:
        language = load_language(CONSOLE_LANGUAGE, resources)
        diagnostics += language.diagnostics
        if language.value is not None:
            for position, one in enumerate(checked):
                if position:
                    click.echo()
                print_report(one, language.value, sources.get(one.facts.path), strict=strict)
    print_diagnostics(diagnostics)
    code = exit_code(diagnostics)
    if not code and any(c.report.fails or (strict and still_open(c)) for c in checked):
        code = 1
    raise SystemExit(code)
