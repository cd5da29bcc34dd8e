"""Every claim of a fact file read, its units checked, its verdict found."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.claims import codes
from reportgen.claims.evaluating import TooLongError
from reportgen.claims.grading import Case, decide, not_evaluated
from reportgen.claims.names import Names
from reportgen.claims.parsing import parse
from reportgen.claims.readings import Reading, read_figure
from reportgen.claims.tokens import ClaimError, Fault
from reportgen.claims.tolerances import tolerance_of
from reportgen.claims.units import units_of
from reportgen.claims.verdicts import HintCode, Verdict
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.facts import Claim, FactFile
from reportgen.quantity import Rounding


def decide_claims(facts: FactFile, names: Names) -> tuple[tuple[Verdict, ...], tuple[Diagnostic, ...]]:
    """The verdicts on all claims of a fact file, in its order, and what is wrong with the others' texts."""
    decider = _Decider(names)
    verdicts = tuple(verdict for claim in facts.claims if (verdict := decider.verdict(claim)) is not None)
    return verdicts, tuple(decider.diagnostics)


@dataclass(slots=True)
class _Decider:
    names: Names
    diagnostics: list[Diagnostic] = field(default_factory=list)
    readings: dict[Rounding, dict[str, Reading | None]] = field(default_factory=dict)

    def verdict(self, claim: Claim) -> Verdict | None:
        parsed = parse(claim.text, self.names)
        self._report(claim, parsed.faults)
        if parsed.comparison is None:
            return None
        used = tuple(dict.fromkeys(parsed.names))
        readings: dict[str, Reading] = {}
        known = self.readings.setdefault(claim.rounding, {})
        for name in used:
            if name not in known:
                known[name] = read_figure(self.names.figures[name], claim.rounding)
            reading = known[name]
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
