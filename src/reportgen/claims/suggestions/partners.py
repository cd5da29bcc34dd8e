"""Looks up, in sorted lists, which figure would complete a relation: two known, the third sought by its value."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from math import lcm
from typing import Protocol

from reportgen.claims.suggestions.chance import Ledger, Test, sharpness
from reportgen.claims.suggestions.pool import Item
from reportgen.records import dataclass

NEIGHBOURHOOD = 5
"""A target's neighbourhood is a fifth of it wide: a tenth to either side."""


@dataclass(frozen=True, slots=True)
class Base:
    """One figure, or several added up, that a partner is held against."""

    value: int
    grid: int
    half: int
    roughest: int
    items: tuple[Item, ...]

    @classmethod
    def of(cls, *items: Item) -> Base:
        """Figures added up."""
        value = sum(item.value for item in items)
        halves = [item.half for item in items]
        return cls(value, min(item.grid for item in items), sum(halves), max(halves), items)


@dataclass(frozen=True, slots=True)
class Level:
    """Partners that are alike in how round they are and how they were rounded, sorted by value."""

    grid: int
    half: int
    values: list[int]
    items: list[Item]


def levels_of(items: Iterable[Item]) -> list[Level]:
    """Items, level by level."""
    by_level: defaultdict[tuple[int, int], list[Item]] = defaultdict(list)
    for item in items:
        by_level[item.grid, item.half].append(item)
    levels = []
    for (grid, half), members in sorted(by_level.items()):
        members.sort(key=lambda item: item.value)
        levels.append(Level(grid, half, [item.value for item in members], members))
    return levels


@dataclass(frozen=True, slots=True)
class Reach:
    """Partners between `low` and `high` come out right; that is `width` of what might have been."""

    low: int
    high: int
    width: int


class Aim(Protocol):
    """A relation with its target and everything but two figures fixed."""

    @property
    def target(self) -> str:
        """The target's id."""

    def neighbourhood(self, base: Base) -> tuple[int, int, int]:
        """The partners whose result comes near the target: from, to, and how wide that is."""

    def reaches(self, base: Base, level: Level) -> Iterator[Reach]:
        """The partners whose result is the target, to the last digit and within rounding."""


@dataclass(frozen=True, slots=True)
class Added:
    """partner = base + target."""

    item: Item

    @property
    def target(self) -> str:
        """The target's id."""
        return self.item.id

    def neighbourhood(self, base: Base) -> tuple[int, int, int]:
        """A tenth of the target to either side."""
        width = abs(self.item.value) // NEIGHBOURHOOD
        centre = base.value + self.item.value
        return centre - width // 2, centre + width // 2, width

    def reaches(self, base: Base, level: Level) -> Iterator[Reach]:
        """The very sum, no sharper than the roughest of the rounded; and what rounding allows beside it."""
        centre, grid = base.value + self.item.value, min(base.grid, level.grid)
        if grid <= self.item.grid:
            yield Reach(centre, centre, max(grid, 2 * self.item.half, 2 * base.roughest, 2 * level.half))
        tolerance = self.item.half + base.half + level.half
        if tolerance:
            yield Reach(centre - tolerance, centre + tolerance, 2 * tolerance + grid)


@dataclass(frozen=True, slots=True)
class Multiplied:
    """partner = base × factor, where the target is the factor less `offset`: a share, a ratio, a change.

    Everything is a whole number over `below`, because this is asked hundreds of thousands of times.
    """

    target: str
    low: int
    high: int
    factor: int
    spread: int
    below: int

    @classmethod
    def of(cls, target: str, value: Fraction, half: Fraction, offset: int) -> Multiplied:
        """For a target of `value`, rounded to `half` a digit to either side; `offset` is 1 for a change."""
        factor = offset + value
        spread = min(abs(value), abs(factor)) / NEIGHBOURHOOD
        below = lcm(factor.denominator, half.denominator, spread.denominator)
        low, high = int((factor - half) * below), int((factor + half) * below)
        return cls(target, low, high, int(factor * below), int(spread * below), below)

    def neighbourhood(self, base: Base) -> tuple[int, int, int]:
        """A tenth of the target to either side, or of the partner if that is less."""
        centre, width = base.value * self.factor // self.below, base.value * self.spread // self.below
        return centre - width // 2, centre + width // 2, width

    def reaches(self, base: Base, level: Level) -> Iterator[Reach]:
        """What the target's digits allow; no sharper than the two figures' own digits."""
        tolerance = level.half + base.half * self.factor // self.below
        low = -(-base.value * self.low // self.below) - tolerance
        high = base.value * self.high // self.below + tolerance
        accepted = base.value * (self.high - self.low) // self.below + 1 + 2 * tolerance
        coarse = min(level.grid, base.grid * self.factor // self.below)
        yield Reach(low, high, max(accepted, coarse))


Found = Callable[[Test, Base, Item], None]


def seek(ledger: Ledger, search: str, aim: Aim, bases: list[Base], levels: list[Level], found: Found) -> None:
    """Count every candidate for a target; then, where a hit would tell something, find the hits."""
    tests: set[Test] = set()
    ledger.candidates += len(bases) * sum(len(level.values) for level in levels)
    for base in bases:
        low, high, width = aim.neighbourhood(base)
        for level in levels:
            near = bisect_right(level.values, high) - bisect_left(level.values, low)
            if not near:
                continue
            for item in base.items:
                near -= low <= item.value <= high and item.grid == level.grid and item.half == level.half
            if near <= 0:
                continue
            for reach in aim.reaches(base, level):
                test = ledger.count(search, aim.target, reach.width, width, near)
                if test is not None:
                    tests.add(test)
    if all(ledger.hopeless(test) for test in tests):
        return
    for base in bases:
        _, _, width = aim.neighbourhood(base)
        taken = {aim.target, *(item.id for item in base.items)}
        for level in levels:
            for reach in aim.reaches(base, level):
                start, end = bisect_left(level.values, reach.low), bisect_right(level.values, reach.high)
                if start >= end or reach.width >= width:
                    continue
                test = (search, aim.target, sharpness(reach.width, width))
                if ledger.hopeless(test):
                    continue
                for item in level.items[start:end]:
                    if item.id not in taken:
                        found(test, base, item)
