"""A figure's source as a footnote: its words in the source, their paragraph, its calculation, its verdicts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Protocol

from reportgen.claims.expression import Name
from reportgen.claims.verdicts import Side, Verdict
from reportgen.composing.by_figure import ByFigure
from reportgen.composing.signs import signed, tone_of
from reportgen.composing.wording import joined, listed, phrase, words
from reportgen.composing.working import grade_words, rule_words, working
from reportgen.document import Inline, Inlines, Note, Text, Tone, plain_text
from reportgen.facts import Acknowledgement, FactFile, Figure
from reportgen.languages import Language

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def is_web_address(url: str) -> bool:
    """Whether a briefing may lead there."""
    return _ADDRESS.fullmatch(url) is not None


class Words(Protocol):
    """What sets words that are not the language's own messages."""

    def foreign(self, text: str) -> Inlines:
        """Words of the source."""

    def reason(self, acknowledged: Acknowledgement) -> Inlines:
        """Words of the editor, in the language of the briefing."""


def source_note(figure: Figure, facts: FactFile, found: ByFigure, language: Language, own: Words) -> Note:
    """The footnote that `{{ figure source }}` puts behind the figure, and that stands behind each that fails."""
    alone = found.alone.get(figure.id, ())
    verdicts = dict.fromkeys((*_telling(figure, alone), *found.failing(figure.id)))
    sentences = [
        calculated(figure, facts, alone, language) if figure.formula else quoted(figure, language, own.foreign)
    ]
    for verdict in verdicts:
        sentences.append(_checked(verdict, facts, language))
        sentences += [own.reason(verdict.acknowledged)] if verdict.acknowledged else []
    for fault in found.faults(figure.id):
        said = plain_text(rule_words(fault.code, (), language))
        sentences.append(
            phrase(language.pattern("source.noticed"), said=signed(Tone.BAD if fault.fails else Tone.DOUBTFUL, said))
        )
        sentences += [own.reason(fault.acknowledged)] if fault.acknowledged else []
    inlines: list[Inline] = []
    for sentence in sentences:
        if sentence:
            inlines += [Text(" ")] if inlines else []
            inlines += sentence
    return Note(joined(inlines))


def quoted(figure: Figure, language: Language, foreign: Callable[[str], Inlines]) -> Inlines:
    """Where the source prints a figure, in its own words."""
    paragraphs: dict[str, set[int]] = {}
    for mention in figure.mentions:
        paragraphs.setdefault(mention.quote, set()).add(mention.paragraph)
    quotes: list[Inlines] = []
    for quote, places in paragraphs.items():
        pattern = language.counted_pattern("source.quote", Fraction(len(places)))
        numbers = language.message("list.separator").join(language.count(place) for place in sorted(places))
        quotes.append(phrase(pattern, quote=foreign(quote), paragraphs=words(numbers)))
    return phrase(language.pattern("source.quoted"), quotes=listed(quotes, language)) if quotes else ()


def calculated(figure: Figure, facts: FactFile, alone: Sequence[Verdict], language: Language) -> Inlines:
    """How a figure comes about that the source does not print; `alone` as above."""
    own = next((verdict for verdict in alone if verdict.claim.calculated), None)
    shown = working(own, facts, language) if own else words(figure.formula)
    return phrase(language.pattern("source.calculated"), working=shown)


def _checked(verdict: Verdict, facts: FactFile, language: Language) -> Inlines:
    said = signed(tone_of(verdict.grade), grade_words(verdict.grade, language))
    return phrase(language.pattern("source.checked"), working=working(verdict, facts, language), verdict=said)


def _telling(figure: Figure, alone: Sequence[Verdict]) -> Iterator[Verdict]:
    """The verdicts on what the figure is said to come to, and all claims about the figure itself that fail."""
    for verdict in alone:
        comparison = verdict.comparison
        printed = {Side.LEFT: comparison.left, Side.RIGHT: comparison.right}.get(verdict.printed_side)
        derived = isinstance(printed, Name) and printed.id == figure.id and not verdict.claim.calculated
        if derived or not verdict.grade.passes:
            yield verdict
