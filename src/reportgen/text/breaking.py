"""Where a line may end: UAX #14, with the words of plain prose settled by one look.

Words with signs in them are looked at in the company of their neighbours, once for each such company:
by rules of our own (`line_rules`) where all their characters are known there, else by uniseg, whose
only door this is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from reportgen.text.line_rules import LETTERS, may_end

# Letters and digits of the scripts that this knows to be plain (classes AL, NU and their marks), then at most
# signs that hold on to what goes before them: between two such words, the space is where a line may end.
_WORD = re.compile(rf"[{LETTERS}0-9]+(?:[.,][0-9\u06f0-\u06f9]+)*[%\u066a]?[.,:;!?\u060c\u061b\u061f\u06d4]*")
_SPACED = re.compile("[^ ]* *")


_MOST_WORDS = 20_000


class _Plain(dict[str, bool]):
    """Whether words, with the spaces after them, are plain: each is looked at when it is first met."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = found = _WORD.fullmatch(word.rstrip(" ")) is not None
        return found


_PLAIN = _Plain()


def opportunities(text: str) -> list[int]:
    """The places in a text, in order and without its end, where a line may end after the character before."""
    written, held = divided(text)
    places = list(accumulate(map(len, written)))[:-1]
    return [place for index, place in enumerate(places) if index not in held]


def divided(text: str) -> tuple[list[str], frozenset[int]]:
    """A text in pieces, each with the spaces after it, and the indices of those after which no line may end.

    After all others one may, and after the last.
    """
    words = _SPACED.findall(text)[:-1]
    plain = [_PLAIN[word] for word in words]
    if False not in plain:
        return words, frozenset()
    written: list[str] = []
    held: set[int] = set()
    last = len(words) - 1
    for index, word in enumerate(words):
        if plain[index] and (index == last or plain[index + 1]):
            written.append(word)
            continue
        before = "" if not index else words[index - 1][-2:] if plain[index - 1] else words[index - 1]
        after = "" if index == last else words[index + 1][0] if plain[index + 1] else words[index + 1].rstrip(" ")
        start = 0
        for place in _within(before, word, after):
            written.append(word[start:place])
            start = place
        if start < len(word):
            held.add(len(written))
            written.append(word[start:])
    held.discard(len(written) - 1)
    return written, frozenset(held)


@lru_cache(maxsize=20_000)
def _within(before: str, word: str, after: str) -> tuple[int, ...]:
    """The opportunities inside a word and after its spaces, counted from its start."""
    start = len(before)
    last = len(word) if after else len(word) - 1
    text = before + word + after
    found = may_end(text)
    if found is None:
        from uniseg.linebreak import line_break_breakables  # noqa: PLC0415  (27 ms that most texts need not pay)

        found = [at for at, breaks in enumerate(line_break_breakables(text)) if breaks]
    return tuple(at - start for at in found if start < at <= start + last)
