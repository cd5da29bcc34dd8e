"""The example of docs/examples/hospitals: its claims hold, its article proves it, and it is built in every language."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.cli import main

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "hospitals"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "hospitals")
    monkeypatch.chdir(tmp_path / "hospitals")
    return tmp_path / "hospitals"


@pytest.mark.usefixtures("folder")
def test_its_article_proves_every_figure() -> None:
    given = ["check", "data/hospitals.yaml", "templates", "--source", "article.txt", "--strict"]
    result = CliRunner().invoke(main, given)
    assert result.exit_code == 0, result.output
    assert "nothing to mend" in result.stdout
    assert result.stderr == ""


def test_it_is_built_in_every_language_and_format(folder: Path) -> None:
    result = CliRunner().invoke(main, ["build", "data/hospitals.yaml"])
    assert result.exit_code == 0, result.output
    made = {path.name for path in (folder / "build").iterdir()}
    assert made == {f"hospitals.hospitals.{code}.{form}" for code in ("en", "ur", "vi") for form in ("docx", "pdf")}


def test_a_figure_that_the_article_does_not_print_is_found(folder: Path) -> None:
    facts = folder / "data" / "hospitals.yaml"
    facts.write_text(facts.read_text("utf-8").replace("18,240 patients", "18,420 patients"), "utf-8")
    result = CliRunner().invoke(main, ["check", "data/hospitals.yaml", "--source", "article.txt"])
    assert result.exit_code == 1
    assert "waiting_2024" in result.output
    assert "Q109" in result.output
