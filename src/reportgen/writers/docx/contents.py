"""What a document holds, asked before anything is written.

This module imports nothing of ours but the document tree.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator

from reportgen.document import Block, Direction, Heading, Isolate, Note, Row, Text

HEADING_LEVELS = 3
"""How many levels of headings there are below the title."""


def nodes(tree: object) -> Iterator[object]:
    """Every record and every text of a tree, in reading order."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, tuple):
        for each in tree:
            yield from nodes(each)
    elif dataclasses.is_dataclass(tree):
        yield tree
        for field in dataclasses.fields(tree):
            yield from nodes(getattr(tree, field.name))


def anchors(held: Iterable[object]) -> frozenset[str]:
    """Every anchor that a link can lead to."""
    return frozenset(node.anchor for node in held if isinstance(node, Heading | Row) and node.anchor)


def repeated_notes(held: Iterable[object]) -> frozenset[Note]:
    """The notes that stand in more than one place."""
    return frozenset(note for note, times in Counter(n for n in held if isinstance(n, Note)).items() if times > 1)


def headings(blocks: Iterable[Block]) -> Iterator[tuple[Heading, int]]:
    """The document's sections with their levels, counted from 1: what a list of contents can list.

    A level that would leave one out is the next one that does not.  Headings in notes and lists are none.
    """
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            level = heading_level(block, level)
            yield block, level


def heading_level(heading: Heading, last: int) -> int:
    """The level of a heading after one of the level `last`: never more than one below it."""
    return min(max(heading.level - 1, 1), last + 1, HEADING_LEVELS)


def has_emphasis(held: Iterable[object]) -> bool:
    """Whether any words are emphasised."""
    return any(isinstance(node, Text) and node.emphasis for node in held)


def other_language(held: Iterable[object], direction: Direction) -> str:
    """The language of words in the script that is not the document's own."""
    if direction is Direction.RTL:
        return "en-US"
    quoted = (node.language for node in held if isinstance(node, Isolate) and node.direction is Direction.RTL)
    return next((language for language in quoted if language), "ar-SA")
