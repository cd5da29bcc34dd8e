"""Claims that nobody declared: relations that hold to the last printed digit and are unlikely to be chance.

`suggest` takes a fact file and its report to `Suggestions`.  Exact throughout; docs/suggesting.md
says how the chance is worked out and how often a suggestion is false.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from reportgen.claims.deciding import decide_claims
from reportgen.claims.names import Names
from reportgen.claims.suggestions.chance import Hit, Ledger
from reportgen.claims.suggestions.linear import Span, linear
from reportgen.claims.suggestions.pool import pool_of
from reportgen.claims.suggestions.quotients import seek_quotients
from reportgen.claims.suggestions.relations import Relation, Suggestion, Suggestions
from reportgen.claims.suggestions.series import seek_series
from reportgen.claims.suggestions.sums import seek_points, seek_sums
from reportgen.claims.verdicts import Report, Verdict
from reportgen.diagnostics import Span as Place
from reportgen.facts import Claim, FactFile
from reportgen.quantity import Quantity

__all__ = ["THRESHOLD", "Relation", "Suggestion", "Suggestions", "suggest"]

THRESHOLD = Fraction(1, 20)
"""By default: fewer than one accident in twenty files without relations, and in twenty suggestions where there are."""

_QUOTIENTS = frozenset({Relation.SHARE, Relation.RATIO, Relation.CHANGE})


def suggest(facts: FactFile, report: Report, threshold: Fraction = THRESHOLD) -> Suggestions:
    """The claims that could be added to a fact file, the surest first.

    What the file declares already is left out, and so is what follows from it or from a surer
    suggestion by adding and subtracting.
    """
    pool, names, ledger = pool_of(facts), Names(facts), Ledger(threshold)
    for groups, percentages in ((pool.amounts, False), (pool.percentages, True)):
        for group in groups:
            seek_sums(ledger, group, anywhere=pool.small)
            seek_series(ledger, group, names, percentages=percentages, anywhere=pool.small)
    seek_points(ledger, pool)
    seek_quotients(ledger, pool)
    found = tuple(_told(_new(facts, report, ledger.judged()), threshold))
    return Suggestions(found, pool.size, ledger.candidates, threshold)


def _told(found: Iterator[Suggestion], threshold: Fraction) -> Iterator[Suggestion]:
    """As many of the suggestions, the surest first, as keep the accidents among them to a share of `threshold`.

    Where nothing is found, that is the chance that anything is told at all; where much is found, most of it is
    meant, and a little more can be told for as little risk to whoever reads it.
    """
    for place, suggestion in enumerate(found, 1):
        allowed = max(1, place - 1)  # one accident must not open the door to a second
        if suggestion.chance > threshold * allowed:
            return
        yield replace(suggestion, chance=suggestion.chance / allowed)


def _new(facts: FactFile, report: Report, judged: list[tuple[Fraction, Hit]]) -> Iterator[Suggestion]:
    """The hits that say something new, each with the engine's own verdict."""
    span = Span()
    known: set[frozenset[str]] = set()
    for verdict in report.verdicts:
        if verdict.comparison.relation == "=":
            known.add(frozenset(verdict.figures))
            form = linear(verdict.comparison)
            if form:
                span.enter(form)
    verdicts = _verdicts(facts, [hit.claim for _, hit in judged])
    explained: set[str] = set()
    quantities = {figure.id: figure.quantity for figure in facts.figures}
    twins: set[tuple[Relation, tuple[Quantity | None, ...]]] = set()
    for chance, hit in judged:
        if hit.claim not in verdicts or frozenset(hit.figures) in known:
            continue
        # Where two figures print the same, one of them is enough.
        printed = (hit.relation, tuple(quantities[name] for name in hit.figures))
        if printed in twins:
            continue
        verdict = verdicts[hit.claim]
        if hit.relation in _QUOTIENTS and hit.subject in explained:
            continue
        form = linear(verdict.comparison)
        if form is not None and not span.enter(form):
            continue
        known.add(frozenset(hit.figures))
        explained.add(hit.subject)
        twins.add(printed)
        yield Suggestion(hit.claim, hit.relation, hit.figures, chance, verdict)


def _verdicts(facts: FactFile, texts: list[str]) -> dict[str, Verdict]:
    """What the checker says of each claim that passes; nothing about one that it refuses or has a remark on."""
    place = Place.whole(facts.path)
    # Each claim on a line of its own, so that a remark leads back to it.
    claims = [
        Claim(text, text, place._replace(line=line, end_line=line)) for line, text in enumerate(dict.fromkeys(texts), 1)
    ]
    verdicts, diagnostics = decide_claims(replace(facts, claims=tuple(claims)), Names(facts))
    remarked = {diagnostic.span.line for diagnostic in diagnostics}
    return {
        verdict.claim.text: verdict
        for verdict in verdicts
        if verdict.grade.passes and verdict.claim.span.line not in remarked
    }
