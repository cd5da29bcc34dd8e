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
_NO_PART = re.compile(r"[^a-z0-9]+")
_BY_VALUE = frozenset({Kind.YEAR, Kind.TERM, Kind.DATE, Kind.DURATION, Kind.DOCUMENT})
"""Kinds whose value is their best name."""


class Slugs:
    """Texts as parts of ids, each worked out once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._romanized = lexicon.romanized
        self._made: dict[str, str] = {}

    def of(self, text: str) -> str:
        """A text as the part of an id, or "" where it has no letters that can be written in ASCII.

        Letters of other scripts are written as the language's `romanized` table says.
        """
        made = self._made.get(text)
        if made is None:
            made = self._made[text] = self._make(text)
        return made

    def _make(self, text: str) -> str:
        plain = "".join(self._romanized.get(c, c) for c in unicodedata.normalize("NFC", text).lower())
        if not plain.isascii():
            parts = unicodedata.normalize("NFKD", ascii_digits(plain))
            plain = "".join(c for c in parts if not unicodedata.combining(c))
        return _NO_PART.sub("_", plain).strip("_")


def propose_id(kind: Kind, noun: str, value: str, year: str, slugs: Slugs) -> str:
    """An id from what a figure counts, its kind, and its year."""
    prefix = _PREFIXES.get(kind, "")
    named = "" if kind in _BY_VALUE else slugs.of(noun)
    if not any(c.isalpha() for c in named):
        named = ""
    parts = [prefix, named or slugs.of(value).removesuffix(f"_{prefix}")]
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
