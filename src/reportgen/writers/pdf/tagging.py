"""The logical structure of a PDF: elements, the marked content that belongs to them, and their objects.

An element is made while blocks are laid out, in reading order.  Block elements stand in the tree at
once; inline elements (`attached=False`) join it when their first piece is painted, so that text and
spans of one paragraph come in the order in which they are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from reportgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch of a page's content stream."""

    page: int
    identifier: int


@dataclass(frozen=True, slots=True)
class AnnotationContent:
    """An annotation: its key in the parent tree, its page, and the name under which its object is known."""

    key: int
    page: int
    name: str


@dataclass(eq=False, slots=True)
class Element:
    """One structure element.

    `name` becomes the element's /T, `identity` its /ID.  `expansion` (/E) is what the text stands for, itself
    included; `spoken` (/ActualText) is the text in reading order, in place of what is shown.  `attributes` are
    written as they stand (PDF syntax).
    """

    tag: str
    parent: Element | None = None
    attached: bool = True
    language: str = ""
    alternative: str = ""
    name: str = ""
    identity: str = ""
    expansion: str = ""
    spoken: str = ""
    attributes: str = ""
    kids: list[Element | Content | AnnotationContent] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.parent is not None and self.attached:
            self.parent.attach()
            self.parent.kids.append(self)

    def child(self, tag: str, *, language: str = "", attributes: str = "") -> Element:
        """A new element at the end of this one."""
        return Element(tag, self, language=language, attributes=attributes)

    def attach(self) -> None:
        """Put an inline element (and what it stands in) into the tree, if it is not there yet."""
        if not self.attached and self.parent is not None:
            self.attached = True
            self.parent.attach()
            self.parent.kids.append(self)


class Structure:
    """The structure tree of one document, and the parent tree that leads back from pages to it."""

    def __init__(self, language: str) -> None:
        self.root = Element("Document", language=language)
        self._owners: list[list[Element]] = []
        self._annotation_owners: list[Element] = []
        self._identities = 0

    def add_page(self) -> int:
        """A new page's index."""
        self._owners.append([])
        return len(self._owners) - 1

    def content(self, element: Element, page: int) -> int:
        """The identifier for the next stretch of content on a page that belongs to `element`."""
        element.attach()
        owners = self._owners[page]
        element.kids.append(Content(page, len(owners)))
        owners.append(element)
        return len(owners) - 1

    def annotation(self, element: Element, page: int, name: str) -> int:
        """The key of a new annotation that belongs to `element`; pages take the even keys, annotations the odd ones."""
        element.attach()
        key = 2 * len(self._annotation_owners) + 1
        self._annotation_owners.append(element)
        element.kids.append(AnnotationContent(key, page, name))
        return key

    @staticmethod
    def page_key(page: int) -> int:
        """The page's key in the parent tree."""
        return 2 * page

    def identify(self, element: Element, stem: str) -> None:
        """Give an element an identity of its own."""
        self._identities += 1
        element.identity = f"{stem}.{self._identities}"

    def elements(self) -> Iterator[Element]:
        """All elements of the tree, each before its kids."""
        waiting = [self.root]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))

    def parent_tree(self) -> list[tuple[int, list[Element] | Element]]:
        """The parent tree's entries, by rising key."""
        entries: list[tuple[int, list[Element] | Element]] = [
            (self.page_key(page), owners) for page, owners in enumerate(self._owners)
        ]
        entries.extend((2 * index + 1, owner) for index, owner in enumerate(self._annotation_owners))
        return sorted(entries, key=lambda entry: entry[0])
