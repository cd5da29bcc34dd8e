"""R107: a difference of percentages printed with a percent sign."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.facts import Kind
from reportgen.quantity import PERCENT
from reportgen.rules.rule import Evidence, Finding, Rule


def check(evidence: Evidence) -> Iterator[Finding]:
    """Figures of kind `points`, unless a claim about them says it already."""
    for figure in evidence.facts.figures:
        if figure.kind is not Kind.POINTS or figure.id in evidence.as_points:
            continue
        places = [(figure.quantity, figure.span), *((m.quantity, m.span) for m in figure.mentions)]
        for quantity, span in places:
            if quantity is not None and quantity.unit == PERCENT:
                message = f"`{figure.id}` is printed as {quantity.canonical}, but is a difference of percentages"
                yield Finding((figure.id,), span, message, "readers need percentage points here")
                break


RULE = Rule(
    code="R107",
    name="percent-for-points",
    title="Percent where percentage points are meant",
    severity=Severity.WARNING,
    what=(
        "A figure of the kind `points` is printed with a percent sign. Where a claim about the figure has the grade "
        "holds-as-points, that says it already, and this rule keeps silent."
    ),
    why="From 75 % to 87 % is 12 percentage points, and 16 percent. A reader cannot know which of the two is meant.",
    bad="""\
figures:
  rise:
    quote: 12% above the target
    paragraph: 1
    value: 12 points
    kind: points
    label: {en: Rise}
""",
    good="""\
figures:
  rise:
    quote: 12 percentage points above the target
    paragraph: 1
    kind: points
    label: {en: Rise}
""",
    fix="If the article prints it so, acknowledge the finding; the briefing then says points.",
    check=check,
)
