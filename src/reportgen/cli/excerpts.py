"""The line of a file that a finding is about, with the place underlined.

    27 |   - attainment = admitted / target
       |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

Where letters run from right to left a terminal reorders the line, and no caret would stand under
the right word: there the columns are named instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from reportgen.diagnostics import Span
from reportgen.unseen import UNSEEN

_TAB = 4
_MOST_BYTES = 10_000_000
_BREAK = re.compile(r"\r\n|\r|\n")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})


class Sources:
    """Files by path, read when first asked for; `texts` are those that are at hand already."""

    def __init__(self, texts: Mapping[str, bytes] | None = None) -> None:
        self._lines = {path: _lines(data) for path, data in (texts or {}).items()}

    def line(self, path: str, number: int) -> str | None:
        """One line of a file, counted from 1, if there is such a line."""
        if path not in self._lines:
            self._lines[path] = _read(path)
        lines = self._lines[path]
        return lines[number - 1] if 0 < number <= len(lines) else None


def _read(path: str) -> list[str]:
    try:
        with Path(path).open("rb") as file:
            return _lines(file.read(_MOST_BYTES))
    except (OSError, ValueError):
        return []


def _lines(data: bytes) -> list[str]:
    return _BREAK.split(data.decode("utf-8-sig", errors="replace"))


def excerpt(span: Span, sources: Sources, width: int = 80) -> list[str]:
    """The lines to show under a finding: none where it is about a file as a whole."""
    if (span.line, span.column) == (span.end_line, span.end_column):
        return []
    line = sources.line(span.path, span.line)
    if line is None or not line.strip():
        return []
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    gutter = " " * len(str(span.line))
    room = max(width - len(gutter) - 4, 20)
    if any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in line):
        shown = "".join(_shown(c) for c in line.strip())
        return [f" {span.line} | {_cut(shown, room)}", f" {gutter} | columns {span.column} to {max(span.column, end)}"]
    line, start, end = _window(line, start, max(end, start + 1), room)
    before = sum(width_of(c) for c in line[:start])
    under = max(sum(width_of(c) for c in line[start:end]), 1)
    shown = "".join(_shown(c) for c in line)
    return [f" {span.line} | {shown}".rstrip(), f" {gutter} | {' ' * before}{'^' * under}"]


def _window(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """The part of a long line that shows the place, with dots for what is left out."""
    if sum(width_of(c) for c in line) <= room:
        return line, start, end
    first = max(0, start - room // 3) if sum(width_of(c) for c in line[:end]) > room else 0
    last, used = first, 2
    while last < len(line) and used + width_of(line[last]) <= room:
        used += width_of(line[last])
        last += 1
    dots = "…" if first else ""
    shift = len(dots) - first
    rest = "…" if last < len(line) else ""
    return f"{dots}{line[first:last]}{rest}", start + shift, min(end, last) + shift


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 1]}…"


def _shown(character: str) -> str:
    if character == "\t":
        return " " * _TAB
    return "\ufffd" if _hidden(character) else character


def _hidden(character: str) -> bool:
    return UNSEEN.match(character) is not None and character not in "\u200c\u200d"


def width_of(character: str) -> int:
    """How many columns of a terminal a character takes."""
    if character == "\t":
        return _TAB
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return int(_hidden(character))  # the sign that stands for it
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
