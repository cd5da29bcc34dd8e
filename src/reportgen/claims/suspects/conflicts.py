"""Who may be to blame, as a frozen result: conflicts, the sets of figures that would end them, the slips behind."""

from __future__ import annotations

from enum import StrEnum

from reportgen.facts import Kind
from reportgen.quantity import Interval, Quantity
from reportgen.records import dataclass


class SlipCode(StrEnum):
    """How a hand or an eye slips.  A renderer puts the code into words; the best explanation stands first."""

    OTHER_MENTION = "other-mention"
    PERCENT_FOR_POINTS = "percent-for-points"
    POINTS_FOR_PERCENT = "points-for-percent"
    SWAPPED = "figures-swapped"
    TRANSPOSED = "digits-transposed"
    TIMES_10 = "times-10"
    OVER_10 = "over-10"
    TIMES_100 = "times-100"
    OVER_100 = "over-100"
    TIMES_1000 = "times-1000"
    OVER_1000 = "over-1000"
    SIGN = "sign"
    MISSING_DIGIT = "missing-digit"
    EXTRA_DIGIT = "extra-digit"
    ONE_DIGIT = "one-digit"


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip that leads from the number that should stand there to the one that does.

    `quantity` is the number that should stand there; `other` the figure it changed places with.
    TIMES_10 says that ten times the printed number is meant, MISSING_DIGIT that a digit was left out.
    """

    code: SlipCode
    quantity: Quantity
    other: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What one figure would have to be.

    `allowed` holds the lowest and the highest number, in the figure's own unit and with its own
    number of digits, that would do while the other changes of the set are as proposed; every number
    between that prints with those digits does too.  `nearest` is the closest of them to `now`.
    `kind` is set where the figure would have to be another sort of quantity: points, not a percentage.
    """

    figure_id: str
    now: Quantity
    nearest: Quantity
    allowed: Interval
    slip: Slip | None = None
    kind: Kind | None = None

    @property
    def proposed(self) -> Quantity:
        """The number to try first: the one that a slip explains, else the nearest."""
        return self.nearest if self.slip is None else self.slip.quantity


@dataclass(frozen=True, slots=True)
class Following:
    """A calculated figure whose value follows from the proposed changes."""

    figure_id: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class SuspectSet:
    """Figures that, changed together, end a conflict and break nothing that held.

    `weight` is how much trust it takes to doubt them; the lighter, the likelier.  `together` names
    the claims that hold several of them: there one change depends on the other, and the values
    given are only one way.
    """

    changes: tuple[Change, ...]
    weight: int
    follows: tuple[Following, ...] = ()
    together: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the figures to be changed."""
        return tuple(change.figure_id for change in self.changes)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Failing claims that share figures, and everything that would end the conflict.

    `sets` are all the lightest ones, those that a slip explains first: more than one means that the
    figures alone cannot tell.  `others` are as small, but hold figures that deserve more trust.
    `acknowledged` marks a conflict that an editor has seen and accepted.  `complete` is False where
    the search was cut off: then there may be more.
    """

    claims: tuple[str, ...]
    sets: tuple[SuspectSet, ...]
    others: tuple[SuspectSet, ...]
    acknowledged: bool
    complete: bool

    @property
    def ambiguous(self) -> bool:
        """Whether several sets are equally light and no single one of them is explained by a slip."""
        explained = [s for s in self.sets if all(change.slip is not None for change in s.changes)]
        return len(self.sets) > 1 and len(explained) != 1


@dataclass(frozen=True, slots=True)
class Suspects:
    """The conflicts of a report, in the order of their first claims."""

    conflicts: tuple[Conflict, ...]

    def of(self, claim_id: str) -> Conflict | None:
        """The conflict that a claim is part of."""
        return next((conflict for conflict in self.conflicts if claim_id in conflict.claims), None)
