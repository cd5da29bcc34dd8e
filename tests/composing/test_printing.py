"""What a mark prints: the figure's digits as a Number, its bound and unit as words around it."""

from __future__ import annotations

import pytest

from reportgen.composing.forms import style_of
from reportgen.composing.marks import Place, read_mark
from reportgen.composing.printing import BARE, COMPACT, DRAWN, print_figure, problem
from reportgen.composing.template import Style
from reportgen.document import Number, Text, plain_text
from reportgen.facts import Kind
from tests.composing.samples import FIGURES, HERE, figure, language

FIGURE = {figure.id: figure for figure in FIGURES}
LANGUAGES = {code: language(code) for code in ("en", "ur", "vi")}
NATIVE = language("ur", "native")


def style(options: str) -> Style:
    found = read_mark(f"{{{{ x {options} }}}}", 0, Place(HERE))
    assert found.mark is not None
    assert found.diagnostics == ()
    return found.mark.style


def printed(figure_id: str, options: str, code: str) -> str:
    figure, chosen = FIGURE[figure_id], style(options)
    assert problem(figure, LANGUAGES[code], chosen) == ""
    return plain_text(print_figure(figure, LANGUAGES[code], chosen)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("figure_id", "options", "en", "ur", "vi"),
    [
        ("second", "", "2,071", "2,071", "2.071"),
        ("attained", "", "103.6%", "103.6 فیصد", "103,6%"),
        ("attained", "sign", "103.6%", "103.6%", "103,6%"),
        ("attained", "word", "103.6 per cent", "103.6 فیصد", "103,6 phần trăm"),
        ("attained", "bare", "103.6", "103.6", "103,6"),
        ("good", "", "more than 87%", "87 فیصد سے زیادہ", "trên 87%"),
        ("good", "symbol", "> 87%", "> 87 فیصد", "> 87%"),
        ("good", "symbol sign", "> 87%", "> 87%", "> 87%"),
        ("good", "limit", "87%", "87 فیصد", "87%"),
        ("good", "limit bare", "87", "87", "87"),
        ("good", "bare", "more than 87", "87 سے زیادہ", "trên 87"),
        ("rate", "", "5% or more", "5 فیصد یا اس سے زیادہ", "từ 5% trở lên"),
        ("rate", "spelled word", "five per cent or more", "پانچ فیصد یا اس سے زیادہ", "từ năm phần trăm trở lên"),
        ("most", "", "at most 40,600", "زیادہ سے زیادہ 40,600", "không quá 40.600"),
        ("set_rate", "", "3–4%", "3–4 فیصد", "3–4%"),
        ("term", "", "2020–2025", "2020–2025", "2020–2025"),
        ("excess", "", "12 percentage points", "12 فیصدی پوائنٹ", "12 điểm phần trăm"),
        ("excess", "sign", "12%", "12%", "12%"),
        ("period", "", "6 months", "6 ماہ", "6 tháng"),
        ("period", "spelled", "six months", "چھ ماہ", "sáu tháng"),
        ("rank", "", "3", "3", "3"),
        ("rank", "ordinal", "third", "تیسرا", "thứ ba"),
        ("rank", "ordinal digits", "3rd", "3را", "thứ 3"),
        ("resolution", "", "21-NQ/TW", "21-NQ/TW", "21-NQ/TW"),
    ],
)
def test_a_mark_prints_its_figure(figure_id: str, options: str, en: str, ur: str, vi: str) -> None:
    shown = {code: printed(figure_id, options, code) for code in LANGUAGES}
    assert shown == {"en": en, "ur": ur, "vi": vi}


def test_an_urdu_ordinal_takes_the_form_that_is_asked_for() -> None:
    assert printed("rank", "ordinal=oblique", "ur") == "تیسرے"


@pytest.mark.parametrize("figure_id", sorted(FIGURE))
@pytest.mark.parametrize("code", ["en", "ur", "vi"])
def test_every_digit_of_a_figure_stands_in_its_number(figure_id: str, code: str) -> None:
    for options in ("", "symbol", "limit", "bare"):
        if options and FIGURE[figure_id].quantity is None:
            continue
        inlines = print_figure(FIGURE[figure_id], LANGUAGES[code], style(options))
        numbers = [i for i in inlines if isinstance(i, Number)]
        assert [n.figure_id for n in numbers] == [figure_id]
        assert all(isinstance(i, (Number, Text)) for i in inlines)
        assert not any(char.isdigit() for i in inlines if isinstance(i, Text) for char in i.text)


def test_a_bound_is_lost_only_on_request() -> None:
    for options in ("", "sign", "word", "bare"):
        assert "more than" in printed("good", options, "en")


def test_native_digits_reach_every_mark() -> None:
    figures = [f for f in FIGURES if f.quantity is not None]
    assert figures
    for one in figures:
        assert not any(char in "0123456789%" for char in plain_text(print_figure(one, NATIVE, style("symbol"))))


@pytest.mark.parametrize(
    ("figure_id", "options", "wrong"),
    [
        ("second", "word", "not a percentage"),
        ("excess", "word", "not a percentage"),
        ("attained", "ordinal", "not a whole number"),
        ("set_rate", "spelled", "not a whole number"),
        ("second", "spelled", "no word for 2071"),
        ("rank", "ordinal=neuter", "no form `neuter`"),
        ("rank", "digits", "goes with `ordinal`"),
        ("resolution", "bare", "takes no options"),
    ],
)
def test_a_form_that_a_figure_does_not_have(figure_id: str, options: str, wrong: str) -> None:
    assert wrong in problem(FIGURE[figure_id], LANGUAGES["en"], style(options))


@pytest.mark.parametrize(
    ("value", "en", "ur", "vi"),
    [
        ("3.6 million GBP", "£3.6 million", "36 لاکھ پاؤنڈ", "3,6 triệu bảng Anh"),
        ("0.9 million GBP", "£0.9 million", "9 لاکھ پاؤنڈ", "0,9 triệu bảng Anh"),
        ("-2.1 million GBP", "−£2.1 million", "−21 لاکھ پاؤنڈ", "−2,1 triệu bảng Anh"),
        ("3186 billion VND", "3,186 billion dong", "3,186 ارب ڈونگ", "3.186 tỷ đồng"),
        ("1250000 USD", "US$1,250,000", "1,250,000 ڈالر", "1.250.000 USD"),
        ("574600 t", "574,600 tonnes", "574,600 ٹن", "574.600 tấn"),
        ("1 weeks", "1 week", "1 ہفتہ", "1 tuần"),
        ("12.4 weeks", "12.4 weeks", "12.4 ہفتے", "12,4 tuần"),
        ("2/3", "2/3", "2/3", "2/3"),
    ],
)
def test_units_and_scale_words_are_the_language_s(value: str, en: str, ur: str, vi: str) -> None:
    printed = {
        code: plain_text(print_figure(figure("sum", Kind.MONEY, value), LANGUAGES[code])).replace("\u00a0", " ")
        for code in LANGUAGES
    }
    assert printed == {"en": en, "ur": ur, "vi": vi}


def test_a_bound_stands_before_the_sign_of_a_currency_and_charts_print_all_digits() -> None:
    at_least = figure("sum", Kind.MONEY, ">= 3.6 million GBP")
    assert plain_text(print_figure(at_least, LANGUAGES["en"], COMPACT)) == "≥\u00a0£3.6 million"
    assert plain_text(print_figure(at_least, LANGUAGES["en"], BARE)) == "3,600,000"
    number = next(
        i
        for i in print_figure(figure("sum", Kind.MONEY, "3.6 million GBP"), LANGUAGES["en"], DRAWN)
        if isinstance(i, Number)
    )
    assert (number.text, style_of(number.form)) == ("3,600,000", DRAWN)
