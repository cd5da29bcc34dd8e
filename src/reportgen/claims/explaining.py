"""What a figure has to do with the others: which claims it enters, what follows from it."""

from __future__ import annotations

from reportgen.claims.verdicts import Report, RuleFinding, Verdict
from reportgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Connections:
    """Everything a report says about one figure, in the report's order.

    `claims` are the source's claims that name it, `calculated` the verdicts on figures calculated
    from it (or on itself, if it is calculated), `findings` those of the rules.
    """

    figure_id: str
    claims: tuple[Verdict, ...]
    calculated: tuple[Verdict, ...]
    findings: tuple[RuleFinding, ...]


def connections(report: Report, figure_id: str) -> Connections:
    """Where a figure enters, patterns included."""
    entered = [verdict for verdict in report.verdicts if figure_id in verdict.figures]
    return Connections(
        figure_id,
        tuple(verdict for verdict in entered if not verdict.claim.calculated),
        tuple(verdict for verdict in entered if verdict.claim.calculated),
        tuple(finding for finding in report.findings if figure_id in finding.figures),
    )
