"""What a briefing carries along: its fact file, its report, and the list of its controls."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from xml.etree import ElementTree

from reportgen.records import dataclass
from reportgen.writers.docx.controls import CONTROLS_SPACE, Control
from reportgen.writers.docx.opening import OpenedDocument
from reportgen.writers.docx.properties import ATTACHMENT_SPACE

_CUSTOM_XML = "/relationships/customXml"


@dataclass(frozen=True, slots=True)
class Carried:
    """An attachment as it stands in a document.  `data` is None where it did not come through unharmed."""

    part: str
    name: str
    media_type: str
    description: str
    relationship: str
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Listed:
    """The list of controls, and how the document prints: its language (BCP 47), digits, and whether it is a draft."""

    part: str
    controls: tuple[Control, ...]
    language: str
    digits: str
    draft: bool


@dataclass(frozen=True, slots=True)
class Cargo:
    """All that a document carries of ours."""

    attachments: tuple[Carried, ...]
    listed: Listed | None

    @property
    def facts(self) -> Carried | None:
        """The fact file."""
        return next((each for each in self.attachments if each.relationship == "Source"), None)

    @property
    def report(self) -> Carried | None:
        """The JSON report."""
        return next((each for each in self.attachments if each.media_type == "application/json"), None)

    @property
    def template(self) -> dict[str, object] | None:
        """What the document was composed from, as its report says; None where it does not."""
        try:
            said = json.loads(self.report.data or b"") if self.report else None
        except ValueError:
            return None
        template = said.get("template") if isinstance(said, dict) else None
        return template if isinstance(template, dict) else None


def cargo_of(opened: OpenedDocument) -> Cargo:
    """What a document carries; custom XML of others is passed over."""
    attachments: list[Carried] = []
    listed = None
    for relationship in opened.relationships(opened.main):
        if not relationship.type.endswith(_CUSTOM_XML) or relationship.external or relationship.target not in opened:
            continue
        root = opened.tree(relationship.target)
        if root.tag == f"{{{ATTACHMENT_SPACE}}}attachment":
            attachments.append(_carried(relationship.target, root))
        elif root.tag == f"{{{CONTROLS_SPACE}}}controls":
            listed = _listed(relationship.target, root)
    return Cargo(tuple(attachments), listed)


def _carried(part: str, root: ElementTree.Element) -> Carried:
    words = "".join(root.itertext())
    try:
        data = base64.b64decode(words) if root.get("encoding") == "base64" else words.encode()
    except (binascii.Error, ValueError):
        data = b""
    whole = hashlib.sha256(data).hexdigest() == root.get("sha256")
    return Carried(
        part,
        root.get("name", ""),
        root.get("mediaType", ""),
        root.get("description", ""),
        root.get("relationship", ""),
        data if whole else None,
    )


def _listed(part: str, root: ElementTree.Element) -> Listed:
    controls = tuple(Control(each.get("figure", ""), each.get("form", "")) for each in root)
    said = root.get
    return Listed(part, controls, said("language", ""), said("digits", ""), said("draft") == "true")
