"""Where the quotes of a fact file stand in an article, also in one that was wrapped, retyped or revised.

A quote is sought letter by letter, then in letters that only look different: composed or not,
other digits, quotation marks, hyphens and blanks, signs that print nothing, letters of other
keyboards.  Time is linear in the article and in the quotes.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate

from reportgen.extraction import Folded
from reportgen.reading.articles import Article, Paragraph
from reportgen.reading.loosening import Letters, loosen
from reportgen.reading.places import Concordance, beginnings
from reportgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that are to be found again: whose they are, and the paragraph they stood in."""

    owner: str
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote was found; in several pieces where it runs over the end of a paragraph."""

    paragraph: int
    start: int
    end: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Close:
    """The words of an article that are most like a quote."""

    paragraph: int
    start: int
    end: int
    words: str
    alike: float


@dataclass(frozen=True, slots=True)
class _Joined:
    """All paragraphs of an article in one line, in one form."""

    concordance: Concordance
    starts: tuple[int, ...]
    """Where each paragraph begins in it."""
    folded: tuple[Folded, ...] = ()
    """How to come back to the article's own text, where the form is another."""

    def paragraph_at(self, place: int) -> int:
        """The position of the paragraph that holds a place."""
        return bisect_right(self.starts, place) - 1


class Anchoring:
    """An article in which the quotes of a fact file are sought, each at another place."""

    def __init__(
        self, article: Article, letters: Letters, words: frozenset[str], anchors: Sequence[Anchor], *, same: bool
    ) -> None:
        self.article = article
        self.letters = letters
        self.words = words
        """First words, in small letters, of the number words that stand in the article."""
        self.anchors = anchors
        self.taken: set[tuple[str, int, int]] = set()
        """Places that a mention of a figure has taken: its next mention stands elsewhere."""
        self._same = same
        self._alone: dict[tuple[int, bool], tuple[Concordance, Folded | None]] = {}
        self._loose: dict[str, str] = {}
        self._passed: dict[tuple[Anchor, str], int] = {}

    # --- forms of the text -------------------------------------------------------------------

    def _paragraph(self, number: int, *, exact: bool) -> tuple[Concordance, Folded | None]:
        known = self._alone.get((number, exact))
        if known is None:
            text = self.article.paragraphs[number - 1].text
            folded = None if exact else loosen(text, self.letters)
            known = Concordance(folded.text if folded else text, self.words), folded
            self._alone[number, exact] = known
        return known

    @cached_property
    def _whole(self) -> _Joined:
        texts = [paragraph.text for paragraph in self.article.paragraphs]
        return _Joined(Concordance("\n".join(texts), self.words), _starts(texts))

    @cached_property
    def _whole_loose(self) -> _Joined:
        folded = tuple(loosen(paragraph.text, self.letters) for paragraph in self.article.paragraphs)
        texts = [one.text for one in folded]
        # As inside a paragraph, a blank beside a sign says nothing.
        texts = [
            f"{text} " if text and after and text[-1].isalnum() and after[0].isalnum() else text
            for text, after in zip(texts, [*texts, ""][1:], strict=True)
        ]
        starts = tuple(accumulate(map(len, texts), initial=0))[:-1]
        return _Joined(Concordance("".join(texts), self.words), starts, folded)

    def loose(self, quote: str) -> str:
        """A quote in the form in which it is compared."""
        made = self._loose.get(quote)
        if made is None:
            made = self._loose[quote] = loosen(quote, self.letters).text.strip()
        return made

    # --- where a paragraph went --------------------------------------------------------------

    def expected(self, paragraph: int) -> int:
        """Where a paragraph of the article that the quotes were taken from stands in this one."""
        shift = self._shifts.get(paragraph)
        if shift is None and self._shifts:
            before = [number for number in self._shifts if number < paragraph]
            after = [number for number in self._shifts if number > paragraph]
            shift = self._shifts[max(before)] if before else self._shifts[min(after)]
        return max(min(paragraph + (shift or 0), len(self.article.paragraphs)), 1)

    @cached_property
    def _shifts(self) -> dict[int, int]:
        """How far each paragraph moved, by the quotes of it that stand in the article once."""
        if self._same:
            return {}
        votes: defaultdict[int, Counter[int]] = defaultdict(Counter)
        for anchor in self.anchors:
            places = self._whole.concordance.places(anchor.text)
            if len(places) == 1:
                now = self._whole.paragraph_at(places[0]) + 1
                votes[anchor.paragraph][now - anchor.paragraph] += 1
        return {
            number: min(counted, key=lambda shift: (-counted[shift], abs(shift)))
            for number, counted in sorted(votes.items())
        }

    # --- finding -----------------------------------------------------------------------------

    def find(self, anchor: Anchor, *, counts: bool) -> tuple[Place, ...]:
        """Where a quote stands: one place, or one in each paragraph that it runs over; none where it is missing.

        Where it `counts`, it stands at no place that another mention of its figure has taken.
        """
        expected = self.expected(anchor.paragraph)
        for number in dict.fromkeys((expected, anchor.paragraph)):
            for exact in (True, False):
                if number <= len(self.article.paragraphs) and (place := self._in(number, anchor, counts, exact)):
                    return (place,)
        for joined in (self._whole, self._whole_loose):
            places = self._elsewhere(joined, anchor, expected, counts)
            if places:
                return places
        return ()

    def _in(self, number: int, anchor: Anchor, counts: bool, exact: bool) -> Place | None:
        concordance, folded = self._paragraph(number, exact=exact)
        quote = anchor.text if exact else self.loose(anchor.text)
        places = concordance.places(quote)
        key = (anchor, f"{number}{exact}")
        at = self._passed.get(key, 0)
        while at < len(places):
            start, end = places[at], places[at] + len(quote)
            if folded is not None:
                start, end = folded.original(start, end)
            if self._take(anchor, number, start, end, counts):
                self._passed[key] = at
                return Place(number, start, end, exact)
            at += 1
        self._passed[key] = at
        return None

    def _elsewhere(self, joined: _Joined, anchor: Anchor, expected: int, counts: bool) -> tuple[Place, ...]:
        """The next place from where it is expected on, else the first one before."""
        quote = self.loose(anchor.text) if joined.folded else anchor.text
        places = joined.concordance.places(quote)
        if not places or not joined.starts:
            return ()
        first = bisect_left(places, joined.starts[expected - 1])
        key = (anchor, "loose" if joined.folded else "")
        at = self._passed.get(key, 0)
        across: tuple[Place, ...] = ()
        while at < len(places):
            start = places[(first + at) % len(places)]
            pieces = self._pieces(joined, start, start + len(quote))
            if len(pieces) > 1 and not across and self._free(anchor, pieces[0], counts):
                across = pieces
            elif len(pieces) == 1 and self._take(anchor, pieces[0].paragraph, pieces[0].start, pieces[0].end, counts):
                self._passed[key] = at
                return pieces
            at += 1
        self._passed[key] = at
        if across:
            self._take(anchor, across[0].paragraph, across[0].start, across[0].end, counts)
            self._passed[key] = 0
        return across

    def _pieces(self, joined: _Joined, start: int, end: int) -> tuple[Place, ...]:
        first, last = joined.paragraph_at(start), joined.paragraph_at(end - 1)
        pieces: list[Place] = []
        for position in range(first, last + 1):
            paragraph = self.article.paragraphs[position]
            size = len(joined.folded[position].text if joined.folded else paragraph.text)
            begin = max(start - joined.starts[position], 0)
            finish = min(end - joined.starts[position], size)
            if begin >= finish:
                continue
            if joined.folded:
                begin, finish = joined.folded[position].original(begin, finish)
            pieces.append(Place(paragraph.number, begin, finish, exact=not joined.folded))
        return tuple(pieces)

    def _free(self, anchor: Anchor, place: Place, counts: bool) -> bool:
        return not counts or (anchor.owner, place.paragraph, place.start) not in self.taken

    def _take(self, anchor: Anchor, paragraph: int, start: int, end: int, counts: bool) -> bool:
        if counts:
            if (anchor.owner, paragraph, start) in self.taken:
                return False
            text = self.article.paragraphs[paragraph - 1].text
            self.taken.update((anchor.owner, paragraph, place) for place in beginnings(text, start, end))
        return True

    # --- what a missing quote became ---------------------------------------------------------

    def closest(self, anchor: Anchor) -> Close | None:
        """The words most like a quote that is missing: they share its rarest words, near where it is expected."""
        joined = self._whole_loose
        wanted = self.loose(anchor.text)[:_LONGEST]
        words = _RUN.findall(wanted)
        if not words or not self._runs:
            return None
        here = bisect_left(self._runs, joined.starts[self.expected(anchor.paragraph) - 1])
        votes: Counter[int] = Counter()
        for offset, word in enumerate(words):
            found = self._known.get(word, ())
            middle = bisect_left(found, here)
            for run in found[max(middle - _NEAR, 0) : middle + _NEAR]:
                votes[max(run - offset, 0)] += 1 + len(word)
        best: Close | None = None
        for run in sorted(votes, key=lambda run: (-votes[run], abs(run - here)))[:_TRIED]:
            start, end = self._stretch(words, run)
            while (
                end < len(joined.concordance.text) and joined.concordance.text[end] in _SIGNS and wanted[-1] in _SIGNS
            ):
                end += 1
            piece = next(iter(self._pieces(joined, start, end)), None)
            alike = SequenceMatcher(None, wanted, joined.concordance.text[start:end], autojunk=False).ratio()
            if piece is not None and (best is None or alike > best.alike):
                said = _whole_words(self.article.paragraphs[piece.paragraph - 1], piece.start, piece.end)
                best = Close(piece.paragraph, piece.start, piece.end, said, alike)
        return best

    def _stretch(self, words: Sequence[str], run: int) -> tuple[int, int]:
        """The part of the article that some words became: from its first word to its last, where they are known."""
        text, runs = self._whole_loose.concordance.text, self._runs
        ends: list[int] = []
        for word, wanted in ((words[0], run), (words[-1], run + len(words) - 1)):
            near = sorted(range(max(wanted - 2, 0), min(wanted + 3, len(runs))), key=lambda at: abs(at - wanted))
            same = [at for at in near if text.startswith(word, runs[at]) and self._end(at) - runs[at] == len(word)]
            ends.append(same[0] if same else min(max(wanted, 0), len(runs) - 1))
        first, last = ends
        return runs[first], self._end(max(first, last))

    def _end(self, run: int) -> int:
        """Where a word ends."""
        match = _RUN.match(self._whole_loose.concordance.text, self._runs[run])
        assert match is not None, "a word begins there"
        return match.end()

    @cached_property
    def _runs(self) -> array[int]:
        """Where the words of the article begin."""
        return array("Q", (match.start() for match in _RUN.finditer(self._whole_loose.concordance.text)))

    @cached_property
    def _known(self) -> dict[str, array[int]]:
        """Which of its words are which of those that the quotes are made of."""
        known: dict[str, array[int]] = {
            word: array("Q") for anchor in self.anchors for word in _RUN.findall(self.loose(anchor.text))
        }
        for number, match in enumerate(_RUN.finditer(self._whole_loose.concordance.text)):
            places = known.get(match.group())
            if places is not None:
                places.append(number)
        return known


_RUN = re.compile(r"\w+")
_LONGEST = 200
_NEAR = 20
"""How many places of one word, to either side of where a quote is expected, are looked at."""
_TRIED = 4
_SIGNS = "%°€£$"


def _starts(texts: Iterable[str]) -> tuple[int, ...]:
    return tuple(accumulate((len(text) + 1 for text in texts), initial=0))[:-1]


_POINTS = '.,;:!?،؛؟۔)]"”»'
"""What may stand behind a quote without being part of it."""


def _whole_words(paragraph: Paragraph, start: int, end: int) -> str:
    """A part of a paragraph, widened to the words that it cuts."""
    text = paragraph.text
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip().rstrip(_POINTS)


_ISOLATE, _POP = "\u2068", "\u2069"


def difference(old: str, new: str) -> str:
    """Two wordings, one below the other, with what differs between brackets."""
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    # Words around that both sides only happen to be cut at are no change.
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if blocks and blocks[0].a == 0:
        after = after[blocks[0].b :]
    if blocks and blocks[-1].a + blocks[-1].size == len(before):
        cut = blocks[-1].b + blocks[-1].size - (blocks[0].b if blocks[0].a == 0 else 0)
        after = after[:cut]
    matcher.set_seqs(before, after)
    was: list[str] = []
    now: list[str] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            was += before[a:b]
            now += after[c:d]
            continue
        was += [f"[{' '.join(before[a:b])}]"] if b > a else []
        now += [f"[{' '.join(after[c:d])}]"] if d > c else []
    return f"- {_apart(' '.join(was))}\n+ {_apart(' '.join(now))}"


def _apart(text: str) -> str:
    """Words that run from right to left, kept apart from the sign before them."""
    rightward = any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)
    return f"{_ISOLATE}{text}{_POP}" if rightward else text
