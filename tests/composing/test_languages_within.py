"""Words in another language than those around them: `[words]{lang=vi}`, in templates and in the texts of facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from reportgen.composing import check_texts, compose
from reportgen.composing.marks import read_text
from reportgen.composing.template import Words
from reportgen.document import Direction, Document, Inlines, Isolate, Paragraph, Text, plain_text
from reportgen.reporting.texts import english
from tests.composing.samples import HERE, claim, facts, language, nodes_of, read, report, texts
from tests.docx import briefings


def composed(text: str, folder: Path, code: str = "en") -> Document:
    template, found = read(text, folder, code)
    assert template is not None
    assert found == ()
    file = facts("second > first")
    outcome = compose(template, file, report(file), language(code))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def paragraph(text: str, folder: Path, code: str = "en") -> Inlines:
    (block,) = composed(text, folder, code).blocks
    assert isinstance(block, Paragraph)
    return block.children


def isolates(node: object) -> Iterator[Isolate]:
    if isinstance(node, tuple):
        for each in node:
            yield from isolates(each)
    elif is_dataclass(node):
        if isinstance(node, Isolate):
            yield node
        for field in fields(node):
            yield from isolates(getattr(node, field.name))


@pytest.mark.parametrize("code", ["en", "ur"])
def test_words_have_their_language_and_direction(code: str, tmp_path: Path) -> None:
    said = paragraph("Behind it is *[nửa đầu\nnhiệm kỳ]{lang=vi}*, a term.", tmp_path, code)
    assert plain_text(said) == "Behind it is nửa đầu nhiệm kỳ, a term."
    assert said[1] == Isolate((Text("nửa đầu nhiệm kỳ", False, True, "vi-VN"),), Direction.LTR, "vi-VN")


def test_words_from_right_to_left_keep_their_codes_whole(tmp_path: Path) -> None:
    (isolate,) = isolates(paragraph("**[قرارداد]{lang=ur}**", tmp_path))
    assert isolate == Isolate((Text("قرارداد", True, False, "ur-PK"),), Direction.RTL, "ur-PK")


def test_words_in_the_language_of_the_document_are_not_foreign(tmp_path: Path) -> None:
    (isolate,) = isolates(paragraph("[half]{lang=en-US} of it", tmp_path))
    assert isolate.language == "en-GB"


def test_a_quote_in_the_language_of_the_document_is_not_foreign(tmp_path: Path) -> None:
    file = facts("second > first")
    file = replace(file, source=replace(file.source, language="en"))
    template, _ = read("::: sources\n", tmp_path)
    assert template is not None
    made = compose(template, file, report(file), language("en")).value
    assert made is not None
    assert {each.language for each in isolates(made.blocks)} <= {"", "en-GB"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[half *the* {{ term }}]{lang=vi}", "T113"),
        ("[half]{lang=}", "T113"),
        ("[half] {lang=vi}", "T113"),
        ("[half]{ lang=vi }", "T113"),
        ("[half of 5]{lang=vi}", "T103"),
    ],
)
def test_what_is_no_such_mark_is_refused(text: str, code: str, tmp_path: Path) -> None:
    _, found = read(f"Before it. {text}", tmp_path)
    assert code in [each.code for each in found]
    _, said = read_text(text, HERE)
    assert ("T304" if code == "T103" else "T113") in [each.code for each in said]


def test_the_texts_of_a_fact_file_have_such_words(tmp_path: Path) -> None:
    acknowledged = claim("first > second", 1, finding="contradicted", reason="It means [nửa]{lang=vi}, {{ first }}.")
    file = facts(acknowledged, title="[Bình Thuận]{lang=vi} ahead")
    assert check_texts(file) == ()
    pieces, found = read_text("[Bình Thuận]{lang=vi} ahead of [Huế]{lang=vi}", HERE)
    assert found == ()
    assert [(p.text, p.language) for p in pieces if isinstance(p, Words)] == [
        ("Bình Thuận", "vi"),
        (" ahead of ", ""),
        ("Huế", "vi"),
    ]
    template, _ = read("::: masthead\nK\n\n# {{ title }}\n\nP\n:::\n\n::: checks\n", tmp_path, masthead=False)
    assert template is not None
    made = compose(template, file, report(file), language("en")).value
    assert made is not None
    assert made.title == "Bình Thuận ahead"
    assert [plain_text((each,)) for each in isolates((made.masthead, made.blocks)) if each.language == "vi-VN"] == [
        "Bình Thuận",
        "nửa",
    ]
    assert english(texts("It means [nửa]{lang=vi}."), file) == "It means nửa."


@pytest.mark.parametrize("code", ["en", "ur"])
def test_the_briefing_leaves_no_vietnamese_unmarked(code: str) -> None:
    made = briefings.composed(code)
    for node in nodes_of((made.masthead, made.blocks, made.remarks), Text):
        assert node.language == "vi-VN" or not set("ửầệỳậ") & set(node.text), node
