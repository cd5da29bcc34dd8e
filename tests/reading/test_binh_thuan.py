"""The fact file that the project carries says of the article what the article says."""

from __future__ import annotations

import pytest

from reportgen.facts import FactFile, Kind
from reportgen.reading import read_facts
from tests.reading.samples import RESOURCES, ROOT

LANGUAGES = ("en", "vi", "ur")

FIGURES = {
    "term": (Kind.TERM, "2020..2025", [1, 2]),
    "period": (Kind.DURATION, "6 months", [1]),
    "admission_rate": (Kind.PERCENTAGE, ">= 5 %", [1, 3]),
    "committees": (Kind.COUNT, "67", [1, 3]),
    "rank": (Kind.RANK, "3", [1, 3]),
    "resolution_21": (Kind.DOCUMENT, "21-NQ/TW", [1, 3]),
    "resolution_target": (Kind.TARGET, "3..4 %", [1, 3]),
    "target_yearly": (Kind.TARGET, "2000", [2]),
    "target_rate": (Kind.TARGET, "> 75 %", [2]),
    "directive_07": (Kind.DOCUMENT, "07-CT/TU", [2]),
    "year_2021": (Kind.YEAR, "2021", [3]),
    "admitted_2021": (Kind.COUNT, "2030", [3]),
    "attainment_2021": (Kind.PERCENTAGE, "101.5 %", [3]),
    "year_2022": (Kind.YEAR, "2022", [3]),
    "admitted_2022": (Kind.COUNT, "2071", [3]),
    "attainment_2022": (Kind.PERCENTAGE, "103.6 %", [3]),
    "rate_units": (Kind.PERCENTAGE, "> 87 %", [4]),
    "rate_upper": (Kind.PERCENTAGE, "> 92 %", [4]),
    "excess": (Kind.POINTS, "12 points", [4]),
    "excellent_units": (Kind.PERCENTAGE, "13 %", [4]),
    "excellent_upper": (Kind.PERCENTAGE, "14.2 %", [4]),
}


@pytest.fixture(scope="module")
def facts() -> FactFile:
    outcome = read_facts(ROOT / "data" / "binh-thuan.yaml", RESOURCES, "data/binh-thuan.yaml")
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def test_every_figure_of_the_article_is_there(facts: FactFile) -> None:
    printed = [f for f in facts.figures if not f.formula]
    assert {
        f.id: (f.kind, f.quantity.canonical if f.quantity else f.text, [m.paragraph for m in f.mentions])
        for f in printed
    } == FIGURES


def test_the_percent_sign_of_the_excess_stays_as_printed(facts: FactFile) -> None:
    excess = facts.figure("excess")
    assert excess is not None
    assert excess.mentions[0].quantity is not None
    assert excess.mentions[0].quantity.canonical == "12 %"


def test_every_text_is_there_in_all_three_languages(facts: FactFile) -> None:
    texts = [
        facts.title,
        *(f.label for f in facts.figures),
        *(f.note for f in facts.figures if f.note),
        *(c.label for c in facts.claims),
        *(c.acknowledged.reason for c in facts.claims if c.acknowledged),
    ]
    for text in texts:
        assert tuple(t.language for t in text) == LANGUAGES
        assert all(t.text.strip() == t.text for t in text)


def test_quotes_are_a_few_words_and_not_the_article(facts: FactFile) -> None:
    quotes = [m.quote for f in facts.figures for m in f.mentions] + [c.quote for c in facts.claims]
    assert max(len(quote.split()) for quote in quotes) <= 8


def test_urdu_is_spelt_with_urdu_letters(facts: FactFile) -> None:
    said = "".join(t.text for f in facts.figures for t in (*f.label, *f.note) if t.language == "ur")
    assert not set("يىكهة") & set(said)
