"""What one call of `check` came to, over all its files: the material of every format."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from reportgen.checking import Checked
from reportgen.claims.verdicts import Grade, Verdict
from reportgen.diagnostics import Diagnostic
from reportgen.facts import FactFile
from reportgen.records import dataclass
from reportgen.rules import ALL

UNREADABLE = frozenset(
    [f"F{number:03}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 11)]
    + [
        "B002",
        "B003",
        "B005",
        "B006",
        "B007",
        "B008",
        "E001",
        "E002",
        "E003",
        "E004",
        "E005",
        "L001",
        "L002",
        "Q101",
        "T001",
        "T002",
    ]
    + [f"W{number}" for number in (*range(330, 337), 340, 341, 342)]
)
"""Codes that say that a file could not be read or written at all: exit code 2, not 1."""

_OPEN = frozenset({Grade.UNDETERMINED, Grade.NOT_EVALUATED})


Wording = Callable[[FactFile, Verdict], str]
"""Puts a verdict into words: ``2,071 ÷ 2,000 = 103.55%, printed as 106.3%: contradicted``."""

Meaning = Callable[[str], str]
"""What a diagnostic code means, in one line."""


def exit_code(diagnostics: Sequence[Diagnostic]) -> int:
    """0 where nothing fails, 2 where something could not be read or written, else 1."""
    failing = [d for d in diagnostics if d.fails]
    if any(d.code in UNREADABLE for d in failing):
        return 2
    return 1 if failing else 0


def is_open(verdict: Verdict) -> bool:
    """Whether a claim could not be decided, and nobody acknowledged that: what `--strict` fails on."""
    return verdict.grade in _OPEN and verdict.acknowledged is None


@dataclass(frozen=True, slots=True)
class Run:
    """Checked fact files in the order they were named, and everything that was said about any file."""

    files: tuple[Checked, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    strict: bool = False
    rules: Set[str] = ALL
    """The codes of the rules that ran."""

    @property
    def exit_code(self) -> int:
        """What the command ends with."""
        code = exit_code(self.diagnostics)
        if code or not any(self._fails(one) for one in self.files):
            return code
        return 1

    def about(self, path: str) -> tuple[Diagnostic, ...]:
        """The diagnostics about one file."""
        return tuple(d for d in self.diagnostics if d.span.path == path)

    def _fails(self, one: Checked) -> bool:
        return one.report.fails or (self.strict and any(is_open(v) for v in one.report.verdicts))
