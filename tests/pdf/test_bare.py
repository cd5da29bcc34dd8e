"""Titles, bookmarks, tool tips, headers and footers: words outside the text, in the order of the text."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document import Direction, Heading, Inline, Inlines, Isolate, Link, Number, Text, Tone, Toned, plain_text
from reportgen.text.bidi import levels, visual
from reportgen.writers.pdf import write
from reportgen.writers.pdf.bare import bare, bare_text, isolated, unmarked
from tests.pdf.conftest import Made
from tests.pdf.reading_back import elements, links, opened, run, without_marks
from tests.pdf.samples import FONTS, briefing
from tests.themes import theme_of

RTL, LTR = Direction.RTL, Direction.LTR
TITLE: Inlines = (
    Number("2020–2025", "term"),
    Text(" میں قرارداد "),
    Isolate((Text("21-NQ/TW"),), LTR),
    Text(" کی شرح "),
    Number("3–4%", "rate"),
)


def seen(text: str, base: Direction | None = None) -> str:
    """What the eye finds from left to right; where nobody says which way it goes, its first letter does."""
    found = [level for start, end, level in levels(text, base).runs for _ in range(start, end)]
    return without_marks("".join(text[at] for at in visual(found)))


def fenced(inlines: Inlines) -> str:
    """The same words with the isolates that the page has."""
    parts = []
    for inline in inlines:
        match inline:
            case Text():
                parts.append(inline.text)
            case Number():
                parts.append(f"\u2068{inline.text}\u2069")
            case Isolate():
                parts.append(f"\u2066{fenced(inline.children)}\u2069")
            case _:
                parts.append(fenced(inline.children))
    return "".join(parts)


def test_a_title_that_begins_with_a_figure_goes_the_way_of_its_language() -> None:
    assert seen(bare_text(TITLE, RTL)) == "3–4% حرش یک 21-NQ/TW دادرارق ںیم 2020–2025"
    assert seen(plain_text(TITLE)) != seen(bare_text(TITLE, RTL))


words = st.sampled_from(["شرح", "ارکان", "میں ہر سال", "، ", " ", "۔", ": "])
inline: st.SearchStrategy[Inline] = st.one_of(
    words.map(Text),
    st.sampled_from(["2,071", "3–4%", "≥ 5%", "2020–2025", "−1.5", "تیسرا", "۲٬۰۷۱"]).map(lambda it: Number(it, "x")),
    st.sampled_from(["21-NQ/TW", "Bình Thuận", "data.yaml", "07"]).map(lambda it: Isolate((Text(it),), LTR)),
)
toned: st.SearchStrategy[Inline] = st.lists(inline, max_size=3).map(lambda inner: Toned(tuple(inner), Tone.BAD))
FILE = "21-NQ-2020-2025.yaml"


@given(st.lists(st.one_of(inline, toned), max_size=6))
def test_one_string_is_seen_as_the_words_are_on_the_page(given_inlines: list[Inline]) -> None:
    inlines = tuple(given_inlines)
    assert seen(bare_text(inlines, RTL)) == seen(fenced(inlines), RTL)
    assert fenced(unmarked(inlines)).count("\u2069") <= fenced(inlines).count("\u2069")
    assert seen(fenced(unmarked(inlines)), RTL) == seen(fenced(inlines), RTL)


@pytest.mark.parametrize("said", [FILE, f"حقائق: {FILE} · 30", "شرح 3–4% سے", "اشاعت کے لیے"])
def test_a_string_of_somebody_else_keeps_its_codes_and_ranges(said: str) -> None:
    for code in (FILE, "3–4%"):
        assert (code in seen(bare(said, RTL))) is (code in said)
        assert (code in seen(fenced(isolated(said, RTL)), RTL)) is (code in said)
    assert without_marks(bare(said, RTL)) == said
    assert bare(said, LTR) == said


def test_furniture_leads_nowhere() -> None:
    assert unmarked((Link((Number("5%", "rate"),), "#here"), Text(" ارکان"))) == (
        Isolate((Text("5%"),), LTR),
        Text(" ارکان"),
    )


def test_all_strings_of_an_urdu_file_begin_on_the_right() -> None:
    """The title, the bookmarks, what links say of where they lead, and what figures are."""
    document = briefing("ur")
    masthead = replace(document.masthead, title=TITLE)
    headings = (Heading(2, TITLE, "one"), *document.blocks)
    data = write(replace(document, masthead=masthead, blocks=headings), theme_of("ur"), FONTS).value
    assert data is not None
    with opened(data) as pdf, pdf.open_outline() as outline:
        strings = [str(pdf.docinfo.Title), *(item.title for item in outline.root)]
        strings += [str(link.Contents) for link in links(pdf) if "/Dest" in link]
        strings += [str(element.get(key)) for _, element in elements(pdf) for key in ("/E", "/Alt") if key in element]
        assert strings[0] == bare_text(TITLE, RTL)
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == strings[0]
    assert len(strings) > 30
    for said in strings:
        strong = [way for way in map(unicodedata.bidirectional, said) if way in ("L", "R", "AL")]
        assert strong[0] != "L", said


@pytest.mark.parametrize("where", ["header", "footer"])
def test_the_header_and_the_footer_keep_codes_and_ranges(where: str, made: Made, tmp_path: Path) -> None:
    document = made.document
    if where == "header":
        document = replace(document, masthead=replace(document.masthead, title=TITLE))
    else:
        document = replace(document, labels=replace(document.labels, footer=f"حقائق: {FILE} · 30"))
    path = tmp_path / "file.pdf"
    data = write(document, theme_of(document.language[:2]), FONTS).value
    assert data is not None
    path.write_bytes(data)
    second = without_marks(run("pdftotext", "-f", "2", "-l", "2", "-enc", "UTF-8", str(path), "-"))
    expected = ("2020–2025", "21-NQ/TW", "3–4%") if where == "header" else (FILE,)
    for code in expected:
        assert code in second
