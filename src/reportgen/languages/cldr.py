"""What CLDR knows of a locale, through Babel: separators, grouping, plural rules, direction, names.

Only data is taken from Babel.  Its number formatting is not used: it rounds half-even in a
decimal context of 28 digits, and does not map digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from babel.core import Locale, UnknownLocaleError, get_global

from reportgen.document import Direction
from reportgen.records import dataclass

CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural categories in the order in which gettext catalogs number their forms."""

_DIGIT_PATTERN = re.compile(r"[#0][#0,.]*")
_BIDI_MARKS = re.compile("[\u061c\u200e\u200f]")


@dataclass(frozen=True, slots=True)
class Separators:
    """How a locale writes numbers in ASCII digits: signs, the sizes of groups, what surrounds a percentage."""

    decimal: str
    group: str
    first_group: int
    next_groups: int
    percent: str
    """The percent pattern, e.g. ``{number}%``."""


@dataclass(frozen=True, slots=True)
class LocaleData:
    """Everything reportgen asks CLDR about one locale."""

    tag: str
    direction: Direction
    separators: Separators
    plural: Callable[[Decimal], str]
    plural_categories: tuple[str, ...]
    ordinal: Callable[[Decimal], str]


def locale_data(tag: str) -> LocaleData | None:
    """The data of a locale by its BCP 47 tag, or None where CLDR has none."""
    locale = _locale(tag)
    if locale is None:
        return None
    symbols = locale.number_symbols["latn"]
    first, following = locale.decimal_formats[None].grouping
    plural, ordinal = locale.plural_form, locale.ordinal_form
    return LocaleData(
        tag=tag,
        direction=_direction(locale),
        separators=Separators(symbols["decimal"], symbols["group"], first, following, _percent_pattern(locale)),
        plural=plural,
        plural_categories=tuple(c for c in CATEGORIES if c in plural.tags or c == "other"),
        ordinal=ordinal,
    )


def language_name(code: str, in_language: str) -> str:
    """What a language is called in another one: `vi` in `en` is Vietnamese; the code itself where CLDR has no name."""
    locale, inside = _locale(code), _locale(in_language)
    if locale is None or inside is None:
        return code
    return str(inside.languages.get(locale.language, code))


def full_tag(code: str) -> str:
    """A language's tag with the region it is most likely written in: `ur` becomes `ur-PK`."""
    likely: str | None = get_global("likely_subtags").get(code)
    return code if likely is None else f"{code}-{likely.rsplit('_', 1)[-1]}"


def direction_of(code: str) -> Direction:
    """The direction a language is written in; left to right where CLDR does not know it."""
    locale = _locale(code)
    return Direction.LTR if locale is None else _direction(locale)


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return None


def _direction(locale: Locale) -> Direction:
    return Direction.RTL if locale.character_order == "right-to-left" else Direction.LTR


def _percent_pattern(locale: Locale) -> str:
    pattern = locale.percent_formats[None].pattern.partition(";")[0]
    return _BIDI_MARKS.sub("", _DIGIT_PATTERN.sub("{number}", pattern, count=1))
