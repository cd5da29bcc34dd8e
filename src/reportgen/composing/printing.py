"""Prints a figure in a language: its digits as a `Number`, its bound and unit as words around it."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from reportgen.composing import forms
from reportgen.composing.forms import form_of, style_of
from reportgen.composing.template import Style
from reportgen.composing.wording import joined, phrase, words
from reportgen.document import Inlines, Isolate, Number, Text
from reportgen.facts import Figure, Kind
from reportgen.languages import Language, Pattern
from reportgen.quantity import MONTHS, PERCENT, POINTS, YEAR, Bound, Quantity

PLAIN: Final = Style()
"""As prose prints a figure: the bound in words, the percentage in the language's habit."""

COMPACT: Final = Style(percent="compact", bound="symbol")
"""As tables and formulas print it: signs for bound and per cent; percentage points stay words."""

DRAWN: Final = Style(percent="compact", bound="symbol", whole=True)
"""As charts label it: compact, all its digits, so that figures on one scale are read alike."""

IN_FORMULA: Final = Style(percent="sign", bound="limit")
BARE: Final = Style(bound="limit", bare=True)
"""As formulas print it, with and without its percent sign."""

BOUND_WORDS: Final[dict[Bound, str]] = {
    Bound.AT_LEAST: "bound.at-least",
    Bound.MORE_THAN: "bound.more-than",
    Bound.AT_MOST: "bound.at-most",
    Bound.LESS_THAN: "bound.less-than",
    Bound.ABOUT: "bound.about",
}
BOUND_SIGNS: Final[dict[Bound, str]] = {
    Bound.AT_LEAST: "≥",
    Bound.MORE_THAN: ">",
    Bound.AT_MOST: "≤",
    Bound.LESS_THAN: "<",
    Bound.ABOUT: "≈",
}
_UNIT_WORDS: Final[dict[str, str]] = {POINTS: "unit.points", MONTHS: "unit.months", "years": "unit.years"}
_NO_BREAK = "\u00a0"


def print_figure(figure: Figure, language: Language, style: Style = PLAIN) -> Inlines:
    """A figure as a mark prints it; `problem` has said that it can."""
    quantity = figure.quantity
    if quantity is None:
        return (Number(_document_text(figure, language), figure.id, form_of(style)),)
    misprinted = _misprinted(figure)
    if misprinted is not None and style.percent == "sign":
        return print_quantity(misprinted, figure.id, language, style)
    return print_quantity(quantity, figure.id, language, style, unit=meant_unit(figure))


def print_again(figure: Figure, form: str, language: Language) -> Inlines | str:
    """A figure in a form that one of its earlier values was printed in, or why it cannot be."""
    style = style_of(form)
    if style is not None:
        # Tables and charts print everything in a compact form; it leaves out what does not apply.
        return ("" if style in (COMPACT, DRAWN) else problem(figure, language, style)) or print_figure(
            figure, language, style
        )
    quantity = figure.quantity
    if quantity is None:
        return print_figure(figure, language) if form == forms.FORMULA else f"`{figure.id}` has no number"
    match form:
        case forms.FORMULA:
            signed = IN_FORMULA if quantity.unit == PERCENT else BARE
            return print_quantity(quantity, figure.id, language, signed, form=forms.FORMULA)
        case forms.PRINTED:
            return print_quantity(as_printed(figure) or quantity, figure.id, language, form=forms.PRINTED)
        case forms.LOW:
            low = Quantity(quantity.value, quantity.places, quantity.unit)
            return print_quantity(low, figure.id, language, COMPACT, form=forms.LOW)
        case forms.HIGH:
            end = quantity.value if quantity.high is None else quantity.high
            high = Quantity(end, quantity.places, quantity.unit)
            return print_quantity(high, figure.id, language, COMPACT, form=forms.HIGH)
        case _:
            return f"there is no form `{form}`"


def as_printed(figure: Figure) -> Quantity | None:
    """What the source prints for a figure, at its first mention; a fall, whose sign is a word, as the figure has it."""
    printed = next((m.quantity for m in figure.mentions if m.quantity is not None), figure.quantity)
    falls = printed is not None and figure.quantity is not None and printed.value == -figure.quantity.value
    return figure.quantity if falls else printed


def problem(figure: Figure, language: Language, style: Style) -> str:
    """Why a figure cannot be printed in a style, or "" where it can."""
    quantity = figure.quantity
    if quantity is None:
        return "" if style == PLAIN else f"`{figure.id}` has no number, so it takes no options"
    misprinted = style.percent == "sign" and _misprinted(figure) is not None
    if style.percent and meant_unit(figure) != PERCENT and not misprinted:
        return f"`{figure.id}` is not a percentage"
    if style.digits and style.ordinal is None:
        return "`digits` goes with `ordinal`"
    if not style.spelled and style.ordinal is None:
        return ""
    if quantity.high is not None or quantity.value.denominator != 1 or quantity.value < 0:
        return f"`{figure.id}` is not a whole number"
    number = int(quantity.value)
    if style.spelled and language.word(number) is None:
        return f"{language.name} has no word for {number} in its language.toml"
    if style.ordinal is not None and language.ordinal(max(number, 1), style.ordinal) is None:
        return f"there is no form `{style.ordinal}`; {language.name} has: {', '.join(language.ordinal_forms)}"
    return ""


def print_quantity(
    quantity: Quantity,
    figure_id: str,
    language: Language,
    style: Style = PLAIN,
    *,
    unit: str | None = None,
    form: str | None = None,
) -> Inlines:
    """A quantity in words and digits; `unit` says what it means where its own unit does not.

    `form` names a form of workings, where it is one; else the style is the form.

    Without a figure's id it is a result, which leads nowhere: its digits are isolated, but no `Number`.
    """
    unit = quantity.unit if unit is None else unit
    sign = unit == PERCENT and not style.bare and (style.percent or language.settings.percent) != "word"
    digits_alone = style.bare or style.whole or style.spelled or style.ordinal is not None
    scaled = None if digits_alone else language.scaled(quantity)
    in_words = scaled[0] if scaled else quantity
    text = _digits(in_words, language, style, sign)
    symbol = (
        f"{BOUND_SIGNS[quantity.bound]}{_NO_BREAK}" if style.bound == "symbol" and quantity.bound in BOUND_SIGNS else ""
    )
    count = in_words.high or in_words.value
    leads = not style.bare and _leads(language.unit_pattern(unit, count, max(in_words.places, 0)))
    before = ""
    if leads:  # the sign of a currency stands between them and the digits: ≥ £3
        minus = language.settings.minus
        before = symbol + (minus if text.startswith(minus) and in_words.high is None else "")
        text = text.removeprefix(before.removeprefix(symbol))
    else:
        text = symbol + text
    inlines: Inlines = (
        Number(text, figure_id, form_of(style) if form is None else form) if figure_id else Isolate((Text(text),)),
    )
    if scaled:
        inlines = phrase(scaled[1], number=inlines)
    if not style.bare and not sign:
        inlines = with_unit(inlines, unit, count, in_words.places, language)
    inlines = joined((*words(before), *inlines))
    if style.bound == "words" and quantity.bound in BOUND_WORDS:
        inlines = phrase(language.pattern(BOUND_WORDS[quantity.bound]), number=inlines)
    return inlines


def with_unit(number: Inlines, unit: str, value: Fraction, places: int, language: Language) -> Inlines:
    """A number with its unit in words; `value` and `places` choose the plural."""
    if unit in ("", YEAR):
        return number
    if unit == PERCENT:
        return phrase(language.pattern("percent.word"), number=number)
    if unit in _UNIT_WORDS:
        return phrase(language.counted_pattern(_UNIT_WORDS[unit], value, max(places, 0)), number=number)
    own = language.unit_pattern(unit, value, max(places, 0))
    return (
        phrase(own, number=number) if own else phrase(language.pattern("unit.other"), number=number, unit=words(unit))
    )


def _leads(pattern: Pattern | None) -> bool:
    """Whether a unit stands before its number, as the signs of some currencies do."""
    return pattern is not None and bool(pattern.pieces[0][0])


def meant_unit(figure: Figure) -> str:
    """The unit a figure is printed in: a difference of percentages is points, whatever sign the source put."""
    unit = figure.quantity.unit if figure.quantity else ""
    if figure.kind is Kind.POINTS and unit == PERCENT:
        return POINTS
    if figure.kind is Kind.DURATION and unit == YEAR:
        return "years"
    return unit


def _misprinted(figure: Figure) -> Quantity | None:
    """The percentage that a source printed where it meant percentage points."""
    printed = as_printed(figure)
    return printed if figure.kind is Kind.POINTS and printed and printed.unit == PERCENT else None


def _digits(quantity: Quantity, language: Language, style: Style, sign: bool) -> str:
    if style.ordinal is not None:
        return language.ordinal(int(quantity.value), style.ordinal, in_digits=style.digits) or ""
    if style.spelled:
        return language.word(int(quantity.value)) or ""
    return language.number(quantity, sign=sign)


def _document_text(figure: Figure, language: Language) -> str:
    return language.date(figure.text) if figure.kind is Kind.DATE else figure.text
