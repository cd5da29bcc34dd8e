"""The project's own briefings, composed as a build composes them, and their words in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reportgen.checking import check_files
from reportgen.composing import compose, load_template
from reportgen.document import Chart, Document, SmallMultiples, plain_text
from reportgen.languages import load_language
from reportgen.resources import Resources
from tests.docx.opening import Opened, written
from tests.docx.samples import ROOT
from tests.reading_order import texts_of
from tests.themes import theme_of

DIGITS = (("en", ""), ("vi", ""), ("ur", ""), ("ur", "native"))
"""The languages, and the digits they can be set in."""


@cache
def composed(language: str, digits: str = "") -> Document:
    """The briefing of data/, with remarks on its figures."""
    resources = Resources(ROOT)
    (checked,), _ = check_files((ROOT / "data" / "binh-thuan.yaml",), resources)
    template = load_template("briefing", language, resources)
    said = load_language(language, resources, digits)
    assert template.value is not None
    assert said.value is not None
    made = compose(template.value, checked.facts, checked.report, said.value, remarked=True)
    assert made.value is not None, made.diagnostics
    return made.value


@cache
def briefing(language: str, digits: str = "") -> Opened:
    """The same as a Word file."""
    return written(composed(language, digits), theme_of(language))


def said_in(document: Document) -> list[str]:
    """Every word and figure of a document's text in reading order; footnotes and pictures left aside."""
    return [word for words in texts_of(document, _titles) for word in words.split()]


def _titles(chart: Chart) -> Iterator[str]:
    if isinstance(chart, SmallMultiples):
        yield from (plain_text(panel.title) for panel in chart.panels)
