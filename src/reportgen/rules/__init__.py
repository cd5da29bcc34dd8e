"""Rules that need no claim: one file each, and the table of them all.

Rules know no documents, no YAML, no languages, and nothing of the claim language: what claims have
settled comes to them as `Evidence`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from itertools import chain

from reportgen.facts import Acknowledgement, RuleChoice
from reportgen.records import dataclass
from reportgen.rules import (
    disagreeing_mentions,
    false_precision,
    impossible_percentage,
    mixed_notation,
    mixed_precision,
    part_above_whole,
    parts_and_whole,
    percent_for_points,
    rank_beyond_field,
    reversed_range,
    share_beyond_whole,
    stale_acknowledgement,
    undeclared_derivation,
    year_outside_term,
)
from reportgen.rules.rule import Derivation, Evidence, Finding, Rule

__all__ = ["ALL", "CODES", "RULES", "Applied", "Derivation", "Evidence", "Finding", "Rule", "apply"]

RULES: tuple[Rule, ...] = (
    stale_acknowledgement.RULE,
    share_beyond_whole.RULE,
    rank_beyond_field.RULE,
    year_outside_term.RULE,
    reversed_range.RULE,
    disagreeing_mentions.RULE,
    impossible_percentage.RULE,
    percent_for_points.RULE,
    false_precision.RULE,
    mixed_precision.RULE,
    mixed_notation.RULE,
    part_above_whole.RULE,
    parts_and_whole.RULE,
    undeclared_derivation.RULE,
)
"""Every rule, in the order of their codes."""

ALL = frozenset(rule.code for rule in RULES)
"""The codes of all rules."""

CODES: dict[str, str] = {rule.code: f"{rule.title}." for rule in RULES}


@dataclass(frozen=True, slots=True)
class Applied:
    """A finding, the rule it comes from, and the acknowledgement that accepts it or the choice to ignore it, if any."""

    rule: Rule
    finding: Finding
    acknowledgement: Acknowledgement | None = None
    ignored: RuleChoice | None = None


def apply(evidence: Evidence, running: Set[str] = ALL) -> tuple[Applied, ...]:
    """Everything the selected rules find, in the order of the rules; last what is stale among the editor's choices.

    `running` are the codes of the rules that are to run at all, whatever the file selects.
    """
    found = tuple(_found(evidence, running))
    if stale_acknowledgement.RULE.code not in running:
        return found
    stale = stale_acknowledgement.leftovers(
        evidence.facts,
        frozenset(id(applied.acknowledgement) for applied in found)
        | frozenset(id(applied.ignored) for applied in found),
        tuple(name for rule in RULES for name in (rule.code, rule.name)),
        frozenset(name for rule in RULES if rule.code not in running for name in (rule.code, rule.name)),
    )
    return (*found, *(Applied(stale_acknowledgement.RULE, finding) for finding in stale))


def _found(evidence: Evidence, running: Set[str]) -> Iterator[Applied]:
    facts = evidence.facts
    accepting: defaultdict[str, list[Acknowledgement]] = defaultdict(list)
    ignoring: defaultdict[str, list[RuleChoice]] = defaultdict(list)
    for figure in facts.figures:
        if figure.acknowledged:
            accepting[figure.id].extend(figure.acknowledged)
        if figure.ignores:
            ignoring[figure.id].extend(figure.ignores)
    for rule in RULES:
        if rule.code not in running:
            continue
        names = {rule.code, rule.name}
        if rule is stale_acknowledgement.RULE:
            # Nobody can ignore or acknowledge that a promise of their own has come to nothing.
            yield from (Applied(rule, finding) for finding in rule.check(evidence))
        elif not facts.selected or any(choice.rule in names for choice in facts.selected):
            for finding in rule.check(evidence):
                choices = chain(facts.ignores, *(ignoring.get(name, ()) for name in finding.figures))
                ignored = next((choice for choice in choices if choice.rule in names), None)
                acknowledgement = None
                if ignored is None:
                    candidates = (a for name in finding.figures for a in accepting.get(name, ()))
                    acknowledgement = next((a for a in candidates if a.finding in {"", *names}), None)
                yield Applied(rule, finding, acknowledgement, ignored)
