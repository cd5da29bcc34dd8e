"""Texts as they are compared: programs exchange spaces and hyphens, and add marks of direction."""

from __future__ import annotations

import re

MARKS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")


def plain(text: str) -> str:
    """A text without what programs change on their own."""
    return _SPACES.sub(" ", MARKS.sub("", text).replace("\u2011", "-")).strip()
