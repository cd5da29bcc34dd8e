"""Word files, read by a small reader of our own: one part of the archive, as a stream, within bounds.

Document types are refused, and with them every entity: nothing in a file can grow or reach another file.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.parsers import expat

from reportgen.reading.opening.opened import Opened, Refusal, opened

_MAIN = "word/document.xml"
_MAX_XML = 60_000_000
_MAX_ELEMENTS = 1_500_000
_DEEPEST = 500
_MAX_MEMBERS = 10_000
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_STEP = 1 << 16


class _RefusedError(Exception):
    """The part holds what is not read."""


class _Paragraphs:
    """Collects the text of w:p elements; paragraphs in text boxes stand after the one around them."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.open: list[list[str]] = []
        self.in_text = False
        self.skipping = 0
        self.elements = self.depth = 0

    def start(self, name: str, _: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > _MAX_ELEMENTS:
            raise _RefusedError(f"it has more than {_MAX_ELEMENTS:,} elements")
        if self.depth > _DEEPEST:
            raise _RefusedError("it is nested too deep")
        if self.skipping or name == _FALLBACK:
            self.skipping += 1
            return
        match _local(name):
            case "p":
                self.open.append([])
            case "t":
                self.in_text = True
            case "tab" | "br" | "cr":
                self.add(" ")
            case "noBreakHyphen":
                self.add("-")

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.skipping:
            self.skipping -= 1
            return
        match _local(name):
            case "p" if self.open:
                if text := "".join(self.open.pop()):
                    self.paragraphs.append(text)
            case "t":
                self.in_text = False

    def text(self, text: str) -> None:
        if self.in_text and not self.skipping:
            self.add(text)

    def add(self, text: str) -> None:
        if self.open:
            self.open[-1].append(text)

    def doctype(self, *_: object) -> None:
        raise _RefusedError("it declares a document type, which no Word file does")


def _local(name: str) -> str:
    """A name of WordprocessingML without its namespace, or "" for names of others."""
    space, _, local = name.rpartition(" ")
    return local if space in (_W, _STRICT) else ""


def read_docx(data: bytes) -> Opened | Refusal:
    """The paragraphs of a Word file."""
    collected = _Paragraphs()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = collected.start
    parser.EndElementHandler = collected.end
    parser.CharacterDataHandler = collected.text
    parser.StartDoctypeDeclHandler = collected.doctype
    parser.buffer_text = True
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > _MAX_MEMBERS:
                return Refusal("the Word file has too many parts")
            if _MAIN not in archive.namelist():
                return Refusal("the archive is no Word file", "save the article as plain text, HTML, DOCX or PDF")
            with archive.open(_MAIN) as part:
                size = 0
                while chunk := part.read(_STEP):
                    size += len(chunk)
                    if size > _MAX_XML:
                        return Refusal(f"the Word file unpacks to more than {_MAX_XML // 1_000_000} MB")
                    parser.Parse(chunk, False)
                parser.Parse(b"", True)
    except _RefusedError as error:
        return Refusal(f"the Word file is not read: {error}")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        return Refusal(f"the Word file is damaged or protected: {error}", "save it again, without a password")
    except expat.ExpatError as error:
        return Refusal(
            f"the Word file is damaged: {expat.errors.messages.get(error.code, 'its XML is not well-formed')}"
        )
    made = opened("docx", collected.paragraphs)
    title = made.rows[0].text if len(made.rows) > 1 and len(made.rows[0].text) <= 150 else ""
    return Opened(made.form, made.text, made.rows, title, own=False)
