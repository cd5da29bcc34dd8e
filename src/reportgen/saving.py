"""Files on disk, all or none, each in one step: the only writing of files.

What is not finished stands in a hidden folder beside its target, locked by the process that writes it.  Who is
killed leaves that folder and no lock: the next to write there removes it.

Imports little, so that who only checks or extracts, and saves what was found, pays for no building.
"""

from __future__ import annotations

import errno
import os
import platform
import re
import stat
import sys
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Severity, Span

if sys.platform != "win32":
    import fcntl

_REMEDIES = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room on the disk",
    errno.EACCES: "write elsewhere, or change its permissions",
    errno.EROFS: "write elsewhere",
}
"""What helps where a file cannot be written."""

CODES = {
    "B002": "The output folder is not a folder, or cannot be made.",
    "B003": "An output file cannot be written.",
}

_OURS = ".reportgen-"
"""How the names of folders with unfinished files begin."""

Written = tuple[tuple[Path, int], ...]
"""The files that were written, each with its size."""


def write_files(files: Mapping[Path, bytes], mode: int | None = None) -> tuple[Written, tuple[Diagnostic, ...]]:
    """Write all files or none: each is first written whole beside its target, then all are moved into place.

    A file that is there keeps its permissions, the others get `mode`, or what the user's new files have. Links are
    followed, and what is no file, such as /dev/stdout, is written to as it is.
    """
    desks: dict[Path, _Desk] = {}
    try:
        return _write_files(files, mode, desks)
    finally:  # also where somebody interrupts it
        for desk in desks.values():
            desk.clear()


def is_same_file(output: Path, read: Path) -> bool:
    """Whether what is read would be written over; what cannot be looked at is said where it is used."""
    try:
        return read.is_file() and output.samefile(read)
    except (OSError, ValueError):
        return False


class _Desk:
    """A hidden folder beside the files to be written, where they are finished; locked until it is cleared."""

    def __init__(self, folder: Path) -> None:
        _clear_leftovers(folder)
        self.folder, self._lock = _locked_folder(folder)
        self._files: list[Path] = []

    def file(self) -> Path:
        """A place for one more file."""
        self._files.append(self.folder / str(len(self._files)))
        return self._files[-1]

    def clear(self) -> None:
        """Leave nothing behind."""
        for file in self._files:
            file.unlink(missing_ok=True)
        with suppress(OSError):  # somebody put something into it
            self.folder.rmdir()
        if self._lock is not None:
            os.close(self._lock)


def _locked_folder(beside: Path) -> tuple[Path, int | None]:
    """A new folder and its lock, which ends with the process that holds it, however that ends."""
    while True:
        folder = beside / f"{_OURS}{_machine()}-{os.urandom(8).hex()}"
        folder.mkdir(mode=0o700)
        if sys.platform == "win32":
            return folder, None
        lock = None
        with suppress(FileNotFoundError):
            lock = os.open(folder, os.O_RDONLY)
            with suppress(OSError):  # a disk that knows no locks: nobody else gets one either
                fcntl.flock(lock, fcntl.LOCK_EX)
            if folder.is_dir():
                return folder, lock
        # Somebody else took it for a leftover, before it was locked.
        if lock is not None:
            os.close(lock)


def _clear_leftovers(folder: Path) -> None:
    """Remove what processes left that were killed here: folders of this user, from this machine, that nobody locks."""
    if sys.platform == "win32":
        return
    pattern = re.compile(rf"{re.escape(_OURS)}{_machine()}-[0-9a-f]{{16}}")
    with suppress(OSError), os.scandir(folder) as there:  # what cannot be removed is in nobody's way
        for name in [entry.name for entry in there if pattern.fullmatch(entry.name)]:
            with suppress(OSError):
                _clear_leftover(folder / name)


def _clear_leftover(folder: Path) -> None:
    """Remove a folder and its numbered files, if their process is no more."""
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if os.fstat(lock).st_uid != os.geteuid():
            return
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # fails where the process still runs
        with os.scandir(lock) as there:
            for name in [entry.name for entry in there if entry.name.isdecimal()]:
                os.unlink(name, dir_fd=lock)
        folder.rmdir()  # fails where there is anything else in it
    finally:
        os.close(lock)


def _machine() -> str:
    """This machine in a few letters: locks need not reach others that write to the same disk."""
    return f"{zlib.crc32(os.fsencode(platform.node())):08x}"


def _write_files(
    files: Mapping[Path, bytes], mode: int | None, desks: dict[Path, _Desk]
) -> tuple[Written, tuple[Diagnostic, ...]]:
    troubles: list[Diagnostic] = []
    finished: dict[Path, Path] = {}
    for path, data in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            hint = "name another folder with --out"
            troubles.append(_error("B002", path.parent, f"cannot be used as a folder: {error.strerror}", hint))
            continue
        try:
            if not _is_stream(path):
                finished[path] = _finish(path, data, mode, desks)
        except OSError as error:
            troubles.append(_unwritten(path, error))
    written: list[tuple[Path, int]] = []
    for path, data in files.items() if not troubles else ():
        try:
            if path in finished:
                finished[path].replace(os.path.realpath(path))
            else:
                path.write_bytes(data)
            written.append((path, len(data)))
        except OSError as error:
            troubles.append(_unwritten(path, error))
            break
    return tuple(written), tuple(dict.fromkeys(troubles))


def _is_stream(path: Path) -> bool:
    """Whether a path leads to a terminal, a pipe or a device: moving a file there would be the end of it."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _finish(path: Path, data: bytes, mode: int | None, desks: dict[Path, _Desk]) -> Path:
    """Write a file whole beside its target, down to the disk: a machine that stops leaves no empty file."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    target = Path(os.path.realpath(path))
    kept = target.stat().st_mode & 0o777 if target.exists() else mode
    if kept is not None and target.exists() and not kept & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, "is write-protected")
    if target.parent not in desks:
        desks[target.parent] = _Desk(target.parent)
    temporary = desks[target.parent].file()
    with temporary.open("xb") as file:
        if kept is not None:  # before anything private is in it
            temporary.chmod(kept)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return temporary


def _unwritten(path: Path, error: OSError) -> Diagnostic:
    hint = _REMEDIES.get(error.errno or 0, "is it open elsewhere?")
    return _error("B003", path, f"cannot be written: {error.strerror}", hint)


def _error(code: str, path: Path, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, Span.whole(str(path)), message, hint)
