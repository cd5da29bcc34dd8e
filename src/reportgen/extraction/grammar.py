"""Finds the figures of a text: numbers with their units, bounds and ranges, dates, and codes that are no figures.

One pass from left to right; at each token a bounded stretch is looked at, so the time is linear in
the text.  What the words are is the lexicon's business.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from reportgen.extraction.digits import Doubt, Numeral
from reportgen.extraction.folding import fold
from reportgen.extraction.kinds import FoundKind
from reportgen.extraction.lexicon import Lexicon, Unit
from reportgen.extraction.marks import mark_at
from reportgen.extraction.numerals import FRACTION_SIGNS, numeral_at
from reportgen.extraction.ordinals import ordinal_at
from reportgen.extraction.references import reference_at
from reportgen.extraction.romans import may_be_roman, roman_at
from reportgen.extraction.separators import separators_of
from reportgen.extraction.tokens import Gap, Shape, Token, tokens_of
from reportgen.quantity import MONTHS, YEAR, Bound, Quantity


@dataclass(frozen=True, slots=True)
class Found:
    """One figure of a text, or a code with digits that is none.

    `start` and `end` (exclusive) are code points of the text that was searched, without the words
    of a bound or change; `outer_start` and `outer_end` take those in.  `kind` is a guess from the words
    around.  `quantity` is None for codes and dates, which have `text` instead, and for digits that
    must not be read as a number (`doubt` says why).
    """

    start: int
    end: int
    surface: str
    kind: FoundKind
    quantity: Quantity | None
    outer_start: int
    outer_end: int
    text: str = ""
    digits: bool = True
    doubt: Doubt = Doubt.NONE
    alternative: Quantity | None = None
    parts: tuple[Quantity, ...] = ()
    """The two numbers of a ratio: 346 and 680."""
    direction: int = 0
    """1 where the words say that something rose by this, -1 where it fell, else 0."""

    @property
    def figure(self) -> bool:
        """Whether this is a figure, and not digits that number nothing."""
        return self.kind not in (FoundKind.CODE, FoundKind.TIME, FoundKind.MARK)


def find(text: str, lexicon: Lexicon) -> tuple[Found, ...]:
    """Every figure of `text`, in its order.

    Every run of digits ends up in a find; number words that mean something else as often carry a
    doubt.  What signs between digits mean is looked for in this text, unless `lexicon.separators`
    says it for the whole document.
    """
    if lexicon.separators is None and (roles := separators_of((text,), lexicon)):
        lexicon = lexicon.showing(roles)
    folded = fold(text, lexicon.letters)
    tokens = tokens_of(folded.text)
    search = _Search(tokens, lexicon)
    finds: list[Found] = []
    for draft in search.drafts():
        start, end = folded.original(tokens[draft.start].start, tokens[draft.end - 1].end)
        outer_start, outer_end = folded.original(tokens[draft.outer_start].start, tokens[draft.outer_end - 1].end)
        end, outer_end = _without_blanks(text, end), _without_blanks(text, outer_end)
        finds.append(
            Found(
                start,
                end,
                text[start:end],
                draft.kind,
                draft.quantity,
                outer_start,
                outer_end,
                draft.text,
                draft.digits,
                draft.doubt,
                draft.alternative,
                draft.parts,
                draft.direction,
            )
        )
    return tuple(finds)


def _without_blanks(text: str, end: int) -> int:
    """Marks that print nothing belong to what follows them: step back over them."""
    while end > 0 and not (text[end - 1].isprintable() and not text[end - 1].isspace()):
        end -= 1
    return end


@dataclass(frozen=True, slots=True)
class _Draft:
    """A find in terms of tokens."""

    start: int
    end: int
    kind: FoundKind
    quantity: Quantity | None
    outer_start: int
    outer_end: int
    text: str = ""
    digits: bool = True
    doubt: Doubt = Doubt.NONE
    alternative: Quantity | None = None
    parts: tuple[Quantity, ...] = ()
    direction: int = 0


_CHANGING = (FoundKind.PERCENTAGE, FoundKind.POINTS)
_YEARS_LONG = "years"
_EXACT_UNIT = Unit(FoundKind.NUMBER, "")


def _is_calendar_year(value: Fraction | None) -> bool:
    return value is not None and value.denominator == 1 and 1000 <= value.numerator < 3000


def _is_likely_year(value: Fraction) -> bool:
    return value.denominator == 1 and 1800 <= value.numerator <= 2100


class _Search:
    """One walk over the tokens."""

    def __init__(self, tokens: list[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.beginnings = lexicon.beginnings
        self.roman_end = -1
        """Where the last Roman numeral ended."""
        self.floor = 0
        """Where the last find ended: nothing before it is looked at again."""

    def drafts(self) -> list[_Draft]:
        found: list[_Draft] = []
        index = 0
        while index < len(self.tokens):
            if not self._may_begin(index):
                index += 1
                continue
            skipped = self.lexicon.not_numbers.after(self.tokens, index)
            if skipped is not None:
                index = self.floor = skipped[0]
                continue
            bound = self.lexicon.bounds_before.after(self.tokens, index)
            if bound is not None and bound[0] > index + 1:
                # What the words of a bound say by themselves is no figure: ÍT NHẤT, NO LESS than.
                index = bound[0]
                continue
            draft = self._at(index)
            if draft is not None:
                found.append(draft)
                index = self.floor = max(draft.end, draft.outer_end)
            else:
                index += 1
        return found

    def _may_begin(self, index: int) -> bool:
        """A cheap look that lets most words of a text pass."""
        token = self.tokens[index]
        if token.shape is Shape.NUMBER or token.key in self.beginnings:
            return True
        if token.shape is Shape.SIGN:
            return token.key == "-" or token.key in FRACTION_SIGNS
        return token.key.endswith(self.lexicon.ordinal_word_suffixes) or self._glued(index + 1) or may_be_roman(token)

    def _at(self, index: int) -> _Draft | None:
        return (
            self._reference(index)
            or self._date(index)
            or self._mark(index)
            or self._roman(index)
            or self._ordinal(index)
            or self._figure(index)
        )

    def _mark(self, index: int) -> _Draft | None:
        found = mark_at(self.tokens, index)
        if found is None:
            return None
        start, end, kind, text = found
        return _Draft(start, end, kind, None, start, end, text)

    def _roman(self, index: int) -> _Draft | None:
        roman = roman_at(self.tokens, index, self.roman_end, self.lexicon)
        if roman is None:
            return None
        end = self.roman_end = roman.end
        doubt = Doubt.NONE if roman.certain else Doubt.WORD
        return _Draft(index, end, FoundKind.ORDINAL, Quantity(roman.value), index, end, digits=False, doubt=doubt)

    def _reference(self, index: int) -> _Draft | None:
        found = reference_at(self.tokens, index, self.lexicon)
        return None if found is None else _Draft(index, found[0], FoundKind.CODE, None, index, found[0], found[1])

    def _date(self, index: int) -> _Draft | None:
        found = self.lexicon.dates.at(self.tokens, index)
        return None if found is None else _Draft(index, found[0], FoundKind.DATE, None, index, found[0], found[1])

    def _ordinal(self, index: int) -> _Draft | None:
        ordinal = ordinal_at(self.tokens, index, self.lexicon)
        if ordinal is None:
            return None
        end, certain = ordinal.end, ordinal.certain
        whole = numeral_at(self.tokens, ordinal.start, self.lexicon) if ordinal.digits else None
        if whole is not None and whole.parts is not None:
            return self._draft(ordinal.start, whole.end, whole, None, _EXACT_UNIT)
        unit = self._unit(end)
        if unit is not None and unit[1].kind is FoundKind.ORDINAL:
            end, certain = unit[0], True
        doubt = Doubt.NONE if certain else Doubt.WORD
        start, quantity = ordinal.start, Quantity(ordinal.value)
        return _Draft(start, end, FoundKind.ORDINAL, quantity, start, end, digits=ordinal.digits, doubt=doubt)

    # --- figures -----------------------------------------------------------------------------

    def _figure(self, index: int) -> _Draft | None:
        tokens, lexicon = self.tokens, self.lexicon
        start, sign = index, lexicon.signs.after(tokens, index)
        if sign is not None:
            index = sign[0]
            if not self._near(index):
                return None
        negative = self._is_minus(index)
        if negative:
            index += 1
        if index >= len(tokens):
            return None
        low = numeral_at(tokens, index, lexicon)
        if low is None or (sign is not None and not low.digits):
            return self._period(start) if sign is None and not negative else None
        if negative and low.value is not None:
            low = replace(low, value=-low.value)
        low = self._ratio(low) or low
        unit = self._unit(low.end)
        end = unit[0] if unit else low.end
        high = self._range_end(index, low, unit)
        if high is not None:
            low, high = self._same_scale(low, high)
            end = high.end
            if (unit := self._unit(high.end)) is not None:
                end = unit[0]
        meaning = sign[1] if sign else (unit[1] if unit else _EXACT_UNIT)
        return self._draft(start, end, low, high, meaning)

    def _draft(self, start: int, end: int, low: Numeral, high: Numeral | None, unit: Unit) -> _Draft:
        kind, name, doubt = unit.kind, unit.unit, low.doubt
        if low.value is None or (high is not None and high.value is None):
            unread = low if low.value is None else high
            return _Draft(start, end, kind, None, start, end, doubt=unread.doubt if unread else Doubt.NONE)
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
        outer_start, outer_end, bound = self._bound(
            start, end, ranged=high is not None, counted=unit is _EXACT_UNIT and kind is FoundKind.NUMBER
        )
        direction = 0
        if kind in _CHANGING:
            outer_start, outer_end, direction = self._direction(outer_start, outer_end)
        if direction and kind is FoundKind.PERCENTAGE:
            kind = FoundKind.CHANGE
        places = max(low.places, high.places) if high else low.places
        quantity = Quantity(low.value, places, name, bound, top)
        alternative = None
        if low.alternative is not None:
            alternative = replace(quantity, value=low.alternative[0], places=low.alternative[1])
        return _Draft(
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
        )

    def _direction(self, start: int, end: int) -> tuple[int, int, int]:
        """The words that say that something rose or fell by this, and which: a fall of 12 %, ہدف سے 12% زیادہ."""
        after = self.lexicon.changes_after.after(self.tokens, end) if self._near(end) else None
        if after is not None:
            return start, after[0], after[1]
        before = self.lexicon.changes_before.before(self.tokens, start) if self._near(start) else None
        if before is not None and before[0] >= self.floor:
            return before[0], end, before[1]
        return start, end, 0

    def _ratio(self, low: Numeral) -> Numeral | None:
        """ "Two in three": the numbers of a ratio with words between them."""
        if not self._near(low.end) or low.value is None or low.value.denominator != 1 or low.parts:
            return None
        link = self.lexicon.ratio_links.after(self.tokens, low.end)
        if link is None or not self._near(link[0]):
            return None
        whole = numeral_at(self.tokens, link[0], self.lexicon)
        if whole is None or not whole.value or whole.value.denominator != 1 or self._is_year(whole) or whole.parts:
            return None
        if whole.value <= low.value or whole.digits != low.digits or self._unit(whole.end) is not None:
            return None
        return replace(whole, value=low.value / whole.value, plain=False, parts=(low.value, whole.value))

    def _plain_kind(
        self, start: int, end: int, low: Numeral, high: Numeral | None, doubt: Doubt
    ) -> tuple[FoundKind, str, Fraction | None, Doubt]:
        """The kind of a number that no unit follows, and the upper end of a range of years written short."""
        top = high.value if high else None
        if not self._is_year(low) or (high is not None and not high.plain):
            return FoundKind.NUMBER, "", top, doubt
        assert low.value is not None
        if top is not None:
            if top < 100 and low.value < 2100 and top == low.value % 100 + 1:
                top += low.value - low.value % 100
            likely = _is_calendar_year(top) and 0 < top - low.value <= 100
            return (FoundKind.TERM, YEAR, top, doubt) if likely else (FoundKind.NUMBER, "", top, doubt)
        named = self.lexicon.years_before.before(self.tokens, start) if self._near(start) else None
        after = self.lexicon.years_after.after(self.tokens, end) if self._near(end) else None
        if (named and named[0] >= self.floor) or after:
            return FoundKind.YEAR, YEAR, None, doubt
        if _is_likely_year(low.value):
            return FoundKind.YEAR, YEAR, None, Doubt.YEAR
        return FoundKind.NUMBER, "", None, doubt

    def _is_year(self, number: Numeral) -> bool:
        return number.plain and number.digits and _is_calendar_year(number.value)

    def _period(self, index: int) -> _Draft | None:
        """A word that is number and unit at once: ششماہی, six months."""
        period = self.lexicon.periods.after(self.tokens, index)
        if period is None:
            return None
        end, months = period
        return _Draft(index, end, FoundKind.DURATION, Quantity(months, 0, MONTHS), index, end, digits=False)

    def _near(self, index: int) -> bool:
        """Whether the token at `index` is on the same line as the one before it."""
        return 0 < index < len(self.tokens) and self.tokens[index].gap is not Gap.LINE

    def _unit(self, index: int) -> tuple[int, Unit] | None:
        """The unit at `index`; a hyphen may stand before it: a 20-year plan."""
        if not self._near(index):
            return None
        glued = self.tokens[index].key == "-" and self.tokens[index].gap is Gap.NONE and self._glued(index + 1)
        return self.lexicon.units.after(self.tokens, index + 1 if glued else index)

    def _glued(self, index: int) -> bool:
        return index < len(self.tokens) and self.tokens[index].gap is Gap.NONE

    def _is_minus(self, index: int) -> bool:
        tokens = self.tokens
        if index + 1 >= len(tokens) or tokens[index].key != "-":
            return False
        leads = index == 0 or tokens[index].gap is not Gap.NONE or tokens[index - 1].key in "(["
        return leads and tokens[index + 1].shape is Shape.NUMBER and tokens[index + 1].gap is Gap.NONE

    def _range_end(self, index: int, low: Numeral, unit: tuple[int, Unit] | None) -> Numeral | None:
        """The second number of a range, if one begins at the end of the first."""
        tokens, lexicon = self.tokens, self.lexicon
        at = unit[0] if unit else low.end
        if low.value is None or at + 1 >= len(tokens) or not self._near(at) or not self._near(at + 1):
            return None
        link = tokens[at]
        if link.shape is Shape.SIGN and tokens[at].gap is not tokens[at + 1].gap:
            return None
        paired = any(
            link.key == word and index > self.floor and tokens[index - 1].key == before
            for before, word in lexicon.range_pairs
        )
        if link.key not in lexicon.range_links and not paired:
            return None
        high = numeral_at(tokens, at + 1, lexicon)
        if high is None or high.value is None or high.digits != low.digits:
            return None
        if unit is not None and link.shape is not Shape.SIGN and not paired:
            return None
        if unit is not None and (second := self._unit(high.end)) is not None and second[1] != unit[1]:
            return None
        if link.shape is Shape.SIGN and self._chain(high.end, link.key):
            return None
        return high

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

    def _bound(self, start: int, end: int, *, ranged: bool, counted: bool) -> tuple[int, int, Bound]:
        """The words of a bound on either side, and what they say."""
        after = self.lexicon.bounds_after.after(self.tokens, end) if self._near(end) else None
        if after is None and counted:
            after = self._bound_after_noun(end)
        if after is not None and after[1] is not Bound.EXACT and not (ranged and after[1] is Bound.AT_MOST):
            return start, after[0], after[1]
        before = self.lexicon.bounds_before.before(self.tokens, start) if self._near(start) else None
        if before is not None and before[0] >= self.floor and before[1] is not Bound.EXACT:
            return before[0], end, before[1]
        return start, end, Bound.EXACT

    def _bound_after_noun(self, end: int) -> tuple[int, Bound] | None:
        """A bound with the counted noun before it: 50 members OR MORE, 50 اراکین سے زیادہ."""
        for at in range(end + 1, end + 3):
            if not self._near(at) or self.tokens[at - 1].shape is not Shape.WORD or not self._near(at - 1):
                return None
            found = self.lexicon.bounds_after.after(self.tokens, at)
            if found is not None and found[0] >= at + 2:
                # Words such as "than" take one noun, "or more" may follow two.
                strict = found[1] in (Bound.MORE_THAN, Bound.LESS_THAN)
                return None if strict and at > end + 1 else found
        return None
