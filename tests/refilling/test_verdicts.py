"""The verdict beside each figure follows the facts, with its tone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.refilling.briefings import Desk, built, newer, paragraphs, part

PROSE = """\
::: masthead
Kicker

# Title

Provenance
:::

Both are {{ excess source }} above the target, in {{ period source }}.

::: sources
"""
TONES = ("Good", "Doubtful", "Bad", "Quiet")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def tones(data: bytes, name: str) -> list[tuple[str, str]]:
    """The words that have a tone, with it."""
    runs = re.findall(r'<w:rStyle w:val="Tone(\w+)"/>.*?</w:rPr>(?:<w:t[^>]*>([^<]*)</w:t>)?', part(data, name))
    return [(tone, said) for tone, said in runs]


@pytest.mark.parametrize("language", ["en", "ur", "vi"])
def test_the_verdicts_of_figures_are_the_new_ones(desk: Desk, language: str) -> None:
    facts = newer({"quote: 2,030": "quote: 1,990"})
    filled = desk.refill(built(language, PROSE, draft=True), facts, draft=True)
    assert filled.data is not None
    fresh = built(language, PROSE, facts, draft=True)
    assert paragraphs(filled.data) == paragraphs(fresh) != paragraphs(built(language, PROSE, draft=True))
    assert tones(filled.data, "word/document.xml") == tones(fresh, "word/document.xml")


def test_one_of_two_verdicts_in_a_note_changes_its_tone(desk: Desk) -> None:
    facts = newer({"quote: 92% سے": "quote: 87% سے"})
    filled = desk.refill(built("en", PROSE, draft=True), facts, draft=True)
    assert filled.data is not None
    fresh = built("en", PROSE, facts, draft=True)
    assert tones(filled.data, "word/footnotes.xml") == tones(fresh, "word/footnotes.xml")
