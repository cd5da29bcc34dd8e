"""A report by its figures: what concerns one of thousands is found without looking through all of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from reportgen.claims.expression import Name
from reportgen.claims.verdicts import Report, RuleFinding, Verdict
from reportgen.records import dataclass

_T = TypeVar("_T")

_OF_THE_EDITOR: Final = frozenset({"R100"})
"""Rules that find fault with the fact file, not with the source."""


@dataclass(frozen=True, slots=True)
class ByFigure:
    """What a report says of each figure, in the report's order; figures of which it says nothing are left out."""

    alone: Mapping[str, tuple[Verdict, ...]]
    """Where one side of a claim is the figure and nothing else."""
    claims: Mapping[str, tuple[Verdict, ...]]
    """What the source claims of the figure, calculated figures left aside."""
    findings: Mapping[str, tuple[RuleFinding, ...]]
    """Of those that readers are told of."""

    def failing(self, figure_id: str) -> tuple[Verdict, ...]:
        """The verdicts that fail on claims about a figure, acknowledged or not."""
        found = (*self.alone.get(figure_id, ()), *self.claims.get(figure_id, ()))
        return tuple(dict.fromkeys(v for v in found if v.grade.fails and figure_id in subjects(v)))

    def faults(self, figure_id: str) -> tuple[RuleFinding, ...]:
        """What rules find wrong with a figure, acknowledged or not."""
        found = self.findings.get(figure_id, ())
        return tuple(each for each in found if each.severity.fails and each.code not in _OF_THE_EDITOR)


def by_figure(report: Report) -> ByFigure:
    """A report as it concerns each of its figures."""
    return ByFigure(
        _grouped((name, verdict) for verdict in report.verdicts for name in dict.fromkeys(_standing_alone(verdict))),
        _grouped((name, verdict) for verdict in report.claims for name in dict.fromkeys(verdict.figures)),
        _grouped((name, finding) for finding in report.told for name in dict.fromkeys(finding.figures)),
    )


def subjects(verdict: Verdict) -> tuple[str, ...]:
    """The figures that a claim is about: those that are one of its sides; where none is, all that it names."""
    return tuple(dict.fromkeys(_standing_alone(verdict))) or verdict.figures


def _standing_alone(verdict: Verdict) -> Iterable[str]:
    sides = (verdict.comparison.left, verdict.comparison.right)
    return (side.id for side in sides if isinstance(side, Name))


def _grouped(pairs: Iterable[tuple[str, _T]]) -> Mapping[str, tuple[_T, ...]]:
    found: dict[str, list[_T]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}
