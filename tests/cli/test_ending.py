"""How commands end that cannot say, or write, all they have to: without tracebacks or half-written files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

import pytest
from click.testing import CliRunner

from reportgen.cli import main
from reportgen.saving import write_files

ROOT = Path(__file__).resolve().parents[2]
CHECK = [sys.executable, "-m", "reportgen", "check", "data"]


def test_nobody_reads_what_is_printed() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(CHECK, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("command", [CHECK, [*CHECK, "--format", "json"]])
def test_what_is_printed_finds_no_room(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (2, b"what is printed cannot be written: No space left on device\n")


def test_an_interrupted_command_says_so(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    os.mkfifo(article)  # nobody writes: the command waits for its article
    command = [sys.executable, "-m", "reportgen", "extract", str(article)]
    # A shell's background job ignores interrupts, and so would what the tests start there.
    around = signal.signal(signal.SIGINT, signal.default_int_handler)
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    signal.signal(signal.SIGINT, around)
    with _opened_when_read(article, running):  # which is when the command can be interrupted
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=20)
    assert (running.returncode, said.strip()) == (130, b"interrupted")


def _opened_when_read(fifo: Path, by: subprocess.Popen[bytes]) -> IO[bytes]:
    """The end that is written to; it cannot be opened before somebody reads, and nobody will where the command died."""
    while by.poll() is None:
        with suppress(OSError):
            return os.fdopen(os.open(fifo, os.O_WRONLY | os.O_NONBLOCK), "wb")
        time.sleep(0.02)
    raise AssertionError(by.communicate()[1])


def test_an_interrupted_build_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one").write_bytes(b"before")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "one": b"1", tmp_path / "two": b"2"})
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("one", b"before")]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "private").write_bytes(b"")
    (tmp_path / "private").chmod(0o600)
    write_files({tmp_path / "private": b"1", tmp_path / "new": b"2"})
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("private", "new")] == [0o600, 0o644]


@pytest.mark.parametrize("command", ["build", "suggest", "explain term"])
def test_a_folder_without_fact_files_is_named(command: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, [*command.split(), str(tmp_path)])
    assert result.exit_code == 2
    assert f"there is no fact file in {tmp_path}" in result.output.replace("\n", " ")


@pytest.mark.parametrize("command", ["check", "build", "suggest", "explain term"])
def test_a_folder_that_cannot_be_looked_into(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root, who may look everywhere, nothing can be made unreadable: so looking is what fails."""
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)

    def refused(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refused)
    result = CliRunner().invoke(main, command.split())
    assert result.exit_code == 2
    assert "data cannot be read: Permission denied" in result.output
