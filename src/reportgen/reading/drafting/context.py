"""The words around a find: what it counts, for each what, and which year it belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, takewhile

from reportgen.extraction import Found, FoundKind, Lexicon, fold
from reportgen.extraction.tokens import Gap, Shape, Token, tokens_of

_MOST_WORDS = 3
_FARTHEST = 8
"""How many small words may stand between a number and the words that it belongs to."""
_ENDS = frozenset(".!?;۔؛؟…")
_MOST_FINDS = 6
_FARTHEST_YEAR = 60
"""How many other figures and words may stand between a figure and the year that it is of."""


class Surroundings:
    """One paragraph, cut into words once."""

    def __init__(self, text: str, finds: tuple[Found, ...], lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.folded = fold(text, lexicon.letters)
        self.tokens = tokens_of(self.folded.text)
        self.starts = [self.folded.offsets[token.start] for token in self.tokens]
        self.taken = bytearray(len(self.tokens))
        for found in finds:
            inside = self.within(found.outer_start, found.outer_end)
            self.taken[inside.start : inside.stop] = b"\1" * len(inside)
        self.finds = finds

    def within(self, start: int, end: int) -> range:
        """The tokens that begin in a stretch of the paragraph."""
        first = bisect_left(self.starts, start)
        return range(first, bisect_left(self.starts, end, lo=first))

    def around(self, found: Found) -> Context:
        """What stands around a find."""
        return Context(self, self.within(found.outer_start, found.outer_end))

    def year_of(self, number: int) -> str:
        """The year of a find, given by its number: the one that follows it at once, else the last before it."""
        found = self.finds[number]
        inside = self.within(found.outer_start, found.outer_end)
        following = self.finds[number + 1] if number + 1 < len(self.finds) else None
        if following is not None and following.kind is FoundKind.YEAR and following.quantity is not None:
            between = self.tokens[inside.stop : self.within(following.outer_start, following.outer_end).start]
            if len(between) <= _FARTHEST and all(token.shape is Shape.WORD for token in between):
                return str(following.quantity.value)
        first = inside.start
        for other in self.finds[max(number - _MOST_FINDS, 0) : number][::-1]:
            last = self.within(other.outer_start, other.outer_end).stop
            if first - last > _FARTHEST_YEAR or any(token.key in _ENDS for token in self.tokens[last:first]):
                return ""
            if other.kind is FoundKind.YEAR and other.quantity is not None:
                return str(other.quantity.value)
        return ""

    def _is_noun(self, index: int) -> bool:
        token = self.tokens[index]
        return token.shape is Shape.WORD and not self.taken[index] and token.key not in self.lexicon.stop_words

    def following(self, index: int) -> range | None:
        """The noun phrase that begins at a token."""
        end = index
        while (
            end < len(self.tokens)
            and end - index < _MOST_WORDS
            and self.tokens[end].gap is Gap.BLANK
            and self._is_noun(end)
        ):
            end += 1
        return range(index, end) if end > index else None

    def preceding(self, index: int) -> range | None:
        """The noun phrase that ends before a token, small words passed over."""
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

    def before(self, first: int) -> Iterator[int]:
        """The tokens before one, the nearest first, as long as nothing but words and their blanks stand between."""
        for index in range(first - 1, max(first - 1 - _FARTHEST, -1), -1):
            following = index + 1
            if following < len(self.tokens) and self.tokens[following].gap is Gap.LINE:
                return
            if self.tokens[index].shape is not Shape.WORD:
                return
            yield index

    def after(self, last: int) -> Iterator[int]:
        """The tokens from one on, as long as they are words."""
        for index in range(last, min(last + _FARTHEST, len(self.tokens))):
            token = self.tokens[index]
            if token.shape is not Shape.WORD or (index > last and token.gap is Gap.LINE):
                return
            if index + 1 < len(self.tokens) and self.tokens[index + 1].gap is Gap.LINE:
                return
            yield index

    def named(self, inside: range) -> tuple[int, int] | None:
        """The number with the words that make a year of it: in 2021, 2021 میں."""
        first, last = inside.start, inside.stop
        before = self.lexicon.years_before.before(self.tokens, first)
        if before is not None and self._joins(before[0], first):
            return self.starts[before[0]], self.end(last - 1)
        after = self.lexicon.years_after.after(self.tokens, last)
        if after is not None and last < len(self.tokens) and self.tokens[last].gap is Gap.BLANK:
            return self.starts[first], self.end(after[0] - 1)
        return None

    def per(self, first: int, last: int) -> str:
        """For each what a number is, as the words around it say."""
        for index in (last, last + 1):
            found = self.lexicon.per.after(self.tokens, index)
            if found is not None:
                return found[1]
        before = self.lexicon.per.before(self.tokens, first)
        return before[1] if before is not None else ""

    def span(self, tokens: range | None) -> tuple[int, int] | None:
        """The place of some tokens in the paragraph."""
        return None if tokens is None else (self.starts[tokens.start], self.end(tokens.stop - 1))

    def end(self, index: int) -> int:
        """Where a token ends in the paragraph."""
        end = self.folded.original(self.tokens[index].start, self.tokens[index].end)[1]
        while end > 0 and not (self.text[end - 1].isprintable() and not self.text[end - 1].isspace()):
            end -= 1
        return end


class Context:
    """What stands around a find, as places of its paragraph."""

    def __init__(self, paragraph: Surroundings, inside: range) -> None:
        self._paragraph = paragraph
        self._first, self._last = inside.start, inside.stop
        after = paragraph.following(inside.stop)
        self.after = paragraph.span(after)
        """The noun phrase that follows."""
        self.before = paragraph.span(paragraph.preceding(inside.start))
        """The noun phrase before, small words passed over."""
        self.named = paragraph.named(inside)
        """The number with the words that make a year of it: in 2021, 2021 میں."""
        self.per = paragraph.per(inside.start, after.stop if after else inside.stop)

    def near(self, words: int) -> tuple[int | None, int | None]:
        """Where a few words before begin, and where the nearest noun after ends, other figures left alone."""
        paragraph = self._paragraph
        free = list(takewhile(lambda index: not paragraph.taken[index], islice(paragraph.before(self._first), words)))
        nouns = [index for index in free if paragraph.tokens[index].key not in paragraph.lexicon.stop_words]
        begin = paragraph.starts[(nouns or free)[-1]] if free else None
        noun, words_after = self._noun_after()
        return begin, paragraph.end(noun if noun is not None else words_after[-1]) if words_after else None

    def _noun_after(self) -> tuple[int | None, list[int]]:
        """The nearest noun behind small words, and the small words, two at most where there is no noun."""
        paragraph, passed = self._paragraph, list[int]()
        for index in islice(paragraph.after(self._last), _MOST_WORDS):
            if paragraph.taken[index]:
                break
            passed.append(index)
            if paragraph.tokens[index].key not in paragraph.lexicon.stop_words:
                return index, passed
        return None, passed[:2]

    @property
    def loose_noun(self) -> tuple[int, int] | None:
        """The noun phrase behind small words: 106 in the OFFICES."""
        noun, _ = self._noun_after()
        return self._paragraph.span(self._paragraph.following(noun)) if noun is not None else None

    def wider(self) -> Iterator[int]:
        """Beginnings of the words before, the nearest first."""
        return (self._paragraph.starts[index] for index in self._paragraph.before(self._first))

    def further(self) -> Iterator[int]:
        """Ends of the words after, the nearest first."""
        return (self._paragraph.end(index) for index in self._paragraph.after(self._last))

    def wider_still(self) -> Iterator[int]:
        """Beginnings with signs and other figures among them, for where nothing else tells two places apart."""
        return (
            self._paragraph.starts[index] for index in range(self._first - 1, max(self._first - 1 - _FARTHEST, -1), -1)
        )

    def further_still(self) -> Iterator[int]:
        """Ends with signs and other figures among them."""
        last = self._last
        return (self._paragraph.end(index) for index in range(last, min(last + _FARTHEST, len(self._paragraph.tokens))))
