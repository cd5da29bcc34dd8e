"""The command: what it takes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportgen.cli import main

ARTICLE = "The harbour had 1,250 ships in 2021, and the town was proud of it.\n"


def run(*arguments: str) -> Result:
    result = CliRunner(env={"NO_COLOR": "1"}).invoke(main, ["extract", *arguments], prog_name="reportgen")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_a_file_that_is_no_fact_file_is_left_alone(article: Path) -> None:
    before = article.read_bytes()
    other = article.with_name("b.txt")
    other.write_bytes(before)
    result = run("a.txt", "--out", "b.txt")
    assert result.exit_code == 2
    assert "Q114" in result.output
    assert other.read_bytes() == before
    assert run("a.txt", "--out", "a.txt").exit_code == 2, "nor is the article itself written over"
    assert article.read_bytes() == before


def test_a_language_that_nobody_recognises_must_be_said(article: Path) -> None:
    article.write_text("12 345\n", encoding="utf-8")
    result = run("a.txt")
    assert result.exit_code == 2
    assert "Q113" in result.output
    assert run("a.txt", "--lang", "vi").exit_code == 0


def test_little_evidence_is_said(article: Path) -> None:
    article.write_text(
        "Harbour harbour harbour harbour harbour harbour harbour harbour harbour harbour "
        "harbour harbour harbour harbour harbour harbour harbour harbour the 5\n",
        encoding="utf-8",
    )
    result = run("a.txt")
    assert result.exit_code == 0
    assert "warning Q113" in result.output


def test_an_unknown_language_is_a_wrong_usage(article: Path) -> None:
    assert article.exists()
    result = run("a.txt", "--lang", "xx")
    assert result.exit_code == 2
    assert "there is no `xx`" in result.output


def test_the_list_goes_to_a_file_too(article: Path) -> None:
    result = run("a.txt", "--format", "json", "--out", "finds.json")
    assert result.output == "finds.json\n"
    made = json.loads((article.parent / "finds.json").read_text(encoding="utf-8"))
    assert [found["surface"] for found in made["finds"]] == ["1,250", "2021"]


def test_show_takes_nothing_else(article: Path) -> None:
    assert article.exists()
    assert run("a.txt", "--show", "--format", "json").exit_code == 2


def test_an_article_that_can_t_be_read_is_said(article: Path) -> None:
    assert article.exists()
    result = run("none.txt")
    assert (result.exit_code, "Q101" in result.output) == (2, True)


def test_an_empty_article_is_said_to_be_empty(article: Path) -> None:
    article.write_text("\n \n", encoding="utf-8")
    result = run("a.txt")
    assert result.exit_code == 2
    assert "the article is empty" in result.output
