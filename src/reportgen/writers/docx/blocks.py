"""Blocks as paragraphs and tables, each in its named style."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.document import (
    BarChart,
    Block,
    Callout,
    Cards,
    Contents,
    Heading,
    Inlines,
    List,
    Paragraph,
    SlopeChart,
    SmallMultiples,
    Table,
    Text,
)
from reportgen.writers.docx.contents import heading_level
from reportgen.writers.docx.drawings import chart_drawing
from reportgen.writers.docx.markup import NOTHING, Xml, joined, w
from reportgen.writers.docx.masthead import cards_table
from reportgen.writers.docx.outline import contents_list
from reportgen.writers.docx.paragraphs import gap, paragraph
from reportgen.writers.docx.story import Story
from reportgen.writers.docx.styles import BULLETS, CALLOUT_BULLETS, LIST_LEVELS, QUIET, callout_style
from reportgen.writers.docx.tables import report_table


def blocks(content: Iterable[Block], story: Story) -> Xml:
    """Blocks one after the other."""
    return joined([_block(block, story) for block in content])


def _block(block: Block, story: Story) -> Xml:
    match block:
        case Heading():
            story.heading = heading_level(block, story.heading)
            return paragraph(f"Heading{story.heading}", block.children, story, anchor=block.anchor)
        case Paragraph():
            return paragraph("Quiet" if block.quiet else "BodyText", block.children, story, dotted=True)
        case List():
            return _list(block, story, 0)
        case Callout():
            return _callout(block, story)
        case Cards():
            return joined((cards_table(block, story), gap()))
        case Table():
            caption = paragraph("TableCaption", block.caption, story) if block.caption else NOTHING
            return joined((caption, report_table(block, story), gap()))
        case BarChart() | SmallMultiples() | SlopeChart():
            title = paragraph("ChartTitle", block.title, story) if block.title else NOTHING
            caption = paragraph("Caption", block.caption, story) if block.caption else gap()
            return joined((title, chart_drawing(block, story), caption))
        case Contents():
            return contents_list(block, story)


def _list(said: List, story: Story, level: int) -> Xml:
    level = min(level, LIST_LEVELS - 1)
    suffix = str(level + 1) if level else ""
    stem = "ListNumber" if said.ordered else "ListBullet"
    numbering = NOTHING
    if said.ordered:
        numbering = w("numPr", w("ilvl", val=level), w("numId", val=story.own_numbering()))
    made: list[Xml] = []
    for item in said.items:
        opened = False
        for block in item:
            match block:
                case List():
                    made.append(_list(block, story, level + 1))
                case Paragraph() if not opened:
                    own = _bullet(BULLETS, level) if block.quiet and not said.ordered else numbering
                    style = stem + suffix + (QUIET if block.quiet else "")
                    made.append(paragraph(style, block.children, story, own, dotted=True))
                case Paragraph():
                    made.append(paragraph("ListContinue" + suffix, block.children, story, dotted=True))
                case Heading():
                    words = _strong(block.children)
                    made.append(paragraph("ListContinue" + suffix, words, story, anchor=block.anchor))
                case _:
                    made.append(_block(block, story))
            opened = True
    return joined(made)


def _bullet(definition: int, level: int) -> Xml:
    """Said in the paragraph where its style is not the one that the list's definition names."""
    return w("numPr", w("ilvl", val=level), w("numId", val=definition))


def _callout(callout: Callout, story: Story) -> Xml:
    style = callout_style(callout.tone)
    made: list[Xml] = []
    for block in callout.children:
        match block:
            case Paragraph():
                made.append(paragraph(style, block.children, story, dotted=True))
            case Heading():
                made.append(paragraph(style, _strong(block.children), story, anchor=block.anchor))
            case List():
                made.append(joined(_callout_items(block, style, story)))
            case _:
                made.append(_block(block, story))
    return joined(made)


def _callout_items(said: List, style: str, story: Story) -> Iterable[Xml]:
    bullet = _bullet(CALLOUT_BULLETS, 0)
    for item in said.items:
        for place, block in enumerate(item):
            match block:
                case Paragraph():
                    yield paragraph(style, block.children, story, bullet if place == 0 else NOTHING, dotted=True)
                case List():
                    yield from _callout_items(block, style, story)
                case _:
                    yield _block(block, story)


def _strong(inlines: Inlines) -> Inlines:
    return tuple(
        Text(each.text, True, each.emphasis, each.language) if isinstance(each, Text) else each for each in inlines
    )
