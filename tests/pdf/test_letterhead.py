"""What a theme adds to the pages: logo and organisation on the first, its words above and below the others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import page
import pytest

from reportgen.theme import Logo, Theme
from reportgen.writers.pdf import write
from tests.pdf.reading_back import elements, opened, poppler_text, without_marks
from tests.pdf.samples import FONTS, briefing
from tests.themes import theme_of
from tests.theming.projects import png

TEXTS = {
    "en": ("Ministry of Planning", "Press office", "For release"),
    "ur": ("وزارت منصوبہ بندی", "دفتر اطلاعات", "اشاعت کے لیے"),
    "vi": ("Bộ Kế hoạch", "Văn phòng báo chí", "Để phát hành"),
}


def lettered(language: str) -> Theme:
    """The house theme with everything that a theme may add."""
    organisation, header, footer = TEXTS[language]
    logo = Logo(png(30, 20), "image/png", "A blue field", 51.0, 34.0)
    return replace(theme_of(language), organisation=organisation, header=header, footer=footer, logo=logo)


@pytest.mark.parametrize("language", TEXTS)
def test_the_letterhead_is_read_first_and_the_file_stays_valid(language: str, tmp_path: Path) -> None:
    data = write(briefing(language), lettered(language), FONTS).value
    assert data is not None
    assert page.validate_pdf_bytes(data, profile="ua1").is_compliant
    assert page.validate_pdf_bytes(data, profile="3a").is_compliant
    with opened(data) as pdf:
        figure, organisation, *_ = [element for _, element in elements(pdf)][1:]
        assert (figure.S, organisation.S) == ("/Figure", "/P")
        assert without_marks(str(figure.Alt)) == "A blue field"
        image = pdf.pages[0].Resources.XObject.P1
        assert image.read_bytes() == b"\x8f\xaf\xcf" * 600  # half transparent, laid on white
        assert len({sheet.Resources.XObject.P1.objgen for sheet in pdf.pages}) == 1
    path = tmp_path / "file.pdf"
    path.write_bytes(data)
    first, second = (poppler_text(path, "-f", str(number), "-l", str(number)) for number in (1, 2))
    name, header, footer = TEXTS[language]
    assert name in first
    assert name not in second
    assert header not in first
    assert header in second
    assert footer in first
    assert footer in second


@pytest.mark.parametrize("cut", [60, 50])
def test_a_damaged_logo_is_told(cut: int) -> None:
    logo = Logo(png(30, 20)[:cut] + b"IEND", "image/png", "A blue field", 51.0, 34.0)
    outcome = write(briefing("en"), replace(theme_of("en"), logo=logo), FONTS)
    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["W212"]
    assert "the theme's logo is damaged" in outcome.diagnostics[0].message


def test_a_wide_logo_leaves_room_for_the_name() -> None:
    logo = Logo(png(300, 20), "image/png", "A line", 900.0, 60.0)
    assert write(briefing("en"), replace(lettered("en"), logo=logo), FONTS).value is not None
