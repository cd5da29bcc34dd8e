"""Numbers: digits, number words, and both with scale words and fractions.

The value is exact and the printed precision is kept; nothing here knows a language but through its
lexicon.  Every function looks at a bounded stretch of tokens.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from reportgen.extraction.digits import Doubt, Numeral, digits_at
from reportgen.extraction.lexicon import Lexicon
from reportgen.extraction.standing import standing
from reportgen.extraction.tokens import Gap, Shape, Token

MAX_TOKENS = 24
"""The longest stretch that is read as one number; a hostile row of scale words must not grow without end."""

_SPOKEN_DECIMALS = 6
_BIG = 1000
"""Multipliers from here on close a group of hundreds; smaller ones (ten, hundred) build it."""


def numeral_at(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """The number that begins at `index`, with its scale words, or the fraction that does."""
    composer = _Composer(tokens, index, lexicon)
    numeral = composer.compose()
    if numeral is None:
        return _article_fraction(tokens, index, lexicon)
    fraction = _fraction(tokens, index, numeral, lexicon)
    return numeral if fraction is None else replace(fraction, doubt=Doubt.NONE, indefinite=False)


def whole_number_at(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """The whole number that begins at `index`, fractions left aside."""
    numeral = _Composer(tokens, index, lexicon).compose()
    return numeral if numeral is not None and numeral.value is not None and numeral.value.denominator == 1 else None


def _key(tokens: Sequence[Token], index: int) -> str:
    """The key at `index`, or "" past the end or across the end of a line."""
    if index >= len(tokens) or tokens[index].gap is Gap.LINE:
        return ""
    return tokens[index].key


def _article_fraction(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    key = tokens[index].key
    denominator = lexicon.denominators.get(_key(tokens, index + 1))
    if key in lexicon.fraction_articles and denominator is not None and not _is_another(tokens, index, lexicon):
        return Numeral(index + 2, 1 / denominator, digits=False, fraction=True)
    if key in FRACTION_SIGNS:
        return Numeral(index + 1, FRACTION_SIGNS[key], digits=False, fraction=True)
    return None


def _is_another(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether "a third" goes on with a noun, and so means one more: a third man."""
    if tokens[index].key in lexicon.cardinals or tokens[index + 1].key not in lexicon.ordinals:
        return False
    after = index + 2
    if after < len(tokens) and tokens[after].key == "-" and tokens[after].gap is Gap.NONE:
        after += 1
    noun = after < len(tokens) and tokens[after].shape is Shape.WORD and tokens[after].gap is not Gap.LINE
    return noun and tokens[after].key not in lexicon.stop_words


def _fraction(tokens: Sequence[Token], index: int, numeral: Numeral, lexicon: Lexicon) -> Numeral | None:
    value, end = numeral.value, numeral.end
    if value is None:
        return None
    key = _key(tokens, end)
    if key in lexicon.fraction_links and lexicon.units.after(tokens, end) is None:
        below = whole_number_at(tokens, end + 1, lexicon) if _key(tokens, end + 1) else None
        if below is not None and below.value:
            return replace(numeral, end=below.end, value=value / below.value, fraction=True, plain=False)
    start = end
    if key == "-" and tokens[end].gap is Gap.NONE:
        start, key = end + 1, _key(tokens, end + 1)
    if (denominator := lexicon.denominators.get(key)) is not None and value < denominator:
        return replace(numeral, end=start + 1, value=value / denominator, fraction=True, plain=False)
    if end < len(tokens) and tokens[end].gap is Gap.NONE and tokens[end].shape is Shape.SIGN:
        sign = FRACTION_SIGNS.get(tokens[end].key)
        if sign is not None and numeral.plain:
            return replace(numeral, end=end + 1, value=value + sign, places=_decimals(sign), plain=False)
    return (_slashed(tokens, index, numeral, lexicon) or _mixed(tokens, numeral, lexicon)) if numeral.plain else None


def _mixed(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon) -> Numeral | None:
    """1 1/2 hours."""
    at = numeral.end
    if numeral.value is None or numeral.value >= _BIG or _key(tokens, at) == "" or tokens[at].gap is not Gap.BLANK:
        return None
    above = digits_at(tokens, at, lexicon)
    part = _slashed(tokens, at, above, lexicon) if above is not None and above.plain else None
    if part is None or not part.fraction or part.value is None:
        return None
    return replace(part, value=numeral.value + part.value, places=_decimals(part.value), fraction=False)


def _slashed(tokens: Sequence[Token], index: int, numeral: Numeral, lexicon: Lexicon) -> Numeral | None:
    """1/2, a fraction, or 346/680, so many of so many."""
    below = digits_at(tokens, numeral.end + 1, lexicon) if _is_slash(tokens, numeral.end, index) else None
    if below is None or not below.plain or not below.value or numeral.value is None:
        return None
    if _is_slash(tokens, below.end, numeral.end) or numeral.value > below.value:
        return None
    if below.value <= _LARGEST_DENOMINATOR and numeral.value < below.value:
        return Numeral(below.end, numeral.value / below.value, fraction=True)
    if _CALENDAR[0] <= numeral.value <= _CALENDAR[1]:
        return None
    return Numeral(below.end, numeral.value / below.value, parts=(numeral.value, below.value))


_LARGEST_DENOMINATOR = 10
_CALENDAR = (1800, 2100)
"""Two numbers of this size with a slash between them are years: 2021/2022."""


def _is_slash(tokens: Sequence[Token], index: int, floor: int) -> bool:
    """Whether a "/" stands at `index` with digits right on both sides."""
    return (
        floor < index < len(tokens) - 1
        and tokens[index].key in "/⁄"
        and tokens[index].gap is Gap.NONE
        and tokens[index + 1].gap is Gap.NONE
        and tokens[index + 1].shape is Shape.NUMBER
    )


def _fraction_sign(sign: str) -> Fraction | None:
    above, slash, below = unicodedata.normalize("NFKC", sign).partition("\u2044")
    return Fraction(int(above), int(below)) if slash and above and below else None


FRACTION_SIGNS: dict[str, Fraction] = {
    chr(code): value for code in (*range(0xBC, 0xBF), *range(0x2150, 0x215F)) if (value := _fraction_sign(chr(code)))
}
"""½, ⅔ and their like, and what they are worth."""


class _Composer:
    """Puts a number together from left to right: two | hundred | five | thousand | six."""

    def __init__(self, tokens: Sequence[Token], index: int, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.index = index
        self.at = index
        self.lexicon = lexicon
        self.total = Fraction(0)
        self.group = Fraction(0)
        self.pending: Fraction | None = None
        self.pending_places = 0
        self.first: Numeral | None = None
        self.small: Fraction | None = None
        self.big: Fraction | None = None
        self.last = Fraction(1)
        """What the last component was multiplied by."""
        self.shifted = False
        self.pointed = False
        """Whether its decimals are spoken: two point five."""
        self.vague = False
        """Whether the number begins with a scale word: nobody says how many."""

    def compose(self) -> Numeral | None:
        shift = self.lexicon.shifts.get(self.tokens[self.at].key)
        if shift is not None:
            self.at += 1
            self.shifted = True
            if not self._begin_shifted(shift):
                return None
        elif not self._begin():
            return None
        while self.at < len(self.tokens) and self.at - self.index < MAX_TOKENS and self._step():
            pass
        return self._result()

    # Beginnings

    def _begin(self) -> bool:
        number = digits_at(self.tokens, self.at, self.lexicon)
        if number is not None:
            self.first, self.at = number, number.end
            self.pending, self.pending_places = number.value, number.places
            return True
        key = self.tokens[self.at].key
        value = self.lexicon.cardinals.get(key)
        if value is not None:
            self._take_word(value)
            return True
        if key in self.lexicon.fraction_articles and _key(self.tokens, self.at + 1) in self.lexicon.multipliers:
            self.at += 1
            self.pending = Fraction(1)
            return True
        if key in self.lexicon.multipliers:
            self.pending = Fraction(1)
            self.vague = True
            return True
        return False

    def _begin_shifted(self, shift: Fraction) -> bool:
        if not _key(self.tokens, self.at) or not self._begin() or self.pending is None:
            return False
        self.pending += shift
        self.pending_places = max(self.pending_places, _decimals(shift))
        return True

    # Going on

    def _step(self) -> bool:
        # A scale word that begins the number may begin its line too.
        key = _key(self.tokens, self.at) if self.at > self.index else self.tokens[self.at].key
        if not key or (self.first is not None and self.first.value is None):
            return False
        if key in self.lexicon.fraction_articles and self.pending is not None and 0 < self.pending < 1:
            # Half A million.
            following = _key(self.tokens, self.at + 1)
            self.at += 1 if following in self.lexicon.multipliers else 0
            return following in self.lexicon.multipliers
        if key in self.lexicon.decimal_words:
            return self._point()
        if key in self.lexicon.multipliers:
            return self._multiply(self.lexicon.multipliers[key])
        if key in self.lexicon.halves and self.last > 1 and self.pending is None:
            part = self.lexicon.halves[key] * self.last
            if self.group:
                self.group += part
            else:
                self.total += part
            self.last /= 10
            self.at += 1
            return False
        return self._add(key)

    def _multiply(self, factor: Fraction) -> bool:
        if factor < _BIG:
            if self.pending is None or (self.small is not None and factor >= self.small):
                return False
            self.group += self.pending * factor
            self.small = self.last = factor
        else:
            base = self.group + (self.pending or 0)
            if self.pending is None and self.group == 0:
                if self.big is None:
                    return False
                self.total *= factor
                self.last *= factor
            elif self.big is not None and factor >= self.big:
                if factor == self.big:
                    return False
                self.total = (self.total + base) * factor
                self.last = factor
            else:
                self.total += base * factor
                self.last = factor
            self.group, self.small, self.big = Fraction(0), None, factor
        self.pending = None
        self.at += 1
        return True

    def _add(self, key: str) -> bool:
        at = self.at
        if key in self.lexicon.links:
            at += 1
            if self._and_part(at):
                return True
        elif key == "-" and self.tokens[at].gap is Gap.NONE and self.pending is not None:
            if at + 1 >= len(self.tokens) or self.tokens[at + 1].gap is not Gap.NONE:
                return False
            at += 1
        key = _key(self.tokens, at)
        value = self.lexicon.cardinals.get(key)
        if value is None:
            return self._add_digits()
        if self.first is not None and self.pending is not None:
            return False
        if self.pending is not None:
            tens = self.pending
            if not (10 <= tens < 100 and tens % 10 == 0 and 0 < value < 10):
                return False
            self.pending = tens + value
        elif value >= (self.small or self.big or 0) or value.denominator != 1:
            return False
        elif at == self.at and value < 10 and self.last > 10 and self._needs_link(at):
            return False
        else:
            self.pending, self.pending_places = value, 0
        self.at = at + 1
        return True

    def _needs_link(self, at: int) -> bool:
        """Whether a digit at `at` can't follow a hundred by itself: trăm năm is a hundred years, trăm LINH năm 105."""
        return self.lexicon.units_linked and _key(self.tokens, at + 1) not in self.lexicon.multipliers

    def _and_part(self, at: int) -> bool:
        """Two AND A HALF, three and a quarter million."""
        if _key(self.tokens, at) not in self.lexicon.fraction_articles or self.pending is None:
            return False
        below = self.lexicon.denominators.get(_key(self.tokens, at + 1))
        if below is None or self.pending.denominator != 1:
            return False
        self.pending += 1 / below
        self.pending_places = _decimals(1 / below)
        self.at = at + 2
        return True

    def _point(self) -> bool:
        """Two POINT five: each word behind it is a digit."""
        if self.first is not None or self.pending is None or self.pending_places:
            return False
        at, places = self.at + 1, 0
        value = self.pending
        while places < _SPOKEN_DECIMALS:
            digit = self.lexicon.cardinals.get(_key(self.tokens, at))
            if digit is None or digit.denominator != 1 or digit > 9:
                break
            places += 1
            value += digit / 10**places
            at += 1
        if places:
            self.pending, self.pending_places, self.at, self.pointed = value, places, at, True
        return places > 0

    def _add_digits(self) -> bool:
        """ "2 lakh 35 thousand": digits go on only where a smaller scale word follows them."""
        number = digits_at(self.tokens, self.at, self.lexicon)
        if number is None or number.value is None or self.pending is not None or self.big is None:
            return False
        factor = self.lexicon.multipliers.get(_key(self.tokens, number.end))
        if factor is None or factor >= self.big:
            return False
        self.pending, self.pending_places = number.value, number.places
        self.at = number.end
        return True

    def _take_word(self, value: Fraction) -> None:
        self.pending, self.pending_places = value, _decimals(value)
        self.at += 1

    # The end

    def _result(self) -> Numeral | None:
        first = self.first
        if first is not None and first.end == self.at and not self.shifted:
            return first
        value = self.total + self.group + (self.pending or 0)
        places = self.pending_places
        if self.pending is None:
            # "Two hundred" is as exact as 200; "two thousand" may be rounded to the thousand.
            places -= len(str(self.last)) - 1
            places = places if self.small is None else max(places, 0)
        doubt, indefinite = first.doubt if first else Doubt.NONE, False
        if first is None and self.at == self.index + 1:
            doubt, indefinite = standing(self.tokens, self.index, self.lexicon)
            if 0 < value < 1:
                # A half is exact, and not rounded to 0.5.
                places = 0
        elif self.vague:
            indefinite = self.index > 0 and self.lexicon.vague_before.before(self.tokens, self.index) is not None
        return Numeral(
            self.at,
            value,
            places,
            digits=first is not None,
            scale=self.last if self.pending is None else Fraction(1),
            fraction=value.denominator != 1 and first is None and not self.pointed,
            doubt=doubt,
            indefinite=indefinite,
        )


def _decimals(value: Fraction) -> int:
    """How many decimals a half, a quarter, a fifth or an eighth takes."""
    return {2: 1, 4: 2, 5: 1, 8: 3}.get(value.denominator, 0)
