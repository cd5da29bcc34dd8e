"""Both sides of a claim worked out: for the printed numbers, for what their words allow, for all that is possible."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from reportgen.claims import intervals
from reportgen.claims.dimensions import ONE, YEARS, Dimension, Sort
from reportgen.claims.evaluating import Range, Values, evaluate_together, occurrences
from reportgen.claims.expression import Comparison, Expression, Literal, Name, Negation, Operation
from reportgen.claims.readings import Reading, read_literal
from reportgen.claims.verdicts import Value
from reportgen.exactness import can_round, rounded_values
from reportgen.facts import Kind
from reportgen.quantity import MONTHS, PERCENT, POINTS, YEAR, Bound, Interval, Rounding
from reportgen.records import dataclass

_HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One side, in base units.  `nominal` is None where a range leaves no single printed number."""

    nominal: Fraction | None
    printed: Range
    possible: Range

    def scaled(self, factor: Fraction) -> Evaluated:
        """The same side in another unit."""
        return Evaluated(
            None if self.nominal is None else self.nominal * factor,
            Range(intervals.scale(self.printed.interval, factor), self.printed.exact),
            Range(intervals.scale(self.possible.interval, factor), self.possible.exact),
        )


@dataclass(frozen=True, slots=True)
class Printed:
    """A side that is one printed number and nothing else: what an equation is about.

    `values` are those that print as it prints (or that its bound allows), `loose` those that do so
    if the ends of a printed range were rounded too.  `open_ended` marks a bound or a range.
    """

    reading: Reading
    value: Fraction
    last_digit: Fraction
    values: Interval
    loose: Interval
    open_ended: bool


@dataclass(frozen=True, slots=True)
class Inputs:
    """The readings of all figures of a claim, laid out for the evaluator."""

    limits: Values
    printed: Values
    possible: Values

    @classmethod
    def of(cls, readings: Mapping[str, Reading]) -> Inputs:
        """One value table per way of taking the figures; the same table where that makes no difference."""
        limits = {name: r.printed if r.limit is None else r.limit for name, r in readings.items()}
        if all(r.possible == limits[name] for name, r in readings.items()):
            return cls(limits, limits, limits)
        printed = {name: r.printed for name, r in readings.items()}
        possible = {name: r.possible for name, r in readings.items()}
        return cls(limits, limits if printed == limits else printed, possible)


def evaluate_side(expression: Expression, inputs: Inputs) -> Evaluated:
    """What one side comes to."""
    limits = evaluate_together(expression, inputs.limits, inputs.limits)
    nominal = limits.interval.low if limits.interval.is_point else None
    if inputs.possible is inputs.limits:
        return Evaluated(nominal, limits, limits)
    printed = limits
    if inputs.printed is not inputs.limits:
        printed = evaluate_together(expression, inputs.printed, inputs.limits)
    return Evaluated(nominal, printed, evaluate_together(expression, inputs.possible, inputs.limits))


def difference(comparison: Comparison) -> Expression:
    """left − right, for a claim whose sides share a figure and so cannot be taken one by one."""
    return Operation("-", comparison.left, comparison.right, comparison.start, comparison.end)


def share_a_figure(comparison: Comparison, readings: Mapping[str, Reading]) -> bool:
    """Whether a figure that may have several values, or stands alone on one side, occurs on both sides."""
    common = set(occurrences(comparison.left)).intersection(occurrences(comparison.right))
    if not common:
        return False
    alone = {side.id for side in (comparison.left, comparison.right) if isinstance(side, Name)}
    return any(name in alone or not readings[name].possible.is_point for name in common)


def printed_side(expression: Expression, readings: Mapping[str, Reading], rounding: Rounding) -> Printed | None:
    """The printed number that a side consists of, if it is nothing but that; a minus before it is its sign."""
    sign = 1
    if isinstance(expression, Negation):
        sign, expression = -1, expression.operand
    if isinstance(expression, Name):
        reading = readings[expression.id]
    elif isinstance(expression, Literal):
        reading = read_literal(expression.quantity)
    else:
        return None
    quantity = reading.quantity
    last_digit, value = quantity.last_digit, quantity.value
    if reading.factor is not ONE:
        last_digit, value = last_digit * reading.factor, value * reading.factor
    open_ended = quantity.high is not None or (quantity.bound is not Bound.EXACT and reading.kind is not Kind.TARGET)
    if open_ended or (reading.rounded and sign > 0):
        values, loose = reading.printed if open_ended else reading.possible, reading.possible
    elif _rounds(reading):
        values = loose = rounded_values(value, last_digit, rounding)
    else:
        values = loose = Interval.point(value)
    if sign < 0:
        value, values, loose = -value, intervals.negate(values), intervals.negate(loose)
    return Printed(reading, value, last_digit, values, loose, open_ended)


def _rounds(reading: Reading) -> bool:
    if reading.kind is None:
        return reading.dimension.sort not in {Sort.YEAR, Sort.DURATION, Sort.RANK}
    return can_round(reading.kind)


@dataclass(frozen=True, slots=True)
class Units:
    """The one unit in which both sides are shown, and how base values become it."""

    unit: str
    factor: Fraction

    @classmethod
    def of(cls, left: Dimension, right: Dimension) -> Units:
        """Points or percent where either side is, months where either side is, and so on."""
        sorts = {left.sort, right.sort}
        if Sort.POINTS in sorts:
            return cls(POINTS, _HUNDRED)
        if Sort.PERCENT in sorts:
            return cls(PERCENT, _HUNDRED)
        if Sort.YEAR in sorts or Sort.TERM in sorts:
            return cls(YEAR, ONE)
        if Sort.DURATION in sorts:
            return cls(MONTHS, Fraction(12)) if MONTHS in {left.unit, right.unit} else cls(YEARS, ONE)
        return cls(next((d.unit for d in (left, right) if d.sort is Sort.AMOUNT and d.unit), ""), ONE)

    def interval(self, interval: Interval) -> Interval:
        """A base interval in this unit."""
        return interval if self.factor is ONE else intervals.scale(interval, self.factor)

    def value(self, side: Evaluated, dimension: Dimension) -> Value:
        """A side in this unit; a length of time also as it was before."""
        before = None
        if dimension.sort is Sort.DURATION and dimension.unit != self.unit:
            before = Units.of(dimension, dimension).value(side, dimension)
        shown, nominal = self.interval(side.possible.interval), side.nominal
        if nominal is not None and self.factor is not ONE:
            nominal = shown.low if shown.is_point else nominal * self.factor
        return Value(shown, self.unit, nominal, before)


def brought_together(side: Evaluated, own: Dimension, other: Dimension) -> Evaluated:
    """A side in base units even where it was written "× 100" to be compared with a percentage."""
    if own.hundredfold and other.sort in {Sort.PERCENT, Sort.POINTS}:
        return side.scaled(Fraction(1, 100))
    return side
