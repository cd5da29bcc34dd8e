"""The main text of a web page, found by readability; run as a process of its own (see `bounded`)."""

from __future__ import annotations

import sys
from html.parser import HTMLParser

from reportgen.reading.opening.bounded import answer, limit_memory, refuse

_BLOCKS = frozenset(
    """
    address article aside blockquote body br caption dd div dl dt fieldset figcaption figure footer form h1
    h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905  - a list of eighty quotation marks reads worse
)
_DROPPED = frozenset(
    """
    script style noscript template svg math head title iframe object select button
    """.split()  # noqa: SIM905  - a list of eighty quotation marks reads worse
)
_AROUND = frozenset(
    """
    nav footer aside form header
    """.split()  # noqa: SIM905  - a list of eighty quotation marks reads worse
)
_DEEPEST = 200
_SHORT = 25
"""A main text with fewer words than this may not be it: the whole page is read instead."""


class _Text(HTMLParser):
    """The paragraphs of a page, in order; what is not shown, or stands around the text, is left out."""

    def __init__(self, dropped: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.dropped = dropped
        self.paragraphs: list[str] = []
        self.parts: list[str] = []
        self.inside = ""
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.inside:
            self.depth += tag == self.inside
        elif tag in self.dropped:
            self.inside, self.depth = tag, 1
        if tag in _BLOCKS:
            self.close_paragraph()

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.depth -= 1
            if not self.depth:
                self.inside = ""
        if tag in _BLOCKS:
            self.close_paragraph()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.parts.append(data)

    def close_paragraph(self) -> None:
        text = " ".join("".join(self.parts).split())
        self.parts = []
        if text:
            self.paragraphs.append(text)


def _paragraphs(page: str, dropped: frozenset[str]) -> list[str]:
    parser = _Text(dropped)
    parser.feed(page)
    parser.close()
    parser.close_paragraph()
    return parser.paragraphs


def _main_text(page: str) -> tuple[list[str], str]:
    from readability import Document  # noqa: PLC0415  - the process that starts this one need not pay for it

    document = Document(page)
    title = " ".join(document.short_title().split())
    return _paragraphs(document.summary(html_partial=True), _DROPPED), title


def main() -> None:
    """Read a page from standard input."""
    limit_memory()
    page = sys.stdin.buffer.read().decode("utf-8", errors="replace")
    if _depth(page) > _DEEPEST:
        refuse("the page is nested too deep to be an article")
        return
    try:
        found, title = _main_text(page)
    except (ValueError, TypeError, KeyError, ArithmeticError, AttributeError, RecursionError):
        found, title = [], ""
    notes: tuple[tuple[str, str, str], ...] = ()
    if sum(len(text.split()) for text in found) < _SHORT:
        found = _paragraphs(page, _DROPPED | _AROUND)
        notes = (("Q111", "no main text was found in the page: all of its text is read", "look for menus in it"),)
    if found:
        answer(found, "" if title.startswith("[no-") else title, notes)
    else:
        refuse("the page holds no text")


class _Depth(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.depth = self.deepest = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NESTING:
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)

    def handle_endtag(self, tag: str) -> None:
        if tag in _NESTING:
            self.depth = max(self.depth - 1, 0)


_NESTING = frozenset(
    """
    div span table tbody tr td section article ul ol blockquote b i em strong font
    """.split()  # noqa: SIM905  - a list of eighty quotation marks reads worse
)


def _depth(page: str) -> int:
    parser = _Depth()
    parser.feed(page)
    return parser.deepest


if __name__ == "__main__":
    main()
