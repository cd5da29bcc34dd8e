"""What a language's figures are made of: its separators, number words, units and bounds.

All of it comes from `locales/<language>/reading.toml`; docs/reading.md says what each table
means.  No word of any language stands in Python.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any

from reportgen.extraction.dates import DatePatterns, compile_patterns
from reportgen.extraction.folding import fold
from reportgen.extraction.kinds import FoundKind
from reportgen.extraction.phrases import Phrases, phrase_words
from reportgen.extraction.tables import Letters, LexiconError, Table, number_of
from reportgen.quantity import PERCENT, POINTS, Bound

NO_PHRASES: Phrases[Any] = Phrases({}, {})


class SeparatorRole(Enum):
    """What a sign between digits is there for."""

    DECIMAL = "decimal"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Unit:
    """What words beside a number make of it: its kind and its unit."""

    kind: FoundKind
    unit: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's way of writing figures."""

    letters: Letters
    decimal: str
    """The signs before decimals; the first is the language's own."""
    group: str
    """The signs between groups of digits; the first is the language's own."""
    lakh: bool
    """Whether 12,34,567 is a number too."""
    space_groups: bool
    """Whether a plain blank may stand between groups of three digits."""
    cardinals: Mapping[str, Fraction]
    multipliers: Mapping[str, Fraction]
    """Words that multiply the number before them: ten (Vietnamese mươi), hundred, thousand, lakh …"""
    links: frozenset[str]
    """Words that may stand inside a number: "two hundred AND five"."""
    shifts: Mapping[str, Fraction]
    """Words before a number that move it: ساڑھے adds a half."""
    halves: Mapping[str, Fraction]
    """Words after a number that add a part of its last scale word: một tỷ RƯỠI."""
    denominators: Mapping[str, Fraction]
    """Words that make a fraction of the number before them: two THIRDS."""
    fraction_links: frozenset[str]
    """Words between the two numbers of a fraction: hai PHẦN ba."""
    fraction_articles: frozenset[str]
    """Words that mean "one" before a denominator only: A third."""
    doubtful: frozenset[str]
    """Number words that mean something else as often: alone they are figures only before a counted noun."""
    articles: frozenset[str]
    """Number words that are the language's article or pronoun: alone they are hardly ever figures."""
    counted: frozenset[str]
    """Nouns and classifiers before which a doubtful word is a number."""
    names: frozenset[str]
    """Titles and forms of address: the number word after one is a name."""
    capitals_name: bool
    """Whether a number word with a capital inside a sentence is a name."""
    ordinals: Mapping[str, Fraction]
    ordinal_suffixes: tuple[str, ...]
    """What follows digits in an ordinal: 26th, 26ویں."""
    ordinal_word_suffixes: tuple[str, ...]
    """What makes an ordinal of a number word: بارہویں."""
    ordinal_prefixes: Phrases[bool]
    """Words before an ordinal's number, and whether they leave no doubt that it is one."""
    ranked_before: Phrases[bool]
    """Words that make a rank of the ordinal after them: RANKED third."""
    not_numbers: Phrases[bool]
    """Phrases with number words that are none: a name of a weekday, "one of the"."""
    units: Phrases[Unit]
    periods: Phrases[Fraction]
    """Words that are number and unit at once, in months: ششماہی, half-year."""
    signs: Phrases[Unit]
    """Units that stand before the number: $5."""
    bounds_before: Phrases[Bound]
    bounds_after: Phrases[Bound]
    range_links: frozenset[str]
    range_pairs: frozenset[tuple[str, str]]
    """The word before a range and the word inside it, where neither makes a range alone: between … and."""
    years_before: Phrases[bool]
    years_after: Phrases[bool]
    dates: DatePatterns
    only_inside: frozenset[str] = frozenset()
    """Number words that are numbers only together with others, or before a counted noun: không, lăm."""
    ratio_links: Phrases[bool] = NO_PHRASES
    """Words between the numbers of a ratio: two IN three, 5 OUT OF 12."""
    romans_before: Phrases[bool] = NO_PHRASES
    """Words before a Roman numeral: CHAPTER IV, thế kỷ XX."""
    romans_after: Phrases[bool] = NO_PHRASES
    changes_before: Phrases[int] = NO_PHRASES
    """Words before a percentage that make it a change, and its sign: a fall of, tăng."""
    changes_after: Phrases[int] = NO_PHRASES
    per: Phrases[str] = NO_PHRASES
    """Words that say for each what a number is, by the word that a fact file writes: a year, mỗi năm."""
    stop_words: frozenset[str] = frozenset()
    """Small words that end a noun phrase; a language is recognised by them too."""
    furniture: Phrases[bool] = NO_PHRASES
    """Words of a web page's own lines: comments, views, share."""
    own_letters: frozenset[str] = frozenset()
    """Letters by which the language is told from others of its script."""
    romanized: Mapping[str, str] = field(default_factory=dict)
    """ASCII for a language's letters, for ids."""
    separators: Mapping[str, SeparatorRole] | None = None
    """What the signs inside digits mean in one document, where it shows; None where nobody has looked."""

    beginnings: frozenset[str] = field(init=False, repr=False)
    """Every word and sign that a find, or a phrase that is none, can begin with."""
    _shown: dict[tuple[tuple[str, SeparatorRole], ...], Lexicon] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        tables: tuple[Mapping[str, object], ...] = (
            self.cardinals,
            self.multipliers,
            self.shifts,
            self.ordinals,
            self.ordinal_prefixes.forward,
            self.not_numbers.forward,
            self.bounds_before.forward,
            self.signs.forward,
            self.periods.forward,
            self.dates.by_word,
            self.dates.months,
            self.romans_before.forward,
        )
        object.__setattr__(self, "beginnings", self.fraction_articles.union(*tables))
        object.__setattr__(self, "_shown", {})

    def showing(self, separators: Mapping[str, SeparatorRole]) -> Lexicon:
        """The same for a text that shows what its separators mean; there are few such meanings, so they are kept."""
        key = tuple(sorted(separators.items()))
        if key not in self._shown:
            self._shown[key] = replace(self, separators=separators)
        return self._shown[key]


_UNIT_TABLES: tuple[tuple[str, FoundKind], ...] = (
    ("durations", FoundKind.DURATION),
    ("money", FoundKind.MONEY),
    ("measures", FoundKind.MEASURE),
)


def load_lexicon(path: Path) -> Lexicon:
    """Read a language's reading.toml.  Raises `LexiconError` where it is not well-formed."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name} is not TOML: {error}") from error
    root = Table(table, "")
    letters: Letters = {ord(k): v for k, v in root.table("letters").letters_table().items()}
    root.letters = letters
    numerals, words, ordinals, ranges, years, romans = (
        root.table(name) for name in ("numerals", "words", "ordinals", "ranges", "years", "romans")
    )
    suffixes = _longest_first(ordinals.words("suffixes"))
    rises_and_falls = _changes(root)
    lexicon = Lexicon(
        letters=letters,
        decimal="".join(numerals.texts("decimal")),
        group="".join(numerals.texts("group")),
        lakh=numerals.flag("lakh"),
        space_groups=numerals.flag("space_groups"),
        cardinals=words.numbers("cardinals"),
        multipliers=words.numbers("multipliers"),
        links=words.words("links"),
        shifts=words.numbers("shifts"),
        halves=words.numbers("halves"),
        denominators=words.numbers("denominators"),
        fraction_links=words.words("fraction_links"),
        fraction_articles=words.words("fraction_articles"),
        doubtful=words.words("doubtful"),
        articles=words.words("articles"),
        counted=words.words("counted"),
        names=words.words("names"),
        capitals_name=words.flag("capitals_name"),
        ordinals=ordinals.numbers("words"),
        ordinal_suffixes=suffixes,
        ordinal_word_suffixes=_longest_first(ordinals.words("word_suffixes")),
        ordinal_prefixes=Phrases.of(
            (
                *((phrase, True) for phrase in ordinals.texts("ranking_prefixes")),
                *((phrase, False) for phrase in ordinals.texts("prefixes")),
            ),
            letters,
        ),
        ranked_before=ordinals.marks("ranked_before"),
        not_numbers=root.marks("not_numbers"),
        units=Phrases.of(_units(root), letters),
        periods=Phrases.of(
            (
                (phrase, number_of(months, "periods"))
                for months, phrases in root.table("periods").lists()
                for phrase in phrases
            ),
            letters,
        ),
        signs=Phrases.of(
            ((s, Unit(FoundKind.MONEY, unit)) for unit, signs in root.table("money_signs").lists() for s in signs),
            letters,
        ),
        bounds_before=_bounds(root.table("bounds_before")),
        bounds_after=_bounds(root.table("bounds_after")),
        range_links=ranges.words("links"),
        range_pairs=frozenset(_pair(pair, letters) for pair in ranges.texts("pairs")),
        years_before=years.marks("before"),
        years_after=years.marks("after"),
        dates=compile_patterns(
            _patterns(root.table("dates")),
            {word: int(value) for word, value in root.numbers("months").items()},
            suffixes,
        ),
        only_inside=words.words("only_inside"),
        ratio_links=root.table("ratios").marks("links"),
        romans_before=romans.marks("before"),
        romans_after=romans.marks("after"),
        changes_before=rises_and_falls[0],
        changes_after=rises_and_falls[1],
        per=Phrases.of(((p, what) for what, phrases in root.table("per").lists() for p in phrases), letters),
        stop_words=root.words("stop_words"),
        furniture=root.marks("furniture"),
        own_letters=frozenset("".join(root.texts("own_letters"))),
        romanized=_romanized(root.table("romanized")),
    )
    root.close()
    return lexicon


def _changes(root: Table) -> tuple[Phrases[int], Phrases[int]]:
    table = root.table("changes")
    sides = {
        side: Phrases.of(
            (
                (phrase, sign)
                for name, sign in (("rises", 1), ("falls", -1))
                for phrase in table.texts(f"{name}_{side}")
            ),
            root.letters,
        )
        for side in ("before", "after")
    }
    return sides["before"], sides["after"]


def _romanized(table: Table) -> dict[str, str]:
    for letter, ascii_letters in table.texts_by_key():
        if len(letter) != 1 or not ascii_letters.isascii():
            raise LexiconError(f"{table.name}: `{letter}` must be one letter, with ASCII letters for it")
    return dict(table.texts_by_key())


def _patterns(table: Table) -> Iterator[str]:
    for text in table.texts("patterns"):
        if len(text.split()) < 2:
            raise LexiconError(f"dates.patterns: `{text}` must have two parts at least")
        yield fold(text, table.letters).text.lower()


def _longest_first(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _units(root: Table) -> Iterator[tuple[str, Unit]]:
    for phrase in root.texts("percent"):
        yield phrase, Unit(FoundKind.PERCENTAGE, PERCENT)
    for phrase in root.texts("points"):
        yield phrase, Unit(FoundKind.POINTS, POINTS)
    for phrase in root.texts("rank"):
        yield phrase, Unit(FoundKind.ORDINAL, "")
    for name, kind in _UNIT_TABLES:
        for unit, phrases in root.table(name).lists():
            for phrase in phrases:
                yield phrase, Unit(kind, unit)


def _bounds(table: Table) -> Phrases[Bound]:
    entries: list[tuple[str, Bound]] = []
    for sign, phrases in table.lists():
        try:
            bound = Bound("" if sign == "=" else sign)
        except ValueError:
            raise LexiconError(f"{table.name}: `{sign}` is not one of = >= > <= < ~") from None
        entries.extend((phrase, bound) for phrase in phrases)
    return Phrases.of(entries, table.letters)


def _pair(pair: str, letters: Letters) -> tuple[str, str]:
    words = phrase_words(pair, letters)
    if len(words) != 2:
        raise LexiconError(f"ranges.pairs: `{pair}` must be two words")
    return words[0], words[1]
