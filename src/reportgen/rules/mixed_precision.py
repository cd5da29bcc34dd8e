"""R109: one series printed with different numbers of decimals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.facts import Figure, Kind
from reportgen.rules.rule import Evidence, Finding, Rule

_KINDS = frozenset({Kind.PERCENTAGE, Kind.POINTS, Kind.CHANGE, Kind.RATIO, Kind.MONEY, Kind.MEASURE})


def stem(figure_id: str) -> str:
    """What the ids of a series share: `attainment` of `attainment_2021` and `attainment_2022`."""
    return figure_id.rpartition("_")[0]


def check(evidence: Evidence) -> Iterator[Finding]:
    """Series are figures of one kind and unit whose ids differ in their last word only."""
    series: defaultdict[tuple[str, Kind, str], list[tuple[Figure, int]]] = defaultdict(list)
    for figure in evidence.facts.figures:
        if figure.quantity is not None and figure.mentions and figure.kind in _KINDS and stem(figure.id):
            key = (stem(figure.id), figure.kind, figure.quantity.unit)
            series[key].append((figure, figure.quantity.places))
    for members in series.values():
        usual, count = Counter(places for _, places in members).most_common(1)[0]
        if count == len(members):
            continue
        other = next(figure for figure, places in members if places == usual)
        for figure, places in members:
            if places != usual:
                message = (
                    f"`{figure.id}` is printed with {_decimals(places)}, `{other.id}` beside it with {_decimals(usual)}"
                )
                yield Finding((figure.id, other.id), figure.span, message)


def _decimals(places: int) -> str:
    if places <= 0:
        return "no decimals"
    return f"{places} decimal{'s' if places > 1 else ''}"


RULE = Rule(
    code="R109",
    name="mixed-precision",
    title="Mixed precision in one series",
    severity=Severity.NOTE,
    what=(
        "Figures of one series have different numbers of decimals. A series is figures of one kind and unit whose ids "
        "differ only in their last word: `excellent_units` and `excellent_upper`."
    ),
    why="A reader cannot compare 13 % with 14.2 % to the digit, and wonders whether one was rounded more.",
    bad="""\
figures:
  excellent_units:
    quote: 13 % of the units
    paragraph: 1
    kind: percentage
    label: {en: Units}
  excellent_upper:
    quote: 14.2 % of the committees
    paragraph: 1
    kind: percentage
    label: {en: Committees}
""",
    good="""\
figures:
  excellent_units:
    quote: 13.0 % of the units
    paragraph: 1
    kind: percentage
    label: {en: Units}
  excellent_upper:
    quote: 14.2 % of the committees
    paragraph: 1
    kind: percentage
    label: {en: Committees}
""",
    fix="A matter of style: nothing to do where the article prints it so.",
    check=check,
)
