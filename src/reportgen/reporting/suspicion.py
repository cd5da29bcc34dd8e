"""Suspects for machines and for people: which figures may be wrong, and what they would have to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.claims.suspects import Change, Conflict, SlipCode, SuspectSet
from reportgen.claims.verdicts import Report

Json = dict[str, object]

SLIPS: dict[SlipCode, str] = {
    SlipCode.OTHER_MENTION: "as another mention prints it",
    SlipCode.PERCENT_FOR_POINTS: "per cent for percentage points",
    SlipCode.POINTS_FOR_PERCENT: "percentage points for per cent",
    SlipCode.SWAPPED: "changed places with another figure",
    SlipCode.TRANSPOSED: "digits transposed",
    SlipCode.TIMES_10: "ten times too small",
    SlipCode.OVER_10: "ten times too large",
    SlipCode.TIMES_100: "a hundred times too small",
    SlipCode.OVER_100: "a hundred times too large",
    SlipCode.TIMES_1000: "a thousand times too small",
    SlipCode.OVER_1000: "a thousand times too large",
    SlipCode.SIGN: "the sign turned round",
    SlipCode.MISSING_DIGIT: "a digit left out",
    SlipCode.EXTRA_DIGIT: "a digit too many",
    SlipCode.ONE_DIGIT: "one digit wrong",
}
"""Each slip in English, said of the printed number."""


def conflict_json(conflict: Conflict) -> Json:
    """A conflict as plain data."""
    return {
        "claims": list(conflict.claims),
        "acknowledged": conflict.acknowledged,
        "ambiguous": conflict.ambiguous,
        "complete": conflict.complete,
        "likeliest": [_set(suspect) for suspect in conflict.sets],
        "others": [_set(suspect) for suspect in conflict.others],
    }


def _set(suspect: SuspectSet) -> Json:
    return {
        "weight": suspect.weight,
        "changes": [
            {
                "figure": change.figure_id,
                "now": change.now.canonical,
                "proposed": change.proposed.canonical,
                "slip": None if change.slip is None else change.slip.code.value,
            }
            for change in suspect.changes
        ],
        "together": list(suspect.together),
    }


def suspect_lines(conflicts: Sequence[Conflict], report: Report) -> Iterator[str]:
    """Conflicts for people, each with what would end it; those that were not searched are only counted."""
    texts = {verdict.claim.id: verdict.claim.text for verdict in report.verdicts}
    searched = [conflict for conflict in conflicts if conflict.sets or conflict.complete]
    for conflict in searched:
        yield from _lines(conflict, texts)
    left = len(conflicts) - len(searched)
    if left:
        said = "one conflict took" if left == 1 else f"{left:,} conflicts would have taken"
        yield f"{said} too long to search: mend what is named here first" if searched else f"{said} too long to search"


def _lines(conflict: Conflict, texts: Mapping[str, str]) -> Iterator[str]:
    """A conflict: the claims, then each set of changes that would end it."""
    yield "; ".join(texts[claim] for claim in conflict.claims)
    if not conflict.sets:
        yield "  no change of up to three figures would make this consistent"
    for position, suspect in enumerate(conflict.sets):
        yield f"  {'or ' if position else ''}{' and '.join(_change(change) for change in suspect.changes)}"
    if conflict.ambiguous:
        yield "  the figures alone cannot tell which"
    if not conflict.complete:
        yield "  the search was cut off: there may be more"


def _change(change: Change) -> str:
    slip = "" if change.slip is None else f" ({SLIPS[change.slip.code]})"
    return f"{change.figure_id}: {change.now.canonical} should be {change.proposed.canonical}{slip}"
