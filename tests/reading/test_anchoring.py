"""Quotes that survive: an article that was wrapped, retyped, moved about or revised."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Severity
from reportgen.facts import FactFile
from reportgen.reading import check_source, read_facts
from reportgen.reading.anchoring import difference
from reportgen.reading.loosening import loosen
from reportgen.reading.places import Concordance, whole_places
from tests.reading.samples import RESOURCES

ARTICLE = (
    "بندرگاہ میں 2021 میں 1,250 جہاز آئے، یعنی تقریباً 40% سے زیادہ بادبانی تھے۔",
    'قرارداد نمبر 21-NQ/TW میں "3-4% تک" کی شرح مقرر ہے، اور ہدف 2,000 جہاز ہے۔',
    "مدت 2020 - 2025 میں 67 بندرگاہوں میں سے تیسرے نمبر پر رہی۔",
)
FACTS = """\
reportgen: 1
source: {language: ur, title: x, sha256: "0000000000000000000000000000000000000000000000000000000000000000"}
title: {ur: x}
figures:
  ships: {quote: "1,250 جہاز", paragraph: 1, label: {ur: x}}
  sail: {quote: "40% سے زیادہ", paragraph: 1, label: {ur: x}}
  year: {quote: 2021 میں, paragraph: 1, label: {ur: x}}
  order: {quote: قرارداد نمبر 21-NQ/TW, paragraph: 2, label: {ur: x}}
  rate: {quote: '"3-4% تک"', paragraph: 2, label: {ur: x}}
  target: {quote: "ہدف 2,000 جہاز", paragraph: 2, kind: target, label: {ur: x}}
  term: {quote: مدت 2020 - 2025, paragraph: 3, label: {ur: x}}
  all: {quote: 67 بندرگاہوں, paragraph: 3, label: {ur: x}}
  rank: {quote: سے تیسرے نمبر پر, paragraph: 3, label: {ur: x}}
"""

SIGNS = "\u200b\u200e\u200f\u2066\u2069\u00ad\ufeff"
DIGITS = {
    "urdu": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
    "arabic": str.maketrans("0123456789,%", "٠١٢٣٤٥٦٧٨٩٬٪"),
    "wide": str.maketrans("0123456789", "０１２３４５６７８９"),
}


def facts_of(folder: Path, text: str = FACTS) -> FactFile:
    (folder / "facts.yaml").write_text(text, encoding="utf-8")
    read = read_facts(folder / "facts.yaml", RESOURCES)
    assert read.value is not None, read.diagnostics
    return read.value


def codes(folder: Path, paragraphs: list[str], text: str = FACTS) -> list[str]:
    """What is said of the quotes, but that the sum is another one."""
    article = folder / "article.txt"
    article.write_text("\n".join(paragraphs), encoding="utf-8")
    held = check_source(facts_of(folder, text), article, RESOURCES)
    assert held.value is not None
    return [d.code for d in held.diagnostics if d.code != "Q102"]


def retyped(draw: st.DrawFn, text: str) -> str:
    """The same words as another hand, another keyboard or another program would leave them."""
    if draw(st.booleans()):
        text = unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"])), text)
    if draw(st.booleans()):
        text = text.translate(DIGITS[draw(st.sampled_from(sorted(DIGITS)))])
    letters = {
        "ی": "ي",
        "ک": "ك",
        "ہ": "ه",
        '"': draw(st.sampled_from(["“", "«", '"'])),
        "-": draw(st.sampled_from("‐‑–−")),
    }
    for letter, other in letters.items():
        text = text.replace(letter, other) if draw(st.booleans()) else text
    if draw(st.booleans()):
        text = text.replace(" ", draw(st.sampled_from(["  ", "\u00a0", "\u202f", "\t"])))
    for place in draw(st.lists(st.integers(0, len(text)), max_size=4)):
        text = text[:place] + draw(st.sampled_from(SIGNS)) + text[place:]
    return text


retyping = st.composite(lambda draw: [retyped(draw, paragraph) for paragraph in ARTICLE])()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(retyping)
def test_every_quote_is_found_again_in_a_retyped_article(tmp_path: Path, paragraphs: list[str]) -> None:
    said = codes(tmp_path, paragraphs)
    assert {"Q103", "Q104", "Q109"}.isdisjoint(said), said


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.sampled_from(["ایک نیا جملہ۔", "اور کچھ الفاظ", "تصویر"]), min_size=1, max_size=4), st.integers(0, 2)
)
def test_every_quote_of_a_paragraph_that_moved_moves_with_it(tmp_path: Path, added: list[str], place: int) -> None:
    paragraphs = [*ARTICLE[:place], *added, *ARTICLE[place:]]
    said = codes(tmp_path, paragraphs)
    behind = sum(f"paragraph: {number}" in line for number in range(place + 1, 4) for line in FACTS.splitlines())
    assert said == ["Q104"] * behind


@pytest.mark.parametrize("width", [24, 40, 60])
def test_every_quote_is_found_again_in_a_wrapped_article(tmp_path: Path, width: int) -> None:
    rows: list[str] = [""]
    for word in " ".join(ARTICLE).split(" "):
        if len(rows[-1]) + len(word) > width:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    assert {"Q103", "Q109"}.isdisjoint(codes(tmp_path, rows))


def test_equal_words_of_several_paragraphs_stay_with_their_own(tmp_path: Path) -> None:
    """Where all moved by one, the word of the second paragraph is not taken from what was the first."""
    text = FACTS.split("figures:", maxsplit=1)[0] + (
        "figures:\n"
        "  a: {quote: 5 جہاز, paragraph: 1, label: {ur: x}}\n"
        "  b: {quote: 7 کشتیاں, paragraph: 2, label: {ur: x}}\n"
        "  c: {quote: 5 جہاز, paragraph: 2, label: {ur: x}}\n"
        "  d: {quote: 9 ملاح, paragraph: 1, label: {ur: x}}\n"
    )
    article = tmp_path / "article.txt"
    article.write_text("نیا\n5 جہاز اور 9 ملاح\n7 کشتیاں اور 5 جہاز\n", encoding="utf-8")
    held = check_source(facts_of(tmp_path, text), article, RESOURCES)
    moved = [d.hint for d in held.diagnostics if d.code == "Q104"]
    assert moved == ["write `paragraph: 2`", "write `paragraph: 3`", "write `paragraph: 3`", "write `paragraph: 2`"]


def test_a_changed_figure_is_told_from_one_that_moved_and_one_that_is_new(tmp_path: Path) -> None:
    first = ARTICLE[0].replace("1,250 جہاز", "1,300 جہاز") + " بعد میں 88 ٹن سامان بھی آیا۔"
    article = tmp_path / "article.txt"
    article.write_text("\n".join([first, "نیا", *ARTICLE[1:]]), encoding="utf-8")
    held = check_source(facts_of(tmp_path), article, RESOURCES)
    said = [(d.code, d.severity) for d in held.diagnostics]
    assert said.count(("Q109", Severity.ERROR)) == 1
    assert [code for code, _ in said].count("Q104") == 6
    changed = next(d for d in held.diagnostics if d.code == "Q109")
    assert changed.hint == "- \u2068[1,250] جہاز\u2069\n+ \u2068[1,300] جہاز\u2069"
    new = [d for d in held.diagnostics if d.code == "Q106"]
    assert [(d.span.line, d.message.split()[0]) for d in new] == [(1, "`1,300`"), (1, "`88")]
    assert new[0].hint == "the changed words of `ships`: take them over"


def test_a_difference_shows_what_changed_and_not_where_words_were_cut() -> None:
    assert difference("1,000 ships", "for 1,000 boats") == "- 1,000 [ships]\n+ 1,000 [boats]"
    assert difference("75% of all", "80% of all") == "- [75%] of all\n+ [80%] of all"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 %", "5%"),
        ("2020 - 2025", "2020–2025"),
        ("«3,5»", '"3,5"'),
        ("ﬁve ½", "five 1⁄2"),
        ("تقریبًا", "تقریبا"),
        ("كي ة", "کی ہ"),
        ("Ｎｏ. ５", "No. 5"),
    ],
)
def test_two_ways_to_write_the_same(one: str, other: str) -> None:
    letters = {ord("ي"): "ی", ord("ك"): "ک", ord("ه"): "ہ", ord("ة"): "ہ"}
    assert loosen(one, letters).text == loosen(other, letters).text


@pytest.mark.parametrize(("one", "other"), [("2 5", "25"), ("5 ships", "5ships"), ("3.5", "35"), ("5%", "5")])
def test_what_is_not_the_same(one: str, other: str) -> None:
    assert loosen(one).text != loosen(other).text


@given(st.text(alphabet="5۵ %-–٪é\u0301یيﬁ½“\u200f\u00a0a", max_size=20))
def test_a_loosened_text_leads_back_to_its_own(text: str) -> None:
    made = loosen(text)
    assert len(made.offsets) == len(made.text) + 1
    assert list(made.offsets) == sorted(made.offsets)
    assert loosen(made.text).text == made.text


WORDS = st.lists(st.sampled_from(["5", "52", "2,071", " ", "ab", "three", " ", "-", "ب"]), max_size=30).map("".join)


@given(WORDS, st.data())
def test_a_concordance_finds_what_searching_finds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    searched = {begin for begin, _ in whole_places(quote, text)}
    long = Concordance("x " * 2_000 + text, frozenset({"three"}))
    found = {place - 4_000 for place in long.places(quote) if place >= 4_000}
    assert found <= searched
    assert bool(found) == bool(searched)


@pytest.mark.parametrize("paragraphs", [1, 500], ids=["one paragraph", "many paragraphs"])
@pytest.mark.parametrize("revised", [False, True])
def test_time_grows_as_the_article_does(tmp_path: Path, paragraphs: int, revised: bool) -> None:
    taken = []
    for size in (1_000, 4_000):
        rows = [f"Port {n} had {n * 7 + 10_000} ships with {n % 97}.{n % 9} tonnes of tea each." for n in range(size)]
        quotes = [
            f"  f{n}: {{quote: {n * 7 + 10_000} ships, paragraph: {n * paragraphs // size + 1}, label: {{en: x}}}}"
            for n in range(size)
        ]
        if revised:
            rows = [row.replace(" ships", " boats") if n % 5 == 0 else row for n, row in enumerate(rows)]
        step = size // paragraphs
        text = [" ".join(rows[n : n + step]) for n in range(0, size, step)]
        head = (
            FACTS.split("figures:", maxsplit=1)[0].replace("language: ur", "language: en").replace("{ur: x}", "{en: x}")
        )
        facts = facts_of(tmp_path, f"{head}figures:\n" + "\n".join(quotes) + "\n")
        (tmp_path / "a.txt").write_text("\n".join(["New", *text] if revised else text), encoding="utf-8")
        begin = time.process_time()
        held = check_source(facts, tmp_path / "a.txt", RESOURCES)
        taken.append(time.process_time() - begin)
        assert held.value is not None
        assert held.value.missing == (size // 5 if revised else 0)
    assert taken[1] < 8 * taken[0] + 0.2, "four times the article, and not sixteen times the time"
