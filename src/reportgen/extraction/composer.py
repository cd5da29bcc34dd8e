"""Numbers put together from left to right: digits, number words and scale words.

The value is exact and the printed precision is kept.  A bounded stretch of tokens is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reportgen.extraction.digits import Doubt, Numeral, digits_at
from reportgen.extraction.lexicon import Lexicon
from reportgen.extraction.standing import standing
from reportgen.extraction.tokens import Gap, Token

MAX_TOKENS = 24
"""The longest stretch that is read as one number; a hostile row of scale words must not grow without end."""

_SPOKEN_DECIMALS = 6
BIG = 1000
"""Multipliers from here on close a group of hundreds; smaller ones (ten, hundred) build it."""

_ZERO, _ONE = Fraction(0), Fraction(1)


def whole_number_at(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """The whole number that begins at `index`, fractions left aside."""
    numeral = Composer(tokens, index, lexicon).compose()
    return numeral if numeral is not None and numeral.value is not None and numeral.value.denominator == 1 else None


def key_at(tokens: Sequence[Token], index: int) -> str:
    """The key at `index`, or "" past the end or across the end of a line."""
    if index >= len(tokens) or tokens[index].gap is Gap.LINE:
        return ""
    return tokens[index].key


def decimals_of(value: Fraction) -> int:
    """How many decimals a half, a quarter, a fifth or an eighth takes."""
    return {2: 1, 4: 2, 5: 1, 8: 3}.get(value.denominator, 0)


class Composer:
    """Puts a number together from left to right: two | hundred | five | thousand | six."""

    def __init__(self, tokens: Sequence[Token], index: int, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.index = index
        self.at = index
        self.lexicon = lexicon
        self.total = _ZERO
        self.group = _ZERO
        self.pending: Fraction | None = None
        self.pending_places = 0
        self.first: Numeral | None = None
        self.small: Fraction | None = None
        self.big: Fraction | None = None
        self.last = _ONE
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
        if key in self.lexicon.fraction_articles and key_at(self.tokens, self.at + 1) in self.lexicon.multipliers:
            self.at += 1
            self.pending = _ONE
            return True
        if key in self.lexicon.multipliers:
            self.pending = _ONE
            self.vague = True
            return True
        return False

    def _begin_shifted(self, shift: Fraction) -> bool:
        if not key_at(self.tokens, self.at) or not self._begin() or self.pending is None:
            return False
        self.pending += shift
        self.pending_places = max(self.pending_places, decimals_of(shift))
        return True

    # Going on

    def _step(self) -> bool:
        # A scale word that begins the number may begin its line too.
        key = key_at(self.tokens, self.at) if self.at > self.index else self.tokens[self.at].key
        if not key or (self.first is not None and self.first.value is None):
            return False
        if key in self.lexicon.fraction_articles and self.pending is not None and 0 < self.pending < 1:
            # Half A million.
            following = key_at(self.tokens, self.at + 1)
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
        if factor < BIG:
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
            self.group, self.small, self.big = _ZERO, None, factor
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
        key = key_at(self.tokens, at)
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
        else:
            fits = value < (self.small or self.big or 0) and value.denominator == 1
            if not fits or (at == self.at and self._needs_link(at, value)):
                return False
            self.pending, self.pending_places = value, 0
        self.at = at + 1
        return True

    def _needs_link(self, at: int, value: Fraction) -> bool:
        """Whether a digit at `at` can't follow a hundred by itself: trăm năm is a hundred years, trăm LINH năm 105."""
        if not self.lexicon.units_linked or value >= 10 or self.last <= 10:
            return False
        return key_at(self.tokens, at + 1) not in self.lexicon.multipliers

    def _and_part(self, at: int) -> bool:
        """Two AND A HALF, three and a quarter million."""
        if key_at(self.tokens, at) not in self.lexicon.fraction_articles or self.pending is None:
            return False
        below = self.lexicon.denominators.get(key_at(self.tokens, at + 1))
        if below is None or self.pending.denominator != 1:
            return False
        self.pending += 1 / below
        self.pending_places = decimals_of(1 / below)
        self.at = at + 2
        return True

    def _point(self) -> bool:
        """Two POINT five: each word behind it is a digit."""
        if self.first is not None or self.pending is None or self.pending_places:
            return False
        at, places = self.at + 1, 0
        value = self.pending
        while places < _SPOKEN_DECIMALS:
            digit = self.lexicon.cardinals.get(key_at(self.tokens, at))
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
        factor = self.lexicon.multipliers.get(key_at(self.tokens, number.end))
        if factor is None or factor >= self.big:
            return False
        self.pending, self.pending_places = number.value, number.places
        self.at = number.end
        return True

    def _take_word(self, value: Fraction) -> None:
        self.pending, self.pending_places = value, decimals_of(value)
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
            scale=self.last if self.pending is None else _ONE,
            fraction=value.denominator != 1 and first is None and not self.pointed,
            doubt=doubt,
            indefinite=indefinite,
        )
