"""Files on disk, all or none, each in one step: the only writing of files.

Imports little, so that who only checks or extracts, and saves what was found, pays for no building.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Severity, Span

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

Written = tuple[tuple[Path, int], ...]
"""The files that were written, each with its size."""


def write_files(files: Mapping[Path, bytes], mode: int | None = None) -> tuple[Written, tuple[Diagnostic, ...]]:
    """Write all files or none: each is first written whole beside its target, then all are moved into place.

    A file that is there keeps its permissions, the others get `mode`, or what the user's new files have. Links are
    followed, and what is no file, such as /dev/stdout, is written to as it is.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        return _write_files(files, mode, staged)
    finally:  # also where somebody interrupts it
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def is_same_file(output: Path, read: Path) -> bool:
    """Whether what is read would be written over; what cannot be looked at is said where it is used."""
    try:
        return read.is_file() and output.samefile(read)
    except (OSError, ValueError):
        return False


def _write_files(
    files: Mapping[Path, bytes], mode: int | None, staged: list[tuple[Path, Path]]
) -> tuple[Written, tuple[Diagnostic, ...]]:
    troubles: list[Diagnostic] = []
    for path, data in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            hint = "name another folder with --out"
            troubles.append(_error("B002", path.parent, f"cannot be used as a folder: {error.strerror}", hint))
            continue
        try:
            if not _is_stream(path):
                _stage(path, data, mode, staged)
        except OSError as error:
            troubles.append(_unwritten(path, error))
    targets = {path: temporary for temporary, path in staged}
    written: list[tuple[Path, int]] = []
    for path, data in files.items() if not troubles else ():
        try:
            if path in targets:
                targets[path].replace(os.path.realpath(path))
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


def _stage(path: Path, data: bytes, mode: int | None, staged: list[tuple[Path, Path]]) -> None:
    """Write a file whole beside its target."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    target = Path(os.path.realpath(path))
    kept = target.stat().st_mode & 0o777 if target.exists() else mode
    if kept is not None and target.exists() and not kept & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, "is write-protected")
    temporary = target.with_name(f".reportgen-{os.urandom(8).hex()}")
    with temporary.open("xb") as file:
        staged.append((temporary, path))
        if kept is not None:  # before anything private is in it
            temporary.chmod(kept)
        file.write(data)


def _unwritten(path: Path, error: OSError) -> Diagnostic:
    hint = _REMEDIES.get(error.errno or 0, "is it open elsewhere?")
    return _error("B003", path, f"cannot be written: {error.strerror}", hint)


def _error(code: str, path: Path, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, Span.whole(str(path)), message, hint)
