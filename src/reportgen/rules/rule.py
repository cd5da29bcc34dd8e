"""What a rule is: its code, its documentation and its check, all in one file per rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from fractions import Fraction

from reportgen.diagnostics import Severity, Span
from reportgen.facts import Acknowledgement, FactFile, Figure
from reportgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Derivation:
    """A relation among printed figures that no claim declares: the claim that would, and its figures.

    The first figure is the one that follows from the others.
    """

    claim: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What rules look at: the facts, and what the claims have already settled about them.

    `proved` are the figures that an equation about them holds for, `as_points` those that a claim
    already reports as percent for points.  `claimed` is the figures of each claim.  `spread` says,
    for a figure that an equation holds for, how wide the exact result may be, in units of the
    figure's last digit.  `unmatched` are acknowledgements of claims that accept nothing.
    `derivations` looks for relations that nobody declared, which takes a while.
    """

    facts: FactFile
    figures: Mapping[str, Figure]
    proved: frozenset[str] = frozenset()
    as_points: frozenset[str] = frozenset()
    claimed: tuple[tuple[str, ...], ...] = ()
    spread: Mapping[str, Fraction] = field(default_factory=dict)
    unmatched: tuple[tuple[Acknowledgement, tuple[str, ...], str], ...] = ()
    derivations: Callable[[], tuple[Derivation, ...]] = tuple

    def whole_of(self, figure: Figure) -> Figure | None:
        """The figure that `of` names, if it names one."""
        return self.figures.get(figure.of) if figure.of else None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: the figures, the first being the one it is about, and where it stands.

    `severity` is the rule's own where it is None.
    """

    figures: tuple[str, ...]
    span: Span
    message: str
    hint: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.  `good` and `bad` are parts of a fact file; the bad one must be found, the good one not."""

    code: str
    name: str
    title: str
    severity: Severity
    what: str
    why: str
    good: str
    bad: str
    fix: str
    check: Callable[[Evidence], Iterable[Finding]]
