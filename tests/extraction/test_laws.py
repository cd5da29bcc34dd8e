"""Laws: what is written by a language's habit is read back, spans fit, and time is linear whatever comes."""

from __future__ import annotations

import sys
import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.extraction import Doubt, find, fold, pieces
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


@given(st.text(alphabet=st.sampled_from("ab \n\t\r\u00a0\u2028\u200b\u200f\u0301e\u0654ا“’−0"), max_size=30))
def test_a_text_that_folding_leaves_alone_is_told_at_a_glance(text: str) -> None:
    """What prints nothing, put behind a text, makes every character be looked at, and changes nothing."""
    quick, slow = fold(text), fold(f"{text}.\u200b")
    assert quick.text + "." == slow.text
    assert list(quick.offsets)[:-1] == list(slow.offsets)[: len(quick.text)]


WORDS = [
    "1",
    "12",
    "007",
    "2020",
    "2,071",
    "3.5",
    ".5",
    "0071.2.31",
    "١٢",
    "½",
    "+",
    "-",
    "(",
    ")",
    ":",
    "/",
    "\n",
    "'",
    "a",
    "third",
    "half",
    "and",
    "point",
    "minus",
    "million",
    "m",
    "$",
    "article",
    "pm",
    "one",
    "the",
    "few",
    "first",
    "of",
    "XIX",
    "mỗi",
    "năm",
    "một",
    "trăm",
    "linh",
    "phẩy",
    "thứ",
    "giờ",
    "lúc",
    "ایک",
    "میں",
    "سے",
    "ساڑھے",
    "بجے",
    "ہجری",
]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " "])), max_size=12), st.booleans())
def test_words_in_any_order_are_read_in_order_with_every_digit(words: list[tuple[str, str]], unlikely: bool) -> None:
    text = "".join(word + blank for word, blank in words)
    for language in HABITS:
        last = 0
        covered: set[int] = set()
        for found in find(text, lexicon(language), unlikely=unlikely):
            assert last <= found.outer_start <= found.start < found.end <= found.outer_end <= len(text)
            last = found.end
            covered.update(range(found.start, found.end))
        assert {i for i, c in enumerate(text) if c.isdecimal()} <= covered


@given(st.text(max_size=40))
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)


HOSTILE = {
    "digits": ("en", "1"),
    "digits of another script": ("ur", "١٢"),
    "mixed digits": ("en", "1۲"),
    "groups": ("en", "1,234"),
    "commas": ("en", "1,"),
    "points": ("vi", "1.1."),
    "numbers": ("en", "1 "),
    "groups of three": ("en", "123 "),
    "hyphens": ("en", "1-"),
    "slashes": ("en", "1/"),
    "years and slashes": ("en", "2020/"),
    "plus signs": ("en", "+1 "),
    "telephone numbers": ("en", "(01) 01-"),
    "letters and digits": ("en", "a1"),
    "capitals and digits": ("en", "A1-"),
    "clauses": ("en", "Article 5(1)(2)"),
    "brackets": ("en", "(["),
    "scale words": ("en", "thousand million "),
    "one scale word": ("ur", "سو "),
    "number words": ("en", "twenty one "),
    "articles": ("en", "the a, one or "),
    "each": ("vi", "mỗi "),
    "halves": ("en", "half a one and a half "),
    "spoken decimals": ("vi", "hai phẩy năm "),
    "reversed ratios": ("ur", "دو میں سے "),
    "bounds": ("en", "more than "),
    "marks": ("en", "\u0301"),
    "invisible": ("en", "\u200b"),
    "letters inside words": ("ur", "ےا"),
    "apostrophes": ("en", "a'"),
    "blanks": ("en", " "),
    "dates": ("en", "1/2/2020-"),
    "dates of another calendar": ("ur", "12 ربیع الاول 1442 "),
    "signs": ("en", "%"),
    "Roman numerals": ("en", "XIX, "),
    "times": ("en", "10:30:"),
    "ratios": ("en", "2 in 3 "),
    "notes": ("en", "[1]"),
    "items": ("en", "1. a\n"),
    "scale words in lines": ("en", "thousand\n"),
    "changes": ("en", "a fall of 5% "),
    "fractions": ("en", "one a third and "),
    "sentences": ("en", "Word. "),
}


def repeated(piece: str, size: int) -> str:
    return f"1{piece * (size // len(piece))}1"


@pytest.mark.parametrize("name", HOSTILE)
def test_steps_are_linear_in_a_hostile_text(name: str) -> None:
    language, piece = HOSTILE[name]
    grammar = lexicon(language)

    def steps(size: int) -> int:
        text, count = repeated(piece, size), 0

        def hook(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(hook)
        try:
            find(text, grammar)
        finally:
            sys.setprofile(None)
        return count

    # Eight times the text takes eight times the steps; a quadratic search would take 64 times.
    assert steps(8000) < 10 * steps(1000) + 500


MEGABYTE = 1_000_000
ONE_STEP = ("digits", "digits of another script", "mixed digits", "groups", "commas", "points", "invisible", "blanks")


@pytest.mark.parametrize("name", ONE_STEP)
def test_time_is_linear_where_a_megabyte_is_one_step(name: str) -> None:
    language, piece = HOSTILE[name]
    grammar = lexicon(language)

    def seconds(size: int) -> float:
        text = repeated(piece, size)
        begin = time.process_time()
        find(text, grammar)
        return time.process_time() - begin

    small = min(seconds(MEGABYTE // 8) for _ in range(3))
    assert seconds(MEGABYTE) < 24 * small + 0.1


@given(
    st.lists(
        st.sampled_from(["Forty ships. ", "the port had 1,250 of them, ", "at 10:30\n", "No. 5 ", "word "]), max_size=40
    )
)
def test_a_text_in_pieces_is_read_as_a_whole(words: list[str]) -> None:
    text = "".join(words)
    whole = find(text, lexicon("en"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pieces, "_LONG", 20)
        assert find(text, lexicon("en")) == whole


def test_pieces_stay_small_in_prose_and_numbers_stay_whole() -> None:
    prose = "The forty ships of the port. " * 20_000
    assert max(len(piece) for _, piece in pieces.pieces_of(prose)) < 70_000
    assert [piece for _, piece in pieces.pieces_of("1" * 200_000)] == ["1" * 200_000]
