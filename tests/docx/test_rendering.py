"""The files as LibreOffice lays them out: numbers in order, embedded fonts used, pages counted.

These tests need LibreOffice, which `make test` installs where it can; without it they fail.
"""

from __future__ import annotations

import io
import re
import subprocess
from typing import Any

import pymupdf  # its types do not know that a document is a sequence of pages: hence Any
import pytest
from docx.shared import RGBColor

import docx
from tests.docx.briefings import briefing
from tests.docx.opening import sample, words
from tests.docx.referring import WORDS, referring


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The sample briefings as PDF, made in one go."""
    folder = tmp_path_factory.mktemp("office")
    said = {language: sample(language).data for language in ("en", "ur")}
    said |= {f"notes-{language}": referring(language).data for language in ("en", "ur")}
    said["briefing"] = briefing("en").data
    said |= {f"restyled-{language}": restyled(language) for language in ("en", "ur")}
    files = [folder / f"{name}.docx" for name in said]
    for path, data in zip(files, said.values(), strict=True):
        path.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {path.stem: pymupdf.open(path.with_suffix(".pdf")) for path in files}  # type: ignore[no-untyped-call] # see its import


@pytest.fixture(scope="module")
def of_the_system() -> frozenset[str]:
    """Signs set in a face of the system: later versions take them for Urdu where they follow a mark of direction."""
    said = subprocess.run(["soffice", "--version"], check=True, capture_output=True, text=True, timeout=60).stdout
    version = re.search(r"LibreOffice (\d+)", said)
    assert version is not None, said
    return frozenset() if int(version[1]) <= 7 else frozenset("≥✓△✗")


def restyled(language: str) -> bytes:
    """The sample with another colour for one paragraph style, one character style: what an editor does."""
    opened = docx.Document(io.BytesIO(sample(language).data))
    for name, colour in (("Heading 1", RGBColor(0xFF, 0, 0)), ("Figure", RGBColor(0, 0xAA, 0))):
        opened.styles[name].font.color.rgb = colour
    made = io.BytesIO()
    opened.save(made)
    return made.getvalue()


def coloured(document: Any, colour: int) -> str:
    """The words that are set in a colour."""
    return " ".join(span["text"] for span in spans(document) if span["color"] == colour)


def spans(document: Any) -> list[dict[str, Any]]:
    """What is set in one face, size and colour."""
    return [
        span
        for page in document
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
    ]


def read(document: Any) -> str:
    return "\n".join(page.get_text() for page in document)


def test_numbers_and_codes_are_in_order_in_urdu(pages: dict[str, Any], of_the_system: frozenset[str]) -> None:
    said = read(pages["ur"])
    for sign in of_the_system:  # between faces, no space is read
        said = re.sub(rf"{sign}(?=\d)", f"{sign} ", said)
    for figure in ("2,071", "21-NQ/TW", "3–4", "> 87%", "≥ 5%", "103.55%", "2020–2025", "Directive 07-CT/TU"):
        assert figure in said
    for reversed_figure in ("NQ/TW-21", "4–3", "%87", "%5", "2025–2020"):
        assert reversed_figure not in said


def test_a_formula_runs_from_left_to_right(pages: dict[str, Any]) -> None:
    page = pages["ur"][1]
    left, right = page.search_for("2,071")[0].x0, page.search_for("103.55%")[0].x0
    assert left < right


def test_urdu_starts_at_the_right_and_mirrors_its_tables(pages: dict[str, Any]) -> None:
    page = pages["ur"][0]
    margin = page.rect.width - 54
    assert abs(page.search_for("2,071")[0].x1 - margin) < 4, "the first card"
    assert page.search_for("> 87%")[0].x0 < page.rect.width / 3, "the last card"


def test_embedded_fonts_are_used(pages: dict[str, Any], of_the_system: frozenset[str]) -> None:
    embedded = {"NotoNastaliqUrdu", "SourceSans3", "SourceSerif4"}
    used = {font[3].split("+")[-1].split("-")[0] for page in pages["ur"] for font in page.get_fonts()}
    others = [span for span in spans(pages["ur"]) if span["font"].split("-")[0] not in embedded]
    assert used == embedded | {span["font"].split("-")[0] for span in others}
    assert {span["text"].strip() for span in others} == of_the_system


def test_page_numbers_are_filled_in(pages: dict[str, Any]) -> None:
    for language in ("en", "ur"):
        document = pages[language]
        for number, page in enumerate(document, start=1):
            said = "".join(page.get_text().split())
            assert f"{number}/{document.page_count}" in said


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_changed_style_changes_all_that_it_sets_and_nothing_else(pages: dict[str, Any], language: str) -> None:
    opened = sample(language)
    document = pages[f"restyled-{language}"]
    headings = [words(each) for each in opened.find("//w:p[w:pPr/w:pStyle/@w:val='Heading1']")]
    figures = [words(each) for each in opened.find("//w:r[w:rPr/w:rStyle/@w:val='Figure']")]
    red = coloured(document, 0xFF0000)
    green = coloured(document, 0x00AA00).replace("\u2011", "-")  # LibreOffice 26 says at which hyphens no line ends
    if language == "en":
        assert red.split() == " ".join(headings).split()
    else:  # of Nastaliq LibreOffice's PDF gives back the letters, not the words
        assert set("".join(red.split())) == set("".join(headings).replace(" ", ""))
    assert sorted("".join(green.split())) == sorted("".join("".join(figures).split()))


@pytest.mark.parametrize("language", ["en", "ur"])
def test_notes_stand_at_the_foot_of_the_page_with_their_marks(pages: dict[str, Any], language: str) -> None:
    document = pages[f"notes-{language}"]
    addresses: list[str] = []
    for page in document:
        links = sorted((link["from"].y0, link["uri"]) for link in page.get_links() if "uri" in link)
        assert links[0][0] > page.rect.height / 2
        addresses += [address.rpartition("/")[2] for _, address in links]
    assert addresses == ["5", "6", "7", "1", "8", "9", "2", "3", "4"], "in the order of their marks"


def test_notes_keep_their_words_among_comments(pages: dict[str, Any]) -> None:
    """With comments whose ids are those of notes, LibreOffice takes one for the other."""
    opened = briefing("en")
    notes = opened.tree("word/footnotes.xml")
    checks = [re.findall(r"paragraphs? [\d, ]+", words(each)) for each in opened.find("//w:footnote", notes)]
    expected = [place for found in checks for place in found]
    assert len(expected) > 3
    said = " ".join(read(pages["briefing"]).split())
    assert re.findall(r"paragraphs? [\d, ]+(?=\.)", said)[: len(expected)] == expected


def test_the_list_of_contents_is_laid_out_with_its_entries(pages: dict[str, Any]) -> None:
    said = read(pages["notes-en"])
    phrase, word, _ = WORDS["en"]
    assert f"{phrase} 2,071\n{word}\n{word}\n" in said
    inside = [link for link in pages["notes-en"][0].get_links() if "uri" not in link]
    assert len(inside) >= 3


def test_codes_are_not_parted_at_their_hyphens(pages: dict[str, Any]) -> None:
    for name in ("en", "ur", "notes-en", "notes-ur"):
        assert "21-\n" not in read(pages[name])
