"""What cannot be printed is said, all at once, and nothing is written."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.diagnostics import Outcome, Severity
from reportgen.document import Callout, Card, Cards, Cell, Column, Document, List, Number, Paragraph, Row, Table, Text
from reportgen.writers.pdf import write
from tests.pdf.samples import FONTS, briefing, with_blocks
from tests.themes import theme_of


def written(document: Document) -> Outcome[bytes]:
    return write(document, theme_of("en"), FONTS)


def test_a_character_that_no_face_has_is_named_with_the_faces() -> None:
    outcome = written(with_blocks(briefing("en"), Paragraph((Text("a snowman ☃ and 漢"),))))
    assert outcome.value is None
    assert len(outcome.diagnostics) == 2
    snowman = next(d for d in outcome.diagnostics if "☃" in d.message)
    assert "U+2603" in snowman.message
    assert "Source Serif 4" in snowman.message
    assert snowman.severity is Severity.ERROR
    assert snowman.hint


@pytest.mark.parametrize("place", ["paragraph", "number", "cell", "card", "list", "title", "metadata"])
def test_an_override_is_refused_wherever_it_hides(place: str) -> None:
    """U+202E would let 2,071 be read as 170,2."""
    document = briefing("en")
    bad = (Text("plan \u202e170,2\u202c met"),)
    match place:
        case "paragraph":
            document = with_blocks(document, Paragraph(bad))
        case "number":
            document = with_blocks(document, Paragraph((Number("\u202e170,2", "admitted_2022"),)))
        case "cell":
            document = with_blocks(document, Table((Column((Text("Figure"),)),), (Row((Cell(bad),)),)))
        case "card":
            document = with_blocks(document, Cards((Card((Text("1"),), bad),)))
        case "list":
            document = with_blocks(document, Callout((List(((Paragraph(bad),),)),)))
        case "title":
            document = replace(document, masthead=replace(document.masthead, title=bad))
        case _:
            document = replace(document, title="plan \u202e170,2")
    outcome = written(document)
    assert outcome.value is None
    assert any(d.code == "W211" and "U+202E" in d.message and d.hint for d in outcome.diagnostics)
    assert all("\u202e" not in d.message for d in outcome.diagnostics)


@pytest.mark.parametrize("character", ["\u2066", "\u2067", "\u2069", "\u202a"])
def test_isolates_in_the_text_itself_are_refused_too(character: str) -> None:
    outcome = written(with_blocks(briefing("en"), Paragraph((Text(f"a{character}b"),))))
    assert [d.code for d in outcome.diagnostics] == ["W211"]


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\n"])
def test_control_characters_are_refused(character: str) -> None:
    outcome = written(with_blocks(briefing("en"), Paragraph((Text(f"a{character}b"),))))
    assert outcome.value is None
    assert outcome.diagnostics


def test_all_problems_are_told_at_once_and_each_only_once() -> None:
    bad = Paragraph((Text("☃ \u202e"),))
    outcome = written(with_blocks(briefing("en"), bad, bad, Paragraph((Text("漢"),))))
    assert len(outcome.diagnostics) == 3


def test_joiners_and_marks_of_direction_are_part_of_honest_text() -> None:
    assert not written(with_blocks(briefing("en"), Paragraph((Text("نہ\u200cصرف \u200e−5"),)))).failed


def test_a_missing_font_is_a_clear_error(tmp_path: Path) -> None:
    outcome = write(briefing("en"), theme_of("en"), tmp_path)
    assert outcome.value is None
    assert "Source" in outcome.diagnostics[0].message


def test_a_damaged_font_is_a_clear_error(tmp_path: Path) -> None:
    for font in FONTS.glob("*.ttf"):
        shutil.copy(font, tmp_path)
    damaged = tmp_path / "SourceSerif4-Regular.ttf"
    damaged.write_bytes(damaged.read_bytes()[:5000])
    outcome = write(briefing("en"), theme_of("en"), tmp_path)
    assert outcome.value is None
    assert "SourceSerif4-Regular" in outcome.diagnostics[0].message
