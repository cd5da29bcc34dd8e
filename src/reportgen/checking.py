"""From fact files to reports: what checking and building both begin with."""

from __future__ import annotations

from collections.abc import Sequence, Set
from pathlib import Path

from reportgen.claims import check
from reportgen.claims.verdicts import Report
from reportgen.diagnostics import Diagnostic
from reportgen.facts import FactFile
from reportgen.reading import SourceCheck, read_facts
from reportgen.records import dataclass
from reportgen.resources import Resources
from reportgen.rules import ALL


@dataclass(frozen=True, slots=True)
class Checked:
    """A fact file with its report, and what holding it against its article came to, where that was done."""

    facts: FactFile
    report: Report
    source: SourceCheck | None = None


def check_files(
    paths: Sequence[Path], resources: Resources, rules: Set[str] = ALL
) -> tuple[tuple[Checked, ...], tuple[Diagnostic, ...]]:
    """Read and check fact files by `rules`; what cannot be read is left out and said in the diagnostics."""
    checked: list[Checked] = []
    found: list[Diagnostic] = []
    for path in paths:
        read = read_facts(path, resources)
        found += read.diagnostics
        if read.value is None or read.failed:
            continue
        outcome = check(read.value, rules)
        found += outcome.diagnostics
        if outcome.value is not None and not outcome.failed:
            checked.append(Checked(read.value, outcome.value))
    return tuple(checked), tuple(found)
