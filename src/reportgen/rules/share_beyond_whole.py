"""R101: a share below 0 % or above 100 % of its whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportgen.diagnostics import Severity
from reportgen.exactness import possible_values
from reportgen.facts import Kind
from reportgen.rules.rule import Evidence, Finding, Rule

_ALL = Fraction(100)


def check(evidence: Evidence) -> Iterator[Finding]:
    """A percentage of a target may pass 100 %, and so may one that a claim proves."""
    for figure in evidence.facts.figures:
        if figure.kind is not Kind.PERCENTAGE or not figure.of or figure.quantity is None:
            continue
        whole = evidence.whole_of(figure)
        values = possible_values(figure)
        if values is None or (whole is not None and whole.kind is Kind.TARGET):
            continue
        if values.high is not None and values.high < 0:
            yield Finding(
                (figure.id,),
                figure.span,
                f"`{figure.id}` is {figure.quantity.canonical} of “{figure.of}”: a share is not negative",
            )
        elif values.low is not None and _beyond(values.low, values.low_closed) and figure.id not in evidence.proved:
            hint = "if it is no share of a whole, give it the kind `change` or `ratio`, or name the target in `of`"
            yield Finding(
                (figure.id,),
                figure.span,
                f"`{figure.id}` is {figure.quantity.canonical} of “{figure.of}”: a share is at most 100 %",
                hint,
            )


def _beyond(low: Fraction, closed: bool) -> bool:
    return low > _ALL or (low == _ALL and not closed)


RULE = Rule(
    code="R101",
    name="share-beyond-whole",
    title="A share below 0 % or above 100 %",
    severity=Severity.ERROR,
    what="A percentage that says what it is a share of (`of`) lies outside 0 % to 100 %.",
    why=(
        "No part is larger than its whole. Mostly the figure is a relative change or a degree of fulfilment, which "
        "may pass 100 %, or a digit was misread. A percentage of a figure of the kind `target` is left alone, and so "
        "is one that a claim proves."
    ),
    bad="""\
figures:
  share_women:
    quote: women were 148 % of the members
    paragraph: 1
    kind: percentage
    of: all members
    label: {en: Share of women}
""",
    good="""\
figures:
  share_women:
    quote: women were 48 % of the members
    paragraph: 1
    kind: percentage
    of: all members
    label: {en: Share of women}
""",
    fix="Correct the value or the kind; or name the target that it is measured against in `of`.",
    check=check,
)
