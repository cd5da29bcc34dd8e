"""The rules of UAX #14 for the characters that briefings are made of: letters, digits, and some seventy signs.

This module imports nothing of ours.  `may_end` says where a line may end in a text of these characters, and
nothing where the text has others.  Tests hold it against a complete implementation.
"""

from __future__ import annotations

import re
import unicodedata

LETTERS = (
    r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u034e\u1e00-\u1eff"
    r"\u0620-\u065f\u066e-\u066f\u0670-\u06d3\u06d5-\u06dc\u06ee-\u06fc"
)
"""Letters and digits (and their marks) of the scripts that this knows, as a range for regular expressions."""

_SIGNS = {
    "A": "#&*<=>@^_`~¦©¬®¯µ§¶·×÷†‡•←↑→↓↔⇒√∞≈≠≡≤≥■□▲△▶▷▼▽●○✓✔✗✘⁰¹²³⁴⁵⁶⁷⁸⁹™",
    "S": " ",
    "E": "!?؛؟۔",
    "I": ",.:;،",
    "Y": "/",
    "H": "-",
    "B": "|–",
    "O": "([{¡¿‚„",
    "P": ")]",
    "C": "}",
    "G": "\u00a0\u2007\u2011\u202f",
    "R": "$+\\£¥±€₫№−",
    "T": "%¢°٪‰′″",
    "N": "0123456789٫٬",
    "Q": "\"'",
    "q": "«‘“‹‛",
    "p": "»’”›",
    "D": "—",
    "J": "…",
}
"""Line-break classes (one letter each; quotation marks in three: any, opening, closing) and their signs."""

_LETTER = re.compile(f"[{LETTERS}0-9]")


class _Classes(dict[str, str]):
    """Each character's class, "M" for a mark, "" for a character that is not known here."""

    def __missing__(self, char: str) -> str:
        kind = unicodedata.category(char)
        self[char] = found = {"Nd": "N", "Mn": "M", "Mc": "M"}.get(kind, "A") if _LETTER.match(char) else ""
        return found


_CLASSES = _Classes({sign: kind for kind, signs in _SIGNS.items() for sign in signs})
_QUOTES = "Qqp"
_LETTER_LIKE = "A"
_OPENS_BEFORE_QUOTE = "OQqpGS"
_CLOSES_AFTER_QUOTE = "SGCQqpPEIY"
_NUMBER = re.compile(r"N[YI]*\Z")
_CLOSED_NUMBER = re.compile(r"N[YI]*[CP]?\Z")


def may_end(text: str) -> list[int] | None:
    """The places where a line may end after the character before; None for a text with characters unknown here."""
    found = [_CLASSES[char] for char in text]
    if "" in found:
        return None
    kinds: list[str] = []
    places: list[int] = []
    for at, kind in enumerate(found):
        if kind != "M":
            kinds.append(kind)
            places.append(at)
        elif not kinds or found[at - 1] == "S":  # LB10: a mark without a letter is one
            kinds.append(_LETTER_LIKE)
            places.append(at)
    written = "".join(kinds)
    return [places[at] for at in range(1, len(written)) if _breaks(written, at)]


def _breaks(kinds: str, at: int) -> bool:
    """Whether a line may end before the character at `at`.  The comments name the rules, in their order."""
    kind = kinds[at]
    if kind in "SCPEY":  # LB7, LB13
        return False
    before = kinds[:at].rstrip("S")
    spaced = len(before) < at
    last = before[-1:]
    if not spaced and last == "G":  # LB12
        return False
    if kind == "G" and not spaced and last not in "BH":  # LB12a
        return False
    if last == "O":  # LB14
        return False
    if last == "q" and (before[-2:-1] or "S") in _OPENS_BEFORE_QUOTE:  # LB15a
        return False
    if kind == "p" and (kinds[at + 1 : at + 2] or "S") in _CLOSES_AFTER_QUOTE:  # LB15b
        return False
    if kind == "I":  # LB15c, LB15d
        return spaced and kinds[at + 1 : at + 2] == "N"
    if last == "D" and kind == "D":  # LB17
        return False
    if spaced:  # LB18
        return True
    if kind in _QUOTES or last in _QUOTES:  # LB19
        return False
    return not _held(kinds, at, before, kind)


def _held(kinds: str, at: int, before: str, kind: str) -> bool:
    """Whether neighbours without a space between them hold together: LB20a to LB30."""
    last = before[-1]
    if last == "H" and kind == "A" and (before[-2:-1] or "S") in "SG":  # LB20a
        return True
    if kind in "BHJ":  # LB21, LB22
        return True
    if last + kind in {"AN", "NA", "RA", "TA", "AR", "AT", "AA", "IA", "AO", "NO", "PA", "PN"}:  # LB23, 24, 28-30
        return True
    # LB25: numbers with what belongs to them
    if kind in "RT":
        return _CLOSED_NUMBER.search(before) is not None
    if kind == "N":
        return last in "TRHI" or _NUMBER.search(before) is not None
    return kind == "O" and last in "RT" and re.match("OI?N", kinds[at:]) is not None
