"""The figures of an article as a fact file would name them: mentions merged, furniture set aside, doubts said."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import field, replace
from itertools import islice, product

from reportgen.diagnostics import Diagnostic, Span
from reportgen.extraction import Doubt, Found, FoundKind, Lexicon
from reportgen.facts import Figure, Kind, Mention
from reportgen.quantity import Quantity
from reportgen.reading import quotes, values
from reportgen.reading.articles import Article, Paragraph
from reportgen.reading.drafting.context import Context, Surroundings
from reportgen.reading.drafting.evidence import FindPlace, Finds
from reportgen.reading.drafting.naming import Names, Slugs, propose_id
from reportgen.reading.nodes import Scalar
from reportgen.reading.places import Concordance, beginnings
from reportgen.records import dataclass

_FURNITURE_WORDS = 8
"""A line of the page that is no text is not longer than this."""
_LONGEST_LABEL = 60

_ASIDE = {
    FoundKind.TIME: "a time of day",
    FoundKind.MARK: "a number that counts nothing: of a footnote, list item, page, part or telephone",
}
_UNREAD = {
    Doubt.MIXED_DIGITS: "digits of several writing systems in one number: it can't be read",
    Doubt.TOO_LONG: "more digits than are read as a number",
    Doubt.GROUPS: "separators where no number has them",
}
_FURNITURE = "a line of the page around the article"


@dataclass(frozen=True, slots=True)
class Place:
    """One place that prints a figure."""

    paragraph: int
    quote: str


@dataclass(slots=True)
class Proposal:
    """One figure of a draft."""

    id: str
    kind: Kind
    value: str
    counts: str
    per: str
    label: str
    places: list[Place]
    quantity: Quantity | None
    """What is printed; where a `value` is given, that one counts."""
    text: str
    """What a figure without a quantity says: the number of a document."""
    doubts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Why a number is read as it is, where its separator means two things."""
    other: str = ""
    """The other reading, where that is open."""
    finds: list[FindPlace] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that hold digits but no figure."""

    paragraph: int
    quote: str
    reason: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was found in an article."""

    article: Article
    language: str
    figures: tuple[Proposal, ...]
    ignored: tuple[Aside, ...]
    words: tuple[Place, ...]
    """Number words that mean something else as often, and were not taken for figures."""


def as_figures(draft: Draft) -> tuple[Figure, ...]:
    """The figures of a draft as a fact file has them, without labels: what relations are sought among."""
    figures: list[Figure] = []
    for number, proposal in enumerate(draft.figures, 1):
        span = Span(draft.article.shown, number, 1, number, 1)
        quantity = proposal.quantity
        if proposal.value and quantity is not None:
            read = values.read_value(Scalar(proposal.value, span), proposal.kind)
            quantity = None if isinstance(read, Diagnostic) else read
        mentions = tuple(Mention(place.quote, place.paragraph, quantity, span) for place in proposal.places)
        figures.append(
            Figure(
                proposal.id,
                proposal.kind,
                quantity,
                (),
                span,
                text=proposal.text,
                mentions=mentions,
                counts=proposal.counts,
                per=proposal.per,
            )
        )
    return tuple(figures)


def draft_facts(
    finds: Finds,
    known: Container[FindPlace] = (),
    ids: Iterable[str] = (),
) -> Draft:
    """Draft the facts of an article, without the finds that are `known` already; `ids` are taken."""
    return _Drafter(finds, known, ids).draft()


class _Drafter:
    def __init__(self, finds: Finds, known: Container[FindPlace], ids: Iterable[str]) -> None:
        self.finds = finds
        self.article = finds.article
        self.lexicon = finds.lexicon
        self.known = known
        self.figures: dict[tuple[object, ...], Proposal] = {}
        self.names = Names(ids)
        self.slugs = Slugs(finds.lexicon)
        self.ignored: list[Aside] = []
        self.words: list[Place] = []
        self.quotes = _Quotes(finds.alone)

    def draft(self) -> Draft:
        for paragraph, finds in zip(self.article.paragraphs, self.finds.paragraphs, strict=True):
            self.look(paragraph, finds)
        return Draft(
            self.article, self.finds.language, tuple(self.figures.values()), tuple(self.ignored), tuple(self.words)
        )

    def look(self, paragraph: Paragraph, finds: tuple[Found, ...]) -> None:
        fresh = [f for number, f in enumerate(finds) if (paragraph.number, number) not in self.known]
        if not fresh:
            return
        if self.is_furniture(paragraph):
            if any(f.digits for f in fresh):
                self.ignored.append(Aside(paragraph.number, paragraph.text, _FURNITURE))
            return
        around = Surroundings(paragraph.text, finds, self.lexicon)
        self.quotes.turn_to(paragraph.text, finds)
        for number, found in enumerate(finds):
            if (paragraph.number, number) in self.known:
                continue
            if found.doubt is Doubt.WORD or found.indefinite:
                self.words.append(Place(paragraph.number, found.surface))
            elif found.kind in _ASIDE or (found.quantity is None and not found.text):
                self.set_aside(paragraph, found, around)
            else:
                self.propose(paragraph, number, around)

    def is_furniture(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is a short line such as "Comments (3)"."""
        text = paragraph.text
        if len(text.split()) > _FURNITURE_WORDS or len(text) > 80:
            return False
        tokens = Surroundings(text, (), self.lexicon).tokens
        return any(self.lexicon.furniture.after(tokens, index) is not None for index in range(len(tokens)))

    def set_aside(self, paragraph: Paragraph, found: Found, around: Surroundings) -> None:
        reason = _ASIDE.get(found.kind) or _UNREAD.get(found.doubt, "")
        doubt = "" if found.kind in _ASIDE else "look at the article: is this a figure?"
        for start, end in ((found.start, found.end), *_stretches(found, around.around(found))):
            quote = paragraph.text[start:end]
            if self.quotes.stand("", quote, start):
                self.quotes.take("", start, quote)
                self.ignored.append(Aside(paragraph.number, quote, reason or "no number that can be read", doubt))
                return
        self.ignored.append(Aside(paragraph.number, paragraph.text, reason or "no number that can be read", doubt))

    # --- figures -----------------------------------------------------------------------------

    def propose(self, paragraph: Paragraph, number: int, around: Surroundings) -> None:
        found = around.finds[number]
        context = around.around(found)
        kind = quotes.kind_of(found)
        after, before = (paragraph.text[span[0] : span[1]] if span else "" for span in (context.after, context.before))
        counts = after if kind in _COUNTED else ""
        if not after and found.kind is FoundKind.NUMBER and (noun := context.loose_noun):
            before = paragraph.text[noun[0] : noun[1]]
        about = before or after if found.kind in _NAMED_BEFORE else after or before
        quantity = quotes.as_kind(found.quantity, kind)
        key = _same_figure(kind, quantity, found.text, self.slugs.of(about) or about)
        figure = self.figures.get(key)
        quoted = self.quotes.quote(found, context, kind, figure.id if figure else _NEW)
        if quoted is None:
            reason = "no words were found in which it can be quoted alone"
            self.set_aside(paragraph, replace(found, kind=FoundKind.CODE), around)
            self.ignored[-1] = replace(self.ignored[-1], reason=reason, doubt="look at the article: is this a figure?")
            return
        start, quote, value = quoted
        if figure is None:
            said = found.text or value or (values.written(quantity) if quantity else "")
            year = around.year_of(number) if kind not in _YEARLESS else ""
            wanted = propose_id(kind, about, said, year, self.slugs)
            name = self.names.unique(wanted, context.per, self.slugs.of(said))
            unnamed = kind in _UNNAMED or any(c.isdecimal() for c in about)
            label = "" if unnamed else about[:_LONGEST_LABEL]
            figure = Proposal(
                name, kind, value, counts, context.per, label, [], quantity, found.text, _doubts(found, kind)
            )
            if found.doubt is Doubt.SEPARATOR and found.alternative is not None:
                figure.other = values.written(found.alternative)
            note = self.finds.notes.get((paragraph.number, number))
            if note is not None:
                figure.notes.append(note)
            self.figures[key] = figure
        elif value and not figure.value:
            figure.value = value
        self.quotes.take(figure.id, start, quote)
        figure.places.append(Place(paragraph.number, quote))
        figure.finds.append((paragraph.number, number))


class _Quotes:
    """Finds the words of a paragraph that say a figure when they are read alone, and that lead to its place."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.text = ""
        self.places = Concordance("")
        self.taken: set[tuple[str, int]] = set()
        self.passed: dict[tuple[str, str], int] = {}
        """How many places of a quote are known to be taken, by the figure and the quote."""
        self.said: dict[tuple[str, Kind, str], quotes.Printed | None] = {}

    def turn_to(self, text: str, finds: tuple[Found, ...]) -> None:
        """Go on to another paragraph."""
        words = frozenset(found.surface.split()[0].lower() for found in finds if not found.digits)
        self.text, self.places = text, Concordance(text, words)
        self.taken.clear()
        self.passed.clear()

    def take(self, owner: str, start: int, quote: str) -> None:
        """A mention of a figure stands here: the next one stands elsewhere."""
        self.taken.update((owner, place) for place in beginnings(self.text, start, start + len(quote)))

    def quote(self, found: Found, context: Context, kind: Kind, owner: str) -> tuple[int, str, str] | None:
        """The words to quote, where they begin, and the value that must be given with them, if any."""
        unlike = found.doubt is Doubt.SEPARATOR
        for value in _given(found, kind):
            for start, end in _stretches(found, context) if value or not unlike else ():
                quote = self.text[start:end]
                if not self.stand(owner, quote, start):
                    continue
                if self.read(quote, found, kind, value):
                    return start, quote, value
                if not value and found.alternative is not None and not self.read(found.surface, found, kind, ""):
                    # Its separator is read by evidence: no words can do without the value.
                    break
        return None

    def stand(self, owner: str, quote: str, start: int) -> bool:
        """Whether a reader who looks for the quote finds it first where it is meant."""
        places = self.places.places(quote)
        passed = self.passed.get((owner, quote), 0)
        while passed < len(places) and (owner, places[passed]) in self.taken:
            passed += 1
        self.passed[owner, quote] = passed
        return passed < len(places) and places[passed] == start

    def read(self, quote: str, found: Found, kind: Kind, value: str) -> bool:
        """Whether the words, read alone as a fact file's quote, say what was found in the article."""
        textual = values.is_textual(kind)
        key = (quote, kind, value)
        if key not in self.said:
            self.said[key] = self._said(quote, kind, value, textual=textual)
        printed = self.said[key]
        if printed is None:
            return False
        if textual and found.text:
            return printed.text == found.text
        if value:
            return True
        return printed.quantity == quotes.as_kind(found.quantity, kind)

    def _said(self, quote: str, kind: Kind, value: str, *, textual: bool) -> quotes.Printed | None:
        declared: Quantity | None = None
        if value and not textual:
            read = values.read_value(Scalar(value, _NOWHERE), kind)
            if isinstance(read, Diagnostic):
                return None
            declared = read
        text = value if textual else ""
        printed = quotes.read_quote(Scalar(quote, _NOWHERE), kind, declared, text, self.lexicon)
        if isinstance(printed, Diagnostic) or printed.kind is not kind:
            return None
        return printed if declared is None or printed.quantity == declared else None


_NOWHERE = Span.whole("")
_NEW = "?"
"""Stands for a figure that has no mention yet, and so has taken no place."""
_COUNTED = frozenset({Kind.COUNT})
_YEARLESS = frozenset({Kind.YEAR, Kind.TERM, Kind.DATE, Kind.DOCUMENT, Kind.DURATION})
BY_VALUE = frozenset({Kind.YEAR, Kind.TERM, Kind.DATE, Kind.DOCUMENT})
"""Kinds of which there is one figure for each value, whatever stands around it."""


_UNNAMED = frozenset({Kind.YEAR, Kind.TERM, Kind.DATE, Kind.DURATION})
"""Kinds whose neighbours say nothing about what they are."""
_NAMED_BEFORE = (FoundKind.CODE, FoundKind.CHANGE)
"""What the words before say more about than those after: resolution No. 21, a fall of 12 %."""


_NAMED_AFTER = (FoundKind.NUMBER, FoundKind.PERCENTAGE, FoundKind.FRACTION, FoundKind.RATIO)


def _same_figure(kind: Kind, quantity: Quantity | None, text: str, about: str) -> tuple[object, ...]:
    """What two mentions of one figure have in common."""
    if kind in BY_VALUE:
        return (kind, text, quantity.value if quantity else None, quantity.high if quantity else None)
    return (kind, text, quantity, about)


def _stretches(found: Found, context: Context) -> Iterator[tuple[int, int]]:
    """Words to quote, the best first: what is counted goes with its number, else the words before."""
    start, end = found.outer_start, found.outer_end
    if context.named is not None and found.kind in (FoundKind.YEAR, FoundKind.TERM):
        yield context.named
    if context.after is not None and found.kind not in _NAMED_BEFORE:
        yield start, context.after[1]
    if found.kind in _NAMED_BEFORE or context.after is None:
        yield from _with_neighbours(found, context)
    yield start, end
    yield from ((start, finish) for finish in context.further())
    yield from ((begin, end) for begin in context.wider())
    yield from product(context.wider(), context.further())
    yield found.start, found.end
    for begin in context.wider_still():
        yield begin, end
        yield from ((begin, finish) for finish in context.further_still())
    yield from ((start, finish) for finish in context.further_still())


def _with_neighbours(found: Found, context: Context) -> Iterator[tuple[int, int]]:
    """A number that no noun follows, with a few words before or behind it: a bare "212" would tell nobody anything."""
    start, end = found.outer_start, found.outer_end
    begin, finish = context.near(3 if found.kind is FoundKind.CODE else 2)
    if begin is not None and (found.kind is not FoundKind.NUMBER or finish is None):
        yield begin, end
        yield from ((near, end) for near in islice(context.wider(), 1))
    elif finish is not None and found.kind in _NAMED_AFTER:
        yield start, finish
    elif found.kind is FoundKind.NUMBER:
        yield from ((near, end) for near in tuple(islice(context.wider_still(), 2))[1:])


def _value(found: Found, kind: Kind) -> str:
    """A find as a value is written in a fact file."""
    if found.text and values.is_textual(kind):
        return found.text
    quantity = quotes.as_kind(found.quantity, kind)
    if quantity is None:
        return ""
    if found.parts:
        bound = f"{quantity.bound.value} " if quantity.bound.value else ""
        return bound + "/".join(part.canonical for part in found.parts)
    return values.written(quantity)


def _given(found: Found, kind: Kind) -> Iterator[str]:
    """What may be given with a quote: nothing, and else the value; or always the value."""
    declared = _declared(found, kind)
    if declared:
        yield declared
        return
    yield ""
    yield _value(found, kind)


def _declared(found: Found, kind: Kind) -> str:
    """A value that a draft gives although the quote could do without: a fall is a change below zero."""
    if kind is Kind.CHANGE and found.direction < 0 and found.quantity is not None and found.quantity.value > 0:
        return values.written(quotes.fallen(found.quantity))
    return ""


def _doubts(found: Found, kind: Kind) -> list[str]:
    doubts: list[str] = []
    if found.doubt is Doubt.YEAR:
        doubts.append("a year? nothing but its size says so")
    if found.doubt is Doubt.SEPARATOR and found.alternative is not None:
        doubts.append(f"`{found.surface}` can be read in two ways: strike one of the two values")
    elif found.doubt is Doubt.SEPARATOR:
        doubts.append(f"`{found.surface}` is not written as the language writes numbers")
    if kind is Kind.CHANGE:
        doubts.append("a change in per cent, or a difference of percentages (`kind: points`)?")
    return doubts
