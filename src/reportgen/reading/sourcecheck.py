"""A fact file held against its article: does every quote stand where it says, and was no figure left out?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Outcome, Severity, Span
from reportgen.extraction import Doubt, Found, Lexicon, find, separators_of
from reportgen.facts import FactFile, Figure, Mention
from reportgen.quantity import Bound, Quantity
from reportgen.reading.anchoring import Anchor, Anchoring, Place, difference
from reportgen.reading.articles import Article, read_article
from reportgen.reading.factfile import load_source_lexicon
from reportgen.records import dataclass
from reportgen.resources import Resources
from reportgen.unseen import clean, held, sights


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
    changed: frozenset[tuple[int, int]]
    """Finds that stand where a quote was changed."""


def hold(facts: FactFile, article: Article, lexicon: Lexicon) -> Held:
    """Hold a fact file against an article that has been read already."""
    checker = _Checker(facts, article, lexicon)
    outcome = checker.check()
    return Held(
        outcome, frozenset(checker.accounted), tuple(checker.moves), tuple(checker.troubles), frozenset(checker.changed)
    )


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

    @property
    def anchor(self) -> Anchor:
        """The words, as they are sought."""
        return Anchor(self.owner, self.text, self.paragraph)


_ALIKE = 0.6
"""From here on the closest words are taken for the quote, changed."""


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


class _Checker:
    def __init__(self, facts: FactFile, article: Article, lexicon: Lexicon) -> None:
        self.facts = facts
        self.article = article
        texts = [paragraph.text for paragraph in article.paragraphs]
        self.lexicon = lexicon = replace(lexicon, separators=separators_of(texts, lexicon))
        self.found: list[Diagnostic] = []
        self.moves: list[Move] = []
        self.troubles: list[tuple[Span, str]] = []
        self.finds = {p.number: find(p.text, lexicon) for p in article.paragraphs}
        self.accounted: set[tuple[int, int]] = set()
        """Finds that are accounted for, as paragraph and place in its list."""
        self.changed: dict[tuple[int, int], str] = {}
        """Finds that stand where a quote was changed, and whose it is."""
        self.unseen = held(article.text)
        self.sights: dict[int, tuple[tuple[str, str], ...]] = {}
        """How paragraphs are seen whose unseen signs change that, and how they would be without these."""
        self.declared = tuple(self.quotes())
        words = frozenset(f.surface.split()[0].lower() for found in self.finds.values() for f in found if not f.digits)
        anchors = tuple(quote.anchor for quote in self.declared)
        same = article.sha256 == facts.source.sha256
        self.anchoring = Anchoring(article, lexicon.letters, words, anchors, same=same)

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
        quotes = self.declared
        places = [self.places(quote) for quote in quotes]
        for quote, found in zip(quotes, places, strict=True):
            for place in found if quote.counts else ():
                self.account(quote, place)
        runs, open_runs, words = self.coverage()
        exact = sum(
            any(self.exact(quote, place) and place.paragraph == quote.paragraph for place in found)
            for quote, found in zip(quotes, places, strict=True)
        )
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

    def places(self, quote: _Quote) -> tuple[Place, ...]:
        """Where a quote stands: one place, or one in each paragraph that it runs over; none where it is missing."""
        found = self.anchoring.find(quote.anchor, counts=quote.counts)
        if not found:
            self.report_missing(quote)
        elif len(found) > 1:
            message = f"moved: the quote runs over the end of paragraph {found[0].paragraph}"
            self.say("Q104", Severity.WARNING, quote.span, message, "quote the words of one paragraph")
        else:
            self.report_moved(quote, found[0])
        return found

    def report_moved(self, quote: _Quote, place: Place) -> None:
        if place.paragraph != quote.paragraph:
            self.moves.append(Move(quote.span, quote.paragraph, place.paragraph))
            self.say(
                "Q104",
                Severity.WARNING,
                quote.span,
                f"moved: the quote stands in paragraph {place.paragraph}, not {quote.paragraph}",
                f"write `paragraph: {place.paragraph}`",
            )
        if not self.exact(quote, place):
            self.say(
                "Q105",
                Severity.WARNING,
                quote.span,
                f"the article has the quote in paragraph {place.paragraph}, but not letter by letter",
                "copy it from the article: blanks, quotation marks or digits differ",
            )
        if self.unseen and self.hidden(place):
            self.say(
                "Q115",
                Severity.WARNING,
                quote.span,
                f"the article holds signs that are not seen, in paragraph {place.paragraph}, and its readers see"
                " other figures there than the quote has",
                "look at the article as its readers do; what reportgen reads is the order in which it is written",
            )

    def hidden(self, place: Place) -> bool:
        """Whether the article's readers do not see the figures of a place as they are written."""
        text = self.article.paragraphs[place.paragraph - 1].text
        if place.paragraph not in self.sights:
            self.sights[place.paragraph] = sights(text)
        figures = _FIGURE.findall(clean(text[place.start : place.end]))
        both = self.sights[place.paragraph]
        return any(figure in plain and figure not in found for found, plain in both for figure in figures)

    def exact(self, quote: _Quote, place: Place) -> bool:
        """Whether the words stand there letter by letter; what is not seen is no letter."""
        text = self.article.paragraphs[place.paragraph - 1].text
        return place.exact or (self.unseen and clean(text[place.start : place.end]) == clean(quote.text))

    def report_missing(self, quote: _Quote) -> None:
        close = self.anchoring.closest(quote.anchor)
        if close is None or close.alike < _ALIKE:
            self.troubles.append((quote.span, f"`{_shortened(quote.text)}` is gone from the article"))
        if close is None:
            self.say("Q103", Severity.ERROR, quote.span, "the quote does not stand in the article")
            return
        if close.alike < _ALIKE:
            hint = f"closest is, in paragraph {close.paragraph}: `{close.words}`"
            self.say("Q103", Severity.ERROR, quote.span, "the quote does not stand in the article", hint)
            return
        message = f"changed: paragraph {close.paragraph} of the article has other words"
        shown = difference(quote.text, close.words)
        self.say("Q109", Severity.ERROR, quote.span, message, shown)
        self.troubles.append((quote.span, f"changed in paragraph {close.paragraph} of the article:\n{shown}"))
        if close.paragraph != quote.paragraph:
            self.moves.append(Move(quote.span, quote.paragraph, close.paragraph))
        for number in self.touched(close.paragraph, close.start, close.end):
            self.changed.setdefault((close.paragraph, number), quote.owner)

    # --- whether every digit is accounted for ------------------------------------------------

    def account(self, quote: _Quote, place: Place) -> None:
        for number in self.touched(place.paragraph, place.start, place.end):
            found = self.finds[place.paragraph][number]
            if quote.everything or self.same(quote, found):
                self.accounted.add((place.paragraph, number))
                self.check_bound(quote, found)

    def touched(self, paragraph: int, start: int, end: int) -> Iterator[int]:
        """The finds of a paragraph that a stretch of it touches."""
        finds = self.finds[paragraph]
        number = bisect_right(finds, start, key=lambda found: found.end)
        while number < len(finds) and finds[number].start < end:
            yield number
            number += 1

    @staticmethod
    def same(quote: _Quote, found: Found) -> bool:
        if quote.code:
            return found.text == quote.code or quote.code in found.surface
        if found.quantity is None or quote.quantity is None:
            return False
        return any((quote.quantity.value, quote.quantity.high) == (q.value, q.high) for q in _readings(found))

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
                    owner = self.changed.get((paragraph.number, number))
                    hint = f"the changed words of `{owner}`: take them over" if owner else self.owner_hint(found)
                    self.say("Q106", Severity.ERROR, span, f"`{found.surface}` belongs to no figure", hint)
                elif found.doubt is not Doubt.WORD and not found.indefinite:
                    words += 1
                    self.say(
                        "Q107", Severity.NOTE, span, f"`{found.surface}` may be a figure", "declare it if it is one"
                    )
        return runs, open_runs, words

    def owner_hint(self, found: Found) -> str:
        said: list[object] = [found.text, *((q.value, q.high) for q in _readings(found))]
        owner = next((self.owners[one] for one in said if one in self.owners), None)
        if owner is not None:
            return f"a mention of `{owner}`? Add it there, or to `ignored` with a reason"
        return "add a figure, a mention of one, or an entry in `ignored` with a reason"

    @cached_property
    def owners(self) -> dict[object, str]:
        """The first figure that prints a value or a document's number."""
        owners: dict[object, str] = {}
        for quote in self.declared:
            if quote.quantity is not None:
                owners.setdefault((quote.quantity.value, quote.quantity.high), quote.owner)
            elif quote.code:
                owners.setdefault(quote.code, quote.owner)
        return owners


def _readings(found: Found) -> tuple[Quantity, ...]:
    """Everything that a find can be read as."""
    return tuple(q for q in (found.quantity, found.alternative, *found.parts) if q is not None)


_DIGITS = re.compile(r"\d+")
_FIGURE = re.compile(r"\d+(?:[^\w\s]\d+)*")


def _code(figure: Figure, mention: Mention) -> str:
    return figure.text if mention.quantity is None else ""
