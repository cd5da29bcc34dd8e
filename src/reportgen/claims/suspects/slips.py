"""Numbers that a slip of the hand may have turned into the printed one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from reportgen.claims.suspects.conflicts import Slip, SlipCode
from reportgen.facts import Figure, Kind
from reportgen.quantity import PERCENT, POINTS, Quantity

_SCALES = (
    (SlipCode.TIMES_10, SlipCode.OVER_10, 10),
    (SlipCode.TIMES_100, SlipCode.OVER_100, 100),
    (SlipCode.TIMES_1000, SlipCode.OVER_1000, 1000),
)


def digit_slips(quantity: Quantity) -> Iterator[Slip]:
    """Every number that one slip turns into the printed one, the best explanations first.

    >>> [str(slip.quantity.value) for slip in digit_slips(Quantity(Fraction(2017))) if slip.code == "digits-transposed"]
    ['217', '2107', '2071']
    """
    seen = {quantity.value}
    for code, value in _values(quantity):
        if value not in seen:
            seen.add(value)
            yield Slip(code, replace(quantity, value=value))


def _values(quantity: Quantity) -> Iterator[tuple[SlipCode, Fraction]]:
    last_digit = quantity.last_digit
    steps = quantity.value / last_digit
    digits, sign = str(abs(steps.numerator)), -1 if steps < 0 else 1
    decimals = max(quantity.places, 0)
    digits = digits.rjust(decimals + 1, "0")

    def number(text: str) -> Fraction:
        return sign * int(text or "0") * last_digit

    for at in range(len(digits) - 1):
        yield SlipCode.TRANSPOSED, number(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    for up, down, factor in _SCALES:
        yield up, quantity.value * factor
        if abs(steps.numerator) % factor == 0:
            yield down, quantity.value / factor
    yield SlipCode.SIGN, -quantity.value
    for at in range(len(digits) + 1):
        for digit in "0123456789":
            yield SlipCode.MISSING_DIGIT, number(digits[:at] + digit + digits[at:])
    if len(digits) > 1:
        for at in range(len(digits)):
            yield SlipCode.EXTRA_DIGIT, number(digits[:at] + digits[at + 1 :])
        # Where one digit is all there is, any other number would be one digit away.
        for at in range(len(digits)):
            for digit in "0123456789":
                yield SlipCode.ONE_DIGIT, number(digits[:at] + digit + digits[at + 1 :])


def other_mentions(figure: Figure) -> Iterator[Slip]:
    """What other mentions of the figure print."""
    quantity = figure.quantity
    if quantity is None:
        return
    for mention in figure.mentions:
        printed = mention.quantity
        if printed is not None and printed.unit == quantity.unit and printed.value != quantity.value:
            yield Slip(SlipCode.OTHER_MENTION, replace(quantity, value=printed.value, places=printed.places))


def unit_slips(figure: Figure) -> Iterator[tuple[Slip, Kind]]:
    """The figure with percent for points, or points for percent."""
    quantity = figure.quantity
    if quantity is None:
        return
    if figure.kind is Kind.POINTS:
        yield Slip(SlipCode.POINTS_FOR_PERCENT, replace(quantity, unit=PERCENT)), Kind.CHANGE
    elif figure.kind in {Kind.PERCENTAGE, Kind.CHANGE}:
        yield Slip(SlipCode.PERCENT_FOR_POINTS, replace(quantity, unit=POINTS)), Kind.POINTS
