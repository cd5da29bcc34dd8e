"""R108: more digits than the numbers behind a figure can give."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportgen.diagnostics import Severity
from reportgen.facts import Kind
from reportgen.quantity import PERCENT
from reportgen.rules.impossible_percentage import base_count
from reportgen.rules.rule import Evidence, Finding, Rule

_TOO_FINE = 100
"""A base may tell apart steps of so many units of the last digit before digits count as false."""
_TOO_WIDE = 10
"""A result may be uncertain by so many units of the last digit."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """Percentages of small bases, and results of rounded figures printed to more digits than those have."""
    for figure in evidence.facts.figures:
        quantity = figure.quantity
        if quantity is None:
            continue
        spread = evidence.spread.get(figure.id)
        if spread is not None and spread > _TOO_WIDE:
            message = (
                f"`{figure.id}` is printed as {quantity.canonical}, but the rounded figures it follows from "
                f"leave it open by {int(spread)} units of its last digit"
            )
            yield Finding((figure.id,), figure.span, message, "print fewer digits")
            continue
        base = base_count(evidence.whole_of(figure)) if figure.kind is Kind.PERCENTAGE else None
        if base is None or quantity.unit != PERCENT or quantity.places < 1:
            continue
        if Fraction(100, base) >= _TOO_FINE * quantity.last_digit:
            message = f"`{figure.id}` is {quantity.canonical} of {base}: the base cannot carry so many digits"
            yield Finding((figure.id, figure.of), figure.span, message, "print fewer digits")


RULE = Rule(
    code="R108",
    name="false-precision",
    title="False precision",
    severity=Severity.NOTE,
    what=(
        "A figure has more digits than what it comes from: a percentage with decimals of a small count, or the result "
        "of rounded figures whose rounding leaves it open by more than ten units of its last digit."
    ),
    why="Digits promise accuracy. 33.33 % of 30 people says no more than 10 of 30, and looks like a measurement.",
    bad="""\
figures:
  asked:
    quote: 30 were asked
    paragraph: 1
    kind: count
    label: {en: Asked}
  agreed:
    quote: 33.33 % agreed
    paragraph: 1
    kind: percentage
    of: asked
    label: {en: Agreed}
""",
    good="""\
figures:
  asked:
    quote: 30 were asked
    paragraph: 1
    kind: count
    label: {en: Asked}
  agreed:
    quote: 33 % agreed
    paragraph: 1
    kind: percentage
    of: asked
    label: {en: Agreed}
""",
    fix="Print fewer digits in figures of your own; a source's own digits stay as they are.",
    check=check,
)
