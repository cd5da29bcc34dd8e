"""Rules that need no claim: one file each, and the table of them all.

Rules know no documents, no YAML, no languages, and nothing of the claim language: what claims have
settled comes to them as `Evidence`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.facts import Acknowledgement
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
    year_outside_term,
)
from reportgen.rules.rule import Evidence, Finding, Rule

__all__ = ["CODES", "RULES", "Applied", "Evidence", "Finding", "Rule", "apply"]

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
)
"""Every rule, in the order of their codes."""

CODES: dict[str, str] = {rule.code: f"{rule.title}." for rule in RULES}


@dataclass(frozen=True, slots=True)
class Applied:
    """A finding, the rule it comes from, and the acknowledgement that accepts it, if one does."""

    rule: Rule
    finding: Finding
    acknowledgement: Acknowledgement | None


def apply(evidence: Evidence) -> tuple[Applied, ...]:
    """Everything all rules find, in the order of the rules, stale acknowledgements last."""
    found = tuple(_found(evidence))
    used = {id(applied.acknowledgement) for applied in found}
    stale = (
        Applied(stale_acknowledgement.RULE, stale_acknowledgement.for_figure(figure, acknowledgement), None)
        for figure in evidence.facts.figures
        for acknowledgement in figure.acknowledged
        if id(acknowledgement) not in used
    )
    return (*found, *stale)


def _found(evidence: Evidence) -> Iterator[Applied]:
    accepting: defaultdict[str, list[Acknowledgement]] = defaultdict(list)
    for figure in evidence.facts.figures:
        if figure.acknowledged:
            accepting[figure.id].extend(figure.acknowledged)
    for rule in RULES:
        names = {"", rule.code, rule.name}
        for finding in rule.check(evidence):
            acknowledgement = None
            if rule is not stale_acknowledgement.RULE:
                candidates = (a for name in finding.figures for a in accepting.get(name, ()))
                acknowledgement = next((a for a in candidates if a.finding in names), None)
            yield Applied(rule, finding, acknowledgement)
