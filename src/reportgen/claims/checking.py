"""Checks a whole fact file: every claim read, its units checked, its verdict found; then the rules."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.claims import codes
from reportgen.claims.evaluating import TooLongError
from reportgen.claims.grading import Case, decide
from reportgen.claims.names import Names
from reportgen.claims.parsing import parse
from reportgen.claims.readings import Reading, read_figure
from reportgen.claims.tokens import ClaimError, Fault
from reportgen.claims.units import units_of
from reportgen.claims.verdicts import Report, Verdict
from reportgen.diagnostics import Diagnostic, Outcome, Severity
from reportgen.facts import Claim, FactFile
from reportgen.quantity import Rounding


def check(facts: FactFile) -> Outcome[Report]:
    """The verdicts on all claims of a fact file, in its order, with the findings of the rules.

    A claim whose text is wrong has no verdict but diagnostics, each at its token.
    """
    checker = _Checker(facts, Names(facts))
    verdicts = tuple(verdict for claim in facts.claims if (verdict := checker.verdict(claim)) is not None)
    return Outcome(Report(verdicts, ()), tuple(checker.diagnostics))


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
        readings = {name: self._reading(name, claim.rounding) for name in used}
        try:
            dimensions = {name: reading.dimension for name, reading in readings.items() if reading is not None}
            left, right, notes = units_of(parsed.comparison, dimensions)
            self._report(claim, notes)
            return decide(Case(claim, parsed.comparison, used, readings, left, right))
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
            self.diagnostics.append(Diagnostic(fault.code, severity, span, fault.message, fault.hint))
