"""Numbers that a slip of the hand may have turned into the printed one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

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
    for code, steps in slipped_steps(quantity):
        yield Slip(code, replace(quantity, value=steps * quantity.last_digit))


def slipped_steps(quantity: Quantity) -> Iterator[tuple[SlipCode, int]]:
    """The same numbers, each once, in units of the last digit: what is quick to sort through."""
    now = (quantity.value / quantity.last_digit).numerator
    seen = {now}
    for code, steps in _steps(now, max(quantity.places, 0)):
        if steps not in seen:
            seen.add(steps)
            yield code, steps


def _steps(now: int, decimals: int) -> Iterator[tuple[SlipCode, int]]:
    digits, sign = str(abs(now)).rjust(decimals + 1, "0"), -1 if now < 0 else 1
    for at in range(len(digits) - 1):
        yield SlipCode.TRANSPOSED, sign * int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    for up, down, factor in _SCALES:
        yield up, now * factor
        if now % factor == 0:
            yield down, now // factor
    yield SlipCode.SIGN, -now
    for at in range(len(digits) + 1):
        for digit in "0123456789":
            yield SlipCode.MISSING_DIGIT, sign * int(digits[:at] + digit + digits[at:])
    if len(digits) > 1:
        for at in range(len(digits)):
            yield SlipCode.EXTRA_DIGIT, sign * int(digits[:at] + digits[at + 1 :])
        # Where one digit is all there is, any other number would be one digit away.
        for at in range(len(digits)):
            for digit in "0123456789":
                yield SlipCode.ONE_DIGIT, sign * int(digits[:at] + digit + digits[at + 1 :])


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
