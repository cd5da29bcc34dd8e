"""Quotes and articles in the one form in which they are compared, with the way back to the article's own text."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Mapping

from reportgen.extraction import Folded, ascii_digits, fold

Letters = Mapping[int, int | str | None]

_SPELT = {
    **dict.fromkeys("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640", ""),
    **dict.fromkeys("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff", ""),
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
    **dict.fromkeys("–—―﹘﹣", "-"),
    "٪": "%",
    "٫": ".",
    "٬": ",",
    "ʼ": "'",
}
"""Other ways to write the same: signs that print nothing, vowel signs, long dashes, signs of other keyboards."""
_SIGN = r"[^\w\s\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
_LOOSE_BLANK = re.compile(rf"(?<={_SIGN}) | (?={_SIGN})")


def loosen(text: str, letters: Letters | None = None) -> Folded:
    """A text in the form in which quotes are compared: like `fold`, and whatever only looks different made one.

    >>> loosen("“２０２０ – 2025” ﬁve").text
    '"2020-2025"five'
    """
    step = _respelt(text)
    folded = fold(step.text if step else text, letters)
    offsets = folded.offsets
    if step:
        offsets = array("Q", (step.offsets[place] for place in offsets))
    made = ascii_digits(folded.text)
    blanks = [match.start() for match in _LOOSE_BLANK.finditer(made)]
    if blanks:
        pieces, last, kept = [], 0, array("Q")
        for blank in blanks:
            pieces.append(made[last:blank])
            kept.extend(offsets[last:blank])
            last = blank + 1
        made = "".join([*pieces, made[last:]])
        kept.extend(offsets[last:])
        offsets = kept
    lowered = made.casefold()
    return Folded(lowered if len(lowered) == len(made) else made, offsets)


def _respelt(text: str) -> Folded | None:
    """A text with its compatible characters (NFKC) in their plain form; None where there are none."""
    if text.isascii():
        return None
    plain = {c: _SPELT.get(c, unicodedata.normalize("NFKC", c)) for c in set(text) if c > "\x7f"}
    plain = {c: new for c, new in plain.items() if new != c and not c.isspace()}
    if not plain:
        return None
    parts: list[str] = []
    offsets = array("Q")
    last = 0
    for match in re.finditer(f"[{re.escape(''.join(sorted(plain)))}]", text):
        start, new = match.start(), plain[match.group()]
        parts += [text[last:start], new]
        offsets.extend(range(last, start))
        offsets.extend([start] * len(new))
        last = start + 1
    parts.append(text[last:])
    offsets.extend(range(last, len(text) + 1))
    return Folded("".join(parts), offsets)
