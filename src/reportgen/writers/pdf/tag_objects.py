"""The structure tree as PDF objects."""

from __future__ import annotations

from reportgen.writers.pdf.canvas import Sheets
from reportgen.writers.pdf.syntax import packed, sorting, string
from reportgen.writers.pdf.tagging import AnnotationContent, Content, Element, Structure

ROOT = "structure"


def write_structure(structure: Structure, sheets: Sheets) -> None:
    """Write the tree of a finished document, and let the catalogue point at it."""
    elements = list(structure.elements())
    numbers = {id(element): sheets.reserve(f"element{index}") for index, element in enumerate(elements)}
    root = sheets.reserve(ROOT)
    for index, element in enumerate(elements):
        parent = root if element.parent is None else numbers[id(element.parent)]
        sheets.define(f"element{index}", _body(element, parent, numbers, sheets))
    identities = sorted(
        (sorting(element.identity), element.identity, numbers[id(element)]) for element in elements if element.identity
    )
    named = " ".join(f"{string(identity)} {number} 0 R" for _, identity, number in identities)
    places = " ".join(f"{key} {_owners(owner, numbers)}" for key, owner in structure.parent_tree())
    parents = sheets.define("parents", f"<< /Nums [{places}] >>")
    last = max((key for key, _ in structure.parent_tree()), default=-1)
    sheets.define(
        ROOT,
        f"<< /Type /StructTreeRoot /K {numbers[id(structure.root)]} 0 R /ParentTree {parents} 0 R"
        f" /ParentTreeNextKey {last + 1}" + (f" /IDTree << /Names [{named}] >>" if named else "") + " >>",
    )
    sheets.catalogue("StructTreeRoot", f"{root} 0 R")


def _body(element: Element, parent: int, numbers: dict[int, int], sheets: Sheets) -> str:
    parts = [f"<< /S /{element.tag} /P {parent} 0 R"]
    page = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
    if page is not None:
        parts.append(f"/Pg {sheets.page_number(page)} 0 R")
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
    if element.attributes:
        parts.append(f"/A {element.attributes}")
    if element.kids:
        parts.append(f"/K [{' '.join(_kid(kid, page, numbers, sheets) for kid in element.kids)}]")
    return " ".join(parts) + " >>"


def _kid(kid: Element | Content | AnnotationContent, page: int | None, numbers: dict[int, int], sheets: Sheets) -> str:
    if isinstance(kid, Element):
        return f"{numbers[id(kid)]} 0 R"
    if isinstance(kid, Content):
        if kid.page == page:
            return str(kid.identifier)
        return f"<< /Type /MCR /Pg {sheets.page_number(kid.page)} 0 R /MCID {kid.identifier} >>"
    return f"<< /Type /OBJR /Pg {sheets.page_number(kid.page)} 0 R /Obj {sheets.number_of(kid.name)} 0 R >>"


def _owners(owner: list[Element] | Element, numbers: dict[int, int]) -> str:
    if isinstance(owner, Element):
        return f"{numbers[id(owner)]} 0 R"
    return "[" + " ".join(f"{numbers[id(element)]} 0 R" for element in owner) + "]"
