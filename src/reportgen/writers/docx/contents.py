"""What a document holds, asked before anything is written.

This module imports nothing of ours but the document tree.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from reportgen.document import Direction, Heading, Isolate, Row, Text


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


def has_emphasis(held: Iterable[object]) -> bool:
    """Whether any words are emphasised."""
    return any(isinstance(node, Text) and node.emphasis for node in held)


def other_language(held: Iterable[object], direction: Direction) -> str:
    """The language of words in the script that is not the document's own."""
    if direction is Direction.RTL:
        return "en-US"
    quoted = (node.language for node in held if isinstance(node, Isolate) and node.direction is Direction.RTL)
    return next((language for language in quoted if language), "ar-SA")
