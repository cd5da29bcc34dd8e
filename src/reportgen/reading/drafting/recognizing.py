"""In which language an article is written, by the letters and small words of the languages that can be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.extraction import Lexicon, fold
from reportgen.extraction.tokens import Shape, tokens_of
from reportgen.records import dataclass

_SAMPLE = 60_000
_ENOUGH = 0.06
_LETTERS_WEIGH = 0.5


@dataclass(frozen=True, slots=True)
class Recognized:
    """A language, and whether there is enough evidence for it."""

    language: str
    sure: bool


def recognize(text: str, lexicons: Mapping[str, Lexicon]) -> Recognized | None:
    """The language of a text, if any of those in `lexicons` has a trace in it."""
    folded = {code: fold(text[:_SAMPLE], lexicon.letters).text for code, lexicon in lexicons.items()}
    words = {each: [token.key for token in tokens_of(each) if token.shape is Shape.WORD] for each in {*folded.values()}}
    scores = {code: _score(words[folded[code]], lexicon) for code, lexicon in lexicons.items()}
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    if not ranked or scores[ranked[0]] == 0:
        return None
    second = scores[ranked[1]] if len(ranked) > 1 else 0.0
    best = scores[ranked[0]]
    return Recognized(ranked[0], sure=best >= _ENOUGH and best >= 1.5 * second)


def _score(words: Sequence[str], lexicon: Lexicon) -> float:
    """The share of small words and number words among the words, and of the language's own letters."""
    if not words:
        return 0.0
    known = sum(word in lexicon.stop_words or word in lexicon.cardinals for word in words)
    own = sum(not lexicon.own_letters.isdisjoint(word) for word in words)
    return known / len(words) + _LETTERS_WEIGH * own / len(words)
