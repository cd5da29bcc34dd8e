"""How sure a proposal must be is the editor's to say."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.cli import main

FACTS = """\
reportgen: 1
title: {en: Emergency patients}
source: {language: en, title: A note, sha256: 617f4bac61187dbd5277bb481575ef6efd397669b45d7a3e78d8a5e57ac6f219}
figures:
"""
FIGURE = "  {0}: {{quote: '{1} patients', paragraph: 1, kind: count, counts: patients, label: {{en: {0}}}}}\n"


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four hospitals and their total, all in round hundreds."""
    monkeypatch.chdir(tmp_path)
    numbers = {"total": "102,400", "north": "41,000", "south": "28,400", "east": "21,500", "west": "11,500"}
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS + "".join(FIGURE.format(*pair) for pair in numbers.items()), encoding="utf-8")
    return path


def test_how_sure_is_sure_enough_is_for_the_editor_to_say(facts: Path) -> None:
    usual = CliRunner().invoke(main, ["suggest", facts.name]).output
    assert "total = sum(north, south, east, west)" in usual
    surest = CliRunner().invoke(main, ["suggest", facts.name, "--chance", "1/1000"]).output
    assert "nothing to suggest" in surest
    assert "--chance 1 shows what is less sure" in surest


@pytest.mark.parametrize("wrong", ["0", "-1", "11", "one", "1/0", "1e400", "nan"])
def test_a_chance_is_a_number_that_can_be_read(facts: Path, wrong: str) -> None:
    result = CliRunner().invoke(main, ["suggest", facts.name, "--chance", wrong])
    assert result.exit_code == 2
    assert "such as 1/20, 0.5 or 1" in result.output
