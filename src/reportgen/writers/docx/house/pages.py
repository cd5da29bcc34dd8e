"""The house's headers and footers, carried into a briefing with what they show, and its page."""

from __future__ import annotations

import re
from dataclasses import field

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree

from reportgen.records import dataclass
from reportgen.writers.docx.house.reading import House, R, W, check_furniture
from reportgen.writers.docx.markup import NAMESPACES, NOTHING, Xml, element, joined, w
from reportgen.writers.docx.packaging import WordPart

HOUSE = "/word/house-"
"""How the names of parts begin that are the house's own."""
_PAGE = re.compile(r"(?:<w:instrText[^>]*>|w:instr=\")\s*PAGE\b")
_DRAWING = re.compile(r"(<wp:docPr\b[^>]*?\bid=\")\d+")
_FIRST_DRAWING = 100_000
_ALTERNATIVE = "<mc:AlternateContent"
_SPACES = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("mc", "w14", "w16se"))
_TYPES = {"header": (CT.WML_HEADER, RT.HEADER), "footer": (CT.WML_FOOTER, RT.FOOTER)}


@dataclass(frozen=True, slots=True)
class Furniture:
    """Our paragraphs for where the house has none: a draft's mark, and the line with the facts and the page."""

    draft: Xml
    footer: Xml


@dataclass(slots=True)
class Pages:
    """Carries headers and footers into a file."""

    house: House
    main: WordPart
    own: Furniture
    _carried: dict[str, str] = field(default_factory=dict)
    _drawings: int = 0
    _made: dict[str, str] = field(default_factory=dict)

    def section(self, *, rtl: bool) -> Xml:
        """`w:sectPr` as the house has it, for a briefing."""
        section = self.house.section
        first = section is not None and section.find(f"{W}titlePg") is not None
        size, margins = (_kept(section, name) for name in ("pgSz", "pgMar"))
        return w(
            "sectPr",
            self._references("header", first=first),
            self._references("footer", first=first),
            size,
            margins,
            _kept(section, "pgBorders"),
            w("cols", space=720),
            w("titlePg") if first else NOTHING,
            w("bidi") if rtl else NOTHING,
        )

    def _references(self, kind: str, *, first: bool) -> Xml:
        section = self.house.section
        said = (
            {}
            if section is None
            else {
                each.get(f"{W}type", "default"): each.get(f"{R}id", "")
                for each in section.findall(f"{W}{kind}Reference")
            }
        )
        made: list[Xml] = []
        for page in ("default", *(["first"] if first else []), *(["even"] if self.house.even_pages else [])):
            relation = self._carry(kind, said[page]) if page in said else self._own(kind, page)
            if relation:
                made.append(element(f"w:{kind}Reference", {"w:type": page, "r:id": relation}))
        return joined(made)

    def _own(self, kind: str, page: str) -> str:
        """Ours, where the house has none: the mark of a draft on every page; else a cover stays bare."""
        paragraph = self.own.draft if kind == "header" else self.own.footer
        if not paragraph or (kind == "footer" and page == "first"):
            return ""
        if kind not in self._made:
            name = "hdr" if kind == "header" else "ftr"
            spaces = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("w", "r", "mc", "w14", "w16se"))
            declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            content = f"{declaration}<w:{name}{spaces}>{paragraph}</w:{name}>".encode()
            self._made[kind] = self._relate(kind, f"/word/{kind}1.xml", content)[1]
        return self._made[kind]

    def _carry(self, kind: str, relation: str) -> str:
        """A header or footer of the house, its own words and pictures as they are."""
        target = next(
            (r.target for r in self.house.opened.relationships(self.house.opened.main) if r.id == relation), ""
        )
        if target not in self.house.opened:
            return ""
        if target not in self._carried:
            relationships = check_furniture(self.house, target)
            text = _DRAWING.sub(self._numbered, self.house.opened.xml(target))
            ours = self.own.draft if kind == "header" else NOTHING if _PAGE.search(text) else self.own.footer
            if ours:
                text = _opened(text, "hdr" if kind == "header" else "ftr")
                end = text.rindex("</")
                text = f"{text[:end]}{ours.replace(_ALTERNATIVE, _ALTERNATIVE + _SPACES)}{text[end:]}"
            number = len(self._carried) + 1
            part, named = self._relate(kind, f"{HOUSE}{kind}{number}.xml", text.encode())
            for one in relationships:
                if one.external:
                    part.load_rel(RT.HYPERLINK, one.target, one.id, is_external=True)
                    continue
                media = self.house.opened.content_types.get(one.target, "")
                name = f"/word/media/house{number}-{one.target.rpartition('/')[2]}"
                data = self.house.opened.read(one.target)
                part.load_rel(RT.IMAGE, WordPart(name, media, self.main.package, data), one.id)
            self._carried[target] = named
        return self._carried[target]

    def _numbered(self, match: re.Match[str]) -> str:
        """A picture of the house under an id that no drawing of ours has."""
        self._drawings += 1
        return f"{match[1]}{_FIRST_DRAWING + self._drawings}"

    def _relate(self, kind: str, name: str, content: bytes) -> tuple[WordPart, str]:
        content_type, relation = _TYPES[kind]
        part = WordPart(name, content_type, self.main.package, content)
        return part, self.main.relate_to(part, relation)


def _opened(text: str, name: str) -> str:
    """A part with an end tag, also where it is empty."""
    return text if f"</w:{name}>" in text else f"{text.rstrip().removesuffix('/>')}></w:{name}>"


def _kept(section: etree._Element | None, name: str) -> Xml:
    """A part of the page's set-up as the house has it."""
    found = None if section is None else section.find(W + name)
    if found is None:
        return NOTHING
    said = {f"w:{str(key).removeprefix(W)}": str(value) for key, value in found.attrib.items() if W in str(key)}
    inner = (_kept(found, str(child.tag).removeprefix(W)) for child in found if isinstance(child.tag, str))
    return element(f"w:{name}", said, *inner)
