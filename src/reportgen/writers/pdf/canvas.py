"""The one door to reportlab: pages, graphics, links, bookmarks, fonts and objects of a tagged PDF.

sheets = Sheets(width, height, language)
sheets.write(operators)          # as often as needed, then
sheets.close_page(key)           # for each page
data = sheets.finished(information)

Text is written by operators of our own (see `embedding`), so no font of reportlab's is ever named.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from urllib.parse import quote

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from reportgen.writers.pdf.embedding import FontProgram
from reportgen.writers.pdf.saving import Body, Stream, assembled, pressed
from reportgen.writers.pdf.syntax import number, packed, sorting, string
from reportgen.writers.pdf.wording import Leading

_ADDRESS = "%/:=&?~#+!$,;'@()*[]"
"""What may stand in an address as it is."""

Rectangle = tuple[float, float, float, float]


class _Raw(pdfdoc.PDFObject):
    """An indirect object that we write ourselves."""

    __RefOnly__ = 1

    def __init__(self, body: Body) -> None:
        self.body = body


class _Catalogue(pdfdoc.PDFCatalog):
    """A catalogue that knows what makes a file archival."""

    __NoDefault__: list[str] = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF"]  # noqa: RUF012 - as reportlab declares it
    __Refs__: list[str] = []  # noqa: RUF012 - as reportlab declares it; ours come as references, or stand in it directly


class _TaggedPage(pdfdoc.PDFPage):
    """A page that knows its place in the parent tree."""

    __NoDefault__: list[str] = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]  # noqa: RUF012 - as reportlab declares it


class Sheets(Canvas):
    """The pages of a tagged PDF.  Coordinates are PDF's: points, y upwards.  Objects are known by names of ours.

    The names with an underscore are reportlab's: it offers no other way to put operators and objects in.
    """

    _code: list[str]
    _doc: Any
    _annotationrefs: Any

    def __init__(self, width: float, height: float, language: str) -> None:
        super().__init__(BytesIO(), pagesize=(width, height), pageCompression=0, invariant=1, lang=language)
        self._key = 0
        self._anchors: dict[str, tuple[str, str]] = {}
        self._names: dict[str, str] = {}
        self._pictures: dict[Stream, str] = {}
        self._sections = 0
        self._doc.Catalog.__class__ = _Catalogue

    def _make_preamble(self) -> None:
        """Begin each page with nothing: reportlab's own preamble names Helvetica, which is not embedded."""
        self._preamble = ""

    # --- drawing on the page -----------------------------------------------------------------

    def write(self, operators: str) -> None:
        """Put operators into the page."""
        self._code.append(operators)

    def fill(self, rectangle: Rectangle, colour: str, radius: float = 0.0) -> None:
        """A filled rectangle (x, y, width, height)."""
        self.setFillColor(HexColor(colour))
        if radius:
            self.roundRect(*rectangle, radius, stroke=0, fill=1)
        else:
            self.rect(*rectangle, stroke=0, fill=1)

    def dots(self, x: float, y: float, width: float, colour: str, period: float = 1.9) -> None:
        """A row of round dots, from one to the next `period`."""
        self.setStrokeColor(HexColor(colour))
        self.setLineWidth(0.75)
        self.setLineCap(1)
        self.setDash([0, period])
        self.line(x, y, x + width, y)

    def stroke(self, start: tuple[float, float], end: tuple[float, float], thickness: float, colour: str) -> None:
        """A straight line with round ends."""
        self.setStrokeColor(HexColor(colour))
        self.setLineWidth(thickness)
        self.setLineCap(1)
        self.line(*start, *end)

    def picture(self, image: Stream, place: Rectangle) -> None:
        """An image at (x, y, width, height).  Each is in the file once."""
        if image not in self._pictures:
            name = self._pictures[image] = f"P{len(self._pictures) + 1}"
            self._put(name, image)
        x, y, width, height = map(number, place)
        self.write(f"q {width} 0 0 {height} {x} {y} cm /{self._pictures[image]} Do Q")

    def close_page(self, key: int) -> None:
        """End the page; `key` is its key in the parent tree."""
        self._key = key
        self.write("")
        self.showPage()

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802 - reportlab's name; the last it asks before a page is added
        page.Annots = self._annotationrefs
        page.__class__ = _TaggedPage
        page.StructParents = self._key
        page.Tabs = "/S"
        content = f"content{self.getPageNumber()}"
        # Pressed at once: a long document need not be kept at its full length.
        self._put(content, pressed(Stream("\n".join(self._code).encode("latin-1"))))
        page.Contents = pdfdoc.PDFObjectReference(content)
        if self._pictures:
            named = (f"/{name} {self.number_of(name)} 0 R" for name in self._pictures.values())
            page.XObjects = f"<< {' '.join(named)} >>"

    # --- places and links --------------------------------------------------------------------

    def anchor(self, name: str, top: float) -> None:
        """A place on this page that links lead to, inside the document and from outside (file.pdf#name)."""
        self._anchors[name] = f"Page{self.getPageNumber()}", number(top)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry of the outline that leads to a place on this page; level 0 is outermost."""
        self._sections += 1
        name = f"section-{self._sections}"
        self.bookmarkPage(name, fit="XYZ", left=0, top=top)
        self.addOutlineEntry(title, name, level)

    def link(self, rectangle: Rectangle, leading: Leading, key: int, name: str) -> None:
        """A link over (left, bottom, right, top)."""
        if leading.target.startswith("#"):
            where = f"/Dest {string(leading.target[1:])}"
        else:
            where = f"/A << /S /URI /URI {string(quote(leading.target, safe=_ADDRESS))} >>"
        self.define(
            name,
            f"<< /Type /Annot /Subtype /Link /Rect [{_numbers(*rectangle)}] /Border [0 0 0] /F 4 /StructParent {key}"
            f" /Contents {packed(leading.contents)} {where} >>",
        )
        self._annotationrefs.append(pdfdoc.PDFObjectReference(name))

    def page_number(self, page: int) -> int:
        """The object number of a page (counted from 0)."""
        return self.number_of(f"Page{page + 1}")

    # --- objects -----------------------------------------------------------------------------

    def number_of(self, name: str) -> int:
        """The object number of what has been defined or reserved."""
        found: int = self._doc.idToObjectNumberAndVersion[name][0]
        return found

    def reserve(self, name: str) -> int:
        """The number of an object whose body may come later."""
        return self._put(name, b"null")

    def define(self, name: str, body: str) -> int:
        """An indirect object; its number."""
        return self._put(name, body.encode("latin-1"))

    def define_stream(self, name: str, content: bytes, entries: str = "", *, plain: bool = False) -> int:
        """An indirect stream; its number."""
        return self._put(name, Stream(content, entries, plain))

    def _put(self, name: str, body: Body) -> int:
        if name in self._doc.idToObject:
            self._doc.idToObject[name].body = body
        else:
            self._doc.Reference(_Raw(body), name)
        return self.number_of(name)

    def catalogue(self, key: str, value: str) -> None:
        """An entry of the catalogue."""
        setattr(self._doc.Catalog, key, value)

    def list_names(self, kind: str, tree: str) -> None:
        """Put a name tree into the catalogue."""
        self._names[kind] = tree

    def embed(self, resource: str, font: FontProgram) -> None:
        """Add a font: Type0 over the subset, each code one cluster."""
        stream = self.define_stream(f"{resource}.file", font.truetype, f"/Length1 {len(font.truetype)}")
        unicode = self.define_stream(f"{resource}.unicode", font.to_unicode)
        numbers = " ".join(f"/{key} {_value(value)}" for key, value in sorted(font.descriptor.items()))
        descriptor = self.define(
            f"{resource}.descriptor",
            f"<< /Type /FontDescriptor /FontName /{font.name} {numbers} /FontFile2 {stream} 0 R >>",
        )
        descendant = self.define(
            f"{resource}.descendant",
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{font.name} /CIDToGIDMap /Identity"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            f" /FontDescriptor {descriptor} 0 R /W [0 [{_numbers(*font.widths)}]] >>",
        )
        self.define(
            resource,
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{font.name} /Encoding /Identity-H"
            f" /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>",
        )
        self._doc.idToObject[pdfdoc.BasicFonts][resource] = pdfdoc.PDFObjectReference(resource)

    # --- the file ----------------------------------------------------------------------------

    def finished(self, information: str) -> bytes:
        """The file; `information` is its information dictionary.

        reportlab would write every object for itself.  Packed, they take a third of the room.
        """
        if self._anchors:
            named = sorted((sorting(name), name, *place) for name, place in self._anchors.items())
            places = (f"{string(name)} [{self.number_of(page)} 0 R /XYZ 0 {top} 0]" for _, name, page, top in named)
            self.list_names("Dests", f"<< /Names [{' '.join(places)}] >>")
        if self._names:
            self.catalogue("Names", f"<< {' '.join(f'/{kind} {tree}' for kind, tree in self._names.items())} >>")
        document = self._doc
        document.Outlines.prepare(document, self)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        info = self.define("information", information)
        root = self.number_of(document.Reference(document.Catalog).name)
        bodies: list[Body] = []
        while len(bodies) < len(document.numberToId):  # grows: what is written may refer to what was not yet
            bodies.append(_body(document.idToObject[document.numberToId[len(bodies) + 1]], document))
        return assembled(bodies, root, info)


def _body(found: Any, document: Any) -> Body:
    """An object of ours, or one of reportlab's."""
    if isinstance(found, _Raw):
        return found.body
    body: bytes = pdfdoc.format(found, document, toplevel=1)
    return body


def _numbers(*values: float) -> str:
    return " ".join(map(number, values))


def _value(value: float | Sequence[float]) -> str:
    if isinstance(value, (int, float)):
        return number(value)
    return f"[{_numbers(*value)}]"
