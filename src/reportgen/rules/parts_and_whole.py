"""R112: parts of a whole that nearly make it, but not quite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from reportgen.diagnostics import Severity
from reportgen.exactness import possible_values
from reportgen.facts import Figure, Kind
from reportgen.quantity import PERCENT, Bound, Interval, Quantity
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
    naming = _claims_by_figure(evidence.claimed)
    for (_, of, kind), parts in groups.items():
        whole = _whole(evidence, of, kind)
        if whole is None or len(parts) < _FEWEST or any(_open_ended(part) for part in parts):
            continue
        if set.intersection(*(naming[part.id] for part in parts)):
            continue
        low, high, printed = _sums(parts)
        if low <= whole.value <= high or abs(printed - whole.value) > whole.value * _NEAR:
            continue
        places = max(part.quantity.places for part in parts if part.quantity)
        together = Quantity(printed, places, whole.unit).canonical
        names = ", ".join(f"`{part.id}`" for part in parts)
        message = f"{names} together are {together} of “{of}”, which is {whole.canonical}"
        hint = "if they are not all the parts, or overlap, acknowledge the finding"
        yield Finding(tuple(part.id for part in parts), parts[0].span, message, hint)


def _claims_by_figure(claimed: Sequence[Sequence[str]]) -> defaultdict[str, set[int]]:
    """The claims that name each figure, by their places in the file."""
    naming: defaultdict[str, set[int]] = defaultdict(set)
    for place, names in enumerate(claimed):
        for name in names:
            naming[name].add(place)
    return naming


def _whole(evidence: Evidence, of: str, kind: Kind) -> Quantity | None:
    if kind is Kind.PERCENTAGE:
        return Quantity(Fraction(100), 0, PERCENT)
    figure = evidence.figures.get(of)
    return None if figure is None or figure.kind is not Kind.COUNT or _open_ended(figure) else figure.quantity


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


_PARTS = """\
figures:
  share_north:
    quote: 31.0 % in the north
    paragraph: 1
    kind: percentage
    of: all members
    label: {{en: North}}
  share_centre:
    quote: 27.5 % in the centre
    paragraph: 1
    kind: percentage
    of: all members
    label: {{en: Centre}}
  share_south:
    quote: {south} % in the south
    paragraph: 1
    kind: percentage
    of: all members
    label: {{en: South}}
"""

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
    bad=_PARTS.format(south="40.5"),
    good=_PARTS.format(south="41.5"),
    fix="Find the part that is wrong; or say in a claim how the parts relate to the whole.",
    check=check,
)
