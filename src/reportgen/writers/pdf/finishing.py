"""What makes the pages an archival, accessible file: metadata, output intent, attachments.  Done with pikepdf."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from reportgen import __version__
from reportgen.document import Attachment, Document
from reportgen.writers.pdf.colour_profile import srgb_profile
from reportgen.writers.pdf.saving import save

PRODUCER = f"reportgen {__version__}"


def finish(pages: bytes, document: Document) -> bytes:
    """The PDF of a document's pages as PDF/A-3a and PDF/UA-1, with its attachments."""
    with Pdf.open(BytesIO(pages)) as pdf:
        root = pdf.Root
        root.Metadata = _metadata(pdf, document)
        root.OutputIntents = Array([_output_intent(pdf)])
        if document.attachments:
            _attach(pdf, document)
        _describe(pdf, document)
        return save(pdf)


def _describe(pdf: Pdf, document: Document) -> None:
    """The information dictionary, which says what the metadata say."""
    entries: dict[str, pikepdf.Object] = {"/Title": String(document.title), "/Producer": String(PRODUCER)}
    if document.subject:
        entries["/Subject"] = String(document.subject)
    if document.created:
        entries["/CreationDate"] = entries["/ModDate"] = String(pdf_date(document.created))
    pdf.trailer.Info = pdf.make_indirect(Dictionary(entries))


def _metadata(pdf: Pdf, document: Document) -> Stream:
    language = escape(document.language)
    dates = ""
    if document.created:
        instant = escape(document.created)
        dates = f"<xmp:CreateDate>{instant}</xmp:CreateDate><xmp:ModifyDate>{instant}</xmp:ModifyDate>"
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title>{_alternatives(document.title)}</dc:title>{_description(document.subject)}
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{escape(PRODUCER)}</pdf:Producer>{dates}
</rdf:Description>{_EXTENSION}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
    stream = Stream(pdf, packet.encode("utf-8"))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    return pdf.make_indirect(stream)


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


def _description(subject: str) -> str:
    return f"<dc:description>{_alternatives(subject)}</dc:description>" if subject else ""


def _output_intent(pdf: Pdf) -> Dictionary:
    profile = Stream(pdf, srgb_profile())
    profile.N = 3
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        RegistryName=String("http://www.color.org"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=pdf.make_indirect(profile),
    )


def _attach(pdf: Pdf, document: Document) -> None:
    files = [(file.name, pdf.make_indirect(_file(pdf, file, document))) for file in document.attachments]
    files.sort(key=lambda named: named[0].encode("utf-16-be"))
    names = Array([part for name, file in files for part in (String(name), file)])
    pdf.Root.AF = Array([file for _, file in files])
    if Name.Names not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=names)


def _file(pdf: Pdf, file: Attachment, document: Document) -> Dictionary:
    content = Stream(pdf, file.data)
    content.Type = Name.EmbeddedFile
    content.Subtype = Name("/" + file.media_type)
    content.Params = Dictionary(Size=len(file.data))
    if document.created:
        content.Params.ModDate = String(pdf_date(document.created))
    embedded = pdf.make_indirect(content)
    return Dictionary(
        Type=Name.Filespec,
        F=String(file.name),
        UF=String(file.name),
        Desc=String(file.description),
        AFRelationship=Name("/" + file.relationship),
        EF=Dictionary(F=embedded, UF=embedded),
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
