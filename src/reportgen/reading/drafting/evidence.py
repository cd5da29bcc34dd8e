"""All figures of an article, its separators read by evidence.

`2,071` and `2.071` mean two things each.  Words in another language, a quotation mostly, are read by
that language's habit; the rest as the document's other numbers show, and last by the habit of its
own language.  What is still open is left for arithmetic (`proposing`), and then for the editor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import cache

from reportgen.extraction import Doubt, Found, Lexicon, SeparatorRole, find, separators_of
from reportgen.quantity import Quantity
from reportgen.reading.articles import Article
from reportgen.reading.drafting.recognizing import recognize
from reportgen.records import dataclass

Lexicons = Callable[[], Mapping[str, Lexicon]]
"""The grammars of all languages that can be read; asked for only where they are needed."""

FindPlace = tuple[int, int]
"""A find: the number of its paragraph, and its place among that paragraph's finds."""

_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{20,4000})[\"”»]")
_SEPARATED = re.compile(r"\d[.,]\d")
_FEWEST_WORDS = 5
_MOST_PASSAGES = 100
"""So many paragraphs and quotations with such numbers are looked at; an article has fewer."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a paragraph that is written in another language."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class Finds:
    """Everything found in an article, paragraph by paragraph, and why some numbers are read as they are."""

    article: Article
    language: str
    alone: Lexicon
    """The grammar as a fact file's quote is read: without what the rest of the article shows."""
    lexicon: Lexicon
    paragraphs: tuple[tuple[Found, ...], ...]
    notes: Mapping[FindPlace, str] = field(default_factory=dict)

    def open(self) -> Iterator[tuple[FindPlace, Found]]:
        """The numbers that can still be read in two ways."""
        for paragraph, finds in enumerate(self.paragraphs, 1):
            for number, found in enumerate(finds):
                if found.doubt is Doubt.SEPARATOR and found.alternative is not None:
                    yield (paragraph, number), found

    def reading(self, chosen: Mapping[FindPlace, SeparatorRole], notes: Mapping[FindPlace, str] | None = None) -> Finds:
        """The same with some numbers read as said; where there are `notes` for them, beyond doubt."""
        notes = notes or {}
        paragraphs = list(self.paragraphs)
        for paragraph in {paragraph for paragraph, _ in chosen}:
            paragraphs[paragraph - 1] = tuple(
                read_as(found, chosen[paragraph, number], settled=(paragraph, number) in notes)
                if (paragraph, number) in chosen
                else found
                for number, found in enumerate(paragraphs[paragraph - 1])
            )
        return replace(self, paragraphs=tuple(paragraphs), notes={**self.notes, **notes})


def find_all(article: Article, language: str, lexicon: Lexicon, lexicons: Lexicons | None = None) -> Finds:
    """Find the figures of an article, by all that its text shows about separators."""
    lexicons = cache(lexicons) if lexicons is not None else None
    passages = _passages(article, language, lexicons) if lexicons is not None else {}
    own = (_without(p.text, passages.get(p.number, ())) for p in article.paragraphs)
    shown = replace(lexicon, separators=separators_of(own, lexicon))
    notes: dict[FindPlace, str] = {}
    paragraphs: list[tuple[Found, ...]] = []
    for paragraph in article.paragraphs:
        finds = find(paragraph.text, shown)
        if passages and lexicons is not None and paragraph.number in passages:
            finds = tuple(_in_passages(paragraph.number, finds, passages[paragraph.number], lexicons(), notes))
        paragraphs.append(finds)
    return Finds(article, language, lexicon, shown, tuple(paragraphs), notes)


def read_as(found: Found, role: SeparatorRole, *, settled: bool) -> Found:
    """A find whose separator is read as said."""
    one, other = found.quantity, found.alternative
    if one is None or other is None:
        return found
    decimal, grouped = sorted((one, other), key=_places, reverse=True)
    chosen, left = (decimal, grouped) if role is SeparatorRole.DECIMAL else (grouped, decimal)
    doubt = Doubt.NONE if settled and found.doubt is Doubt.SEPARATOR else found.doubt
    return replace(found, quantity=chosen, alternative=left, doubt=doubt)


def _places(quantity: Quantity) -> int:
    return quantity.places


# --- words in another language ---------------------------------------------------------------


def _passages(article: Article, language: str, lexicons: Lexicons) -> dict[int, tuple[Passage, ...]]:
    """The quotations with separated numbers that are written in another language, by paragraph."""
    found: dict[int, tuple[Passage, ...]] = {}
    looked_at = 0
    for paragraph in article.paragraphs:
        text = paragraph.text
        if not _SEPARATED.search(text):
            continue
        passages: list[Passage] = []
        for start, end in ((0, len(text)), *((m.start(1), m.end(1)) for m in _QUOTED.finditer(text))):
            if looked_at == _MOST_PASSAGES or not _SEPARATED.search(text, start, end):
                continue
            said = text[start:end]
            if len(said.split()) < _FEWEST_WORDS:
                continue
            looked_at += 1
            written = recognize(said[:4000], lexicons())
            if written is not None and written.sure and written.language != language:
                passages.append(Passage(start, end, written.language))
                if start == 0 and end == len(text):
                    break
        if passages:
            found[paragraph.number] = tuple(passages)
    return found


def _without(text: str, passages: Iterable[Passage]) -> str:
    for passage in passages:
        text = f"{text[: passage.start]}{' ' * (passage.end - passage.start)}{text[passage.end :]}"
    return text


def _in_passages(
    paragraph: int,
    finds: tuple[Found, ...],
    passages: tuple[Passage, ...],
    lexicons: Mapping[str, Lexicon],
    notes: dict[FindPlace, str],
) -> Iterator[Found]:
    """Finds, those in a passage read as its language writes numbers."""
    for number, found in enumerate(finds):
        passage = next((p for p in passages if p.start <= found.start and found.end <= p.end), None)
        sign = next((c for c in found.surface if c in ".,"), "")
        if passage is None or not sign:
            yield found
            continue
        foreign = lexicons[passage.language]
        if found.alternative is None:
            doubtful = found.doubt is Doubt.SEPARATOR
            yield replace(found, doubt=Doubt.NONE) if doubtful else found
            continue
        role = SeparatorRole.DECIMAL if sign in foreign.decimal else SeparatorRole.GROUP
        read = read_as(found, role, settled=True)
        if read.quantity != found.quantity or found.doubt is Doubt.SEPARATOR:
            notes[paragraph, number] = f"`{found.surface}` stands in words of another language ({passage.language})"
        yield read
