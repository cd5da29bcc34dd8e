"""The JSON report: every verdict and finding with its exact values.

Numbers are strings, fractions in lowest terms ("2071/20"), so that nothing is lost on the way.
docs/reports.md describes it, `report_schema` is its JSON Schema.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from fractions import Fraction

from reportgen.claims.verdicts import Hint, Report, RuleFinding, Side, Value, Verdict
from reportgen.diagnostics import Diagnostic, Span
from reportgen.facts import Acknowledgement, FactFile, RuleChoice, Texts
from reportgen.quantity import Interval
from reportgen.reading import SourceCheck
from reportgen.reporting.run import Run
from reportgen.reporting.suspicion import conflict_json

VERSION = 1
"""Raised whenever a reader of an older report could misread a newer one."""

Json = dict[str, object]


def run_record(run: Run) -> Json:
    """What `check --format json` prints: a report per fact file, and everything said about any file.

    Its lists of reports and of claims are made one by one as they are asked for, once.
    """
    return {
        "reportgen": VERSION,
        "exit": run.exit_code,
        "strict": run.strict,
        "reports": _reports(run),
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in run.diagnostics],
        "rules": sorted(run.rules),
    }


def report_json(
    facts: FactFile,
    report: Report,
    diagnostics: Iterable[Diagnostic] = (),
    source: SourceCheck | None = None,
    shown: str = "",
    template: Json | None = None,
) -> Json:
    """One fact file's report as plain data; a briefing carries it too, without looking for suspects.

    `shown` is said for the path of the fact file, where that is not what it was read from; `template` is what the
    briefing was composed from (name, language, SHA-256).
    """
    made = {**_held(_report(facts, report, tuple(diagnostics), source)), "template": template}
    return _Renamed(facts.path, shown).record(made) if shown else made


class _Renamed:
    """A report in which a file goes by another path."""

    def __init__(self, path: str, shown: str) -> None:
        self._path, self._shown = path, shown

    def record(self, record: Json) -> Json:
        return {
            key: self._shown if key == "path" and value == self._path else self._of(value)
            for key, value in record.items()
        }

    def _of(self, value: object) -> object:
        if isinstance(value, dict):
            return self.record(value)
        return [self._of(one) for one in value] if isinstance(value, list) else value


def _reports(run: Run) -> Iterator[Json]:
    from reportgen.claims.suspects import find_suspects  # noqa: PLC0415  (6 ms that briefings need not pay)

    for one in run.files:
        suspects = [conflict_json(c) for c in find_suspects(one.facts, one.report).conflicts]
        report = _report(one.facts, one.report, run.about(one.facts.path), one.source)
        yield {**report, "suspects": suspects}


def _held(report: Json) -> Json:
    """A report with all its claims at hand."""
    claims = report["claims"]
    assert isinstance(claims, Iterable)
    return {**report, "claims": list(claims)}


def _report(facts: FactFile, report: Report, found: tuple[Diagnostic, ...], source: SourceCheck | None) -> Json:
    """A report whose claims are made as they are asked for, once."""
    grades = Counter(verdict.grade.value for verdict in report.verdicts)
    return {
        "reportgen": VERSION,
        "facts": {
            "path": facts.path,
            "name": facts.name,
            "title": _texts(facts.title),
            "source": {
                "language": facts.source.language,
                "title": facts.source.title,
                "sha256": facts.source.sha256,
            },
        },
        "fails": report.fails or any(diagnostic.fails for diagnostic in found),
        "verdicts": dict(sorted(grades.items())),
        "claims": (_verdict(verdict) for verdict in report.verdicts),
        "rules": [_finding(finding) for finding in report.findings],
        "suppressed": [_finding(finding) for finding in report.suppressed],
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in found],
        "source_check": None if source is None else asdict(source),
        "suspects": None,
        "template": None,
    }


def _verdict(verdict: Verdict) -> Json:
    claim = verdict.claim
    return {
        "id": claim.id,
        "claim": claim.text,
        "calculated": claim.calculated,
        "label": _texts(claim.label),
        "verdict": verdict.grade.value,
        "passes": verdict.grade.passes,
        "fails": verdict.fails,
        "acknowledged": _acknowledgement(verdict.acknowledged),
        "relation": verdict.comparison.relation,
        "exact": _exact(verdict),
        "left": _value(verdict.left),
        "right": _value(verdict.right),
        "printed_side": verdict.printed_side.value or None,
        "claimed": None if verdict.claimed is None else _interval(verdict.claimed),
        "distance": _fraction(verdict.distance),
        "rounding": claim.rounding.value,
        "tolerance": None if claim.tolerance is None else claim.tolerance.quantity.canonical,
        "figures": list(verdict.figures),
        "hints": [_hint(hint) for hint in verdict.hints],
        "quote": claim.quote or None,
        "paragraph": claim.paragraph,
        "span": _span(claim.span),
    }


def _exact(verdict: Verdict) -> str | None:
    """The exact result that a printed figure is held against."""
    value = {Side.LEFT: verdict.right, Side.RIGHT: verdict.left}.get(verdict.printed_side)
    return None if value is None else _fraction(value.nominal)


def _finding(finding: RuleFinding) -> Json:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "fails": finding.fails,
        "acknowledged": _acknowledgement(finding.acknowledged),
        "ignored": _ignored(finding.ignored),
        "figures": list(finding.figures),
        "message": finding.message,
        "hint": finding.hint or None,
        "span": _span(finding.span),
    }


def _diagnostic(diagnostic: Diagnostic) -> Json:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint or None,
        "span": _span(diagnostic.span),
    }


def _value(value: Value | None) -> Json | None:
    if value is None:
        return None
    return {
        "nominal": _fraction(value.nominal),
        "unit": value.unit,
        "interval": _interval(value.interval),
        "before": _value(value.before),
    }


def _interval(interval: Interval) -> Json:
    return {
        "low": _fraction(interval.low),
        "low_closed": interval.low_closed,
        "high": _fraction(interval.high),
        "high_closed": interval.high_closed,
    }


def _hint(hint: Hint) -> Json:
    return {"code": hint.code.value, "value": _value(hint.value)}


def _acknowledgement(acknowledgement: Acknowledgement | None) -> Json | None:
    if acknowledgement is None:
        return None
    return {
        "finding": acknowledgement.finding or None,
        "reason": _texts(acknowledgement.reason),
        "span": _span(acknowledgement.span),
    }


def _ignored(choice: RuleChoice | None) -> Json | None:
    if choice is None:
        return None
    return {"rule": choice.rule, "reason": _texts(choice.reason), "span": _span(choice.span)}


def _texts(texts: Texts) -> Json:
    return {text.language: text.text for text in texts}


def _fraction(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _span(span: Span) -> Json:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
