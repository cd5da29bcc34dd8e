"""Claims made to hurt: refused clearly, at once, and never run."""

from __future__ import annotations

from time import perf_counter, process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.claims import check
from reportgen.claims.codes import CODES
from reportgen.claims.suspects import find_suspects
from reportgen.reporting.suspicion import suspect_lines
from tests.claims.samples import claim, complaints, fact_file, figure

FIGURES = "a: count 5\nb: count 7\np: percentage 5.5 %\nbig: count " + "7" * 60

HOSTILE = {
    "a megabyte": ("a = " + "b" * 1_000_000, "C101"),
    "a megabyte of operators": ("a = " + "b + " * 250_000, "C101"),
    "ten thousand brackets": ("a = " + "(" * 10_000 + "b" + ")" * 10_000, "C101"),
    "brackets within the length": ("a = " + "(" * 4_000 + "b" + ")" * 4_000, "C101"),
    "calls within calls": ("a = " + "abs(" * 2_000 + "b" + ")" * 2_000, "C101"),
    "minus after minus": ("a = " + "-" * 9_000 + "b", "C101"),
    "a huge exponent": ("a = 1e999999", "C104"),
    "a huge number": ("a = " + "9" * 9_000, "C101"),
    "many digits": ("a = 0." + "9" * 100, "C101"),
    "a tower of products": ("a = " + " * ".join(["big"] * 200), "C101"),
    "a tower of quotients": ("a = 1 / (" + " + ".join(f"1 / {'8' * 50}{n:03}" for n in range(150)) + ")", "C101"),
    "many operators": ("a = " + " + ".join(["b"] * 3_000), "C101"),
    "many arguments": ("a = sum(" + ", ".join(["b"] * 3_000) + ")", "C101"),
    "a sum over everything": ("a = sum(*)", "C103"),
    "stars": ("a = sum(" + "*_" * 4_000 + ")", "C108"),
    "underscores": ("a = " + "_" * 9_000, "C105"),
    "a name without end": ("a = " + "a_" * 4_500, "C105"),
    "python": ('a = __import__("os").system("true")', "C102"),
    "an attribute": ("a = b.__class__.__mro__", "C102"),
    "a lambda": ("a = (lambda: b)()", "C102"),
    "a null byte": ("a = b\x00", "C102"),
    "a right-to-left override": ("a = \u202eb", "C102"),
    "lone surrogates": ("a = \ud800", "C102"),
}


@pytest.mark.parametrize(("text", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_claim_is_refused_at_once(text: str, code: str) -> None:
    started = perf_counter()
    found = complaints(FIGURES, text)
    assert perf_counter() - started < 1
    assert found[0].code == code
    assert found[0].code in CODES
    assert all(len(d.message) < 200 and len(d.hint) < 300 for d in found)


def test_a_pattern_over_too_many_figures_is_refused() -> None:
    figures = tuple(figure(f"part_{n}: count 1", n + 1) for n in range(1_001))
    (found,) = complaints(figures, "sum(part_*) = 1001")
    assert (found.code, found.message) == ("C101", "`part_*` matches more than 1000 figures")
    assert not complaints(figures[:1_000], "sum(part_*) = 1000")


def test_patterns_in_thousands_of_claims_are_refused_together() -> None:
    figures = tuple(figure(f"part_{n}: count 1", n + 1) for n in range(900))
    facts = fact_file(figures, *(claim("sum(part_*) = 900", n) for n in range(5_000)))
    started = process_time()
    outcome = check(facts)
    assert process_time() - started < 2
    assert outcome.value is not None
    assert len(outcome.value.verdicts) == 50_000 // 900
    assert {d.message for d in outcome.diagnostics} == {
        "the patterns of this file's claims match more than 50000 figures together"
    }


def test_thousands_of_contradictions_are_not_searched_one_by_one() -> None:
    """Suspects are named until a second is gone; the rest is counted, in time that grows with their number only."""
    figures = tuple(figure(f"part_{n}: count {1000 + n}", n + 1) for n in range(5_000))
    facts = fact_file(figures, *(claim(f"part_{n} = 7", n) for n in range(5_000)))
    report = check(facts, frozenset()).value
    assert report is not None
    started = process_time()
    conflicts = find_suspects(facts, report).conflicts
    lines = list(suspect_lines(conflicts, report))
    assert process_time() - started < 3
    assert len(conflicts) == 5_000
    assert conflicts[0].sets
    left = sum(not conflict.sets for conflict in conflicts)
    assert lines[-1] == f"{left:,} conflicts would have taken too long to search: mend what is named here first"
    assert len(lines) < 4 * (5_000 - left)


def test_thousands_of_misspelt_names_are_refused_at_once() -> None:
    figures = tuple(figure(f"figure_of_note_{n}: count 1", n + 1) for n in range(4_000))
    facts = fact_file(figures, *(claim(f"figre_of_note_{n} = 1", n) for n in range(4_000)))
    started = perf_counter()
    found = check(facts).diagnostics
    assert perf_counter() - started < 5
    assert len(found) == 4_000
    assert found[0].hint.startswith("did you mean `figure_of_note_")


def test_cost_grows_in_step_with_the_claims() -> None:
    """Four times the figures and claims may take at most eight times as long: far from sixteen."""

    def seconds(count: int) -> float:
        figures = tuple(
            figure(line, number)
            for number in range(count)
            for line in (f"a_{number}: count {number + 1}", f"p_{number}: percentage 50.0 % | of: a_{number}")
        )
        claims = [claim(f"p_{n} = a_{n} / sum(a_{n}, a_{n})", n) for n in range(count)]
        facts = fact_file(figures, *claims)
        started = perf_counter()
        check(facts)
        return perf_counter() - started

    seconds(50)
    few = min(seconds(400) for _ in range(3))
    many = min(seconds(1_600) for _ in range(2))
    assert many < few * 8


ALPHABET = [
    *"ab()[]+-*/=<>!.,%_ 0123456789…٪²",
    "p",
    "sum",
    "mean(",
    "points(",
    "within",
    " %",
    "..",
    "a_*",
    "limit(",
    "e9",
    "\n",
]


@given(st.lists(st.sampled_from(ALPHABET), max_size=25).map("".join))
@settings(max_examples=500)
def test_whatever_is_written_there_is_an_answer(text: str) -> None:
    """A verdict or a diagnostic inside the claim, never an exception."""
    outcome = check(
        fact_file("a: count 5\nb: count 0\np: percentage > 5.5 %\na_x: year 2021\na_y: term 2020..2025", text)
    )
    assert outcome.value is not None
    assert len(outcome.value.verdicts) + len(outcome.diagnostics) >= 1
    for found in outcome.diagnostics:
        assert 5 <= found.span.column <= 5 + len(text)
