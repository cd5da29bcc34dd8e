"""Verdicts and codes in the console's own language."""

from __future__ import annotations

from importlib import import_module

from reportgen.claims.verdicts import Verdict
from reportgen.composing.working import grade_words, working
from reportgen.diagnostics import Diagnostic
from reportgen.document import plain_text
from reportgen.facts import FactFile
from reportgen.languages import Language, load_language
from reportgen.resources import Resources

_LANGUAGE = "en"

CODE_TABLES = {
    "B": ("reportgen.building", "reportgen.saving"),
    "C": ("reportgen.claims.codes",),
    "E": ("reportgen.refilling.codes",),
    "F": ("reportgen.reading.codes",),
    "L": ("reportgen.languages.codes",),
    "Q": ("reportgen.reading.codes",),
    "R": ("reportgen.rules",),
    "T": ("reportgen.composing.codes",),
    "W": (
        "reportgen.text",
        "reportgen.writers.docx.checking",
        "reportgen.writers.docx.house",
        "reportgen.writers.docx.opening",
        "reportgen.writers.pdf",
    ),
}
"""Where codes are explained, by their first letter; a table is imported when one of its codes is asked for."""


class Console:
    """Puts verdicts into English; without a usable catalog it says the grade, and `diagnostics` say what is wrong."""

    def __init__(self, resources: Resources) -> None:
        loaded = load_language(_LANGUAGE, resources)
        self.diagnostics: tuple[Diagnostic, ...] = loaded.diagnostics
        self._language: Language | None = loaded.value

    def working(self, facts: FactFile, verdict: Verdict) -> str:
        """How a claim comes out, and its grade: ``2,030 ÷ 2,000 = 101.5%: holds``."""
        if self._language is None:
            return verdict.grade.value
        shown = plain_text(working(verdict, facts, self._language))
        return f"{shown}: {grade_words(verdict.grade, self._language)}"


def codes(letter: str) -> dict[str, str]:
    """All codes that begin with a letter, each with its line."""
    found: dict[str, str] = {}
    for name in CODE_TABLES.get(letter, ()):
        table: dict[str, str] = import_module(name).CODES
        found |= {code: line for code, line in table.items() if code.startswith(letter)}
    return found


def meaning(code: str) -> str:
    """What a code means, in one line; "" where there is no such code."""
    return codes(code[:1]).get(code, "")
