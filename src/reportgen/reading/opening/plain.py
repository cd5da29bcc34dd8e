"""Plain text, every line a paragraph, and Markdown, its marks taken off."""

from __future__ import annotations

import re

from reportgen.reading.opening.encodings import Decoded
from reportgen.reading.opening.opened import Opened, Row, opened

_BREAK = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_ITEM = re.compile(r"[ \t]{0,12}(?:[-*+]|\d{1,3}[.)])[ \t]+")
_RULE = re.compile(r"[ \t]*(?:[-*_=][ \t]*){3,}")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}(?: \"[^\"\n]{0,200}\")?\)")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=\S)|(?<=\S)(\*{1,3})(?![\w*])|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`+"
)


def read_plain(decoded: Decoded) -> Opened:
    """A text in which every line that is not blank is a paragraph."""
    rows: list[Row] = []
    text = decoded.text
    for line, (begin, end) in enumerate(_lines(text), 1):
        row = text[begin:end]
        stripped = row.strip()
        if stripped:
            before = len(row) - len(row.lstrip())
            rows.append(Row(stripped, line, before + 1, begin + before))
    title = rows[0].text if len(rows) > 1 and len(rows[0].text) <= 150 else ""
    return Opened("text", text, tuple(rows), title, decoded.encoding, notes=decoded.notes)


def _lines(text: str) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    begin = 0
    for match in _BREAK.finditer(text):
        lines.append((begin, match.start()))
        begin = match.end()
    return [*lines, (begin, len(text))]


def read_markdown(decoded: Decoded) -> Opened:
    """A Markdown text: its blocks are paragraphs, as they are read and not as they are marked up."""
    paragraphs: list[str] = []
    open_block: list[str] = []
    title = ""

    def close() -> None:
        if open_block:
            paragraphs.append(_unmarked(" ".join(open_block)))
            open_block.clear()

    for row in _BREAK.split(decoded.text):
        line = row.lstrip("> ") if row.lstrip().startswith(">") else row
        heading, item = _HEADING.match(line), _ITEM.match(line)
        if not line.strip() or _RULE.fullmatch(line) or _FENCE.match(line):
            close()
        elif heading:
            close()
            paragraphs.append(_unmarked(line[heading.end() :].rstrip(" #")))
            title = title or paragraphs[-1]
        elif item:
            close()
            open_block.append(line[item.end() :].strip())
        else:
            open_block.append(line.strip())
    close()
    made = opened("markdown", paragraphs, title)
    return Opened(made.form, made.text, made.rows, title, decoded.encoding, own=False, notes=decoded.notes)


def _unmarked(text: str) -> str:
    return _EMPHASIS.sub("", _LINK.sub(r"\1", text))
