"""The names a claim may use: figures, patterns over them, units; and the nearest one to a misspelling."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from difflib import get_close_matches

from reportgen.facts import FactFile, Figure, Kind

MAX_MATCHES = 1_000
"""Most figures one pattern may stand for."""
MAX_MATCHES_IN_ALL = 50_000
"""Most that all patterns of a file's claims may stand for together."""

_MAX_CANDIDATES = 2_000
_MAX_SUGGESTIONS = 25
_LENGTH_SLACK = 4


class Names:
    """The figures of one fact file by name, indexed so that no look-up walks over all of them."""

    def __init__(self, facts: FactFile) -> None:
        self.figures = {figure.id: figure for figure in facts.figures}
        self.units = frozenset(
            figure.quantity.unit for figure in facts.figures if figure.quantity is not None and figure.quantity.unit
        )
        self.nouns = frozenset(word for figure in facts.figures for word in figure.counts.split())
        self._place = {name: place for place, name in enumerate(self.figures)}
        self._sorted = sorted(self.figures)
        self._reversed = sorted(name[::-1] for name in self.figures)
        self._matches: dict[str, tuple[Figure, ...]] = {}
        self._written_out = 0
        self._suggestions: dict[str, str] = {}

    def matching(self, pattern: str) -> tuple[Figure, ...]:
        """The figures that print a number and whose ids match a pattern with one or more `*`, in the file's order.

        At most `MAX_MATCHES` + 1 of them, so that a caller can see that there are too many.
        """
        found = self._matches.get(pattern)
        if found is None:
            found = self._matches[pattern] = self._find(pattern)
        return found

    def afford(self, figures: int) -> bool:
        """Whether patterns may be written out as so many figures more."""
        self._written_out += figures
        return self._written_out <= MAX_MATCHES_IN_ALL

    def _find(self, pattern: str) -> tuple[Figure, ...]:
        first, *_, last = pattern.split("*")
        if first:
            candidates = _with_prefix(self._sorted, first)
        elif last:
            candidates = [name[::-1] for name in _with_prefix(self._reversed, last[::-1])]
        else:
            candidates = self._sorted
        matches = re.compile(r"\w*".join(re.escape(part) for part in pattern.split("*"))).fullmatch
        names = {name for name in candidates if matches(name)}
        found: list[Figure] = []
        for name in sorted(names, key=self._place.__getitem__):
            figure = self.figures[name]
            if figure.kind is not Kind.DOCUMENT:
                found.append(figure)
            if len(found) > MAX_MATCHES:
                break
        return tuple(found)

    def nearest(self, name: str, others: Collection[str] = ()) -> str:
        """The figure (or one of `others`) that `name` was probably meant to be, or "".

        Bounded: few candidates, and only for the first misspellings of a file, so that a file full
        of them is refused as fast as any other.
        """
        lowered = name.lower()
        if lowered in self.figures or lowered in others:
            return lowered
        if name in self._suggestions:
            return self._suggestions[name]
        if len(self._suggestions) >= _MAX_SUGGESTIONS or len(name) > 100:
            return ""
        alike = [c for c in self._sorted if abs(len(c) - len(name)) <= _LENGTH_SLACK]
        if len(alike) > _MAX_CANDIDATES:
            alike = [c for c in alike if c[:1] == name[:1] or c[-2:] == name[-2:]][:_MAX_CANDIDATES]
        near = get_close_matches(name, [*others, *alike], n=1, cutoff=0.65)
        self._suggestions[name] = near[0] if near else ""
        return self._suggestions[name]


def _with_prefix(ordered: Sequence[str], prefix: str) -> list[str]:
    start = bisect_left(ordered, prefix)
    end = bisect_left(ordered, prefix + "\U0010ffff", lo=start)
    return list(ordered[start:end])
