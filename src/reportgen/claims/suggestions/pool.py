"""The figures that relations are sought among: those whose digits are evidence.

Years, ranks, dates, lengths of time and document numbers are left out, and so are bounds, ranges
and calculated figures, whose formula says already where they come from.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from reportgen.claims.dimensions import Dimension, Sort, of_figure
from reportgen.exactness import is_rounded
from reportgen.facts import FactFile, Figure, Kind
from reportgen.quantity import YEAR, Bound
from reportgen.records import dataclass

_SORTS = frozenset({Sort.AMOUNT, Sort.PERCENT, Sort.POINTS, Sort.NUMBER})
_KINDS_OF_NUMBER = frozenset({Kind.RATIO, Kind.FRACTION})
NEAR = 8
"""Figures no more than this many places apart in the file are neighbours."""
MAX_ANYWHERE = 1_000
"""Among more figures than this, relations are sought only between neighbours and in series."""
MAX_PLACES = 30
"""A figure with more decimals is left out: whole numbers of that size would be slow to look up."""


@dataclass(frozen=True, slots=True)
class Item:
    """A figure as whole numbers, in units of half of its group's finest printed digit.

    `grid` is what its last digit that tells something is worth: of "2,000" that is the 2, of "4.20"
    the zero.  `half` is half the width of what it may have been before it was rounded, 0 if it is
    exact; `step` one unit of its last printed digit.
    """

    figure: Figure
    place: int
    value: int
    grid: int
    half: int
    step: int

    @property
    def id(self) -> str:
        """The figure's id."""
        return self.figure.id

    @property
    def stem(self) -> str:
        """What the ids of a series share: `admitted` of `admitted_2021`."""
        return self.figure.id.rpartition("_")[0]

    @property
    def suffix(self) -> str:
        """What tells the figures of a series apart: `2021` of `admitted_2021`."""
        return self.figure.id.rpartition("_")[2] if "_" in self.figure.id else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that may be added to each other, in the file's order, and how many units 1 is."""

    items: tuple[Item, ...]
    scale: int
    noun: str

    def near(self, place: int) -> tuple[Item, ...]:
        """Those that stand near a place of the file."""
        start = bisect_left(self.items, place - NEAR, key=_place)
        return self.items[start : bisect_right(self.items, place + NEAR, key=_place)]


def _place(item: Item) -> int:
    return item.place


@dataclass(frozen=True, slots=True)
class Pool:
    """Everything there is to relate."""

    amounts: tuple[Group, ...]
    percentages: tuple[Group, ...]
    points: tuple[Figure, ...]
    ratios: tuple[Figure, ...]
    places: dict[str, int]

    @property
    def small(self) -> bool:
        """Whether relations are sought everywhere, not only among neighbours and in series."""
        return self.size <= MAX_ANYWHERE

    @property
    def size(self) -> int:
        """How many figures are looked at."""
        grouped = sum(len(group.items) for group in (*self.amounts, *self.percentages))
        return grouped + len(self.points) + len(self.ratios)


def pool_of(facts: FactFile) -> Pool:
    """The figures of a fact file, sorted into groups."""
    amounts: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    percentages: defaultdict[str, list[Figure]] = defaultdict(list)
    points: list[Figure] = []
    ratios: list[Figure] = []
    places = {figure.id: place for place, figure in enumerate(facts.figures)}
    for figure in facts.figures:
        dimension = _dimension(figure)
        if dimension is None:
            continue
        if dimension.sort is Sort.AMOUNT:
            amounts[dimension.unit, dimension.noun.casefold()].append(figure)
        elif dimension.sort is Sort.PERCENT:
            percentages[figure.of.casefold()].append(figure)
        elif dimension.sort is Sort.POINTS:
            points.append(figure)
        elif figure.kind in _KINDS_OF_NUMBER:
            ratios.append(figure)
    return Pool(
        tuple(_group(figures, places, noun) for (_, noun), figures in amounts.items()),
        tuple(_group(figures, places, of) for of, figures in percentages.items()),
        tuple(points),
        tuple(ratios),
        places,
    )


def _dimension(figure: Figure) -> Dimension | None:
    quantity = figure.quantity
    if quantity is None or figure.formula or quantity.high is not None or not quantity.value:
        return None
    if quantity.bound is not Bound.EXACT and figure.kind is not Kind.TARGET:
        return None
    if quantity.places > MAX_PLACES or (quantity.value / quantity.last_digit).denominator != 1:
        return None
    dimension = of_figure(figure, quantity)
    if dimension.sort not in _SORTS or (quantity.unit == YEAR and not figure.counts):
        return None
    return dimension


def _group(figures: Iterable[Figure], places: dict[str, int], noun: str) -> Group:
    listed = list(figures)
    scale = 2 * 10 ** max(max(figure.quantity.places, 0) for figure in listed if figure.quantity)
    return Group(tuple(item_of(figure, places[figure.id], scale) for figure in listed), scale, noun)


def item_of(figure: Figure, place: int, scale: int) -> Item:
    """A figure in units of 1 / `scale`."""
    quantity = figure.quantity
    assert quantity is not None
    step = _whole(quantity.last_digit * scale)
    value = _whole(quantity.value * scale)
    return Item(figure, place, value, grid_of(figure, scale), step // 2 if is_rounded(figure) else 0, step)


def grid_of(figure: Figure, scale: int) -> int:
    """What the last digit that is not just a round number's zero is worth."""
    quantity = figure.quantity
    assert quantity is not None
    steps, worth = abs(_whole(quantity.value / quantity.last_digit)), quantity.last_digit
    if quantity.places <= 0:
        while steps % 10 == 0:
            steps, worth = steps // 10, worth * 10
    return _whole(worth * scale)


def _whole(value: Fraction) -> int:
    if value.denominator != 1:
        raise ValueError(f"{value} is not whole")
    return value.numerator
