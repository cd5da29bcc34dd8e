"""The table of checks: every claim with its working and its verdict, and what the rules noticed besides."""

from __future__ import annotations

from typing import Final

from reportgen.claims.expression import Expression
from reportgen.claims.verdicts import RuleFinding, Verdict
from reportgen.composing.formulas import in_labels
from reportgen.composing.scene import Scene
from reportgen.composing.signs import signed, tone_of
from reportgen.composing.template import Directive
from reportgen.composing.wording import listed, phrase, words
from reportgen.composing.working import RELATIONS, grade_words, rule_words, working
from reportgen.document import (
    Block,
    Cell,
    Column,
    Inlines,
    Isolate,
    List,
    Paragraph,
    Row,
    Table,
    Text,
    Tone,
)
from reportgen.facts import Acknowledgement

CLAIM_ANCHOR: Final = "claim-"


def checks_table(_: Directive, scene: Scene) -> tuple[Block, ...]:
    """`::: checks`."""
    language = scene.language
    columns = tuple(
        Column(words(language.message(f"checks.{key}")), weight)
        for key, weight in (("claim", 11), ("working", 15), ("verdict", 6))
    )
    blocks: list[Block] = [Table(columns, tuple(_row(v, scene) for v in scene.report.claims))]
    calculated = [v for v in scene.report.verdicts if v.claim.calculated]
    if calculated:
        held = language.count(sum(v.grade.passes for v in calculated))
        summary = language.counted("checks.calculated", len(calculated), held=held)
        blocks.append(Paragraph(words(summary), quiet=True))
    told = scene.report.told
    if told:
        blocks.append(List(tuple((Paragraph(finding_words(f, scene), quiet=True),) for f in told)))
    return tuple(blocks)


def _row(verdict: Verdict, scene: Scene) -> Row:
    shown = working(verdict, scene.facts, scene.language)
    if verdict.acknowledged is not None:
        shown = noted(shown, verdict.acknowledged, scene)
    said = signed(tone_of(verdict.grade), grade_words(verdict.grade, scene.language))
    cells = (Cell(claim_words(verdict, scene), header=True), Cell(shown), Cell(said))
    return Row(cells, anchor=f"{CLAIM_ANCHOR}{verdict.claim.id}")


def claim_words(verdict: Verdict, scene: Scene) -> Inlines:
    """A claim in words where the file has them, else in the source's words, else in its figures' labels."""
    claim, comparison = verdict.claim, verdict.comparison
    if claim.label:
        return scene.text(claim.label, f"the label of claim `{claim.id}`", claim.span)
    if claim.quote:
        return scene.foreign(claim.quote)
    left, right = (_in_labels(side, scene) for side in (comparison.left, comparison.right))
    if comparison.relation == "within":
        return phrase(scene.language.pattern("checks.within"), left=left, right=right)
    return (*left, Text(f" {RELATIONS[comparison.relation]} "), *right)


def _in_labels(expression: Expression, scene: Scene) -> Inlines:
    direction = scene.language.direction
    return in_labels(
        expression,
        scene.facts,
        scene.language,
        lambda figure: (Isolate(scene.label(figure), direction),),
    )


def finding_words(finding: RuleFinding, scene: Scene) -> Inlines:
    """What a rule noticed."""
    language = scene.language
    figures = [f for f in (scene.facts.figure(i) for i in finding.figures) if f is not None]
    said = rule_words(finding.code, listed([scene.label(f) for f in figures], language), language)
    if finding.acknowledged is not None:
        said = noted(said, finding.acknowledged, scene)
    if not finding.severity.fails:
        return said
    return (*signed(Tone.BAD if finding.fails else Tone.DOUBTFUL, ""), *said)


def noted(said: Inlines, acknowledgement: Acknowledgement, scene: Scene) -> Inlines:
    """Words with the editor's reason for publishing all the same."""
    return phrase(scene.language.pattern("checks.noted"), said=said, note=scene.reason(acknowledgement))
