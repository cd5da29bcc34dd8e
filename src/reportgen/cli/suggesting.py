"""`reportgen suggest`: claims that nobody declared, to be read and pasted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import click

from reportgen.checking import Checked, check_files
from reportgen.claims.suggestions import THRESHOLD, Suggestion, Suggestions
from reportgen.claims.suggestions import suggest as find_suggestions
from reportgen.cli.options import facts_named, project
from reportgen.cli.printing import print_diagnostics, say, screen
from reportgen.cli.wording import Console
from reportgen.reporting import exit_code

_MOST = 10
"""Beyond so many accidents in one file nobody would read them."""


def _accidents(_: click.Context, __: click.Parameter, text: str) -> Fraction:
    """A number of accidents: whole, decimal or a fraction, read exactly."""
    try:
        number = Fraction(text) if len(text) <= 20 and "e" not in text.lower() else Fraction(0)
    except (ValueError, ZeroDivisionError):
        number = Fraction(0)
    if not 0 < number <= _MOST:
        raise click.BadParameter(f"`{text}` is no number above 0 and up to {_MOST}, such as 1/20, 0.5 or 1")
    return number


@click.command()
@click.argument("facts", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--chance", default=str(THRESHOLD), show_default=True, callback=_accidents, metavar="NUMBER")
def suggest(facts: tuple[Path, ...], form: str, chance: Fraction) -> None:
    """Propose claims for FACTS (files or folders; without any, those in data/).

    A proposal holds to the last printed digit and is unlikely to hold by chance; whether the
    article means it is for an editor to say.
    """
    resources = project()
    paths = facts_named(facts)
    if not paths:
        raise click.UsageError("no fact file to look at: name one, or put one into data/")
    checked, diagnostics = check_files(paths, resources)
    found = [(one, find_suggestions(one.facts, one.report, chance)) for one in checked]
    console = Console(resources)
    where = screen(err=False)
    if form == "json":
        shown = json.dumps([_as_json(one, some) for one, some in found], ensure_ascii=False, indent=2)
        say([shown], where)
    else:
        for position, (one, some) in enumerate(found):
            say([*([""] if position else []), *_lines(one, some, console)], where)
    print_diagnostics([*diagnostics, *console.diagnostics])
    raise SystemExit(exit_code(diagnostics))


def _lines(one: Checked, some: Suggestions, console: Console) -> Iterator[str]:
    tried = f"{some.candidates:,} relations tried among {some.figures} figures"
    if not some.found:
        weaker = "" if some.threshold >= 1 else "; --chance 1 shows what is less sure"
        yield f"# {one.facts.path}: nothing to suggest; {tried}{weaker}"
        return
    yield f"# {one.facts.path}: {tried}"
    yield "claims:"
    for suggestion in some.found:
        yield f"  - {suggestion.claim}"
        yield f"    # {console.working(one.facts, suggestion.verdict)}; {_odds(suggestion)}"


def _odds(suggestion: Suggestion) -> str:
    return f"by chance 1 in {suggestion.odds:,}" if suggestion.odds > 1 else "as good as by chance"


def _as_json(one: Checked, some: Suggestions) -> dict[str, object]:
    return {
        "path": one.facts.path,
        "figures": some.figures,
        "candidates": some.candidates,
        "suggestions": [
            {
                "claim": s.claim,
                "relation": s.relation.value,
                "figures": list(s.figures),
                "chance": str(s.chance),
                "verdict": s.verdict.grade.value,
            }
            for s in some.found
        ],
    }
