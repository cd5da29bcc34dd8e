"""How diagnostics look on a terminal and in a log.

A log gets plain single lines.  A terminal gets colour, unless NO_COLOR says no, long lines folded
between words, and under each finding the line of the file that it is about; FORCE_COLOR gives a log
the same.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import click

from reportgen.cli.excerpts import Sources, excerpt, width_of
from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.records import dataclass
from reportgen.unseen import held, visible

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue", Severity.HINT: "blue"}
_UNPRINTABLE = re.compile(r"\x1b(?!\[[0-9;]*m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]")
"""Control characters that a file's text must not send to a terminal; our own colours stay."""

_OWN = re.compile(r"(\x1b\[[0-9;]*m|\u2066‹[^‹›\u2066-\u2069]*›\u2069)")
"""What is unseen in a line and our own: colours, and what sets a figure's mark apart in a line from right to left."""

_INDENT = 4
"""So far in stands what belongs to the line above."""

_AT_ONCE = 500
"""So many lines are printed at once."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What the place can show that lines go to."""

    colour: bool = False
    excerpts: bool = False
    width: int = 80

    def lines(self, span: Span, sources: Sources) -> list[str]:
        """The excerpt of a file under a finding, where there is a terminal to show it on."""
        if not self.excerpts:
            return []
        found = excerpt(span, sources, self.width)
        return [click.style(line, fg="cyan") if line.lstrip().startswith("|") else line for line in found]

    def folded(self, line: str, indent: int) -> Iterator[str]:
        """A line that is too long for a terminal, as several: ended between words, all but the first indented."""
        if not self.excerpts or _width(line) <= self.width:
            yield line
            return
        first, *others = line.lstrip(" ").split(" ")
        row = " " * (len(line) - len(line.lstrip(" "))) + first
        for word in others:
            longer = f"{row} {word}"
            if _width(longer) > self.width:
                yield row
                longer = " " * indent + word
            row = longer
        yield row


PAPER = Screen()
"""A file, or a log: plain lines."""


def screen(err: bool, environment: Mapping[str, str] = os.environ) -> Screen:
    """The screen behind standard output, or behind the error stream."""
    stream = sys.stderr if err else sys.stdout
    forced = environment.get("FORCE_COLOR", "") not in {"", "0"}
    terminal = forced or stream.isatty()
    plain = bool(environment.get("NO_COLOR")) or (not forced and environment.get("TERM") == "dumb")
    return Screen(terminal and not plain, terminal, shutil.get_terminal_size().columns)


def say(lines: Iterable[str], where: Screen, *, err: bool = False) -> None:
    """Print lines, many at a time: each print is flushed."""
    following = iter(lines)
    while several := list(islice(following, _AT_ONCE)):
        click.echo("\n".join(map(_clean, several)), err=err, color=where.colour)


def plain(lines: Iterable[str]) -> str:
    """Lines as the text of a file."""
    return "".join(f"{_clean(click.unstyle(line))}\n" for line in lines)


def print_diagnostics(diagnostics: Sequence[Diagnostic], sources: Sources | None = None) -> None:
    """Every diagnostic on the error stream, in order of place."""
    where = screen(err=True)
    say(diagnostic_lines(diagnostics, where, sources or Sources()), where, err=True)


def diagnostic_lines(diagnostics: Sequence[Diagnostic], where: Screen, sources: Sources) -> Iterator[str]:
    """``file:line:column: severity CODE: message``, the line it is about, the hint."""
    for one in sorted(diagnostics, key=lambda d: (d.span, d.code)):
        label = click.style(f"{one.severity.value} {one.code}", fg=_COLOURS[one.severity])
        yield from where.folded(f"{one.span}: {label}: {one.message}", _INDENT)
        yield from where.lines(one.span, sources)
        for line in one.hint.splitlines():
            yield from where.folded(f"{' ' * _INDENT}hint: {line}", _INDENT + len("hint: "))
    errors = sum(d.severity is Severity.ERROR for d in diagnostics)
    if errors > 1:
        yield f"{errors} errors"


def _width(line: str) -> int:
    return sum(map(width_of, click.unstyle(line)))


def _clean(line: str) -> str:
    """A line as it may go to a terminal: what would not be seen there, or turn the rest around, is spelt out."""
    line = _UNPRINTABLE.sub("\ufffd", line)
    if not held(line):
        return line
    return "".join([piece if _OWN.fullmatch(piece) else visible(piece) for piece in _OWN.split(line)])
