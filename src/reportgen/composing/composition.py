"""Template, facts, report and language in; the document out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Final

from reportgen.claims.verdicts import Report
from reportgen.composing.charts import chart
from reportgen.composing.checks import checks_table
from reportgen.composing.directives import card_value, check_directive
from reportgen.composing.marking import noted_figures
from reportgen.composing.marks import TEXT_MARKS
from reportgen.composing.remarks import remarks
from reportgen.composing.scene import Scene, checks_summary
from reportgen.composing.signs import signed
from reportgen.composing.tables import figures_table, notes_list, sources_table
from reportgen.composing.template import (
    BlockNode,
    Directive,
    HeadingNode,
    ListNode,
    ParagraphNode,
    Template,
)
from reportgen.composing.texts import check_texts
from reportgen.diagnostics import Outcome, Severity
from reportgen.document import (
    Attachment,
    Block,
    Callout,
    Card,
    Cards,
    Contents,
    Direction,
    Document,
    Heading,
    Inlines,
    Isolate,
    Labels,
    List,
    Masthead,
    Note,
    Paragraph,
    Text,
    Tone,
    plain_text,
)
from reportgen.facts import FactFile
from reportgen.languages import Language


def compose(
    template: Template,
    facts: FactFile,
    report: Report,
    language: Language,
    *,
    draft: bool = False,
    attachments: tuple[Attachment, ...] = (),
    created: str = "",
    remarked: bool = False,
) -> Outcome[Document]:
    """Compose a briefing.  `draft` is said on every page; `created` is an ISO 8601 instant or "".

    Where it is to be `remarked`, it carries what is to be said of each figure beside the text.
    """
    scene = Scene(facts, report, language)
    scene.note(check_texts(facts, (language.code,)))
    for figure in facts.figures:
        if figure.id in TEXT_MARKS:
            scene.complain("T305", figure.span, f"`{figure.id}` is a mark of its own: {TEXT_MARKS[figure.id]}")
    masthead = _masthead(template.masthead, scene)
    blocks = _Body(scene).blocks(template.blocks)
    document = Document(
        language=language.locale_tag,
        direction=language.direction,
        title=plain_text(masthead.title),
        subject=plain_text(scene.own_text("title")),
        masthead=masthead,
        blocks=blocks,
        labels=_labels(facts, language, draft, bool(attachments)),
        attachments=attachments,
        created=created,
        remarks=remarks(scene) if remarked else (),
    )
    found = scene.diagnostics
    return Outcome(None if found else document, found)


class _Body:
    """Turns a template's blocks into the document's, counting headings for their anchors."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.headings = 0

    def blocks(self, nodes: tuple[BlockNode, ...]) -> tuple[Block, ...]:
        return tuple(block for node in nodes for block in self.block(node))

    def block(self, node: BlockNode) -> tuple[Block, ...]:
        match node:
            case HeadingNode():
                self.headings += 1
                return (Heading(node.level, self.scene.prose(node.children), f"section-{self.headings}"),)
            case ParagraphNode():
                return (Paragraph(self.scene.prose(node.children)),)
            case ListNode():
                return (List(tuple(self.blocks(item) for item in node.items), node.ordered),)
            case Directive() if node.name not in _MADE or not _is_sound(node):
                return ()  # what is wrong with it has been said; the rest is looked through all the same
            case Directive(name="note"):
                tone = node.option("tone")
                return (Callout(self.blocks(node.body), Tone(tone.text) if tone else Tone.NEUTRAL),)
            case Directive():
                return BUILDERS[node.name](node, self.scene)


def _cards(directive: Directive, scene: Scene) -> tuple[Block, ...]:
    cards: list[Card] = []
    for item in (item for block in directive.body if isinstance(block, ListNode) for item in block.items):
        line = item[0]
        if isinstance(line, ParagraphNode):
            value = card_value(line)
            rest = line.children[len(value) :]
            marked = noted_figures(line.children)
            shown = _in_order(_weightless(scene.inlines(value, marked)), scene.language.direction)
            cards.append(Card(shown, _stripped(scene.inlines(rest, marked))))
    return (Cards(tuple(cards)),)


def _contents(directive: Directive, scene: Scene) -> tuple[Block, ...]:
    title = next((scene.inlines(block.children) for block in directive.body if isinstance(block, HeadingNode)), ())
    levels = directive.option("levels")
    return (Contents(title, int(levels.text)) if levels else Contents(title),)


BUILDERS: Final[dict[str, Callable[[Directive, Scene], tuple[Block, ...]]]] = {
    "cards": _cards,
    "contents": _contents,
    "figures": figures_table,
    "chart": chart,
    "checks": checks_table,
    "sources": sources_table,
    "notes": notes_list,
}
"""What makes the blocks of each directive; `masthead` and `note` are made here."""


_MADE: Final = frozenset({"note", *BUILDERS})


def _is_sound(directive: Directive) -> bool:
    return not any(found.severity is Severity.ERROR for found in check_directive(directive))


def _masthead(directive: Directive, scene: Scene) -> Masthead:
    lines = [
        scene.prose(block.children) if isinstance(block, (ParagraphNode, HeadingNode)) else ()
        for block in directive.body
    ]
    kicker, title, provenance = (*lines, (), (), ())[:3]  # fewer where it is not sound
    if not scene.report.claims:
        return Masthead(kicker, title, provenance)  # nothing was checked, so nothing is said to hold
    tone = _overall(scene.report)
    return Masthead(kicker, title, provenance, signed(tone, checks_summary(scene.report, scene.language)), tone)


def _overall(report: Report) -> Tone:
    if all(verdict.grade.passes for verdict in report.claims):
        return Tone.GOOD
    return Tone.BAD if report.fails else Tone.DOUBTFUL


def _labels(facts: FactFile, language: Language, draft: bool, attached: bool) -> Labels:
    quoted = sum(not figure.formula for figure in facts.figures)
    footer = "page.facts-attached" if attached else "page.facts"
    return Labels(
        page_of=language.message("page.of", page="{page}", pages="{pages}"),
        draft=language.message("page.draft") if draft else "",
        footer=language.counted(footer, quoted, file=PurePath(facts.path).name),
        digits=language.digits,
    )


def _weightless(inlines: Inlines) -> Inlines:
    """A card's value is large already; strong type in it would be a second emphasis."""
    return tuple(Text(i.text, emphasis=i.emphasis) if isinstance(i, Text) else i for i in inlines)


def _in_order(value: Inlines, direction: Direction) -> Inlines:
    """A value of several figures and signs but no words, such as 3 / 67, runs from left to right in every script."""
    notes = tuple(inline for inline in value if isinstance(inline, Note))
    said = tuple(inline for inline in value if not isinstance(inline, Note))
    if direction is Direction.LTR or len(said) < 2 or any(char.isalpha() for char in plain_text(said)):
        return value
    return (Isolate(said), *notes)


def _stripped(inlines: Inlines) -> Inlines:
    if inlines and isinstance(inlines[0], Text):
        first = inlines[0]
        return (Text(first.text.lstrip(), first.strong, first.emphasis, first.language), *inlines[1:])
    return inlines
