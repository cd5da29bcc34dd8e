"""R102: a rank that its field does not have."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.exactness import possible_values
from reportgen.facts import Kind
from reportgen.rules.rule import Evidence, Finding, Rule


def check(evidence: Evidence) -> Iterator[Finding]:
    """From first to last of the field, and a whole number."""
    for figure in evidence.facts.figures:
        if figure.kind is not Kind.RANK or figure.quantity is None:
            continue
        rank = figure.quantity.value
        if rank < 1 or rank.denominator != 1:
            yield Finding(
                (figure.id,), figure.span, f"`{figure.id}` is rank {figure.quantity.canonical}: ranks are 1, 2, 3 …"
            )
            continue
        field = evidence.whole_of(figure)
        size = possible_values(field) if field is not None and field.kind in {Kind.COUNT, Kind.TARGET} else None
        if field is not None and size is not None and size.high is not None and rank > size.high:
            assert field.quantity is not None
            message = f"`{figure.id}` is rank {rank} among {field.quantity.canonical} (`{field.id}`)"
            yield Finding((figure.id, field.id), figure.of_span or figure.span, message, "is `of` the right field?")


RULE = Rule(
    code="R102",
    name="rank-beyond-field",
    title="A rank beyond its field",
    severity=Severity.ERROR,
    what="A rank is below 1, is no whole number, or is higher than the number of those ranked, which `of` names.",
    why="Nobody comes 70th among 67. One of the two figures was misread, or the rank belongs to another field.",
    bad="""\
figures:
  committees:
    quote: among 67 committees
    paragraph: 1
    kind: count
    label: {en: Committees}
  rank:
    quote: ranked 70th
    paragraph: 1
    kind: rank
    of: committees
    label: {en: Rank}
""",
    good="""\
figures:
  committees:
    quote: among 67 committees
    paragraph: 1
    kind: count
    label: {en: Committees}
  rank:
    quote: ranked 3rd
    paragraph: 1
    kind: rank
    of: committees
    label: {en: Rank}
""",
    fix="Correct the figure that was misread, or let `of` name the field that was ranked.",
    check=check,
)
