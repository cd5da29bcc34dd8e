"""What makes the pages an archival, accessible file: metadata, output intent, attachments."""

from __future__ import annotations

from functools import lru_cache

from reportgen import __version__
from reportgen.document import Attachment, Document
from reportgen.writers.pdf.bare import bare, bare_text
from reportgen.writers.pdf.canvas import Sheets
from reportgen.writers.pdf.colour_profile import srgb_profile
from reportgen.writers.pdf.syntax import name, sorting, string

PRODUCER = f"reportgen {__version__}"


def finish(sheets: Sheets, document: Document) -> bytes:
    """The file of a document's finished pages, as PDF/A-3a and PDF/UA-1, with its attachments."""
    said = _metadata(document).encode("utf-8")
    metadata = sheets.define_stream(said, "/Type /Metadata /Subtype /XML", plain=True)
    sheets.catalogue("Metadata", f"{metadata} 0 R")
    profile = sheets.define_stream(_profile(), "/N 3")
    sheets.catalogue("OutputIntents", _output_intents(profile))
    if document.attachments:
        _attach(sheets, document)
    return sheets.finished(_information(document))


def _information(document: Document) -> str:
    """The information dictionary, which says what the metadata say."""
    entries = f"/Title {string(_title(document))} /Producer {string(PRODUCER)}"
    if document.subject:
        entries += f" /Subject {string(bare(document.subject, document.direction))}"
    if document.created:
        date = string(pdf_date(document.created))
        entries += f" /CreationDate {date} /ModDate {date}"
    return f"<< {entries} >>"


def _title(document: Document) -> str:
    return bare_text(document.masthead.title, document.direction)


def _metadata(document: Document) -> str:
    language = _escape(document.language)
    dates = ""
    if document.created:
        instant = _escape(document.created)
        dates = f"<xmp:CreateDate>{instant}</xmp:CreateDate><xmp:ModifyDate>{instant}</xmp:ModifyDate>"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title>{_alternatives(_title(document))}</dc:title>{_description(bare(document.subject, document.direction))}
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{_escape(PRODUCER)}</pdf:Producer>{dates}
</rdf:Description>{_EXTENSION}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def _escape(text: str) -> str:
    """A text for XML.  (The standard library's own does the same, but loads its programs for reading addresses.)"""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_escape(text)}</rdf:li></rdf:Alt>'


def _description(subject: str) -> str:
    return f"<dc:description>{_alternatives(subject)}</dc:description>" if subject else ""


@lru_cache(maxsize=1)
def _profile() -> bytes:
    return srgb_profile()


def _output_intents(profile: int) -> str:
    named = string("sRGB IEC61966-2.1")
    return (
        f"[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier {named} /Info {named}"
        f" /RegistryName {string('http://www.color.org')} /DestOutputProfile {profile} 0 R >>]"
    )


def _attach(sheets: Sheets, document: Document) -> None:
    files = sorted(document.attachments, key=lambda file: sorting(file.name))
    numbers = [_file(sheets, file, document) for file in files]
    sheets.catalogue("AF", f"[{' '.join(f'{number} 0 R' for number in numbers)}]")
    named = [(sorting(file.name), f"{number} 0 R") for file, number in zip(files, numbers, strict=True)]
    sheets.list_names("EmbeddedFiles", named)


def _file(sheets: Sheets, file: Attachment, document: Document) -> int:
    date = f" /ModDate {string(pdf_date(document.created))}" if document.created else ""
    embedded = sheets.define_stream(
        file.data,
        f"/Type /EmbeddedFile /Subtype {name(file.media_type)} /Params << /Size {len(file.data)}{date} >>",
    )
    shown = string(file.name)
    return sheets.define(
        f"<< /Type /Filespec /F {shown} /UF {shown} /Desc {string(file.description)}"
        f" /AFRelationship {name(file.relationship)} /EF << /F {embedded} 0 R /UF {embedded} 0 R >> >>",
    )


def pdf_date(instant: str) -> str:
    """An ISO 8601 instant as a PDF date: 2022-06-16T10:00:00Z -> D:20220616100000Z."""
    moment, zone = instant, ""
    if instant.endswith(("Z", "z")):
        moment, zone = instant[:-1], "Z"
    elif len(instant) > 6 and instant[-6] in "+-" and instant[-3] == ":":
        moment, zone = instant[:-6], f"{instant[-6]}{instant[-5:-3]}'{instant[-2:]}'"
    figures = "".join(character for character in moment.partition(".")[0] if character.isdigit())
    return f"D:{figures}{zone if len(figures) == 14 else ''}"


_EXTENSION = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
"""PDF/A asks that a schema it does not know, here PDF/UA's, is described in the file."""
