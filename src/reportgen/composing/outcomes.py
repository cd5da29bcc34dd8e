"""What the checks of one figure came to, in a few words: for the table that says where each figure stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.claims.verdicts import RuleFinding, Verdict
from reportgen.composing.by_figure import subjects
from reportgen.composing.scene import Scene
from reportgen.composing.signs import signed, tone_of
from reportgen.composing.wording import joined, phrase, words
from reportgen.composing.working import grade_words, rule_words
from reportgen.document import Inline, Inlines, Text, Tone, Toned, plain_text
from reportgen.facts import Figure
from reportgen.languages import Language

_BETWEEN = " · "


def outcome(figure: Figure, scene: Scene) -> Inlines:
    """The verdict on a figure: what its claims came to, and what a rule finds wrong with it."""
    inlines: list[Inline] = []
    for group in (*_claims(figure, scene), *_findings(figure, scene)):
        inlines += [Text(_BETWEEN)] if inlines else []
        inlines += group
    return joined(inlines) if inlines else (Toned(words(scene.language.message("checks.none")), Tone.QUIET),)


def _claims(figure: Figure, scene: Scene) -> Iterator[Inlines]:
    """The verdict on its one claim, or how many of several hold."""
    language = scene.language
    verdicts = _concerning(figure, scene)
    if len(verdicts) == 1:
        yield _noticed(signed(tone_of(verdicts[0].grade), grade_words(verdicts[0].grade, language)), verdicts, language)
        return
    others = [verdict for verdict in verdicts if not verdict.grade.passes]
    if others:
        held = language.count(len(verdicts) - len(others))
        own = [verdict for verdict in others if figure.id in subjects(verdict)]
        said = signed(_tone(own, others), language.counted("checks.some-hold", len(verdicts), held=held))
        yield _noticed(said, own, language)
    elif verdicts:
        yield signed(Tone.GOOD, language.counted("checks.all-hold", len(verdicts)))


def _tone(own: Sequence[Verdict], others: Sequence[Verdict]) -> Tone:
    """How bad it is: another figure's failure is this one's doubt, unless nobody has acknowledged it."""
    bad = any(tone_of(verdict.grade) is Tone.BAD for verdict in own) or any(verdict.fails for verdict in others)
    return Tone.BAD if bad else Tone.DOUBTFUL


def _findings(figure: Figure, scene: Scene) -> Iterator[Inlines]:
    for finding in scene.by_figure.faults(figure.id):
        said = plain_text(rule_words(finding.code, (), scene.language))
        shown = signed(Tone.BAD if finding.fails else Tone.DOUBTFUL, said)
        yield _noticed(shown, (finding,), scene.language)


def _concerning(figure: Figure, scene: Scene) -> list[Verdict]:
    """The verdict on its formula, where it has one, and on every claim that names it."""
    found = scene.by_figure
    own = [verdict for verdict in found.alone.get(figure.id, ()) if verdict.claim.id == figure.id]
    return [*(v for v in own if v.claim.calculated), *found.claims.get(figure.id, ())]


def _noticed(shown: Inlines, found: Sequence[Verdict | RuleFinding], language: Language) -> Inlines:
    """A verdict, and that the editor has acknowledged it."""
    acknowledged = bool(found) and all(each.acknowledged is not None for each in found)
    return phrase(language.pattern("checks.noticed"), verdict=shown) if acknowledged else shown
