"""R111: a part that is larger than its whole."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.exactness import possible_values
from reportgen.facts import Kind
from reportgen.rules.rule import Evidence, Finding, Rule

_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})


def check(evidence: Evidence) -> Iterator[Finding]:
    """Counts and amounts whose `of` names a figure of the same kind and unit."""
    for figure in evidence.facts.figures:
        whole = evidence.whole_of(figure) if figure.kind in _KINDS else None
        if whole is None or whole.kind is not figure.kind or figure.quantity is None or whole.quantity is None:
            continue
        part_values, whole_values = possible_values(figure), possible_values(whole)
        if part_values is None or whole_values is None or figure.quantity.unit != whole.quantity.unit:
            continue
        if part_values.low is not None and whole_values.high is not None and part_values.low > whole_values.high:
            message = (
                f"`{figure.id}` ({figure.quantity.canonical}) is said to be part of `{whole.id}` "
                f"({whole.quantity.canonical}), and is larger"
            )
            yield Finding((figure.id, whole.id), figure.of_span or figure.span, message, "is `of` the right whole?")


RULE = Rule(
    code="R111",
    name="part-above-whole",
    title="A part above its whole",
    severity=Severity.ERROR,
    what="A count or an amount is larger than the figure that `of` names as its whole.",
    why="Of 2,071 members there cannot be 2,300 women. A digit was misread, or the two belong to different wholes.",
    bad="""\
figures:
  members:
    quote: 2071 members
    paragraph: 1
    kind: count
    label: {en: Members}
  women:
    quote: 2300 women among them
    paragraph: 1
    kind: count
    of: members
    label: {en: Women}
""",
    good="""\
figures:
  members:
    quote: 2071 members
    paragraph: 1
    kind: count
    label: {en: Members}
  women:
    quote: 930 women among them
    paragraph: 1
    kind: count
    of: members
    label: {en: Women}
""",
    fix="Correct the figure that was misread, or let `of` name the whole that it is part of.",
    check=check,
)
