"""What a theme adds to the pages, in Word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from reportgen.theme import Logo
from reportgen.writers.docx import write
from tests.docx.opening import Opened
from tests.docx.samples import FONTS, LANGUAGES, document
from tests.themes import theme_of
from tests.theming.projects import png


@pytest.mark.parametrize("language", LANGUAGES)
def test_logo_organisation_header_and_footer(language: str, tmp_path: Path) -> None:
    logo = Logo(png(30, 20), "image/png", "A blue field", 51.0, 34.0)
    look = replace(theme_of(language), organisation="Ministry", header="Press", footer="For release", logo=logo)
    said = document(language)
    data = write(replace(said, labels=replace(said.labels, draft="")), look, FONTS).value
    assert data is not None
    path = tmp_path / "file.docx"
    path.write_bytes(data)
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=20, strict=True)
    assert [error.description for error in validator.validate(path).errors] == []
    part = Opened(data).part
    text = part("word/document.xml").decode()
    assert part("word/media/logo.png") == logo.data
    assert 'descr="A blue field"' in text
    assert text.index("Ministry") < text.index('w:val="Kicker"')
    assert "<w:titlePg/>" in text
    assert text.count("<w:footerReference ") == 2
    assert "Press" in part("word/header1.xml").decode()
    assert part("word/footer1.xml").decode().count("<w:p>") == 2


def test_a_draft_says_so_in_the_place_of_the_header() -> None:
    said = document("en")
    draft = replace(said, labels=replace(said.labels, draft="Draft"))
    data = write(draft, replace(theme_of("en"), header="Press"), FONTS).value
    assert data is not None
    part = Opened(data).part
    assert "Draft" in part("word/header1.xml").decode()
    assert "Press" not in part("word/header1.xml").decode()
    assert "titlePg" not in part("word/document.xml").decode()
