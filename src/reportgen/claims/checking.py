"""Checks a whole fact file: its claims, then the rules that need none."""

from __future__ import annotations

from collections.abc import Set
from fractions import Fraction
from functools import partial

from reportgen.claims.deciding import decide_claims
from reportgen.claims.expression import Name
from reportgen.claims.names import Names
from reportgen.claims.suggestions import Relation, suggest
from reportgen.claims.verdicts import Grade, Report, RuleFinding, Side, Verdict
from reportgen.diagnostics import Outcome
from reportgen.facts import FactFile
from reportgen.quantity import Bound
from reportgen.rules import ALL, Applied, Derivation, Evidence, apply

MAX_SEARCHED = 200
"""In a file of more figures than these no relations are sought that nobody declared: `suggest` does."""
ACCIDENTS = Fraction(1, 40)
"""A relation is reported as long as fewer accidents than this are to be expected in the file."""


def check(facts: FactFile, rules: Set[str] = ALL) -> Outcome[Report]:
    """The verdicts on all claims of a fact file, in its order, with the findings of `rules`, named by their codes.

    A claim whose text is wrong has no verdict but diagnostics, each at its token.
    """
    names = Names(facts)
    verdicts, diagnostics = decide_claims(facts, names)
    found = [_finding(applied) for applied in apply(_evidence(facts, names, verdicts), rules)]
    report = Report(
        verdicts,
        tuple(finding for finding in found if finding.ignored is None),
        tuple(finding for finding in found if finding.ignored is not None),
    )
    return Outcome(report, diagnostics)


def _finding(applied: Applied) -> RuleFinding:
    rule, finding = applied.rule, applied.finding
    severity = finding.severity or rule.severity
    return RuleFinding(
        rule.code,
        rule.name,
        finding.figures,
        finding.span,
        finding.message,
        finding.hint,
        severity,
        applied.acknowledgement,
        applied.ignored,
    )


def _evidence(facts: FactFile, names: Names, verdicts: tuple[Verdict, ...]) -> Evidence:
    """What the verdicts have settled, as the rules take it."""
    about = [(verdict, name) for verdict in verdicts if (name := _subject(verdict)) is not None]
    return Evidence(
        facts,
        names.figures,
        proved=frozenset(name for verdict, name in about if verdict.grade.passes),
        as_points=frozenset(name for verdict, name in about if verdict.grade is Grade.AS_POINTS),
        claimed=tuple(verdict.figures for verdict in verdicts),
        spread={name: width for verdict, name in about if (width := _spread(verdict, names)) is not None},
        unmatched=tuple(
            (verdict.claim.acknowledged, verdict.figures, verdict.grade.value)
            for verdict in verdicts
            if verdict.claim.acknowledged is not None and verdict.acknowledged is None
        ),
        derivations=partial(_derivations, facts, verdicts),
    )


def _derivations(facts: FactFile, verdicts: tuple[Verdict, ...]) -> tuple[Derivation, ...]:
    """Relations that no claim declares and that are no accident; nothing where looking would take long."""
    if len(facts.figures) > MAX_SEARCHED:
        return ()
    found = suggest(facts, Report(verdicts, ()), ACCIDENTS).found
    return tuple(Derivation(s.claim, s.figures) for s in found if s.relation is not Relation.WHOLE)


def _subject(verdict: Verdict) -> str | None:
    """The figure that an equation is about."""
    sides = {Side.LEFT: verdict.comparison.left, Side.RIGHT: verdict.comparison.right}
    expression = sides.get(verdict.printed_side)
    return expression.id if isinstance(expression, Name) else None


def _spread(verdict: Verdict, names: Names) -> Fraction | None:
    """How wide the result of a passing equation may be, in units of the printed figure's last digit."""
    result = verdict.left if verdict.printed_side is Side.RIGHT else verdict.right
    name = _subject(verdict)
    quantity = names.figures[name].quantity if name is not None else None
    if not verdict.grade.passes or result is None or quantity is None:
        return None
    low, high = result.interval.low, result.interval.high
    if low is None or high is None or low == high or quantity.bound is not Bound.EXACT or quantity.high is not None:
        return None
    return (high - low) / quantity.last_digit
