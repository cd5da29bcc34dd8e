"""Reads a house file: what may be taken from it, or why it is refused."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from reportgen.records import dataclass
from reportgen.theme import Paper, Theme
from reportgen.theming.contrast import LEAST, WHITE, contrast
from reportgen.writers.docx.controls import CONTROLS_SPACE
from reportgen.writers.docx.markup import NAMESPACES
from reportgen.writers.docx.opening import OpenedDocument, OpeningError, Relationship, open_document

CODES: dict[str, str] = {
    "W340": "A reference document refers to something outside of it.",
    "W341": "A reference document is written in a way that is not understood.",
    "W342": "A reference document leaves too little room on its page.",
    "W343": "The styles that were taken from the reference document.",
    "W344": "The styles that the reference document lacks and that were supplied.",
    "W345": "Fonts embedded in the reference document are not carried on.",
    "W346": "A style of the reference document sets lines so tight that tall scripts are cut off.",
}

W = "{" + NAMESPACES["w"] + "}"
R = "{" + NAMESPACES["r"] + "}"
A = "{" + NAMESPACES["a"] + "}"

_LEAST_WIDTH = 150.0
"""The least width of the text, in points: the tables need as much."""
_WIDEST = 1584.0
"""The longest sheet that Word knows, in points."""
_ADDRESS = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_FETCHING = re.compile(r"\b(?:INCLUDEPICTURE|INCLUDETEXT|DDE|DDEAUTO|LINK|DATABASE|IMPORT)\b")
_FIELD_CODES = re.compile(r"<w:instrText[^>]*>([^<]*)|w:instr=\"([^\"]*)\"")
_WHOLE = re.compile("-?[0-9]{1,9}")
_NUMBERED = frozenset(
    {
        W + name
        for name in ("numId", "abstractNumId", "w", "h", "top", "right", "bottom", "left", "header", "footer", "gutter")
    }
)
_KINDS = ("styles", "theme", "numbering", "settings", "fontTable")
_IN_HEADERS = ("/image", "/hyperlink")

Element = etree._Element


@dataclass(frozen=True, slots=True)
class House:
    """A house file that has been found safe."""

    opened: OpenedDocument
    parts: dict[str, str]
    """The names of its parts by what they are: styles, theme, numbering, settings."""
    section: Element | None
    """The last section of its text: paper, margins, which headers and footers."""
    even_pages: bool
    embeds_fonts: bool

    def tree(self, kind: str) -> Element | None:
        """One of its parts."""
        return None if kind not in self.parts else parsed(self.opened.read(self.parts[kind]))

    def fitted(self, theme: Theme, *, rtl: bool) -> Theme:
        """The theme on the house's paper, with its first accent where that can be read on white."""
        accent = self._accent()
        colours = theme.colours
        if accent and contrast(accent, WHITE) >= LEAST:
            colours = replace(colours, accent=accent)
        return replace(theme, colours=colours, paper=self.fitted_paper(theme.paper, rtl=rtl), header="", footer="")

    def _accent(self) -> str:
        theme = self.tree("theme")
        found = None if theme is None else theme.find(f".//{A}clrScheme/{A}accent1/{A}srgbClr")
        value = "" if found is None else found.get("val", "")
        return f"#{value.lower()}" if re.fullmatch("[0-9A-Fa-f]{6}", value) else ""

    def fitted_paper(self, paper: Paper, *, rtl: bool) -> Paper:
        """The sheet and margins of the house; what it does not say is as before."""
        size = None if self.section is None else self.section.find(f"{W}pgSz")
        margins = None if self.section is None else self.section.find(f"{W}pgMar")
        if size is not None:
            paper = replace(
                paper, name="house", width=points(size, "w", paper.width), height=points(size, "h", paper.height)
            )
        if margins is not None:
            left, right = points(margins, "left", paper.start), points(margins, "right", paper.end)
            left += points(margins, "gutter", 0)
            start, end = (right, left) if rtl else (left, right)
            top, bottom = points(margins, "top", paper.top), points(margins, "bottom", paper.bottom)
            paper = replace(paper, start=start, end=end, top=top, bottom=bottom)
        return paper


def read_house(data: bytes) -> House:
    """Read a house file; `OpeningError` says why it cannot be one."""
    opened = open_document(data)
    for name in opened.names():
        if name.endswith(".rels"):
            _refuse_outside(opened, name)
    related = {one.type.rpartition("/")[2]: one.target for one in opened.relationships(opened.main)}
    parts = {kind: related[kind] for kind in _KINDS if related.get(kind) in opened}
    if "styles" not in parts:
        raise OpeningError("W341", "the reference document has no styles", "save it once more in Word")
    for name in parts.values():
        parsed(opened.xml(name).encode())  # well-formed, and without a document type
    body = parsed(opened.xml(opened.main).encode()).find(f"{W}body")
    if body is None:
        raise OpeningError("W341", "the reference document is in a form that is not understood", _HINT_WORD)
    section = body.find(f"{W}sectPr")
    if section is not None and _is_briefing(opened):
        for tag in ("headerReference", "footerReference"):
            for reference in section.findall(W + tag):
                section.remove(reference)
    settings = parsed(opened.read(parts["settings"])) if "settings" in parts else None
    even = settings is not None and settings.find(f"{W}evenAndOddHeaders") is not None
    fonts = bool(opened.relationships(parts["fontTable"])) if "fontTable" in parts else False
    house = House(opened, parts, section, even, fonts)
    _refuse_unnumbered(house)
    paper = house.fitted_paper(Paper("", _WIDEST, _WIDEST, 0, 0, 0, 0), rtl=False)
    if paper.width - paper.start - paper.end < _LEAST_WIDTH:
        message = "the page of the reference document leaves too little room for the text"
        raise OpeningError("W342", message, "a text is at least 53 mm wide")
    if section is not None:
        used = {
            each.get(f"{R}id", "") for each in section if each.tag in {f"{W}headerReference", f"{W}footerReference"}
        }
        for one in opened.relationships(opened.main):
            if one.id in used:
                check_furniture(house, one.target)
    return house


_HINT_WORD = "save it once more in Word, not as “strict”"


def _refuse_unnumbered(house: House) -> None:
    """Numbers that are to be calculated with must be some."""
    numbering = house.tree("numbering")
    lists = () if numbering is None else [*numbering.findall(f"{W}num"), *numbering.findall(f"{W}abstractNum")]
    pages = () if house.section is None else [*house.section.findall(f"{W}pgSz"), *house.section.findall(f"{W}pgMar")]
    said = [value for each in (*lists, *pages) for key, value in each.attrib.items() if str(key) in _NUMBERED]
    if not all(_WHOLE.fullmatch(str(value)) for value in said):
        raise OpeningError("W341", "lists or pages of the reference document are not understood", _HINT_WORD)


def _is_briefing(opened: OpenedDocument) -> bool:
    """Whether a file is a briefing: its footer names other facts, and its header may say that it is a draft."""
    parts = (one.target for one in opened.relationships(opened.main) if one.type.endswith("/customXml"))
    return any(CONTROLS_SPACE.encode() in opened.read(part) for part in parts if part in opened)


def check_furniture(house: House, name: str) -> tuple[Relationship, ...]:
    """What a header or footer refers to, all of which can be carried on."""
    text = house.opened.xml(name)
    if not re.search(r"<w:(?:hdr|ftr)[\s>]", text):
        raise OpeningError("W341", f"{name} of the reference document is not understood", _HINT_WORD)
    if any(_FETCHING.search(code) for found in _FIELD_CODES.findall(text) for code in found):
        raise OpeningError("W340", f"{name} of the reference document fetches something from outside", _HINT_OUTSIDE)
    relationships = house.opened.relationships(name)
    for one in relationships:
        if not one.type.endswith(_IN_HEADERS) or not (one.external or one.target in house.opened):
            what = one.type.rpartition("/")[2]
            message = f"{name} of the reference document holds {what}, which is not carried on"
            raise OpeningError("W341", message, "keep words and pictures in headers and footers")
    return relationships


_HINT_OUTSIDE = "put pictures and templates into the file itself, or take the link out"


def _refuse_outside(opened: OpenedDocument, rels: str) -> None:
    for one in opened.tree(rels):
        kind, target = one.get("Type", "").rpartition("/")[2], one.get("Target", "")
        if one.get("TargetMode") != "External" or (kind == "hyperlink" and _ADDRESS.match(target)):
            continue
        shown = target if len(target) <= 60 else f"{target[:60]}…"
        raise OpeningError("W340", f"the reference document refers to a {kind} outside: {shown}", _HINT_OUTSIDE)


def parsed(data: bytes) -> Element:
    """A part as a tree; document types were refused before, and nothing is fetched."""
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:  # a namespace that is no address, or parts in parts without end
        raise OpeningError(
            "W334", f"the reference document is damaged: {error.msg}", "save it again in Word"
        ) from error


def serialized(root: Element) -> bytes:
    """A tree as a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def points(element: Element, name: str, otherwise: float) -> float:
    """A length in twentieths of a point, as points."""
    try:
        return abs(int(element.get(W + name, ""))) / 20
    except ValueError:
        return otherwise
