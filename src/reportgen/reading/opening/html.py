"""The main text of a web page, found by readability; run as a process of its own (see `bounded`).

The page is parsed once, by libxml2, which keeps its own bounds; what names itself a cookie banner,
an advertisement, comments or the like is taken out first.  A page that readability would be slow
on is read as a whole.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from lxml import etree

from reportgen.reading.opening.bounded import TooSlowError, answer, limit_memory, limit_time, refuse, within_time

_BLOCKS = frozenset(
    """
    address article aside blockquote body br caption dd div dl dt fieldset figcaption figure footer form h1
    h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905  - a list of eighty quotation marks reads worse
)
_DROPPED = frozenset(
    """
    script style noscript template svg math head title iframe object select button textarea
    """.split()  # noqa: SIM905  - a list of eighty quotation marks reads worse
)
_AROUND = frozenset(
    """
    nav footer aside form header
    """.split()  # noqa: SIM905  - a list of eighty quotation marks reads worse
)
_BOXES = ("div", "section", "aside", "ul", "ol", "form", "table", "nav", "span", "p")
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|ads?|advert\w*|social|share|sharing|related|comments?|newsletter|promo|"
    r"breadcrumbs?|most-?read|popular|lien-?quan|binh-?luan|quang-?cao|chia-?se)(?=$|[\s_-])",
    re.IGNORECASE,
)
"""Names of a page's boxes that hold no text of the article, as sites in English and Vietnamese give them."""
_DEEPEST = 200
_MOST_ELEMENTS = 20_000
"""A page of more elements than this is read as a whole: readability would take seconds."""
_SHORT = 25
"""A main text with fewer words than this may not be it: the whole page is read instead."""
_SECONDS = 2.5
_SECONDS_IN_ALL = 4


def _parsed(page: bytes) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(page, parser)
    except etree.XMLSyntaxError:
        return None
    return root


def _paragraphs(root: etree._Element, dropped: frozenset[str]) -> list[str]:
    """The paragraphs of a page, in order; what is not shown, or stands around the text, is left out."""
    paragraphs: list[str] = []
    parts: list[str] = []

    def close() -> None:
        text = " ".join("".join(parts).split())
        parts.clear()
        if text:
            paragraphs.append(text)

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _BLOCKS:
                close()
            if tag in dropped:
                walk.skip_subtree()
            elif element.text:
                parts.append(element.text)
        else:
            if tag in _BLOCKS:
                close()
            if element is not root and element.tail:
                parts.append(element.tail)
    close()
    return paragraphs


def _depth(root: etree._Element) -> tuple[int, int]:
    """How deep the page is nested, and how many elements it has."""
    depth = deepest = elements = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            elements += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest, elements


def _take_furniture_out(root: etree._Element) -> None:
    """Remove the boxes that name themselves furniture, unless most of the page is in one."""
    size = len("".join(_texts(root)))
    gone: set[etree._Element] = set()
    for box in list(root.iter(*_BOXES)):
        parent = box.getparent()
        if parent is None or not _FURNITURE.search(f"{box.get('class', '')} {box.get('id', '')}"[:300]):
            continue
        if any(above in gone for above in box.iterancestors()) or 2 * len("".join(_texts(box))) > size:
            continue
        gone.add(box)
        before = box.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + (box.tail or "")
        else:
            parent.text = (parent.text or "") + (box.tail or "")
        parent.remove(box)


def _texts(element: etree._Element) -> Iterator[str]:
    return (str(text) for text in element.itertext())


def _main_text(root: etree._Element) -> tuple[list[str], str]:
    from readability import Document  # noqa: PLC0415  - the process that starts this one need not pay for it

    document = Document(etree.tostring(root, encoding="unicode", method="html"))
    title = " ".join(document.short_title().split())
    found = _parsed(document.summary(html_partial=True).encode())
    return (_paragraphs(found, _DROPPED) if found is not None else []), title


def main() -> None:
    """Read a page from standard input."""
    limit_memory()
    limit_time(_SECONDS_IN_ALL)
    page = sys.stdin.buffer.read()
    root = _parsed(page)
    if root is None:
        refuse("the page holds no text")
        return
    deepest, elements = _depth(root)
    if deepest > _DEEPEST:
        refuse("the page is nested too deep to be an article")
        return
    found: list[str] = []
    title = ""
    hint = "look for menus in it"
    if elements <= _MOST_ELEMENTS:
        try:
            with within_time(_SECONDS):
                _take_furniture_out(root)
                found, title = _main_text(root)
        except TooSlowError:
            hint = "it takes too long to tell the article from the rest; look for menus in it"
        except (ValueError, TypeError, KeyError, ArithmeticError, AttributeError, RecursionError, etree.LxmlError):
            found, title = [], ""
    else:
        hint = f"it has {elements:,} parts, more than an article; look for menus in it"
    notes: tuple[tuple[str, str, str], ...] = ()
    if sum(len(text.split()) for text in found) < _SHORT:
        whole = _parsed(page)
        found = _paragraphs(whole if whole is not None else root, _DROPPED | _AROUND)
        notes = (("Q111", "no main text was found in the page: all of its text is read", hint),)
    if found:
        answer(found, "" if title.startswith("[no-") else title, notes)
    else:
        refuse("the page holds no text")


if __name__ == "__main__":
    main()
