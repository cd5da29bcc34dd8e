"""What touches a mark, and would be read as a part of its figure: `{{ a }}{{ b }}`, `−{{ a }}`, `{{ a }}%`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from reportgen.composing.template import Footnote, Hyperlink, InlineNode, Mark, Words
from reportgen.diagnostics import Span

PARTED = "part them with a space; a figure's sign, unit and decimals come with the figure itself"
_SIGNS = "+−±<>≤≥≈~=×÷^"
_DASHES = "-–—\u2010\u2011\u2012"
_POINTS = ".,٫٬·'’"
_UNITS = "%‰٪°"
_RANGE = re.compile(f"[{_DASHES}/]")
"""What may join two figures without a space: they are a range then, or a pair."""


def touching(nodes: Iterable[InlineNode]) -> Iterator[tuple[Span, str]]:
    """What touches the marks of a paragraph: where, with a message, in its order."""
    between = ""
    last: Mark | None = None
    for node in _flat(nodes):
        if isinstance(node, Words):
            between += node.text
            continue
        if last is not None:
            yield from _told(last, _after(between))
        if last is not None and not any(map(str.isspace, between)) and not _RANGE.fullmatch(between):
            said = f"only `{between}` stands" if between else "nothing stands"
            yield node.span, f"{said} between `{last.name}` and `{node.name}`: they would be read as one figure"
        elif last is None or len(between) > 1:
            yield from _told(node, _before(between))
        last, between = node, ""
    if last is not None:
        yield from _told(last, _after(between))


def _told(mark: Mark, char: str) -> Iterator[tuple[Span, str]]:
    if char:
        yield mark.span, f"`{char}` touches `{mark.name}`, and would be read as a part of its figure"


def _flat(nodes: Iterable[InlineNode]) -> Iterator[Words | Mark]:
    for node in nodes:
        if isinstance(node, Hyperlink):
            yield from _flat(node.children)
        elif not isinstance(node, Footnote):
            yield node


def _before(text: str) -> str:
    """What stands right before a figure and would change it: a sign, a point, a letter that runs as digits do."""
    char = text[-1:]
    if char and (char in _SIGNS + _POINTS or unicodedata.bidirectional(char) == "L"):
        return char
    return char if char and char in _DASHES and not text[-2:-1].isalnum() else ""


def _after(text: str) -> str:
    """What stands right after a figure and would change it: a unit, a letter that runs as digits do, an accent."""
    char = text[:1]
    if char and (char in _UNITS or unicodedata.bidirectional(char) == "L" or unicodedata.category(char)[0] == "M"):
        return char
    return ""
