"""The article behind a fact file: does every quote stand where it says, and was no figure left out?"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Outcome, Severity, Span
from reportgen.extraction import Doubt, Folded, Found, Lexicon, ascii_digits, find, fold
from reportgen.facts import FactFile, Figure, Mention
from reportgen.quantity import Bound, Quantity
from reportgen.reading.factfile import load_source_lexicon
from reportgen.resources import Resources

MAX_BYTES = 20_000_000
"""An article larger than this is refused unread."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its number from 1, and the line and column at which its text begins."""

    number: int
    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Article:
    """A plain-text article: every line that is not blank is a paragraph."""

    shown: str
    sha256: str
    paragraphs: tuple[Paragraph, ...]


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


def read_article(path: Path, shown: str | None = None) -> Outcome[Article]:
    """Read a plain-text article."""
    shown = shown if shown is not None else str(path)

    def refuse(message: str, hint: str = "", line: int = 1) -> Outcome[Article]:
        span = Span(shown, line, 1, line, 1)
        return Outcome(None, (Diagnostic("Q101", Severity.ERROR, span, message, hint),))

    if path.is_dir():
        return refuse(f"`{shown}` is a folder, not an article")
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return refuse(f"the article `{shown}` can't be read: {reason}")
    if len(data) > MAX_BYTES:
        return refuse(f"the article is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return refuse(f"byte 0x{data[error.start]:02x} is not UTF-8", "save the article as UTF-8 text", line)
    paragraphs: list[Paragraph] = []
    for line, row in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        stripped = row.strip()
        if stripped:
            paragraphs.append(Paragraph(len(paragraphs) + 1, stripped, line, len(row) - len(row.lstrip()) + 1))
    return Outcome(Article(shown, hashlib.sha256(data).hexdigest(), tuple(paragraphs)))


def check_source(facts: FactFile, path: Path, resources: Resources, shown: str | None = None) -> Outcome[SourceCheck]:
    """Hold every quote and every digit of the article against the fact file."""
    article = read_article(path, shown)
    lexicon = load_source_lexicon(facts.source.language, resources, facts.source.span)
    if article.value is None or lexicon.value is None:
        return Outcome(None, (*article.diagnostics, *lexicon.diagnostics))
    return _Checker(facts, article.value, lexicon.value).check()


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


class _Checker:
    def __init__(self, facts: FactFile, article: Article, lexicon: Lexicon) -> None:
        self.facts = facts
        self.article = article
        self.lexicon = lexicon
        self.found: list[Diagnostic] = []
        self.folded: dict[int, Folded] = {}
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
        places = [self.place(quote) for quote in quotes]
        for quote, place in zip(quotes, places, strict=True):
            if place is not None and quote.counts:
                self.account(quote, place)
        runs, open_runs, words = self.coverage()
        exact = sum(place is not None and place.exact for place in places)
        missing = sum(place is None for place in places)
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
        self.report_missing(quote)
        return None

    def exactly(self, quote: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
        yield from _whole(quote, paragraph.text)

    def nearly(self, quote: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
        folded = self.folded.get(paragraph.number)
        if folded is None:
            folded = self.folded[paragraph.number] = fold(paragraph.text, self.lexicon.letters)
        wanted = ascii_digits(fold(quote, self.lexicon.letters).text).strip().casefold()
        text = ascii_digits(folded.text)
        lowered = text.casefold()
        for start, end in _whole(wanted, lowered if len(lowered) == len(text) else text):
            yield folded.original(start, end)

    def report_moved(self, quote: _Quote, paragraph: Paragraph, *, exact: bool) -> None:
        if paragraph.number != quote.paragraph:
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
        hint = f"closest is, in paragraph {close[0]}: `{close[1]}`" if close else ""
        self.say("Q103", Severity.ERROR, quote.span, "the quote does not stand in the article", hint)

    def closest(self, quote: str) -> tuple[int, str] | None:
        """The words of the article most like a quote; looked for in bounded time."""
        best: tuple[int, int, str] | None = None
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(quote[:200])
        for paragraph in self.article.paragraphs[:200]:
            matcher.set_seq1(paragraph.text[:5000])
            match = matcher.find_longest_match()
            if match.size >= 3 and (best is None or match.size > best[0]):
                start = max(match.a - match.b, 0)
                best = (match.size, paragraph.number, paragraph.text[start : start + len(quote[:200])])
        return None if best is None else best[1:]

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
                span = _span(self.article, paragraph, found)
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


def _span(article: Article, paragraph: Paragraph, found: Found) -> Span:
    column = paragraph.column + found.start
    return Span(article.shown, paragraph.line, column, paragraph.line, column + found.end - found.start)


def _whole(quote: str, text: str) -> Iterator[tuple[int, int]]:
    """Where `quote` stands in `text` without cutting a run of digits in two."""
    start = text.find(quote) if quote else -1
    while start >= 0:
        end = start + len(quote)
        if not (_cuts(text, start) or _cuts(text, end)):
            yield start, end
        start = text.find(quote, start + 1)


def _cuts(text: str, place: int) -> bool:
    """Whether `place` is inside a number: between digits, or between a digit and a separator with a digit behind."""
    before, after = text[max(place - 2, 0) : place], text[place : place + 2]
    if not before or not after:
        return False
    if before[-1].isdecimal():
        return after[0].isdecimal() or (len(after) == 2 and after[0] in ".,٫٬" and after[1].isdecimal())
    return len(before) == 2 and before[1] in ".,٫٬" and before[0].isdecimal() and after[0].isdecimal()
