"""One figure in the light of a report: what it enters, and what follows from it."""

from __future__ import annotations

from reportgen.checking import Checked
from reportgen.claims.explaining import connections
from reportgen.claims.verdicts import RuleFinding, Verdict
from reportgen.facts import Figure
from reportgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """Everything a report knows about one figure.

    `made_by` checks the figure itself, if it is calculated.  `claims` name it.  `follows` are the
    figures calculated from it, and from those, in that order; each with the claims that those enter.
    """

    figure: Figure
    made_by: Verdict | None
    claims: tuple[Verdict, ...]
    follows: tuple[Consequence, ...]
    findings: tuple[RuleFinding, ...]


@dataclass(frozen=True, slots=True)
class Consequence:
    """A calculated figure that would change with the figure asked about, by way of `through` ("" if directly)."""

    verdict: Verdict
    through: str
    claims: tuple[Verdict, ...]

    @property
    def figure_id(self) -> str:
        """Which figure it is."""
        return self.verdict.claim.id


def account(checked: Checked, figure_id: str) -> Account | None:
    """What there is to say of a figure; None where the file has no such figure."""
    figure = checked.facts.figure(figure_id)
    if figure is None:
        return None
    found = connections(checked.report, figure_id)
    made_by = next((v for v in found.calculated if v.claim.id == figure_id), None)
    return Account(figure, made_by, found.claims, _follows(checked, figure_id), found.findings)


def _follows(checked: Checked, figure_id: str) -> tuple[Consequence, ...]:
    """Everything calculated from a figure, nearest first."""
    seen = {figure_id}
    found: list[Consequence] = []
    waiting = [figure_id]
    while waiting:
        name = waiting.pop(0)
        for verdict in connections(checked.report, name).calculated:
            made = verdict.claim.id
            if made not in seen:
                seen.add(made)
                waiting.append(made)
                entered = connections(checked.report, made).claims
                found.append(Consequence(verdict, "" if name == figure_id else name, entered))
    return tuple(found)
