"""R105: two mentions of one figure that print different values."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.exactness import rounded_values
from reportgen.facts import Figure, Kind, Mention
from reportgen.quantity import MONTHS, PERCENT, POINTS, YEAR, Bound, Quantity
from reportgen.rules.rule import Evidence, Finding, Rule

_UNITS = {YEAR: "", "point": POINTS, "month": MONTHS}


def check(evidence: Evidence) -> Iterator[Finding]:
    """Every later mention against the first: value, range, unit, bound."""
    for figure in evidence.facts.figures:
        read = [(mention, mention.quantity) for mention in figure.mentions if mention.quantity is not None]
        for mention, quantity in read[1:]:
            found = _difference(figure, read[0], (mention, quantity))
            if found is not None:
                yield found


def _difference(figure: Figure, first: tuple[Mention, Quantity], later: tuple[Mention, Quantity]) -> Finding | None:
    (mention, one), (other_mention, other) = first, later
    where = (
        f"`{figure.id}` is {one.canonical} in paragraph {mention.paragraph} "
        f"and {other.canonical} in paragraph {other_mention.paragraph}"
    )
    same_value = (one.value, one.high) == (other.value, other.high)
    if not same_value and _rounds_to(one, other):
        return Finding((figure.id,), other_mention.span, f"{where}: one is rounded", "", Severity.NOTE)
    if not same_value or _units_differ(figure, one, other) or _bounds_differ(one, other):
        return Finding((figure.id,), other_mention.span, where, "if these are two figures, give each an id of its own")
    return None


def _rounds_to(one: Quantity, other: Quantity) -> bool:
    """Whether the coarser of two numbers is the other one rounded."""
    if one.high is not None or other.high is not None or one.places == other.places:
        return False
    coarse, fine = sorted((one, other), key=lambda quantity: quantity.places)
    return fine.value in rounded_values(coarse.value, coarse.last_digit)


def _units_differ(figure: Figure, one: Quantity, other: Quantity) -> bool:
    units = {_UNITS.get(quantity.unit, quantity.unit) for quantity in (one, other)}
    if figure.kind is Kind.POINTS and units == {PERCENT, POINTS}:
        return False  # R107 says so
    return len(units) > 1 and "" not in units


def _bounds_differ(one: Quantity, other: Quantity) -> bool:
    """Words of a bound may be left out of a quote; two different ones are a disagreement."""
    return one.bound is not other.bound and Bound.EXACT not in {one.bound, other.bound}


RULE = Rule(
    code="R105",
    name="disagreeing-mentions",
    title="Mentions of one figure that disagree",
    severity=Severity.ERROR,
    what=(
        "Two mentions of one figure print different values, units or bounds. How a number is written does not "
        "matter: “2020-2025” and “2020 - 2025” agree. Where one mention is only rounded, it is a note."
    ),
    why="The article contradicts itself, and a briefing could quote either number.",
    bad="""\
figures:
  admitted:
    kind: count
    label: {en: Admitted}
    mentions:
      - {paragraph: 1, quote: 2071 new members}
      - {paragraph: 4, quote: 2017 new members}
""",
    good="""\
figures:
  admitted:
    kind: count
    label: {en: Admitted}
    mentions:
      - {paragraph: 1, quote: 2071 new members}
      - {paragraph: 4, quote: "2,071 admissions"}
""",
    fix="Find out which one is right; acknowledge the finding on the figure if the article really prints both.",
    check=check,
)
