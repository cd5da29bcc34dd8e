"""The answer to one claim or rule, graded, with everything needed to explain it in any language.

Knows no documents, no YAML and no language: a renderer (`reportgen.composing.working`) puts a
verdict into words.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from reportgen.claims.expression import Comparison
from reportgen.diagnostics import Severity, Span
from reportgen.facts import Acknowledgement, Claim, RuleChoice
from reportgen.quantity import Interval
from reportgen.records import dataclass


class Grade(StrEnum):
    """How a claim fares.  See docs/consistency.md for what each grade means."""

    HOLDS = "holds"
    TIE = "holds-on-tie"
    WITHIN_ROUNDING = "holds-within-rounding"
    AT_LIMIT = "holds-at-limit"
    WITHIN_TOLERANCE = "holds-within-tolerance"
    AS_POINTS = "holds-as-points"
    TRUNCATED = "truncated"
    ROUNDED_AWAY = "rounded-away"
    CONTRADICTED = "contradicted"
    UNDETERMINED = "undetermined"
    NOT_EVALUATED = "not-evaluated"

    @property
    def passes(self) -> bool:
        """Whether the claim may be printed without a remark."""
        return self in _PASSING

    @property
    def fails(self) -> bool:
        """Whether a check that met this grade, unacknowledged, must not pass."""
        return self in _FAILING


_PASSING = frozenset({Grade.HOLDS, Grade.TIE, Grade.WITHIN_ROUNDING, Grade.AT_LIMIT, Grade.WITHIN_TOLERANCE})
_FAILING = frozenset({Grade.AS_POINTS, Grade.TRUNCATED, Grade.ROUNDED_AWAY, Grade.CONTRADICTED})


@dataclass(frozen=True, slots=True)
class Value:
    """An exact result: all values the printed figures allow, in `unit` ("%", "points", "year", "months", "" …).

    `nominal` is the result for the printed numbers themselves, bounds and rounding left aside.
    `before` is the same value in the unit it had before it was brought to the other side's: the
    "2 years" of "2 years = 24 months > 6 months".
    """

    interval: Interval
    unit: str
    nominal: Fraction | None = None
    before: Value | None = None


class Side(StrEnum):
    """One side of a comparison, or neither."""

    LEFT = "left"
    RIGHT = "right"
    NEITHER = ""


class HintCode(StrEnum):
    """What would make a failing claim true: said as a hint, never counted as a pass."""

    TIMES_100 = "times-100"
    OVER_100 = "over-100"
    TIMES_1000 = "times-1000"
    OVER_1000 = "over-1000"
    SIGN = "sign"
    SWAPPED = "arguments-swapped"
    POINTS_FOR_PERCENT = "points-for-percent"
    PERCENT_FOR_POINTS = "percent-for-points"
    MISSING_INPUT = "missing-input"
    DIVISION_BY_ZERO = "division-by-zero"


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint and the value that goes with it (what the claim would then compare)."""

    code: HintCode
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """One claim's answer.

    `comparison` is the claim as understood, patterns written out; `left` and `right` are what its
    sides come to, in one unit.  `figures` are those it names, each once.  An equation whose one
    side is a single printed figure has that as `printed_side`: `claimed` is the interval that its
    printed digits (or its bound) and the claim's tolerance allow, in the same unit, and `distance`
    how far the exact result for the printed numbers is from it, in units of its last digit.
    """

    claim: Claim
    grade: Grade
    comparison: Comparison
    left: Value | None
    right: Value | None
    figures: tuple[str, ...]
    distance: Fraction | None = None
    hints: tuple[Hint, ...] = ()
    printed_side: Side = Side.NEITHER
    claimed: Interval | None = None

    @property
    def acknowledged(self) -> Acknowledgement | None:
        """The editor's acknowledgement, where it matches this verdict."""
        a = self.claim.acknowledged
        if a is None or self.grade.passes or (a.finding and a.finding != self.grade.value):
            return None
        return a

    @property
    def fails(self) -> bool:
        """Whether this verdict must stop a check."""
        return self.grade.fails and self.acknowledged is None


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """What a rule that needs no claim found: the rule's code, the figures, and values for its message.

    `message` and `hint` are English, for the console and CI.
    """

    code: str
    rule: str
    figures: tuple[str, ...]
    span: Span
    message: str
    hint: str
    severity: Severity
    acknowledged: Acknowledgement | None = None
    ignored: RuleChoice | None = None

    @property
    def fails(self) -> bool:
        """Whether this finding must stop a check."""
        return self.severity.fails and self.acknowledged is None and self.ignored is None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that checking one fact file found.

    `suppressed` are findings of rules that the editor ignores: they are not part of a report, but
    machines are told of them, each with its reason (`RuleFinding.ignored`).
    """

    verdicts: tuple[Verdict, ...]
    findings: tuple[RuleFinding, ...]
    suppressed: tuple[RuleFinding, ...] = ()

    @property
    def told(self) -> tuple[RuleFinding, ...]:
        """The findings that readers of a briefing are told of: hints are for its editor."""
        return tuple(f for f in self.findings if f.severity is not Severity.HINT)

    @property
    def claims(self) -> tuple[Verdict, ...]:
        """The verdicts on what the source claims, calculated figures left aside."""
        return tuple(v for v in self.verdicts if not v.claim.calculated)

    @property
    def fails(self) -> bool:
        """Whether anything here, unacknowledged, must stop a check."""
        return any(v.fails for v in self.verdicts) or any(f.fails for f in self.findings)
