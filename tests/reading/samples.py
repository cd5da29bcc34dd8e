"""A fact file of our own about a harbour, its article, and how to read both."""

from __future__ import annotations

import hashlib
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.facts import FactFile
from reportgen.reading import SourceCheck, check_source, read_facts
from reportgen.resources import Resources

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = Resources(ROOT)

ARTICLE = """\
The harbour in 2021

In 2021 the harbour handled 1,250 ships, more than 40% of them under sail.
The port authority had hoped for 1,000 ships a year (order 12-PA/H).

Comments (3)
"""

FACTS = f"""\
reportgen: 1
title: {{en: The harbour handled more ships than it hoped}}
source:
  language: en
  title: The harbour in 2021
  sha256: {hashlib.sha256(ARTICLE.encode()).hexdigest()}
figures:
  year:
    quote: in 2021
    mentions: [{{paragraph: 1}}, {{paragraph: 2, quote: In 2021}}]
    label: {{en: Year}}
  ships:
    quote: 1,250 ships
    paragraph: 2
    counts: ships
    label: {{en: Ships handled}}
  sail:
    quote: more than 40%
    paragraph: 2
    of: ships
    label: {{en: Of which under sail}}
  hoped:
    quote: 1,000 ships
    paragraph: 3
    kind: target
    counts: ships
    per: year
    label: {{en: Hoped for}}
  order:
    quote: order 12-PA/H
    paragraph: 3
    label: {{en: Order}}
calculated:
  more:
    formula: ships - hoped
    value: 250
    kind: count
    label: {{en: More than hoped}}
claims:
  - ships > hoped
ignored:
  - {{quote: Comments (3), paragraph: 4, reason: the page's comment counter}}
"""


def read(folder: Path, text: str | bytes, name: str = "harbour.yaml") -> Outcome[FactFile]:
    """The outcome of reading a fact file with that text."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read_facts(path, RESOURCES, name)


def facts(folder: Path, text: str = FACTS) -> FactFile:
    """The facts of a text that must be sound."""
    outcome = read(folder, text)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def held(folder: Path, article: str | bytes, text: str = FACTS) -> Outcome[SourceCheck]:
    """A sound fact file held against an article."""
    path = folder / "article.txt"
    path.write_bytes(article if isinstance(article, bytes) else article.encode("utf-8"))
    return check_source(facts(folder, text), path, RESOURCES, "article.txt")


def said(diagnostic: Diagnostic) -> str:
    """A diagnostic as one line: place, code, message, hint."""
    span = diagnostic.span
    return f"{span.line}:{span.column} {diagnostic.code} {diagnostic.message} | {diagnostic.hint}"
