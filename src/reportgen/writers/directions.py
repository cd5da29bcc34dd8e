"""Which stretches of a text run left to right and which right to left.

This module imports nothing of ours but the document's `Direction`.  Word takes the direction of a
run from the run (`w:rtl`), so a text is cut where its direction changes.  The cuts follow what the
Unicode Bidirectional Algorithm would make of the text; a code such as `21-NQ/TW`, a range or a
formula is one stretch, with no control character in it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from reportgen.document import Direction

_IN_ARABIC_BLOCKS = re.compile("[\u0600-\u077f\ufb50-\ufdff]")
_PERCENT = frozenset("%‰٪")
_SIGNS = frozenset("+-−±<>≤≥≈~=№#§")

# The classes below stand for characters: R right-to-left letter, L left-to-right letter, N digit,
# P percent sign, T sign that leads a number, K pictorial sign, S space, X anything else.  A sign such
# as ✓ is cut out too: faces for right-to-left scripts do not have it.
_LTR_IN_RTL = re.compile(r"T*[LN](?:[^RSK]*[LNP])?(?:S?P)?|K+")
_RTL_IN_LTR = re.compile(r"R(?:[^L]*R)?")
_QUIET_BETWEEN = re.compile(r"[^R]*")
_ONE_WORD = re.compile(r"R+|L+")


class Stretch(NamedTuple):
    """A part of a text that runs in one direction."""

    text: str
    rtl: bool


@lru_cache(maxsize=4096)
def _class(character: str) -> str:
    if character in _PERCENT:
        return "P"
    if character in _SIGNS:
        return "T"
    if unicodedata.category(character) == "So" and not _IN_ARABIC_BLOCKS.match(character):
        return "K"
    match unicodedata.bidirectional(character):
        case "R" | "AL":
            return "R"
        case "L":
            return "L"
        case "EN" | "AN":
            return "N" if character.isdigit() else "X"
        case "WS" | "B" | "S":
            return "S"
        case "NSM":
            return "M"
        case _:
            return "S" if character in "\u00a0\u202f" else "X"


def _classes(text: str) -> str:
    said: list[str] = []
    for character in text:
        found = _class(character)
        said.append((said[-1] if said else "X") if found == "M" else found)
    return "".join(said)


def has_rtl(text: str) -> bool:
    """Whether a text holds a letter that is written from right to left."""
    return "R" in _classes(text)


def has_ltr(text: str) -> bool:
    """Whether a text holds a letter that is written from left to right; digits and signs are none."""
    return "L" in _classes(text)


def needs_marks(text: str) -> bool:
    """Whether surroundings of the other direction could reorder a text or take its digits: all but a word."""
    return _ONE_WORD.fullmatch(_classes(text)) is None


def stretches(text: str, base: Direction) -> tuple[Stretch, ...]:
    """A text cut where its direction changes, in logical order, nothing lost.

    In a right-to-left text, words in Latin letters, numbers and codes are cut out.  In a
    left-to-right text, what stands between two right-to-left words belongs to them unless it has
    Latin letters.
    """
    if base is Direction.LTR and text.isascii():
        return (Stretch(text, False),) if text else ()
    classes = _classes(text)
    if base is Direction.RTL:
        return _cut(text, _ltr_spans(classes), inner_rtl=False)
    return _cut(text, [match.span() for match in _RTL_IN_LTR.finditer(classes)], inner_rtl=True)


def _ltr_spans(classes: str) -> list[tuple[int, int]]:
    """Spans of left-to-right stretches; those joined whose first has letters, as `Directive 07`."""
    spans: list[tuple[int, int]] = []
    lettered = False
    for match in _LTR_IN_RTL.finditer(classes):
        start, end = match.span()
        if lettered and _QUIET_BETWEEN.fullmatch(classes, spans[-1][1], start):
            spans[-1] = (spans[-1][0], end)
            continue
        spans.append((start, end))
        lettered = "L" in match.group()
    return spans


def _cut(text: str, spans: list[tuple[int, int]], *, inner_rtl: bool) -> tuple[Stretch, ...]:
    cut: list[Stretch] = []
    done = 0
    for start, end in spans:
        if start > done:
            cut.append(Stretch(text[done:start], not inner_rtl))
        cut.append(Stretch(text[start:end], inner_rtl))
        done = end
    if done < len(text):
        cut.append(Stretch(text[done:], not inner_rtl))
    return tuple(cut)
