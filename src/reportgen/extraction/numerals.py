"""Numbers: digits, number words, and both with scale words and fractions.

The value is exact and the printed precision is kept; nothing here knows a language but through its
lexicon.  Every function looks at a bounded stretch of tokens.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from reportgen.extraction.composer import BIG, Composer, decimals_of, key_at, whole_number_at
from reportgen.extraction.digits import Doubt, Numeral, digits_at
from reportgen.extraction.lexicon import Lexicon
from reportgen.extraction.tokens import Gap, Shape, Token


def numeral_at(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """The number that begins at `index`, with its scale words, or the fraction that does."""
    composer = Composer(tokens, index, lexicon)
    numeral = composer.compose()
    if numeral is None:
        return _article_fraction(tokens, index, lexicon)
    fraction = _fraction(tokens, index, numeral, lexicon)
    return numeral if fraction is None else replace(fraction, doubt=Doubt.NONE, indefinite=False)


def _article_fraction(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    key = tokens[index].key
    denominator = lexicon.denominators.get(key_at(tokens, index + 1))
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
    key = key_at(tokens, end)
    if key in lexicon.fraction_links and lexicon.units.after(tokens, end) is None:
        below = whole_number_at(tokens, end + 1, lexicon) if key_at(tokens, end + 1) else None
        if below is not None and below.value:
            return replace(numeral, end=below.end, value=value / below.value, fraction=True, plain=False)
    start = end
    if key == "-" and tokens[end].gap is Gap.NONE:
        start, key = end + 1, key_at(tokens, end + 1)
    if (denominator := lexicon.denominators.get(key)) is not None and value < denominator:
        return replace(numeral, end=start + 1, value=value / denominator, fraction=True, plain=False)
    if end < len(tokens) and tokens[end].gap is Gap.NONE and tokens[end].shape is Shape.SIGN:
        sign = FRACTION_SIGNS.get(tokens[end].key)
        if sign is not None and numeral.plain:
            return replace(numeral, end=end + 1, value=value + sign, places=decimals_of(sign), plain=False)
    return (_slashed(tokens, index, numeral, lexicon) or _mixed(tokens, numeral, lexicon)) if numeral.plain else None


def _mixed(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon) -> Numeral | None:
    """1 1/2 hours."""
    at = numeral.end
    if numeral.value is None or numeral.value >= BIG or key_at(tokens, at) == "" or tokens[at].gap is not Gap.BLANK:
        return None
    above = digits_at(tokens, at, lexicon)
    part = _slashed(tokens, at, above, lexicon) if above is not None and above.plain else None
    if part is None or not part.fraction or part.value is None:
        return None
    return replace(part, value=numeral.value + part.value, places=decimals_of(part.value), fraction=False)


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
