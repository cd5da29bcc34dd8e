"""Opening a written file: its parts as trees, its words in reading order."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from functools import cache, cached_property
from typing import cast

from lxml import etree

from reportgen.document import Document
from reportgen.theme import Theme
from reportgen.writers.docx import write
from reportgen.writers.docx.markup import NAMESPACES
from tests.docx import samples
from tests.themes import theme_of

W = "{" + NAMESPACES["w"] + "}"
SPACES = {
    **NAMESPACES,
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}

Element = etree._Element


@dataclass(frozen=True)
class Opened:
    """A DOCX file, read part by part."""

    data: bytes

    @cached_property
    def archive(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.data))

    @property
    def names(self) -> list[str]:
        return self.archive.namelist()

    def part(self, name: str) -> bytes:
        return self.archive.read(name)

    def tree(self, name: str) -> Element:
        return etree.fromstring(self.part(name))

    @cached_property
    def body(self) -> Element:
        return self.find("w:body", self.tree("word/document.xml"))[0]

    def find(self, path: str, start: Element | None = None) -> list[Element]:
        """The elements at an XPath with the usual prefixes, by default in the document's body."""
        return cast(list[Element], (self.body if start is None else start).xpath(path, namespaces=SPACES))

    def values(self, path: str, start: Element | None = None) -> list[str]:
        """The attributes or texts at an XPath."""
        return [str(each) for each in self.find(path, start)]

    def targets(self, name: str) -> dict[str, str]:
        """What the relationships of a part lead to, by their ids; addresses outside as they are."""
        folder, file = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if rels not in self.names:
            return {}
        found: dict[str, str] = {}
        for relationship in self.find("rel:Relationship", self.tree(rels)):
            target = relationship.get("Target", "")
            inside = relationship.get("TargetMode") != "External"
            full = posixpath.normpath(posixpath.join(folder, target)).lstrip("/") if inside else target
            found[relationship.get("Id", "")] = full
        return found


def words(element: Element) -> str:
    """The words below an element, in reading order; what only other programs read is not among them."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def written(document: Document, theme: Theme | None = None) -> Opened:
    """A document, written and opened again."""
    outcome = write(document, theme or theme_of(document.language[:2]), samples.FONTS)
    assert outcome.value is not None, outcome.diagnostics
    return Opened(outcome.value)


@cache
def sample(language: str) -> Opened:
    """The sample briefing in one language."""
    return written(samples.document(language))
