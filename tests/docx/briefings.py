"""The project's own briefings, composed as a build composes them, and their words in reading order."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache

from reportgen.checking import check_files
from reportgen.composing import compose, load_template
from reportgen.document import (
    BarChart,
    Block,
    Callout,
    Cards,
    Contents,
    Document,
    Heading,
    Inlines,
    List,
    Masthead,
    Paragraph,
    SlopeChart,
    SmallMultiples,
    Table,
    plain_text,
)
from reportgen.languages import load_language
from reportgen.resources import Resources
from reportgen.theme import Theme, resolve
from tests.docx.opening import Opened, written
from tests.docx.samples import ROOT

DIGITS = (("en", ""), ("vi", ""), ("ur", ""), ("ur", "native"))
"""The languages, and the digits they can be set in."""


@cache
def composed(language: str, digits: str = "") -> Document:
    """The briefing of data/, with remarks on its figures."""
    resources = Resources(ROOT)
    (checked,), _ = check_files((ROOT / "data" / "binh-thuan.yaml",), resources)
    template = load_template("briefing", language, resources)
    said = load_language(language, resources, digits)
    assert template.value is not None
    assert said.value is not None
    made = compose(template.value, checked.facts, checked.report, said.value, remarked=True)
    assert made.value is not None, made.diagnostics
    return made.value


@cache
def briefing(language: str, digits: str = "") -> Opened:
    """The same as a Word file."""
    return written(composed(language, digits), _theme(language))


def _theme(language: str) -> Theme:
    design = tomllib.loads((ROOT / "src/reportgen/themes/teal.toml").read_text(encoding="utf-8"))
    said = tomllib.loads((ROOT / f"locales/{language}/language.toml").read_text(encoding="utf-8"))
    return resolve(design, said["typography"])


def said_in(document: Document) -> list[str]:
    """Every word and figure of a document's text in reading order; footnotes and pictures left aside."""
    return [word for words in (*_masthead(document.masthead), *_blocks(document.blocks)) for word in words.split()]


def _masthead(masthead: Masthead) -> Iterator[str]:
    yield from map(plain_text, (masthead.kicker, masthead.title, masthead.provenance, masthead.badge))


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield plain_text(block.children)
            case Callout():
                yield from _blocks(block.children)
            case List():
                for item in block.items:
                    yield from _blocks(item)
            case Cards():
                for card in block.cards:
                    yield from (plain_text(card.value), plain_text(card.label))
            case Table():
                heads: list[Inlines] = [column.head for column in block.columns]
                yield from map(plain_text, (block.caption, *heads))
                for row in block.rows:
                    yield from (plain_text(cell.children) for cell in row.cells)
            case BarChart() | SlopeChart():
                yield from map(plain_text, (block.title, block.caption))
            case SmallMultiples():
                panels = [panel.title for panel in block.panels]
                yield from map(plain_text, (block.title, *panels, block.caption))
            case Contents():
                yield plain_text(block.title)
