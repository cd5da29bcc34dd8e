"""A run as one flat list: each claim, calculated figure, finding and diagnostic, with how it stands.

JUnit, SARIF and annotations are all made from this list, so that they can't disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from reportgen.checking import Checked
from reportgen.claims.verdicts import RuleFinding, Verdict
from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.facts import Acknowledgement, FactFile, RuleChoice
from reportgen.records import dataclass
from reportgen.reporting.run import UNREADABLE, Run, Wording, is_open
from reportgen.reporting.texts import english


class Sort(StrEnum):
    """What an entry is about."""

    CLAIM = "claims"
    CALCULATED = "calculated"
    RULE = "rules"
    DIAGNOSTIC = "diagnostics"


class State(StrEnum):
    """How it stands: only FAILED and BROKEN make a check fail."""

    PASSED = "passed"
    NOTED = "noted"
    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    IGNORED = "ignored"
    """A finding of a rule that the fact file ignores."""
    FAILED = "failed"
    BROKEN = "broken"
    """A file that could not be read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list.

    `code` is a verdict's grade, a rule's code or a diagnostic's; `name` says what it is about, and
    stays the same when lines move.  What has passed has no `message`: nobody prints it.  `reason` is
    the editor's, where it is acknowledged or ignored.
    """

    sort: Sort
    state: State
    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""
    reason: str = ""
    figures: tuple[str, ...] = ()
    verdict: Verdict | None = None


def entries(run: Run, wording: Wording) -> dict[str, tuple[Entry, ...]]:
    """All entries by file: the fact files first, each with its diagnostics at the end, then other files by name."""
    listed: dict[str, tuple[Entry, ...]] = {}
    for one in run.files:
        listed[one.facts.path] = (*_checked(one, wording, run.strict), *_noticed(run, one.facts.path))
    for path in sorted({d.span.path for d in run.diagnostics} - listed.keys()):
        listed[path] = tuple(_noticed(run, path))
    return listed


def _reason(given: Acknowledgement | RuleChoice | None, facts: FactFile) -> str:
    return "" if given is None else english(given.reason, facts)


def _checked(one: Checked, wording: Wording, strict: bool) -> Iterator[Entry]:
    names: set[str] = set()
    for verdict in one.report.verdicts:
        claim = verdict.claim
        name = claim.text if claim.text not in names else f"{claim.text} ({claim.id})"
        names.add(name)
        state = _state(verdict, strict)
        yield Entry(
            Sort.CALCULATED if claim.calculated else Sort.CLAIM,
            state,
            verdict.grade.value,
            name,
            Severity.ERROR if verdict.grade.fails or state is State.FAILED else Severity.NOTE,
            wording(one.facts, verdict) if state is not State.PASSED else "",
            claim.span,
            reason=_reason(verdict.acknowledged, one.facts),
            figures=verdict.figures,
            verdict=verdict,
        )
    yield from (_found(finding, one.facts) for finding in (*one.report.findings, *one.report.suppressed))


def _state(verdict: Verdict, strict: bool) -> State:
    if verdict.grade.passes:
        return State.PASSED
    if verdict.acknowledged is not None:
        return State.ACKNOWLEDGED
    return State.OPEN if is_open(verdict) and not strict else State.FAILED


def _found(finding: RuleFinding, facts: FactFile) -> Entry:
    accepted = State.NOTED if finding.acknowledged is None else State.ACKNOWLEDGED
    if finding.ignored is not None:
        accepted = State.IGNORED
    return Entry(
        Sort.RULE,
        State.FAILED if finding.fails else accepted,
        finding.code,
        " ".join([f"{finding.rule}:", *finding.figures]),
        finding.severity,
        finding.message,
        finding.span,
        finding.hint,
        _reason(finding.ignored or finding.acknowledged, facts),
        finding.figures,
    )


def _noticed(run: Run, path: str) -> Iterator[Entry]:
    for one in sorted(run.about(path), key=lambda d: (d.span, d.code)):
        yield Entry(Sort.DIAGNOSTIC, _weight(one), one.code, one.message, one.severity, one.message, one.span, one.hint)


def _weight(diagnostic: Diagnostic) -> State:
    if not diagnostic.fails:
        return State.NOTED
    return State.BROKEN if diagnostic.code in UNREADABLE else State.FAILED
