"""What is to be said of each figure beside the text: its source, every claim it enters, what rules noticed."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.composing.checks import claim_words, finding_words, noted
from reportgen.composing.scene import Scene
from reportgen.composing.signs import signed, tone_of
from reportgen.composing.sourcing import calculated, quoted
from reportgen.composing.wording import phrase
from reportgen.composing.working import grade_words, working
from reportgen.document import Inlines, Remark, Text
from reportgen.facts import Figure


def remarks(scene: Scene) -> tuple[Remark, ...]:
    """A remark on every figure of the fact file."""
    return tuple(Remark(figure.id, tuple(_paragraphs(figure, scene))) for figure in scene.facts.figures)


def _paragraphs(figure: Figure, scene: Scene) -> Iterator[Inlines]:
    facts, language, found = scene.facts, scene.language, scene.by_figure
    yield tuple(Text(i.text, strong=True) if isinstance(i, Text) else i for i in scene.label(figure))
    if figure.formula:
        yield calculated(figure, facts, found.alone.get(figure.id, ()), language)
    elif figure.mentions:
        yield quoted(figure, language, scene.foreign)
    if figure.note:
        yield scene.text(figure.note, f"the note of `{figure.id}`", figure.span)
    for verdict in found.claims.get(figure.id, ()):
        said = (*working(verdict, facts, language), Text(" – "))
        said += signed(tone_of(verdict.grade), grade_words(verdict.grade, language))
        if verdict.acknowledged is not None:
            said = noted(said, verdict.acknowledged, scene)
        yield phrase(language.pattern("figures.note"), figure=claim_words(verdict, scene), note=said)
    for finding in found.findings.get(figure.id, ()):
        yield finding_words(finding, scene)
