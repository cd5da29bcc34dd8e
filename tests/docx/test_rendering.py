"""The files as LibreOffice lays them out: numbers in order, embedded fonts used, pages counted.

These tests need LibreOffice, which `make test` installs where it can; without it they fail.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pymupdf  # its types do not know that a document is a sequence of pages: hence Any
import pytest

from tests.docx.opening import sample


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The sample briefings as PDF, made in one go."""
    folder = tmp_path_factory.mktemp("office")
    files: list[Path] = []
    for language in ("en", "ur"):
        files.append(folder / f"{language}.docx")
        files[-1].write_bytes(sample(language).data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {path.stem: pymupdf.open(path.with_suffix(".pdf")) for path in files}  # type: ignore[no-untyped-call] # see its import


def read(document: Any) -> str:
    return "\n".join(page.get_text() for page in document)


def test_numbers_and_codes_are_in_order_in_urdu(pages: dict[str, Any]) -> None:
    said = read(pages["ur"])
    for figure in ("2,071", "21-NQ/TW", "3–4", "> 87%", "≥ 5%", "103.55%", "2020–2025", "Directive 07-CT/TU"):
        assert figure in said
    for reversed_figure in ("NQ/TW-21", "4–3", "%87", "%5", "2025–2020"):
        assert reversed_figure not in said


def test_a_formula_runs_from_left_to_right(pages: dict[str, Any]) -> None:
    page = pages["ur"][1]
    left, right = page.search_for("2,071")[0].x0, page.search_for("103.55%")[0].x0
    assert left < right


def test_urdu_starts_at_the_right_and_mirrors_its_tables(pages: dict[str, Any]) -> None:
    page = pages["ur"][0]
    margin = page.rect.width - 54
    assert abs(page.search_for("2,071")[0].x1 - margin) < 4, "the first card"
    assert page.search_for("> 87%")[0].x0 < page.rect.width / 3, "the last card"


def test_embedded_fonts_are_used(pages: dict[str, Any]) -> None:
    used = {font[3].split("+")[-1].split("-")[0] for page in pages["ur"] for font in page.get_fonts()}
    assert used == {"NotoNastaliqUrdu", "SourceSans3", "SourceSerif4"}


def test_page_numbers_are_filled_in(pages: dict[str, Any]) -> None:
    for language in ("en", "ur"):
        document = pages[language]
        for number, page in enumerate(document, start=1):
            said = "".join(page.get_text().split())
            assert f"{number}/{document.page_count}" in said
