"""A figure's source as a footnote: its words in the source, their paragraph, its calculation, its verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from reportgen.claims.expression import Name
from reportgen.claims.verdicts import Side, Verdict
from reportgen.composing.signs import signed, tone_of
from reportgen.composing.wording import joined, listed, phrase, words
from reportgen.composing.working import grade_words, working
from reportgen.document import Inline, Inlines, Note, Text
from reportgen.facts import FactFile, Figure
from reportgen.languages import Language


def source_note(
    figure: Figure, facts: FactFile, alone: Sequence[Verdict], language: Language, foreign: Callable[[str], Inlines]
) -> Note:
    """The footnote that `{{ figure source }}` puts behind the figure.

    `alone` are the verdicts on claims one side of which is the figure and nothing else; `foreign` sets words of
    the source.
    """
    sentences = [
        calculated(figure, facts, alone, language) if figure.formula else quoted(figure, language, foreign),
        *(_checked(verdict, facts, language) for verdict in _telling(figure, alone)),
    ]
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
