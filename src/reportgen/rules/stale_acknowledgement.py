"""R100: an acknowledgement that accepts nothing, a rule that is ignored or selected in vain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from reportgen.diagnostics import Severity
from reportgen.facts import FactFile, RuleChoice
from reportgen.rules.rule import Evidence, Finding, Rule


def check(evidence: Evidence) -> Iterator[Finding]:
    """Acknowledgements of claims; what else is stale is known only after all other rules (`leftovers`)."""
    for acknowledgement, figures, found in evidence.unmatched:
        accepted = f"accepts “{acknowledgement.finding}”" if acknowledgement.finding else "accepts a failing verdict"
        message = f"this acknowledgement {accepted}, but the claim's verdict is “{found}”"
        hint = "take it away" if not acknowledgement.finding else "take it away, or name the finding that is meant"
        yield Finding(figures, acknowledgement.span, message, hint)


def leftovers(
    facts: FactFile, used: frozenset[int], names: Sequence[str], resting: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """What the file and its figures accept, ignore or select to no effect.

    `used` holds the identities of the choices that some finding answered to, `names` the codes and names of all rules,
    `resting` those of rules that this run leaves out.  Where a rule is not selected or rests, nobody knows what it
    would have found: its acknowledgements are left alone.
    """
    selected = {choice.rule for choice in facts.selected}
    for figure in facts.figures:
        for acknowledgement in figure.acknowledged:
            named = acknowledgement.finding
            silent = bool(selected) and (named in names or not named) and named not in selected
            silent = silent or named in resting or (bool(resting) and not named)
            if id(acknowledgement) not in used and not silent:
                accepted = acknowledgement.finding or "a finding"
                message = (
                    f"this acknowledgement accepts “{accepted}” of `{figure.id}`, but nothing of the kind was found"
                )
                hint = "take it away, or name the finding that is meant"
                yield Finding((figure.id,), acknowledgement.span, message, hint)
        for choice in figure.ignores:
            if id(choice) not in used and choice.rule not in resting:
                yield _idle((figure.id,), choice, f" of `{figure.id}`", names)
    for choice in facts.ignores:
        if id(choice) not in used and choice.rule not in resting:
            yield _idle((), choice, "", names)
    for choice in facts.selected:
        if choice.rule not in names:
            yield Finding((), choice.span, f"no rule is called “{choice.rule}”", _hint(choice.rule, names))


def _idle(figures: tuple[str, ...], choice: RuleChoice, of: str, names: Sequence[str]) -> Finding:
    if choice.rule not in names:
        message = f"“{choice.rule}”{of} is ignored, but no rule is called that"
        return Finding(figures, choice.span, message, _hint(choice.rule, names))
    message = f"“{choice.rule}”{of} is ignored, but nothing of the kind was found"
    return Finding(figures, choice.span, message, "take it away")


def _hint(name: str, names: Sequence[str]) -> str:
    near = get_close_matches(name[:40], names, n=1)
    return f"did you mean `{near[0]}`?" if near else "name a rule by its code or its name"


_ACKNOWLEDGED = """\
figures:
  admitted:
    quote: {admitted} new members
    paragraph: 1
    kind: count
    label: {{en: Admitted}}
  target:
    quote: the target of 2000 members
    paragraph: 1
    kind: target
    label: {{en: Target}}
claims:
  - claim: admitted > target
    acknowledged: the article is wrong here
"""

RULE = Rule(
    code="R100",
    name="stale-acknowledgement",
    title="An acknowledgement or an ignored rule to no effect",
    severity=Severity.ERROR,
    what=(
        "A claim or a figure carries an acknowledgement, and there is no such finding: the claim passes, its verdict "
        "has another grade, or the rule found nothing. Likewise where a file or a figure ignores a rule that finds "
        "nothing there, and where a rule is selected or ignored that does not exist. This rule always runs."
    ),
    why=(
        "An acknowledgement, or a rule ignored, is a promise that somebody has looked. When the facts change under it, "
        "somebody has to look again; and one that stays behind would silently accept a later error."
    ),
    bad=_ACKNOWLEDGED.format(admitted=2071),
    good=_ACKNOWLEDGED.format(admitted=1971),
    fix="Take the acknowledgement or the `ignore` away, or let it name what is found now.",
    check=check,
)
