"""Paragraphs that were made from the facts as a whole: the badge, the summary of the checks, footnotes, comments.

They carry no mark: one is known by saying, word for word, what was printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from pathlib import PurePath

from reportgen.checking import Checked
from reportgen.composing.checks import checks_table
from reportgen.composing.remarks import remarks
from reportgen.composing.scene import Scene, checks_summary
from reportgen.composing.signs import signed
from reportgen.composing.tables import source_line
from reportgen.composing.template import Directive
from reportgen.diagnostics import Span
from reportgen.document import Inlines, List, Paragraph, Tone, plain_text
from reportgen.languages import Language
from reportgen.refilling.finding import live_text, live_texts
from reportgen.refilling.markup import Markup, Node
from reportgen.refilling.renewing import How, renew_paragraph
from reportgen.refilling.rows import Renewal, claim_row
from reportgen.refilling.texts import plain
from reportgen.writers.docx.rewriting import Rewriter

Told = Mapping[tuple[str, ...], Inlines]
"""Paragraphs by what they are about."""
Passages = dict[str, tuple[Inlines, Inlines]]
"""Old and new, by what the old one says."""


def changing(was: Told, now: Told) -> Passages:
    """The paragraphs that change; two that said the same and no longer do are left to their reader."""
    found: Passages = {}
    unlike: set[str] = set()
    for key, before in was.items():
        after = now.get(key)
        words = plain(plain_text(before))
        if after is None or not words:
            continue
        if words in found and plain_text(found[words][1]) != plain_text(after):
            unlike.add(words)
        found[words] = (before, after)
    return {
        words: pair
        for words, pair in found.items()
        if words not in unlike and plain_text(pair[0]) != plain_text(pair[1])
    }


def said_in(markup: Markup) -> Iterator[str]:
    """What the paragraphs of a part say."""
    return (plain(live_text(markup, node)) for node in markup.root.walk() if node.name == "p")


def phrases_of(old: Checked, new: Checked, language: Language) -> dict[str, str]:
    """Words that stand within a paragraph of prose, or at the foot of the page: old and new."""
    if old.facts.raw == new.facts.raw:
        return {}  # the same file by another name
    pairs = [(checks_summary(old.report, language), checks_summary(new.report, language))]
    for key in ("page.facts", "page.facts-attached"):
        counts = [sum(not figure.formula for figure in checked.facts.figures) for checked in (old, new)]
        names = [PurePath(checked.facts.path).name for checked in (old, new)]
        was, now = (language.counted(key, count, file=name) for count, name in zip(counts, names, strict=True))
        pairs.append((was, now))
    return {was: now for was, now in pairs if was != now}


def renew_passages(markup: Markup, passages: Passages, skipped: Set[Node], rewriter: Rewriter) -> Iterator[Renewal]:
    """Bring the paragraphs of one part up to date."""
    for paragraph in markup.root.walk():
        if paragraph.name != "p" or paragraph in skipped:
            continue
        pair = passages.get(plain(live_text(markup, paragraph)))
        if pair is None:
            continue
        how = renew_paragraph(paragraph, *pair, markup, rewriter)
        kept = plain_text(pair[0]) if how is How.NOT else ""
        yield Renewal("", plain_text(pair[0]), plain_text(pair[1]), kept, paragraph, how)


def renew_phrases(markup: Markup, phrases: dict[str, str], renewed: Mapping[Node | None, How]) -> Iterator[Renewal]:
    """Exchange words within runs."""
    for text in live_texts(markup.root) if phrases else ():
        words = markup.content(text)
        for was, now in phrases.items():
            if was in words and renewed.get(text.above("p")) is not How.WHOLE:
                markup.fill(text, words.replace(was, now))
                yield Renewal("", was, now)


def told(checked: Checked, language: Language, names: Mapping[str, str], *, notes: bool, comments: bool) -> Told:
    """Every paragraph of this kind; those of footnotes and comments where the document has such.

    `names` is what the rows of claims are called now, by which the same claim is known under another number.
    """
    facts, report = checked.facts, checked.report
    scene = Scene(facts, report, language)
    found: dict[tuple[str, ...], Inlines] = {}
    for figure in facts.figures if notes else ():
        found["note", figure.id] = scene.source_note(figure).children
    for remark in remarks(scene) if comments else ():
        about = _about(remark.figure_id, scene, names)
        head = len(remark.paragraphs) - len(about)
        keys = [*(("head", str(head), str(place)) for place in range(head)), *about]
        for key, paragraph in zip(keys, remark.paragraphs, strict=True):
            found["remark", remark.figure_id, *key] = paragraph
    found["source",] = source_line(scene)
    table = checks_table(Directive("", (), (), (), Span.whole(facts.path)), scene)
    paragraphs = [block for block in table if isinstance(block, Paragraph)]
    for place, block in enumerate(paragraphs):
        found["calculated", str(place)] = block.children
    items = [item for block in table if isinstance(block, List) for item in block.items]
    for finding, item in zip(report.told, items, strict=False):
        if isinstance(item[0], Paragraph):
            found["finding", finding.code, *finding.figures] = item[0].children
    summary = checks_summary(report, language)
    found["badge",] = signed(_overall(checked), summary)
    return found


def _about(figure: str, scene: Scene, names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """What the last paragraphs of a remark are about: each claim that its figure enters, each finding."""
    claims = (claim_row(verdict.claim) for verdict in scene.by_figure.claims.get(figure, ()))
    findings = scene.by_figure.findings.get(figure, ())
    return [
        *(("claim", names.get(row, row)) for row in claims),
        *(("finding", finding.code, *finding.figures) for finding in findings),
    ]


def _overall(checked: Checked) -> Tone:
    if all(verdict.grade.passes for verdict in checked.report.claims):
        return Tone.GOOD
    return Tone.BAD if checked.report.fails else Tone.DOUBTFUL
