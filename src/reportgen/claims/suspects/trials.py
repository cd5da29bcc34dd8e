"""What would become of the claims if some figures were other ones.

Every answer comes from the engine that grades the claims themselves.  Work is counted: a search
that asks too often is stopped.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from reportgen.claims.dimensions import Dimension
from reportgen.claims.evaluating import TooLongError
from reportgen.claims.expression import Name
from reportgen.claims.grading import Case, decide
from reportgen.claims.readings import Reading, read_figure
from reportgen.claims.tokens import ClaimError
from reportgen.claims.units import units_of
from reportgen.claims.verdicts import Grade, Report, Verdict
from reportgen.facts import FactFile, Figure, Kind
from reportgen.quantity import Quantity, Rounding

FAILING = frozenset({Grade.CONTRADICTED, Grade.TRUNCATED, Grade.ROUNDED_AWAY})
"""The grades that call for a suspect.  AS_POINTS does not: there the number is right and its sign is wrong."""

Figures = Mapping[str, Figure]


class OutOfWorkError(Exception):
    """A search asked for more trials than it may.  Caught in `reportgen.claims.suspects.searching`."""


class Trials:
    """The claims of one report, to be decided again with some figures changed."""

    def __init__(self, facts: FactFile, report: Report) -> None:
        self.figures: dict[str, Figure] = {figure.id: figure for figure in facts.figures}
        self.place = {name: place for place, name in enumerate(self.figures)}
        self.verdicts = report.verdicts
        self.work = 0
        self._readings: dict[tuple[str, Rounding], Reading | None] = {}
        self._dimensions: dict[int, tuple[Dimension, Dimension]] = {}
        followers = {
            verdict.comparison.left.id: index
            for index, verdict in enumerate(self.verdicts)
            if verdict.claim.calculated
            and verdict.grade not in FAILING
            and isinstance(verdict.comparison.left, Name)
            and verdict.right is not None
            and verdict.right.nominal is not None
        }
        self._followers = {name: followers[name] for name in self._in_order(followers)}
        self.bases = tuple(self._bases(verdict) for verdict in self.verdicts)
        self.claims_of: dict[str, list[int]] = {}
        for index, names in enumerate(self.bases):
            for name in names:
                self.claims_of.setdefault(name, []).append(index)

    def _in_order(self, followers: Mapping[str, int]) -> Iterator[str]:
        """Calculated figures, each after those it is calculated from; circles left out."""
        done: set[str] = set()
        waiting = list(followers)
        while waiting:
            later: list[str] = []
            for name in waiting:
                if any(other in followers and other not in done for other in self._inputs(followers[name])):
                    later.append(name)
                else:
                    done.add(name)
                    yield name
            if len(later) == len(waiting):
                return
            waiting = later

    def _inputs(self, index: int) -> set[str]:
        verdict = self.verdicts[index]
        return set(verdict.figures) - {verdict.claim.id}

    def _bases(self, verdict: Verdict) -> tuple[str, ...]:
        """The figures that a claim rests on: calculated ones that hold are replaced by what they come from."""
        found: dict[str, None] = {}
        waiting = list(reversed(verdict.figures))
        own = verdict.comparison.left
        if verdict.claim.calculated and isinstance(own, Name) and own.id in self._followers:
            waiting.remove(own.id)
        while waiting:
            name = waiting.pop()
            if name in self._followers:
                inputs = self._inputs(self._followers[name])
                waiting.extend(sorted(inputs - found.keys(), key=self.place.__getitem__, reverse=True))
            else:
                found[name] = None
        return tuple(found)

    def can_change(self, name: str) -> bool:
        """Whether a figure prints a number that a claim could want to be another."""
        figure = self.figures[name]
        quantity = figure.quantity
        if quantity is None or figure.kind is Kind.DOCUMENT:
            return False
        return (quantity.value / quantity.last_digit).denominator == 1

    def touched(self, names: Iterable[str]) -> tuple[int, ...]:
        """The claims that rest on any of the figures, in the report's order."""
        return tuple(sorted({index for name in names for index in self.claims_of.get(name, ())}))

    def with_followers(self, changed: Figures) -> Figures:
        """The changed figures with the calculated ones that follow from them."""
        result = dict(changed)
        for name, index in self._followers.items():
            if not self._inputs(index) & result.keys():
                continue
            figure, verdict = self.figures[name], self.verdicts[index]
            after = self.decide(index, result)
            if after is None or after.right is None or after.right.nominal is None or figure.quantity is None:
                continue
            assert verdict.left is not None
            # The sides of a verdict are shown in one unit, which need not be the figure's own.
            shown = verdict.left.nominal
            factor = figure.quantity.value / shown if shown else Fraction(1)
            value = as_printed(after.right.nominal * factor, figure.quantity, verdict.claim.rounding)
            result[name] = replace(figure, quantity=replace(figure.quantity, value=value))
        return result

    def decide(self, index: int, changed: Figures) -> Verdict | None:
        """The verdict on a claim with some figures changed; None where it no longer makes sense."""
        verdict = self.verdicts[index]
        self.work -= len(verdict.figures)
        if self.work < 0:
            raise OutOfWorkError
        rounding = verdict.claim.rounding
        readings: dict[str, Reading] = {}
        other_units = False
        for name in verdict.figures:
            figure = changed.get(name)
            reading = self._reading(name, rounding) if figure is None else read_figure(figure, rounding)
            if reading is None:
                return None
            other_units = other_units or (figure is not None and figure.kind is not self.figures[name].kind)
            readings[name] = reading
        try:
            left, right = self._units(index, readings, other_units)
            return decide(Case(verdict.claim, verdict.comparison, readings, left, right))
        except (ClaimError, TooLongError):
            return None

    def _units(self, index: int, readings: Mapping[str, Reading], other_units: bool) -> tuple[Dimension, Dimension]:
        known = None if other_units else self._dimensions.get(index)
        if known is None:
            dimensions = {name: reading.dimension for name, reading in readings.items()}
            known = units_of(self.verdicts[index].comparison, dimensions)[:2]
            if not other_units:
                self._dimensions[index] = known
        return known

    def _reading(self, name: str, rounding: Rounding) -> Reading | None:
        key = (name, rounding)
        if key not in self._readings:
            self._readings[key] = read_figure(self.figures[name], rounding)
        return self._readings[key]

    def agrees(self, index: int, changed: Figures, conflict: frozenset[int]) -> bool:
        """Whether a claim is as it should be: consistent if it is part of the conflict, else no worse than it was."""
        before = self.verdicts[index].grade
        if before in FAILING and index not in conflict:
            return True
        after = self.decide(index, changed)
        if after is None:
            return False
        if index in conflict or before is Grade.AS_POINTS:
            return after.grade.passes or after.grade is Grade.AS_POINTS
        return after.grade.passes if before.passes else after.grade not in FAILING


def as_printed(value: Fraction, quantity: Quantity, rounding: Rounding) -> Fraction:
    """`value` rounded to as many digits as `quantity` prints."""
    steps = value / quantity.last_digit
    match rounding:
        case Rounding.NEAREST | Rounding.HALF_UP:
            whole = math.floor(abs(steps) + Fraction(1, 2)) * (-1 if steps < 0 else 1)
        case Rounding.HALF_DOWN:
            whole = math.ceil(abs(steps) - Fraction(1, 2)) * (-1 if steps < 0 else 1)
        case Rounding.HALF_EVEN:
            whole = round(steps)
        case Rounding.TRUNCATED:
            whole = math.trunc(steps)
        case Rounding.AWAY:
            whole = math.floor(steps) if steps < 0 else math.ceil(steps)
    return whole * quantity.last_digit
