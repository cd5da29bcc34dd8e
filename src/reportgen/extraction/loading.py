"""Reads a language's `reading.toml` into its lexicon, strictly: what is misspelt is refused by name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from reportgen.extraction.dates import DatePatterns, compile_patterns
from reportgen.extraction.folding import Letters, fold
from reportgen.extraction.kinds import FoundKind
from reportgen.extraction.lexicon import NO_UNIT, Lexicon, Unit
from reportgen.extraction.phrases import Phrases, phrase_words
from reportgen.extraction.tables import LexiconError, Table, number_of
from reportgen.quantity import PERCENT, POINTS, Bound

_UNIT_TABLES: tuple[tuple[str, FoundKind], ...] = (
    ("durations", FoundKind.DURATION),
    ("money", FoundKind.MONEY),
    ("measures", FoundKind.MEASURE),
)


ARABIC_DECIMAL, ARABIC_GROUP = "٫", "٬"
"""Signs that mean one thing in every language."""


def load_lexicon(path: Path) -> Lexicon:
    """Read a language's reading.toml.  Raises `LexiconError` where it is not well-formed."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name} is not TOML: {error}") from error
    root = Table(table, "")
    root.letters = Letters(root.table("letters").letters_table(), root.table("letters_inside").letters_table())
    lexicon = _lexicon(root, root.letters)
    root.close()
    return lexicon


def _lexicon(root: Table, letters: Letters) -> Lexicon:
    """Each field by the table that says it."""
    numerals, words, ordinals, ranges, years, dates, romans, ratios, times = (
        root.table(name)
        for name in ("numerals", "words", "ordinals", "ranges", "years", "dates", "romans", "ratios", "times")
    )
    suffixes = _longest_first(ordinals.words("suffixes"))
    changes_before, changes_after = _changes(root)
    cardinals, multipliers = words.numbers("cardinals"), words.numbers("multipliers")
    return Lexicon(
        letters=letters,
        decimal="".join(dict.fromkeys([*numerals.texts("decimal"), ARABIC_DECIMAL])),
        group="".join(dict.fromkeys([*numerals.texts("group"), ARABIC_GROUP])),
        lakh=numerals.flag("lakh"),
        space_groups=numerals.flag("space_groups"),
        cardinals=cardinals,
        multipliers=multipliers,
        links=words.words("links"),
        shifts=words.numbers("shifts"),
        halves=words.numbers("halves"),
        denominators=words.numbers("denominators"),
        fraction_links=words.words("fraction_links"),
        fraction_articles=words.words("fraction_articles"),
        doubtful=words.words("doubtful"),
        articles=words.words("articles"),
        negatives=words.words("negatives"),
        decimal_words=words.words("decimal_words"),
        counted=words.marks("counted"),
        names=words.words("names"),
        capitals_name=words.flag("capitals_name"),
        ordinals=_ordinals(ordinals, cardinals, multipliers),
        ordinal_suffixes=suffixes,
        ordinal_prefixes=_ordinal_prefixes(ordinals, letters),
        ranked_before=ordinals.marks("ranked_before"),
        not_numbers=root.marks("not_numbers"),
        units=Phrases.of(_units(root), letters),
        periods=Phrases.of(((p, number_of(months, "periods")) for p, months in _listed(root, "periods")), letters),
        signs=Phrases.of(((s, Unit(FoundKind.MONEY, unit)) for s, unit in _listed(root, "money_signs")), letters),
        bounds_before=_bounds(root.table("bounds_before")),
        bounds_after=_bounds(root.table("bounds_after")),
        range_links=ranges.words("links"),
        range_pairs=frozenset(_pair(pair, letters) for pair in ranges.texts("pairs")),
        years_before=years.marks("before"),
        years_after=years.marks("after"),
        decades_before=years.marks("decades_before"),
        decades_after=years.marks("decades_after"),
        dates=_dates(dates, root.numbers("months"), suffixes),
        only_inside=words.words("only_inside"),
        seldom=words.words("seldom"),
        nouns_after=words.words("nouns_after"),
        vague=words.words("vague"),
        vague_before=words.marks("vague_before"),
        distributive=words.words("distributive"),
        determiners=words.words("determiners"),
        parallels=words.words("parallels"),
        everyday_ordinals=ordinals.words("everyday"),
        ordered=ordinals.marks("ordered"),
        among=ordinals.marks("among"),
        weekdays_after=ordinals.words("weekdays_after"),
        weekdays_before=ordinals.words("weekdays_before"),
        units_linked=words.flag("units_linked"),
        closed_links=ranges.words("closed_links"),
        closings=ranges.marks("closings"),
        adjacent_ranges=ranges.flag("adjacent"),
        ratio_links=ratios.marks("links"),
        ratio_links_reversed=ratios.marks("reversed"),
        money_multipliers=root.numbers("money_multipliers"),
        references_before=_references(root.table("references")),
        times_before=times.marks("before"),
        times_after=times.marks("after"),
        time_signs=times.words("signs"),
        romans_before=romans.marks("before"),
        romans_after=romans.marks("after"),
        changes_before=changes_before,
        changes_after=changes_after,
        per=Phrases.of(_listed(root, "per"), letters),
        stop_words=root.words("stop_words"),
        furniture=root.marks("furniture"),
        own_letters=frozenset("".join(root.texts("own_letters"))),
        romanized=_romanized(root.table("romanized")),
    )


def _listed(root: Table, name: str) -> Iterator[tuple[str, str]]:
    """The phrases of a table, each with what it stands under."""
    return ((phrase, meaning) for meaning, phrases in root.table(name).lists() for phrase in phrases)


def _ordinal_prefixes(table: Table, letters: Letters) -> Phrases[bool]:
    kinds = (("ranking_prefixes", True), ("prefixes", False))
    return Phrases.of(((phrase, ranked) for name, ranked in kinds for phrase in table.texts(name)), letters)


def _dates(table: Table, months: Mapping[str, Fraction], suffixes: tuple[str, ...]) -> DatePatterns:
    return compile_patterns(
        _patterns(table),
        {word: int(value) for word, value in months.items()},
        {word: int(value) for word, value in table.numbers("days").items()},
        suffixes,
        table.marks("other_months"),
        table.marks("other_eras"),
    )


def _ordinals(table: Table, *numbers: dict[str, Fraction]) -> dict[str, Fraction]:
    """The ordinal words, and those that a suffix makes of number words: بارہویں."""
    suffixes = table.words("word_suffixes")
    made = {
        word + suffix: value
        for words in numbers
        for word, value in words.items()
        for suffix in suffixes
        if value and value.denominator == 1
    }
    return made | table.numbers("words")


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


def _references(table: Table) -> Phrases[FoundKind]:
    kinds = (("documents", FoundKind.CODE), ("parts", FoundKind.MARK))
    return Phrases.of(((phrase, kind) for name, kind in kinds for phrase in table.texts(name)), table.letters)


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
    for phrase in root.texts("not_units"):
        yield phrase, NO_UNIT
    for phrase in root.texts("rank"):
        yield phrase, Unit(FoundKind.ORDINAL, "")
    for name, kind in _UNIT_TABLES:
        for phrase, unit in _listed(root, name):
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
