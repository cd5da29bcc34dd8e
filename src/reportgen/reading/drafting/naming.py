"""Ids for the figures of a draft: ASCII, unique, and the same again for the same article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from reportgen.extraction import Lexicon, ascii_digits
from reportgen.facts import Kind

_LONGEST = 40
_RESERVED = frozenset({"within", "and", "or", "not"})
_PREFIXES = {
    Kind.PERCENTAGE: "share",
    Kind.POINTS: "points",
    Kind.CHANGE: "change",
    Kind.RATIO: "ratio",
    Kind.FRACTION: "part",
    Kind.RANK: "rank",
    Kind.MONEY: "amount",
    Kind.YEAR: "year",
    Kind.TERM: "term",
    Kind.DATE: "date",
    Kind.DURATION: "duration",
    Kind.DOCUMENT: "document",
}
_BY_VALUE = frozenset({Kind.YEAR, Kind.TERM, Kind.DATE, Kind.DURATION, Kind.DOCUMENT})
"""Kinds whose value is their best name."""


def slug(text: str, lexicon: Lexicon) -> str:
    """A text as the part of an id, or "" where it has no letters that can be written in ASCII.

    Letters of other scripts are written as the language's `romanized` table says.
    """
    letters = "".join(lexicon.romanized.get(c, c) for c in unicodedata.normalize("NFC", text).lower())
    plain = "".join(c for c in unicodedata.normalize("NFKD", ascii_digits(letters)) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def propose_id(kind: Kind, noun: str, value: str, year: str, lexicon: Lexicon) -> str:
    """An id from what a figure counts, its kind, and its year."""
    prefix = _PREFIXES.get(kind, "")
    named = "" if kind in _BY_VALUE else slug(noun, lexicon)
    if not any(c.isalpha() for c in named):
        named = ""
    parts = [prefix, named or slug(value, lexicon).removesuffix(f"_{prefix}")]
    if not prefix and not named:
        parts[0] = kind.value
    if year and named:
        parts.append(year)
    made = "_".join(part for part in parts if part)[:_LONGEST].strip("_")
    return made if made[:1].isalpha() and made not in _RESERVED else f"figure_{made}".strip("_")


class Names:
    """Ids that are taken, and the next number of each that was wanted again."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}

    def unique(self, wanted: str, per: str = "", value: str = "") -> str:
        """`wanted`, or with what tells it from the one that has it: for each what it is, its value, a number."""
        others = (f"{wanted}_per_{per}" if per else "", f"{wanted}_{value}" if value not in wanted else "")
        made = next((one for one in (wanted, *others) if one and one not in self._taken), "")
        while not made or made in self._taken:
            self._numbers[wanted] = self._numbers.get(wanted, 1) + 1
            made = f"{wanted}_{self._numbers[wanted]}"
        self._taken.add(made)
        return made
