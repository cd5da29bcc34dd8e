"""Phrases of a language, found among tokens in time that does not depend on how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from reportgen.extraction.folding import Letters, fold
from reportgen.extraction.tokens import Gap, Token, tokens_of
from reportgen.records import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """A table of phrases and what each means; the longest that fits is taken.

    A word that ends in `*` stands for every word that begins so (not the first word of a phrase).
    """

    forward: dict[str, tuple[tuple[tuple[str, ...], T], ...]]
    backward: dict[str, tuple[tuple[tuple[str, ...], T], ...]]

    @classmethod
    def of(cls, entries: Iterable[tuple[str, T]], letters: Letters | None = None) -> Phrases[T]:
        """The table of `entries`, each a phrase as it is written and its meaning."""
        forward: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        backward: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in entries:
            words = phrase_words(phrase, letters)
            forward.setdefault(words[0], []).append((words, meaning))
            if not words[-1].endswith("*"):
                backward.setdefault(words[-1], []).append((words, meaning))
        return cls(_longest_first(forward), _longest_first(backward))

    def after(self, tokens: Sequence[Token], index: int) -> tuple[int, T] | None:
        """The phrase that begins at `index`: where it ends (exclusive) and what it means."""
        if index >= len(tokens):
            return None
        for words, meaning in self.forward.get(tokens[index].key, ()):
            if _stands_at(words, tokens, index):
                return index + len(words), meaning
        return None

    def before(self, tokens: Sequence[Token], index: int) -> tuple[int, T] | None:
        """The phrase that ends just before `index`: where it begins and what it means."""
        if index < 1:
            return None
        for words, meaning in self.backward.get(tokens[index - 1].key, ()):
            start = index - len(words)
            if start >= 0 and _stands_at(words, tokens, start):
                return start, meaning
        return None


def phrase_words(phrase: str, letters: Letters | None = None) -> tuple[str, ...]:
    """The keys of a phrase's words; a `*` stays with the word it ends."""
    words: list[str] = []
    for token in tokens_of(fold(phrase, letters).text):
        if token.key == "*" and words and token.gap is Gap.NONE:
            words[-1] += "*"
        else:
            words.append(token.key)
    return tuple(words)


def _stands_at(words: tuple[str, ...], tokens: Sequence[Token], index: int) -> bool:
    if index + len(words) > len(tokens):
        return False
    for offset, word in enumerate(words):
        token = tokens[index + offset]
        if offset and token.gap is Gap.LINE:
            return False
        if word != token.key and not (word.endswith("*") and token.key.startswith(word[:-1])):
            return False
    return True


def _longest_first(
    table: dict[str, list[tuple[tuple[str, ...], T]]],
) -> dict[str, tuple[tuple[tuple[str, ...], T], ...]]:
    return {key: tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry[0]))) for key, found in table.items()}
