"""The words around a find: what it counts, for each what, and which year it belongs to."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from reportgen.extraction import Found, FoundKind, Lexicon, fold
from reportgen.extraction.tokens import Gap, Shape, Token, tokens_of

_MOST_WORDS = 3
_FARTHEST = 8
"""How many small words may stand between a number and the words that it belongs to."""
_ENDS = frozenset(".!?;۔؛؟…")


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a find, as places of its paragraph."""

    after: tuple[int, int] | None
    """The noun phrase that follows."""
    before: tuple[int, int] | None
    """The noun phrase before, small words passed over."""
    named: tuple[int, int] | None
    """The number with the words that make a year of it: in 2021, 2021 میں."""
    per: str
    wider: tuple[int, ...]
    """Beginnings of the words before, the nearest first."""
    further: tuple[int, ...]
    """Ends of the words after, the nearest first."""
    edges: tuple[tuple[int, ...], tuple[int, ...]]
    """The same with signs and other figures among them, for where nothing else tells two places apart."""


class Surroundings:
    """One paragraph, cut into words once."""

    def __init__(self, text: str, finds: tuple[Found, ...], lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.folded = fold(text, lexicon.letters)
        self.tokens = tokens_of(self.folded.text)
        self.starts = [self.folded.offsets[token.start] for token in self.tokens]
        self.taken = [False] * len(self.tokens)
        for found in finds:
            for index in self.within(found.outer_start, found.outer_end):
                self.taken[index] = True
        self.finds = finds

    def within(self, start: int, end: int) -> range:
        """The tokens that begin in a stretch of the paragraph."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def around(self, found: Found) -> Context:
        """What stands around a find."""
        inside = self.within(found.outer_start, found.outer_end)
        first, last = inside.start, inside.stop
        after = self._following(last)
        before = self._preceding(first)
        return Context(
            self._span(after),
            self._span(before),
            self._named(inside),
            self._per(first, after.stop if after else last),
            tuple(
                self.starts[i] for i in range(first - 1, max(first - 1 - _FARTHEST, -1), -1) if self._joins(i, first)
            ),
            tuple(
                self._end(i) for i in range(last, min(last + _FARTHEST, len(self.tokens))) if self._joins(last, i + 1)
            ),
            (
                tuple(self.starts[i] for i in range(first - 1, max(first - 1 - _FARTHEST, -1), -1)),
                tuple(self._end(i) for i in range(last, min(last + _FARTHEST, len(self.tokens)))),
            ),
        )

    def year_of(self, found: Found) -> str:
        """The year that stands last before a find in its sentence."""
        inside = self.within(found.outer_start, found.outer_end)
        for other in reversed([f for f in self.finds if f.outer_end <= found.outer_start][-6:]):
            between = self.tokens[self.within(other.outer_start, other.outer_end).stop : inside.start]
            if any(token.key in _ENDS for token in between):
                return ""
            if other.kind is FoundKind.YEAR and other.quantity is not None:
                return str(other.quantity.value)
        return ""

    def _is_noun(self, index: int) -> bool:
        token = self.tokens[index]
        return token.shape is Shape.WORD and not self.taken[index] and token.key not in self.lexicon.stop_words

    def _following(self, index: int) -> range | None:
        end = index
        while (
            end < len(self.tokens)
            and end - index < _MOST_WORDS
            and self.tokens[end].gap is Gap.BLANK
            and self._is_noun(end)
        ):
            end += 1
        return range(index, end) if end > index else None

    def _preceding(self, index: int) -> range | None:
        end = index
        while end > 0 and index - end < _MOST_WORDS and self._passes(end - 1, end):
            end -= 1
        start = end
        while start > 0 and end - start < _MOST_WORDS and self._is_noun(start - 1) and self._joins(start - 1, end):
            start -= 1
        return range(start, end) if end > start else None

    def _passes(self, index: int, following: int) -> bool:
        """Whether a small word may be passed over on the way back to a noun."""
        joins = following >= len(self.tokens) or self.tokens[following].gap is not Gap.LINE
        return joins and self.tokens[index].key in self.lexicon.stop_words and not self.taken[index]

    def _joins(self, start: int, end: int) -> bool:
        """Whether nothing but words and their blanks stand from `start` up to `end`."""
        stretch: list[Token] = self.tokens[start : end + 1]
        return all(token.gap is not Gap.LINE for token in stretch[1:]) and all(
            token.shape is Shape.WORD for token in self.tokens[start:end]
        )

    def _named(self, inside: range) -> tuple[int, int] | None:
        first, last = inside.start, inside.stop
        before = self.lexicon.years_before.before(self.tokens, first)
        if before is not None and self._joins(before[0], first):
            return self.starts[before[0]], self._end(last - 1)
        after = self.lexicon.years_after.after(self.tokens, last)
        if after is not None and last < len(self.tokens) and self.tokens[last].gap is Gap.BLANK:
            return self.starts[first], self._end(after[0] - 1)
        return None

    def _per(self, first: int, last: int) -> str:
        for index in (last, last + 1):
            found = self.lexicon.per.after(self.tokens, index)
            if found is not None:
                return found[1]
        before = self.lexicon.per.before(self.tokens, first)
        return before[1] if before is not None else ""

    def _span(self, tokens: range | None) -> tuple[int, int] | None:
        return None if tokens is None else (self.starts[tokens.start], self._end(tokens.stop - 1))

    def _end(self, index: int) -> int:
        end = self.folded.original(self.tokens[index].start, self.tokens[index].end)[1]
        while end > 0 and not (self.text[end - 1].isprintable() and not self.text[end - 1].isspace()):
            end -= 1
        return end
