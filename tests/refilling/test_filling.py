"""A briefing that nobody edited, filled with newer facts: every form of a figure, and what follows from figures."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from tests.refilling.briefings import FORMS, OLD, Desk, built, figures, newer, paragraphs, part


def codes(result: object) -> list[str]:
    return [d.code for d in result.diagnostics]  # type: ignore[attr-defined]  # any result has diagnostics


@pytest.mark.parametrize("language", ["en", "ur", "vi"])
@pytest.mark.parametrize("template", ["", FORMS])
def test_the_same_facts_change_no_byte(desk: Desk, language: str, template: str) -> None:
    data = built(language, template)
    result = desk.refill(data, OLD)
    assert result.data == data
    assert (result.changes, result.diagnostics) == ((), ())
    assert result.unchanged > 60


@pytest.mark.parametrize("language", ["en", "ur", "vi"])
@pytest.mark.parametrize("template", ["", FORMS])
def test_what_is_filled_is_what_would_be_built(desk: Desk, language: str, template: str) -> None:
    result = desk.refill(built(language, template))
    assert result.data is not None, result.diagnostics
    assert paragraphs(result.data) == paragraphs(built(language, template, newer()))


def test_it_carries_the_proof_that_would_be_built(desk: Desk) -> None:
    """The facts, and the report with the template that the document was composed from."""
    filled = desk.refill(built()).data
    assert filled is not None
    for name in ("customXml/item1.xml", "customXml/item2.xml"):
        assert part(filled, name) == part(built(facts=newer()), name)
    assert '"sha256"' in part(filled, "customXml/item2.xml").partition('"template"')[2]


@pytest.mark.parametrize("language", ["en", "ur"])
def test_filling_twice_is_filling_once(desk: Desk, language: str) -> None:
    once = desk.refill(built(language)).data
    assert once is not None
    again = desk.refill(once)
    assert again.data == once
    assert not again.changes
    assert not again.diagnostics


def test_there_and_back_is_where_it_began(desk: Desk) -> None:
    there = desk.refill(built()).data
    assert there is not None
    back = desk.refill(there, OLD).data
    assert back is not None
    assert paragraphs(back) == paragraphs(built())


def test_each_figure_keeps_its_form(desk: Desk) -> None:
    filled = desk.refill(built()).data
    assert filled is not None
    assert figures(filled, "attainment_2022")[0] == "104.0%"
    assert figures(filled, "attainment_2022|bare") == ["104.0"]
    assert figures(filled, "attainment_2022|word") == ["104.0"]
    assert figures(filled, "admission_rate|symbol") == ["≥\u00a05%"]
    assert figures(filled, "rank|ordinal")[0] == "third"
    assert figures(filled, "rank|ordinal,digits") == ["3rd"]


def test_untouched_members_are_copied_as_they_are_packed(desk: Desk) -> None:
    data = built()
    filled = desk.refill(data).data
    assert filled is not None
    before, after = (zipfile.ZipFile(io.BytesIO(each)) for each in (data, filled))
    assert before.namelist() == after.namelist()
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert "word/document.xml" in changed
    assert changed <= {
        "word/document.xml",
        "word/footnotes.xml",
        "docProps/core.xml",
        "word/charts/chart1.xml",
        "word/embeddings/Microsoft_Excel_Sheet1.xlsx",
        "customXml/item1.xml",
        "customXml/item2.xml",
        "customXml/item3.xml",
    }
    for name in set(before.namelist()) - changed:
        assert before.getinfo(name).compress_size == after.getinfo(name).compress_size
        assert before.getinfo(name).date_time == after.getinfo(name).date_time


def test_the_document_carries_the_new_facts(desk: Desk) -> None:
    filled = desk.refill(built()).data
    assert filled is not None
    assert "2,080" in part(filled, "customXml/item1.xml")
    assert "2080" in part(filled, "customXml/item2.xml")
    assert desk.refill(filled).data == filled


def test_the_list_of_contents_and_the_title_follow(desk: Desk) -> None:
    filled = desk.refill(built()).data
    assert filled is not None
    assert "2,080 members" in part(filled, "docProps/core.xml")
    assert [text for text in paragraphs(filled) if text.startswith("In 2022, 2,080 came")][1:], "heading and contents"
    assert "2,071" not in part(filled)


def test_the_digits_of_the_document_stay(desk: Desk) -> None:
    result = desk.refill(built("ur", digits="native"))
    assert result.data is not None
    assert "۲٬۰۸۰" in part(result.data)
    assert paragraphs(result.data) == paragraphs(built("ur", facts=newer(), digits="native"))


def test_a_footnote_follows(desk: Desk) -> None:
    filled = desk.refill(built()).data
    assert filled is not None
    notes = part(filled, "word/footnotes.xml")
    assert "2,080" in notes
    assert "2,071" not in notes


@pytest.mark.parametrize("language", ["en", "ur"])
def test_comments_follow(desk: Desk, language: str) -> None:
    filled = desk.refill(built(language, comments=True)).data
    assert filled is not None
    name = "word/comments.xml"
    assert paragraphs(filled, name) == paragraphs(built(language, facts=newer(), comments=True), name)
    assert paragraphs(filled, name) != paragraphs(built(language, comments=True), name)
    assert not re.search(r"<w:(?:sdt|hyperlink|bookmarkStart)\b", part(filled, name)), "programs know none in comments"


def test_a_chart_follows_with_its_workbook_and_its_words(desk: Desk) -> None:
    filled = desk.refill(built()).data
    assert filled is not None
    chart = part(filled, "word/charts/chart1.xml")
    assert "<c:v>2080</c:v>" in chart
    assert "2071" not in chart
    assert "[=2080]&quot;2,080&quot;" in chart
    book = zipfile.ZipFile(
        io.BytesIO(zipfile.ZipFile(io.BytesIO(filled)).read("word/embeddings/Microsoft_Excel_Sheet1.xlsx"))
    )
    assert "<v>2080</v>" in book.read("xl/worksheets/sheet1.xml").decode()
    assert "2022: 2,080" in part(filled)
    fresh = built(facts=newer())
    assert chart == part(fresh, "word/charts/chart1.xml")


def test_verdicts_follow_with_their_tone(desk: Desk) -> None:
    facts = newer({"quote: 2,030": "quote: 1,990"})
    failing = desk.refill(built(), facts)
    assert failing.data is None
    assert "B001" in codes(failing)
    drafted = desk.refill(built(draft=True), facts, draft=True)
    assert drafted.data is not None
    fresh = built(facts=facts, draft=True)
    # A note that a figure fails is put where the document is built; filling puts none.
    assert paragraphs(drafted.data) == [said.partition(" See the note:")[0] for said in paragraphs(fresh)]
    assert part(drafted.data).count('"ToneBad"') == part(fresh).count('"ToneBad"')


def test_a_draft_must_say_that_it_is_one(desk: Desk) -> None:
    facts = newer({"quote: 2,030": "quote: 1,990"})
    result = desk.refill(built(), facts, draft=True)
    assert codes(result) == ["E006"]
    assert result.data is None


def test_a_draft_that_no_longer_fails_is_told_of(desk: Desk) -> None:
    result = desk.refill(built(draft=True))
    assert codes(result) == ["E109"]
    assert result.changed
