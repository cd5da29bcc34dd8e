"""What is wrong with a file, and where.

This module imports nothing of ours but `records`.  A `Diagnostic` is about a file that a person wrote; what is
said about numbers is a `Verdict` (see `reportgen.claims.verdicts`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from reportgen.records import dataclass

T = TypeVar("T")


class Span(NamedTuple):
    """A place in a file: lines and columns count from 1, columns in code points, the end is exclusive.

    A tuple, because a large file has some hundred thousand of them, and none is made faster.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def whole(cls, path: str) -> Span:
        """The place to name when a finding is about a file as a whole: its first character."""
        return cls(path, 1, 1, 1, 1)

    def within(self, offset: int, length: int = 1) -> Span:
        """The part of a one-line span that starts `offset` code points into it."""
        if self.line != self.end_line:
            return self
        start = self.column + offset
        return Span(self.path, self.line, start, self.line, start + max(length, 1))

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Severity(StrEnum):
    """How much a diagnostic weighs: an error or a warning fails a check, a note or a hint never does.

    A hint is the editor's alone: no reader of a briefing is told of it.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    HINT = "hint"

    @property
    def fails(self) -> bool:
        """Whether a check that met this must not pass."""
        return self in (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing found in a file: a stable code, what was found and expected, and what to do about it."""

    code: str
    severity: Severity
    span: Span
    message: str
    hint: str = ""

    @property
    def fails(self) -> bool:
        """Whether a check that met this must not pass."""
        return self.severity.fails


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A value, where one could be made, with everything that was noticed on the way."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether there is no value, or one that must not be trusted."""
        return self.value is None or any(d.severity is Severity.ERROR for d in self.diagnostics)
