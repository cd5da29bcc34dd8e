"""Checks a whole fact file: every claim read, its units checked, its verdict found; then the rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from reportgen.claims import codes
from reportgen.claims.evaluating import TooLongError
from reportgen.claims.expression import Name
from reportgen.claims.grading import Case, decide, not_evaluated
from reportgen.claims.names import Names
from reportgen.claims.parsing import parse
from reportgen.claims.readings import Reading, read_figure
from reportgen.claims.tokens import ClaimError, Fault
from reportgen.claims.tolerances import tolerance_of
from reportgen.claims.units import units_of
from reportgen.claims.verdicts import Grade, HintCode, Report, RuleFinding, Side, Verdict
from reportgen.diagnostics import Diagnostic, Outcome, Severity
from reportgen.facts import Claim, FactFile
from reportgen.quantity import Bound, Rounding
from reportgen.rules import Applied, Evidence, apply


def check(facts: FactFile) -> Outcome[Report]:
    """The verdicts on all claims of a fact file, in its order, with the findings of the rules.

    A claim whose text is wrong has no verdict but diagnostics, each at its token.
    """
    checker = _Checker(facts, Names(facts))
    verdicts = tuple(verdict for claim in facts.claims if (verdict := checker.verdict(claim)) is not None)
    found = [_finding(applied) for applied in apply(_evidence(facts, checker.names, verdicts))]
    report = Report(
        verdicts,
        tuple(finding for finding in found if finding.ignored is None),
        tuple(finding for finding in found if finding.ignored is not None),
    )
    return Outcome(report, tuple(checker.diagnostics))


def _finding(applied: Applied) -> RuleFinding:
    rule, finding = applied.rule, applied.finding
    severity = finding.severity or rule.severity
    return RuleFinding(
        rule.code,
        rule.name,
        finding.figures,
        finding.span,
        finding.message,
        finding.hint,
        severity,
        applied.acknowledgement,
        applied.ignored,
    )


def _evidence(facts: FactFile, names: Names, verdicts: tuple[Verdict, ...]) -> Evidence:
    """What the verdicts have settled, as the rules take it."""
    about = [(verdict, name) for verdict in verdicts if (name := _subject(verdict)) is not None]
    return Evidence(
        facts,
        names.figures,
        proved=frozenset(name for verdict, name in about if verdict.grade.passes),
        as_points=frozenset(name for verdict, name in about if verdict.grade is Grade.AS_POINTS),
        claimed=tuple(verdict.figures for verdict in verdicts),
        spread={name: width for verdict, name in about if (width := _spread(verdict, names)) is not None},
        unmatched=tuple(
            (verdict.claim.acknowledged, verdict.figures, verdict.grade.value)
            for verdict in verdicts
            if verdict.claim.acknowledged is not None and verdict.acknowledged is None
        ),
    )


def _subject(verdict: Verdict) -> str | None:
    """The figure that an equation is about."""
    sides = {Side.LEFT: verdict.comparison.left, Side.RIGHT: verdict.comparison.right}
    expression = sides.get(verdict.printed_side)
    return expression.id if isinstance(expression, Name) else None


def _spread(verdict: Verdict, names: Names) -> Fraction | None:
    """How wide the result of a passing equation may be, in units of the printed figure's last digit."""
    result = verdict.left if verdict.printed_side is Side.RIGHT else verdict.right
    name = _subject(verdict)
    quantity = names.figures[name].quantity if name is not None else None
    if not verdict.grade.passes or result is None or quantity is None:
        return None
    low, high = result.interval.low, result.interval.high
    if low is None or high is None or low == high or quantity.bound is not Bound.EXACT or quantity.high is not None:
        return None
    return (high - low) / quantity.last_digit


@dataclass(slots=True)
class _Checker:
    facts: FactFile
    names: Names
    diagnostics: list[Diagnostic] = field(default_factory=list)
    readings: dict[tuple[str, Rounding], Reading | None] = field(default_factory=dict)

    def verdict(self, claim: Claim) -> Verdict | None:
        parsed = parse(claim.text, self.names)
        self._report(claim, parsed.faults)
        if parsed.comparison is None:
            return None
        used = tuple(dict.fromkeys(parsed.names))
        readings: dict[str, Reading] = {}
        for name in used:
            reading = self._reading(name, claim.rounding)
            if reading is None:
                return not_evaluated(claim, parsed.comparison, used, HintCode.MISSING_INPUT)
            readings[name] = reading
        try:
            dimensions = {name: reading.dimension for name, reading in readings.items()}
            left, right, notes = units_of(parsed.comparison, dimensions)
            self._report(claim, notes)
            tolerance_of(claim, parsed.comparison, left, right)  # raises where it does not fit, needed or not
            return decide(Case(claim, parsed.comparison, readings, left, right))
        except ClaimError as error:
            self._report(claim, (error.fault,))
        except TooLongError as error:
            message = "the exact result has too many digits to compute with"
            length = error.place.end - error.place.start
            self._report(claim, (Fault(codes.TOO_LARGE, error.place.start, length, message, "split the claim"),))
        return None

    def _reading(self, name: str, rounding: Rounding) -> Reading | None:
        key = (name, rounding)
        if key not in self.readings:
            self.readings[key] = read_figure(self.names.figures[name], rounding)
        return self.readings[key]

    def _report(self, claim: Claim, faults: tuple[Fault, ...]) -> None:
        for fault in faults:
            severity = Severity.NOTE if fault.note else Severity.ERROR
            offset = fault.offset
            if claim.calculated:
                # The text is `id = formula`; the span is the formula's own.
                offset = max(0, offset - len(claim.id) - len(" = "))
            span = claim.span.within(offset, fault.length)
            if fault.code == codes.TOLERANCE and claim.tolerance is not None:
                span = claim.tolerance.span
            self.diagnostics.append(Diagnostic(fault.code, severity, span, fault.message, fault.hint))
