"""What is said of a document that was filled: what changed under an editor's hands, and what is left to him."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.refilling.attached import Listed
from reportgen.refilling.charts import ChartRenewal
from reportgen.refilling.figures import Place, Trouble, context
from reportgen.refilling.finding import Found, Stray
from reportgen.refilling.markup import Markup
from reportgen.refilling.rows import Renewal

ERRORS = frozenset({"E101", "E102"})
"""Codes that leave the document untouched."""
_MOST_LOOSE = 50
"""How many numbers outside controls are named, in each part."""


def edited(renewal: Renewal, path: Path) -> Iterator[Diagnostic]:
    """Words made from the facts that an editor changed, or that no claim of the facts says any more."""
    if renewal.gone:
        message = f"“{renewal.kept}”: the fact file no longer has this claim; its row stays as it is"
        hint = "take the row out, or build the briefing again"
        yield Diagnostic("E111", Severity.WARNING, Span.whole(str(path)), message, hint)
    elif renewal.kept:
        where = f"`{renewal.row}`" if renewal.row else "a paragraph"
        message = f"{where} was edited and stays: “{renewal.kept}”; it would now say “{renewal.new}”"
        yield Diagnostic("E108", Severity.WARNING, Span.whole(str(path)), message)


def chart_kept(chart: ChartRenewal, path: Path) -> Iterator[Diagnostic]:
    """Values of a chart that an editor changed."""
    for value in chart.kept:
        message = f"{chart.part}: an editor gave a value that is not the figure's: {value}; it stays"
        yield Diagnostic("E108", Severity.WARNING, Span.whole(str(path)), message)


def stray_told(stray: Stray, markup: Markup, part: str) -> Trouble:
    """A control that names no figure."""
    message = "the control names no figure of either fact file"
    return Trouble("E103", stray.said, stray.text, message, context(markup, stray.node, part))


def trouble_told(trouble: Trouble, path: Path) -> Diagnostic:
    """What kept a figure from being printed anew, with its place."""
    severity = Severity.ERROR if trouble.code in ERRORS else Severity.WARNING
    place = trouble.place
    message = f"`{trouble.figure_id}`: {place.before}[{trouble.text}]{place.after}: {trouble.message}"
    hint = "take it back to what was printed, or say --overwrite" if trouble.code == "E101" else ""
    return Diagnostic(trouble.code, severity, Span.whole(str(path)), message, hint)


def loose(numbers: Iterator[tuple[str, Place]], path: Path) -> Iterator[Diagnostic]:
    """Numbers that no control prints: nothing brings them up to date."""
    for place, (number, where) in enumerate(numbers):
        if place == _MOST_LOOSE:
            message = "more numbers stand outside any control"
            yield Diagnostic("E107", Severity.NOTE, Span.whole(str(path)), message)
            return
        message = f"{where.before}[{number}]{where.after}: the number stands outside any control"
        yield Diagnostic("E107", Severity.NOTE, Span.whole(str(path)), message)


def counted(listed: Listed, standing: list[Found], path: Path) -> Iterator[Diagnostic]:
    """Figures that stand more or less often than they were printed."""
    printed = Counter(control.figure_id for control in listed.controls if control.figure_id)
    stands = Counter(found.control.figure_id for found in standing)
    span = Span.whole(str(path))
    for figure, times in printed.items():
        now = stands[figure]
        if now == 0:
            message = f"`{figure}` no longer stands in the document"
            yield Diagnostic("E105", Severity.NOTE, span, message)
        elif now < times:
            message = f"`{figure}` stands {_times(now)}; it was printed {_times(times)}"
            yield Diagnostic("E105", Severity.NOTE, span, message)
        elif now > times:
            message = f"`{figure}` stands {_times(now)}; it was printed {_times(times)}: a copy is filled like the rest"
            yield Diagnostic("E106", Severity.NOTE, span, message)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
