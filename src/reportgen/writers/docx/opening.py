"""Word files from outside, opened within bounds: nothing in one can grow, reach another file or run.

A file is refused whole where it is none, is protected, damaged, larger than any briefing, or carries
macros.  Members stay packed until they are asked for.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property
from xml.etree import ElementTree
from xml.parsers import expat

from reportgen.records import dataclass

CODES: dict[str, str] = {
    "W330": "A file that should be a Word document cannot be read from the disk.",
    "W331": "A file that should be a Word document is something else.",
    "W332": "A Word document is protected by a password.",
    "W333": "A Word document is in the format of before 2007 (.doc).",
    "W334": "A Word document is damaged.",
    "W335": "A Word document is larger, packed or unpacked, than any briefing.",
    "W336": "A Word document carries macros.",
}

MAX_BYTES = 100_000_000
"""A file larger than this is refused unread."""
_MAX_UNPACKED = 400_000_000
_MAX_PART = 80_000_000
_MAX_MEMBERS = 10_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 1
_TYPES = "[Content_Types].xml"
_MAIN_TYPES = frozenset(
    {
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    }
)
_OFFICE_DOCUMENT = "/relationships/officeDocument"
_HINT_AGAIN = "open it in Word or LibreOffice and save it again as .docx"


class OpeningError(Exception):
    """Why a file is not opened, with a code and what to do about it."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to; `target` is a member's name, or an address where it is `external`."""

    id: str
    type: str
    target: str
    external: bool


class OpenedDocument:
    """A Word document, its members by name."""

    def __init__(self, data: bytes, archive: zipfile.ZipFile) -> None:
        self.data = data
        self._archive = archive
        self.members = tuple(archive.infolist())
        self._by_name = {member.filename: member for member in self.members}

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def names(self) -> Iterator[str]:
        """The members' names, in the order of the file."""
        return iter(self._by_name)

    def read(self, name: str) -> bytes:
        """The bytes of a member."""
        if self._by_name[name].file_size > _MAX_PART:
            raise _too_large(f"`{name}` unpacks to more than {_MAX_PART // 1_000_000} MB")
        try:
            return self._archive.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
            raise OpeningError("W334", f"the Word file is damaged: {error}", _HINT_AGAIN) from error

    def xml(self, name: str) -> str:
        """The text of an XML part, which is well-formed and declares no document type."""
        if name not in self:
            raise OpeningError("W334", f"the Word file is damaged: it has no `{name}`", _HINT_AGAIN)
        data = self.read(name)
        try:
            said = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise _damaged(name, f"byte {error.start} is not UTF-8") from error
        parser = expat.ParserCreate(namespace_separator=" ")  # a prefix that nobody declares is an error
        parser.StartDoctypeDeclHandler = _refuse_document_type
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise _damaged(name, f"line {error.lineno}: {expat.ErrorString(error.code)}") from error
        return said

    def tree(self, name: str) -> ElementTree.Element:
        """An XML part as a tree: for small parts that are only read."""
        return ElementTree.fromstring(self.xml(name))

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """What a part refers to; "" is the package itself."""
        folder, file = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if rels not in self:
            return ()
        return tuple(
            Relationship(
                one.get("Id", ""),
                one.get("Type", ""),
                one.get("Target", "")
                if (external := one.get("TargetMode") == "External")
                else _resolved(folder, one.get("Target", "")),
                external,
            )
            for one in self.tree(rels)
        )

    @cached_property
    def content_types(self) -> dict[str, str]:
        """The content type of each member that has one."""
        tree = self.tree(_TYPES)
        defaults = {one.get("Extension", "").lower(): one.get("ContentType", "") for one in tree if _is(one, "Default")}
        named = {
            one.get("PartName", "").lstrip("/"): one.get("ContentType", "") for one in tree if _is(one, "Override")
        }
        return {
            name: said
            for name in self.names()
            if (said := named.get(name) or defaults.get(posixpath.splitext(name)[1][1:].lower()))
        }

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text."""
        found = (one for one in self.relationships("") if one.type.endswith(_OFFICE_DOCUMENT) and not one.external)
        name = next((one.target for one in found), "")
        if name not in self:
            raise OpeningError("W331", "the archive holds no document", "name a Word document (.docx)")
        return name


def open_document(data: bytes) -> OpenedDocument:
    """Open a Word document."""
    if len(data) > MAX_BYTES:
        raise _too_large(f"the file is larger than {MAX_BYTES // 1_000_000} MB")
    if data.startswith(_OLE):
        if _PROTECTED in data:
            raise OpeningError("W332", "the document is protected by a password", "save it without one")
        raise OpeningError("W333", "the file is no .docx: it has the format of Word before 2007", "save it as .docx")
    if not data.startswith(b"PK\x03\x04"):
        raise OpeningError("W331", f"the file is no Word document{_instead(data)}", "name a Word document (.docx)")
    opened = open_archive(data)
    kind = opened.content_types.get(opened.main, "")
    if "macroEnabled" in kind or any("vbaProject" in said for said in opened.content_types.values()):
        raise OpeningError("W336", "the document carries macros", "save it as a .docx, which has none")
    if kind not in _MAIN_TYPES:
        raise OpeningError("W331", "the archive is no Word document", "name a Word document (.docx)")
    for name in opened.names():
        opened.read(name)  # every part is whole, also those that are only copied
    return opened


def open_archive(data: bytes) -> OpenedDocument:
    """Open any file of parts, such as a workbook, within the same bounds."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise OpeningError("W334", f"the Word file is damaged: {error}", _HINT_AGAIN) from error
    opened = OpenedDocument(data, archive)
    _bound(opened)
    return opened


def _bound(opened: OpenedDocument) -> None:
    if len(opened.members) > _MAX_MEMBERS:
        raise _too_large(f"the Word file has more than {_MAX_MEMBERS:,} parts")
    if sum(member.file_size for member in opened.members) > _MAX_UNPACKED:
        raise _too_large(f"the Word file unpacks to more than {_MAX_UNPACKED // 1_000_000} MB")
    if len({member.filename for member in opened.members}) != len(opened.members):
        raise OpeningError("W334", "the Word file is damaged: it has two parts of one name", _HINT_AGAIN)
    for member in opened.members:
        if member.flag_bits & _ENCRYPTED:
            raise OpeningError("W332", "the archive is protected by a password", "save it without one")
        if member.compress_type not in _METHODS:
            raise OpeningError("W334", f"`{member.filename}` is packed in a way that no Word file is", _HINT_AGAIN)


def _refuse_document_type(*_: object) -> None:
    raise OpeningError("W334", "a part declares a document type, which no Word file does", _HINT_AGAIN)


def _instead(data: bytes) -> str:
    if not data:
        return ": it is empty"
    known = {b"%PDF": "a PDF", b"{\\rtf": "RTF", b"<": "XML or HTML", b"\x89PNG": "a picture", b"\xff\xd8": "a picture"}
    what = next((said for start, said in known.items() if data.startswith(start)), "")
    return f" but {what}" if what else ""


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _is(element: ElementTree.Element, name: str) -> bool:
    return element.tag.rpartition("}")[2] == name


def _damaged(name: str, why: str) -> OpeningError:
    return OpeningError("W334", f"the Word file is damaged: {name}: {why}", _HINT_AGAIN)


def _too_large(message: str) -> OpeningError:
    return OpeningError("W335", message, "a briefing is a few megabytes")
