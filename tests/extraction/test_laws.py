"""Laws: what is written by a language's habit is read back, spans fit, and time is linear whatever comes."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.extraction import Doubt, find, fold
from reportgen.quantity import decimal_text
from tests.extraction.lexicons import lexicon

HABITS = {"en": (",", "."), "vi": (".", ","), "ur": (",", ".")}
DIGITS = ("0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९")


def formatted(value: Fraction, places: int, language: str, digits: str) -> str:
    """A number as the language prints it, with groups of three."""
    group, decimal = HABITS[language]
    whole, _, decimals = decimal_text(value, places).partition(".")
    groups = f"{int(whole):,}".replace(",", group)
    return (groups + (decimal + decimals if decimals else "")).translate(str.maketrans("0123456789", digits))


@given(
    st.integers(0, 10**15), st.integers(0, 4), st.sampled_from(sorted(HABITS)), st.sampled_from(DIGITS), st.booleans()
)
def test_a_number_in_the_language_s_own_way_is_read_back(
    units: int, places: int, language: str, digits: str, percent: bool
) -> None:
    value = Fraction(units, 10**places)
    text = formatted(value, places, language, digits) + ("%" if percent else "")
    (found,) = find(text, lexicon(language))
    assert found.quantity is not None
    read = (found.quantity.value, found.quantity.places)
    alternative = found.alternative and (found.alternative.value, found.alternative.places)
    assert (value, places) in (read, alternative)
    if places != 3:
        assert (value, places) == read
        assert found.doubt in (Doubt.NONE, Doubt.YEAR)


@given(st.text(alphabet=st.sampled_from("05۵٫٬.,%-– \n\u200f\u00a0ابhơmaN½²́—/سےtoàn"), max_size=60))
def test_every_digit_is_found_and_spans_are_in_order(text: str) -> None:
    for language in HABITS:
        last = 0
        covered: set[int] = set()
        for found in find(text, lexicon(language)):
            assert last <= found.outer_start <= found.start < found.end <= found.outer_end <= len(text)
            assert text[found.start : found.end] == found.surface
            last = found.end
            covered.update(range(found.start, found.end))
        assert {i for i, c in enumerate(text) if c.isdecimal()} <= covered


@given(st.text(max_size=40))
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)


MEGABYTE = 1_000_000

HOSTILE = {
    "digits": ("1", MEGABYTE),
    "digits of another script": ("۱", MEGABYTE),
    "groups": ("1,234", MEGABYTE),
    "separators": ("1,", MEGABYTE),
    "numbers": ("1 ", 30_000),
    "groups of three": ("123 ", 200_000),
    "hyphens": ("1-", 30_000),
    "slashes": ("1/", 30_000),
    "letters and digits": ("a1", 30_000),
    "capitals and digits": ("A1-", 30_000),
    "scale words": ("thousand million ", 400_000),
    "number words": ("twenty one ", 100_000),
    "bounds": ("more than ", 400_000),
    "marks": ("\u0301", 200_000),
    "invisible": ("\u200b", MEGABYTE),
    "blanks": (" ", MEGABYTE),
    "dates": ("1/2/2020-", 40_000),
    "signs": ("%", 200_000),
    "Roman numerals": ("XIX, ", 40_000),
    "times": ("10:30:", 30_000),
    "ratios": ("2 in 3 ", 40_000),
    "notes": ("[1]", 40_000),
    "items": ("1. a\n", 40_000),
    "scale words in lines": ("thousand\n", 100_000),
    "changes": ("a fall of 5% ", 60_000),
    "fractions": ("one a third and ", 100_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear_in_a_hostile_text(name: str) -> None:
    piece, size = HOSTILE[name]
    grammar = lexicon("en")

    def seconds(size: int) -> float:
        text = f"1{piece * (size // len(piece))}1"
        begin = time.process_time()
        find(text, grammar)
        return time.process_time() - begin

    small = min(seconds(size // 8) for _ in range(3))
    # Eight times the text may take eight times as long; a quadratic search would take 64 times.
    assert seconds(size) < 24 * small + 0.1
