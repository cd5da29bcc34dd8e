"""Words for places that know no isolates, and words that are furniture.

A title in a window's bar, an entry of an outline, a tool tip and an alternative text are one string each.  Marks of
direction keep its figures, codes and names together, and say first which way it goes: who shows the string looks for
its first letter, and a mark is taken for one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from reportgen.document import Direction, Inline, Inlines, Isolate, Note, Number, Text
from reportgen.writers.directions import has_rtl, needs_marks, stretches

_LRM, _RLM = "\u200e", "\u200f"


def bare(text: str, direction: Direction) -> str:
    """A text as one string of a document of this direction."""
    return _led(_fenced(text), direction) if direction is Direction.RTL else text


def bare_text(inlines: Inlines, direction: Direction) -> str:
    """The words of a run of inlines, without footnotes, as one string of a document of this direction."""
    fence = direction is Direction.RTL
    return _led("".join(_words(inlines, fence=fence)), direction)


def isolated(text: str, direction: Direction) -> Inlines:
    """A text that comes as one string, its codes, names and figures isolated."""
    return tuple(
        Isolate((Text(stretch.text),), Direction.LTR) if _apart(stretch.text, rtl=stretch.rtl) else Text(stretch.text)
        for stretch in stretches(text, direction)
    )


def unmarked(inlines: Inlines) -> Inlines:
    """The same words, each going its way, but as furniture: they lead nowhere, and name no figures."""
    found: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text():
                found.append(inline)
            case Number():
                way = Direction.RTL if has_rtl(inline.text) else Direction.LTR
                found.append(Isolate((Text(inline.text),), way))
            case Isolate():
                found.append(Isolate(unmarked(inline.children), inline.direction, inline.language))
            case Note():
                pass
            case _:
                found.extend(unmarked(inline.children))
    return tuple(found)


def _words(inlines: Inlines, *, fence: bool) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text():
                yield _fenced(inline.text) if fence else inline.text
            case Number():
                yield _fence(inline.text) if fence and not has_rtl(inline.text) else inline.text
            case Isolate(direction=Direction.LTR) if fence:
                words = "".join(_words(inline.children, fence=False))
                yield words if has_rtl(words) else _fence(words)
            case Note():
                pass
            case _:
                yield from _words(inline.children, fence=fence)


def _fence(words: str) -> str:
    """Words that go to the right; what comes after them, be it only a space before others, goes to the left again."""
    return f"{_LRM}{words}{_LRM}{_RLM}"


def _fenced(text: str) -> str:
    return "".join(
        _fence(stretch.text) if _apart(stretch.text, rtl=stretch.rtl) else stretch.text
        for stretch in stretches(text, Direction.RTL)
    )


def _apart(text: str, *, rtl: bool) -> bool:
    return not rtl and needs_marks(text)


def _led(text: str, direction: Direction) -> str:
    if direction is Direction.LTR or not text:
        return text
    first = next((way for way in map(unicodedata.bidirectional, text) if way in ("L", "R", "AL")), "L")
    return _RLM + text if first == "L" else text
