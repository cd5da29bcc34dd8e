"""One run in which everything occurs: passed, open, acknowledged, failed, noted, and a file that can't be read."""

from __future__ import annotations

from dataclasses import replace

from reportgen.checking import Checked
from reportgen.claims import check
from reportgen.claims.verdicts import Verdict
from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.facts import FactFile
from reportgen.reading import SourceCheck
from reportgen.reporting import Run
from tests.claims.samples import claim, fact_file

FIGURES = """
    admitted: count 2071 | counts: members
    target: target 2000 | counts: members
    attainment: percentage 103.6 % | of: target
    rate: percentage > 87 %
    share: percentage 101 % | of: members | accepts: R101
    wrong: percentage 102 % | of: members
    double: count 4142 | counts: members
    half: percentage 13 %
    tenth: percentage 14.2 %
"""

SOURCE = SourceCheck("note.txt", "0" * 64, False, 3, 9, 7, 1, 1, 12, 11, 0)
UNREADABLE = Diagnostic("F001", Severity.ERROR, Span.whole("data/gone.yaml"), "there is no file `gone`")
TEMPLATE = Diagnostic(
    "T103", Severity.ERROR, Span("templates/x/en.md", 3, 4, 3, 5), "the digits `5`, 100 % \x07", "use a mark:\nthis one"
)
NOTE = Diagnostic("C112", Severity.NOTE, Span("facts.yaml", 9, 1, 9, 4), "counts of different things")


def facts() -> FactFile:
    """The fact file."""
    return fact_file(
        FIGURES,
        claim("attainment = admitted / target", 1),
        claim("admitted < target", 2),
        claim("admitted <= target", 3, accepts="contradicted"),
        claim("rate > 90 %", 4),
        claim("rate > 90 %", 5),
    )


def run(*, strict: bool = False, path: str = "facts.yaml", moved: int = 0) -> Run:
    """The run, under another path, or after lines have been put in above the claims."""
    made = facts()
    claims = tuple(
        replace(c, span=c.span._replace(path=path, line=c.span.line + moved, end_line=c.span.end_line + moved))
        for c in made.claims
    )
    made = replace(made, path=path, claims=claims)
    outcome = check(made)
    assert outcome.value is not None
    return Run((Checked(made, outcome.value, SOURCE),), (UNREADABLE, TEMPLATE, NOTE), strict)


def wording(_: FactFile, verdict: Verdict) -> str:
    """Words for a verdict."""
    return f"worked out: {verdict.grade.value}"


def meaning(code: str) -> str:
    """Words for a code."""
    return f"What {code} means."
