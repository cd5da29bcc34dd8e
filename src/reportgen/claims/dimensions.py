"""What sort of number an expression gives, and which sorts may meet.

People ÷ people is a share, percent − percent is points, people + percent is nothing at all.  Inside
the checker every value is in base units: a percentage is divided by 100, a duration is in years.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from reportgen.facts import Figure, Kind
from reportgen.quantity import MONTHS, PERCENT, POINTS, YEAR, Quantity
from reportgen.records import dataclass

YEARS = "years"
DURATION_UNITS: dict[str, str] = {
    "month": MONTHS,
    MONTHS: MONTHS,
    YEAR: YEARS,
    YEARS: YEARS,
}
POINT_UNITS = frozenset({"point", POINTS, "pp"})


class Sort(StrEnum):
    """What kind of number, for the purpose of checking units.  The value is how messages name it."""

    NUMBER = "a plain number"
    AMOUNT = "an amount"
    PERCENT = "a percentage"
    POINTS = "percentage points"
    YEAR = "a year"
    DURATION = "a length of time"
    TERM = "a term"
    RANK = "a rank"


@dataclass(frozen=True, slots=True)
class Dimension:
    """The sort of an expression, with what else has to be known to check and print it.

    `unit` of an AMOUNT is what it is measured in ("" for a count), of a DURATION the unit it was
    printed in.  `noun` is what a count counts.  `plain` marks a number written in the claim without
    a unit.  `hundredfold` marks a number multiplied by a literal 100, which is how some write
    "in percent".  `quotient` marks an amount divided by a number without a unit: `admitted / 2000`
    is a share as soon as it is compared with a percentage.  `whole` is what a percentage is a share
    of; points that are a difference of two shares of one whole keep it, because they may be the
    share of what is left.
    """

    sort: Sort
    unit: str = ""
    noun: str = ""
    plain: bool = False
    hundredfold: bool = False
    quotient: bool = False
    whole: str = ""

    def __str__(self) -> str:
        if self.sort is Sort.AMOUNT:
            return f"a number of {self.noun}" if self.noun else f"an amount in {self.unit}" if self.unit else "a count"
        return self.sort.value


NUMBER = Dimension(Sort.NUMBER)
PLAIN = Dimension(Sort.NUMBER, plain=True)
PERCENTAGE = Dimension(Sort.PERCENT)
DIFFERENCE = Dimension(Sort.POINTS)
LENGTH = Dimension(Sort.DURATION, YEARS)
CALENDAR_YEAR = Dimension(Sort.YEAR)
TERM = Dimension(Sort.TERM)
RANK = Dimension(Sort.RANK)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Why two sorts of number do not go together, and what to write instead."""

    message: str
    hint: str = ""


def of_figure(figure: Figure, quantity: Quantity) -> Dimension:
    """The dimension of a figure that prints a number."""
    unit = quantity.unit
    match figure.kind:
        case Kind.RANK:
            return RANK
        case Kind.YEAR:
            return CALENDAR_YEAR
        case Kind.TERM:
            return TERM
        case Kind.POINTS:
            return DIFFERENCE
        case Kind.PERCENTAGE | Kind.CHANGE:
            return Dimension(Sort.PERCENT, whole=figure.of)
        case Kind.DURATION:
            return Dimension(Sort.DURATION, DURATION_UNITS[unit]) if unit in DURATION_UNITS else _amount(unit, "")
        case Kind.RATIO | Kind.FRACTION if not unit:
            return NUMBER
        case _:
            pass
    if figure.kind is Kind.COUNT:
        return _amount("", figure.counts or unit)
    if unit == PERCENT:
        return Dimension(Sort.PERCENT, whole=figure.of)
    if unit in POINT_UNITS:
        return DIFFERENCE
    if unit in DURATION_UNITS:
        return Dimension(Sort.DURATION, DURATION_UNITS[unit])
    return _amount(unit, figure.counts)


def of_literal(quantity: Quantity) -> Dimension:
    """The dimension of a number written in a claim.  0 and 1 may stand beside percentages as they are."""
    if not quantity.unit:
        return NUMBER if quantity.value.denominator == 1 and 0 <= quantity.value.numerator <= 1 else PLAIN
    if quantity.unit == PERCENT:
        return PERCENTAGE
    if quantity.unit == POINTS:
        return DIFFERENCE
    if quantity.unit in DURATION_UNITS:
        return Dimension(Sort.DURATION, DURATION_UNITS[quantity.unit])
    return _amount(quantity.unit, "")


def base_factor(dimension: Dimension) -> Fraction:
    """What a printed number of this dimension is multiplied by to get its base value."""
    if dimension.sort in {Sort.PERCENT, Sort.POINTS}:
        return _HUNDREDTH
    if dimension.sort is Sort.DURATION and dimension.unit == MONTHS:
        return _TWELFTH
    return ONE


def added(a: Dimension, b: Dimension, *, minus: bool) -> Dimension | Mismatch:
    """The dimension of a + b, or of a − b."""
    both = {a.sort, b.sort}
    if Sort.TERM in both:
        return _TERM_MISMATCH
    if a.sort is b.sort:
        return _added_alike(a, b, minus=minus)
    if Sort.NUMBER in both:
        return _added_to_number(a, b, minus=minus)
    if both == {Sort.PERCENT, Sort.POINTS}:
        return PERCENTAGE if a.sort is Sort.PERCENT or not minus else DIFFERENCE
    if both == {Sort.YEAR, Sort.DURATION} and (a.sort is Sort.YEAR or not minus):
        return CALENDAR_YEAR
    if Sort.YEAR in both:
        return _not_added(a, b, "to a year lengths of time are added: `year + 2 years`", minus=minus)
    if both == {Sort.AMOUNT, Sort.PERCENT}:
        amount = a if a.sort is Sort.AMOUNT else b
        change = (
            f"to lower {amount} by 5 %, write `× (1 - 5 %)`"
            if minus
            else f"to raise {amount} by 5 %, write `× (1 + 5 %)`"
        )
        return _not_added(a, b, change, minus=minus)
    return _not_added(a, b, minus=minus)


def multiplied(a: Dimension, b: Dimension) -> Dimension | Mismatch:
    """The dimension of a × b."""
    for first, second in ((a, b), (b, a)):
        if first.sort is Sort.TERM:
            return _TERM_MISMATCH
        if first.sort is Sort.YEAR:
            return Mismatch("a year cannot be multiplied")
        if first.sort is Sort.NUMBER:
            return replace(
                second,
                plain=first.plain and second.plain,
                hundredfold=first.hundredfold or second.hundredfold,
                whole="",
            )
        if first.sort is Sort.PERCENT:
            return replace(second, whole="", noun="" if second.sort is Sort.AMOUNT else second.noun)
    both = {a.sort, b.sort}
    if both == {Sort.AMOUNT}:
        return _amount(_unit_product(a.unit, b.unit, 1), "")
    if both == {Sort.AMOUNT, Sort.POINTS}:
        return a if a.sort is Sort.AMOUNT else b
    if both == {Sort.AMOUNT, Sort.DURATION}:
        return a if a.sort is Sort.AMOUNT else b
    return Mismatch(f"cannot multiply {a} by {b}")


def divided(a: Dimension, b: Dimension) -> Dimension | Mismatch:
    """The dimension of a ÷ b."""
    if Sort.TERM in {a.sort, b.sort}:
        return _TERM_MISMATCH
    if Sort.YEAR in {a.sort, b.sort}:
        return Mismatch("a year cannot be divided, nor divide")
    hundredfold = a.hundredfold and not b.hundredfold
    if b.sort in {Sort.NUMBER, Sort.RANK}:
        if a.sort is Sort.RANK:
            return NUMBER
        quotient = a.sort is Sort.AMOUNT and (b.plain or a.quotient)
        return replace(a, plain=False, hundredfold=hundredfold, quotient=quotient, whole="")
    if a.sort is b.sort and a.unit == b.unit:
        return replace(NUMBER, hundredfold=hundredfold)
    if a.sort is b.sort is Sort.AMOUNT:
        if _comparable(a, b):
            return replace(NUMBER, hundredfold=hundredfold)
        return _amount(_unit_product(a.unit, b.unit, -1), "")
    if a.sort is b.sort or {a.sort, b.sort} == {Sort.PERCENT, Sort.POINTS}:
        return NUMBER
    if b.sort is Sort.PERCENT:
        return replace(a, noun="")
    if b.sort is Sort.DURATION:
        return a
    if b.sort is Sort.AMOUNT:
        if a.plain or (a.sort is Sort.NUMBER and not b.unit):
            return replace(NUMBER, hundredfold=hundredfold)
        return _amount(_unit_product("", b.unit, -1), "") if a.sort is Sort.NUMBER else replace(a, whole="")
    return Mismatch(f"cannot divide {a} by {b}")


def compared(a: Dimension, b: Dimension) -> Mismatch | None:
    """Why a and b cannot be compared, if they cannot."""
    if a.sort is b.sort:
        if a.sort is Sort.AMOUNT and not _comparable(a, b):
            return Mismatch(f"cannot compare {a} with {b}")
        return None
    both = {a.sort, b.sort}
    if both in _COMPARABLE:
        return None
    if Sort.TERM in both:
        return Mismatch(f"cannot compare {a} with {b}", _TERM_MISMATCH.hint)
    if both == {Sort.YEAR, Sort.DURATION}:
        return Mismatch(
            f"cannot compare {a} with {b}",
            "a year less a number is a year: for a length take two figures from each other",
        )
    if Sort.NUMBER in both:
        number, other = (a, b) if a.sort is Sort.NUMBER else (b, a)
        if other.sort in {Sort.PERCENT, Sort.POINTS} and not number.plain:
            return None
        if other.sort is Sort.YEAR or other == LENGTH:
            return None
        if number.plain:
            return Mismatch(f"cannot compare {other} with a number that has no unit", _with_unit(other))
        return Mismatch(f"cannot compare {a} with {b}", _with_unit(other))
    if both == {Sort.AMOUNT, Sort.PERCENT} and (a.quotient or b.quotient):
        return None
    if Sort.YEAR in both:
        return Mismatch(f"cannot compare {a} with {b}", "a year is compared with years, and lies within a term")
    return Mismatch(f"cannot compare {a} with {b}")


def nouns_differ(a: Dimension, b: Dimension) -> bool:
    """Whether two counts name different things: neither noun is part of the other."""
    if a.sort is not Sort.AMOUNT or b.sort is not Sort.AMOUNT or not a.noun or not b.noun:
        return False
    one, other = set(a.noun.casefold().split()), set(b.noun.casefold().split())
    return not (one <= other or other <= one)


ONE = Fraction(1)
_HUNDREDTH = Fraction(1, 100)
_TWELFTH = Fraction(1, 12)
_TERM_MISMATCH = Mismatch(
    "a term is not a single number",
    "write `years(term)` for the calendar years it touches, `length(term)` for how long it lasts",
)
_COMPARABLE: tuple[set[Sort], ...] = (
    {Sort.NUMBER, Sort.AMOUNT},
    {Sort.NUMBER, Sort.RANK},
    {Sort.AMOUNT, Sort.RANK},
    {Sort.PERCENT, Sort.POINTS},
)


def _amount(unit: str, noun: str) -> Dimension:
    return Dimension(Sort.AMOUNT, unit, noun)


def _comparable(a: Dimension, b: Dimension) -> bool:
    """Whether two amounts may be of one unit: the same, or one of them says neither unit nor noun."""
    return a.unit == b.unit or any(not x.unit and not x.noun for x in (a, b))


def _added_alike(a: Dimension, b: Dimension, *, minus: bool) -> Dimension | Mismatch:
    match a.sort:
        case Sort.PERCENT if minus:
            return replace(DIFFERENCE, whole=a.whole if a.whole == b.whole else "")
        case Sort.PERCENT:
            return replace(PERCENTAGE, whole=a.whole if a.whole == b.whole else "")
        case Sort.AMOUNT:
            if not _comparable(a, b):
                return _not_added(a, b, minus=minus)
            noun = "" if nouns_differ(a, b) else min((n for n in (a.noun, b.noun) if n), key=len, default="")
            return Dimension(
                Sort.AMOUNT,
                a.unit or b.unit,
                noun,
                hundredfold=a.hundredfold and b.hundredfold,
                quotient=a.quotient and b.quotient,
            )
        case Sort.NUMBER:
            hundredfold = (a.hundredfold and (b.hundredfold or b.plain)) or (b.hundredfold and a.plain)
            return replace(NUMBER, plain=a.plain and b.plain, hundredfold=hundredfold)
        case Sort.YEAR:
            return LENGTH if minus else Mismatch("two years cannot be added")
        case Sort.RANK:
            return NUMBER
        case Sort.DURATION:
            return a if a.unit == MONTHS else b
        case _:
            return a


def _not_added(a: Dimension, b: Dimension, hint: str = "", *, minus: bool) -> Mismatch:
    return Mismatch(f"cannot subtract {b} from {a}" if minus else f"cannot add {a} and {b}", hint)


def _added_to_number(a: Dimension, b: Dimension, *, minus: bool) -> Dimension | Mismatch:
    number, other = (a, b) if a.sort is Sort.NUMBER else (b, a)
    if other.sort in {Sort.AMOUNT, Sort.RANK}:
        return other
    if other == LENGTH or (other.sort is Sort.YEAR and (other is a or not minus)):
        return other
    if not number.plain and other.sort in {Sort.PERCENT, Sort.POINTS}:
        return NUMBER
    return _not_added(a, b, _with_unit(other), minus=minus)


def _with_unit(other: Dimension) -> str:
    match other.sort:
        case Sort.PERCENT:
            return "give the number its unit, as in `75 %`"
        case Sort.POINTS:
            return "give the number its unit, as in `12 points`"
        case Sort.DURATION:
            return "give the number its unit, as in `6 months` or `2 years`"
        case _:
            return ""


def _unit_product(a: str, b: str, sign: int) -> str:
    """The unit of a product (`sign` 1) or quotient (`sign` -1), written `VND·km/ha`."""
    powers: dict[str, int] = {}
    for text, direction in ((a, 1), (b, sign)):
        above, _, below = text.partition("/")
        for part, power in ((above, 1), (below, -1)):
            for name in part.split("·"):
                if name and name != "1":
                    powers[name] = powers.get(name, 0) + power * direction
    over = "·".join(name for name, power in sorted(powers.items()) for _ in range(power))
    under = "·".join(name for name, power in sorted(powers.items()) for _ in range(-power))
    return f"{over or '1'}/{under}" if under else over
