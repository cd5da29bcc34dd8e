"""The verdict beside each figure follows the facts, with its tone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.refilling.briefings import EXCHANGED, Desk, built, newer, paragraphs, part

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


MARKED = """\
::: masthead
Kicker

# Title

Provenance
:::

::: cards
- {{ excess sign }} above the target
:::

Both are {{ excess }} above the target, in {{ period }}. The second year brought {{ admitted_2022 }}.

::: figures excess period
"""


@pytest.mark.parametrize("language", ["en", "ur", "vi"])
def test_the_notes_of_figures_that_fail_follow_the_facts(desk: Desk, language: str) -> None:
    said = newer(
        {
            "one excess for both groups": "one excess for all",
            "một mức vượt chung cho cả hai nhóm": "một mức vượt chung",
            "مضمون دونوں گروہوں کے لیے ایک ہی فرق": "مضمون سب کے لیے ایک ہی فرق",
            **EXCHANGED,
        }
    )
    before = built(language, MARKED)
    assert part(before).count("<w:footnoteReference ") == 2  # of the excess and of the period, with one number each
    assert part(before).count("NOTEREF") == 3
    filled = desk.refill(before, said)
    assert filled.data is not None
    fresh = built(language, MARKED, said)
    for name in ("word/document.xml", "word/footnotes.xml"):
        assert paragraphs(filled.data, name) == paragraphs(fresh, name) != paragraphs(before, name)
    assert not [each for each in filled.diagnostics if each.code == "E108"]


def test_the_line_on_the_article_and_its_link_follow(desk: Desk) -> None:
    def of(title: str, address: str, facts: str) -> str:
        lines = f"  title: {title}\n  publisher: The Courier\n  url: https://example.org/{address}\n"
        return re.sub(r"  title: صوبہ[^\n]*\n", lambda _: lines, facts)

    was, now = of("پہلا مضمون", "first", newer({})), of("دوسرا مضمون", "second", newer())
    filled = desk.refill(built("en", PROSE, was), now)
    assert filled.data is not None, filled.diagnostics
    fresh = built("en", PROSE, now)
    assert paragraphs(filled.data) == paragraphs(fresh)
    assert "https://example.org/second" in part(filled.data, "word/_rels/document.xml.rels")
    assert "https://example.org/first" not in part(filled.data, "word/_rels/document.xml.rels")


def test_a_figure_that_fails_now_without_a_footnote_is_named(desk: Desk) -> None:
    facts = newer({"quote: 2,030": "quote: 1,990"})

    def named(prose: str) -> list[str]:
        filled = desk.refill(built("en", MARKED.replace("{{ admitted_2022 }}", prose), draft=True), facts, draft=True)
        assert filled.data is not None
        return [each.message for each in filled.diagnostics if each.code == "E112"]

    (said,) = named("{{ admitted_2021 }} {{ surplus_2021 }}")
    assert said == "nothing says where it is printed that it fails now: `admitted_2021`, `surplus_2021`"
    assert not named("{{ admitted_2021 source }}")
    assert not named("{{ admitted_2022 }}")
