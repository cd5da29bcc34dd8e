"""What Word's accessibility checker looks for, and what its users need besides.

The rules are those of Microsoft's page “Rules for the Accessibility Checker”; each test names its own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

import docx
from reportgen.document import Contents, Heading, Text
from reportgen.theme import Logo
from reportgen.writers.docx.contents import nodes
from tests.docx.briefings import DIGITS, briefing, composed
from tests.docx.opening import Element, Opened, sample, words, written
from tests.docx.referring import referring
from tests.docx.samples import LANGUAGES, document, t
from tests.themes import theme_of

Make = Callable[[str, str], Opened]

FILES = [pytest.param(briefing, language, digits, id=f"{language}{digits}") for language, digits in DIGITS] + [
    pytest.param(lambda language, _: referring(language), language, "", id=f"notes-{language}")
    for language in LANGUAGES
]
every_file = pytest.mark.parametrize(("make", "language", "digits"), FILES)


def styles_of(opened: Opened) -> Element:
    return opened.tree("word/styles.xml")


def outline(opened: Opened) -> list[int]:
    """The levels of the headings in the text, in order, as its styles have them."""
    styles = styles_of(opened)
    levels = {
        opened.values("@w:styleId", style)[0]: int(opened.values("w:pPr/w:outlineLvl/@w:val", style)[0]) + 1
        for style in opened.find("//w:style[w:pPr/w:outlineLvl]", styles)
    }
    return [levels[style] for style in opened.values("//w:pStyle/@w:val") if style in levels]


# --- documents use heading styles, in order ------------------------------------------------------


@every_file
def test_headings_leave_no_level_out(make: Make, language: str, digits: str) -> None:
    levels = outline(make(language, digits))
    assert levels
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_level_that_a_template_leaves_out_is_closed_up() -> None:
    blocks = tuple(Heading(level, t(f"{level}"), f"h{at}") for at, level in enumerate((4, 2, 4, 6, 3, 2)))
    opened = written(replace(document("en"), blocks=(Contents((), 3), *blocks)))
    assert outline(opened) == [1, 1, 2, 3, 2, 1]
    listed = opened.values("//w:p[w:hyperlink]/w:pPr/w:pStyle[starts-with(@w:val, 'TOC')]/@w:val")
    assert listed == ["TOC1", "TOC1", "TOC2", "TOC3", "TOC2", "TOC1"]


# --- all non-text content has alternative text; images are in line with text ---------------------


@every_file
def test_every_drawing_is_told_in_words_and_stands_in_line(make: Make, language: str, digits: str) -> None:
    opened = make(language, digits)
    for drawing in opened.find("//w:drawing"):
        assert [child.tag.rpartition("}")[2] for child in drawing] == ["inline"]
        (said,) = opened.values("wp:inline/wp:docPr/@descr", drawing)
        assert len(said.split()) > 3
        assert not re.search(r"\.(png|jpe?g|emf)\b", said)


def test_a_logo_is_told_in_words() -> None:
    png = bytes.fromhex("89504e470d0a1a0a")
    logo = Logo(png, "image/png", "The seal of the province", 60, 20)
    opened = written(document("en"), replace(theme_of("en"), logo=logo))
    assert "The seal of the province" in opened.values("//wp:docPr/@descr")


# --- tables have header rows, are described, and are simple --------------------------------------


@every_file
def test_every_table_has_one_head_row_and_those_of_figures_a_description(
    make: Make, language: str, digits: str
) -> None:
    opened = make(language, digits)
    tables = opened.find("//w:tbl")
    assert len(tables) >= 3
    for table in tables:
        assert opened.values("w:tr[w:trPr/w:tblHeader]/preceding-sibling::w:tr", table) == []
        assert len(opened.find("w:tr[w:trPr/w:tblHeader]", table)) == 1
        assert opened.values("w:tblPr/w:tblLook/@w:firstRow", table) == ["1"]
    for table in opened.find("//w:tbl[starts-with(w:tblPr/w:tblStyle/@w:val, 'ReportTable')]"):
        assert all(opened.values(f"w:tblPr/w:tbl{name}/@w:val", table)[0] for name in ("Caption", "Description"))


@every_file
def test_no_cell_is_merged_split_or_empty_and_no_table_nested(make: Make, language: str, digits: str) -> None:
    opened = make(language, digits)
    assert not opened.find("//w:gridSpan | //w:vMerge | //w:hMerge")
    assert not opened.find("//w:tbl//w:tbl")
    for table in opened.find("//w:tbl"):
        counts = {len(opened.find("w:tc", row)) for row in opened.find("w:tr", table)}
        assert counts == {len(opened.find("w:tblGrid/w:gridCol", table))}
        assert all(words(cell).strip() for cell in opened.find("w:tr/w:tc", table))


@every_file
def test_row_heads_are_told_as_such(make: Make, language: str, digits: str) -> None:
    opened = make(language, digits)
    reports = opened.find("//w:tbl[starts-with(w:tblPr/w:tblStyle/@w:val, 'ReportTable')]")
    assert reports
    assert all(opened.values("w:tblPr/w:tblLook/@w:firstColumn", table) == ["1"] for table in reports)


# --- no white space for looks; lists are lists ---------------------------------------------------


@every_file
def test_no_two_empty_paragraphs_and_no_row_of_blanks(make: Make, language: str, digits: str) -> None:
    opened = make(language, digits)
    empty = "self::w:p[not(.//w:t) and not(.//w:drawing)]"
    assert not opened.find(f"//w:p[not(.//w:t) and not(.//w:drawing)]/following-sibling::*[1][{empty}]")
    assert not any("   " in said for said in opened.values("//w:t/text()"))


def test_lists_are_numbered_by_word() -> None:
    opened = sample("en")
    numbering = opened.tree("word/numbering.xml")
    linked = set(opened.values("//w:lvl/w:pStyle/@w:val", numbering))
    used = {style for style in opened.values("//w:pStyle/@w:val") if style.startswith(("ListBullet", "ListNumber"))}
    assert used <= linked
    assert not any(said.startswith(("•", "1.")) for said in opened.values("//w:p//w:t[1]/text()"))


# --- hyperlinks have words -----------------------------------------------------------------------


@every_file
def test_every_link_has_words(make: Make, language: str, digits: str) -> None:
    opened = make(language, digits)
    links = opened.find("//w:hyperlink")
    assert links
    for link in links:
        assert words(link).strip()
        assert not words(link).startswith("http")


# --- the document says its title and its languages -----------------------------------------------


@every_file
def test_the_document_has_a_title_and_a_language(make: Make, language: str, digits: str) -> None:
    opened = make(language, digits)
    core = docx.Document(io.BytesIO(opened.data)).core_properties
    assert core.title
    assert core.language.startswith(language)
    attribute = "bidi" if language == "ur" else "val"
    (said,) = opened.values(f"//w:docDefaults//w:lang/@w:{attribute}", styles_of(opened))
    assert said == core.language


@pytest.mark.parametrize(("language", "digits"), DIGITS)
def test_foreign_words_name_their_language(language: str, digits: str) -> None:
    """Every word that the document knows to be of another language is in a run that says so."""
    opened = briefing(language, digits)
    foreign = {
        word: text.language
        for text in nodes(composed(language, digits).blocks)
        if isinstance(text, Text) and text.language and not text.language.startswith(language)
        for word in text.text.split()
        if word.isalpha()
    }
    told = {
        word: {*opened.values("w:rPr/w:lang/@w:val | w:rPr/w:lang/@w:bidi", run)}
        for run in opened.find("//w:r[w:rPr/w:lang]")
        for word in words(run).split()
    }
    assert foreign
    assert all(code in told.get(word, set()) for word, code in foreign.items())


# --- contrast ------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ink_stands_out_from_every_ground_it_can_stand_on(language: str) -> None:
    """Character styles may come into any paragraph but a badge, so they are held against every ground of those."""
    opened = sample(language)
    styles = styles_of(opened)
    notes = "//w:style[not(starts-with(@w:styleId, 'Badge'))]/w:pPr/w:shd/@w:fill"
    grounds = {"FFFFFF", *opened.values(notes, styles)}
    assert len(grounds) == 2
    assert len(set(opened.values("//w:style/w:pPr/w:shd/@w:fill", styles))) > 4
    for style in opened.find("//w:style[w:rPr/w:color]", styles):
        (ink,) = opened.values("w:rPr/w:color/@w:val", style)
        shaded = opened.values("w:pPr/w:shd/@w:fill", style)
        on = grounds if opened.values("@w:type", style) == ["character"] else set(shaded or ["FFFFFF"])
        for ground in on:
            assert contrast(ink, ground) >= 4.5, (opened.values("@w:styleId", style), ink, ground)


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)


# --- nothing keeps a reader out ------------------------------------------------------------------


@every_file
def test_nothing_restricts_reading_or_editing(make: Make, language: str, digits: str) -> None:
    opened = make(language, digits)
    assert not opened.find("//w:documentProtection | //w:writeProtection", opened.tree("word/settings.xml"))
    assert not opened.find("//w:sdtPr/w:lock")
