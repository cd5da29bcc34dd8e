"""Signs beside figures in Urdu are read where they were written, without a blank before or after."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.document import Paragraph, plain_text
from tests.pdf.five_readers import pdf_js
from tests.pdf.samples import briefing, inlines, written
from tests.text.pages import mupdf, poppler, visible

FIGURES = {"first": "2021", "second": "2022", "share": "103.6%", "count": "2,071", "rank": "12ویں"}
SAID = (
    "سال {first}، {second} اور {count}: {share}؛ پھر",
    "ہدف ”{share}“ سے زیادہ ({count}) رہا۔",
    "اجلاس ({rank}) میں {count} اراکین، {share} زیادہ",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them on one page."""
    paragraphs = tuple(Paragraph(inlines(said, FIGURES)) for said in SAID)
    return written(replace(briefing("ur"), blocks=paragraphs), tmp_path_factory.mktemp("signs"))


@pytest.mark.parametrize("said", SAID)
def test_signs_beside_figures(path: Path, said: str) -> None:
    wanted = visible(plain_text(inlines(said, FIGURES)))
    for text in (poppler(path), *pdf_js([path])):
        assert wanted in visible(text)


def test_mupdf_begins_no_line_between_a_bracket_and_a_figure(path: Path) -> None:
    assert "ہدف ”103.6%“ سے زیادہ (2,071) رہا۔" in visible(mupdf(path))
