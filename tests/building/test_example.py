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
    assert made == {f"hospitals.{code}.{form}" for code in ("en", "ur", "vi") for form in ("docx", "pdf")}


@pytest.mark.parametrize(
    ("facts", "named", "chosen", "made"),
    [
        ("hospitals", "hospitals", "", "hospitals.en.docx"),
        ("hospitals", "hospitals", "hospitals", "hospitals.en.docx"),
        ("hospitals", "hospitals", "proof", "hospitals.proof.en.docx"),
        ("hospitals", "hospitals", "briefing", "hospitals.briefing.en.docx"),
        ("hospitals", "briefing", "", "hospitals.en.docx"),
        ("hospitals", "briefing", "hospitals", "hospitals.hospitals.en.docx"),
        ("waiting", "hospitals", "", "waiting.hospitals.en.docx"),
        ("waiting", "hospitals", "briefing", "waiting.en.docx"),
    ],
)
def test_files_are_called_like_facts_and_template_which_is_said_once(
    facts: str, named: str, chosen: str, made: str, folder: Path
) -> None:
    """No two templates of a fact file are built into the same file."""
    shutil.copytree(folder / "templates" / "hospitals", folder / "templates" / "briefing")
    text = (folder / "data" / "hospitals.yaml").read_text("utf-8")
    (folder / f"{facts}.yaml").write_text(text.replace("template: hospitals", f"template: {named}"), "utf-8")
    given = ["build", f"{facts}.yaml", "--lang", "en", "--format", "docx", *(["--template", chosen] if chosen else [])]
    result = CliRunner().invoke(main, given)
    assert result.exit_code == 0, result.output
    assert [path.name for path in (folder / "build").iterdir()] == [made]


@pytest.mark.parametrize(
    ("other", "template"), [("more/hospitals.yaml", "proof"), ("hospitals.proof.yaml", "briefing")]
)
def test_two_fact_files_are_not_built_into_the_same_file(other: str, template: str, folder: Path) -> None:
    text = (folder / "data" / "hospitals.yaml").read_text("utf-8")
    (folder / "more").mkdir()
    for name, used in (("hospitals.yaml", "proof"), (other, template)):
        (folder / name).write_text(text.replace("template: hospitals", f"template: {used}"), "utf-8")
    result = CliRunner().invoke(main, ["build", "hospitals.yaml", other, "--lang", "en", "--format", "docx"])
    assert result.exit_code == 1
    assert f"{other}:1:1: error B004: would be built into the same files as hospitals.yaml" in result.stderr
    assert not (folder / "build").exists()


def test_a_figure_that_the_article_does_not_print_is_found(folder: Path) -> None:
    facts = folder / "data" / "hospitals.yaml"
    facts.write_text(facts.read_text("utf-8").replace("18,240 patients", "18,420 patients"), "utf-8")
    result = CliRunner().invoke(main, ["check", "data/hospitals.yaml", "--source", "article.txt"])
    assert result.exit_code == 1
    assert "waiting_2024" in result.output
    assert "Q109" in result.output
