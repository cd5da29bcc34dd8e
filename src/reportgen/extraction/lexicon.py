"""What a language's figures are made of: its separators, number words, units and bounds.

All of it comes from `locales/<language>/reading.toml` (read in loading.py); docs/reading.md says what
each table means.  No word of any language stands in Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from enum import Enum
from fractions import Fraction
from typing import Any

from reportgen.extraction.dates import DatePatterns
from reportgen.extraction.folding import Letters
from reportgen.extraction.kinds import FoundKind
from reportgen.extraction.phrases import Phrases
from reportgen.quantity import Bound
from reportgen.records import dataclass

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


NO_UNIT = Unit(FoundKind.NUMBER, "")
"""What a noun is that begins as a unit does: đồng is a currency, đồng chí a comrade."""


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
    """Number words that mean something else as often: alone they are certain only where the words around count."""
    articles: frozenset[str]
    """Number words that are the language's article or pronoun as well: alone they are numbers, but indefinite."""
    counted: Phrases[bool]
    """Nouns and classifiers before which a doubtful word is a number."""
    names: frozenset[str]
    """Titles and forms of address: the number word after one is a name."""
    capitals_name: bool
    """Whether a number word with a capital inside a sentence is a name."""
    ordinals: Mapping[str, Fraction]
    ordinal_suffixes: tuple[str, ...]
    """What follows digits in an ordinal: 26th, 26ویں."""
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
    """Number words that are numbers only together with others, or before a unit: không, lăm."""
    seldom: frozenset[str] = frozenset()
    """Number words that mean something else most of the time: alone they are numbers only where the words
    around count."""
    nouns_after: frozenset[str] = frozenset()
    """Words after which such a word is a noun: NHIỀU năm, many years."""
    vague: frozenset[str] = frozenset()
    """Number words for many that nobody counted: لاکھوں."""
    vague_before: Phrases[bool] = NO_PHRASES
    """Words that make a number, though a vague one, of the scale word after them: a FEW hundred, HÀNG trăm."""
    distributive: frozenset[str] = frozenset()
    """Words for each: numbers only where another number of the sentence is shared out: MỖI người 5 kg."""
    determiners: frozenset[str] = frozenset()
    """Words after which an article without a noun is a pronoun: the last ONE."""
    parallels: frozenset[str] = frozenset()
    """Words between numbers that stand side by side: one OR two."""
    everyday_ordinals: frozenset[str] = frozenset()
    """Ordinals that are everyday words as well: figures only in a rank, of so many, or before `ordered`."""
    ordered: Phrases[bool] = NO_PHRASES
    """Nouns of which an ordinal tells the number: the first QUARTER."""
    among: Phrases[bool] = NO_PHRASES
    """Words between an ordinal and the number that it is out of: third OF 67."""
    weekdays_after: frozenset[str] = frozenset()
    """Words after which a prefixed ordinal is the name of a day: SÁNG thứ ba."""
    negatives: frozenset[str] = frozenset()
    """Words before a number below zero: MINUS 3, منفی 3."""
    decimal_words: frozenset[str] = frozenset()
    """The spoken decimal sign: two POINT five, hai PHẨY năm."""
    money_multipliers: Mapping[str, Fraction] = field(default_factory=dict)
    """Letters that are scale words behind money only: $5m."""
    references_before: Phrases[FoundKind] = NO_PHRASES
    """Words before the number of a document (CHỈ THỊ SỐ 07) or of a part of one (ARTICLE 5), and which it is."""
    times_before: Phrases[bool] = NO_PHRASES
    times_after: Phrases[bool] = NO_PHRASES
    """Words beside a time of day: 7 PM, LÚC 7 giờ."""
    time_signs: frozenset[str] = frozenset()
    """Words between hour and minute: 10H30."""
    decades_before: Phrases[bool] = NO_PHRASES
    decades_after: Phrases[bool] = NO_PHRASES
    """Words that make ten years of a year: 1990S, THẬP NIÊN 1990."""
    ratio_links_reversed: Phrases[bool] = NO_PHRASES
    """Words between the numbers of a ratio whose whole comes first: 10 میں سے 3."""
    weekdays_before: frozenset[str] = frozenset()
    """Words before which it is one: thứ ba TUẦN sau."""
    units_linked: bool = False
    """Whether a digit follows a hundred or thousand only behind a link: một trăm LINH năm."""
    closed_links: frozenset[str] = frozenset()
    closings: Phrases[bool] = NO_PHRASES
    """The word inside a range and the words after it, where only both make a range: 5 اور 7 کے درمیان."""
    adjacent_ranges: bool = False
    """Whether two number words in a row are a range: دو تین."""
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
    """Every word and sign that a find can begin with, but the articles of fractions."""
    skipped: frozenset[str] = field(init=False, repr=False)
    """Every word that a phrase begins with which is no number, or the words of a bound."""
    noticed: frozenset[str] = field(init=False, repr=False)
    """Both of these."""
    _shown: dict[tuple[tuple[str, SeparatorRole], ...], Lexicon] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        tables: tuple[Iterable[str], ...] = (
            self.cardinals,
            self.multipliers,
            self.shifts,
            self.ordinals,
            self.ordinal_prefixes.forward,
            self.signs.forward,
            self.periods.forward,
            self.dates.by_word,
            self.dates.months,
            self.dates.days,
            self.negatives,
        )
        object.__setattr__(self, "beginnings", self.distributive.union(*tables))
        object.__setattr__(self, "skipped", frozenset(self.not_numbers.forward).union(self.bounds_before.forward))
        object.__setattr__(self, "noticed", self.beginnings | self.skipped)
        object.__setattr__(self, "_shown", {})

    def showing(self, separators: Mapping[str, SeparatorRole]) -> Lexicon:
        """The same for a text that shows what its separators mean; there are few such meanings, so they are kept."""
        key = tuple(sorted(separators.items()))
        if key not in self._shown:
            self._shown[key] = replace(self, separators=separators)
        return self._shown[key]
