"""A briefing in the look of a house's own Word file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.document import Document
from reportgen.writers.docx import read_reference, write
from reportgen.writers.docx.house import House
from tests.docx.opening import SPACES, Opened, words
from tests.docx.samples import FONTS, LANGUAGES, document
from tests.docx.test_validity import faults
from tests.house.houses import CRIMSON, edited, house, picture
from tests.themes import theme_of

RELATIONSHIPS = "word/_rels/document.xml.rels"


def read(data: bytes) -> House:
    found = read_reference(data)
    assert isinstance(found, House), found
    return found


def outcome(data: bytes, said: Document) -> Outcome[bytes]:
    return write(said, theme_of(said.language[:2]), FONTS, read(data))


def dressed(data: bytes, language: str = "en", **changes: object) -> Opened:
    made = outcome(data, replace(document(language), **changes))  # type: ignore[arg-type]  # fields of any type
    assert made.value is not None, made.diagnostics
    return Opened(made.value)


def style(opened: Opened, name: str) -> str:
    """A style as it is written."""
    text = opened.part("word/styles.xml").decode()
    found = re.search(rf'<w:style (?:(?!</w:style>).)*?<w:name w:val="{name}"/>.*?</w:style>', text, re.DOTALL)
    assert found is not None, name
    return found[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_valid(language: str, tmp_path: Path) -> None:
    assert faults(dressed(house(), language), tmp_path) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_input_gives_the_same_bytes(language: str) -> None:
    assert dressed(house(), language).data == dressed(house(), language).data


def test_styles_of_our_names_are_the_houses_and_others_are_supplied() -> None:
    opened = dressed(house())
    assert CRIMSON in style(opened, "heading 1")
    assert "Georgia" in style(opened, "Normal")
    supplied = style(opened, "Card Value")
    assert "rFonts" not in supplied or "w:ascii" not in supplied
    assert "themeColor" not in supplied
    used = {
        *opened.values("//w:pStyle/@w:val"),
        *opened.values("//w:rStyle/@w:val"),
        *opened.values("//w:tblStyle/@w:val"),
    }
    known = set(opened.values("//w:style/@w:styleId", opened.tree("word/styles.xml")))
    assert used <= known


def test_the_report_names_what_was_taken_and_what_was_supplied() -> None:
    taken, supplied, *_ = (d for d in outcome(house(), document("en")).diagnostics if d.code in {"W343", "W344"})
    assert ", heading 1, heading 2," in taken.message
    assert ", Card Value, " in supplied.message
    assert "Card Value" not in taken.message
    assert "Normal Table (TableNormal)" in taken.message  # an id that says something else


def test_the_page_is_the_houses() -> None:
    opened = dressed(house())
    (size,), (margins,) = opened.find("//w:sectPr/w:pgSz"), opened.find("//w:sectPr/w:pgMar")
    w = f"{{{SPACES['w']}}}"
    assert (size.get(f"{w}w"), size.get(f"{w}h")) == ("12240", "15840")
    assert (margins.get(f"{w}left"), margins.get(f"{w}right")) == ("2160", "1440")
    widths = [int(value) for value in opened.values("//w:tbl[1]/w:tblGrid/w:gridCol/@w:w")]
    assert sum(widths) <= 12240 - 2160 - 1440 + 200


def test_header_and_footer_are_carried_with_their_pictures() -> None:
    opened = dressed(house())
    targets = opened.targets("word/document.xml")
    header = targets[opened.values("//w:headerReference[@w:type='default']/@r:id")[0]]
    assert "Ministry of Numbers" in opened.part(header).decode()
    (image,) = opened.targets(header).values()
    assert opened.part(image) == picture()
    assert "This text is not taken." not in words(opened.body)


def test_a_footer_without_a_page_number_gets_our_line_and_one_with_it_does_not() -> None:
    def footer(data: bytes) -> str:
        opened = dressed(data)
        name = opened.targets("word/document.xml")[opened.values("//w:footerReference[@w:type='default']/@r:id")[0]]
        return opened.part(name).decode()

    assert re.search(r"1 Sum Street.*PAGE", footer(house()), re.DOTALL)
    assert "NUMPAGES" not in footer(house(paged=True))
    assert "NUMPAGES" in footer(house(bare=True))


def test_a_briefing_as_the_reference_lends_no_footer() -> None:
    said = document("en")
    other = replace(said, labels=replace(said.labels, footer="Facts: other.yaml"))
    made = write(other, theme_of("en"), FONTS)
    assert made.value is not None
    opened = dressed(made.value)
    footers = [opened.part(name).decode() for name in opened.names if "footer" in name]
    assert footers
    assert not any("other.yaml" in text for text in footers)
    supplied = [d for d in outcome(made.value, said).diagnostics if d.code == "W344"]
    assert not supplied


def test_a_draft_is_said_on_every_page() -> None:
    labels = replace(document("en").labels, draft="Draft: not checked")
    for data, pages in ((house(), 1), (house(cover=True), 2), (house(bare=True), 1)):
        opened = dressed(data, labels=labels)
        targets = opened.targets("word/document.xml")
        headers = [targets[each] for each in opened.values("//w:headerReference/@r:id")]
        assert len(headers) == pages
        assert all("Draft: not checked" in opened.part(name).decode() for name in headers)


@pytest.mark.parametrize("language", ["ur"])
def test_right_to_left_stays_complete(language: str) -> None:
    opened = dressed(house(), language)
    assert opened.find("//w:sectPr/w:bidi")
    assert all(opened.find("w:pPr/w:bidi", paragraph) for paragraph in opened.find("//w:p[w:r/w:rPr/w:rtl]"))
    heading = style(opened, "heading 1")
    assert "<w:bidi/>" in heading
    assert "<w:bCs/>" in heading
    assert "<w:szCs" in heading
    title = style(opened, "Title").partition("<w:rPr>")[2]
    assert "<w:spacing" in style(dressed(house()), "Title").partition("<w:rPr>")[2]
    assert "<w:spacing" not in title, "joined letters are not spaced"
    defaults = opened.part("word/styles.xml").decode().partition("</w:docDefaults>")[0]
    assert 'w:cs="Noto Nastaliq Urdu"' in defaults
    assert 'w:bidi="ur-PK"' in defaults
    assert 'script="Arab" typeface="Noto Nastaliq Urdu"' in opened.part("word/theme/theme1.xml").decode()


def test_ids_in_the_houses_own_language_are_used() -> None:
    german = edited(
        house(),
        "word/styles.xml",
        lambda text: text.replace('w:styleId="Heading1"', 'w:styleId="berschrift1"').replace(
            'w:val="Heading1"', 'w:val="berschrift1"'
        ),
    )
    opened = dressed(german)
    assert "berschrift1" in opened.values("//w:pStyle/@w:val")
    assert "Heading1" not in opened.values("//w:pStyle/@w:val")


def test_an_id_that_means_another_style_is_not_taken_for_ours() -> None:
    other = '<w:style w:type="paragraph" w:styleId="CardValue"><w:name w:val="Sum"/></w:style></w:styles>'
    opened = dressed(edited(house(), "word/styles.xml", lambda text: text.replace("</w:styles>", other)))
    assert "ReportgenCardValue" in opened.values("//w:pStyle/@w:val")
    assert "CardValue" not in opened.values("//w:pStyle/@w:val")
    assert 'w:styleId="ReportgenCardValue"' in style(opened, "Card Value")


def test_lists_of_the_house_and_ours_do_not_meet() -> None:
    opened = dressed(house())
    numbering = opened.tree("word/numbering.xml")
    numbers = opened.values("w:num/@w:numId", numbering)
    kinds = opened.values("w:abstractNum/@w:abstractNumId", numbering)
    assert len(numbers) == len(set(numbers))
    assert len(kinds) == len(set(kinds))
    assert set(opened.values("//w:numId/@w:val")) - {"0"} <= set(numbers)
    assert set(opened.values("w:num/w:abstractNumId/@w:val", numbering)) <= set(kinds)
    in_styles = opened.values("//w:numId/@w:val", opened.tree("word/styles.xml"))
    assert set(in_styles) <= set(numbers)


def test_even_pages_are_told_apart_where_the_house_does() -> None:
    even = edited(
        house(), "word/settings.xml", lambda text: text.replace("<w:compat>", "<w:evenAndOddHeaders/><w:compat>")
    )
    assert b"<w:evenAndOddHeaders/>" in dressed(even).part("word/settings.xml")
    assert b"<w:evenAndOddHeaders/>" not in dressed(house()).part("word/settings.xml")


def test_a_refusal_is_a_diagnostic() -> None:
    assert isinstance(read_reference(b""), Diagnostic)
