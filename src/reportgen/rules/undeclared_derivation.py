"""R113: a figure that follows from others to its last digit, and no claim says so."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.rules.rule import Evidence, Finding, Rule


def check(evidence: Evidence) -> Iterator[Finding]:
    """What is found is unlikely to be chance: fewer than one accident in forty files is to be expected."""
    for derivation in evidence.derivations():
        figure = evidence.figures[derivation.figures[0]]
        message = f"`{derivation.claim}` holds to the last printed digit, and no claim says so"
        hint = f"if the article means it, add the claim: `- {derivation.claim}`"
        yield Finding(derivation.figures, figure.span, message, hint)


_FIGURES = """\
figures:
  admitted:
    quote: 2031 new members
    paragraph: 1
    kind: count
    counts: members
    label: {en: Admitted}
  target:
    quote: the target of 2000 members
    paragraph: 1
    kind: target
    counts: members
    label: {en: Target}
  attainment:
    quote: 101.55 % of the target
    paragraph: 1
    kind: percentage
    of: target
    label: {en: Attainment}
"""

RULE = Rule(
    code="R113",
    name="undeclared-derivation",
    title="A derived figure that no claim declares",
    severity=Severity.HINT,
    what=(
        "A printed figure is, to its last digit, the sum, difference, share, ratio, mean, change or difference in "
        "points of others, and no claim says so. Only relations that are hardly an accident are reported: fewer than "
        "one is to be expected in forty files of unrelated figures. Files of more than 200 figures are not searched; "
        "`reportgen suggest` searches those, too, and says how unlikely each relation is."
    ),
    why=(
        "A relation that is not declared is not checked: when one of its figures changes, nobody notices that the "
        "others should have. Declared, it proves that its figures were read right."
    ),
    bad=_FIGURES,
    good=_FIGURES
    + """\
claims:
  - attainment = admitted / target
""",
    fix=(
        "Add the claim, if the article means the relation. If the figures only happen to fit, ignore the rule for the "
        "figure, with that as the reason."
    ),
    check=check,
)
