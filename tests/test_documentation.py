"""Every command, option and diagnostic code has its line of documentation, and no page speaks of one that is gone."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from reportgen.cli import main

CODE_TABLES = (
    "reportgen.building",
    "reportgen.claims.codes",
    "reportgen.composing.codes",
    "reportgen.languages.codes",
    "reportgen.reading.codes",
    "reportgen.refilling.codes",
    "reportgen.saving",
    "reportgen.text",
    "reportgen.theming",
    "reportgen.writers.docx.checking",
    "reportgen.writers.docx.house",
    "reportgen.writers.docx.opening",
    "reportgen.writers.pdf",
)


def commands() -> list[click.Command]:
    return list(main.commands.values())


@pytest.mark.parametrize("command", commands(), ids=lambda c: str(c.name))
def test_a_command_and_its_options_are_documented(command: click.Command, root: Path) -> None:
    page = (root / "docs" / "commands.md").read_text(encoding="utf-8")
    match = re.search(rf"^## `reportgen {command.name}`$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert match is not None, f"docs/commands.md has no section on {command.name}"
    section = match.group(1)
    said = {*re.findall(r"^\| `(--[a-z-]+|[A-Z…]+)", section, re.MULTILINE)}
    options = {o.opts[-1] for o in command.params if isinstance(o, click.Option)}
    assert {name for name in said if name.startswith("--")} == options


def codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in CODE_TABLES:
        table: dict[str, str] = import_module(name).CODES
        assert not found.keys() & table.keys()
        found |= table
    return found


def test_every_diagnostic_code_has_its_line(root: Path, accept: bool) -> None:
    path = root / "docs" / "codes.md"
    told = path.read_text(encoding="utf-8")
    head = told.partition("| code |")[0]
    table = "".join(f"| {code} | {meaning} |\n" for code, meaning in sorted(codes().items()))
    current = f"{head}| code | what it says |\n|---|---|\n{table}"
    if accept:
        path.write_text(current, encoding="utf-8")
    assert told == current
