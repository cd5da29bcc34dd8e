"""Every story of this folder and every page of docs/ that holds commands is run and must come out as written."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import blocks, run_story

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def stories() -> list[Path]:
    pages = [*HERE.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    told = [p for p in pages if any(b.info.startswith("console") for b in blocks(p.read_text(encoding="utf-8")))]
    return sorted(told)


@pytest.mark.parametrize("path", stories(), ids=lambda p: p.name)
def test_a_story_comes_out_as_told(path: Path, tmp_path: Path, accept: bool) -> None:
    told = path.read_text(encoding="utf-8")
    happened = run_story(told, tmp_path)
    if accept and happened != told:
        path.write_text(happened, encoding="utf-8")
    assert happened == told


def test_there_are_stories() -> None:
    assert len(stories()) >= 3
