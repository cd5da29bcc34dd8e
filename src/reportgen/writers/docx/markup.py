"""Writing XML as text that is well-formed by construction.

This module imports nothing of ours.  `Xml` is text that is markup already; everything else goes
through `text` or an attribute and is escaped there.  Strings are joined instead of nodes linked,
because a long table has half a million nodes and a file is written once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NewType

Xml = NewType("Xml", str)

NOTHING = Xml("")

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
}

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\t": " ", "\n": " ", "\r": " "})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)

Attributes = Mapping[str, str | int]


def element(name: str, attributes: Attributes | None = None, *children: Xml) -> Xml:
    """An element with a prefixed name; attribute names carry their prefix too."""
    said = "".join([f' {key}="{str(value).translate(_ATTRIBUTE)}"' for key, value in (attributes or {}).items()])
    inside = "".join(children)
    return Xml(f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>")


def w(name: str, /, *children: Xml, **attributes: str | int) -> Xml:
    """A WordprocessingML element; element and attributes all stand in its namespace."""
    said = "".join([f' w:{key}="{str(value).translate(_ATTRIBUTE)}"' for key, value in attributes.items()])
    inside = "".join(children)
    return Xml(f"<w:{name}{said}>{inside}</w:{name}>" if inside else f"<w:{name}{said}/>")


def text(value: str) -> Xml:
    """Words as character data.  Tabs and line ends are white space, not structure: each becomes a space."""
    return Xml(value.translate(_TEXT))


def joined(pieces: Iterable[Xml]) -> Xml:
    """Pieces of markup one after the other."""
    return Xml("".join(pieces))


def root(name: str, prefixes: Iterable[str], attributes: Attributes | None, *children: Xml) -> bytes:
    """A whole part: XML declaration, root element with its namespaces, UTF-8."""
    spaces = {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes}
    return part(element(name, {**spaces, **(attributes or {})}, *children))


def part(content: Xml) -> bytes:
    """A whole part from its root element."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}'.encode()


def twips(points: float) -> int:
    """Points as twentieths of a point, the unit of most lengths in WordprocessingML."""
    return round(points * 20)


def emus(points: float) -> int:
    """Points as English Metric Units, the unit of DrawingML."""
    return round(points * 12700)
