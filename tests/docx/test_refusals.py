"""What cannot be written is said, all at once and in words; it never ends in a traceback."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Diagnostic
from reportgen.document import Attachment, BarChart, Document, Link, Number, Paragraph, Text
from reportgen.writers.docx import CODES, write
from tests.docx.samples import FONTS, document, t
from tests.themes import theme_of


def refused(said: Document) -> tuple[Diagnostic, ...]:
    outcome = write(said, theme_of("en"), FONTS)
    assert outcome.value is None
    assert outcome.failed
    return outcome.diagnostics


def with_text(text: str) -> Document:
    return replace(document("en"), blocks=(Paragraph(t(text)),))


@pytest.mark.parametrize(
    ("character", "code", "name"),
    [
        ("\x00", "W301", "U+0000"),
        ("\x0b", "W301", "U+000B"),
        ("\x1b", "W301", "U+001B"),
        ("\ufffe", "W301", "U+FFFE"),
        ("\ud800", "W301", "U+D800"),
        ("\u202e", "W302", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("\u202a", "W302", "U+202A (LEFT-TO-RIGHT EMBEDDING)"),
        ("\u2066", "W302", "U+2066 (LEFT-TO-RIGHT ISOLATE)"),
        ("\u2069", "W302", "U+2069 (POP DIRECTIONAL ISOLATE)"),
    ],
)
def test_a_character_that_cannot_stand_in_a_text_is_named(character: str, code: str, name: str) -> None:
    (found,) = refused(with_text(f"before{character}after"))
    assert found.code == code
    assert name in found.message
    assert "“beforeafter”" in found.message
    assert found.hint


@pytest.mark.parametrize(
    "change",
    [
        {"title": "a\x01"},
        {"subject": "a\x01"},
        {"language": "a\x01"},
        {"attachments": (Attachment("a\x01", "b", "c", b""),)},
        {"blocks": (Paragraph((Number("1", "a\x01"),)),)},
        {"blocks": (Paragraph((Text("a", language="a\x01"),)),)},
        {"blocks": (Paragraph((Link((), "#a\x01"),)),)},
        {"blocks": (BarChart((), (), (), "a\x01"),)},
    ],
)
def test_no_text_escapes(change: dict[str, object]) -> None:
    found = refused(replace(document("en"), **change))  # type: ignore[arg-type] # fields by name
    assert [each.code for each in found] == ["W301"]


def test_everything_is_said_at_once_and_once() -> None:
    blocks = tuple(Paragraph(t(text)) for text in ("a\x01\u202e", "b\x02", "b\x02"))
    said = replace(document("en"), blocks=blocks, created="yesterday", title="t\x03")
    assert sorted(found.code for found in refused(said)) == ["W301", "W301", "W301", "W302", "W304"]


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "", "www.example.org", "http://a b"])
def test_a_dangerous_or_broken_address_is_refused(target: str) -> None:
    (found,) = refused(replace(document("en"), blocks=(Paragraph((Link(t("words"), target),)),)))
    assert found.code == "W303"
    assert target in found.message


@pytest.mark.parametrize("created", ["yesterday", "2022-13-01", "16.6.2022"])
def test_a_time_that_is_none_is_refused(created: str) -> None:
    (found,) = refused(replace(document("en"), created=created))
    assert found.code == "W304"


def test_every_code_has_its_line() -> None:
    assert all(line.endswith(".") for line in CODES.values())
    assert set(CODES) == {"W301", "W302", "W303", "W304", "W305"}


@given(st.text(st.characters(), max_size=20))
def test_any_text_is_written_or_refused(text: str) -> None:
    said = replace(with_text(text), attachments=())
    outcome = write(said, theme_of("en"), Path("there is none"))
    assert (outcome.value is None) is any(found.fails for found in outcome.diagnostics)
