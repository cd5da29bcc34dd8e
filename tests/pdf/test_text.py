"""The words of a briefing come back out of its file: all of them, and the figures in order."""

from __future__ import annotations

from collections import Counter

from tests.pdf.conftest import Made
from tests.pdf.reading_back import pdfium_text, poppler_text, tokens, words_of


def test_poppler_finds_every_word_and_figure(made: Made) -> None:
    assert not missing(made, poppler_text(made.path))


def test_pdfium_finds_every_word_and_figure(made: Made) -> None:
    assert not missing(made, pdfium_text(made.path))


def missing(made: Made, text: str) -> Counter[str]:
    """The words of the document that a reader program did not find."""
    return Counter(words_of(made.document)) - Counter(tokens(text))


def test_the_figures_come_in_the_order_of_the_text(made: Made) -> None:
    figures = [token for token in tokens(poppler_text(made.path, "-raw")) if token[0].isdigit()]
    wanted = [token for token in words_of(made.document) if token[0].isdigit()]
    at = 0
    for figure in wanted[8:20]:
        at = figures.index(figure, at)
