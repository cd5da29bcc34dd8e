"""R104: a range whose upper end is below its lower end."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.rules.rule import Evidence, Finding, Rule


def check(evidence: Evidence) -> Iterator[Finding]:
    """The figure itself, or any mention of it."""
    for figure in evidence.facts.figures:
        places = [(figure.quantity, figure.span), *((m.quantity, m.span) for m in figure.mentions)]
        for quantity, span in places:
            if quantity is not None and quantity.high is not None and quantity.high < quantity.value:
                message = f"`{figure.id}` prints the range {quantity.canonical}, which runs backwards"
                yield Finding((figure.id,), span, message, "the smaller number comes first")
                break


RULE = Rule(
    code="R104",
    name="reversed-range",
    title="A range that runs backwards",
    severity=Severity.ERROR,
    what="A range or a term ends below where it begins.",
    why=(
        "Most often one end lost a digit, or the two ends changed places where text of two directions was mixed: "
        "a range in a right-to-left sentence is easily turned round by a copy."
    ),
    bad="""\
figures:
  goal:
    quote: between 4 and 3 %
    paragraph: 1
    value: 4..3 %
    kind: percentage
    label: {en: Goal}
""",
    good="""\
figures:
  goal:
    quote: between 3 and 4 %
    paragraph: 1
    value: 3..4 %
    kind: percentage
    label: {en: Goal}
""",
    fix="Look at the article again; write the smaller number first.",
    check=check,
)
