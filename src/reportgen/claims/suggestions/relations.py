"""Suggested claims as a frozen result."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from reportgen.claims.verdicts import Verdict
from reportgen.records import dataclass


class Relation(StrEnum):
    """What sort of relation a suggestion is."""

    SUM = "sum"
    DIFFERENCE = "difference"
    WHOLE = "parts-of-100-percent"
    MEAN = "mean"
    SHARE = "share"
    RATIO = "ratio"
    CHANGE = "change"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim that nobody declared and that holds.

    `claim` is its text, to be pasted into a fact file.  `chance` is the expected number of accidental
    relations in this file that are at least as telling as this one, none of them meant by anybody, for
    each suggestion up to this one.
    `verdict` is the engine's own, with the working.
    """

    claim: str
    relation: Relation
    figures: tuple[str, ...]
    chance: Fraction
    verdict: Verdict

    @property
    def odds(self) -> int:
        """The chance as one in so many."""
        return int(1 / self.chance) if self.chance else 0


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Every suggestion below the threshold, the surest first.

    `figures` counts those that were looked at, `candidates` the relations that were tried.
    """

    found: tuple[Suggestion, ...]
    figures: int
    candidates: int
    threshold: Fraction
