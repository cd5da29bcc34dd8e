"""The logical structure of a PDF: elements, the marked content that belongs to them, and their objects.

An element is made while blocks are laid out, in reading order.  Block elements stand in the tree at
once; inline elements (`attached=False`) join it when their first piece is painted, so that text and
spans of one paragraph come in the order in which they are written.

Pages are painted one after the other.  What no later page adds to is finished, and can be written and
forgotten (`tag_objects`): a long document need not be kept as elements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch of a page's content stream."""

    page: int
    identifier: int


@dataclass(frozen=True, slots=True)
class AnnotationContent:
    """An annotation on a page: the number of its object."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Element:
    """One structure element.

    `name` becomes the element's /T, `identity` its /ID.  `expansion` (/E) is what the text stands for, itself
    included; `spoken` (/ActualText) is the text in reading order, in place of what is shown.  `attributes` are
    written as they stand (PDF syntax); a table's cell has the heads of its column as `headers` besides.

    `until` is the last page that is known to hold content of it, or of what stands in it.  Once its object has a
    `number`, others can refer to it; `written` as well, it has no kids any more.
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
    headers: tuple[Element, ...] = ()
    kids: list[Element | Content | AnnotationContent] | None = None
    until: int = -1
    number: int = 0
    written: bool = False

    def __post_init__(self) -> None:
        if self.parent is not None and self.attached:
            self.parent.attach()
            self.parent.add(self)

    def child(self, tag: str, *, language: str = "", attributes: str = "") -> Element:
        """A new element at the end of this one."""
        return Element(tag, self, language=language, attributes=attributes)

    def attach(self) -> None:
        """Put an inline element (and what it stands in) into the tree, if it is not there yet."""
        if not self.attached and self.parent is not None:
            self.attached = True
            self.parent.attach()
            self.parent.add(self)

    def add(self, kid: Element | Content | AnnotationContent) -> None:
        """Put something at the end of what stands in this element."""
        assert not self.written, f"{self.tag} gets content on a page that was not expected to hold any"
        if self.kids is None:  # most elements never have more than one: a list that is to grow takes more room
            self.kids = [kid]
        else:
            self.kids.append(kid)


class Structure:
    """The structure tree of one document, and what leads from its pages and annotations back to it.

    Pages and annotations have keys, in the order in which they are painted; `key` is the next one.
    """

    def __init__(self, language: str) -> None:
        self.root = Element("Document", language=language)
        self.pages = 0
        self.key = 0
        self._page_key = 0
        self._owners: list[Element] = []
        self._linked: list[Element] = []
        self._identities = 0

    def add_page(self) -> int:
        """A new page's index."""
        self._owners, self._linked = [], []
        self._page_key, self.key = self.key, self.key + 1
        self.pages += 1
        return self.pages - 1

    def expect(self, elements: Iterable[Element], page: int) -> None:
        """Say that there will be content of these elements on a page; later pages come later."""
        for element in elements:
            above: Element | None = element
            while above is not None and above.until < page:
                above.until = page
                above = above.parent

    def content(self, element: Element, page: int) -> int:
        """The identifier for the next stretch of content on this page that belongs to `element`."""
        element.attach()
        element.add(Content(page, len(self._owners)))
        self._owners.append(element)
        return len(self._owners) - 1

    def annotation(self, element: Element, page: int, number: int) -> int:
        """The key of a new annotation of this page that belongs to `element`; `number` is its object's."""
        element.attach()
        self._linked.append(element)
        self.key += 1
        element.add(AnnotationContent(page, number))
        return self.key - 1

    @property
    def page_key(self) -> int:
        """The key of the page painted last; its annotations take the following ones."""
        return self._page_key

    @property
    def owners(self) -> Sequence[Element]:
        """The elements that the content of the page painted last belongs to, stretch by stretch."""
        return self._owners

    @property
    def linked(self) -> Sequence[Element]:
        """The elements that the annotations of that page belong to."""
        return self._linked

    def identify(self, element: Element, stem: str) -> None:
        """Give an element an identity of its own."""
        self._identities += 1
        element.identity = f"{stem}.{self._identities}"


def finished(element: Element, page: int) -> Element | None:
    """The outermost element that this one stands in and that no page after this one adds to."""
    found = None
    above: Element | None = element
    while above is not None and above.until <= page:
        found, above = above, above.parent
    return found


def unwritten(element: Element) -> Iterator[Element]:
    """An element and all that stands in it, each before its kids, but for what is written already."""
    waiting = [element]
    while waiting:
        found = waiting.pop()
        if not found.written:
            yield found
            waiting.extend(kid for kid in reversed(found.kids or ()) if isinstance(kid, Element))
