"""R110: percentages printed with a sign here and in words there."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Severity, Span
from reportgen.quantity import PERCENT
from reportgen.rules.rule import Evidence, Finding, Rule

PERCENT_SIGNS = frozenset("%٪％﹪")


def check(evidence: Evidence) -> Iterator[Finding]:
    """One finding for the file, at the first place that has the rarer spelling.

    Whether a percentage is in words is seen without knowing the language: its quote has no sign.
    """
    places: dict[bool, list[tuple[str, Span]]] = {True: [], False: []}
    for figure in evidence.facts.figures:
        for mention in figure.mentions:
            if mention.quantity is not None and mention.quantity.unit == PERCENT:
                signed = not PERCENT_SIGNS.isdisjoint(mention.quote)
                places[signed].append((figure.id, mention.span))
    signs, words = places[True], places[False]
    if not signs or not words:
        return
    rarer = words if len(words) <= len(signs) else signs
    figures = tuple(dict.fromkeys(name for name, _ in rarer))
    message = f"percentages are printed with a sign in {len(signs)} places and in words in {len(words)}"
    yield Finding(figures, rarer[0][1], message)


RULE = Rule(
    code="R110",
    name="mixed-notation",
    title="One unit spelled two ways",
    severity=Severity.NOTE,
    what="The article prints some percentages with a percent sign and others with a word, such as “percent”.",
    why="A matter of style, but it often shows where two texts were put together or a sentence was translated twice.",
    bad="""\
figures:
  rate_2021:
    quote: 101.5% of the target
    paragraph: 1
    label: {en: Rate in 2021}
  rate_2022:
    quote: 103.6 percent of the target
    paragraph: 1
    label: {en: Rate in 2022}
""",
    good="""\
figures:
  rate_2021:
    quote: 101.5% of the target
    paragraph: 1
    label: {en: Rate in 2021}
  rate_2022:
    quote: 103.6% of the target
    paragraph: 1
    label: {en: Rate in 2022}
""",
    fix="Nothing to do where the article prints it so: a briefing spells its units one way.",
    check=check,
)
