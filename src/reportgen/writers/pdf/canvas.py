"""The one door to reportlab: pages, graphics, links, bookmarks, fonts and objects of a tagged PDF.

sheets = Sheets(width, height, language)
sheets.write(operators)          # as often as needed, then
sheets.close_page(key)           # for each page
data = sheets.finished(information)

Text is written by operators of our own (see `embedding`), so no font of reportlab's is ever named.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from urllib.parse import quote

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from reportgen.writers.pdf.embedding import FontProgram
from reportgen.writers.pdf.saving import Assembly, Body, Stream
from reportgen.writers.pdf.syntax import number, packed, sorted_string, sorting, string
from reportgen.writers.pdf.wording import Leading

_IN_LEAF = 500
"""So many names stand in one node of a tree of names."""
_ADDRESS = "%/:=&?~#+!$,;'@()*[]"
"""What may stand in an address as it is."""

Rectangle = tuple[float, float, float, float]


class _Catalogue(pdfdoc.PDFCatalog):
    """A catalogue that knows what makes a file archival."""

    __NoDefault__: list[str] = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF"]  # noqa: RUF012 - as reportlab declares it
    __Refs__: list[str] = []  # noqa: RUF012 - as reportlab declares it; ours come as references, or stand in it directly


class _TaggedPage(pdfdoc.PDFPage):
    """A page that knows its place in the parent tree."""

    __NoDefault__: list[str] = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]  # noqa: RUF012 - as reportlab declares it


class Sheets(Canvas):
    """The pages of a tagged PDF.  Coordinates are PDF's: points, y upwards.

    Objects of ours have numbers but no names, and go into the file as soon as they are finished: reportlab's own
    registers take a kilobyte for each.  The names with an underscore are reportlab's: it offers no other way to put
    operators and objects in.
    """

    _code: list[str]
    _doc: Any
    _annotationrefs: Any

    def __init__(self, width: float, height: float, language: str) -> None:
        super().__init__(BytesIO(), pagesize=(width, height), pageCompression=0, invariant=1, lang=language)
        self._file = Assembly()
        self._key = 0
        self._page_numbers: list[int] = []
        self._links: list[int] = []
        self._anchors: list[str] = []
        self._anchor_pages, self._anchor_tops = array("L"), array("d")
        self._names: dict[str, str] = {}
        self._pictures: dict[Stream, tuple[str, int]] = {}
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
            self._pictures[image] = f"P{len(self._pictures) + 1}", self._put(image)
        name, _ = self._pictures[image]
        x, y, width, height = map(number, place)
        self.write(f"q {width} 0 0 {height} {x} {y} cm /{name} Do Q")

    def close_page(self, key: int) -> None:
        """End the page; `key` is its key in the parent tree."""
        self._key = key
        name = f"Page{self.getPageNumber()}"
        self.write("")
        self.showPage()
        page = self._doc.idToObject[name]
        self._page_numbers.append(self._number_of(name))
        self._file.put(self._page_numbers[-1], _written(page, self._doc))
        self._doc.idToObject[name] = None
        self._doc.Pages.pages[-1] = pdfdoc.PDFObjectReference(name)

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802 - reportlab's name; the last it asks before a page is added
        page.__class__ = _TaggedPage
        page.StructParents = self._key
        page.Tabs = "/S"
        page.Annots = pdfdoc.PDFArray(_reference(link) for link in self._links)
        self._links = []
        page.Contents = _reference(self._put(Stream("\n".join(self._code).encode("latin-1"))))
        page.stream = None
        if self._pictures:
            named = (f"/{name} {_reference(image)}" for name, image in self._pictures.values())
            page.XObjects = f"<< {' '.join(named)} >>"

    # --- places and links --------------------------------------------------------------------

    def anchor(self, name: str, top: float) -> None:
        """A place on this page that links lead to, inside the document and from outside (file.pdf#name)."""
        self._anchors.append(name)
        self._anchor_pages.append(len(self._page_numbers))
        self._anchor_tops.append(top)

    def _place(self, anchor: int) -> str:
        page = self._page_numbers[self._anchor_pages[anchor]]
        return f"[{_reference(page)} /XYZ 0 {number(self._anchor_tops[anchor])} 0]"

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry of the outline that leads to a place on this page; level 0 is outermost."""
        self._sections += 1
        name = f"section-{self._sections}"
        self.bookmarkPage(name, fit="XYZ", left=0, top=top)
        self.addOutlineEntry(title, name, level)

    def link(self, number: int, rectangle: Rectangle, leading: Leading, key: int) -> None:
        """A link over (left, bottom, right, top); its object has been reserved."""
        if leading.target.startswith("#"):
            where = f"/Dest {string(leading.target[1:])}"
        else:
            where = f"/A << /S /URI /URI {string(quote(leading.target, safe=_ADDRESS))} >>"
        self.put(
            number,
            f"<< /Type /Annot /Subtype /Link /Rect [{_numbers(*rectangle)}] /Border [0 0 0] /F 4 /StructParent {key}"
            f" /Contents {packed(leading.contents)} {where} >>",
            "link",
        )
        self._links.append(number)

    def page_number(self, page: int) -> int:
        """The object number of a finished page (counted from 0)."""
        return self._page_numbers[page]

    # --- objects -----------------------------------------------------------------------------

    def reserve(self) -> int:
        """The number of an object that is still to be put into the file."""
        self._doc.objectcounter += 1
        found: int = self._doc.objectcounter
        return found

    def put(self, number: int, body: str, kind: str = "") -> None:
        """The body of an object that has been reserved; those of one kind are packed together."""
        self._file.put(number, body.encode("latin-1"), kind)

    def define(self, body: str) -> int:
        """An indirect object; its number."""
        return self._put(body.encode("latin-1"))

    def define_stream(self, content: bytes, entries: str = "", *, plain: bool = False) -> int:
        """An indirect stream; its number."""
        return self._put(Stream(content, entries, plain))

    def _put(self, body: Body) -> int:
        number = self.reserve()
        self._file.put(number, body)
        return number

    def _number_of(self, name: str) -> int:
        """The number of an object of reportlab's."""
        found: int = self._doc.idToObjectNumberAndVersion[name][0]
        return found

    def catalogue(self, key: str, value: str) -> None:
        """An entry of the catalogue."""
        setattr(self._doc.Catalog, key, value)

    def list_names(self, kind: str, entries: Sequence[tuple[bytes, str]]) -> None:
        """Put a name tree into the catalogue."""
        self._names[kind] = self.name_tree(entries)

    def name_tree(self, entries: Sequence[tuple[bytes, str]]) -> str:
        """A tree of what is found by names (as they are sorted), in leaves where it is long."""
        if len(entries) <= _IN_LEAF:
            return f"<< /Names [{_listed(entries)}] >>"
        leaves: list[str] = []
        for at in range(0, len(entries), _IN_LEAF):
            leaf = entries[at : at + _IN_LEAF]
            limits = f"{sorted_string(leaf[0][0])} {sorted_string(leaf[-1][0])}"
            leaves.append(_reference(self.define(f"<< /Limits [{limits}] /Names [{_listed(leaf)}] >>")))
        return f"<< /Kids [{' '.join(leaves)}] >>"

    def embed(self, resource: str, font: FontProgram) -> None:
        """Add a font: Type0 over the subset, each code one cluster."""
        stream = self.define_stream(font.truetype, f"/Length1 {len(font.truetype)}")
        unicode = self.define_stream(font.to_unicode)
        numbers = " ".join(f"/{key} {_value(value)}" for key, value in sorted(font.descriptor.items()))
        descriptor = self.define(
            f"<< /Type /FontDescriptor /FontName /{font.name} {numbers} /FontFile2 {stream} 0 R >>"
        )
        descendant = self.define(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{font.name} /CIDToGIDMap /Identity"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            f" /FontDescriptor {descriptor} 0 R /W [0 [{_numbers(*font.widths)}]] >>"
        )
        whole = self.define(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{font.name} /Encoding /Identity-H"
            f" /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>"
        )
        self._doc.idToObject[pdfdoc.BasicFonts][resource] = _reference(whole)

    # --- the file ----------------------------------------------------------------------------

    def finished(self, information: str) -> bytes:
        """The file; `information` is its information dictionary.

        reportlab would write every object for itself.  Packed, they take a third of the room.
        """
        if self._anchors:
            found = {sorting(name): at for at, name in enumerate(self._anchors)}
            self.list_names("Dests", [(name, self._place(found[name])) for name in sorted(found)])
        if self._names:
            self.catalogue("Names", f"<< {' '.join(f'/{kind} {tree}' for kind, tree in self._names.items())} >>")
        document = self._doc
        document.Outlines.prepare(document, self)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        info = self.define(information)
        root = self._number_of(document.Reference(document.Catalog).name)
        done = 0
        while done < len(document.numberToId):  # grows: what is written may refer to what had no number yet
            for identifier, name in list(document.numberToId.items())[done:]:
                done += 1
                found = document.idToObject[name]
                if found is not None:
                    self._file.put(identifier, _written(found, document))
        return self._file.finished(root, info)


def _written(found: Any, document: Any) -> bytes:
    """An object of reportlab's."""
    body: bytes = pdfdoc.format(found, document, toplevel=1)
    return body


def _listed(entries: Sequence[tuple[bytes, str]]) -> str:
    return " ".join([f"{sorted_string(key)} {value}" for key, value in entries])


def _reference(number: int) -> str:
    return f"{number} 0 R"


def _numbers(*values: float) -> str:
    return " ".join(map(number, values))


def _value(value: float | Sequence[float]) -> str:
    if isinstance(value, (int, float)):
        return number(value)
    return f"[{_numbers(*value)}]"
