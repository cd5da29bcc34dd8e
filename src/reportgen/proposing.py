"""What arithmetic says about a draft: how open separators are read, and which claims hold among its figures.

Reading knows no claims, so this stands above both: the suggestion engine is asked, and what it
finds is handed to the draft.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from reportgen.claims.deciding import decide_claims
from reportgen.claims.names import Names
from reportgen.claims.suggestions import Suggestion, suggest
from reportgen.claims.verdicts import Report
from reportgen.diagnostics import Span
from reportgen.extraction import SeparatorRole
from reportgen.facts import Claim, FactFile, Figure, Source
from reportgen.reading.drafting import Draft, FindPlace, Finds, as_figures, draft_facts
from reportgen.records import dataclass

MAX_FIGURES = 300
"""Among more figures than these no relations are sought: `reportgen suggest` does, on the finished file."""
ACCIDENTS = Fraction(1, 10)
"""A relation is proposed as long as fewer accidents than this are to be expected: an editor looks at each."""
_SURER = 20
"""How many times as likely an accident may be, that speaks against what a relation shows."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that the figures of a draft fulfil.

    `counts` are the different things that they are said to count: the claim can only be made once
    those are named alike.
    """

    suggestion: Suggestion
    facts: FactFile
    counts: tuple[str, ...] = ()


def propose_claims(draft: Draft) -> tuple[Proposal, ...]:
    """The claims that hold among the figures of a draft to the last digit, and are unlikely to hold by chance."""
    if len(draft.figures) > MAX_FIGURES:
        return ()
    said = _facts(draft, as_figures(draft))
    # An article calls the same by many names, so that a draft's nouns part what belongs together.
    bare = _bare(said)
    found: list[Proposal] = []
    for suggestion in suggest(bare, Report((), ()), ACCIDENTS).found:
        nouns = {figure.counts: None for name in suggestion.figures if (figure := said.figure(name)) and figure.counts}
        fits = len(nouns) < 2 or _holds(said, suggestion.claim)
        found.append(Proposal(suggestion, bare, () if fits else tuple(nouns)))
    return tuple(found)


def settle_separators(finds: Finds) -> Finds:
    """Read the numbers that are still open as the arithmetic among the figures shows, where it shows one reading only.

    Both readings of all of them are tried.  A number is read as the relations say that hold to the
    last digit in the one reading and not in the other; the rest as those, if they agree.
    """
    places = dict(finds.open())
    if not places or sum(map(len, finds.paragraphs)) > MAX_FIGURES:
        return finds
    evidence = {role: _relations(finds, dict.fromkeys(places, role)) for role in SeparatorRole}
    chosen: dict[FindPlace, tuple[SeparatorRole, str]] = {}
    for place in places:
        shown = {
            role: [
                s for claim, s in evidence[role].get(place, {}).items() if claim not in evidence[other].get(place, {})
            ]
            for role, other in (
                (SeparatorRole.DECIMAL, SeparatorRole.GROUP),
                (SeparatorRole.GROUP, SeparatorRole.DECIMAL),
            )
        }
        role = _surest({role: min((s.chance for s in some), default=None) for role, some in shown.items()})
        if role is not None:
            best = min(shown[role], key=lambda s: (s.chance, s.claim))
            chosen[place] = role, best.claim
    if not chosen:
        return finds
    notes = {place: f"read so because `{claim}` holds" for place, (_, claim) in chosen.items()}
    roles = {place: role for place, (role, _) in chosen.items()}
    by_sign: dict[str, set[SeparatorRole]] = {}
    for place, role in roles.items():
        by_sign.setdefault(_sign(places[place].surface), set()).add(role)
    for place, found in places.items():
        agreed = by_sign.get(_sign(found.surface), set())
        if place not in roles and len(agreed) == 1:
            roles[place] = next(iter(agreed))
            notes[place] = f"`{_sign(found.surface)}` is read as in the article's other figures"
    return finds.reading(roles, notes)


def _sign(surface: str) -> str:
    return next((c for c in reversed(surface) if c in ".,"), "")


def _surest(chances: dict[SeparatorRole, Fraction | None]) -> SeparatorRole | None:
    """The reading that relations show, if only one is shown, or one much surer than the other."""
    known = sorted(((chance, role) for role, chance in chances.items() if chance is not None), key=lambda one: one[0])
    if not known or (len(known) == 2 and known[0][0] * _SURER > known[1][0]):
        return None
    return known[0][1]


def _relations(finds: Finds, roles: dict[FindPlace, SeparatorRole]) -> dict[FindPlace, dict[str, Suggestion]]:
    """The relations that hold if open numbers are read so, by the numbers that take part."""
    draft = draft_facts(finds.reading(roles))
    bare = _bare(_facts(draft, as_figures(draft)))
    found = suggest(bare, Report((), ())).found
    owners = {place: figure.id for figure in draft.figures for place in figure.finds}
    return {
        place: {suggestion.claim: suggestion for suggestion in found if owners.get(place) in suggestion.figures}
        for place in roles
    }


def _facts(draft: Draft, figures: tuple[Figure, ...]) -> FactFile:
    article = draft.article
    span = Span.whole(article.shown)
    source = Source(draft.language, article.title, article.sha256, span)
    return FactFile(article.shown, "", (), source, figures, (), (), b"")


def _bare(facts: FactFile) -> FactFile:
    return replace(facts, figures=tuple(replace(figure, counts="") for figure in facts.figures))


def _holds(facts: FactFile, text: str) -> bool:
    claim = Claim(text, text, Span.whole(facts.path))
    verdicts, diagnostics = decide_claims(replace(facts, claims=(claim,)), Names(facts))
    return not diagnostics and all(verdict.grade.passes for verdict in verdicts)
