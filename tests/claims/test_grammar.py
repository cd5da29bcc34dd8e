"""What a claim's text may be, and what is said where it is something else: code, place, hint."""

from __future__ import annotations

from fractions import Fraction

import pytest

from reportgen.claims import check
from reportgen.claims.expression import Call, Comparison, Expression, Literal, Name, Negation, Operation
from reportgen.claims.names import Names
from reportgen.claims.parsing import parse
from tests.claims.samples import complaints, fact_file, grade, report

FIGURES = """
    admitted_2021: count 2030 | counts: members
    admitted_2022: count 2071 | counts: members
    target: target 2000 | counts: members
    rate: percentage 87.5 %
    fee: money 12 USD
    term: term 2020..2025
    period: duration 6 months
    directive: document 07-CT/TU
"""


def shown(expression: Expression | Comparison) -> str:
    """The tree with every bracket."""
    match expression:
        case Comparison(relation=relation, left=left, right=right):
            return f"{shown(left)} {relation} {shown(right)}"
        case Operation(operator=operator, left=left, right=right):
            return f"({shown(left)} {operator} {shown(right)})"
        case Negation(operand=operand):
            return f"-{shown(operand)}"
        case Call(function=function, arguments=arguments):
            return f"{function}({', '.join(shown(argument) for argument in arguments)})"
        case Name(id=name):
            return name
        case Literal(quantity=quantity):
            return quantity.canonical.replace(" ", "")


def tree(text: str) -> Comparison:
    parsed = parse(text, Names(fact_file(FIGURES)))
    assert parsed.comparison is not None, parsed.faults
    return parsed.comparison


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("target = 1 + 2 * 3", "target = (1 + (2 * 3))"),
        ("target = 8 - 4 - 2", "target = ((8 - 4) - 2)"),
        ("target = 8 / 4 / 2", "target = ((8 / 4) / 2)"),
        ("target = (1 + 2) * 3", "target = ((1 + 2) * 3)"),
        ("target = [1 + 2] * 3", "target = ((1 + 2) * 3)"),
        ("target = -2 + 3", "target = (-2 + 3)"),
        ("target = -admitted_2021 + 3", "target = (-admitted_2021 + 3)"),
        ("target = 2 − 3 × 4 ÷ 5", "target = (2 - ((3 * 4) / 5))"),
        ("target == 2", "target = 2"),
        ("target ≠ 2", "target != 2"),
        ("target ≤ 2", "target <= 2"),
        ("target ≥ 2", "target >= 2"),
        ("rate within 3..4 %", "rate within 3..4%"),
        ("rate > 12 %", "rate > 12%"),
        ("rate>12%", "rate > 12%"),
        ("period <= 2 years", "period <= 2years"),
        ("period <= 1 month", "period <= 1months"),
        ("fee = 5 USD", "fee = 5USD"),
        ("target = sum(admitted_*)", "target = sum(admitted_2021, admitted_2022)"),
        ("target = sum(*_2022, 5)", "target = sum(admitted_2022, 5)"),
        ("target = mean(1, 2)", "target = mean(1, 2)"),
        ("target = admitted_2021*2", "target = (admitted_2021 * 2)"),
        ("admitted_2022 > max(admitted_*)", "admitted_2022 > max(admitted_2021)"),
        ("max(admitted_*) = admitted_2021", "max(admitted_2022) = admitted_2021"),
        ("target = max(admitted_2021, admitted_*)", "target = max(admitted_2021, admitted_2022)"),
    ],
)
def test_a_claim_becomes_a_tree(text: str, expected: str) -> None:
    assert shown(tree(text)) == expected


def test_brackets_side_by_side_are_not_nested() -> None:
    assert shown(tree("target = " + " + ".join(["(1)"] * 60))).count("1") == 60
    assert shown(tree("target = " + " + ".join(["abs(1)"] * 60))).count("abs") == 60
    assert shown(tree("target = " + " * ".join(["-rate"] * 60))).count("rate") == 60


def test_numbers_are_exact_and_keep_their_decimals() -> None:
    literal = tree("rate = 0.10 %").right
    assert isinstance(literal, Literal)
    assert (literal.quantity.value, literal.quantity.places) == (Fraction(1, 10), 2)


def test_every_node_knows_its_place() -> None:
    text = "target  =  sum(admitted_2021, 5 %)"
    right = tree(text).right
    assert isinstance(right, Call)
    assert text[right.start : right.end] == "sum(admitted_2021, 5 %)"
    assert [text[a.start : a.end] for a in right.arguments] == ["admitted_2021", "5 %"]


@pytest.mark.parametrize(
    ("text", "code", "place", "message", "hint"),
    [
        # what the grammar expects
        ("", "C103", "", "the claim ends here; expected a figure", ""),
        ("target", "C103", "", "expected `=`, `!=`", ""),
        ("target =", "C103", "", "the claim ends here; expected a figure", ""),
        ("= target", "C103", "=", "found `=`; expected a figure", ""),
        ("target = (1 + 2", "C103", "", "expected an operator or `)`", "the `(` at column 10 is still open"),
        ("target = 1 + 2)", "C103", ")", "expected an operator or the end", ""),
        ("target = [1 + 2)", "C103", ")", "expected an operator or `]`", "still open"),
        ("target = rate admitted_2021", "C103", "admitted_2021", "found `admitted_2021`", "names have no spaces"),
        ("target = 1 2", "C103", "2", "found `2`", "without grouping: `12`"),
        ("1 <= target <= 67", "C103", "<=", "found `<=`", "write two claims"),
        ("target = 2 within 3", "C103", "within", "found `within`", "write two claims"),
        ("target <> 2", "C103", ">", "found `>`", "“not equal” is written `!=`"),
        ("target =< 2", "C103", "<", "found `<`", "“at most” is written `<=`"),
        ("target => 2", "C103", ">", "found `>`", "“at least” is written `>=`"),
        ("target = rate %", "C103", "%", "found `%`", "behind a number only"),
        ("target = admitted_2021 ** 2", "C103", "*", "found `*`", "there are no powers"),
        ("target = sum(*)", "C103", "*", "found `*`", "a pattern needs part of a name"),
        ("target = admitted_*", "C103", "admitted_*", "found `admitted_*`", "write it inside `sum(…)`"),
        ("target = 4..3", "C103", "3", "an upper end above the lower", ""),
        ("target = 4..rate", "C103", "rate", "the upper end of the range", "`3..4 %`"),
        # characters
        ("target = 2 – 1", "C102", "–", "`–` means nothing", "for minus write `-`"),
        ("target = 2 ^ 2", "C102", "^", "means nothing", "there are no powers"),
        ("target = fee.amount", "C102", ".", "means nothing", "names have no dots"),
        ("target = $5", "C102", "$", "means nothing", "`5 USD`"),
        ("target = \x00", "C102", "\x00", "U+0000 means nothing", ""),
        ("target = 2 & 3", "C102", "&", "means nothing", "write two claims"),
        # numbers
        ("target = 2,000", "C104", "2,000", "can be read in two ways", "`2000`"),
        ("target = sum(1,200)", "C104", "1,200", "can be read in two ways", "a space after the comma"),
        ("target = 1.234.567", "C104", "1.234.567", "can be read in two ways", "`1234567`"),
        ("target = 2 000", "C104", "2 000", "can be read in two ways", "`2000`"),
        ("rate = 103,6 %", "C104", "103,6", "can be read in two ways", "`103.6`"),
        ("target = 1e999999", "C104", "1e999999", "is not a number", "exponents are not read"),
        ("period = 6months", "C104", "6months", "is not a number", "put a space before the unit"),
        ("target = 12.", "C104", "12.", "is not a number", "`12`"),
        ("target = .5", "C102", ".", "means nothing", "`0.5`"),
        ("target = ۲۰۰۰", "C104", "۲", "not one of the digits 0–9", "0123456789"),
        # names
        ("target = admited_2021", "C105", "admited_2021", "no figure is called", "did you mean `admitted_2021`?"),
        ("target = zzz", "C105", "zzz", "no figure is called `zzz`", "by its id"),
        ("target = 5 admitted_2021", "C105", "admitted_2021", "behind a number", "for a product write `*`"),
        ("fee = 5 UDS", "C105", "UDS", "no figure has the unit `UDS`", "did you mean `USD`?"),
        ("target = summ(1, 2)", "C106", "summ", "no function is called `summ`", "did you mean `sum`?"),
        ("target = exec(1)", "C106", "exec", "no function is called `exec`", "there are sum, mean"),
        ("target = directive", "C111", "directive", "is document “07-CT/TU”, not a number", ""),
        # arguments
        ("target = share(target)", "C107", "share(target)", "takes 2 arguments, not 1", "`share(part, whole)`"),
        ("target = sum()", "C107", "sum()", "takes at least 1 argument, not none", "`sum(a, b, …)`"),
        ("period = years(1, 2, 3)", "C107", "years(1, 2, 3)", "takes 1 or 2 arguments, not 3", "years("),
        ("target = share(admitted_*)", "C107", "admitted_*", "`share` takes no pattern", "`share(part, whole)`"),
        ("target = sum(women_*)", "C108", "women_*", "`women_*` matches no figure", ""),
        ("admitted_2021 = sum(admitted_2021*_)", "C108", "admitted_2021*_", "matches no figure", ""),
    ],
)  # fmt: skip
def test_an_error_points_at_its_token(text: str, code: str, place: str, message: str, hint: str) -> None:
    found, *others = complaints(FIGURES, text)
    assert not others
    assert found.code == code
    assert message in found.message
    assert hint in found.hint
    start = found.span.column - 5
    assert text[start : start + len(place)] == place
    assert found.span.end_column - found.span.column == max(len(place), 1)
    assert found.span.line == 101


def test_all_unknown_names_are_reported_at_once() -> None:
    found = complaints(FIGURES, "one = two + three", "target = four")
    assert [diagnostic.message.split()[-1] for diagnostic in found] == ["`one`", "`two`", "`three`", "`four`"]


def test_a_pattern_that_matches_the_claims_own_figure_only_says_so() -> None:
    (found,) = complaints(FIGURES, "admitted_2021 = sum(*_2021)")
    assert found.message == "`*_2021` matches no figure but the claim's own"


def test_the_other_claims_are_still_decided() -> None:
    outcome = check(fact_file(FIGURES, "target = 1 +", "target = 2000"))
    assert outcome.value is not None
    assert [v.claim.id for v in outcome.value.verdicts] == ["claim_2"]


def test_a_pattern_leaves_out_what_is_no_number() -> None:
    names = Names(fact_file("x_1: count 1\nx_2: document A-1\nx_3: count 1"))
    comparison = parse("x_1 = sum(x_*)", names).comparison
    assert comparison is not None
    assert shown(comparison) == "x_1 = sum(x_3)"


def test_names_may_be_those_of_functions_and_units() -> None:
    figures = "mean: count 3\nsum: count 3\nrank: count 6\nmonths: count 6"
    assert [v.grade.value for v in report(figures, "mean = sum", "rank = mean(rank, months)").verdicts] == ["holds"] * 2


@pytest.mark.parametrize(
    ("pattern", "total"),
    [("admitted_20*", "4101"), ("admitted_202*", "4101"), ("adm*", "8202"), ("*_2021", "2030"), ("*_2022 ", "2071")],
)
def test_a_pattern_may_end_anywhere_in_a_name(pattern: str, total: str) -> None:
    figures = "admitted_2021: count 2030\nadmitted_2022: count 2071\nadmitted_total: count 4101"
    assert grade(figures, f"sum({pattern}) = {total}") == "holds"


def test_a_star_between_two_names_is_a_product() -> None:
    assert grade("a: count 5\nb: count 7", "a*b = 35") == "holds"
    assert grade("a: count 5\nb: count 7", "sum(a*b, a *b) = 70") == "holds"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a = SUM(b, c)", "did you mean `sum`?"),
        ("a = average(b, c)", "did you mean `mean`?"),
        ("a = count(b)", "did you mean `years`?"),
        ("A = b", "did you mean `a`?"),
        ("p = 5 percent", "a percentage is written `12 %`"),
        ("p = 5 percentage points", "percentage points are written `12 points`"),
        ("a = 5 members", "what is counted is not written behind a number: leave it out"),
        ("a > 1 and b > 1", "one claim holds one comparison: write two claims"),
        ("a = b · c", "for times write `*` or `×`"),
        ("a = b ∕ c", "for division write `/` or `÷`"),
        ("a ≈ b", "equality is written `=`; what a source rounds is taken into account"),
        ("a = b\u200b", "take the invisible character out"),
        ("a = \u202eb", "take the invisible character out"),
    ],
)
def test_what_others_would_write_is_answered_with_what_to_write(text: str, hint: str) -> None:
    figures = "a: count 5 | counts: new members\nb: count 7\nc: count 9\np: percentage 5 %"
    assert complaints(figures, text)[0].hint == hint


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a - p = 5", "cannot subtract a percentage from a count"),
        ("p - a = 5", "cannot subtract a count from a percentage"),
        ("m - e = 5", "cannot subtract an amount in EUR from an amount in USD"),
        ("y - 2020 <= t", "cannot compare a year with a length of time"),
    ],
)
def test_units_that_do_not_fit_are_named_in_the_order_of_the_claim(text: str, message: str) -> None:
    figures = "a: count 5\np: percentage 5 %\nm: money 5 USD\ne: money 6 EUR\ny: year 2022\nt: duration 6 months"
    (found,) = complaints(figures, text)
    assert (found.code, found.message) == ("C109", message)
