"""Hard cases, laid out and read back: each phrase is found whole and in order by five reader programs.

Where their lines end is kept as text (tests/pdf/goldens/hard-cases.*.txt); `pytest --accept` takes over a new one, to
be looked at before it is committed.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from reportgen.document import Document, Heading, List, Number, Paragraph, Text
from tests.pdf.five_readers import FIVE, readings, seen, squeezed
from tests.pdf.hard_cases import (
    CHAINED,
    CLAIM,
    COLUMNS,
    DOCUMENTS,
    FIGURES_OF,
    LANGUAGES,
    LONG,
    LONG_RANGE,
    NATIVE,
    PHRASES,
    QUOTES,
    ROWS,
    SECTIONS,
    SIXTY,
    at_line_ends,
    of,
    quoting,
)
from tests.pdf.judges import faults
from tests.pdf.reading_back import elements, opened, poppler_text
from tests.pdf.samples import printed, written

GOLDENS = Path(__file__).parent / "goldens"
Made = dict[tuple[str, str], Path]
Read = dict[tuple[str, str], dict[str, str]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """All hard cases in all languages, written."""
    folder = tmp_path_factory.mktemp("hard-cases")
    files = {}
    for name, document in DOCUMENTS.items():
        for language in LANGUAGES:
            files[name, language] = folder / f"{name}.{language}.pdf"
            files[name, language].write_bytes(printed(document(language)))
    return files


@pytest.fixture(scope="module")
def read(made: Made) -> Read:
    """What each reader program finds in each of them."""
    return dict(zip(made, readings(list(made.values())), strict=True))


def found(words: str, text: str, reader: str) -> bool:
    """Whether a phrase is read back whole, with its blanks in poppler and pdf.js.

    The others may put a blank, or the end of a line, between words and figures of Urdu; pdfium takes its quotation
    marks for their mirror images.
    """
    if reader in ("poppler", "pdf.js"):
        return seen(words) in seen(text)
    if reader == "pdfium":
        words, text = (said.replace("“", "”") for said in (words, text))
    return squeezed(words) in squeezed(text)


def phrases(language: str) -> dict[str, str]:
    """What is to be read, by case."""
    figures = FIGURES_OF[language]
    told = {case: re.sub(r"[\[\]]", "", words.format(**figures)) for case, words in PHRASES[language].items()}
    if language == "ur":
        told |= {f"native digits, {case}": words.format(count=digits) for case, (words, digits) in NATIVE.items()}
    return told


@pytest.mark.parametrize("reader", FIVE)
@pytest.mark.parametrize(
    ("language", "case"), [(language, case) for language in LANGUAGES for case in phrases(language)]
)
def test_a_phrase_comes_back_whole(language: str, case: str, reader: str, read: Read) -> None:
    text = read["small", language][reader]
    assert found(phrases(language)[case], text, reader), seen(text)


def test_a_figure_turned_around_in_its_phrase_would_not_be_found(read: Read) -> None:
    """The comparison is awake."""
    text = read["small", "ur"]["poppler"]
    for whole, turned in (("21-NQ/TW", "NQ/TW-21"), ("(103.6%)", "%)103.6("), ("−12.5%", "12.5%−")):
        assert seen(text).count(whole)
        (case,) = [words for words in phrases("ur").values() if words.count(whole) and len(words) < 40]
        assert not found(case, seen(text).replace(whole, turned), "poppler")


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_end_where_they_did(language: str, made: Made, accept: bool) -> None:
    lines = [line for name in DOCUMENTS for line in (f"## {name}", *lines_of(made[name, language]))]
    golden = GOLDENS / f"hard-cases.{language}.txt"
    if accept:
        golden.write_text("\n".join(lines) + "\n", encoding="utf-8")
    known = golden.read_text(encoding="utf-8").splitlines()
    assert lines == known, "\n".join(difflib.unified_diff(known, lines, lineterm="", n=0))


def lines_of(path: Path) -> list[str]:
    """The lines of a file as they stand, cells side by side in one; each page is followed by a rule."""
    lines: list[str] = []
    with pymupdf.open(path) as file:  # type: ignore[no-untyped-call]  # its own types are incomplete
        for page in file:
            before = 0.0
            for said, baseline in _stretches(page):
                if abs(baseline - before) < 1:
                    lines[-1] += f" {said}"
                else:
                    lines.append(said)
                before = baseline
            lines.append("---")
    return [seen(line) for line in lines]


def _stretches(page: Any) -> Iterator[tuple[str, float]]:
    for block in page.get_text("dict")["blocks"]:
        for line in block.get("lines", ()):
            said = "".join(span["text"] for span in line["spans"])
            if seen(said):
                yield said, line["spans"][0]["origin"][1]


# --- case by case ----------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_range_at_a_line_end_goes_to_the_next_line_as_a_whole(language: str, made: Made, read: Read) -> None:
    """It does so where its first year and the dash would have had room: a twin that may be broken there is."""
    ranges = made["ranges", language]
    twin = of(language, *at_line_ends(language, (Text("2020– 2025"),)))
    assert any(line.endswith(" 2020–") for line in lines_of(written(twin, ranges.parent)))
    lines = [line for line in lines_of(ranges) if LONG[language].startswith(line[:9]) or line.startswith("2020")]
    assert any(line.startswith("2020–2025") for line in lines)
    assert any(line.endswith(" 2020–2025") for line in lines)
    for reader in FIVE:
        whole = seen(read["ranges", language][reader])
        assert whole.count("2020–2025") == len(at_line_ends(language, ())) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_range_longer_than_its_line_is_broken_after_its_dash(language: str, made: Made, read: Read) -> None:
    first, dash, second = LONG_RANGE[language].partition("–")
    lines = lines_of(made["small", language])
    places = [at for at, line in enumerate(lines) if line == first + dash]
    assert len(places) == COLUMNS
    assert all(lines[at + 1] == second for at in places)
    for reader in FIVE:
        if reader != "poppler":  # which reads the lines of cells beside each other in turn
            assert squeezed(read["small", language][reader]).count(LONG_RANGE[language]) == COLUMNS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_of_sixty_letters_is_broken_in_a_cell_and_whole_on_a_line(language: str, made: Made, read: Read) -> None:
    assert len(SIXTY[language]) == 60
    assert SIXTY[language] in lines_of(made["small", language])
    for reader in FIVE:
        text = squeezed(read["small", language][reader])
        assert CHAINED[language] in text
        assert Counter((COLUMNS + 1) * SIXTY[language] + CHAINED[language]) <= Counter(text)
        if reader != "poppler":  # which reads the lines of cells beside each other in turn
            assert text.count(SIXTY[language]) == COLUMNS + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quote_in_a_script_of_the_other_direction_in_a_table(language: str, tmp_path: Path) -> None:
    label, quote = QUOTES[language]
    path = written(of(language, quoting(language, 3)), tmp_path)
    (said,) = quote.children
    assert isinstance(said, Text)
    (texts,) = readings([path])
    for reader, text in texts.items():
        for words in (label, FIGURES_OF[language]["count"], *seen(said.text).split()):
            assert squeezed(text).count(words.replace(" ", "")) >= 3, (reader, words)
    with opened(path.read_bytes()) as pdf:
        spans = {str(element.Lang) for _, element in elements(pdf) if element.S == "/Span" and "/Lang" in element}
    assert spans == {quote.language}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_of_three_pages_has_its_head_on_each_and_every_row_once(language: str, made: Made, read: Read) -> None:
    head = CLAIM[language]
    path = made["three-pages", language]
    with opened(path.read_bytes()) as pdf:
        pages = len(pdf.pages)
    assert pages == 3
    for reader in FIVE:
        text = seen(read["three-pages", language][reader])
        assert re.findall(r"1,[01]\d\d", text) == [f"{n:,}" for n in range(1001, 1001 + ROWS[language])], reader
    for number in range(1, pages + 1):
        assert f"{head} ?" in seen(poppler_text(path, "-f", str(number), "-l", str(number)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_section_keeps_its_heading_and_a_very_long_title_its_words(language: str, read: Read) -> None:
    first, second = SECTIONS[language]
    for reader in FIVE:
        text = read["small", language][reader]
        assert found(LONG[language], text, reader)
        assert found(f"{first} {second}", text, reader)


@pytest.mark.parametrize("language", LANGUAGES)
def test_five_hundred_figures_come_back_in_order(language: str, read: Read) -> None:
    for reader in FIVE:
        text = squeezed(read["five-hundred", language][reader])
        assert re.findall(r"1,\d{3}\.\d%", text) == [f"{n:,}.{n % 10}%" for n in range(1000, 1500)], reader


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_hard_cases_are_accessible_archival_and_sound(name: str, language: str, made: Made) -> None:
    assert not faults(made[name, language])


def test_urdu_digits_on_pages_in_bookmarks_and_in_lists(tmp_path: Path) -> None:
    document = of(
        "ur",
        Heading(2, (Text("سال "), Number("۲۰۲۱", "year")), "section-1"),
        List(tuple((Paragraph((Text("قدم"),)),) for _ in range(11)), ordered=True),
        *(Paragraph((Text("الفاظ " * 200),)) for _ in range(3)),
    )
    path = written(_with_digits(document, "۰۱۲۳۴۵۶۷۸۹"), tmp_path)
    text = seen(poppler_text(path))
    assert "۱۱." in text
    assert document.labels.page_of.format(page="۱", pages="۲") in text
    assert not re.search("[0-9]", seen(poppler_text(path, "-l", "1")).split("قدم")[-1])
    with opened(path.read_bytes()) as pdf, pdf.open_outline() as outline:
        assert seen(outline.root[0].title) == "سال ۲۰۲۱"
    with opened(path.read_bytes()) as pdf:
        assert [str(label.P) for label in list(pdf.Root.PageLabels.Nums)[1::2]] == ["۱", "۲"]


def _with_digits(document: Document, digits: str) -> Document:
    return replace(document, labels=replace(document.labels, digits=digits))
