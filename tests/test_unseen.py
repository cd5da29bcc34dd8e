"""Characters that would make a figure read otherwise than it is written are refused wherever people write."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import unseen
from reportgen.composing import read_template
from reportgen.diagnostics import Diagnostic
from reportgen.reading import read_facts
from reportgen.resources import Resources

ROOT = Path(__file__).resolve().parents[1]
REFUSED = ["\u202e", "\u202a", "\u2066", "\u2069", "\u2028", "\x07", "\x9d", "\ufeff", "\U000e0041"]
LET_THROUGH = ["\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\u00ad", "\t", "\u00a0"]
TEMPLATE = "::: masthead\nKicker\n\n# Title\n\nSource\n:::\n\nSome words here.\n"


def told(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{d.code} {d.span.line}:{d.span.column} {d.message}" for d in found]


@pytest.mark.parametrize("character", REFUSED)
def test_a_template_with_one_is_told_its_place(character: str, tmp_path: Path) -> None:
    path = tmp_path / "en.md"
    path.write_text(TEMPLATE.replace("words", f"wo{character}rds"), encoding="utf-8")
    assert f"T005 9:8 {unseen.described(character)}" in told(read_template(path).diagnostics)


@pytest.mark.parametrize("character", LET_THROUGH)
def test_helpful_marks_are_let_through(character: str, tmp_path: Path) -> None:
    path = tmp_path / "en.md"
    path.write_text(TEMPLATE.replace("words", f"wo{character}rds"), encoding="utf-8")
    assert [d.code for d in read_template(path).diagnostics if d.code == "T005"] == []


def facts_told(said: str, folder: Path) -> list[str]:
    text = (ROOT / "data" / "binh-thuan.yaml").read_text(encoding="utf-8")
    first = text.index("\n      en: ") + 1
    line = text.count("\n", 0, first) + 1
    changed = text[:first] + f"      en: {said}\n" + text[text.index("\n", first) + 1 :]
    path = folder / "facts.yaml"
    path.write_text(changed, encoding="utf-8")
    found = told(read_facts(path, Resources(ROOT)).diagnostics)
    return [message.replace(f"F013 {line}:", "F013 :") for message in found if message.startswith("F013")]


def test_a_fact_file_with_one_is_told_its_place(tmp_path: Path) -> None:
    assert facts_told("Term \u202e21", tmp_path) == [f"F013 :16 {unseen.described(chr(0x202E))}"]


def test_so_is_one_that_is_written_as_an_escape(tmp_path: Path) -> None:
    assert facts_told(r'"Term \u202e21"', tmp_path) == [f"F013 :11 {unseen.described(chr(0x202E))}"]


def test_the_character_is_named() -> None:
    assert unseen.described("\u202e").startswith("U+202E RIGHT-TO-LEFT OVERRIDE is not seen")
    assert unseen.described("\x07").startswith("U+0007 a control character is not seen")
