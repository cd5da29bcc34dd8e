"""Footnotes, the list of contents and comments: real ones, right on first opening, of the document's own direction."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.document import Contents, Heading, List, Note, Paragraph, Remark
from tests.docx.opening import Opened, sample, words, written
from tests.docx.referring import WORDS, note, referring, referring_document
from tests.docx.samples import LANGUAGES, document, n, t

NOTES, COMMENTS = "word/footnotes.xml", "word/comments.xml"
NOTE = "//w:footnote[not(@w:type)]"


def notes(opened: Opened) -> dict[str, str]:
    """The footnotes, by their ids."""
    tree = opened.tree(NOTES)
    return {opened.values("@w:id", each)[0]: words(each).strip() for each in opened.find(NOTE, tree)}


# --- footnotes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_are_numbered_where_their_marks_stand(language: str) -> None:
    opened = referring(language)
    assert opened.values("//w:footnoteReference/@w:id") == [str(number) for number in range(1, 10)]
    order = [5, 6, 7, 1, 8, 9, 2, 3, 4]
    said = WORDS[language][2]
    assert notes(opened) == {
        str(number): f"{said} {place}: 2,071 نئے اراکین · 2,071 · example.org"
        for number, place in enumerate(order, start=1)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_stand_in_every_kind_of_block(language: str) -> None:
    opened = referring(language)
    styles = opened.values("//w:p[.//w:footnoteReference]/w:pPr/w:pStyle/@w:val")
    kinds = {"CardValue", "CardLabel", "Heading1", "BodyText", "ListNumber", "ListBullet2", "TableCaption"}
    assert kinds <= set(styles)
    assert any(style.startswith("Callout") for style in styles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_that_comes_back_has_the_number_of_the_first(language: str) -> None:
    """A reference by Word's own field, with its result filled in, to a bookmark around the first mark."""
    opened = referring(language)
    fields = [each for each in opened.values("//w:instrText/text()") if each.startswith("NOTEREF")]
    targets = [each.split()[1] for each in fields]
    first = {
        name: opened.values(f"//w:bookmarkStart[@w:name='{name}']/following::w:footnoteReference[1]/@w:id")[0]
        for name in targets
    }
    assert len(targets) == 6
    shown = [words(run) for run in opened.find("//w:r[w:rPr/w:rStyle/@w:val='FootnoteReference'][w:t != '\u00a0']")]
    assert shown == [first[name] for name in targets]


def test_equal_notes_are_one_and_others_are_not() -> None:
    blocks = tuple(Paragraph(t("a", Note(t(said)))) for said in ("x", "y", "x"))
    opened = written(replace(document("en"), blocks=blocks))
    assert notes(opened) == {"1": "x", "2": "y"}
    marks = [words(each) for each in opened.find("//w:p[w:pPr/w:pStyle/@w:val='BodyText']")]
    assert marks == ["a", "a", "a\u00a01"], "apart from what stands before it"


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_run_as_the_document_does(language: str) -> None:
    opened = referring(language)
    tree = opened.tree(NOTES)
    rtl = language == "ur"
    assert len(opened.find("//w:p[w:pPr/w:bidi]", tree)) == (11 if rtl else 0)
    assert bool(opened.find("//w:r[w:footnoteRef]/w:rPr/w:rtl", tree)) is rtl
    assert bool(opened.find("//w:r[w:footnoteReference]/w:rPr/w:rtl")) is rtl
    assert {str(style) for style in opened.values("//w:pStyle/@w:val", tree)} == {"FootnoteText"}
    assert set(opened.values("//w:r[w:footnoteRef]/w:rPr/w:rStyle/@w:val", tree)) == {"FootnoteReference"}
    quoted = opened.find(f"{NOTE}//w:r[w:rPr/w:lang/@w:bidi='ur']", tree)
    assert quoted
    assert all(opened.find("w:rPr/w:rtl", each) for each in quoted if "اراکین" in words(each))


def test_figures_and_links_in_notes_are_whole() -> None:
    opened = referring("ur")
    tree = opened.tree(NOTES)
    assert len(opened.find(f"{NOTE}//w:sdt[w:sdtPr/w:tag]", tree)) == 9
    addresses = opened.values("//w:hyperlink/@r:id", tree)
    targets = opened.targets(NOTES)
    assert {targets[each] for each in addresses} == {f"https://example.org/{place}" for place in range(1, 10)}
    assert not any("example.org" in target for target in opened.targets("word/document.xml").values())


def test_the_lines_above_notes_are_told_in_the_settings() -> None:
    opened = referring("en")
    lines = opened.values("//w:footnote[@w:type]/@w:id", opened.tree(NOTES))
    assert opened.values("//w:footnotePr/w:footnote/@w:id", opened.tree("word/settings.xml")) == lines == ["-1", "0"]


def test_a_document_without_notes_has_no_part_for_them() -> None:
    opened = sample("ur")
    assert NOTES not in opened.names
    assert not opened.find("//w:footnotePr", opened.tree("word/settings.xml"))


def test_ids_are_unique_across_parts() -> None:
    opened = referring("ur")
    trees = (opened.body, opened.tree(NOTES))
    for path in ("//w:sdtPr/w:id/@w:val", "//w:bookmarkStart/@w:id", "//w:bookmarkStart/@w:name"):
        values = [value for tree in trees for value in opened.values(path, tree)]
        assert len(values) == len(set(values))


# --- contents ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_contents_is_a_field_with_its_entries(language: str) -> None:
    opened = referring(language)
    phrase, word, _ = WORDS[language]
    entries = opened.find("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC') and .//w:hyperlink]")
    styles = [opened.values("w:pPr/w:pStyle/@w:val", each)[0] for each in entries]
    assert styles == ["TOC1", "TOC2", "TOC1"]
    assert [words(each) for each in entries] == [f"{phrase} 2,071", word, word]
    assert opened.values("//w:instrText[starts-with(., 'TOC')]/text()") == ['TOC \\o "1-2" \\n \\h \\z']
    first, last = entries[0], entries[-1]
    assert opened.values("w:r/w:fldChar/@w:fldCharType", first) == ["begin", "separate"]
    assert opened.values("w:r/w:fldChar/@w:fldCharType", last) == ["end"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_entries_lead_to_the_headings(language: str) -> None:
    opened = referring(language)
    anchors = opened.values("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC')]/w:hyperlink/@w:anchor")
    assert anchors == ["section-1", "section-2", "section-3"]
    headings = opened.values("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]/w:bookmarkStart/@w:name")
    assert [each for each in headings if each.startswith("section")] == anchors


def test_nothing_asks_to_be_updated_on_opening() -> None:
    """No page number stands in the list that only a layout could know, so it is right as it is."""
    for opened in (referring("ur"), sample("en")):
        assert not opened.find("//w:updateFields", opened.tree("word/settings.xml"))
        assert not opened.find("//w:fldChar/@w:dirty")
        assert not any("PAGEREF" in each for each in opened.values("//w:instrText/text()"))


def test_contents_of_one_level_and_of_nothing() -> None:
    base = document("en")
    sections = (Heading(2, t("A"), "a"), Heading(3, t("B"), "b"), Heading(2, t("C")))
    opened = written(replace(base, blocks=(Contents(t("Contents"), 1), *sections)))
    assert opened.values("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC')]/w:hyperlink/@w:anchor") == ["a"]
    opened = written(replace(base, blocks=(Contents(t("Contents")), Paragraph(t("x")))))
    assert not opened.find("//w:instrText")


def test_headings_in_lists_and_notes_are_words() -> None:
    said = List(((Paragraph(t("a")), Heading(2, t("B"), "b")),))
    opened = written(replace(document("en"), blocks=(Contents(()), Heading(2, t("A"), "a"), said)))
    assert opened.values("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]//w:t/text()") == ["A"]


# --- comments ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_print_of_a_figure_has_its_comment(language: str) -> None:
    opened = referring(language)
    ids = opened.values("//w:commentReference/@w:id")
    assert len(ids) == len(set(ids)) == 3
    assert not {*ids} & {*opened.values("//w:footnote/@w:id", opened.tree(NOTES))}, "LibreOffice would mix them up"
    assert opened.values("//w:commentRangeStart/@w:id") == opened.values("//w:commentRangeEnd/@w:id") == ids
    tags = "//w:commentRangeStart/following-sibling::*[1][self::w:sdt]/w:sdtPr/w:tag/@w:val"
    assert opened.values(tags) == ["admitted_2022", "resolution_21", "committees"]
    assert opened.values("(//w:commentRangeStart)[1]/ancestor::w:p/w:pPr/w:pStyle/@w:val") == ["CardValue"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_comments_say_their_paragraphs(language: str) -> None:
    opened = referring(language)
    phrase, word, _ = WORDS[language]
    tree = opened.tree(COMMENTS)
    for comment in opened.find("//w:comment", tree):
        said = [words(each) for each in opened.find("w:p", comment)]
        assert said == [f"{word}: 2,071 نئے اراکین", f"2,071 ÷ 2,000 = 103.55% · {phrase}"]
    assert len(opened.find("//w:p[w:pPr/w:bidi]", tree)) == (6 if language == "ur" else 0)
    assert not opened.find("//w:sdt", tree), "Word has no content controls in comments"


def test_comments_are_dated_only_where_the_document_is() -> None:
    dated = referring("en")
    assert set(dated.values("//w:comment/@w:date", dated.tree(COMMENTS))) == {"2022-06-16T08:00:00Z"}
    undated = referring("ur")
    assert not undated.values("//w:comment/@w:date", undated.tree(COMMENTS))
    assert set(undated.values("//w:comment/@w:author", undated.tree(COMMENTS))) == {"reportgen"}


def test_without_remarks_there_are_no_comments() -> None:
    opened = written(replace(referring_document("en"), remarks=()))
    assert COMMENTS not in opened.names
    assert not opened.find("//w:commentReference")


def test_a_figure_that_stands_in_a_note_only_has_no_comment() -> None:
    said = Paragraph(t("a", Note(t(n("b", "1")))))
    opened = written(replace(document("en"), blocks=(said,), remarks=(Remark("b", (t("x"),)),)))
    assert COMMENTS not in opened.names


def test_an_empty_remark_is_an_empty_comment() -> None:
    opened = written(replace(document("en"), blocks=(Paragraph(t(n("b", "1"))),), remarks=(Remark("b", ()),)))
    assert len(opened.find("//w:comment/w:p", opened.tree(COMMENTS))) == 1


# --- all of them ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_count_as_one_place(language: str) -> None:
    """What a note says stands in its part alone, not where its mark is."""
    assert note(language, 1).children
    assert WORDS[language][2] not in words(referring(language).body)
