"""Briefings as editors leave them: rewritten, restyled, tracked, cut, copied, typed over."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from reportgen.diagnostics import Severity
from reportgen.refilling import Refilled
from tests.refilling.briefings import (
    FORMS,
    OLD,
    Desk,
    built,
    control,
    edited,
    figures,
    newer,
    paragraphs,
    part,
    swapped,
)

PLAIN = "admitted_2022"
MORE_THAN = {"quote: 5% یا اس سے زیادہ": "quote: 5% سے زیادہ"}
"""What was at least is now more than."""
INSERTED = '<w:ins w:id="9001" w:author="An editor" w:date="2026-01-01T00:00:00Z">'
DELETED = INSERTED.replace("w:ins", "w:del")


def codes(result: Refilled) -> set[str]:
    return {d.code for d in result.diagnostics}


def said(result: Refilled, code: str) -> list[str]:
    return [d.message for d in result.diagnostics if d.code == code]


def in_prose(data: bytes) -> str:
    """The control of the figure in the paragraph that begins with “Admitted”."""
    text = part(data)
    start = text.index("Admitted: ")
    return text[text.index("<w:sdt>", start) : text.index("</w:sdt>", start) + len("</w:sdt>")]


def test_rewritten_and_restyled_sentences_stay(desk: Desk) -> None:
    data = edited(
        built(),
        swapped("Admitted: ", "So many were admitted, says the editor: "),
        swapped("The rate is ", "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>An own sentence. The rate is "),
    )
    filled = desk.refill(data).data
    assert filled is not None
    texts = paragraphs(filled)
    assert any(text.startswith("So many were admitted, says the editor: 2,080, or 104.0%") for text in texts)
    assert "<w:b/></w:rPr><w:t>An own sentence." in part(filled)


def test_a_figure_in_several_runs_keeps_the_look_of_the_first(desk: Desk) -> None:
    old = in_prose(built())
    bold = '<w:r w:rsidR="00AB12CD"><w:rPr><w:b/></w:rPr><w:t>2,0</w:t></w:r><w:proofErr w:type="spellStart"/>'
    new = re.sub(r"<w:r>.*?2,071</w:t></w:r>", bold + "<w:r><w:t>71</w:t></w:r>", old)
    filled = desk.refill(edited(built(), swapped(old, new))).data
    assert filled is not None
    now = in_prose(filled)
    assert '<w:rPr><w:b/></w:rPr><w:t>2,080</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t></w:t></w:r>' in now


def test_tracked_changes_around_a_figure_stay(desk: Desk) -> None:
    old = in_prose(built())
    around = (
        f"{INSERTED}<w:r><w:t>about </w:t></w:r></w:ins>{old}{DELETED}<w:r><w:delText>just 9</w:delText></w:r></w:del>"
    )
    data = edited(built(), swapped(old, around))
    filled = desk.refill(data).data
    assert filled is not None
    assert "about </w:t></w:r></w:ins><w:sdt>" in part(filled)
    assert "just 9</w:delText>" in part(filled)
    assert "2,080" in in_prose(filled)


def test_a_figure_whose_deletion_is_tracked_is_gone(desk: Desk) -> None:
    old = in_prose(built())
    gone = re.sub(
        r"<w:r>(.*?)<w:t>2,071</w:t></w:r>", rf"{DELETED}<w:r>\1<w:delText>2,071</w:delText></w:r></w:del>", old
    )
    result = desk.refill(edited(built(), swapped(old, gone)))
    assert result.data is not None
    assert "2,071</w:delText>" in part(result.data)
    assert any(message.startswith("`admitted_2022` stands") for message in said(result, "E105"))


def test_a_figure_in_a_text_box_is_filled_in_both_its_versions(desk: Desk) -> None:
    old = in_prose(built())
    versions = f'<mc:Choice Requires="w14">{old}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    box = f"<mc:AlternateContent>{versions}</mc:AlternateContent>"
    result = desk.refill(edited(built(), swapped(old, box)))
    assert result.data is not None
    assert not result.diagnostics
    assert part(result.data).count("2,071") == 0


def test_typing_over_a_figure_is_never_undone_unasked(desk: Desk) -> None:
    old = in_prose(built())
    data = edited(built(), swapped(old, old.replace("2,071", "2,100")))
    result = desk.refill(data)
    assert result.data is None
    assert codes(result) == {"E101"}
    (message,) = said(result, "E101")
    assert message.startswith("`admitted_2022`: Admitted: [2,100], or 103.6%")
    assert "2,071" in message
    overwritten = desk.refill(data, overwrite=True).data
    assert overwritten is not None
    assert "2,080" in in_prose(overwritten)
    assert desk.refill(data, newer({})).data is None, "also where the facts did not change"


def test_typing_over_with_tracked_changes_is_typing_over(desk: Desk) -> None:
    old = in_prose(built())
    tracked = re.sub(
        r"<w:r>(.*?)<w:t>2,071</w:t></w:r>",
        rf"{DELETED}<w:r><w:delText>2,071</w:delText></w:r></w:del>{INSERTED}<w:r><w:t>2,100</w:t></w:r></w:ins>",
        old,
    )
    data = edited(built(), swapped(old, tracked))
    assert codes(desk.refill(data)) == {"E101"}
    overwritten = desk.refill(data, overwrite=True).data
    assert overwritten is not None
    assert "<w:t>2,080</w:t></w:r></w:ins>" in in_prose(overwritten)


def test_an_editor_who_was_faster_is_right(desk: Desk) -> None:
    old = in_prose(built())
    result = desk.refill(edited(built(), swapped(old, old.replace("2,071", "2,080"))))
    assert result.data is not None
    assert not codes(result)


def test_spaces_and_hyphens_of_other_programs_are_no_change(desk: Desk) -> None:
    old = control(built(), "admission_rate|symbol")
    data = edited(built(), swapped(old, old.replace("≥\u00a05%", "\u200e≥ 5%\u200e")))
    result = desk.refill(data)
    assert result.data is not None
    assert not codes(result)
    assert "\u200e≥ 5%\u200e" in control(result.data, "admission_rate|symbol")


def test_an_emptied_control_is_filled_only_when_asked(desk: Desk) -> None:
    old = in_prose(built())
    empty = re.sub(r"<w:r>.*?2,071</w:t></w:r>", "", old).replace("</w:sdtPr>", "<w:showingPlcHdr/></w:sdtPr>")
    data = edited(built(), swapped(old, empty))
    assert codes(desk.refill(data)) == {"E101"}
    overwritten = desk.refill(data, overwrite=True).data
    assert overwritten is not None
    assert "<w:t>2,080</w:t>" in in_prose(overwritten)
    assert "showingPlcHdr" not in part(overwritten)


def test_a_figure_taken_out_is_told_of(desk: Desk) -> None:
    data = built()
    for _ in figures(data, "period|spelled"):
        data = edited(data, swapped(control(data, "period|spelled"), ""))
    result = desk.refill(data)
    assert result.data is not None
    assert any("`period` stands" in message or "`period` no longer" in message for message in said(result, "E105"))


def test_a_copied_figure_is_filled_and_told_of(desk: Desk) -> None:
    old = in_prose(built())
    result = desk.refill(edited(built(), swapped(old, f"{old}<w:r><w:t> and </w:t></w:r>{old}")))
    assert result.data is not None
    assert any(text.startswith("Admitted: 2,080 and 2,080") for text in paragraphs(result.data))
    assert len(said(result, "E106")) == 1


def test_a_figure_that_the_facts_lost_is_left_and_told_of(desk: Desk) -> None:
    lost = re.compile(r"  excellent_upper:\n.*?(?=\n  \w|\n\w)", re.DOTALL)
    facts = re.sub(r"\n  - .*excellent_upper.*(?:\n    .*)*", "", lost.sub("", OLD))
    data = built(template=f"{FORMS.partition('::: checks')[0]}\nThe upper: {{{{ excellent_upper }}}}.\n")
    result = desk.refill(data, facts)
    assert result.data is not None, result.diagnostics
    (message,) = said(result, "E103")
    assert message.startswith("`excellent_upper`: The upper: [14.2%]")


def test_a_control_of_nobody_is_told_of(desk: Desk) -> None:
    old = in_prose(built())
    stray = re.sub(r"<w:bookmark[^>]*/>", "", old.replace('w:val="admitted_2022"', 'w:val="admitted_2032|bare"'))
    result = desk.refill(edited(built(), swapped(old, stray)))
    assert result.data is not None
    assert "2,071" in in_prose(result.data)
    assert len(said(result, "E103")) == 1


def test_controls_of_an_editors_own_are_let_be(desk: Desk) -> None:
    run = "<w:r><w:t>Press</w:t></w:r>"
    own = f'<w:sdt><w:sdtPr><w:tag w:val="department"/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>'
    data = edited(
        built(),
        lambda text: text.replace(
            '<w:t xml:space="preserve">Admitted: ',
            f'<w:t>.</w:t></w:r>{own}<w:r><w:t xml:space="preserve">Admitted: ',
            1,
        ),
    )
    result = desk.refill(data)
    assert result.data is not None
    assert not codes(result)
    assert own in part(result.data)


def test_numbers_that_somebody_typed_are_named(desk: Desk) -> None:
    data = edited(built(), swapped("Admitted: ", "In 12 towns, some 1,300 of them in 2019: "))
    result = desk.refill(data)
    assert result.data is not None
    assert [re.findall(r"\[(.*?)\]", message)[0] for message in said(result, "E107")] == ["12", "1,300", "2019"]
    assert all(d.severity is Severity.NOTE for d in result.diagnostics)


def test_an_edited_working_is_kept_and_told_of(desk: Desk) -> None:
    data = edited(built(), swapped(", printed as ", ", which they print as "))
    result = desk.refill(data)
    assert result.data is not None
    (message,) = said(result, "E108")
    assert "which they print as" in message
    assert "2,080 ÷ 2,000 = 104.0%" in message
    assert "2,080 ÷ 2,000 = 103.55%, which they print as 104.0%" in " ".join(paragraphs(result.data))


def test_a_row_that_moved_is_still_known(desk: Desk) -> None:
    rows = re.findall(r"<w:tr>(?:(?!<w:tr>).)*?claim-claim_2\".*?</w:tr>", part(built()))
    assert len(rows) == 1
    data = edited(built(), lambda text: text.replace(rows[0], "", 1).replace("<w:tr>", f"{rows[0]}<w:tr>", 1))
    result = desk.refill(data)
    assert result.data is not None
    assert "2,080 ÷ 2,000 = 104.0%" in paragraphs(result.data)


def test_a_comment_on_a_working_stays_on_it(desk: Desk) -> None:
    old = control(built(), "admitted_2022|formula")
    data = edited(
        built(),
        swapped(
            old,
            f'<w:commentRangeStart w:id="7"/>{old}<w:commentRangeEnd w:id="7"/>'
            '<w:r><w:commentReference w:id="7"/></w:r>',
        ),
    )
    filled = desk.refill(data).data
    assert filled is not None
    for mark in ('<w:commentRangeStart w:id="7"/>', '<w:commentRangeEnd w:id="7"/>', '<w:commentReference w:id="7"/>'):
        assert part(filled).count(mark) == 1


@pytest.mark.parametrize("language", ["en", "ur", "vi"])
def test_the_words_of_a_bound_follow(desk: Desk, language: str) -> None:
    result = desk.refill(built(language), newer(MORE_THAN))
    assert result.data is not None, result.diagnostics
    assert not result.diagnostics
    assert paragraphs(result.data) == paragraphs(built(language, facts=newer(MORE_THAN)))
    assert paragraphs(result.data) != paragraphs(built(language))


def test_the_words_of_a_bound_that_somebody_rewrote_are_told_of(desk: Desk) -> None:
    data = edited(built(), swapped(" or more, ", " at the least, "))
    result = desk.refill(data, newer(MORE_THAN))
    assert result.data is not None
    (message,) = said(result, "E104")
    assert "“5% or more” would now be “more than 5%”" in message


def test_a_figure_that_outgrows_its_form_is_told_of(desk: Desk) -> None:
    facts = newer({"quote: تیسرے نمبر پر": "quote: 67 ویں نمبر پر"})
    data = built(template=f"{FORMS.partition('::: checks')[0]}\nNumber {{{{ rank spelled }}}}.\n")
    result = desk.refill(data, facts)
    assert result.data is None
    (message,) = said(result, "E102")
    assert message.startswith("`rank`: Number [three].: English has no word for 67")


def test_a_chart_value_that_an_editor_gave_stays(desk: Desk) -> None:
    name = "word/embeddings/Microsoft_Excel_Sheet1.xlsx"
    source = zipfile.ZipFile(io.BytesIO(built()))
    book = edited(source.read(name), swapped("<v>2071</v>", "<v>2500</v>"), name="xl/worksheets/sheet1.xml")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for member in source.namelist():
            target.writestr(member, book if member == name else source.read(member))
    result = desk.refill(made.getvalue())
    assert result.data is not None
    assert len(said(result, "E108")) == 1
    after = zipfile.ZipFile(io.BytesIO(zipfile.ZipFile(io.BytesIO(result.data)).read(name)))
    assert "<v>2500</v>" in after.read("xl/worksheets/sheet1.xml").decode()


def test_a_document_without_tags_is_filled_by_its_bookmarks(desk: Desk) -> None:
    bare = edited(built(), lambda text: re.sub(r'<w:(?:tag|alias) w:val="[^"]*"/>', "", text))
    result = desk.refill(bare)
    assert result.data is not None
    assert not result.diagnostics
    assert paragraphs(result.data) == paragraphs(built(facts=newer()))


def test_a_document_without_bookmarks_is_filled_by_its_tags(desk: Desk) -> None:
    bare = edited(built(), lambda text: re.sub(r'<w:bookmarkStart w:id="\d+" w:name="_rg\d+_"/>', "", text))
    result = desk.refill(bare)
    assert result.data is not None
    assert not result.diagnostics
    assert paragraphs(result.data) == paragraphs(built(facts=newer()))
