"""R112: parts of a whole that nearly make it, but not quite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from reportgen.diagnostics import Severity
from reportgen.exactness import possible_values
from reportgen.facts import Figure, Kind
from reportgen.quantity import Bound, Interval, decimal_text
from reportgen.rules.mixed_precision import stem
from reportgen.rules.rule import Evidence, Finding, Rule

_FEWEST = 3
_NEAR = Fraction(2, 100)
"""Parts that miss their whole by less than this share of it were meant to make it up."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """Three or more parts of one whole, of one kind, whose ids differ in their last word only."""
    groups: defaultdict[tuple[str, str, Kind], list[Figure]] = defaultdict(list)
    for figure in evidence.facts.figures:
        if (
            figure.of
            and figure.quantity is not None
            and figure.kind in {Kind.PERCENTAGE, Kind.COUNT}
            and stem(figure.id)
        ):
            groups[stem(figure.id), figure.of, figure.kind].append(figure)
    for (_, of, kind), parts in groups.items():
        whole = _whole(evidence, of, kind)
        if whole is None or len(parts) < _FEWEST or any(_open_ended(part) for part in parts):
            continue
        names = {part.id for part in parts}
        if any(names <= set(claimed) for claimed in evidence.claimed):
            continue
        low, high, printed = _sums(parts)
        if low <= whole <= high or abs(printed - whole) > whole * _NEAR:
            continue
        unit = " %" if kind is Kind.PERCENTAGE else ""
        places = max(part.quantity.places for part in parts if part.quantity)
        message = (
            f"{', '.join(f'`{part.id}`' for part in parts)} together are {decimal_text(printed, places)}{unit} "
            f"of “{of}”, which is {decimal_text(whole, 0)}{unit}"
        )
        hint = "if they are not all the parts, or overlap, acknowledge the finding"
        yield Finding(tuple(part.id for part in parts), parts[0].span, message, hint)


def _whole(evidence: Evidence, of: str, kind: Kind) -> Fraction | None:
    if kind is Kind.PERCENTAGE:
        return Fraction(100)
    figure = evidence.figures.get(of)
    if figure is None or figure.kind is not Kind.COUNT or figure.quantity is None or _open_ended(figure):
        return None
    return figure.quantity.value


def _open_ended(figure: Figure) -> bool:
    quantity = figure.quantity
    return quantity is None or quantity.high is not None or quantity.bound is not Bound.EXACT


def _sums(parts: list[Figure]) -> tuple[Fraction, Fraction, Fraction]:
    """The least and the greatest that rounded parts may make together, and what the printed ones do."""
    values = [possible_values(part) or Interval.point(Fraction(0)) for part in parts]
    return (
        sum((v.low or Fraction(0) for v in values), Fraction(0)),
        sum((v.high or Fraction(0) for v in values), Fraction(0)),
        sum((part.quantity.value for part in parts if part.quantity), Fraction(0)),
    )


RULE = Rule(
    code="R112",
    name="parts-and-whole",
    title="Parts that nearly make the whole",
    severity=Severity.WARNING,
    what=(
        "Three or more parts of one whole, whose ids differ only in their last word, miss it by less than 2 % and by "
        "more than rounding explains: `share_north`, `share_south`, `share_centre` of one whole. A claim that names "
        "them all takes precedence."
    ),
    why="Parts that were meant to make up a whole and do not are the commonest slip of a report's tables.",
    bad="""\
figures:
  share_north:
    quote: 31.0 % in the north
    paragraph: 1
    kind: percentage
    of: all members
    label: {en: North}
  share_centre:
    quote: 27.5 % in the centre
    paragraph: 1
    kind: percentage
    of: all members
    label: {en: Centre}
  share_south:
    quote: 40.5 % in the south
    paragraph: 1
    kind: percentage
    of: all members
    label: {en: South}
""",
    good="""\
figures:
  share_north:
    quote: 31.0 % in the north
    paragraph: 1
    kind: percentage
    of: all members
    label: {en: North}
  share_centre:
    quote: 27.5 % in the centre
    paragraph: 1
    kind: percentage
    of: all members
    label: {en: Centre}
  share_south:
    quote: 41.5 % in the south
    paragraph: 1
    kind: percentage
    of: all members
    label: {en: South}
""",
    fix="Find the part that is wrong; or say in a claim how the parts relate to the whole.",
    check=check,
)
