"""One text, many spellings: fold a text to the form it is compared in, and keep the way back.

This module imports nothing of ours.  Folding composes letters (NFC), drops what prints nothing
(zero-width and direction marks), makes every run of blanks one space, and writes quotation marks,
hyphens and apostrophes one way.  Digits keep their system; `ascii_digits` is for those who do not care.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_UNPRINTED = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0654\u0655"
_BLANKS = r"(?P<blank>[^\S\r\n ][^\S\r\n]*| [^\S\r\n]+)|(?P<line>\n\s+|\r\s*)"
_CHANGING_COMPOSED = re.compile(rf"{_BLANKS}|(?P<unprinted>[{_UNPRINTED}]+)")
"""What folding changes in a text whose letters are composed."""
# Composition can only change a letter that a mark follows, so only those stretches are looked at.
# The marks are bounded, or a hostile tail of them would be composed again and again.
_CHANGING = re.compile(rf"{_CHANGING_COMPOSED.pattern}|(?P<marked>\w?[{_MARKS}]{{1,8}})")
_MARK = re.compile(f"[{_MARKS}]")
_UNUSUAL = re.compile(rf"[\t\r\v\f\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{_UNPRINTED}]")
_DOUBLE = ("  ", "\n ", "\n\n")
"""Without any of these, and of marks, nothing is changed: they are sought much faster than what is changed."""
_SIGNS = "“”„‟«»‹›‘’‚‛`´‐‑‒−"
_SIGN = re.compile(f"[{_SIGNS}]")
_ONE_TO_ONE = dict(zip(_SIGNS, '"' * 6 + "'" * 8 + "-" * 4, strict=True))


class Letters(dict[int, int | str | None]):
    """Other letters of a language for the same (``str.translate`` form), and those that are so inside a word only."""

    __slots__ = ("held", "inside")

    def __init__(self, everywhere: Mapping[str, str], inside: Mapping[str, str]) -> None:
        super().__init__({ord(letter): other for letter, other in everywhere.items()})
        self.held = re.compile(f"[{re.escape(''.join(everywhere))}]" if everywhere else r"(?!)")
        self.inside = tuple((re.compile(rf"{re.escape(a)}(?=[^\W\d_])"), b) for a, b in inside.items())


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `offsets[i]` is where its i-th character began in the text it was made from."""

    text: str
    offsets: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that became ``text[start:end]`` (which must not be empty)."""
        return self.offsets[start], self.offsets[end]


def fold(text: str, letters: Mapping[int, int | str | None] | None = None) -> Folded:
    """Fold `text`; `letters` adds one-to-one spellings of a language (``str.translate`` form).

    >>> fold("a\\u200b  “b”").text
    'a "b"'
    """
    composed = _MARK.search(text) is None or unicodedata.is_normalized("NFC", text)
    if composed and _UNUSUAL.search(text) is None and not any(blanks in text for blanks in _DOUBLE):
        return Folded(_respelled(text, letters), range(len(text) + 1))
    changing = _CHANGING_COMPOSED if composed else _CHANGING
    parts: list[str] = []
    offsets = array("Q")
    last = 0
    for match in changing.finditer(text):
        start, end = match.span()
        if start > last:
            parts.append(text[last:start])
            offsets.extend(range(last, start))
        last = end
        if match.lastgroup == "blank":
            new = " "
        elif match.lastgroup == "line":
            new = "\n"
        elif match.lastgroup == "unprinted":
            continue
        else:
            new = unicodedata.normalize("NFC", match.group())
        parts.append(new)
        # A mark that does not compose keeps its own place, so that spans can end before it.
        offsets.extend(min(start + k, match.end() - 1) for k in range(len(new)))
    parts.append(text[last:])
    offsets.extend(range(last, len(text) + 1))
    return Folded(_respelled("".join(parts), letters), offsets)


def _respelled(text: str, letters: Mapping[int, int | str | None] | None) -> str:
    """The text with one form of each sign, in a language's own letters; its length does not change."""
    for sign in set(_SIGN.findall(text)):
        text = text.replace(sign, _ONE_TO_ONE[sign])
    if letters and (not isinstance(letters, Letters) or letters.held.search(text) is not None):
        text = text.translate(letters)
    if isinstance(letters, Letters):
        for pattern, letter in letters.inside:
            text = pattern.sub(letter, text)
    return text


def ascii_digits(text: str) -> str:
    """`text` with the decimal digits of every script as 0-9; its length does not change."""
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match.group())), text)


_OTHER_DIGIT = re.compile(r"[^\D0-9]")
