"""The hook and the CI examples call the program as it is: every command and option in them exists."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from click.testing import CliRunner

from reportgen.cli import main

from .test_checking import BAD, GOOD


def parsed(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def commands(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Every call of reportgen in the hook definition, the examples, and the page about them."""
    places = [root / ".pre-commit-hooks.yaml", root / "docs" / "ci.md", *(root / "docs" / "examples").glob("*.yml")]
    for path in places:
        for line in re.findall(r"(?:run: |- |entry: |^)(reportgen \w+[^\n`]*)$", path.read_text("utf-8"), re.MULTILINE):
            yield path.name, shlex.split(line)


def test_every_call_parses_with_the_options_there_are(root: Path) -> None:
    found = list(commands(root))
    assert {name for name, _ in found} == {".pre-commit-hooks.yaml", "ci.md", "github.yml", "gitlab.yml"}
    for _, (program, name, *arguments) in found:
        assert program == "reportgen"
        command = main.commands[name]
        context = click.Context(command, info_name=name)
        command.parse_args(context, list(arguments))  # raises where an option or a choice does not exist


def test_an_option_that_is_gone_would_be_found(root: Path) -> None:
    command = main.commands["check"]
    for gone in (["--sarif"], ["--format", "html"]):
        with pytest.raises(click.UsageError):
            command.parse_args(click.Context(command), list(gone))


def test_the_examples_are_what_their_systems_read(root: Path) -> None:
    folder = root / "docs" / "examples"
    github = parsed(folder / "github.yml")
    steps = github["jobs"]["check"]["steps"]
    written = next(step["run"] for step in steps if "sarif" in step.get("run", ""))
    uploaded = next(step["with"]["sarif_file"] for step in steps if "upload-sarif" in step.get("uses", ""))
    assert f"--output {uploaded}" in written
    assert github["permissions"]["security-events"] == "write"
    gitlab = parsed(folder / "gitlab.yml")["figures"]
    assert f"--output {gitlab['artifacts']['reports']['junit']}" in gitlab["script"][0]
    hook = parsed(root / ".pre-commit-hooks.yaml")
    (repository,) = parsed(folder / "pre-commit.yml")["repos"]
    assert [h["id"] for h in repository["hooks"]] == [h["id"] for h in hook]


@pytest.mark.parametrize(
    ("path", "is_meant"),
    [
        ("data/club.yaml", True),
        ("data/2025/club.yml", True),
        ("data/club.yaml.bak", False),
        ("old/data/club.yaml", False),
        ("data/notes.md", False),
    ],
)
def test_the_hook_takes_fact_files_and_nothing_else(root: Path, path: str, is_meant: bool) -> None:
    (hook,) = parsed(root / ".pre-commit-hooks.yaml")
    assert bool(re.search(hook["files"], path)) is is_meant


def test_the_hook_stops_a_commit_that_contradicts_itself(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (hook,) = parsed(root / ".pre-commit-hooks.yaml")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    program, *arguments = shlex.split(hook["entry"])
    assert program == "reportgen"
    for files, code in ((["good.yaml"], 0), (["good.yaml", "bad.yaml"], 1)):
        assert CliRunner().invoke(main, [*arguments, *files]).exit_code == code
