"""The parts about the document: properties, settings, font table, attachments."""

from __future__ import annotations

import base64
import hashlib
import re
import uuid
from collections.abc import Iterable, Mapping

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage

from reportgen.document import Attachment, Document
from reportgen.theme import Role
from reportgen.writers.docx.fonts import Family, Pair, embedded, key
from reportgen.writers.docx.footnotes import footnote_settings
from reportgen.writers.docx.look import Look
from reportgen.writers.docx.markup import NOTHING, Xml, element, joined, part, root, text, twips, w
from reportgen.writers.docx.packaging import FONT_TYPE, PackedPart, WordPart

_CORE = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
ATTACHMENT_SPACE = "urn:reportgen:attachment"
_STORE_ITEMS = uuid.UUID("c4a7a4a9-7b0c-5c62-9f0a-3b1f2a4c9d10")
"""The name space of the ids of attachments."""
_NOT_PLAIN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML would not give back as it was written."""
_EMBEDDINGS = {"Regular": "embedRegular", "Bold": "embedBold", "Italic": "embedItalic"}


def add_properties(package: OpcPackage, document: Document, created: str) -> None:
    """Title, subject, language and, where it is known, the time of making."""
    stamps = [
        element(f"dcterms:{name}", {"xsi:type": "dcterms:W3CDTF"}, text(created))
        for name in ("created", "modified")
        if created
    ]
    content = element(
        "cp:coreProperties",
        _CORE,
        element("dc:title", None, text(document.title)),
        element("dc:subject", None, text(document.subject)) if document.subject else NOTHING,
        element("dc:language", None, text(document.language)),
        *stamps,
    )
    core = WordPart("/docProps/core.xml", CT.OPC_CORE_PROPERTIES, package, part(content))
    package.relate_to(core, RT.CORE_PROPERTIES)
    application = element("Properties", {"xmlns": _EXTENDED}, element("Application", None, text("reportgen")))
    extended = WordPart("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, package, part(application))
    package.relate_to(extended, RT.EXTENDED_PROPERTIES)


def settings_part(look: Look, *, fonts_embedded: bool, notes: bool) -> bytes:
    """Settings: Word's present layout rules, language of the theme's fonts, embedded fonts kept on saving."""
    rules = "http://schemas.microsoft.com/office/word"
    compatible = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    slots = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
    slots |= {f"accent{n}": f"accent{n}" for n in range(1, 7)}
    slots |= {"hyperlink": "hyperlink", "followedHyperlink": "followedHyperlink"}
    latin, complex_ = (look.other_language, look.language) if look.rtl else (look.language, look.other_language)
    return root(
        "w:settings",
        ("w",),
        None,
        w("zoom", percent=100),
        w("embedTrueTypeFonts") if fonts_embedded else NOTHING,
        w("defaultTabStop", val=twips(36)),
        w("characterSpacingControl", val="doNotCompress"),
        footnote_settings() if notes else NOTHING,
        w("compat", *(w("compatSetting", name=name, uri=rules, val=value) for name, value in compatible.items())),
        w("themeFontLang", val=latin, bidi=complex_),
        w("clrSchemeMapping", **slots),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def families_of(faces: Mapping[Role, Pair]) -> tuple[Family, ...]:
    """Each family that a style names, once, by name."""
    families = {family.name: family for pair in faces.values() for family in (pair.latin, pair.complex)}
    return tuple(families[name] for name in sorted(families))


def add_fonts(main: WordPart, families: Iterable[Family], *, italics: bool) -> None:
    """The font table, and the fonts themselves: regular and bold, italic where it is used."""
    table = WordPart("/word/fontTable.xml", CT.WML_FONT_TABLE, main.package)
    main.relate_to(table, RT.FONT_TABLE)
    number = 0
    said: list[Xml] = []
    for family in families:
        faces: list[Xml] = []
        for style, path in family.files:
            if style == "Italic" and not italics:
                continue
            number += 1
            packed = embedded(family.name, style, path, f"word/fonts/font{number}.odttf")
            font = PackedPart(f"/word/fonts/font{number}.odttf", FONT_TYPE, main.package, packed)
            relation = {"r:id": table.relate_to(font, RT.FONT), "w:fontKey": key(family.name, style)}
            faces.append(element(f"w:{_EMBEDDINGS[style]}", relation))
        said.append(_font(family, faces))
    table.content = root("w:fonts", ("w", "r"), None, joined(said))


def _font(family: Family, faces: list[Xml]) -> Xml:
    if not family.ranges:
        return w("font", name=family.name)
    serif = int(family.panose[2:4], 16)
    kind = "roman" if 2 <= serif <= 10 else "swiss" if serif > 10 else "auto"
    usb = {f"usb{place}": f"{value:08X}" for place, value in enumerate(family.ranges[:4])}
    csb = {f"csb{place}": f"{value:08X}" for place, value in enumerate(family.ranges[4:])}
    return w(
        "font",
        w("panose1", val=family.panose),
        w("charset", val="B2" if family.rtl else "00"),
        w("family", val=kind),
        w("pitch", val="variable"),
        w("sig", **usb, **csb),
        *faces,
        name=family.name,
    )


def add_attachments(main: WordPart, attachments: Iterable[Attachment]) -> None:
    """Each attachment as a custom XML part, which Word keeps through editing and saving."""
    for number, attachment in enumerate(attachments, start=1):
        add_data(main, number, attachment.name, ATTACHMENT_SPACE, attachment_part(attachment))


def add_data(main: WordPart, number: int, name: str, space: str, content: bytes) -> None:
    """A custom XML part, the `number`th of the file; `space` is the name space of its root."""
    item = WordPart(f"/customXml/item{number}.xml", CT.XML, main.package, content)
    main.relate_to(item, RT.CUSTOM_XML)
    identity = str(uuid.uuid5(_STORE_ITEMS, f"{number} {name}")).upper()
    schemas = element("ds:schemaRefs", None, element("ds:schemaRef", {"ds:uri": space}))
    about = element("ds:datastoreItem", {"ds:itemID": f"{{{identity}}}", "xmlns:ds": _DATA_STORE}, schemas)
    partname = f"/customXml/itemProps{number}.xml"
    properties = WordPart(partname, CT.OFC_CUSTOM_XML_PROPERTIES, main.package, part(about))
    item.relate_to(properties, RT.CUSTOM_XML_PROPS)


def attachment_part(attachment: Attachment) -> bytes:
    """The file's text as it is where XML can hold it, else in base64; its digest tells whether it came through."""
    encoding, content = "base64", base64.b64encode(attachment.data).decode("ascii")
    try:
        words = attachment.data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if _NOT_PLAIN.search(words) is None:
            encoding, content = "utf-8", words
    said = {
        "xmlns": ATTACHMENT_SPACE,
        "name": attachment.name,
        "mediaType": attachment.media_type,
        "description": attachment.description,
        "relationship": attachment.relationship,
        "sha256": hashlib.sha256(attachment.data).hexdigest(),
        "encoding": encoding,
    }
    # Not `text`, which makes white space plain: here every tab and line end counts.
    escaped = content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return part(element("attachment", said, Xml(escaped)))
