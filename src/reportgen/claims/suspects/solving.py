"""Which numbers one figure may print so that its claims agree, everything else being as it is.

The numbers that a figure can print lie on a grid, one unit of its last digit apart.  The exact zero
of a claim's two sides points at the place; from there the claims themselves say how far it goes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain

from reportgen.claims.suspects.roots import sampled, sign_changes, zero
from reportgen.claims.suspects.trials import Figures, Trials
from reportgen.claims.verdicts import Verdict
from reportgen.facts import Figure, Kind
from reportgen.quantity import Interval
from reportgen.records import dataclass

_MAY_BE_NEGATIVE = frozenset({Kind.CHANGE, Kind.POINTS, Kind.MONEY, Kind.MEASURE, Kind.RATIO, Kind.FRACTION})
_FAR = 2**64
_NARROWINGS = 24


@dataclass(frozen=True, slots=True)
class Variable:
    """The number of a figure that is to be found; of a range, one of its ends."""

    figure: Figure
    upper_end: bool = False

    @property
    def step(self) -> Fraction:
        """One unit of the last printed digit."""
        assert self.figure.quantity is not None
        return self.figure.quantity.last_digit

    @property
    def now(self) -> int:
        """What is printed, in steps."""
        assert self.figure.quantity is not None
        value = self.figure.quantity.high if self.upper_end else self.figure.quantity.value
        assert value is not None
        return math.floor(value / self.step)

    @property
    def ends(self) -> tuple[int | None, int | None]:
        """The least and the greatest number that makes sense, in steps."""
        quantity = self.figure.quantity
        assert quantity is not None
        floor = 0 if self.figure.kind not in _MAY_BE_NEGATIVE and self.now >= 0 else None
        if quantity.high is None:
            return floor, None
        if self.upper_end:
            return math.floor(quantity.value / self.step), None
        return floor, math.floor(quantity.high / self.step)

    def at(self, steps: int | Fraction) -> Figure:
        """The figure with another number."""
        quantity = self.figure.quantity
        assert quantity is not None
        value = steps * self.step
        other = replace(quantity, high=value) if self.upper_end else replace(quantity, value=value)
        return replace(self.figure, quantity=other)

    def shown(self, run: Run) -> Interval:
        """Printable numbers as an interval in the figure's own unit."""
        low = None if run.low is None else run.low * self.step
        high = None if run.high is None else run.high * self.step
        return Interval(low, high, low is not None, high is not None)


def variables_of(figure: Figure) -> tuple[Variable, ...]:
    """The numbers of a figure, each to be found alone."""
    if figure.quantity is not None and figure.quantity.high is not None:
        return Variable(figure, upper_end=True), Variable(figure)
    return (Variable(figure),)


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring printable numbers, in steps; None is unbounded."""

    low: int | None
    high: int | None

    def nearest(self, to: int) -> int:
        """The one closest to a number."""
        if self.low is not None and to < self.low:
            return self.low
        return self.high if self.high is not None and to > self.high else to

    def __contains__(self, steps: int) -> bool:
        return (self.low is None or self.low <= steps) and (self.high is None or steps <= self.high)

    def met(self, other: Run) -> Run | None:
        """What two runs share."""
        low = other.low if self.low is None else self.low if other.low is None else max(self.low, other.low)
        high = other.high if self.high is None else self.high if other.high is None else min(self.high, other.high)
        return None if low is not None and high is not None and low > high else Run(low, high)


@dataclass(frozen=True, slots=True)
class Solver:
    """Solves for one figure at a time.  `conflict` holds the claims that have to become consistent."""

    trials: Trials
    conflict: frozenset[int]

    def state(self, variable: Variable, steps: int | Fraction, fixed: Figures) -> Figures:
        """All changed figures, with what follows from them."""
        return self.trials.with_followers({**fixed, variable.figure.id: variable.at(steps)})

    def agrees(self, claims: Sequence[int], changed: Figures) -> bool:
        """Whether all the claims are as they should be."""
        return all(self.trials.agrees(index, changed, self.conflict) for index in claims)

    def solve(self, variable: Variable, fixed: Figures, claims: Sequence[int]) -> Run | None:
        """The numbers that suit all the claims, around the one nearest to what is printed."""
        run: Run | None = Run(*variable.ends)
        now = self.state(variable, variable.now, fixed)
        for index in claims:
            if not self.trials.agrees(index, now, self.conflict):
                run = self._narrowed(run, variable, fixed, index)
                if run is None:
                    return None
        for _ in range(_NARROWINGS):
            assert run is not None
            nearest = run.nearest(variable.now)
            state = self.state(variable, nearest, fixed)
            refusing = next((i for i in claims if not self.trials.agrees(i, state, self.conflict)), None)
            if refusing is None:
                return self._trimmed(run, nearest, variable, fixed, claims)
            run = self._narrowed(run, variable, fixed, refusing)
            if run is None:
                return None
        return None

    def _narrowed(self, run: Run | None, variable: Variable, fixed: Figures, index: int) -> Run | None:
        """The part of a run that suits one more claim."""
        if run is None:
            return None

        def suits(steps: int) -> bool:
            return self.trials.agrees(index, self.state(variable, steps, fixed), self.conflict)

        tried: set[int] = set()
        domain = Run(*variable.ends)
        for seed in chain((run.nearest(variable.now), variable.now), self._seeds(variable, fixed, index)):
            if seed in tried or seed not in domain:
                continue
            tried.add(seed)
            if suits(seed):
                if self.trials.verdicts[index].comparison.relation == "!=":
                    return Run(seed, seed)
                return run.met(_around(seed, suits, variable.ends))
        return None

    def _trimmed(self, run: Run, nearest: int, variable: Variable, fixed: Figures, claims: Sequence[int]) -> Run:
        """A run cut back to the numbers that suit all claims at once."""

        def suits(steps: int) -> bool:
            return steps in run and self.agrees(claims, self.state(variable, steps, fixed))

        return run.met(_around(nearest, suits, (run.low, run.high))) or run

    def _seeds(self, variable: Variable, fixed: Figures, index: int) -> Iterator[int]:
        """Where the claim may begin to hold: around its exact zeros; else wherever its sides change places."""
        now = variable.now
        zeros, smooth = self.zeros(variable, fixed, index)
        around = {math.floor(place) + offset for place in zeros for offset in (-1, 0, 1, 2)}
        yield from sorted(around, key=lambda steps: (abs(steps - now), steps))
        if smooth:
            return

        def nominal(steps: int) -> Fraction | None:
            low, high = variable.ends
            if (low is not None and steps < low) or (high is not None and steps > high):
                return None
            return _differences(self.trials.decide(index, self.state(variable, steps, fixed)))[0]

        yield from sign_changes(nominal, now)
        for name in self.trials.verdicts[index].figures:
            quantity = self.trials.figures[name].quantity
            if quantity is not None and name != variable.figure.id:
                steps = math.floor(quantity.value / variable.step)
                yield from (steps, steps - 1, steps + 1)

    def zeros(self, variable: Variable, fixed: Figures, index: int) -> tuple[list[Fraction], bool]:
        """The exact places, in steps, where the two sides of a claim meet; whether all of them are known."""
        cache: dict[Fraction, tuple[Fraction | None, ...]] = {}

        def difference(which: int) -> Callable[[Fraction], Fraction | None]:
            def at(steps: Fraction) -> Fraction | None:
                if steps not in cache:
                    cache[steps] = _differences(self.trials.decide(index, self.state(variable, steps, fixed)))
                return cache[steps][which]

            return at

        found: list[Fraction] = []
        smooth = True
        for which in range(3):
            known, place = zero(sampled(difference(which), Fraction(variable.now), Fraction(1)))
            smooth = smooth and (which > 0 or (known and place is not None))
            if place is not None:
                found.append(place)
        return found, smooth

    def meeting(self, one: Variable, other: Variable, claims: tuple[int, int]) -> Fraction | None:
        """Where the first of two figures must lie, in steps, for both claims to come out exactly."""

        def after(steps: Fraction) -> Fraction | None:
            fixed: Mapping[str, Figure] = {one.figure.id: one.at(steps)}
            zeros, _ = self.zeros(other, fixed, claims[0])
            if not zeros:
                return None
            return _differences(self.trials.decide(claims[1], self.state(other, zeros[0], fixed)))[0]

        return zero(sampled(after, Fraction(one.now), Fraction(1)))[1]


def _around(seed: int, suits: Callable[[int], bool], ends: tuple[int | None, int | None]) -> Run:
    """As far as it suits in both directions from a number that does."""
    return Run(_end(seed, -1, suits, ends[0]), _end(seed, 1, suits, ends[1]))


def _end(seed: int, direction: int, suits: Callable[[int], bool], farthest: int | None) -> int | None:
    limit = seed + direction * _FAR if farthest is None else farthest
    if limit == seed or suits(limit):
        return farthest if farthest is not None else None
    near, stride = seed, 1
    while True:
        far = near + direction * stride
        if abs(far - seed) >= abs(limit - seed) or not suits(far):
            break
        near, stride = far, stride * 2
    if abs(far - seed) > abs(limit - seed):
        far = limit
    while abs(far - near) > 1:
        middle = (near + far) // 2
        if suits(middle):
            near = middle
        else:
            far = middle
    return near


def _differences(verdict: Verdict | None) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """left − right: for the printed numbers, and from the far end of each side to the near end of the other."""
    if verdict is None or verdict.left is None or verdict.right is None:
        return None, None, None
    left, right = verdict.left, verdict.right
    nominal = None if left.nominal is None or right.nominal is None else left.nominal - right.nominal
    return nominal, _gap(left.interval.high, right.interval.low), _gap(left.interval.low, right.interval.high)


def _gap(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one - other
