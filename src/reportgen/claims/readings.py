"""A figure or a literal in base units, as the evaluator takes it: what it prints and what it may stand for."""

from __future__ import annotations

from fractions import Fraction

from reportgen.claims import intervals
from reportgen.claims.dimensions import ONE, Dimension, Sort, base_factor, of_figure, of_literal
from reportgen.exactness import is_rounded, possible_values, printed_values
from reportgen.facts import Figure, Kind
from reportgen.quantity import PERCENT, Interval, Quantity, Rounding
from reportgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """The values of one printed number, in base units.

    `limit` is the printed number alone (None for a range), `printed` what its bound allows with the
    number taken exactly, `possible` what it may have been before rounding.  `percent_sign` marks
    points that the source prints with a percent sign.
    """

    quantity: Quantity
    kind: Kind | None
    dimension: Dimension
    factor: Fraction
    limit: Interval | None
    printed: Interval
    possible: Interval
    rounded: bool
    percent_sign: bool = False


def read_figure(figure: Figure, rounding: Rounding) -> Reading | None:
    """The reading of a figure; None where it prints no number."""
    quantity = figure.quantity
    possible = possible_values(figure, rounding)
    if quantity is None or possible is None:
        return None
    dimension = of_figure(figure, quantity)
    factor = base_factor(dimension)
    printed = printed_values(figure.kind, quantity)
    alone = quantity.high is None
    limit = printed if alone and printed.is_point else Interval.point(quantity.value) if alone else None
    if factor is not ONE:
        exact = possible is printed
        limited, printed = limit is printed, intervals.scale(printed, factor)
        possible = printed if exact else intervals.scale(possible, factor)
        limit = printed if limited else limit and intervals.scale(limit, factor)
    return Reading(
        quantity,
        figure.kind,
        dimension,
        factor,
        limit,
        printed,
        possible,
        is_rounded(figure),
        dimension.sort is Sort.POINTS and prints_percent_sign(figure),
    )


def prints_percent_sign(figure: Figure) -> bool:
    """Whether the source prints the figure, or any mention of it, as a percentage."""
    quantities = (figure.quantity, *(mention.quantity for mention in figure.mentions))
    return any(quantity is not None and quantity.unit == PERCENT for quantity in quantities)


def values_of_literal(quantity: Quantity) -> Interval:
    """All values of a number written in a claim, in base units."""
    factor = base_factor(of_literal(quantity)) if quantity.unit else ONE
    if quantity.high is None:
        return Interval.point(quantity.value if factor is ONE else quantity.value * factor)
    return intervals.scale(Interval(quantity.value, quantity.high), factor)


def read_literal(quantity: Quantity) -> Reading:
    """The reading of a number written in a claim: exact wherever it is not the side that a claim is about."""
    dimension = of_literal(quantity)
    values = values_of_literal(quantity)
    limit = values if quantity.high is None else None
    return Reading(quantity, None, dimension, base_factor(dimension), limit, values, values, rounded=False)
