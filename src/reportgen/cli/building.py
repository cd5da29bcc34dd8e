"""`reportgen build`: the briefings."""

from __future__ import annotations

import os
from pathlib import Path

import click

from reportgen.building import Request, build_briefings, created_from
from reportgen.cli.options import chosen, facts_named, project
from reportgen.cli.printing import print_diagnostics
from reportgen.diagnostics import Diagnostic
from reportgen.reporting import exit_code
from reportgen.unseen import visible
from reportgen.writers import FORMATS


@click.command()
@click.argument("facts", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--lang", default="all", show_default=True, metavar="LANGS", help="ur, vi, en …, several with commas, or all."
)
@click.option(
    "--format", "formats", default="docx,pdf", show_default=True, metavar="FORMATS", help="docx, pdf, or both."
)
@click.option("--template", metavar="NAME", help="A folder of templates/.  [default: the fact file's, or briefing]")
@click.option(
    "--theme", default="teal", show_default=True, metavar="NAME", help="The look: colours, faces, sizes, paper."
)
@click.option(
    "--digits", type=click.Choice(["latn", "native"]), default=None,
    help="European digits, or the language's own (۰–۹).  [default: what the language says]",
)  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path), default=Path("build"), show_default=True, metavar="DIR")
@click.option(
    "--comments", is_flag=True, help="Word files say at each figure where it comes from and how it was checked."
)
@click.option(
    "--reference", type=click.Path(path_type=Path), metavar="HOUSE.docx",
    help="A Word file of your own: Word briefings take its styles, theme, headers, footers and page.",
)  # fmt: skip
@click.option("--draft", is_flag=True, help="Build in spite of contradictions, and say draft on every page.")
def build(  # noqa: PLR0913, PLR0917 # a parameter for each option
    facts: tuple[Path, ...],
    lang: str,
    formats: str,
    template: str | None,
    theme: str,
    digits: str | None,
    out: Path,
    comments: bool,
    reference: Path | None,
    draft: bool,
) -> None:
    """Build briefings from FACTS (files or folders; without any, every fact file in data/)."""
    resources = project()
    created = created_from(os.environ)
    if isinstance(created, Diagnostic):
        print_diagnostics([created])
        raise SystemExit(2)
    wanted = chosen("--format", formats, FORMATS)
    if comments and not any(FORMATS[name].comments for name in wanted):
        able = ", ".join(name for name, form in FORMATS.items() if form.comments)
        raise click.UsageError(f"--comments goes with {able}: {', '.join(wanted)} has no comments")
    if reference is not None and not any(FORMATS[name].house for name in wanted):
        able = ", ".join(name for name, form in FORMATS.items() if form.house)
        raise click.UsageError(f"--reference goes with {able}: {', '.join(wanted)} takes no reference document")
    request = Request(
        facts=facts_named(facts),
        languages=chosen("--lang", lang, resources.languages(), every="all"),
        formats=wanted,
        template=chosen("--template", template, resources.templates())[0] if template else "",
        theme=chosen("--theme", theme, resources.themes())[0],
        out=out,
        digits=digits or "",
        draft=draft,
        created=created,
        comments=comments,
        reference=reference,
    )
    result = build_briefings(request, resources)
    print_diagnostics(result.diagnostics)
    for path, size in result.files:
        click.echo(visible(f"{path}  {size / 1000:,.0f} kB"))
    raise SystemExit(exit_code(result.diagnostics))
