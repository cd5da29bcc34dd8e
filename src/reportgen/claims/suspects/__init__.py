"""Who is to blame for a contradiction: the smallest sets of figures whose change would make everything consistent.

`find_suspects` takes a fact file and its report to `Suspects`; `apply` makes the fact file as it
would be if a set were right.  Exact throughout; docs/suspects.md explains it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportgen.claims.suspects.conflicts import (
    Change,
    Conflict,
    Following,
    Slip,
    SlipCode,
    Suspects,
    SuspectSet,
)
from reportgen.claims.suspects.searching import Search
from reportgen.claims.suspects.trials import FAILING, Trials
from reportgen.claims.verdicts import Report
from reportgen.facts import FactFile, Figure

__all__ = [
    "Change",
    "Conflict",
    "Following",
    "Slip",
    "SlipCode",
    "SuspectSet",
    "Suspects",
    "apply",
    "find_suspects",
]

MAX_WORK = 8_000
"""Most claims decided again for one conflict, each counted as often as it names figures."""
MAX_WORK_IN_ALL = 12_000
"""Most for a whole report; conflicts left over then are reported without suspects, and say so."""


def find_suspects(facts: FactFile, report: Report) -> Suspects:
    """The conflicts of a report with everything that would end each of them, in a fixed order."""
    if not any(verdict.grade in FAILING for verdict in report.verdicts):
        return Suspects(())
    trials = Trials(facts, report)
    left = MAX_WORK_IN_ALL
    conflicts: list[Conflict] = []
    for claims in _conflicts(trials):
        trials.work = budget = min(MAX_WORK, left)
        found, complete = Search(trials, frozenset(claims)).smallest()
        left -= budget - max(trials.work, 0)
        found.sort(key=lambda suspect: _order(suspect, trials))
        lightest = min((suspect.weight for suspect in found), default=0)
        verdicts = [report.verdicts[index] for index in claims]
        conflicts.append(
            Conflict(
                tuple(verdict.claim.id for verdict in verdicts),
                tuple(suspect for suspect in found if suspect.weight == lightest),
                tuple(suspect for suspect in found if suspect.weight != lightest),
                all(verdict.acknowledged is not None for verdict in verdicts),
                complete,
            )
        )
    return Suspects(tuple(conflicts))


def apply(facts: FactFile, suspect: SuspectSet) -> FactFile:
    """The fact file with the proposed numbers in place, and those calculated from them."""
    changes = {change.figure_id: change for change in suspect.changes}
    follows = {following.figure_id: following.quantity for following in suspect.follows}

    def applied(figure: Figure) -> Figure:
        if figure.id in changes:
            change = changes[figure.id]
            return replace(figure, quantity=change.proposed, kind=change.kind or figure.kind)
        return replace(figure, quantity=follows[figure.id]) if figure.id in follows else figure

    return replace(facts, figures=tuple(applied(figure) for figure in facts.figures))


def _conflicts(trials: Trials) -> list[list[int]]:
    """Failing claims that share figures, acknowledged ones apart from the others."""
    failing = [index for index, verdict in enumerate(trials.verdicts) if verdict.grade in FAILING]
    groups: list[list[int]] = []
    for accepted in (False, True):
        parts = [i for i in failing if (trials.verdicts[i].acknowledged is not None) is accepted]
        groups.extend(_connected(parts, trials))
    return sorted(groups)


def _connected(indices: Iterable[int], trials: Trials) -> list[list[int]]:
    leader: dict[str, str] = {}

    def lead(name: str) -> str:
        while leader.setdefault(name, name) != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    claims = [(index, trials.bases[index]) for index in indices if trials.bases[index]]
    for _, names in claims:
        for name in names[1:]:
            leader[lead(name)] = lead(names[0])
    groups: dict[str, list[int]] = {}
    for index, names in claims:
        groups.setdefault(lead(names[0]), []).append(index)
    return list(groups.values())


def _order(suspect: SuspectSet, trials: Trials) -> tuple[int, int, tuple[int, ...]]:
    """Lightest first; among equals those that a slip explains, the commonest slip first; then the file's order."""
    codes = list(SlipCode)
    slips = sum(len(codes) if change.slip is None else codes.index(change.slip.code) for change in suspect.changes)
    return suspect.weight, slips, tuple(trials.place[name] for name in suspect.figures)
