"""The pages of a PDF and its objects: what is drawn, links, bookmarks, fonts, the catalogue.

sheets = Sheets(width, height, language)
sheets.write(operators)          # as often as needed, then
sheets.close_page(key)           # for each page
data = sheets.finished(information)
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from reportgen.writers.pdf.embedding import FontProgram
from reportgen.writers.pdf.saving import Body, Stream, assembled, pressed
from reportgen.writers.pdf.syntax import colour as colour_operator
from reportgen.writers.pdf.syntax import number, sorting, string
from reportgen.writers.pdf.wording import Leading

_ADDRESS = "%/:=&?~#+!$,;'@()*[]"
"""What may stand in an address as it is."""
_ROUND = 0.4477
"""1 - the length, in radii, of the handles with which four Bézier curves come close to a circle."""

Rectangle = tuple[float, float, float, float]


class Sheets:
    """The pages of a tagged PDF.  Coordinates are PDF's: points, y upwards.  Objects are known by names of ours."""

    def __init__(self, width: float, height: float, language: str) -> None:
        self._width = width
        self._height = height
        self._bodies: list[Body] = []
        self._numbers: dict[str, int] = {}
        self._catalogue = {"Type": "/Catalog", "Lang": string(language), "PageMode": "/UseNone"}
        self._code: list[str] = []
        self._annotations: list[int] = []
        self._pages: list[int] = []
        self._fonts: list[str] = []
        self._anchors: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._bookmarks: list[tuple[int, str, str]] = []
        self._pictures: dict[Stream, tuple[str, int]] = {}
        self._tree = self.reserve("pages")
        self._resources = self.reserve("resources")

    # --- drawing on the page -----------------------------------------------------------------

    def write(self, operators: str) -> None:
        """Put operators into the page."""
        self._code.append(operators)

    def fill(self, rectangle: Rectangle, colour: str, radius: float = 0.0) -> None:
        """A filled rectangle (x, y, width, height)."""
        shape = _rounded(*rectangle, radius) if radius else f"{_numbers(*rectangle)} re"
        self.write(f"{colour_operator(colour, 'rg')} {shape} f")

    def dots(self, x: float, y: float, width: float, colour: str, period: float = 1.9) -> None:
        """A row of round dots, from one to the next `period`."""
        level = number(y)
        self.write(
            f"{colour_operator(colour, 'RG')} 0.75 w 1 J [0 {number(period)}] 0 d"
            f" {number(x)} {level} m {number(x + width)} {level} l S"
        )

    def picture(self, image: Stream, place: Rectangle) -> None:
        """An image at (x, y, width, height).  Each is in the file once."""
        if image not in self._pictures:
            name = f"P{len(self._pictures) + 1}"
            self._pictures[image] = name, self._new(image)
        x, y, width, height = map(number, place)
        self.write(f"q {width} 0 0 {height} {x} {y} cm /{self._pictures[image][0]} Do Q")

    def close_page(self, key: int) -> None:
        """End the page; `key` is its key in the parent tree."""
        content = self._new(pressed(Stream("\n".join(self._code).encode("ascii"))))
        links = "".join(f" {link} 0 R" for link in self._annotations)
        annotations = f" /Annots [{links[1:]}]" if links else ""
        page = self._page(len(self._pages))
        self._pages.append(page)
        self._put(
            page,
            f"<< /Type /Page /Parent {self._tree} 0 R /MediaBox [0 0 {_numbers(self._width, self._height)}]"
            f" /Resources {self._resources} 0 R /Contents {content} 0 R /StructParents {key} /Tabs /S{annotations} >>",
        )
        self._code = []
        self._annotations = []

    # --- places and links --------------------------------------------------------------------

    def anchor(self, name: str, top: float) -> None:
        """A place on this page that links lead to, inside the document and from outside (file.pdf#name)."""
        self._anchors[name] = self._here(top)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry of the outline that leads to a place on this page; level 0 is outermost."""
        self._bookmarks.append((level, title, self._here(top)))

    def link(self, rectangle: Rectangle, leading: Leading, key: int, name: str) -> None:
        """A link over (left, bottom, right, top)."""
        if leading.target.startswith("#"):
            where = f"/Dest {string(leading.target[1:])}"
        else:
            where = f"/A << /S /URI /URI {string(quote(leading.target, safe=_ADDRESS))} >>"
        annotation = self.define(
            name,
            f"<< /Type /Annot /Subtype /Link /Rect [{_numbers(*rectangle)}] /Border [0 0 0] /F 4 /StructParent {key}"
            f" /Contents {string(leading.contents)} {where} >>",
        )
        self._annotations.append(annotation)

    def page_number(self, page: int) -> int:
        """The object number of a page (counted from 0)."""
        return self._page(page)

    def _page(self, page: int) -> int:
        return self.reserve(f"page{page}")

    def _here(self, top: float) -> str:
        return f"[{self._page(len(self._pages))} 0 R /XYZ 0 {number(top)} 0]"

    # --- objects -----------------------------------------------------------------------------

    def number_of(self, name: str) -> int:
        """The object number of what has been defined or reserved."""
        return self._numbers[name]

    def reserve(self, name: str) -> int:
        """The number of an object whose body may come later."""
        found = self._numbers.get(name)
        if found is None:
            found = self._numbers[name] = self._new(b"null")
        return found

    def define(self, name: str, body: str) -> int:
        """An indirect object; its number."""
        place = self.reserve(name)
        self._put(place, body)
        return place

    def define_stream(self, name: str, content: bytes, entries: str = "", *, plain: bool = False) -> int:
        """An indirect stream; its number."""
        place = self.reserve(name)
        self._bodies[place - 1] = Stream(content, entries, plain)
        return place

    def catalogue(self, key: str, value: str) -> None:
        """An entry of the catalogue."""
        self._catalogue[key] = value

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
        written = self.define(
            resource,
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{font.name} /Encoding /Identity-H"
            f" /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>",
        )
        self._fonts.append(f"/{resource} {written} 0 R")

    def _new(self, body: Body) -> int:
        self._bodies.append(body)
        return len(self._bodies)

    def _put(self, place: int, body: str) -> None:
        self._bodies[place - 1] = body.encode("ascii")

    # --- the file ----------------------------------------------------------------------------

    def finished(self, information: str) -> bytes:
        """The file; `information` is its information dictionary."""
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        self.define("pages", f"<< /Type /Pages /Count {len(self._pages)} /Kids [{kids}] >>")
        pictures = " ".join(f"/{name} {image} 0 R" for name, image in self._pictures.values())
        images = f" /XObject << {pictures} >>" if pictures else ""
        self.define("resources", f"<< /Font << {' '.join(self._fonts)} >>{images} >>")
        self._catalogue["Pages"] = f"{self._tree} 0 R"
        if self._bookmarks:
            self._catalogue["Outlines"] = f"{self._outline()} 0 R"
        if self._anchors:
            places = sorted((sorting(name), name, place) for name, place in self._anchors.items())
            self.list_names("Dests", f"<< /Names [{' '.join(f'{string(name)} {at}' for _, name, at in places)}] >>")
        if self._names:
            self._catalogue["Names"] = f"<< {' '.join(f'/{kind} {tree}' for kind, tree in self._names.items())} >>"
        root = self.define("catalogue", f"<< {' '.join(f'/{key} {said}' for key, said in self._catalogue.items())} >>")
        return assembled(self._bodies, root, self.define("information", information))

    def _outline(self) -> int:
        """The outline's objects: each entry knows its neighbours, and the first and last of what stands below it."""
        root = self._new(b"null")
        kids: dict[int, list[int]] = {root: []}
        path = [(-1, root)]
        entries: list[tuple[int, int, int]] = []
        for level, _, _ in self._bookmarks:
            while path[-1][0] >= level:
                path.pop()
            parent, entry = path[-1][1], self._new(b"null")
            entries.append((entry, parent, len(kids[parent])))
            kids[parent].append(entry)
            kids[entry] = []
            path.append((level, entry))
        for (entry, parent, at), (_, title, place) in zip(entries, self._bookmarks, strict=True):
            beside = kids[parent]
            before = f" /Prev {beside[at - 1]} 0 R" if at else ""
            after = f" /Next {beside[at + 1]} 0 R" if at + 1 < len(beside) else ""
            below = _below(kids[entry], -len(kids[entry]))
            self._put(entry, f"<< /Title {string(title)} /Parent {parent} 0 R{before}{after}{below} /Dest {place} >>")
        self._put(root, f"<< /Type /Outlines{_below(kids[root], len(kids[root]))} >>")
        return root


def _below(entries: Sequence[int], count: int) -> str:
    """What an entry of the outline says of those below it; a negative count keeps them folded at first."""
    return f" /First {entries[0]} 0 R /Last {entries[-1]} 0 R /Count {count}" if entries else ""


def _numbers(*values: float) -> str:
    return " ".join(map(number, values))


def _value(value: float | Sequence[float]) -> str:
    if isinstance(value, (int, float)):
        return number(value)
    return f"[{_numbers(*value)}]"


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """The path of a rectangle with round corners."""
    right, top, inner = x + width, y + height, _ROUND * radius
    return (
        f"{_numbers(x + radius, y)} m {_numbers(right - radius, y)} l"
        f" {_numbers(right - inner, y, right, y + inner, right, y + radius)} c"
        f" {_numbers(right, top - radius)} l"
        f" {_numbers(right, top - inner, right - inner, top, right - radius, top)} c"
        f" {_numbers(x + radius, top)} l"
        f" {_numbers(x + inner, top, x, top - inner, x, top - radius)} c"
        f" {_numbers(x, y + radius)} l"
        f" {_numbers(x, y + inner, x + inner, y, x + radius, y)} c h"
    )
