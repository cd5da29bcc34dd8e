"""R106: a percentage that no whole number of its base can give (the GRIM test)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from reportgen.diagnostics import Severity
from reportgen.exactness import rounded_values
from reportgen.facts import Figure, Kind
from reportgen.quantity import PERCENT, Bound, Interval, Rounding, decimal_text
from reportgen.rules.rule import Evidence, Finding, Rule


def check(evidence: Evidence) -> Iterator[Finding]:
    """Every exact percentage of a figure that is an exact count."""
    for figure in evidence.facts.figures:
        if figure.kind is not Kind.PERCENTAGE or not figure.of:
            continue
        base = base_count(evidence.whole_of(figure))
        quantity = figure.quantity
        if base is None or quantity is None or quantity.unit != PERCENT:
            continue
        if quantity.high is not None or quantity.bound is not Bound.EXACT or quantity.value < 0:
            continue
        step = Fraction(100, base)
        if has_multiple(rounded_values(quantity.value, quantity.last_digit), step):
            continue
        yield Finding(
            (figure.id, figure.of),
            figure.of_span or figure.span,
            f"no whole number out of {base} is {quantity.canonical} (`{figure.id}` of `{figure.of}`)",
            _nearest(quantity.value, quantity.last_digit, quantity.places, base),
        )


def base_count(whole: Figure | None) -> int | None:
    """The number of things that a figure counts exactly, if it does."""
    if whole is None or whole.quantity is None or whole.kind not in {Kind.COUNT, Kind.TARGET}:
        return None
    quantity = whole.quantity
    exact = quantity.high is None and quantity.places == 0 and quantity.unit != PERCENT
    exact = exact and (quantity.bound is Bound.EXACT or whole.kind is Kind.TARGET)
    return int(quantity.value) if exact and quantity.value > 0 else None


def has_multiple(values: Interval, step: Fraction) -> bool:
    """Whether some whole multiple of `step` lies in a bounded interval."""
    if values.low is None or values.high is None:
        return True
    first = ceil(values.low / step)
    if not values.low_closed and first * step == values.low:
        first += 1
    last = floor(values.high / step)
    if not values.high_closed and last * step == values.high:
        last -= 1
    return first <= last


def _nearest(value: Fraction, last_digit: Fraction, places: int, base: int) -> str:
    """Which counts come nearest, and whether one would do if the source did not round to nearest."""
    step = Fraction(100, base)
    below = floor(value / step)
    shown = [
        f"{count} of {base} is {decimal_text(_to_places(count * step, last_digit), places)} %"
        for count in (below, below + 1)
    ]
    for rounding, habit in ((Rounding.TRUNCATED, "cut off"), (Rounding.AWAY, "rounded away")):
        if has_multiple(rounded_values(value, last_digit, rounding), step):
            return f"{', '.join(shown)}: the source may have {habit}"
    return ", ".join(shown)


def _to_places(value: Fraction, last_digit: Fraction) -> Fraction:
    return floor(value / last_digit + Fraction(1, 2)) * last_digit


RULE = Rule(
    code="R106",
    name="impossible-percentage",
    title="A percentage that no whole count gives",
    severity=Severity.WARNING,
    what=(
        "A percentage whose base (`of`) is an exact count cannot come from any whole number of that base, however "
        "it was rounded to nearest. With a base of 100 or more and no decimals this cannot happen."
    ),
    why=(
        "People, committees and answers come in whole numbers: 13 % of 12 is no number of people. Statisticians know "
        "this as the GRIM test. The percentage, the base, or the pairing of the two is wrong. The hint names the "
        "counts that come nearest."
    ),
    bad="""\
figures:
  asked:
    quote: 28 were asked
    paragraph: 1
    kind: count
    label: {en: Asked}
  agreed:
    quote: 52 % agreed
    paragraph: 1
    kind: percentage
    of: asked
    label: {en: Agreed}
""",
    good="""\
figures:
  asked:
    quote: 28 were asked
    paragraph: 1
    kind: count
    label: {en: Asked}
  agreed:
    quote: 54 % agreed
    paragraph: 1
    kind: percentage
    of: asked
    label: {en: Agreed}
""",
    fix="Check the percentage and its base in the article; if the percentage is a mean, let `of` say so in words.",
    check=check,
)
