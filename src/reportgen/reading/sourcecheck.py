"""A fact file held against its article: does every quote stand where it says, and was no figure left out?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Outcome, Severity, Span
from reportgen.extraction import Doubt, Folded, Found, Lexicon, ascii_digits, find, fold, separators_of
from reportgen.facts import FactFile, Figure, Mention
from reportgen.quantity import Bound, Quantity
from reportgen.reading.articles import Article, Paragraph, read_article
from reportgen.reading.factfile import load_source_lexicon
from reportgen.reading.places import whole_places
from reportgen.resources import Resources


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """What holding a fact file against its article came to."""

    article: str
    sha256: str
    same_file: bool
    """Whether the article is, byte for byte, the one that the fact file names."""
    paragraphs: int
    quotes: int
    exact: int
    """Quotes that stand letter by letter at their place."""
    moved: int
    """Quotes that stand elsewhere, or in other letters."""
    missing: int
    digit_runs: int
    accounted: int
    """Runs of digits that belong to a figure, to a document's number, or to something ignored with a reason."""
    number_words: int
    """Number words that no figure declares: a hint at most."""


def check_source(facts: FactFile, path: Path, resources: Resources, shown: str | None = None) -> Outcome[SourceCheck]:
    """Hold every quote and every digit of the article against the fact file."""
    article = read_article(path, shown)
    lexicon = load_source_lexicon(facts.source.language, resources, facts.source.span)
    if article.value is None or lexicon.value is None:
        return Outcome(None, (*article.diagnostics, *lexicon.diagnostics))
    held = hold(facts, article.value, lexicon.value).outcome
    return Outcome(held.value, (*article.diagnostics, *held.diagnostics))


@dataclass(frozen=True, slots=True)
class Move:
    """A quote that stands in another paragraph than the fact file says: the place of the quote, and both."""

    quote: Span
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Held:
    """A fact file held against its article, with what merging needs to know."""

    outcome: Outcome[SourceCheck]
    accounted: frozenset[tuple[int, int]]
    """Finds that belong to something in the fact file: paragraph, and place among its finds."""
    moves: tuple[Move, ...]
    troubles: tuple[tuple[Span, str], ...]
    """Quotes that were changed or are gone, each with what to say of it."""


def hold(facts: FactFile, article: Article, lexicon: Lexicon) -> Held:
    """Hold a fact file against an article that has been read already."""
    checker = _Checker(facts, article, lexicon)
    outcome = checker.check()
    return Held(outcome, frozenset(checker.accounted), tuple(checker.moves), tuple(checker.troubles))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a quote was found."""

    paragraph: int
    start: int
    end: int
    exact: bool


@dataclass(frozen=True, slots=True)
class _Quote:
    """Words that must stand in the article, and what they print."""

    owner: str
    text: str
    paragraph: int
    span: Span
    quantity: Quantity | None = None
    code: str = ""
    everything: bool = False
    """Whether all digits in the words are accounted for (ignored words), not only the figure's."""
    counts: bool = True
    """Whether the words account for any digits at all (a claim's quote does not)."""


@dataclass(frozen=True, slots=True)
class _Joined:
    """The whole article as one folded line, for quotes that the ends of lines cut in pieces."""

    text: str
    starts: tuple[int, ...]
    """Where each paragraph begins in it."""
    paragraphs: tuple[Paragraph, ...]
    folded: tuple[Folded, ...]

    @classmethod
    def of(cls, paragraphs: tuple[Paragraph, ...], lexicon: Lexicon) -> _Joined:
        folded = tuple(fold(paragraph.text, lexicon.letters) for paragraph in paragraphs)
        starts = tuple(accumulate((len(one.text) + 1 for one in folded), initial=0))[:-1]
        text = ascii_digits(" ".join(one.text for one in folded))
        lowered = text.casefold()
        return cls(lowered if len(lowered) == len(text) else text, starts, paragraphs, folded)

    def find(self, wanted: str) -> Iterator[tuple[_Place, ...]]:
        """Every place of some words, in pieces by paragraph."""
        for start, end in whole_places(wanted, self.text):
            first = bisect_right(self.starts, start) - 1
            last = bisect_right(self.starts, end - 1) - 1
            yield tuple(
                self.piece(number, max(start - self.starts[number], 0), end - self.starts[number])
                for number in range(first, last + 1)
            )

    def piece(self, number: int, start: int, end: int) -> _Place:
        folded = self.folded[number]
        begin, finish = folded.original(start, min(end, len(folded.text)))
        return _Place(self.paragraphs[number].number, begin, finish, exact=False)


_ALIKE = 0.6
"""From here on the closest words are taken for the quote, changed."""


def _whole_words(text: str, start: int, end: int) -> str:
    """A part of a text, widened to the words that it cuts."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip().rstrip(_POINTS)


_POINTS = '.,;:!?،؛؟۔)]"”»'
"""What may stand behind a quote without being part of it."""


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _difference(old: str, new: str) -> str:
    """The two wordings, with what differs between brackets."""
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
    return f"- {' '.join(was)}\n+ {' '.join(now)}"


class _Checker:
    def __init__(self, facts: FactFile, article: Article, lexicon: Lexicon) -> None:
        self.facts = facts
        self.article = article
        texts = [paragraph.text for paragraph in article.paragraphs]
        self.lexicon = lexicon = replace(lexicon, separators=separators_of(texts, lexicon))
        self.found: list[Diagnostic] = []
        self.folded: dict[int, Folded] = {}
        self.joined: _Joined | None = None
        self.moves: list[Move] = []
        self.troubles: list[tuple[Span, str]] = []
        self.finds = {p.number: find(p.text, lexicon) for p in article.paragraphs}
        self.accounted: set[tuple[int, int]] = set()
        """Finds that are accounted for, as paragraph and place in its list."""
        self.taken: set[tuple[str, int, int]] = set()
        """Places that a mention of a figure has taken: its next mention stands elsewhere."""

    def say(self, code: str, severity: Severity, span: Span, message: str, hint: str = "") -> None:
        self.found.append(Diagnostic(code, severity, span, message, hint))

    def check(self) -> Outcome[SourceCheck]:
        facts, article = self.facts, self.article
        same = article.sha256 == facts.source.sha256
        if not same:
            self.say(
                "Q102",
                Severity.WARNING,
                facts.source.span,
                f"the article is another one, or was changed: its SHA-256 is {article.sha256}",
                "look at what moved or changed, then put the new sum into `sha256`",
            )
        quotes = tuple(self.quotes())
        places = [self.places(quote) for quote in quotes]
        for quote, found in zip(quotes, places, strict=True):
            for place in found if quote.counts else ():
                self.account(quote, place)
        runs, open_runs, words = self.coverage()
        exact = sum(any(place.exact for place in found) for found in places)
        missing = sum(not found for found in places)
        return Outcome(
            SourceCheck(
                article.shown,
                article.sha256,
                same,
                len(article.paragraphs),
                len(quotes),
                exact,
                len(quotes) - exact - missing,
                missing,
                runs,
                runs - open_runs,
                words,
            ),
            tuple(sorted(self.found, key=lambda d: (d.span, d.code))),
        )

    def quotes(self) -> Iterator[_Quote]:
        for figure in self.facts.figures:
            for mention in figure.mentions:
                yield _Quote(
                    figure.id, mention.quote, mention.paragraph, mention.span, mention.quantity, _code(figure, mention)
                )
        for ignored in self.facts.ignored:
            yield _Quote("", ignored.quote, ignored.paragraph, ignored.span, everything=True)
        for claim in self.facts.claims:
            if claim.quote and claim.paragraph is not None:
                yield _Quote(claim.id, claim.quote, claim.paragraph, claim.span, counts=False)

    # --- where a quote stands ----------------------------------------------------------------

    def places(self, quote: _Quote) -> tuple[_Place, ...]:
        """Where a quote stands: one place, or one in each paragraph that it runs over; none where it is missing."""
        place = self.place(quote)
        if place is not None:
            return (place,)
        across = self.across(quote)
        if not across:
            self.report_missing(quote)
        return across

    def place(self, quote: _Quote) -> _Place | None:
        order = sorted(self.article.paragraphs, key=lambda p: (p.number != quote.paragraph, p.number))
        for exact in (True, False):
            for paragraph in order:
                spans = self.exactly(quote.text, paragraph) if exact else self.nearly(quote.text, paragraph)
                for start, end in spans:
                    key = (quote.owner, paragraph.number, start)
                    if key in self.taken and quote.counts:
                        continue
                    self.taken.add(key)
                    self.report_moved(quote, paragraph, exact=exact)
                    return _Place(paragraph.number, start, end, exact and paragraph.number == quote.paragraph)
        return None

    def across(self, quote: _Quote) -> tuple[_Place, ...]:
        """The places of a quote that a new line cuts in pieces: the article was wrapped in another way."""
        if self.joined is None:
            self.joined = _Joined.of(self.article.paragraphs, self.lexicon)
        wanted = ascii_digits(fold(quote.text, self.lexicon.letters).text).strip().casefold()
        for places in self.joined.find(wanted):
            key = (quote.owner, places[0].paragraph, places[0].start)
            if key in self.taken and quote.counts:
                continue
            self.taken.add(key)
            self.say(
                "Q104",
                Severity.WARNING,
                quote.span,
                f"moved: the quote runs over the end of paragraph {places[0].paragraph}",
                "quote the words of one paragraph",
            )
            return places
        return ()

    def exactly(self, quote: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
        yield from whole_places(quote, paragraph.text)

    def nearly(self, quote: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
        folded = self.folded.get(paragraph.number)
        if folded is None:
            folded = self.folded[paragraph.number] = fold(paragraph.text, self.lexicon.letters)
        wanted = ascii_digits(fold(quote, self.lexicon.letters).text).strip().casefold()
        text = ascii_digits(folded.text)
        lowered = text.casefold()
        for start, end in whole_places(wanted, lowered if len(lowered) == len(text) else text):
            yield folded.original(start, end)

    def report_moved(self, quote: _Quote, paragraph: Paragraph, *, exact: bool) -> None:
        if paragraph.number != quote.paragraph:
            self.moves.append(Move(quote.span, quote.paragraph, paragraph.number))
            self.say(
                "Q104",
                Severity.WARNING,
                quote.span,
                f"moved: the quote stands in paragraph {paragraph.number}, not {quote.paragraph}",
                f"write `paragraph: {paragraph.number}`",
            )
        if not exact:
            self.say(
                "Q105",
                Severity.WARNING,
                quote.span,
                f"the article has the quote in paragraph {paragraph.number}, but not letter by letter",
                "copy it from the article: blanks, quotation marks, digits or invisible signs differ",
            )

    def report_missing(self, quote: _Quote) -> None:
        close = self.closest(quote.text)
        if close is None or close[2] < _ALIKE:
            self.troubles.append((quote.span, f"`{_shortened(quote.text)}` is gone from the article"))
        if close is None:
            self.say("Q103", Severity.ERROR, quote.span, "the quote does not stand in the article")
            return
        paragraph, words, alike = close
        if alike < _ALIKE:
            hint = f"closest is, in paragraph {paragraph}: `{words}`"
            self.say("Q103", Severity.ERROR, quote.span, "the quote does not stand in the article", hint)
            return
        message = f"changed: paragraph {paragraph} of the article has other words"
        difference = _difference(quote.text, words)
        self.say("Q109", Severity.ERROR, quote.span, message, difference)
        self.troubles.append((quote.span, f"changed in paragraph {paragraph} of the article:\n{difference}"))

    def closest(self, quote: str) -> tuple[int, str, float] | None:
        """The words of the article most like a quote, and how alike they are; looked for in bounded time."""
        best: tuple[int, int, str] | None = None
        wanted = quote[:200]
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(wanted)
        for paragraph in self.article.paragraphs[:200]:
            text = paragraph.text[:5000]
            matcher.set_seq1(text)
            match = matcher.find_longest_match()
            if match.size >= 3 and (best is None or match.size > best[0]):
                start = max(match.a - match.b, 0)
                best = (match.size, paragraph.number, _whole_words(text, start, start + len(wanted)))
        if best is None:
            return None
        return best[1], best[2], SequenceMatcher(None, wanted, best[2], autojunk=False).ratio()

    # --- whether every digit is accounted for ------------------------------------------------

    def account(self, quote: _Quote, place: _Place) -> None:
        for number, found in enumerate(self.finds[place.paragraph]):
            if found.end <= place.start or found.start >= place.end:
                continue
            if quote.everything or self.same(quote, found):
                self.accounted.add((place.paragraph, number))
                self.check_bound(quote, found)

    @staticmethod
    def same(quote: _Quote, found: Found) -> bool:
        if quote.code:
            return found.text == quote.code or quote.code in found.surface
        if found.quantity is None or quote.quantity is None:
            return False
        read = {(q.value, q.high) for q in (found.quantity, found.alternative, *found.parts) if q is not None}
        return (quote.quantity.value, quote.quantity.high) in read

    def check_bound(self, quote: _Quote, found: Found) -> None:
        if quote.quantity is None or found.quantity is None or found.quantity.bound is quote.quantity.bound:
            return
        if found.quantity.bound is not Bound.EXACT:
            self.say(
                "Q108",
                Severity.WARNING,
                quote.span,
                f"the article goes on: {found.quantity.canonical}, and the quote says {quote.quantity.canonical}",
                "take the words of the bound into the quote",
            )

    def coverage(self) -> tuple[int, int, int]:
        """The runs of digits, how many of them are open, and the number words nobody declares."""
        runs = open_runs = words = 0
        for paragraph in self.article.paragraphs:
            for number, found in enumerate(self.finds[paragraph.number]):
                held = len(_DIGITS.findall(found.surface))
                runs += held
                if (paragraph.number, number) in self.accounted:
                    continue
                span = self.article.span(paragraph, found.start, found.end)
                if held:
                    open_runs += held
                    self.say(
                        "Q106", Severity.ERROR, span, f"`{found.surface}` belongs to no figure", self.owner_hint(found)
                    )
                elif found.doubt is not Doubt.WORD:
                    words += 1
                    self.say(
                        "Q107", Severity.NOTE, span, f"`{found.surface}` may be a figure", "declare it if it is one"
                    )
        return runs, open_runs, words

    def owner_hint(self, found: Found) -> str:
        for figure in self.facts.figures:
            for mention in figure.mentions:
                if self.same(_Quote("", "", 0, mention.span, mention.quantity, _code(figure, mention)), found):
                    return f"a mention of `{figure.id}`? Add it there, or to `ignored` with a reason"
        return "add a figure, a mention of one, or an entry in `ignored` with a reason"


_DIGITS = re.compile(r"\d+")


def _code(figure: Figure, mention: Mention) -> str:
    return figure.text if mention.quantity is None else ""
