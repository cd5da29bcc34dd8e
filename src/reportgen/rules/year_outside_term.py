"""R103: a year outside the term it is said to belong to."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.facts import Kind
from reportgen.rules.rule import Evidence, Finding, Rule


def check(evidence: Evidence) -> Iterator[Finding]:
    """Only where `of` names a term: other years of an article are free."""
    for figure in evidence.facts.figures:
        term = evidence.whole_of(figure) if figure.kind in {Kind.YEAR, Kind.TERM} else None
        if term is None or term.kind is not Kind.TERM or term.quantity is None or figure.quantity is None:
            continue
        years, bounds = figure.quantity, term.quantity
        last = bounds.value if bounds.high is None else bounds.high
        if years.value < bounds.value or (years.high or years.value) > last:
            message = f"`{figure.id}` ({years.canonical}) lies outside `{term.id}` ({bounds.canonical})"
            yield Finding((figure.id, term.id), figure.of_span or figure.span, message)


RULE = Rule(
    code="R103",
    name="year-outside-term",
    title="A year outside its term",
    severity=Severity.ERROR,
    what="A year (or a span of years) whose `of` names a term does not lie inside that term.",
    why="A result of the term 2020–2025 cannot be from 2019; one of the two was misread.",
    bad="""\
figures:
  term:
    quote: in the term 2020-2025
    paragraph: 1
    kind: term
    label: {en: Term}
  first_year:
    quote: already in 2019
    paragraph: 2
    kind: year
    of: term
    label: {en: First year}
""",
    good="""\
figures:
  term:
    quote: in the term 2020-2025
    paragraph: 1
    kind: term
    label: {en: Term}
  first_year:
    quote: already in 2021
    paragraph: 2
    kind: year
    of: term
    label: {en: First year}
""",
    fix="Correct the year or the term; or take `of` away where the year does not belong to the term.",
    check=check,
)
