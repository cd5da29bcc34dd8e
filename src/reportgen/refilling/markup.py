"""XML as a tree of positions in its text: what is changed is cut into the text, all else stays byte for byte.

The text is well-formed (`writers.docx.opening` has seen to it).  This module imports nothing of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_PREFIXES = {
    **dict.fromkeys(WORD, ""),
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp:",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c:",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "s:",
}

SIGNS = {"noBreakHyphen": "-", "tab": "\t", "br": "\n", "cr": "\n"}
"""Elements that stand for a character."""

_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<(?P<end>/?)(?P<name>[^\s/>]+)(?P<said>[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*)>",
    re.DOTALL,
)
_NAME = re.compile(r"[^\s/>]+")
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_SPACE = re.compile(r"\bxmlns(?::([\w.-]+))?\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(\w+));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_SECTION = re.compile(r"<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


@dataclass(slots=True, eq=False)
class Node:
    """An element: `name` has no prefix in WordprocessingML, and else the usual one."""

    name: str
    said: str
    """Its attributes as they are written."""
    start: int
    inner: int
    """Where its content begins: behind the start tag."""
    parent: Node | None
    close: int = 0
    """Where its content ends."""
    end: int = 0
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """The element and all below it, in order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def child(self, name: str) -> Node | None:
        """Its first child of a name."""
        return next((each for each in self.children if each.name == name), None)

    def ancestors(self) -> Iterator[Node]:
        """What it stands in, from the inside."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def above(self, name: str) -> Node | None:
        """The nearest element of a name that it stands in."""
        return next((each for each in self.ancestors() if each.name == name), None)

    def attribute(self, name: str) -> str:
        """An attribute by its name without a prefix; "" where it has none."""
        for key, double, single in _ATTRIBUTE.findall(self.said):
            if key.rpartition(":")[2] == name and not key.startswith("xmlns"):
                return unescaped(double or single)
        return ""


class Markup:
    """One part: its text, its tree, and what is to be cut into the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.prefix = "w:"
        self.root = self._parse()
        self._edits: list[tuple[int, int, str]] = []
        self._filled: dict[Node, str] = {}

    def written(self, node: Node) -> str:
        """The characters of an element that has no others below it, as the file has them."""
        if node.name in SIGNS:
            return SIGNS[node.name]
        return unescaped(_SECTION.sub(lambda match: escaped(match[1] or ""), self.text[node.inner : node.close]))

    def content(self, node: Node) -> str:
        """The characters that such an element is to hold."""
        return self._filled[node] if node in self._filled else self.written(node)

    def source(self, node: Node) -> str:
        """An element as it is written."""
        return self.text[node.start : node.end]

    def replace(self, start: int, end: int, new: str) -> None:
        """Put something in the place of a stretch of the text."""
        if self.text[start:end] != new:
            self._edits.append((start, end, new))

    def fill(self, node: Node, words: str) -> None:
        """Make such an element hold other characters."""
        self._filled[node] = words

    def set_attribute(self, node: Node, name: str, value: str) -> None:
        """Give an attribute that an element has another value."""
        for match in _ATTRIBUTE.finditer(self.text, node.start, node.inner):
            if match[1].rpartition(":")[2] == name and not match[1].startswith("xmlns"):
                place = 2 if match[2] is not None else 3
                self.replace(match.start(place), match.end(place), escaped(value).replace('"', "&quot;"))
                return

    def result(self) -> str:
        """The text with all changes."""
        edits = [*self._edits, *(edit for node in self._filled for edit in self._filling(node))]
        pieces: list[str] = []
        done = 0
        for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
            assert start >= done, "two changes overlap"
            pieces += (self.text[done:start], new)
            done = end
        return "".join([*pieces, self.text[done:]])

    def _filling(self, node: Node) -> list[tuple[int, int, str]]:
        words = self._filled[node]
        if words == self.written(node):
            return []
        if node.name in SIGNS:
            # The sign may stand in an alternative to itself: the whole of that goes.
            whole = node.above("mc:AlternateContent") or node
            return [(whole.start, whole.end, "")]
        spaced = words != words.strip() and "xml:space" not in node.said
        space = ' xml:space="preserve"' if spaced else ""
        if node.inner == node.end:  # <w:t/>
            opening = self.text[node.start : node.end - 2].rstrip()
            name = _NAME.match(opening, 1)
            assert name is not None
            return [(node.start, node.end, f"{opening}{space}>{escaped(words)}</{name[0]}>")]
        at = node.inner - 1
        return [(at, at, space), (node.inner, node.close, escaped(words))]

    def _parse(self) -> Node:
        spaces = {prefix: double or single for prefix, double, single in _SPACE.findall(self.text)}
        short = {prefix: _PREFIXES[uri] for prefix, uri in spaces.items() if uri in _PREFIXES}
        self.prefix = next((f"{prefix}:" if prefix else "" for prefix, uri in spaces.items() if uri in WORD), "w:")
        names: dict[str, str] = {}
        root = node = Node("", "", 0, 0, None)
        for match in _TOKEN.finditer(self.text):
            written = match["name"]
            if written is None:
                continue
            if match["end"]:
                node.close, node.end = match.start(), match.end()
                assert node.parent is not None
                node = node.parent
                continue
            name = names.get(written)
            if name is None:
                prefix, _, local = written.rpartition(":")
                name = names[written] = short[prefix] + local if prefix in short else written
            said = match["said"]
            made = Node(name, said, match.start(), match.end(), node)
            node.children.append(made)
            if said.endswith("/"):
                made.close = made.end = match.end()
            else:
                node = made
        top = root.children[0]
        top.parent = None
        return top


def unescaped(text: str) -> str:
    """Characters as they are meant."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def escaped(text: str) -> str:
    """Characters as XML writes them."""
    return text.translate(_ESCAPES)


def _character(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return chr(int(match[2])) if match[2] else _NAMED.get(match[3], match[0])
