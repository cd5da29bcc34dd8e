"""Characters that nobody sees and that change what everybody reads: controls, and those that turn the order around.

This module imports nothing of ours.  With U+202E before it, "21" reads as 12; so in what people write for a
briefing such characters are refused, at their place.  Marks that only help along (U+200E, U+200F, U+061C, the
joiners of Urdu) are let through: they cannot turn a figure around.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""One of them.  A tab and the ends of lines are blanks like others."""

HINT = "delete it; which way words and figures run, reportgen knows by itself"


def described(character: str) -> str:
    """What to say of such a character."""
    name = unicodedata.name(character, "a control character")
    return f"U+{ord(character):04X} {name} is not seen, and can change how the text is read"


def places(text: str) -> Iterator[tuple[int, int, str]]:
    """Each of them in a file's text, with its line and column."""
    if not UNSEEN.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for found in UNSEEN.finditer(line):
            yield number, found.start() + 1, found[0]
