"""What opening an article gives: its paragraphs as rows of text, or why there are none.

This module imports nothing of ours.
"""

from __future__ import annotations

from dataclasses import dataclass

MAX_BYTES = 20_000_000
"""An article larger than this is refused unread."""


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph, and the line and column at which it begins in the file (or in the text taken out of it)."""

    text: str
    line: int
    column: int
    offset: int
    """Where it begins in `Opened.text`, in code points."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An article's text.  `own` says that `text` is the file's own text, and not taken out of something else."""

    form: str
    text: str
    rows: tuple[Row, ...]
    title: str = ""
    encoding: str = "utf-8"
    own: bool = True
    notes: tuple[tuple[str, str, str], ...] = ()
    """What was noticed: a code, what was found, and a hint."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an article is not read."""

    message: str
    hint: str = ""
    line: int = 1


def opened(form: str, paragraphs: list[str], title: str = "", notes: tuple[tuple[str, str, str], ...] = ()) -> Opened:
    """The text of an article that was taken out of something else, one paragraph a line."""
    rows: list[Row] = []
    offset = 0
    for paragraph in paragraphs:
        text = " ".join(paragraph.split())
        if text:
            rows.append(Row(text, len(rows) + 1, 1, offset))
            offset += len(text) + 1
    return Opened(form, "\n".join(row.text for row in rows), tuple(rows), title, own=False, notes=notes)
