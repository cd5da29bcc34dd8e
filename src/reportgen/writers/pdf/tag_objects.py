"""The structure tree as PDF objects, each written as soon as no later page can add to it.

tags = TagObjects(structure, sheets)
tags.write_finished()                # after each page
tags.write_rest()                    # after the last one
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from reportgen.writers.pdf.canvas import Sheets
from reportgen.writers.pdf.syntax import packed, sorting, string
from reportgen.writers.pdf.tagging import AnnotationContent, Content, Element, Structure, finished, unwritten

_IN_LEAF = 500
"""So many pages and annotations, at least, stand in one node of the tree that leads back from them."""


class TagObjects:
    """Writes the tree of one document, and what leads back to it."""

    def __init__(self, structure: Structure, sheets: Sheets) -> None:
        self._structure = structure
        self._sheets = sheets
        self._root = 0
        self._identities: list[bytes] = []
        self._identified = array("L")
        self._entries: list[str] = []
        self._leaves: list[int] = []

    def write_finished(self) -> None:
        """Write what is finished with the page painted last, and note whom its content belongs to."""
        structure = self._structure
        before: Element | None = None
        for element in (*structure.owners, *structure.linked):
            if element is not before:
                self._write(finished(element, structure.pages - 1))
                before = element
        owners = " ".join([f"{self._number(owner)} 0 R" for owner in structure.owners])
        self._entries.append(f"[{owners}]")
        self._entries += [f"{self._number(owner)} 0 R" for owner in structure.linked]
        if len(self._entries) > _IN_LEAF:
            self._close_leaf()

    def write_rest(self) -> None:
        """Write what is left, and let the catalogue point at the tree."""
        self._write(self._structure.root)
        if self._leaves and self._entries:
            self._close_leaf()
        leaves = " ".join([f"{number} 0 R" for number in self._leaves])
        parents = self._sheets.define(f"<< /Kids [{leaves}] >>" if leaves else f"<< /Nums [{self._listed()}] >>")
        order = sorted(range(len(self._identities)), key=self._identities.__getitem__)
        named = self._sheets.name_tree([(self._identities[at], f"{self._identified[at]} 0 R") for at in order])
        self._sheets.put(
            self._root,
            f"<< /Type /StructTreeRoot /K {self._number(self._structure.root)} 0 R /ParentTree {parents} 0 R"
            f" /ParentTreeNextKey {self._structure.key}" + (f" /IDTree {named}" if order else "") + " >>",
        )
        self._sheets.catalogue("StructTreeRoot", f"{self._root} 0 R")

    def _close_leaf(self) -> None:
        limits = f"{self._structure.key - len(self._entries)} {self._structure.key - 1}"
        self._leaves.append(self._sheets.define(f"<< /Limits [{limits}] /Nums [{self._listed()}] >>"))
        self._entries = []

    def _listed(self) -> str:
        """The latest entries of the parent tree, with their keys."""
        first = self._structure.key - len(self._entries)
        return " ".join([f"{key} {owners}" for key, owners in enumerate(self._entries, first)])

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
                self._identities.append(sorting(element.identity))
                self._identified.append(element.number)
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
    heads = " ".join([string(head.identity) for head in (*element.headers, *_heads_beside(element))])
    return f"{own} /Headers [{heads}] >>"


def _heads_beside(cell: Element) -> Iterator[Element]:
    """The heads of a cell's row, if it is none itself."""
    if cell.tag != "TH" and cell.parent is not None:
        for kid in cell.parent.kids or ():
            if isinstance(kid, Element) and kid.tag == "TH":
                yield kid
