"""The README's commands are run, its targets exist, and its pictures are there."""

from __future__ import annotations

import re
from pathlib import Path

from .stories.running import run_story


def test_the_commands_print_what_the_readme_says(root: Path, tmp_path: Path, accept: bool) -> None:
    page = root / "README.md"
    told = page.read_text(encoding="utf-8")
    happened = run_story(told, tmp_path)
    if accept and happened != told:
        page.write_text(happened, encoding="utf-8")
    assert happened == told


def test_every_make_target_that_is_named_exists(root: Path) -> None:
    named = set(re.findall(r"\bmake ([a-z]+)\b", (root / "README.md").read_text(encoding="utf-8")))
    there = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"brief", "test"} <= named
    assert named <= there


def test_every_page_and_picture_that_is_linked_is_there(root: Path) -> None:
    for page in (root / "README.md", *(root / "docs").rglob("*.md")):
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
            if not re.match(r"[a-z]+:", link):
                assert (page.parent / link).exists(), f"{page.name} links to {link}"
