"""The list of contents: its page numbers, its place in the structure, its links."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import page
import pytest

from reportgen.document import Block, Contents, Document, Heading, Link, Note, Number, Paragraph, Text
from tests.pdf.reading_back import elements, links, opened, run, sheets, tags
from tests.pdf.samples import briefing, written

TITLES = {"en": "Section", "vi": "Phần", "ur": "حصہ"}
FILLING = {"en": "Words that fill the page. ", "vi": "Những chữ lấp đầy trang. ", "ur": "صفحہ بھرنے والے الفاظ۔ "}
PAGE_OF = {"en": "{page} / {pages}", "vi": "{page}/{pages}", "ur": "صفحہ {page} از {pages}"}
LETTERS = "ABCDEFGHIJ"
_UNSEEN = re.compile("[\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]")


def document(language: str, *, title: str = "", levels: int = 2, digits: str = "") -> Document:
    """Ten sections over several pages, each with a part."""
    blocks: list[Block] = [Contents((Text(title),) if title else (), levels)]
    for at, letter in enumerate(LETTERS):
        blocks.append(Heading(2, (Text(f"{TITLES[language]} {letter}"),), f"section-{2 * at}"))
        blocks.append(Paragraph((Text(FILLING[language] * (20 + 9 * at)),)))
        blocks.append(Heading(3, (Text(f"{TITLES[language]} {letter}{letter}"),), f"section-{2 * at + 1}"))
        blocks.append(Paragraph((Text(FILLING[language] * 12),)))
    made = replace(briefing(language), blocks=tuple(blocks))
    labels = replace(made.labels, page_of=PAGE_OF[language], digits=digits or made.labels.digits)
    return replace(made, labels=labels)


@pytest.mark.parametrize("language", ["en", "vi", "ur"])
def test_each_section_stands_on_the_page_that_the_list_names(language: str, tmp_path: Path) -> None:
    first, *others = sheets(written(document(language), tmp_path), "-layout")
    assert len(others) > 1
    for name in [*LETTERS, *(2 * letter for letter in LETTERS)]:
        listed = next(line for line in first.splitlines() if re.search(rf"\b{name}\b", line))
        (number,) = map(int, re.findall(r"\d+", listed))
        heading = re.compile(rf"^\W*(?:{TITLES[language]}\W+{name}|{name}\W+{TITLES[language]})\W*$", re.MULTILINE)
        assert [at for at, sheet in enumerate([first, *others], start=1) if heading.search(sheet)] == [number]


@pytest.mark.parametrize("language", ["en", "ur"])
def test_numbers_stand_at_the_far_side_in_one_column(language: str, tmp_path: Path) -> None:
    path = written(document(language, levels=1), tmp_path)
    words = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)<',
        run("pdftotext", "-bbox", "-l", "1", str(path), "-"),
    )
    seen = [(float(x), float(y), float(end), _UNSEEN.sub("", word).strip()) for x, y, end, word in words]
    names = [(x, y) for x, y, _, word in seen if word and word in LETTERS][: len(LETTERS)]
    numbers = [
        (x, end) for x, y, end, word in seen if word.isdigit() and any(abs(y - other) < 12 for _, other in names)
    ]
    assert len(numbers) == len(LETTERS)
    if language == "ur":
        assert max(x for x, _ in numbers) - min(x for x, _ in numbers) < 1
        assert all(end < x for (x, _), (_, end) in zip(names, numbers, strict=True))
    else:
        assert max(end for _, end in numbers) - min(end for _, end in numbers) < 1
        assert all(x > name for (name, _), (x, _) in zip(names, numbers, strict=True))


def test_digits_are_the_languages_own(tmp_path: Path) -> None:
    (first, *_) = sheets(written(document("ur", levels=1, digits="۰۱۲۳۴۵۶۷۸۹"), tmp_path), "-layout")
    listed = [line for line in first.splitlines() if re.search(r"\bB\b", line)]
    assert re.search("[۱۲۳]", listed[0])


@pytest.mark.parametrize("language", ["en", "vi", "ur"])
def test_the_list_is_tagged_and_leads_to_every_section(language: str, tmp_path: Path) -> None:
    path = written(document(language, title="Contents"), tmp_path)
    with opened(path.read_bytes()) as pdf:
        found = tags(pdf)
        assert found.count("TOC") == 1 + len(LETTERS)
        assert found.count("TOCI") == 2 * len(LETTERS)
        assert found[found.index("TOC") + 1] == "Caption"
        for _, element in elements(pdf):
            if str(element.S) == "/TOCI":
                assert str(element.K[0].S) == "/Reference"
                assert str(element.K[0].K[0].S) == "/Link"
        targets = {str(link.Dest) for link in links(pdf) if "/Dest" in link}
        names = {str(name) for name in pdf.Root.Names.Dests.Names[::2]}
        assert {f"section-{n}" for n in range(2 * len(LETTERS))} <= targets & names
    for profile in ("ua1", "3a"):
        assert page.validate_pdf(str(path), profile=profile).is_compliant


def test_an_entry_has_the_words_of_its_heading_without_links_and_notes(tmp_path: Path) -> None:
    heading = (
        Text("In "),
        Link((Text("a place"),), "https://example.org"),
        Note((Text("Noted."),)),
        Number(" 2,071", "x"),
    )
    blocks = (Contents(()), Heading(2, heading, "section-1"), Paragraph((Text("Words."),)))
    path = written(replace(briefing("en"), blocks=blocks), tmp_path)
    (sheet,) = sheets(path, "-layout")
    entry, title = [line.strip() for line in sheet.splitlines() if "a place" in line]
    assert re.fullmatch(r"In a place 2,071\s+1", entry)
    assert "¹" in title
    assert page.validate_pdf(str(path), profile="ua1").is_compliant


def test_levels_and_headings_without_an_anchor_are_left_out(tmp_path: Path) -> None:
    with opened(written(document("en", levels=1), tmp_path).read_bytes()) as pdf:
        assert tags(pdf).count("TOCI") == len(LETTERS)
    blocks = (Contents((Text("Contents"),)), Heading(2, (Text("Nameless"),)), Paragraph((Text("Words."),)))
    with opened(written(replace(briefing("en"), blocks=blocks), tmp_path).read_bytes()) as pdf:
        assert not {"TOC", "TOCI"} & set(tags(pdf))


def test_a_long_entry_goes_on_in_the_next_line_with_its_number_at_the_end(tmp_path: Path) -> None:
    heading = Heading(2, (Text("A heading of very many words " * 7 + "end"),), "section-1")
    path = written(replace(briefing("en"), blocks=(Contents(()), heading, Paragraph((Text("Words."),)))), tmp_path)
    lines = [line.strip() for line in sheets(path, "-layout")[0].splitlines()]
    assert any(re.search(r"end\s+1$", line) for line in lines)
