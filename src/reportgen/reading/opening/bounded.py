"""Reading a file in a process of its own, with a limit on time and memory.

The child gets the file's bytes and gives paragraphs back; it opens no file and has no arguments
but the form.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from reportgen.reading.opening.opened import Opened, Refusal, opened

_SECONDS = 30
"""By the clock, for a machine that is busy with other things; the processes limit their own processor time."""
_MEMORY = 1_500_000_000
_MAX_ANSWER = 40_000_000

_READERS = {"html": "reportgen.reading.opening.html", "pdf": "reportgen.reading.opening.pdf"}


def in_own_process(form: str, data: bytes, seconds: float = _SECONDS) -> Opened | Refusal:
    """The text of a file, or that it took too much to read."""
    command = [sys.executable, "-P", "-X", "utf8", "-W", "ignore", "-m", _READERS[form]]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return Refusal(
            f"the {form.upper()} file takes longer than {seconds:g} seconds to read", "save it as plain text"
        )
    except OSError as error:
        return Refusal(f"the {form.upper()} file can't be read: {error.strerror}")
    if done.returncode == -getattr(signal, "SIGXCPU", 0):
        return Refusal(f"the {form.upper()} file takes too long to read", "save it as plain text")
    if done.returncode or len(done.stdout) > _MAX_ANSWER:
        return Refusal(f"the {form.upper()} file is damaged, or too large to read", "save it as plain text")
    answer = json.loads(done.stdout)
    if "refused" in answer:
        return Refusal(answer["refused"], answer["hint"])
    return opened(form, answer["paragraphs"], answer["title"], tuple((c, m, h) for c, m, h in answer["notes"]))


def limit_memory() -> None:
    """Called by the child: an allocation beyond the limit fails there and harms nobody."""
    try:
        import resource  # noqa: PLC0415  - there is none on Windows, where only the time is limited
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = _MEMORY if hard == resource.RLIM_INFINITY else min(hard, _MEMORY)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def limit_time(seconds: int) -> None:
    """Called by the child: the system ends it after so much processor time."""
    try:
        import resource  # noqa: PLC0415  - as above
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds if hard == resource.RLIM_INFINITY else min(hard, seconds), hard))


class TooSlowError(Exception):
    """A part of the work took too much processor time."""


@contextmanager
def within_time(seconds: float) -> Iterator[None]:
    """Called by the child: what takes longer is left with `TooSlowError`, and something else may be tried."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_: int, __: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def answer(paragraphs: list[str], title: str = "", notes: tuple[tuple[str, str, str], ...] = ()) -> None:
    """Called by the child: give the text back."""
    json.dump({"paragraphs": paragraphs, "title": title, "notes": notes}, sys.stdout)


def refuse(message: str, hint: str = "") -> None:
    """Called by the child: say why there is no text."""
    json.dump({"refused": message, "hint": hint}, sys.stdout)
