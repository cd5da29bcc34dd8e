"""A report for people: figure by figure, claim by claim, with the working and the place of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

import click

from reportgen.checking import Checked
from reportgen.claims.suspects import find_suspects
from reportgen.claims.verdicts import RuleFinding, Verdict
from reportgen.cli.excerpts import Sources
from reportgen.cli.printing import Screen
from reportgen.cli.wording import Console
from reportgen.facts import Acknowledgement, FactFile, Figure
from reportgen.reading import SourceCheck
from reportgen.records import dataclass
from reportgen.reporting import is_open
from reportgen.reporting.suspicion import suspect_lines
from reportgen.reporting.texts import english
from reportgen.rules import ALL


@dataclass(frozen=True, slots=True)
class Layout:
    """What a report's lines need besides the report: words, what the screen can show, the files' lines."""

    console: Console
    screen: Screen
    sources: Sources
    strict: bool = False
    rules: Set[str] = ALL


def report_lines(files: Sequence[Checked], layout: Layout) -> Iterator[str]:
    """What checking fact files found, one after another."""
    for position, checked in enumerate(files):
        if position:
            yield ""
        yield from _report(checked, layout)


def _report(checked: Checked, layout: Layout) -> Iterator[str]:
    facts, report = checked.facts, checked.report
    yield click.style(facts.path, bold=True)
    yield "\nFigures"
    yield from _figures(checked)
    yield "\nClaims"
    for verdict in report.claims:
        yield from verdict_lines(verdict, facts, layout)
    if len(report.claims) < len(report.verdicts):
        yield "\nCalculated figures"
        for verdict in report.verdicts:
            if verdict.claim.calculated:
                yield from verdict_lines(verdict, facts, layout)
    conflicts = [c for c in find_suspects(facts, report).conflicts if not c.acknowledged] if report.fails else []
    if conflicts:
        yield "\nSuspects"
        yield from (f"  {line}" for line in suspect_lines(conflicts, report))
    if report.findings:
        yield "\nRules"
        for finding in report.findings:
            yield from finding_lines(finding, facts, layout)
    yield ""
    if layout.rules != ALL:
        yield f"Rules: {_chosen(layout.rules)}"
    yield f"Quotes: {_quotes(checked.source)}"
    yield f"Result: {_result(checked, strict=layout.strict)}"


def verdict_lines(verdict: Verdict, facts: FactFile, layout: Layout) -> Iterator[str]:
    """A claim, its place, its working; where it fails, its line; where it is acknowledged, why."""
    mark = _mark(verdict.grade.passes, not verdict.fails)
    yield f"  {mark} {verdict.claim.text}  ({verdict.claim.span})"
    yield f"      {layout.console.working(facts, verdict)}"
    if verdict.fails or (layout.strict and is_open(verdict)):
        yield from layout.screen.lines(verdict.claim.span, layout.sources)
    yield from _acknowledged(verdict.acknowledged, facts)


def finding_lines(finding: RuleFinding, facts: FactFile, layout: Layout) -> Iterator[str]:
    """What a rule found."""
    label = f"{finding.severity.value} {finding.code} {finding.rule}"
    mark = "·" if not finding.severity.fails else _mark(False, not finding.fails)
    yield f"  {mark} {label}: {finding.message}  ({finding.span})"
    if finding.fails:
        yield from layout.screen.lines(finding.span, layout.sources)
    if finding.hint:
        yield f"      hint: {finding.hint}"
    yield from _acknowledged(finding.acknowledged, facts)


def value_of(figure: Figure) -> str:
    """What a figure prints, as a fact file writes it."""
    return figure.text or (figure.quantity.canonical if figure.quantity else "")


def _figures(checked: Checked) -> Iterator[str]:
    figures = checked.facts.figures
    width = max((len(f.id) for f in figures), default=0)
    values = {f.id: value_of(f) for f in figures}
    value_width = max((len(v) for v in values.values()), default=0)
    states = _states(checked)
    for figure in figures:
        passes, stands, entered = states.get(figure.id, (True, True, 0))
        enters = f"in {entered} claim{'s' * (entered != 1)}" if entered else "in no claim"
        mark = _mark(passes, stands)
        row = f"  {mark} {figure.id:{width}}  {values[figure.id]:{value_width}}  {_places(figure)}; {enters}"
        yield row.rstrip()


def _places(figure: Figure) -> str:
    if figure.formula:
        return f"= {figure.formula}"
    numbers = sorted({m.paragraph for m in figure.mentions})
    return f"¶ {', '.join(map(str, numbers))}"


def _states(checked: Checked) -> dict[str, tuple[bool, bool, int]]:
    """Per figure: whether all about it passes, whether the rest is acknowledged, how many claims it enters."""
    states: dict[str, tuple[bool, bool, int]] = {}

    def note(figures: Sequence[str], passes: bool, stands: bool, claims: int) -> None:
        for name in figures:
            before = states.get(name, (True, True, 0))
            states[name] = (before[0] and passes, before[1] and stands, before[2] + claims)

    for verdict in checked.report.verdicts:
        note(verdict.figures, verdict.grade.passes, not verdict.fails, int(not verdict.claim.calculated))
    for finding in checked.report.findings:
        if finding.severity.fails:
            note(finding.figures, False, not finding.fails, 0)
    return states


_PASSES, _STANDS, _FAILS = (
    click.style(mark, fg=colour) for mark, colour in (("✓", "green"), ("△", "yellow"), ("✗", "red"))
)


def _mark(passes: bool, stands: bool) -> str:
    return _PASSES if passes else _STANDS if stands else _FAILS


def _acknowledged(acknowledged: Acknowledgement | None, facts: FactFile) -> Iterator[str]:
    if acknowledged is not None:
        yield f"      acknowledged: {english(acknowledged.reason, facts)}"


def _quotes(source: SourceCheck | None) -> str:
    if source is None:
        return "not checked (--source ARTICLE holds them against the article)"
    said = f"{source.exact} of {source.quotes} stand in {source.article} as quoted"
    if source.moved:
        said += f", {source.moved} elsewhere or in other letters"
    if source.missing:
        said += f", {source.missing} not at all"
    return f"{said}; {source.accounted} of {source.digit_runs} runs of digits are accounted for"


def _chosen(rules: Set[str]) -> str:
    """Which rules ran, where the command line said so: whichever list is shorter."""
    left_out = ALL - rules
    if len(left_out) < len(rules):
        return f"all but {', '.join(sorted(left_out))}"
    return f"only {', '.join(sorted(rules))}" if rules else "none"


def _result(checked: Checked, *, strict: bool) -> str:
    claims = checked.report.claims
    holding = sum(v.grade.passes for v in claims)
    parts = [f"{holding} of {len(claims)} claims hold"]
    acknowledged = sum(v.acknowledged is not None for v in claims)
    if acknowledged:
        parts.append(f"{acknowledged} acknowledged")
    ignored = len(checked.report.suppressed)
    if ignored:
        parts.append(f"{ignored} finding{'s' * (ignored != 1)} ignored")
    undecided = sum(is_open(v) for v in claims)
    if undecided:
        parts.append(f"{undecided} undecided")
    failing = sum(v.fails for v in checked.report.verdicts) + sum(f.fails for f in checked.report.findings)
    failing += sum(is_open(v) for v in checked.report.verdicts) if strict else 0
    parts.append(click.style(f"{failing} to mend", fg="red") if failing else "nothing to mend")
    return ", ".join(parts)
