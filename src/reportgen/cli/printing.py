"""How diagnostics and reports look on a terminal and in a log: plain text, colour only where a terminal is there."""

from __future__ import annotations

from collections.abc import Sequence

import click

from reportgen.diagnostics import Diagnostic, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}

UNREADABLE = frozenset(
    [f"F{number:03}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 11)]
    + ["B002", "B003", "B005", "B006", "B007", "L001", "L002", "Q101", "T001", "T002"]
)
"""Codes that say that a file could not be read or written at all: exit code 2, not 1."""


def print_diagnostics(diagnostics: Sequence[Diagnostic]) -> None:
    """Every diagnostic on the error stream, in order of place: ``file:line:column: severity CODE: message``."""
    for one in sorted(diagnostics, key=lambda d: (d.span, d.code)):
        label = click.style(f"{one.severity.value} {one.code}", fg=_COLOURS[one.severity])
        click.echo(f"{one.span}: {label}: {one.message}", err=True)
        for line in one.hint.splitlines():
            click.echo(f"    hint: {line}", err=True)
    errors = sum(d.severity is Severity.ERROR for d in diagnostics)
    if errors > 1:
        click.echo(f"{errors} errors", err=True)


def exit_code(diagnostics: Sequence[Diagnostic]) -> int:
    """0 where nothing fails, 2 where something could not be read or written, else 1."""
    failing = [d for d in diagnostics if d.fails]
    if any(d.code in UNREADABLE for d in failing):
        return 2
    return 1 if failing else 0
