"""Finds the figures of a text: numbers with their units, bounds and ranges, dates, and codes that are no figures.

One pass from left to right; at each token a bounded stretch is looked at, so the time is linear in
the text.  What the words are is the lexicon's business.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from reportgen.extraction.folding import ascii_digits, fold
from reportgen.extraction.lexicon import Lexicon, Unit
from reportgen.extraction.numerals import Doubt, Numeral, digits_at, numeral_at
from reportgen.extraction.tokens import Gap, Shape, Token, tokens_of
from reportgen.facts import Kind
from reportgen.quantity import MAX_DIGITS, MONTHS, YEAR, Bound, Quantity


@dataclass(frozen=True, slots=True)
class Found:
    """One figure of a text, or a code with digits that is none.

    `start` and `end` (exclusive) are code points of the text that was searched, without the words
    of a bound; `outer_start` and `outer_end` take those in.  `kind` is a guess from the words
    around.  `quantity` is None for codes and dates, which have `text` instead, and for digits that
    must not be read as a number (`doubt` says why).
    """

    start: int
    end: int
    surface: str
    kind: Kind
    quantity: Quantity | None
    outer_start: int
    outer_end: int
    text: str = ""
    digits: bool = True
    doubt: Doubt = Doubt.NONE
    alternative: Quantity | None = None


def find(text: str, lexicon: Lexicon) -> tuple[Found, ...]:
    """Every figure of `text`, in its order.

    Every run of digits ends up in a find; number words that mean something else as often carry a
    doubt.
    """
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
    kind: Kind
    quantity: Quantity | None
    outer_start: int
    outer_end: int
    text: str = ""
    digits: bool = True
    doubt: Doubt = Doubt.NONE
    alternative: Quantity | None = None


_YEARS = range(1000, 3000)
_LIKELY_YEARS = range(1800, 2101)
_HYPHENS = "-–—"
_EXACT_UNIT = Unit(Kind.COUNT, "")


class _Search:
    """One walk over the tokens."""

    def __init__(self, tokens: list[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.floor = 0
        """Where the last find ended: nothing before it is looked at again."""

    def drafts(self) -> list[_Draft]:
        found: list[_Draft] = []
        index = 0
        while index < len(self.tokens):
            skipped = self.lexicon.not_numbers.after(self.tokens, index)
            if skipped is not None:
                index = self.floor = skipped[0]
                continue
            drafts = self._at(index)
            if drafts:
                found.extend(drafts)
                index = self.floor = max(drafts[-1].end, drafts[-1].outer_end)
            else:
                index += 1
        return found

    def _at(self, index: int) -> tuple[_Draft, ...]:
        token = self.tokens[index]
        draft = self._code(index) if token.shape is not Shape.SIGN else None
        draft = draft or self._ordinal(index) or self._figure(index)
        return (draft,) if draft else ()

    # --- codes -------------------------------------------------------------------------------

    def _code(self, index: int) -> _Draft | None:
        """A stretch without blanks that mixes digits with capitals: 21-NQ/TW, 68/2013/QH13, H5N1."""
        end = index + 1
        tokens = self.tokens
        while end < len(tokens) and tokens[end].gap is Gap.NONE:
            token = tokens[end]
            joined = token.shape is not Shape.SIGN or (
                token.key in "-/." and end + 1 < len(tokens) and self._goes_on(end + 1)
            )
            if not joined:
                break
            end += 1
        if end == index + 1:
            return None
        parts = tokens[index:end]
        letters = "".join(t.text for t in parts if t.shape is Shape.WORD)
        if not letters or all(t.shape is not Shape.NUMBER for t in parts) or not any(c.isupper() for c in letters):
            return None
        if parts[0].shape is Shape.WORD and tokens[index + 1].shape is Shape.SIGN and not parts[0].text.isupper():
            return None
        code = "".join(ascii_digits(t.text) for t in parts)
        return _Draft(index, end, Kind.DOCUMENT, None, index, end, code)

    def _goes_on(self, index: int) -> bool:
        return self.tokens[index].gap is Gap.NONE and self.tokens[index].shape is not Shape.SIGN

    # --- ordinals and ranks ------------------------------------------------------------------

    def _ordinal(self, index: int) -> _Draft | None:
        tokens, lexicon = self.tokens, self.lexicon
        token = tokens[index]
        value = lexicon.ordinals.get(token.key)
        if value is not None:
            return self._rank(index, index + 1, value, digits=False, word=True)
        prefix = lexicon.ordinal_prefixes.after(tokens, index)
        if prefix is not None and prefix[0] < len(tokens) and tokens[prefix[0]].gap is not Gap.LINE:
            number = numeral_at(tokens, prefix[0], lexicon)
            if number is not None and number.value is not None and number.value.denominator == 1:
                start = prefix[0] if number.digits else index
                return self._rank(start, number.end, number.value, digits=number.digits, word=False)
        number = digits_at(tokens, index, lexicon)
        if number is not None and number.plain and number.value is not None and number.end < len(tokens):
            suffix = tokens[number.end]
            glued = suffix.gap is Gap.NONE or suffix.text in lexicon.ordinal_suffixes
            if glued and suffix.gap is not Gap.LINE and suffix.key in lexicon.ordinal_suffixes:
                return self._rank(index, number.end + 1, number.value, digits=True, word=False)
        return None

    def _rank(self, start: int, end: int, value: Fraction, *, digits: bool, word: bool) -> _Draft:
        unit = self.lexicon.units.after(self.tokens, end) if self._near(end) else None
        ranked = unit is not None and unit[1].kind is Kind.RANK
        if unit is not None and ranked:
            end = unit[0]
        doubt = Doubt.WORD if word and not ranked and not digits else Doubt.NONE
        return _Draft(start, end, Kind.RANK, Quantity(value), start, end, digits=digits, doubt=doubt)

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
            return self._bare_unit(start) if sign is None and not negative else None
        if negative and low.value is not None:
            low = replace(low, value=-low.value)
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
        outer_start, outer_end, bound = self._bound(start, end, ranged=high is not None)
        kind, name, doubt = unit.kind, unit.unit, low.doubt
        if low.value is None or (high is not None and high.value is None):
            unread = low if low.value is None else high
            return _Draft(start, end, kind, None, start, end, doubt=unread.doubt if unread else Doubt.NONE)
        top = high.value if high else None
        if unit is _EXACT_UNIT:
            kind, name, top, doubt = self._plain_kind(start, end, low, high, doubt)
        if kind is Kind.DURATION and top is None and self._is_year(low) and low.plain and unit.factor == 12:
            # "2021 سال" names a year; it does not last that long.
            kind, name, unit = Kind.YEAR, YEAR, _EXACT_UNIT
        if kind is Kind.RANK and not low.plain:
            kind = Kind.COUNT
        if low.fraction and kind is Kind.COUNT:
            kind = Kind.FRACTION
        places = max(low.places, high.places) if high else low.places
        factor = unit.factor
        quantity = Quantity(low.value * factor, places, name, bound, None if top is None else top * factor)
        alternative = None
        if low.alternative is not None:
            alternative = replace(quantity, value=low.alternative[0] * factor, places=low.alternative[1])
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
        )

    def _plain_kind(
        self, start: int, end: int, low: Numeral, high: Numeral | None, doubt: Doubt
    ) -> tuple[Kind, str, Fraction | None, Doubt]:
        """The kind of a number that no unit follows, and the upper end of a range of years written short."""
        top = high.value if high else None
        if not self._is_year(low) or (high is not None and not high.plain):
            return Kind.COUNT, "", top, doubt
        assert low.value is not None
        if top is not None:
            if top < 100 and low.value < 2100 and top == low.value % 100 + 1:
                top += low.value - low.value % 100
            likely = top in _YEARS and 0 < top - low.value <= 100
            return (Kind.TERM, YEAR, top, doubt) if likely else (Kind.COUNT, "", top, doubt)
        named = self.lexicon.years_before.before(self.tokens, start) if self._near(start) else None
        after = self.lexicon.years_after.after(self.tokens, end) if self._near(end) else None
        if (named and named[0] >= self.floor) or after:
            return Kind.YEAR, YEAR, None, doubt
        if low.value in _LIKELY_YEARS:
            return Kind.YEAR, YEAR, None, Doubt.YEAR
        return Kind.COUNT, "", None, doubt

    def _is_year(self, number: Numeral) -> bool:
        return number.plain and number.digits and number.value in _YEARS

    def _bare_unit(self, index: int) -> _Draft | None:
        """A word that is number and unit at once: ششماہی, six months."""
        if not self.tokens[index].shape is Shape.WORD:
            return None
        unit = self.lexicon.units.after(self.tokens, index)
        if unit is None or unit[1].kind is not Kind.DURATION or unit[1].factor in (1, 12):
            return None
        quantity = Quantity(unit[1].factor, 0, MONTHS)
        return _Draft(index, unit[0], Kind.DURATION, quantity, index, unit[0], digits=False)

    def _near(self, index: int) -> bool:
        """Whether the token at `index` is on the same line as the one before it."""
        return 0 < index < len(self.tokens) and self.tokens[index].gap is not Gap.LINE

    def _unit(self, index: int) -> tuple[int, Unit] | None:
        return self.lexicon.units.after(self.tokens, index) if self._near(index) else None

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

    def _bound(self, start: int, end: int, *, ranged: bool) -> tuple[int, int, Bound]:
        """The words of a bound on either side, and what they say."""
        after = self.lexicon.bounds_after.after(self.tokens, end) if self._near(end) else None
        if after is not None and after[1] is not Bound.EXACT and not (ranged and after[1] is Bound.AT_MOST):
            return start, after[0], after[1]
        before = self.lexicon.bounds_before.before(self.tokens, start) if self._near(start) else None
        if before is not None and before[0] >= self.floor and before[1] is not Bound.EXACT:
            return before[0], end, before[1]
        return start, end, Bound.EXACT


__all__ = ["MAX_DIGITS", "Found", "find"]
