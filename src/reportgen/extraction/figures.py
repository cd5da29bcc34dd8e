"""Figures: numbers with their units, bounds, ranges and kinds."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from reportgen.extraction.beside import Beside
from reportgen.extraction.digits import Doubt, Numeral
from reportgen.extraction.finds import Draft
from reportgen.extraction.kinds import FoundKind
from reportgen.extraction.lexicon import Unit
from reportgen.extraction.numerals import numeral_at
from reportgen.extraction.tokens import Gap, Shape
from reportgen.quantity import MONTHS, YEAR, Bound, Quantity

_CHANGING = (FoundKind.PERCENTAGE, FoundKind.POINTS)
_YEARS_LONG = "years"
_FARTHEST = 5
"""How far apart small numbers in a row may be that are a range: five or six, not two and fifty."""
_EXACT_UNIT = Unit(FoundKind.NUMBER, "")


def _is_calendar_year(value: Fraction | None) -> bool:
    return value is not None and value.denominator == 1 and 1000 <= value.numerator < 3000


def _is_likely_year(value: Fraction) -> bool:
    return value.denominator == 1 and 1800 <= value.numerator <= 2100


class Figures(Beside):
    """Reads the figures of a text, one at a time."""

    def at(self, index: int) -> Draft | None:
        """The figure that begins at `index`."""
        tokens, lexicon = self.tokens, self.lexicon
        start, sign = index, lexicon.signs.after(tokens, index)
        if sign is not None:
            index = sign[0]
            if not self.near(index):
                return None
        negative = self._is_minus(index)
        if negative:
            index += 1
        if index >= len(tokens) or (negative and tokens[index].gap is Gap.LINE):
            return None
        low = numeral_at(tokens, index, lexicon)
        if low is None or (sign is not None and not low.digits):
            return self._period(start) if sign is None and not negative else None
        if sign is not None:
            low = self._abbreviated(low)
        if negative and low.value is not None:
            low = replace(low, value=-low.value)
        if low.doubt is Doubt.UNLIKELY:
            assert low.value is not None, "a word has a value"
            return Draft(
                start, low.end, FoundKind.NUMBER, Quantity(low.value), start, low.end, digits=False, doubt=low.doubt
            )
        low = self._ratio(low) or low
        unit = self.unit(low.end)
        end = unit[0] if unit else low.end
        if unit is not None:
            low, end = self._and_a_half(low, end)
        high = self._range_end(index, low, unit) or (self._next_number(index, low) if unit is None else None)
        if high is not None:
            low, high = self._same_scale(low, high)
            end = high.end
            if (unit := self.unit(high.end)) is not None:
                end = unit[0]
        meaning = sign[1] if sign else (unit[1] if unit else _EXACT_UNIT)
        return self._draft(start, end, low, high, meaning)

    def _draft(self, start: int, end: int, low: Numeral, high: Numeral | None, unit: Unit) -> Draft:
        kind, name, doubt = unit.kind, unit.unit, low.doubt
        if low.value is None or (high is not None and high.value is None):
            unread = low if low.value is None else high
            return Draft(start, end, kind, None, start, end, doubt=unread.doubt if unread else Doubt.NONE)
        top = high.value if high else None
        if low.parts is not None:
            kind, doubt = FoundKind.RATIO, Doubt.NONE
        elif unit is _EXACT_UNIT:
            kind, name, top, doubt = self._plain_kind(start, end, low, high, doubt)
        if kind is FoundKind.DURATION and top is None and self._is_year(low) and low.plain and unit.unit == _YEARS_LONG:
            # "2021 سال" names a year; it does not last that long.
            kind, name, unit = FoundKind.YEAR, YEAR, _EXACT_UNIT
        if kind is FoundKind.ORDINAL and not low.plain:
            kind = FoundKind.NUMBER
        if low.fraction and kind is FoundKind.NUMBER:
            kind = FoundKind.FRACTION
        outer_start, outer_end, bound = self.bound(
            start, end, ranged=high is not None, counted=unit is _EXACT_UNIT and kind is FoundKind.NUMBER
        )
        direction = 0
        if kind in _CHANGING:
            outer_start, outer_end, direction = self.direction(outer_start, outer_end)
        if direction and kind is FoundKind.PERCENTAGE:
            kind = FoundKind.CHANGE
        places = max(low.places, high.places) if high else low.places
        quantity = Quantity(low.value, places, name, bound, top)
        alternative = None
        if low.alternative is not None:
            alternative = replace(quantity, value=low.alternative[0], places=low.alternative[1])
        return Draft(
            start,
            end,
            kind,
            quantity,
            outer_start,
            outer_end,
            "",
            low.digits or bool(high and high.digits),
            doubt,
            alternative,
            tuple(Quantity(part) for part in low.parts or ()),
            direction,
            low.indefinite and bound is Bound.EXACT and low.parts is None,
        )

    def _abbreviated(self, low: Numeral) -> Numeral:
        """A letter that is a scale word behind money only: $5M."""
        factor = self.lexicon.money_multipliers.get(self.tokens[low.end].key) if self.glued(low.end) else None
        if factor is None or low.value is None or low.scale != 1:
            return low
        places = low.places - len(str(factor)) + 1
        return replace(low, end=low.end + 1, value=low.value * factor, places=places, plain=False, scale=factor)

    def ratio_at(self, index: int) -> Draft | None:
        """The ratio that begins with the digits at `index`: 3/67."""
        whole = numeral_at(self.tokens, index, self.lexicon)
        if whole is None or whole.parts is None:
            return None
        return self._draft(index, whole.end, whole, None, _EXACT_UNIT)

    def _and_a_half(self, low: Numeral, end: int) -> tuple[Numeral, int]:
        """A part that stands after the unit: ba tháng RƯỠI."""
        part = self.lexicon.halves.get(self.tokens[end].key) if self.near(end) else None
        if part is None or low.value is None or low.value.denominator != 1 or low.scale != 1:
            return low, end
        return replace(low, value=low.value + part, places=low.places + 1, plain=False), end + 1

    def _ratio(self, low: Numeral) -> Numeral | None:
        """ "Two in three": the numbers of a ratio with words between them."""
        if not self.near(low.end) or low.value is None or low.value.denominator != 1 or low.parts:
            return None
        link = self.lexicon.ratio_links.after(self.tokens, low.end)
        if link is None:
            return self._reversed_ratio(low)
        if not self.near(link[0]):
            return None
        whole = numeral_at(self.tokens, link[0], self.lexicon)
        if whole is None or not whole.value or whole.value.denominator != 1 or self._is_year(whole) or whole.parts:
            return None
        if whole.value <= low.value or whole.digits != low.digits or self.unit(whole.end) is not None:
            return None
        return replace(whole, value=low.value / whole.value, plain=False, parts=(low.value, whole.value))

    def _reversed_ratio(self, low: Numeral) -> Numeral | None:
        """ "Of three, one": the whole comes first, دو میں سے ایک."""
        link = self.lexicon.ratio_links_reversed.after(self.tokens, low.end)
        if link is None or not self.near(link[0]) or not low.value or self._is_year(low):
            return None
        part = numeral_at(self.tokens, link[0], self.lexicon)
        if part is None or part.value is None or part.value.denominator != 1 or part.parts:
            return None
        if part.value > low.value or part.digits != low.digits or self.unit(part.end) is not None:
            return None
        return replace(part, value=part.value / low.value, plain=False, parts=(part.value, low.value))

    def _plain_kind(
        self, start: int, end: int, low: Numeral, high: Numeral | None, doubt: Doubt
    ) -> tuple[FoundKind, str, Fraction | None, Doubt]:
        """The kind of a number that no unit follows, and the upper end of a range of years written short."""
        top = high.value if high else None
        if not self._is_year(low) or (high is not None and not high.plain):
            return FoundKind.NUMBER, "", top, doubt
        assert low.value is not None
        if top is not None:
            if top < 100 and _is_likely_year(low.value) and top > low.value % 100:
                top += low.value - low.value % 100
            likely = _is_calendar_year(top) and 0 < top - low.value <= 100
            return (FoundKind.TERM, YEAR, top, doubt) if likely else (FoundKind.NUMBER, "", top, doubt)
        if self._is_decade(start, end, low.value):
            return FoundKind.TERM, YEAR, low.value + 9, doubt
        named = self.lexicon.years_before.before(self.tokens, start) if self.near(start) else None
        after = self.lexicon.years_after.after(self.tokens, end) if self.near(end) else None
        if (named and named[0] >= self.floor) or after:
            return FoundKind.YEAR, YEAR, None, doubt
        if _is_likely_year(low.value):
            return FoundKind.YEAR, YEAR, None, Doubt.YEAR
        return FoundKind.NUMBER, "", None, doubt

    def _is_decade(self, start: int, end: int, year: Fraction) -> bool:
        """Whether the words beside make ten years of a year: the 1990s."""
        if year % 10 != 0:
            return False
        if self.near(end) and self.lexicon.decades_after.after(self.tokens, end) is not None:
            return True
        return self.near(start) and self.lexicon.decades_before.before(self.tokens, start) is not None

    def _is_year(self, number: Numeral) -> bool:
        return number.plain and number.digits and _is_calendar_year(number.value)

    def _period(self, index: int) -> Draft | None:
        """A word that is number and unit at once: ششماہی, six months."""
        period = self.lexicon.periods.after(self.tokens, index)
        if period is None:
            return None
        end, months = period
        # "The quarterly report" has no figure in it, "the first quarter" has.
        doubt = Doubt.NONE if self._is_numbered(index) else Doubt.UNLIKELY
        return Draft(index, end, FoundKind.DURATION, Quantity(months, 0, MONTHS), index, end, digits=False, doubt=doubt)

    def _is_numbered(self, index: int) -> bool:
        """Whether a number or ordinal stands right before."""
        if not self.near(index):
            return False
        before = self.tokens[index - 1]
        return (
            before.shape is Shape.NUMBER
            or before.key in self.lexicon.ordinals
            or before.key in self.lexicon.cardinals
            or before.key in self.lexicon.ordinal_suffixes
        )

    def _is_minus(self, index: int) -> bool:
        tokens = self.tokens
        if index + 1 >= len(tokens):
            return False
        if tokens[index].key in self.lexicon.negatives:
            return self.near(index + 1) and tokens[index + 1].shape is not Shape.SIGN
        if tokens[index].key != "-":
            return False
        leads = index == 0 or tokens[index].gap is not Gap.NONE or tokens[index - 1].key in "(["
        return leads and tokens[index + 1].shape is Shape.NUMBER and tokens[index + 1].gap is Gap.NONE

    def _range_end(self, index: int, low: Numeral, unit: tuple[int, Unit] | None) -> Numeral | None:
        """The second number of a range, if one begins at the end of the first."""
        tokens, lexicon = self.tokens, self.lexicon
        at = unit[0] if unit else low.end
        if low.value is None or at + 1 >= len(tokens) or not self.near(at) or not self.near(at + 1):
            return None
        link = tokens[at]
        if link.shape is Shape.SIGN and tokens[at].gap is not tokens[at + 1].gap:
            return None
        paired = any(
            link.key == word and index > self.floor and tokens[index - 1].key == before
            for before, word in lexicon.range_pairs
        )
        school_year = link.key == "/" and self._is_year(low) and unit is None
        closed = link.key in lexicon.closed_links
        if link.key not in lexicon.range_links and not paired and not school_year and not closed:
            return None
        high = numeral_at(tokens, at + 1, lexicon)
        if high is None or high.value is None or high.digits != low.digits or high.doubt is Doubt.UNLIKELY:
            return None
        if closed and not paired:
            paired = self._is_closed(high.end)
            if not paired:
                return None
        if unit is not None and link.shape is not Shape.SIGN and not paired:
            return None
        if unit is not None and (second := self.unit(high.end)) is not None and second[1] != unit[1]:
            return None
        if link.shape is Shape.SIGN and self._chain(high.end, link.key):
            return None
        year = low.value if self._is_year(low) else None
        if school_year and (not high.plain or year is None or high.value not in (year + 1, year % 100 + 1)):
            return None
        if high.value <= low.value and not (year is not None and high.plain and year % 100 < high.value < 100):
            # 2-1 is a score.
            return None
        return high

    def _is_closed(self, index: int) -> bool:
        """Whether words follow that close a range, behind a unit or not: 5 اور 7 فیصد کے درمیان."""
        unit = self.unit(index)
        end = unit[0] if unit is not None else index
        return self.near(end) and self.lexicon.closings.after(self.tokens, end) is not None

    def _next_number(self, index: int, low: Numeral) -> Numeral | None:
        """The second of two number words in a row that are a range: دو تین, hai ba."""
        if not self.lexicon.adjacent_ranges or low.digits or low.end != index + 1 or not self.near(low.end):
            return None
        if low.value is None or low.value >= 100 or self.tokens[low.end].key not in self.lexicon.cardinals:
            return None
        high = numeral_at(self.tokens, low.end, self.lexicon)
        if high is None or high.value is None or high.digits or high.doubt is not Doubt.NONE:
            return None
        apart = high.value / high.scale - low.value
        return high if 0 < apart <= _FARTHEST or 0 < apart <= low.value / 4 else None

    def _chain(self, index: int, link: str) -> bool:
        """Whether "1-2" goes on as "1-2-3": a list, a score or a telephone number, no range."""
        return (
            index + 1 < len(self.tokens)
            and self.tokens[index].key == link
            and self.tokens[index + 1].shape is Shape.NUMBER
            and self.tokens[index + 1].gap is Gap.NONE
        )

    @staticmethod
    def _same_scale(low: Numeral, high: Numeral) -> tuple[Numeral, Numeral]:
        """ "2–3 million" is two million to three million."""
        if high.scale == 1 or low.scale != 1 or low.value is None or high.value is None:
            return low, high
        if low.value * high.scale >= high.value:
            return low, high
        zeros = len(str(high.scale)) - 1
        return replace(low, value=low.value * high.scale, places=low.places - zeros, scale=high.scale), high
