"""The functions of the claim language: one visible table, each with its signature, units and meaning."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from reportgen.claims import intervals
from reportgen.claims.dimensions import (
    DIFFERENCE,
    LENGTH,
    PERCENTAGE,
    RANK,
    Dimension,
    Mismatch,
    Sort,
    added,
    compared,
    divided,
)
from reportgen.quantity import Interval
from reportgen.records import dataclass

MAX_ARGUMENTS = 1_000

Measure = Callable[[Sequence[Dimension]], Dimension | Mismatch]
Compute = Callable[[Sequence[Interval]], Interval | None]


@dataclass(frozen=True, slots=True)
class Function:
    """One function.

    `measure` gives the dimension of the result, or says why the arguments do not fit; `compute`
    gives all values of the result for independent arguments, or None where it would divide by zero.
    `patterns` tells whether `admitted_*` may stand as an argument.
    """

    signature: str
    meaning: str
    fewest: int
    most: int
    measure: Measure
    compute: Compute
    patterns: bool = False


_ONE = Interval.point(Fraction(1))


def _sum_dimension(arguments: Sequence[Dimension]) -> Dimension | Mismatch:
    total = arguments[0]
    for argument in arguments[1:]:
        outcome = added(total, argument, minus=False)
        if isinstance(outcome, Mismatch):
            return outcome
        total = outcome
    return total


def _common_dimension(arguments: Sequence[Dimension]) -> Dimension | Mismatch:
    first = next((a for a in arguments if a.sort is not Sort.NUMBER), arguments[0])
    for argument in arguments:
        mismatch = compared(first, argument)
        if mismatch or argument.sort is Sort.TERM:
            return mismatch or Mismatch("a term is not a single number")
    return replace(first, whole=first.whole if all(a.whole == first.whole for a in arguments) else "")


def _share_dimension(arguments: Sequence[Dimension]) -> Dimension | Mismatch:
    quotient = _ratio_of_like(arguments, "a share is a part divided by a whole of the same unit")
    return quotient if isinstance(quotient, Mismatch) else PERCENTAGE


def _change_dimension(arguments: Sequence[Dimension]) -> Dimension | Mismatch:
    quotient = _ratio_of_like(arguments, "a change compares two values of the same unit")
    return quotient if isinstance(quotient, Mismatch) else PERCENTAGE


def _ratio_of_like(arguments: Sequence[Dimension], hint: str) -> Dimension | Mismatch:
    above, below = arguments
    mismatch = compared(above, below)
    if mismatch:
        return Mismatch(mismatch.message, mismatch.hint or hint)
    return divided(above, below)


def _ratio_dimension(arguments: Sequence[Dimension]) -> Dimension | Mismatch:
    return divided(arguments[0], arguments[1])


def _points_dimension(arguments: Sequence[Dimension]) -> Dimension | Mismatch:
    for argument in arguments:
        if argument.sort is not Sort.PERCENT and (argument.sort is not Sort.NUMBER or argument.plain):
            return Mismatch(
                f"points are a difference of two percentages, and this is {argument}",
                "for a relative change write `change(new, old)`; a number needs its unit, as in `75 %`",
            )
    return DIFFERENCE


def _years_dimension(arguments: Sequence[Dimension]) -> Dimension | Mismatch:
    if len(arguments) == 1:
        return LENGTH if arguments[0].sort is Sort.TERM else Mismatch(f"expected a term, not {arguments[0]}")
    for argument in arguments:
        if argument.sort is not Sort.YEAR and not argument.plain:
            return Mismatch(f"expected a year, not {argument}", "`years(first, last)` counts both ends")
    return LENGTH


def _length_dimension(arguments: Sequence[Dimension]) -> Dimension | Mismatch:
    if arguments[0].sort is Sort.TERM:
        return LENGTH
    return Mismatch(f"expected a term, not {arguments[0]}", "for two years write `years(first, last)`")


def _rank_dimension(arguments: Sequence[Dimension]) -> Dimension | Mismatch:
    common = _common_dimension(arguments)
    return common if isinstance(common, Mismatch) else RANK


def _same(arguments: Sequence[Dimension]) -> Dimension | Mismatch:
    argument = arguments[0]
    return Mismatch("a term is not a single number") if argument.sort is Sort.TERM else argument


def _sum(values: Sequence[Interval]) -> Interval:
    total = values[0]
    for value in values[1:]:
        total = intervals.add(total, value)
    return total


def _mean(values: Sequence[Interval]) -> Interval:
    return intervals.scale(_sum(values), Fraction(1, len(values)))


def _quotient(values: Sequence[Interval]) -> Interval | None:
    return intervals.divide(values[0], values[1])


def _difference(values: Sequence[Interval]) -> Interval:
    return intervals.subtract(values[0], values[1])


def _change(values: Sequence[Interval]) -> Interval | None:
    quotient = intervals.divide(values[0], values[1])
    return None if quotient is None else intervals.subtract(quotient, _ONE)


def _years(values: Sequence[Interval]) -> Interval:
    if len(values) == 1:
        return intervals.add(_length(values), _ONE)
    return intervals.add(intervals.magnitude(intervals.subtract(values[1], values[0])), _ONE)


def _length(values: Sequence[Interval]) -> Interval:
    term = values[0]
    if term.low is None or term.high is None:
        return intervals.EVERYTHING
    return Interval.point(term.high - term.low)


def _rank(values: Sequence[Interval]) -> Interval:
    own, *others = values
    surely = sum(intervals.below(own, other) for other in others)
    possibly = sum(not intervals.not_above(other, own) for other in others)
    return Interval(Fraction(surely + 1), Fraction(possibly + 1))


def _first(values: Sequence[Interval]) -> Interval:
    return values[0]


FUNCTIONS: dict[str, Function] = {
    "sum": Function(
        "sum(a, b, …)", "all of them together", 1, MAX_ARGUMENTS, _sum_dimension, _sum, patterns=True
    ),
    "mean": Function(
        "mean(a, b, …)", "their sum divided by how many there are", 1, MAX_ARGUMENTS, _common_dimension, _mean,
        patterns=True,
    ),
    "min": Function(
        "min(a, b, …)", "the smallest of them", 1, MAX_ARGUMENTS, _common_dimension, intervals.smallest, patterns=True
    ),
    "max": Function(
        "max(a, b, …)", "the largest of them", 1, MAX_ARGUMENTS, _common_dimension, intervals.largest, patterns=True
    ),
    "share": Function("share(part, whole)", "part ÷ whole, in percent", 2, 2, _share_dimension, _quotient),
    "change": Function(
        "change(new, old)", "how much new is above old, in percent of old", 2, 2, _change_dimension, _change
    ),
    "points": Function(
        "points(a, b)", "the difference a − b of two percentages, in percentage points", 2, 2, _points_dimension,
        _difference,
    ),
    "ratio": Function("ratio(a, b)", "a ÷ b, as a plain number", 2, 2, _ratio_dimension, _quotient),
    "abs": Function("abs(a)", "a without its sign", 1, 1, _same, lambda values: intervals.magnitude(values[0])),
    "years": Function(
        "years(first, last), years(term)", "how many calendar years, both ends counted", 1, 2, _years_dimension, _years
    ),
    "length": Function("length(term)", "from the first year of a term to its last", 1, 1, _length_dimension, _length),
    "limit": Function("limit(a)", "the printed number alone: 87 of “more than 87 %”", 1, 1, _same, _first),
    "rank": Function(
        "rank(a, others, …)", "the place of a among the others, the largest being first", 2, MAX_ARGUMENTS,
        _rank_dimension, _rank, patterns=True,
    ),
}  # fmt: skip
"""Every function there is.  docs/claims.md lists them from here."""
