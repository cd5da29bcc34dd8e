"""A report for people: figure by figure, claim by claim, with the working and the place of each."""

from __future__ import annotations

from collections.abc import Iterator

import click

from reportgen.building import Checked
from reportgen.claims.verdicts import Grade, RuleFinding, Verdict
from reportgen.composing.working import grade_words, working
from reportgen.diagnostics import Severity
from reportgen.document import plain_text
from reportgen.facts import Acknowledgement, Figure, text_in
from reportgen.languages import Language
from reportgen.reading import SourceCheck

_OPEN = frozenset({Grade.UNDETERMINED, Grade.NOT_EVALUATED})


def print_report(checked: Checked, language: Language, source: SourceCheck | None, *, strict: bool) -> None:
    """Print what checking one fact file found; `source` is what holding it against its article came to."""
    facts, report = checked.facts, checked.report
    click.echo(click.style(facts.path, bold=True))
    click.echo("\nFigures")
    for line in _figures(checked):
        click.echo(line)
    click.echo("\nClaims")
    for verdict in report.claims:
        _print_verdict(verdict, checked, language)
    if len(report.claims) < len(report.verdicts):
        click.echo("\nCalculated figures")
        for verdict in report.verdicts:
            if verdict.claim.calculated:
                _print_verdict(verdict, checked, language)
    if report.findings:
        click.echo("\nRules")
        for finding in report.findings:
            _print_finding(finding)
    click.echo(f"\nQuotes: {_quotes(source)}")
    click.echo(f"Result: {_result(checked, strict=strict)}")


def still_open(checked: Checked) -> bool:
    """Whether a claim could not be decided: what `--strict` fails on."""
    return any(v.grade in _OPEN for v in checked.report.verdicts)


def _figures(checked: Checked) -> Iterator[str]:
    figures = checked.facts.figures
    width = max((len(f.id) for f in figures), default=0)
    values = {f.id: f.text or (f.quantity.canonical if f.quantity else "") for f in figures}
    value_width = max((len(v) for v in values.values()), default=0)
    for figure in figures:
        mark = _mark(*_state(figure, checked))
        entered = sum(figure.id in v.figures for v in checked.report.claims)
        enters = f"in {entered} claim{'s' * (entered != 1)}" if entered else "in no claim"
        row = f"  {mark} {figure.id:{width}}  {values[figure.id]:{value_width}}  {_places(figure)}; {enters}"
        yield row.rstrip()


def _places(figure: Figure) -> str:
    if figure.formula:
        return f"= {figure.formula}"
    numbers = sorted({m.paragraph for m in figure.mentions})
    return f"¶ {', '.join(map(str, numbers))}"


def _state(figure: Figure, checked: Checked) -> tuple[bool, bool]:
    """Whether everything about a figure passes, and whether what does not is at least acknowledged."""
    verdicts = [v for v in checked.report.verdicts if figure.id in v.figures]
    findings = [f for f in checked.report.findings if figure.id in f.figures and f.severity is not Severity.NOTE]
    passes = all(v.grade.passes for v in verdicts) and not findings
    return passes, not any(v.fails for v in verdicts) and not any(f.fails for f in findings)


def _mark(passes: bool, stands: bool) -> str:
    if passes:
        return click.style("✓", fg="green")
    return click.style("△", fg="yellow") if stands else click.style("✗", fg="red")


def _print_verdict(verdict: Verdict, checked: Checked, language: Language) -> None:
    mark = _mark(verdict.grade.passes, not verdict.fails)
    click.echo(f"  {mark} {verdict.claim.text}  ({verdict.claim.span})")
    click.echo(f"      {plain_text(working(verdict, checked.facts, language))}: {grade_words(verdict.grade, language)}")
    _print_acknowledgement(verdict.acknowledged)


def _print_finding(finding: RuleFinding) -> None:
    label = f"{finding.severity.value} {finding.code} {finding.rule}"
    mark = "·" if finding.severity is Severity.NOTE else _mark(False, not finding.fails)
    click.echo(f"  {mark} {label}: {finding.message}  ({finding.span})")
    if finding.hint:
        click.echo(f"      hint: {finding.hint}")
    _print_acknowledgement(finding.acknowledged)


def _print_acknowledgement(acknowledged: Acknowledgement | None) -> None:
    if acknowledged is None:
        return
    reason = text_in(acknowledged.reason, "en") or (acknowledged.reason[0] if acknowledged.reason else None)
    click.echo(f"      acknowledged: {reason.text if reason else ''}")


def _quotes(source: SourceCheck | None) -> str:
    if source is None:
        return "not checked (--source ARTICLE holds them against the article)"
    said = f"{source.exact} of {source.quotes} stand in {source.article} as quoted"
    if source.moved:
        said += f", {source.moved} elsewhere or in other letters"
    if source.missing:
        said += f", {source.missing} not at all"
    return f"{said}; {source.accounted} of {source.digit_runs} runs of digits are accounted for"


def _result(checked: Checked, *, strict: bool) -> str:
    claims = checked.report.claims
    holding = sum(v.grade.passes for v in claims)
    parts = [f"{holding} of {len(claims)} claims hold"]
    acknowledged = sum(v.acknowledged is not None for v in claims)
    if acknowledged:
        parts.append(f"{acknowledged} acknowledged")
    undecided = sum(v.grade in _OPEN and v.acknowledged is None for v in claims)
    if undecided:
        parts.append(f"{undecided} undecided")
    failing = sum(v.fails for v in checked.report.verdicts) + sum(f.fails for f in checked.report.findings)
    failing += undecided if strict else 0
    parts.append(click.style(f"{failing} to mend", fg="red") if failing else "nothing to mend")
    return ", ".join(parts)
