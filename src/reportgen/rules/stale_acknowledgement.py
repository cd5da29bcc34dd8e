"""R100: an acknowledgement that accepts nothing."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.facts import Acknowledgement, Figure
from reportgen.rules.rule import Evidence, Finding, Rule


def check(evidence: Evidence) -> Iterator[Finding]:
    """Acknowledgements of claims; those of figures are known only after all other rules (`for_figure`)."""
    for acknowledgement, figures, found in evidence.unmatched:
        accepted = f"accepts “{acknowledgement.finding}”" if acknowledgement.finding else "accepts a failing verdict"
        message = f"this acknowledgement {accepted}, but the claim's verdict is “{found}”"
        hint = "take it away" if not acknowledgement.finding else "take it away, or name the finding that is meant"
        yield Finding(figures, acknowledgement.span, message, hint)


def for_figure(figure: Figure, acknowledgement: Acknowledgement) -> Finding:
    """The finding about a figure's acknowledgement that no rule's finding answers to."""
    accepted = acknowledgement.finding or "a finding"
    message = f"this acknowledgement accepts “{accepted}” of `{figure.id}`, but nothing of the kind was found"
    return Finding((figure.id,), acknowledgement.span, message, "take it away, or name the finding that is meant")


RULE = Rule(
    code="R100",
    name="stale-acknowledgement",
    title="An acknowledgement that accepts nothing",
    severity=Severity.ERROR,
    what=(
        "A claim or a figure carries an acknowledgement, and there is no such finding: the claim passes, its verdict "
        "has another grade, or the rule found nothing."
    ),
    why=(
        "An acknowledgement is a promise that somebody has looked. When the facts change under it, somebody has to "
        "look again; and one that stays behind would silently accept a later error."
    ),
    bad="""\
figures:
  admitted:
    quote: 2071 new members
    paragraph: 1
    kind: count
    label: {en: Admitted}
  target:
    quote: the target of 2000 members
    paragraph: 1
    kind: target
    label: {en: Target}
claims:
  - claim: admitted > target
    acknowledged: the article is wrong here
""",
    good="""\
figures:
  admitted:
    quote: 1971 new members
    paragraph: 1
    kind: count
    label: {en: Admitted}
  target:
    quote: the target of 2000 members
    paragraph: 1
    kind: target
    label: {en: Target}
claims:
  - claim: admitted > target
    acknowledged: the article is wrong here
""",
    fix="Take the acknowledgement away, or let `finding` name what is found now.",
    check=check,
)
