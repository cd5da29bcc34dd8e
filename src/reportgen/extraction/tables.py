"""The tables of a reading.toml, read strictly: what has the wrong shape, or nobody asks for, is refused by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from reportgen.extraction.folding import Letters, fold
from reportgen.extraction.phrases import Phrases


class LexiconError(ValueError):
    """A reading.toml that is not one; the message names the table and key."""


def number_of(text: str, name: str) -> Fraction:
    """A number as a reading.toml writes it: 12, 3/2; `name` is the table it stands in."""
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise LexiconError(f"{name}: `{text}` is not a number such as 12, 3/2 or 1000") from None


class Table:
    """A TOML table that knows its name and which of its keys were asked for."""

    def __init__(self, values: Mapping[str, object], name: str, letters: Letters | None = None) -> None:
        self.values = values
        self.name = name
        self.letters: Letters = letters or Letters({}, {})
        self._asked: set[str] = set()
        self._tables: list[Table] = []

    def table(self, key: str) -> Table:
        value = self._value(key, {})
        if not isinstance(value, dict):
            raise LexiconError(f"{self._path(key)} must be a table")
        table = Table(value, self._path(key), self.letters)
        self._tables.append(table)
        return table

    def texts(self, key: str) -> list[str]:
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise LexiconError(f"{self._path(key)} must be a list of texts")
        for item in value:
            if not item.strip() or item.split()[0].endswith("*"):
                raise LexiconError(f"{self._path(key)}: `{item}` is not a phrase: it needs a first word without `*`")
        return value

    def flag(self, key: str) -> bool:
        value = self._value(key, False)
        if not isinstance(value, bool):
            raise LexiconError(f"{self._path(key)} must be true or false")
        return value

    def words(self, key: str) -> frozenset[str]:
        return frozenset(self._key(word, key) for word in self.texts(key))

    def marks(self, key: str) -> Phrases[bool]:
        return Phrases.of(((phrase, True) for phrase in self.texts(key)), self.letters)

    def lists(self) -> Iterator[tuple[str, list[str]]]:
        for key in self.values:
            yield key, self.texts(key)

    def texts_by_key(self) -> Iterator[tuple[str, str]]:
        for key, value in self.values.items():
            self._asked.add(key)
            if not isinstance(value, str):
                raise LexiconError(f"{self._path(key)} must be a text")
            yield key, value

    def letters_table(self) -> dict[str, str]:
        for key, value in self.values.items():
            self._asked.add(key)
            if len(key) != 1 or not isinstance(value, str) or len(value) != 1:
                raise LexiconError(f"{self._path(key)} must give one letter for one letter")
        return {key: str(value) for key, value in self.values.items()}

    def numbers(self, key: str) -> dict[str, Fraction]:
        """A table from a number to its words, turned round: words are what is looked up."""
        found: dict[str, Fraction] = {}
        for number, words in self.table(key).lists():
            value = number_of(number, self._path(key))
            for word in words:
                folded = self._key(word, key)
                if found.setdefault(folded, value) != value:
                    raise LexiconError(f"{self._path(key)}: `{word}` has two values")
        return found

    def close(self) -> None:
        """Refuse what nobody asked for: a misspelt key must not be silence."""
        unknown = sorted(set(self.values) - self._asked)
        if unknown:
            raise LexiconError(f"unknown key {self._path(unknown[0])}")
        for table in self._tables:
            table.close()

    def _value(self, key: str, default: object) -> object:
        self._asked.add(key)
        return self.values.get(key, default)

    def _path(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key

    def _key(self, word: str, key: str) -> str:
        folded = fold(word, self.letters).text.lower()
        if not folded or " " in folded:
            raise LexiconError(f"{self._path(key)}: `{word}` must be one word")
        return folded
