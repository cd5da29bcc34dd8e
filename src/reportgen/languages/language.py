"""One language, loaded: how it writes numbers, ordinals and dates, and its words for everything fixed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from string import Formatter
from typing import Any

from reportgen.document import Direction
from reportgen.languages.catalog import Catalog
from reportgen.languages.cldr import LocaleData, language_name
from reportgen.languages.messages import RULE_PREFIX
from reportgen.languages.settings import NativeDigits, Settings
from reportgen.quantity import PERCENT, YEAR, Quantity, decimal_text
from reportgen.records import dataclass

ASCII_DIGITS = "0123456789"
_SCALED_PLACES = 2
"""How many decimals stand before a scale word at most: 1.25 million."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A message taken apart: pairs of the words before a placeholder and its name ("" at the end)."""

    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Language:
    """A language with its catalog.  Made by `load_language`, which has seen to it that nothing is missing."""

    code: str
    settings: Settings
    locale: LocaleData
    catalog: Catalog
    digits: str = ASCII_DIGITS
    """The ten digits in which numbers are printed."""

    @property
    def locale_tag(self) -> str:
        """BCP 47, e.g. ur-PK."""
        return self.locale.tag

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return self.settings.name

    @property
    def direction(self) -> Direction:
        """The base direction of its script."""
        return self.locale.direction

    @property
    def typography(self) -> Mapping[str, Any]:
        """The table that `reportgen.theme.resolve` wants."""
        return self.settings.typography

    # --- messages --------------------------------------------------------------------------

    def message(self, key: str, **parameters: str) -> str:
        """A message with its placeholders filled in."""
        return self.catalog[key][0].format(**parameters)

    def counted(self, key: str, count: int, **parameters: str) -> str:
        """A plural message, in the form for `count`; `{count}` is the number in this language's digits."""
        form = self._form(key, Fraction(count), 0)
        return form.format(count=self.count(count), **parameters)

    def pattern(self, key: str) -> Pattern:
        """A message taken apart at its placeholders, for those who fill in more than text."""
        return _taken_apart(self.catalog[key][0])

    def counted_pattern(self, key: str, count: Fraction, places: int = 0) -> Pattern:
        """A plural message in the form for a number as printed: CLDR counts its printed decimals too."""
        return _taken_apart(self._form(key, count, places))

    def rule_pattern(self, code: str) -> Pattern | None:
        """The sentence for a rule's finding, where the catalog has one."""
        forms = self.catalog.get(RULE_PREFIX + code)
        return None if forms is None else _taken_apart(forms[0])

    def _form(self, key: str, count: Fraction, places: int) -> str:
        return self.catalog[key][self.locale.plural_categories.index(self._category(count, places))]

    def _category(self, count: Fraction, places: int) -> str:
        if 10**places % count.denominator:
            return "other"  # a fraction: two thirds
        return self.locale.plural(Decimal(decimal_text(abs(count), places)))

    def unit_pattern(self, unit: str, count: Fraction, places: int = 0) -> Pattern | None:
        """A number with a unit that the language has words or a sign for."""
        forms = self.settings.units.get(unit)
        if forms is None:
            return None
        return _taken_apart(forms.get(self._category(count, places), forms["other"]))

    # --- numbers ---------------------------------------------------------------------------

    def number(self, quantity: Quantity, *, sign: bool = False) -> str:
        """The digits of a quantity with this language's separators, without bound or unit words.

        A range keeps both ends; years are not grouped; `sign` adds the percent sign to a percentage.
        """
        grouped = quantity.unit != YEAR
        text = self._decimal(quantity.value, quantity.places, grouped)
        if quantity.high is not None:
            high = self._decimal(quantity.high, quantity.places, grouped)
            text = self.settings.range.format(low=text, high=high)
        if sign and quantity.unit == PERCENT:
            text = self._percent(text)
        return text

    def scaled(self, quantity: Quantity) -> tuple[Quantity, Pattern] | None:
        """A quantity in one of this language's scale words, where its source printed a scale word as well.

        The word is the source's own if the language has it, else the largest that needs at most two decimals.
        """
        largest = max(abs(quantity.value), abs(quantity.high or Fraction(0)))
        scales = self.settings.scales if quantity.places < 0 else ()
        fitting = [one for one in scales if largest >= 10 ** one[0] and one[0] + quantity.places <= _SCALED_PLACES]
        below = [one for one in scales if 10 * largest >= 10 ** one[0] and one[0] + quantity.places <= _SCALED_PLACES]
        own = [one for one in fitting if one[0] == -quantity.places]
        chosen = own[:1] or fitting[-1:] or below[:1]
        if not chosen:
            return None
        zeros, pattern = chosen[0]
        high = None if quantity.high is None else quantity.high / 10**zeros
        places = max(quantity.places + zeros, 0)
        scaled = Quantity(quantity.value / 10**zeros, places, quantity.unit, quantity.bound, high)
        return scaled, _taken_apart(pattern)

    def count(self, number: int) -> str:
        """A whole number in digits."""
        return self.number(Quantity(Fraction(number)))

    def word(self, number: int) -> str | None:
        """A whole number in words, where the language's list reaches that far."""
        return self.settings.words[number] if 0 <= number < len(self.settings.words) else None

    def ordinal(self, number: int, form: str = "", *, in_digits: bool = False) -> str | None:
        """An ordinal: a word where there is one, else digits with an ending; None for an unknown form.

        `form` is one of the language's own, the first by default; `in_digits` prefers digits.
        """
        forms = self.settings.ordinals
        chosen = next((f for f in forms if f.name == form), None) if form else forms[0]
        if chosen is None:
            return None
        if 1 <= number <= len(chosen.words) and not in_digits:
            return chosen.words[number - 1]
        category = self.locale.ordinal(Decimal(number))
        patterns = chosen.patterns
        pattern = patterns.get(str(number)) or patterns.get(category) or patterns["other"]
        return pattern.format(number=self.count(number))

    @property
    def ordinal_forms(self) -> tuple[str, ...]:
        """The names of the forms that ordinals take."""
        return tuple(form.name for form in self.settings.ordinals)

    def date(self, iso: str) -> str:
        """An ISO date, month or instant (its date) as this language writes it; other texts as they are."""
        month_alone = len(iso) == len("2024-03")
        try:
            day = date.fromisoformat(f"{iso}-01" if month_alone else iso[:10])
        except ValueError:
            return iso
        if month_alone and not self.settings.month_pattern:
            return iso
        digits = f"{day.day:02}" if self.settings.two_digit_days else str(day.day)
        month = self.settings.months[day.month - 1]
        pattern = self.settings.month_pattern if month_alone else self.settings.date_pattern
        return self._mapped(pattern.format(day=digits, month=month, year=day.year))

    def language_name(self, code: str) -> str:
        """What this language calls another one."""
        name = language_name(code, self.locale_tag)
        return name[0].lower() + name[1:] if self.settings.small_names else name

    def _decimal(self, value: Fraction, places: int, grouped: bool) -> str:
        if 10 ** max(places, 0) % value.denominator:  # no decimal says it: 2/3
            top = self._decimal(Fraction(value.numerator), 0, grouped)
            return f"{top}/{self._decimal(Fraction(value.denominator), 0, grouped)}"
        written = decimal_text(value, places)
        whole, _, decimals = written.removeprefix("-").partition(".")
        separators, native = self.locale.separators, self._native
        group, point = (native.group, native.decimal) if native else (separators.group, separators.decimal)
        text = _grouped(whole, group, separators.first_group, separators.next_groups) if grouped else whole
        if decimals:
            text = f"{text}{point}{decimals}"
        minus = self.settings.minus if written[0] == "-" else ""
        return minus + self._mapped(text)

    def _percent(self, text: str) -> str:
        pattern, native = self.locale.separators.percent, self._native
        if native:
            pattern = pattern.replace("%", native.percent)
        return pattern.format(number=text)

    @property
    def _native(self) -> NativeDigits | None:
        return None if self.digits == ASCII_DIGITS else self.settings.native

    def _mapped(self, text: str) -> str:
        if self.digits == ASCII_DIGITS:
            return text
        return text.translate(str.maketrans(ASCII_DIGITS, self.digits))


def _grouped(whole: str, separator: str, first: int, following: int) -> str:
    if len(whole) <= first:
        return whole
    groups: list[str] = []
    rest, size = whole, first
    while size and len(rest) > size:
        groups.append(rest[-size:])
        rest, size = rest[:-size], following
    return separator.join((rest, *reversed(groups)))


@cache
def _taken_apart(form: str) -> Pattern:
    return Pattern(tuple((words, name or "") for words, name, _, _ in Formatter().parse(form)))
