"""The parts of a file, their relationships, and the bytes they make.

python-docx keeps parts and relationships; the archive is written here, because python-docx stamps
it with the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import cast

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from reportgen.writers.docx.archive import Entry, archive, entry
from reportgen.writers.docx.markup import Xml, element, joined, part

FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DEFAULTS = {
    "jpeg": CT.JPEG,
    "odttf": FONT_TYPE,
    "png": CT.PNG,
    "rels": CT.OPC_RELATIONSHIPS,
    "xlsx": WORKBOOK_TYPE,
    "xml": CT.XML,
}
"""Content types by suffix; a part of another type is named one by one."""


class WordPart(Part):
    """A part whose bytes come after its relationships: what it says refers to them."""

    def __init__(self, name: str, content_type: str, package: OpcPackage, content: bytes = b"") -> None:
        super().__init__(PackURI(name), content_type, package=cast(Package, package))
        self.content = content

    @property
    def blob(self) -> bytes:
        """The bytes of the part."""
        return self.content


class PackedPart(WordPart):
    """A part that is kept compressed: an embedded font."""

    def __init__(self, name: str, content_type: str, package: OpcPackage, packed: Entry) -> None:
        super().__init__(name, content_type, package)
        self.packed = packed


def main_part(package: OpcPackage) -> WordPart:
    """The part of the document's text, related to the package."""
    made = WordPart("/word/document.xml", CT.WML_DOCUMENT_MAIN, package)
    package.relate_to(made, RT.OFFICE_DOCUMENT)
    return made


def zipped(package: OpcPackage) -> bytes:
    """The package as a file: content types first, then each part after its relationships' order."""
    return archive(_entries(package))


def _entries(package: OpcPackage) -> Iterator[Entry]:
    parts = list(package.iter_parts())
    yield entry("[Content_Types].xml", _content_types(parts))
    yield entry("_rels/.rels", _bytes(package.rels.xml))
    for each in parts:
        yield each.packed if isinstance(each, PackedPart) else entry(each.partname.membername, each.blob)
        if len(each.rels):
            yield entry(each.partname.rels_uri.membername, _bytes(each.rels.xml))


def _content_types(parts: list[Part]) -> bytes:
    suffixes = {"rels", "xml"} | {suffix for each in parts if (suffix := _suffix(each)) in _DEFAULTS}
    defaults = [
        element("Default", {"Extension": suffix, "ContentType": _DEFAULTS[suffix]}) for suffix in sorted(suffixes)
    ]
    overrides = [
        element("Override", {"PartName": str(each.partname), "ContentType": each.content_type})
        for each in sorted(parts, key=lambda each: str(each.partname))
        if _DEFAULTS.get(_suffix(each)) != each.content_type
    ]
    space = {"xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"}
    return part(element("Types", space, joined(defaults), joined(overrides)))


def _suffix(each: Part) -> str:
    return PurePosixPath(str(each.partname)).suffix.removeprefix(".")


def _bytes(xml: str | bytes) -> bytes:
    return xml if isinstance(xml, bytes) else Xml(xml).encode()
