"""`reportgen explain`: what a code means, or what a figure has to do with the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

import click

from reportgen.checking import Checked, check_files
from reportgen.claims.verdicts import Grade
from reportgen.cli.excerpts import Sources
from reportgen.cli.options import facts_named, project
from reportgen.cli.printing import print_diagnostics, say, screen
from reportgen.cli.reports import Layout, finding_lines, value_of, verdict_lines
from reportgen.cli.wording import CODE_TABLES, Console, codes
from reportgen.facts import FactFile, Figure
from reportgen.reporting.figures import Account, account
from reportgen.reporting.grades import GRADES
from reportgen.reporting.texts import english
from reportgen.rules import RULES
from reportgen.rules.documentation import page


@click.command()
@click.argument("what")
@click.argument("facts", nargs=-1, type=click.Path(path_type=Path))
def explain(what: str, facts: tuple[Path, ...]) -> None:
    """Say what WHAT means: the code or name of a rule, a diagnostic's code, a verdict, or a figure of FACTS.

    FACTS are fact files or folders of them; without any, those in data/.
    """
    where = screen(err=False)
    known = _documentation(what)
    if known:
        say(known, where)
        return
    resources = project()
    checked, diagnostics = check_files(facts_named(facts), resources)
    console = Console(resources)
    layout = Layout(console, where, Sources({one.facts.path: one.facts.raw for one in checked}))
    found = [(one, told) for one in checked if (told := account(one, what)) is not None]
    for position, (one, told) in enumerate(found):
        say(["", *_account(told, one, layout)] if position else _account(told, one, layout), where)
    if found:
        print_diagnostics(console.diagnostics)
        return
    print_diagnostics([*diagnostics, *console.diagnostics])
    raise click.UsageError(_unknown(what, checked))


def _documentation(what: str) -> list[str]:
    """What is written about a rule, a diagnostic code or a grade."""
    rule = next((r for r in RULES if what.lower() in {r.code.lower(), r.name}), None)
    if rule is not None:
        return page(rule).splitlines()
    code = what.upper()
    line = codes(code[:1]).get(code, "") if code[1:].isdecimal() else ""
    if line:
        return [f"{code}: {line}"]
    grade = next((g for g in Grade if g.value == what), None)
    return [] if grade is None else [f"{grade.value}: {GRADES[grade]}", _weight(grade)]


def _weight(grade: Grade) -> str:
    if grade.passes:
        return "It passes."
    if grade.fails:
        return "It fails a check unless it is acknowledged."
    return "It is no pass, and fails only with --strict."


def _unknown(what: str, checked: Sequence[Checked]) -> str:
    figures = [figure.id for one in checked for figure in one.facts.figures]
    names = [
        *figures,
        *(rule.name for rule in RULES),
        *(grade.value for grade in Grade),
        *(code for letter in CODE_TABLES if letter == what[:1].upper() for code in codes(letter)),
    ]
    shown = what if len(what) <= 40 else f"{what[:40]}…"
    near = get_close_matches(what[:40], names, 1) or get_close_matches(what[:40].upper(), names, 1)
    guess = f"did you mean `{near[0]}`?" if near else "name a rule, a diagnostic code, a verdict, or a figure"
    return f"there is no figure, rule or code `{shown}`; {guess}"


def _account(told: Account, one: Checked, layout: Layout) -> Iterator[str]:
    figure = told.figure
    yield f"{click.style(figure.id, bold=True)}  {value_of(figure)}  ({figure.span})"
    yield from (f"  {line}" for line in _described(figure, one.facts))
    yield "\nStands"
    for mention in figure.mentions:
        yield f"  ¶ {mention.paragraph}  {mention.quote}  ({mention.span})"
    if figure.formula:
        yield f"  nowhere: it is calculated, {figure.formula}  ({figure.formula_span or figure.span})"
    if told.made_by is not None:
        yield f"      {layout.console.working(one.facts, told.made_by)}"
    yield "\nEnters" if told.claims else "\nEnters no claim"
    for verdict in told.claims:
        yield from verdict_lines(verdict, one.facts, layout)
    if told.follows:
        yield "\nCalculated from it"
    for consequence in told.follows:
        yield from verdict_lines(consequence.verdict, one.facts, layout)
        if consequence.through:
            yield f"      by way of {consequence.through}"
        for verdict in consequence.claims:
            yield f"      enters {verdict.claim.text}: {verdict.grade.value}  ({verdict.claim.span})"
    if told.findings:
        yield "\nRules"
    for finding in told.findings:
        yield from finding_lines(finding, one.facts, layout)


def _described(figure: Figure, facts: FactFile) -> Iterator[str]:
    label = english(figure.label, facts)
    if label:
        yield label
    what = [
        figure.kind.value,
        f"of {figure.of}" if figure.of else "",
        f"counts {figure.counts}" if figure.counts else "",
    ]
    yield ", ".join(part for part in (*what, f"per {figure.per}" if figure.per else "") if part)
    note = english(figure.note, facts)
    if note:
        yield note
