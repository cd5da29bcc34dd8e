"""Every word and figure comes back, in order, from what people read Word files with: python-docx, docx2txt, pandoc."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator

import docx2txt
import pypandoc
import pytest
from docx.oxml.ns import qn

import docx
from reportgen.document import Document, Number
from reportgen.writers.docx.contents import nodes
from tests.docx.briefings import DIGITS, briefing, composed, said_in
from tests.docx.opening import Opened
from tests.docx.referring import WORDS, referring, referring_document
from tests.docx.samples import LANGUAGES


def by_python_docx(opened: Opened) -> str:
    """python-docx's tree: its `Paragraph.text` passes over content controls (its issues #155 and #1327)."""
    body = docx.Document(io.BytesIO(opened.data)).element.body
    return "\n".join("".join(text.text or "" for text in said.iter(qn("w:t"))) for said in body.iter(qn("w:p")))


def by_docx2txt(opened: Opened) -> str:
    return str(docx2txt.process(io.BytesIO(opened.data)))


def by_pandoc(opened: Opened) -> str:
    said = json.loads(pypandoc.convert_text(opened.data, "json", format="docx"))
    return "".join(_pandoc_words(said["blocks"]))


def _pandoc_words(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _pandoc_words(each)
    elif isinstance(node, dict):
        match node.get("t"):
            case "Str":
                yield node["c"]
            case "Space" | "SoftBreak" | "LineBreak":
                yield " "
            case "Image" | "Note":
                pass
            case "Table":  # its caption stands below it here, and first in pandoc's tree
                _, caption, _, *rows = node["c"]
                yield from _pandoc_words([*rows, caption])
            case kind:
                yield from _pandoc_words(node.get("c"))
                yield "\n" if kind in ("Para", "Plain", "Header") else ""


READERS = (by_python_docx, by_docx2txt, by_pandoc)


def lost(words: list[str], read: str) -> list[str]:
    """The words that do not come in order among those read; readers may add some, such as headers."""
    found, at, gone = read.split(), 0, []
    for word in words:
        try:
            at = found.index(word, at) + 1
        except ValueError:
            gone.append(word)
    return gone


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("language", "digits"), DIGITS)
def test_all_words_and_figures_come_back_in_order(language: str, digits: str, reader: Callable[[Opened], str]) -> None:
    said = said_in(composed(language, digits))
    assert len(said) > 1500
    assert lost(said, reader(briefing(language, digits))) == []


@pytest.mark.parametrize(("language", "digits"), DIGITS)
def test_nothing_is_added(language: str, digits: str) -> None:
    """No mark, sign or repetition stands between the words of the text."""
    assert by_python_docx(briefing(language, digits)).split() == said_in(composed(language, digits))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_mark_of_a_note_sticks_to_a_figure(language: str, reader: Callable[[Opened], str]) -> None:
    said = reader(referring(language)).split()
    figures = {number.text for number in numbers(referring_document(language))}
    assert figures <= set(said) | {word.rstrip(".") for word in said}
    assert not [word for word in said if word.startswith("2,071") and word.rstrip(".·") != "2,071"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pandoc_reads_notes_as_notes(language: str) -> None:
    said = json.loads(pypandoc.convert_text(referring(language).data, "json", format="docx"))
    notes = [" ".join("".join(_pandoc_words(each["c"])).split()) for each in _notes(said["blocks"])]
    assert len(notes) == 9
    assert all(each.startswith(WORDS[language][2]) for each in notes)
    assert all(each.endswith(": 2,071 نئے اراکین · 2,071 · example.org") for each in notes)


def _notes(node: object) -> Iterator[dict[str, object]]:
    if isinstance(node, list):
        for each in node:
            yield from _notes(each)
    elif isinstance(node, dict):
        if node.get("t") == "Note":
            yield node
        yield from _notes(node.get("c"))


def numbers(document: Document) -> Iterator[Number]:
    """Every printed figure."""
    return (node for node in nodes(document.blocks) if isinstance(node, Number))
