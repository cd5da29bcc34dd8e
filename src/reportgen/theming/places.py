"""Where the keys of a TOML file stand: tomllib reads values, but does not say from where.

This module imports nothing of ours but spans.  It knows as much of TOML as theme files need: tables, dotted
keys, and tables written in one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Span

_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_INSIDE = re.compile(r"""(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?=\s*=)|"(?:[^"\\]|\\.)*"|'[^']*'|#.*""")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")

Path = tuple[str, ...]


class Places:
    """The places of a file's keys."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._lines = text.split("\n")
        self._spans = dict(self._found(text))

    def of(self, path: Path) -> Span:
        """Where a key stands, or the nearest table above it."""
        while path and path not in self._spans:
            path = path[:-1]
        return self._spans.get(path, Span.whole(self._path))

    def character(self, path: Path, character: str) -> Span:
        """Where a character stands in the value of a key, or the key, where it is written as an escape."""
        start = self.of(path)
        next_key = min([span.line for span in self._spans.values() if span.line > start.line], default=None)
        for number, line in enumerate(self._lines[start.line - 1 : next_key and next_key - 1], start.line):
            if (at := line.find(character)) >= 0:
                return self._span(number, at, at + 1)
        return start

    def _found(self, text: str) -> Iterator[tuple[Path, Span]]:
        table: Path = ()
        for number, line in enumerate(text.split("\n"), 1):
            head = _TABLE.match(line)
            if head:
                table = _parts(head[1])
                yield table, self._span(number, head.start(1), head.end(1))
                continue
            key = _KEY.match(line)
            if not key:
                continue
            path = (*table, *_parts(key[1]))
            yield path, self._span(number, key.start(1), key.end(1))
            rest = line[key.end() :]
            if rest.lstrip().startswith("{"):
                for inner in _INSIDE.finditer(line, key.end()):
                    after = line[inner.end() :].lstrip()
                    if after.startswith("="):
                        yield (*path, inner[0].strip("\"'")), self._span(number, inner.start(), inner.end())

    def _span(self, line: int, start: int, end: int) -> Span:
        return Span(self._path, line, start + 1, line, end + 1)


def _parts(name: str) -> Path:
    return tuple(part.strip("\"'") for part in _PART.findall(name))
