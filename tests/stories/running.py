"""Runs stories: Markdown files that hold input, command and expected output side by side.

A fenced block whose info string names a file (``yaml file=facts.yaml``) is written to an empty
folder; a ``console`` block is run there line by line, and what each command prints must be what the
story says.  ``[exit 1]`` is the line after a command that ends with another code than 0.
``pytest --accept`` writes what was really printed into the story, to be read before it is committed.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from reportgen.cli import main

_BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block of a story, with the place of its body in the text."""

    info: str
    body: str
    start: int
    end: int

    @property
    def file(self) -> str | None:
        """The file this block is to be written to."""
        named = re.search(r"\bfile=(\S+)", self.info)
        return named.group(1) if named else None


def blocks(story: str) -> list[Block]:
    """The fenced blocks of a story, in order."""
    return [Block(m["info"].strip(), m["body"], m.start("body"), m.end("body")) for m in _BLOCK.finditer(story)]


def run_story(story: str, folder: Path) -> str:
    """The story with what its commands really print, run in `folder`."""
    parts: list[str] = []
    position = 0
    for block in blocks(story):
        parts.append(story[position : block.start])
        position = block.end
        if block.file:
            target = folder / block.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.body, encoding="utf-8")
        if block.info.split()[:1] == ["console"]:
            commands = [line[2:] for line in block.body.splitlines() if line.startswith("$ ")]
            parts.append("".join(f"$ {command}\n{_run(command, folder)}" for command in commands))
        else:
            parts.append(block.body)
    return "".join(parts) + story[position:]


def _run(command: str, folder: Path) -> str:
    said, _, filtered = command.partition(" | ")
    if said.startswith("reportgen "):
        with contextlib.chdir(folder):
            result = CliRunner(env={"NO_COLOR": "1"}).invoke(main, shlex.split(said)[1:], prog_name="reportgen")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        output, code = result.output, result.exit_code
        if filtered:
            output, code = _shell(filtered, folder, output)
    else:
        output, code = _shell(command, folder)
    output = "\n".join(line.rstrip() for line in output.splitlines())
    return (output + "\n" if output else "") + (f"[exit {code}]\n" if code else "")


def _shell(command: str, folder: Path, given: str = "") -> tuple[str, int]:
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder, input=given, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    return done.stdout + done.stderr, done.returncode
