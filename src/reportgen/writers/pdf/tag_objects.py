"""The structure tree as PDF objects, each written as soon as no later page can add to it.

tags = TagObjects(structure, sheets)
tags.write_finished()                # after each page
tags.write_rest()                    # after the last one
"""

from __future__ import annotations

from reportgen.writers.pdf.canvas import Sheets
from reportgen.writers.pdf.syntax import packed, sorted_string, sorting, string
from reportgen.writers.pdf.tagging import AnnotationContent, Content, Element, Structure, finished, unwritten


class TagObjects:
    """Writes the tree of one document, and what leads back to it."""

    def __init__(self, structure: Structure, sheets: Sheets) -> None:
        self._structure = structure
        self._sheets = sheets
        self._root = 0
        self._identities: list[tuple[bytes, int]] = []
        self._pages: list[str] = []
        self._annotations: list[tuple[int, int]] = []

    def write_finished(self) -> None:
        """Write what is finished with the page painted last, and note whom its content belongs to."""
        structure = self._structure
        before: Element | None = None
        linked = structure.linked
        for element in (*structure.owners, *(owner for _, owner in linked)):
            if element is not before:
                self._write(finished(element, structure.pages - 1))
                before = element
        self._pages.append(" ".join([f"{self._number(owner)} 0 R" for owner in structure.owners]))
        self._annotations += [(key, self._number(owner)) for key, owner in linked]

    def write_rest(self) -> None:
        """Write what is left, and let the catalogue point at the tree."""
        self._write(self._structure.root)
        places = [(self._structure.page_key(page), f"[{owners}]") for page, owners in enumerate(self._pages)]
        places += [(key, f"{number} 0 R") for key, number in self._annotations]
        places.sort()
        parents = self._sheets.define(f"<< /Nums [{' '.join(f'{key} {owners}' for key, owners in places)}] >>")
        following = places[-1][0] + 1 if places else 0
        named = " ".join(f"{sorted_string(name)} {number} 0 R" for name, number in sorted(self._identities))
        self._sheets.put(
            self._root,
            f"<< /Type /StructTreeRoot /K {self._number(self._structure.root)} 0 R /ParentTree {parents} 0 R"
            f" /ParentTreeNextKey {following}" + (f" /IDTree << /Names [{named}] >>" if named else "") + " >>",
        )
        self._sheets.catalogue("StructTreeRoot", f"{self._root} 0 R")

    def _write(self, top: Element | None) -> None:
        """Write an element with all that stands in it."""
        if top is None or top.written:
            return
        parent = self._number(top.parent)
        elements = list(unwritten(top))
        for element in elements:
            self._number(element)
        for element in elements:
            above = parent if element is top else self._number(element.parent)
            self._sheets.put(element.number, self._body(element, above), "element")
            if element.identity:
                self._identities.append((sorting(element.identity), element.number))
        for element in elements:
            element.kids, element.written = None, True

    def _number(self, element: Element | None) -> int:
        """The number of an element's object, or of the root that the tree hangs from."""
        if element is None:
            self._root = self._root or self._sheets.reserve()
            return self._root
        if not element.number:
            element.number = self._sheets.reserve()
        return element.number

    def _body(self, element: Element, parent: int) -> str:
        parts = [f"<< /S /{element.tag} /P {parent} 0 R"]
        kids = element.kids or ()
        page = next((kid.page for kid in kids if isinstance(kid, Content)), None)
        if page is not None:
            parts.append(f"/Pg {self._sheets.page_number(page)} 0 R")
        for key, text in (
            ("Lang", element.language),
            ("Alt", element.alternative),
            ("ActualText", element.spoken),
            ("E", element.expansion),
            ("T", element.name),
            ("ID", element.identity),
        ):
            if text:
                parts.append(f"/{key} {packed(text)}")
        if element.attributes or element.headers:
            parts.append(f"/A {_attributes(element)}")
        if kids:
            parts.append(f"/K [{' '.join([self._kid(kid, page) for kid in kids])}]")
        return " ".join(parts) + " >>"

    def _kid(self, kid: Element | Content | AnnotationContent, page: int | None) -> str:
        if isinstance(kid, Element):
            return f"{kid.number} 0 R"
        if isinstance(kid, Content):
            if kid.page == page:
                return str(kid.identifier)
            return f"<< /Type /MCR /Pg {self._sheets.page_number(kid.page)} 0 R /MCID {kid.identifier} >>"
        return f"<< /Type /OBJR /Pg {self._sheets.page_number(kid.page)} 0 R /Obj {kid.number} 0 R >>"


def _attributes(element: Element) -> str:
    if not element.headers:
        return element.attributes
    own = element.attributes.removesuffix(" >>") or "<< /O /Table"
    return f"{own} /Headers [{' '.join([string(head.identity) for head in element.headers])}] >>"
