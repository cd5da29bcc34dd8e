"""Right to left where the language runs so: section, paragraphs, runs, tables, lists, header and footer."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document import Direction, Isolate, Number, Paragraph, Text, Toned, plain_text
from reportgen.writers.directions import Stretch, has_ltr, has_rtl, needs_marks, stretches
from reportgen.writers.docx.contents import nodes
from tests.docx.opening import Opened, sample, words, written
from tests.docx.referring import referring
from tests.docx.samples import LANGUAGES, document, n, quote, t

ARABIC = re.compile("[\u0600-\u06ff]")
CONTROLS = re.compile("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def spelled(opened: Opened) -> dict[str, bool]:
    """The words of each run, and whether the run is right to left."""
    return {words(run): bool(opened.find("w:rPr/w:rtl", run)) for run in opened.find("//w:r[w:t]")}


def paragraph(*pieces: str | Number | Isolate | Text | Toned) -> Opened:
    """An Urdu document whose one paragraph is this."""
    return written(replace(document("ur"), blocks=(Paragraph(t(*pieces)),)))


# --- the parts of the file -----------------------------------------------------------------------


def test_an_urdu_section_is_right_to_left() -> None:
    assert sample("ur").find("w:sectPr/w:bidi")
    assert not sample("en").find("w:sectPr/w:bidi")


def test_every_urdu_paragraph_is_right_to_left_but_the_one_that_holds_the_chart() -> None:
    opened = sample("ur")
    ltr = opened.values("//w:p[not(w:pPr/w:bidi)]/w:pPr/w:pStyle/@w:val")
    assert set(ltr) == {"Rule", "Gap", "Chart"}
    assert opened.values("//w:style[@w:styleId='Normal']/w:pPr/w:bidi", opened.tree("word/styles.xml"))


def test_header_and_footer_are_right_to_left() -> None:
    opened = written(replace(document("ur"), labels=replace(document("ur").labels, draft="مسودہ")))
    for part in ("word/header1.xml", "word/footer1.xml"):
        assert opened.find("//w:p/w:pPr/w:bidi", opened.tree(part))
        assert opened.find("//w:r/w:rPr/w:rtl", opened.tree(part))


def test_every_urdu_table_is_mirrored() -> None:
    opened = sample("ur")
    assert len(opened.find("//w:tbl")) == len(opened.find("//w:tbl/w:tblPr/w:bidiVisual")) == 4
    assert not sample("en").find("//w:bidiVisual")


@pytest.mark.parametrize("language", LANGUAGES)
def test_runs_with_urdu_words_are_right_to_left_and_no_others(language: str) -> None:
    for said, rtl in spelled(sample(language)).items():
        if rtl:
            assert ARABIC.search(said) or not re.search(r"\w", said), said
        else:
            assert not ARABIC.search(said), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_control_character_stands_in_any_part(language: str) -> None:
    opened = sample(language)
    for name in opened.names:
        if name.endswith((".xml", ".rels")):
            assert not CONTROLS.search(opened.part(name).decode("utf-8")), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_word_never_reads_is_an_alternative_to_nothing(language: str) -> None:
    opened = sample(language)
    assert all(sign.getparent().tag.endswith("}Fallback") for sign in opened.find("//w:sym"))  # type: ignore[union-attr]  # has one
    assert all(len(choice) == 0 for choice in opened.find("//mc:Choice[../mc:Fallback/w:sym]"))
    assert opened.find("//w:p[w:pPr/w:bidi]//w:sym")
    assert not opened.find("//w:p[not(w:pPr/w:bidi)]//w:sym")


@pytest.mark.parametrize(("before", "breaks"), [("سطح کی ", 1), ("سطح (", 0)])
def test_where_a_space_stands_before_a_figure_libreoffice_may_end_the_line(before: str, breaks: int) -> None:
    """Otherwise it parts the figure: it looks for no line's end before marks."""
    signs = paragraph(before, n("rate", "92"), " فیصد").values("//w:body/w:p//w:sym/@w:char")
    assert signs.count("200B") == breaks
    assert ("200E", "200B") in pairwise(signs) or not breaks


def test_complex_script_has_its_own_font_size_weight_and_language() -> None:
    opened = sample("ur")
    styles = opened.tree("word/styles.xml")
    assert set(opened.values("//w:rFonts/@w:cs", styles)) == {"Noto Nastaliq Urdu"}
    assert opened.values("//w:docDefaults//w:lang/@w:bidi", styles) == ["ur-PK"]
    for latin, complex_script in (("sz", "szCs"), ("b", "bCs"), ("i", "iCs")):
        assert len(opened.find(f"//w:{latin}", styles)) > 0
        assert not opened.find(f"//w:rPr[w:{latin}][not(w:{complex_script})]", styles)
    body = opened.find("//w:style[@w:styleId='Title']/w:rPr", styles)[0]
    assert opened.values("w:sz/@w:val | w:szCs/@w:val", body) == ["40", "46"]
    assert opened.values("//w:themeFontLang/@w:bidi", opened.tree("word/settings.xml")) == ["ur-PK"]


def test_quotes_name_their_language() -> None:
    assert set(sample("en").values("//w:r[w:rPr/w:rtl]/w:rPr/w:lang/@w:bidi")) == {"ur"}
    assert sample("ur").values("//w:r[contains(w:t, 'nhiệm')]/w:rPr/w:lang/@w:val") == ["vi"]


def test_a_quote_in_its_own_cell_is_a_paragraph_of_its_own_way() -> None:
    opened = sample("en")
    quotes = opened.find("//w:p[w:pPr/w:bidi]")
    assert len(quotes) == 9
    assert {opened.values("w:pPr/w:pStyle/@w:val", each)[0] for each in quotes} == {"TableTextRTL"}


def test_native_digits_are_set_in_the_complex_face_but_left_to_right() -> None:
    opened = paragraph("تعداد ", n("a", "۲٬۰۷۱"), " رہی")
    run = opened.find("//w:r[w:t='۲٬۰۷۱']")[0]
    assert opened.find("w:rPr/w:cs", run)
    assert not opened.find("w:rPr/w:rtl", run)


@pytest.mark.parametrize("figure", ["2,071", "3–4%", "21-NQ/TW", "> 87%", "-12", "2,071 ÷ 2,000 = 103.55%"])
def test_a_figure_has_runs_without_direction(figure: str) -> None:
    opened = paragraph("قرارداد نمبر ", n("a", figure), " کا ہدف")
    (control,) = opened.find("//w:sdt[w:sdtPr/w:tag/@w:val='a']/w:sdtContent")
    assert words(control) == figure
    assert not opened.find(".//w:rtl", control)


def test_a_figure_in_words_is_an_urdu_run() -> None:
    said = spelled(paragraph("ان میں ", n("rank", "تیسرے"), " نمبر پر، یعنی ", n("a", "12 فیصد"), " زیادہ"))
    assert said["تیسرے"] is True
    assert said["12"] is False
    assert said[" فیصد"] is True


def test_page_numbers_have_cached_results_in_the_digits_of_the_document() -> None:
    labels = replace(document("ur").labels, page_of="صفحہ {page} از {pages}", digits="۰۱۲۳۴۵۶۷۸۹")
    opened = written(replace(document("ur"), labels=labels))
    footer = opened.tree("word/footer1.xml")
    assert opened.values("//w:instrText/text()", footer) == ["PAGE", "NUMPAGES"]
    assert words(footer).endswith("صفحہ ۱ از ۱")
    assert opened.values("//w:style[@w:styleId='Footer']//w:tab/@w:val", opened.tree("word/styles.xml")) == ["end"]


# --- every part, every element that has a direction ----------------------------------------------

URDU_PARTS = ("document", "footnotes", "comments", "footer1")


@pytest.mark.parametrize("part", URDU_PARTS)
def test_every_urdu_part_runs_from_right_to_left(part: str) -> None:
    opened = referring("ur")
    tree = opened.tree(f"word/{part}.xml")
    assert set(opened.values("//w:p[not(w:pPr/w:bidi)]/w:pPr/w:pStyle/@w:val", tree)) <= {"Rule", "Gap", "Chart"}
    assert len(opened.find("//w:tbl", tree)) == len(opened.find("//w:tbl/w:tblPr/w:bidiVisual", tree))
    for run in opened.find("//w:r[w:t]", tree):
        rtl = bool(opened.find("w:rPr/w:rtl", run))
        assert rtl or not ARABIC.search(words(run)), words(run)
        assert not (rtl and re.search("[A-Za-z]", words(run))), words(run)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_said_of_the_script_that_its_run_is_in(language: str) -> None:
    """`w:lang w:bidi` for runs from right to left, `w:val` for others."""
    opened = referring(language)
    for part in URDU_PARTS:
        for run in opened.find("//w:r[w:rPr/w:lang]", opened.tree(f"word/{part}.xml")):
            complex_script = bool(opened.find("w:rPr/w:rtl | w:rPr/w:cs", run))
            assert bool(opened.values("w:rPr/w:lang/@w:bidi", run)) is complex_script
            assert bool(opened.values("w:rPr/w:lang/@w:val", run)) is not complex_script


def test_sides_are_those_of_lines_not_of_the_paper() -> None:
    """Start and end turn with the direction; only borders of paragraphs know left and right alone."""
    for language in ("en", "ur"):
        styles = referring(language).tree("word/styles.xml")
        find = referring(language).values
        assert set(find("//w:jc/@w:val", styles)) <= {"start", "end", "center", "both"}
        assert set(find("//w:tab/@w:val", styles)) <= {"start", "end"}
        assert not find("//w:ind/@w:left | //w:ind/@w:right", styles)
        assert not referring(language).find("//w:tblCellMar/w:left | //w:tcMar/w:left", styles)


def test_numbers_of_lists_run_as_the_list_does() -> None:
    opened = referring("ur")
    numbering = opened.tree("word/numbering.xml")
    numbered = opened.find("//w:lvl[w:numFmt/@w:val='decimal']", numbering)
    assert numbered
    assert all(opened.find("w:rPr/w:rtl", level) for level in numbered)
    assert set(opened.values("//w:lvl/w:rPr/w:rFonts/@w:cs", numbering)) == {"Noto Nastaliq Urdu"}


# --- reading back --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_and_figures_are_read_back_in_order(language: str) -> None:
    said = document(language)
    expected = [plain_text(said.masthead.title), plain_text(said.masthead.provenance)]
    expected += [plain_text(node.children) for node in nodes(said.blocks) if isinstance(node, Paragraph)]
    read = [words(each) for each in sample(language).find("//w:p")]
    places = [read.index(each) for each in expected]
    assert places == sorted(places)


# --- cutting a text ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "left_to_right"),
    [
        ("قرارداد نمبر 21-NQ/TW کا ہدف 3–4% تھا۔", ["21-NQ/TW", "3–4%"]),
        ("سال 2021 میں 2,030 (یعنی 101.5 %) اراکین", ["2021", "2,030", "101.5 %"]),
        ("ہدایت Directive 07-CT/TU، سال 2021", ["Directive 07-CT/TU", "2021"]),
        ("Source Serif 4 اور Noto", ["Source Serif 4", "Noto"]),
        ("✓ درست", ["✓"]),
        ("16/6/2022 کو", ["16/6/2022"]),
        ("صرف اردو۔", []),
    ],
)
def test_codes_and_numbers_are_cut_out_of_urdu(text: str, left_to_right: list[str]) -> None:
    assert [each.text for each in stretches(text, Direction.RTL) if not each.rtl] == left_to_right


def test_urdu_in_an_english_text_keeps_its_numbers() -> None:
    cut = stretches("The words “67 پارٹی کمیٹیاں 12 میں” are quoted.", Direction.LTR)
    assert cut == (
        Stretch("The words “67 ", False),
        Stretch("پارٹی کمیٹیاں 12 میں", True),
        Stretch("” are quoted.", False),
    )


def test_a_number_inside_an_inline_quote_stays_in_its_run() -> None:
    opened = written(replace(document("en"), blocks=(Paragraph(t("He wrote ", quote("67 کمیٹیاں 12 میں"), ".")),)))
    assert spelled(opened)["67 کمیٹیاں 12 میں"] is True


MIXED = st.text(alphabet=st.sampled_from("ابپ۔، 12345.,-–/%()✓ abcÀ\u0301\u0650"), max_size=30)


@given(MIXED, st.sampled_from(Direction))
def test_cutting_loses_nothing_and_mixes_no_letters(text: str, base: Direction) -> None:
    cut = stretches(text, base)
    assert "".join(each.text for each in cut) == text
    assert all(each.text for each in cut)
    assert all(one.rtl is not other.rtl for one, other in pairwise(cut)) or base is Direction.RTL
    for each in cut:
        assert not (has_ltr(each.text) if each.rtl else has_rtl(each.text))


@given(MIXED)
def test_no_digit_is_left_in_an_urdu_stretch(text: str) -> None:
    for each in stretches(text, Direction.RTL):
        assert not (each.rtl and any(unicodedata.bidirectional(character) == "EN" for character in each.text))


def test_marks_are_needed_by_all_but_words() -> None:
    assert not needs_marks("Resolution")
    assert not needs_marks("کمیٹیاں")
    assert all(needs_marks(text) for text in ("2,071", "3–4", "21-NQ/TW", "✓", "two words", "(a)"))
