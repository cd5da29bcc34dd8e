"""Files are written all or none, each in one step, and an earlier output is never lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from reportgen.building import created_from
from reportgen.diagnostics import Diagnostic
from reportgen.saving import write_files


def test_files_are_written_with_their_folder(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "down" / "a.pdf"
    written, troubles = write_files({target: b"one"})
    assert written == ((target, 3),)
    assert not troubles
    assert target.read_bytes() == b"one"


def test_one_file_that_cannot_be_written_stops_them_all_and_earlier_output_stays(tmp_path: Path) -> None:
    earlier = tmp_path / "a.pdf"
    earlier.write_bytes(b"earlier")
    (tmp_path / "b.pdf").mkdir()
    written, troubles = write_files({earlier: b"later", tmp_path / "b.pdf": b"x"})
    assert not written
    assert [d.code for d in troubles] == ["B003"]
    assert earlier.read_bytes() == b"earlier"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]


def test_a_file_where_the_folder_should_be_is_left_alone(tmp_path: Path) -> None:
    taken = tmp_path / "build"
    taken.write_text("mine", encoding="utf-8")
    written, troubles = write_files({taken / "a.pdf": b"x", taken / "b.pdf": b"y"})
    assert not written
    assert [d.code for d in troubles] == ["B002"]
    assert taken.read_text(encoding="utf-8") == "mine"


def test_a_link_stays_one_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "a.pdf").write_bytes(b"earlier")
    link = tmp_path / "a.pdf"
    link.symlink_to("archive/a.pdf")
    _, troubles = write_files({link: b"later"})
    assert not troubles
    assert link.is_symlink()
    assert (tmp_path / "archive" / "a.pdf").read_bytes() == b"later"


def test_a_link_to_nothing_makes_its_file(tmp_path: Path) -> None:
    link = tmp_path / "a.pdf"
    link.symlink_to("b.pdf")
    write_files({link: b"new"})
    assert link.is_symlink()
    assert (tmp_path / "b.pdf").read_bytes() == b"new"


def test_a_device_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    _, troubles = write_files({pipe: b"report"})
    assert not troubles
    assert os.read(reading, 100) == b"report"
    os.close(reading)
    assert pipe.is_fifo()


def test_a_write_protected_file_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"final")
    target.chmod(0o444)
    _, (trouble,) = write_files({target: b"later"})
    assert trouble.message == "cannot be written: is write-protected"
    assert target.read_bytes() == b"final"


def test_a_name_as_long_as_the_disk_takes(tmp_path: Path) -> None:
    target = tmp_path / ("a" * 251 + ".pdf")
    _, troubles = write_files({target: b"one"})
    assert not troubles
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_new_files_have_the_permissions_that_the_user_wants(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write_files({tmp_path / "a.pdf": b"one"})
    finally:
        os.umask(before)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o600


def test_a_full_disk_is_said_and_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = tmp_path / "a.pdf"
    earlier.write_bytes(b"earlier")
    really = Path.open

    def full(path: Path, mode: str = "r") -> IO[Any]:
        opened = really(path, mode)
        opened.close()
        return really(Path("/dev/full"), "wb", 0)

    monkeypatch.setattr(Path, "open", full)
    _, (trouble,) = write_files({earlier: b"later"})
    monkeypatch.undo()
    assert (trouble.message, trouble.hint) == (
        "cannot be written: No space left on device",
        "make room on the disk",
    )
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.pdf", b"earlier")]


WRITES = """
import sys, time
from pathlib import Path
from reportgen.saving import write_files

def wait(*_):
    print("ready", flush=True)
    time.sleep(60)

Path.replace = wait
write_files({Path(sys.argv[1], name): b"unfinished" for name in ("a.pdf", "b.pdf")})
"""
"""Writes two files, and stands still when both are written but not yet moved into place."""


@pytest.fixture
def writing(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen([sys.executable, "-c", WRITES, str(tmp_path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        process.kill()


def hidden(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.startswith(".")]


def test_what_a_killed_process_left_is_removed_by_the_next(writing: subprocess.Popen[str], tmp_path: Path) -> None:
    (left,) = hidden(tmp_path)
    assert sorted(path.read_bytes() for path in left.iterdir()) == [b"unfinished"] * 2
    writing.kill()
    writing.wait()
    write_files({tmp_path / "c.pdf": b"whole"})
    assert [path.name for path in tmp_path.iterdir()] == ["c.pdf"]


@pytest.mark.usefixtures("writing")
def test_what_a_process_is_still_writing_is_left_alone(tmp_path: Path) -> None:
    (theirs,) = hidden(tmp_path)
    write_files({tmp_path / "c.pdf": b"whole"})
    assert hidden(tmp_path) == [theirs]
    assert len(list(theirs.iterdir())) == 2


def test_what_others_made_is_left_alone(writing: subprocess.Popen[str], tmp_path: Path) -> None:
    """A folder of the same kind of name, a link called like ours, a leftover that something was put into."""
    (left,) = hidden(tmp_path)
    writing.kill()
    writing.wait()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "0").write_bytes(b"mine")
    link = left.with_name(left.name[:-1] + ("0" if left.name[-1] != "0" else "1"))
    link.symlink_to(elsewhere)
    (tmp_path / ".reportgen-notes").mkdir()
    (tmp_path / ".reportgen-notes" / "0").write_bytes(b"mine")
    other_machine = tmp_path / f".reportgen-{'0' * 8}-{left.name[-16:]}"
    other_machine.mkdir()
    (left / "mine.txt").write_bytes(b"mine")
    write_files({tmp_path / "c.pdf": b"whole"})
    assert sorted(hidden(tmp_path)) == sorted([left, link, tmp_path / ".reportgen-notes", other_machine])
    assert [path.name for path in left.iterdir()] == ["mine.txt"]
    assert (elsewhere / "0").read_bytes() == (tmp_path / ".reportgen-notes" / "0").read_bytes() == b"mine"


@pytest.mark.parametrize(("room", "verb"), [(Path, "mkdir"), (os, "open")])
def test_a_folder_taken_for_a_leftover_before_it_was_locked_is_made_again(
    room: object, verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, made = getattr(room, verb), []

    def taken_once(path: Path, *given: Any, **named: Any) -> Any:
        done = really(path, *given, **named)
        if path.name.startswith(".reportgen-"):
            made.append(path)
            if len(made) == 1:
                path.rmdir()
        return done

    monkeypatch.setattr(room, verb, taken_once)
    written, troubles = write_files({tmp_path / "a.pdf": b"one"})
    assert (written, troubles) == (((tmp_path / "a.pdf", 3),), ())
    assert len(made) == 2


def test_files_are_on_the_disk_before_they_are_moved_into_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a machine that stops at the wrong moment leaves empty files under the right names."""
    synced: list[tuple[int, int]] = []
    really_sync, really_replace = os.fsync, Path.replace

    def sync(file: int) -> None:
        really_sync(file)
        synced.append((os.fstat(file).st_ino, os.fstat(file).st_size))

    def replace(path: Path, target: str) -> Path:
        assert (path.stat().st_ino, path.stat().st_size) in synced
        return really_replace(path, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    written, _ = write_files({tmp_path / "a.pdf": b"one", tmp_path / "b.pdf": b"three"})
    assert [size for _, size in written] == [3, 5]


@pytest.mark.parametrize(
    ("said", "instant"), [("", ""), ("0", "1970-01-01T00:00:00Z"), ("1700000000", "2023-11-14T22:13:20Z")]
)
def test_the_date_of_a_document_is_source_date_epoch_or_none(said: str, instant: str) -> None:
    assert created_from({"SOURCE_DATE_EPOCH": said}) == instant


@pytest.mark.parametrize("said", ["yesterday", "9" * 40, "1.5"])
def test_a_date_that_is_none_is_refused(said: str) -> None:
    refused = created_from({"SOURCE_DATE_EPOCH": said})
    assert isinstance(refused, Diagnostic)
    assert refused.code == "B006"
