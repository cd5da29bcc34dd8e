"""How each language writes numbers, ordinals and dates."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.languages import Language, load_language
from reportgen.quantity import Quantity, decimal_text, parse_quantity
from reportgen.resources import Resources
from tests.conftest import ROOT


def language(code: str, digits: str = "") -> Language:
    loaded = load_language(code, Resources(ROOT), digits)
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


LANGUAGES = {code: language(code) for code in ("en", "ur", "vi")}


def quantity(text: str) -> Quantity:
    parsed = parse_quantity(text)
    assert isinstance(parsed, Quantity)
    return parsed


@pytest.mark.parametrize(
    ("value", "en", "ur", "vi"),
    [
        ("2071", "2,071", "2,071", "2.071"),
        ("999", "999", "999", "999"),
        ("1234567.50", "1,234,567.50", "1,234,567.50", "1.234.567,50"),
        ("103.6 %", "103.6%", "103.6%", "103,6%"),
        ("3..4 %", "3–4%", "3–4%", "3–4%"),
        ("-12.5", "−12.5", "−12.5", "−12,5"),
        ("2020..2025 year", "2020–2025", "2020–2025", "2020–2025"),
        ("2000 year", "2000", "2000", "2000"),
        ("0.05", "0.05", "0.05", "0,05"),
    ],
)
def test_a_number_is_written_as_the_language_writes_it(value: str, en: str, ur: str, vi: str) -> None:
    written = {code: lang.number(quantity(value), sign=True) for code, lang in LANGUAGES.items()}
    assert written == {"en": en, "ur": ur, "vi": vi}


def test_native_digits_bring_their_own_signs() -> None:
    urdu = language("ur", "native")
    assert urdu.number(quantity("103.6 %"), sign=True) == "۱۰۳٫۶٪"
    assert urdu.number(quantity("1234567")) == "۱٬۲۳۴٬۵۶۷"
    assert urdu.date("2022-06-16") == "۱۶ جون ۲۰۲۲ء"
    assert urdu.ordinal(11) == "۱۱واں"
    assert urdu.counted("checks.summary", 20, held=urdu.count(17)) == "۲۰ دعووں میں سے ۱۷ درست"


def test_a_language_whose_own_digits_are_european_keeps_them() -> None:
    assert language("vi", "native").number(quantity("2071")) == "2.071"


def test_a_number_longer_than_any_decimal_context_keeps_every_digit() -> None:
    digits = "1234567890" * 5
    written = LANGUAGES["vi"].number(quantity(f"{digits}.{digits[:9]}"))
    assert written.replace(".", "").replace(",", ".") == f"{digits}.{digits[:9]}"


@given(st.integers(-(10**40), 10**40), st.integers(0, 12), st.sampled_from(["en", "ur", "vi"]))
def test_writing_a_number_loses_nothing(scaled: int, places: int, code: str) -> None:
    value = Fraction(scaled, 10**places)
    language = LANGUAGES[code]
    separators = language.locale.separators
    written = language.number(Quantity(value, places))
    plain = written.replace(separators.group, "").replace(separators.decimal, ".").replace("−", "-")
    assert plain == decimal_text(value, places)


@given(st.integers(0, 10**30))
def test_groups_have_three_digits(number: int) -> None:
    head, *groups = LANGUAGES["en"].count(number).split(",")
    assert 1 <= len(head) <= 3
    assert all(len(group) == 3 for group in groups)


@pytest.mark.parametrize(
    ("code", "number", "form", "in_digits", "expected"),
    [
        ("en", 3, "", False, "third"),
        ("en", 3, "", True, "3rd"),
        ("en", 11, "", False, "11th"),
        ("en", 22, "", False, "22nd"),
        ("en", 101, "", False, "101st"),
        ("ur", 3, "", False, "تیسرا"),
        ("ur", 3, "oblique", False, "تیسرے"),
        ("ur", 3, "feminine", False, "تیسری"),
        ("ur", 3, "", True, "3را"),
        ("ur", 12, "oblique", False, "12ویں"),
        ("vi", 3, "", False, "thứ ba"),
        ("vi", 4, "", False, "thứ tư"),
        ("vi", 10, "", False, "thứ 10"),
    ],
)
def test_an_ordinal_takes_the_form_the_sentence_needs(
    code: str, number: int, form: str, in_digits: bool, expected: str
) -> None:
    assert LANGUAGES[code].ordinal(number, form, in_digits=in_digits) == expected


def test_an_unknown_form_of_an_ordinal_is_none() -> None:
    assert LANGUAGES["ur"].ordinal(3, "neuter") is None


@pytest.mark.parametrize(
    ("code", "iso", "expected"),
    [
        ("en", "2022-06-16", "16 June 2022"),
        ("ur", "2022-06-06", "6 جون 2022ء"),
        ("vi", "2022-06-16", "ngày 16 tháng 6 năm 2022"),
        ("vi", "2022-02-01T08:00:00Z", "ngày 01 tháng 02 năm 2022"),
        ("en", "spring 2022", "spring 2022"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(code: str, iso: str, expected: str) -> None:
    assert LANGUAGES[code].date(iso) == expected


def test_a_plural_follows_the_printed_number_and_not_only_its_value() -> None:
    english = LANGUAGES["en"]
    one, some, decimal = (
        english.counted_pattern("unit.points", Fraction(1), places).pieces[1][0]
        if count == 1
        else english.counted_pattern("unit.points", Fraction(count), places).pieces[1][0]
        for count, places in ((1, 0), (2, 0), (1, 1))
    )
    assert one.endswith("point")
    assert some.endswith("points")
    assert decimal.endswith("points"), "English says 1.0 percentage points"


def test_a_language_names_the_others() -> None:
    assert {code: lang.language_name("ur") for code, lang in LANGUAGES.items()} == {
        "en": "Urdu",
        "ur": "اردو",
        "vi": "tiếng Urdu",
    }
