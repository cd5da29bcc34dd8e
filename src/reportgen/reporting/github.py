"""A run as GitHub workflow commands: each finding becomes an annotation at its line.

What passes or is ignored is not said.  What is acknowledged, noted or undecided is a notice.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from reportgen.diagnostics import Severity
from reportgen.reporting.entries import Entry, Sort, State, entries
from reportgen.reporting.run import Run, Wording

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SILENT = frozenset({State.PASSED, State.IGNORED})
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice", Severity.HINT: "notice"}


def github_annotations(run: Run, wording: Wording) -> str:
    """One line per annotation; nothing where there is nothing to say."""
    found = (entry for listed in entries(run, wording).values() for entry in listed)
    return "".join(f"{_annotation(entry)}\n" for entry in found if entry.state not in _SILENT)


def _annotation(entry: Entry) -> str:
    command = _COMMANDS[entry.severity] if entry.state in {State.FAILED, State.BROKEN} else "notice"
    span = entry.span
    places = {"file": PurePath(span.path).as_posix(), "line": span.line}
    if span.end_line != span.line:
        places["endLine"] = span.end_line
    else:
        # GitHub counts the last column in, and takes columns only where one line is meant.
        places |= {"col": span.column, "endColumn": max(span.column, span.end_column - 1)}
    places["title"] = _title(entry)
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
    return f"::{command} {properties}::{_data(_message(entry))}"


def _title(entry: Entry) -> str:
    if entry.sort in {Sort.CLAIM, Sort.CALCULATED}:
        return f"{entry.code}: {entry.name}"
    return f"{entry.code} {entry.name.partition(':')[0]}" if entry.sort is Sort.RULE else entry.code


def _message(entry: Entry) -> str:
    parts = [entry.message]
    if entry.hint:
        parts.append(f"hint: {entry.hint}")
    if entry.state is State.ACKNOWLEDGED:
        parts.append(f"acknowledged: {entry.reason}")
    return "\n".join(parts)


def _data(text: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
