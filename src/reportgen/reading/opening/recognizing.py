"""Which form an article has, by its first bytes and its name."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.reading.opening.bounded import in_own_process
from reportgen.reading.opening.docx import read_docx
from reportgen.reading.opening.encodings import decode
from reportgen.reading.opening.opened import Opened, Refusal
from reportgen.reading.opening.plain import read_markdown, read_plain

_HTML_NAMES = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN_NAMES = frozenset({".md", ".markdown"})
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAX_HTML = 3_000_000
_OTHERS = {
    b"{\\rtf": "RTF",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}


def open_article(data: bytes, name: str) -> Opened | Refusal:
    """The text of an article."""
    suffix = Path(name).suffix.lower()
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return in_own_process("pdf", data)
    if data.startswith(b"PK\x03\x04"):
        return read_docx(data)
    other = next((what for start, what in _OTHERS.items() if data.startswith(start)), "")
    if other:
        return Refusal(f"the article is {other}", "save it as plain text, HTML, DOCX or PDF")
    text = decode(data, html=suffix in _HTML_NAMES or _HTML.match(data[:4096]) is not None)
    if isinstance(text, Refusal):
        return text
    if suffix in _HTML_NAMES or _HTML.match(data[:4096]):
        if len(data) > _MAX_HTML:
            return Refusal(f"the page is larger than {_MAX_HTML // 1_000_000} MB")
        page = in_own_process("html", text.text.encode())
        if isinstance(page, Refusal):
            return page
        return Opened(
            page.form, page.text, page.rows, page.title, text.encoding, own=False, notes=(*text.notes, *page.notes)
        )
    return read_markdown(text) if suffix in _MARKDOWN_NAMES else read_plain(text)
