"""Footnotes on their pages: where they stand, how they are read and tagged, and the hard cases."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import page
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document import (
    Bar,
    BarChart,
    Block,
    Callout,
    Card,
    Cards,
    Cell,
    Column,
    Direction,
    Document,
    Heading,
    Inlines,
    Isolate,
    Link,
    List,
    Note,
    Number,
    Paragraph,
    Row,
    Table,
    Text,
    Tone,
)
from reportgen.text.fonts import Fonts
from reportgen.theme import Role
from reportgen.writers.pdf.boxes import Strip
from reportgen.writers.pdf.pages import LONG_NOTE, Rules, on_pages, paginate
from reportgen.writers.pdf.setting import Typesetter
from reportgen.writers.pdf.tagging import Element, Structure
from reportgen.writers.pdf.wording import Mark
from tests.pdf.reading_back import elements, links, opened, poppler_text, run, sheets, tags, tokens
from tests.pdf.samples import FONTS, briefing, written
from tests.text.pages import READERS
from tests.themes import theme_of

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
URDU = {
    "said": "صوبے نے اس سال نئے اراکین شامل کیے",
    "note": "مضمون میں یہی الفاظ درج ہیں۔",
    "more": "اور ہدف سے آگے رہا۔ ",
}
ENGLISH = {
    "said": "The province admitted new members",
    "note": "So the article has it.",
    "more": "and passed its mark. ",
}


def say(words: str) -> Inlines:
    return (Text(words),)


def note(words: str) -> Note:
    return Note((Text(words),))


def marked(words: str, *notes: Note, after: str = " here.") -> Paragraph:
    return Paragraph((Text(words), *notes, Text(after)))


def of(language: str, *blocks: Block, draft: bool = False, digits: str = "") -> Document:
    document = replace(briefing(language, draft=draft), blocks=blocks)
    return replace(document, labels=replace(document.labels, digits=digits)) if digits else document


def conforms(path: Path) -> bool:
    run("qpdf", "--check", str(path))
    return all(page.validate_pdf(str(path), profile=profile).is_compliant for profile in ("ua1", "3a"))


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


# --- pages -----------------------------------------------------------------------------------

HEIGHTS = st.floats(1, 30)
NOTES = st.lists(st.lists(HEIGHTS.map(Strip), min_size=1, max_size=12).map(tuple), max_size=3).map(tuple)
STRIPS = st.lists(
    st.builds(Strip, height=HEIGHTS, before=st.floats(0, 20), after=st.floats(0, 20), keep=st.booleans(), notes=NOTES),
    max_size=40,
)
RULES = Rules(Strip(6.0), Strip(6.0))


@given(STRIPS)
def test_text_and_notes_are_placed_once_in_order_and_fit(strips: list[Strip]) -> None:
    pages = paginate(strips, 100.0, RULES)
    text = [placed.strip for sheet in pages for placed in sheet if not placed.foot]
    foot = [placed.strip for sheet in pages for placed in sheet if placed.foot and placed.strip.height != 6.0]
    assert text == strips
    assert foot == [line for strip in strips for lines in strip.notes for line in lines if line.height != 6.0]
    for sheet in pages:
        assert all(placed.y + placed.strip.height <= 100.02 for placed in sheet)
        body = [placed.y + placed.strip.height for placed in sheet if not placed.foot]
        below = [placed.y for placed in sheet if placed.foot]
        assert not body or not below or max(body) <= min(below) + 0.02


@given(STRIPS, st.floats(0, 0.4))
def test_closer_pages_hold_the_same_text_and_notes_in_order(strips: list[Strip], padding: float) -> None:
    padded = [replace(strip, padding=(padding * strip.height, padding * strip.height)) for strip in strips]
    pages = on_pages(padded, 100.0, RULES)
    text = [placed for sheet in pages for placed in sheet if not placed.foot]
    assert [placed.strip.notes for placed in text] == [strip.notes for strip in padded]
    assert len(pages) <= len(paginate(padded, 100.0, RULES))
    for sheet in pages:
        for above, below in itertools.pairwise(sheet):
            assert below.y >= above.y + above.strip.height - 0.02
        assert all(placed.y + placed.strip.height <= 100.02 for placed in sheet)


@given(st.lists(st.lists(st.floats(1, 10), min_size=1, max_size=LONG_NOTE - 1), max_size=40))
def test_a_short_note_stands_whole_on_the_page_of_its_mark(heights: list[list[float]]) -> None:
    strips = [Strip(10.0, notes=(tuple(Strip(height) for height in lines),)) for lines in heights]
    for sheet in paginate(strips, 100.0, RULES):
        wanted = [line for placed in sheet if not placed.foot for lines in placed.strip.notes for line in lines]
        assert [placed.strip for placed in sheet if placed.foot][1:] == wanted


def test_a_long_note_begins_with_its_mark_and_goes_on() -> None:
    lines = tuple(Strip(10.0) for _ in range(6))
    strips = [Strip(60.0), Strip(10.0, notes=(lines,)), Strip(10.0)]
    first, second = paginate(strips, 100.0, RULES)
    assert [placed.strip.height for placed in first] == [60.0, 10.0, 6.0, 10.0, 10.0]
    assert [placed.strip.height for placed in second] == [10.0, 6.0, 10.0, 10.0, 10.0, 10.0]


def test_no_single_line_of_a_note_is_left_for_the_next_page() -> None:
    lines = tuple(Strip(10.0) for _ in range(5))
    first, second = paginate([Strip(50.0, notes=(lines,))], 100.0, RULES)
    assert [sum(placed.strip is line for line in lines for placed in sheet) for sheet in (first, second)] == [3, 2]


def test_a_note_longer_than_pages_leaves_room_for_the_text_after_it() -> None:
    lines = tuple(Strip(10.0) for _ in range(30))
    pages = paginate([Strip(10.0, notes=(lines,)), *[Strip(10.0) for _ in range(9)]], 100.0, RULES)
    text = [sum(not placed.foot for placed in sheet) for sheet in pages]
    assert text[0] == 1
    assert text[1] > 1
    assert sum(text) == 10


# --- where notes stand -----------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ur", "vi"])
def test_a_note_stands_below_the_text_of_its_page_and_is_read_there(language: str, tmp_path: Path) -> None:
    said = URDU if language == "ur" else ENGLISH
    filler = Paragraph(say(said["more"] * 60))
    path = written(of(language, marked(said["said"], note(said["note"])), filler, filler, filler), tmp_path)
    first, *others = sheets(path)
    assert others
    place = first.index(said["note"].split()[-1])
    assert place > first.rindex(said["more"].split()[-1])
    assert all(said["note"] not in sheet for sheet in others)


@pytest.mark.parametrize("filling", range(20, 34))
def test_the_line_at_the_end_of_a_page_takes_its_note_along(filling: int, tmp_path: Path) -> None:
    blocks = [Paragraph(say(f"Filling line {'x' * n}")) for n in range(filling)]
    words = "The note's own words are here."
    document = of("en", *blocks, marked("Marked line", note(words)), *blocks)
    for sheet in sheets(written(document, tmp_path)):
        assert ("Marked line" in sheet) == (words in sheet)


def test_two_notes_on_a_line_are_told_apart(tmp_path: Path) -> None:
    document = of("en", marked("Two at once", note("First words."), note("Second words."), after="."))
    (sheet,) = sheets(written(document, tmp_path))
    assert re.search("Two at once ?¹, ?².", sheet)
    assert re.search(r"1\s+First words\.\s+2\s+Second words\.", sheet)


def test_a_note_longer_than_a_page_goes_on_with_every_word_in_order(tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(2500))
    path = written(of("en", marked("A long note", note(words)), *[marked("More", after=" text.")] * 20), tmp_path)
    text = poppler_text(path)
    assert len(sheets(path)) > 2
    assert [int(n) for n in re.findall(r"word(\d+)", text)] == list(range(2500))
    assert "word0 " in sheets(path)[0]
    assert conforms(path)


def test_a_note_in_the_last_row_of_a_table(tmp_path: Path) -> None:
    rows = [Row((Cell(say(f"Row {n}"), header=True), Cell(say("held")))) for n in range(45)]
    rows[-1] = Row(
        (Cell((Text("Row last"), note("Of the last row.")), header=True), Cell((Text("held"), note("Second."))))
    )
    path = written(of("en", Table((Column(say("What")), Column(say("How"))), tuple(rows))), tmp_path)
    first, second = sheets(path)
    assert "Of the last row." not in first
    assert re.search(r"Row last ?¹.*held ?².*1\s+Of the last row\.\s+2\s+Second\.", second, re.DOTALL)
    assert conforms(path)


def test_two_hundred_notes_are_numbered_in_order_each_with_its_page(tmp_path: Path) -> None:
    blocks = [marked(f"Line number {n}", note(f"Words of note {n}.")) for n in range(1, 201)]
    path = written(of("en", *blocks), tmp_path)
    for sheet in sheets(path):
        shown = [
            int(n.translate(str.maketrans(SUPERSCRIPTS, "0123456789"))) for n in re.findall(f"[{SUPERSCRIPTS}]+", sheet)
        ]
        assert [int(n) for n in re.findall(r"Words of note (\d+)", sheet)] == shown
        assert [int(n) for n in re.findall(r"Line number (\d+)", sheet)] == shown
    assert conforms(path)


def test_the_same_note_is_printed_once_and_its_mark_comes_back(tmp_path: Path) -> None:
    same = note("Only once.")
    path = written(of("en", marked("One", same), marked("Two", note("Another.")), marked("Three", same)), tmp_path)
    (sheet,) = sheets(path)
    assert re.search("One ?¹ .*Two ?² .*Three ?¹ ", sheet, re.DOTALL)
    assert sheet.count("Only once.") == 1


EVERYWHERE: dict[str, Block] = {
    "a heading": Heading(2, (Text("Heading"), note("Of it.")), "section-1"),
    "a quiet paragraph": Paragraph((Text("Quiet"), note("Of it.")), quiet=True),
    "a list": List(((Paragraph((Text("Item"), note("Of it."))),),)),
    "a list in a list": List(((Paragraph(say("Item")), List(((Paragraph((Text("Inner"), note("Of it."))),),))),)),
    "a callout": Callout((Paragraph((Text("Called"), note("Of it."))),), Tone.DOUBTFUL),
    "a card": Cards((Card((Number("2,071", "x"), note("Of it.")), say("members")),)),
    "a card's label": Cards((Card((Number("2,071", "x"),), (Text("members"), note("Of it."))),)),
    "a table's head": Table((Column((Text("Head"), note("Of it."))),), (Row((Cell(say("cell")),)),)),
    "a table's caption": Table((Column(say("Head")),), (Row((Cell(say("cell")),)),), (Text("Caption"), note("Of it."))),
    "a chart's title": BarChart(
        (Text("Title"), note("Of it.")), (Bar(say("2021"), Fraction(1), Number("1", "x")),), say("Caption"), "A chart."
    ),
    "a chart's caption": BarChart(
        say("Title"), (Bar(say("2021"), Fraction(1), Number("1", "x")),), (Text("Caption"), note("Of it.")), "A chart."
    ),
    "a link": Paragraph((Link((Text("linked"), note("Of it."), Text("on")), "https://example.org"),)),
    "an isolate": Paragraph((Isolate((Text("a code"), note("Of it."))),)),
}


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("place", EVERYWHERE)
def test_a_note_may_stand_anywhere(place: str, language: str, tmp_path: Path) -> None:
    path = written(of(language, EVERYWHERE[place], Paragraph(say("Afterwards."))), tmp_path)
    text = poppler_text(path)
    assert text.count("Of it") == 1
    assert text.count("¹") == 1
    assert conforms(path)


def test_a_note_of_the_title_block(tmp_path: Path) -> None:
    document = of("en", marked("Text", note("Of the text.")))
    head = replace(document.masthead, provenance=(*document.masthead.provenance, note("Of the provenance.")))
    (sheet,) = sheets(written(replace(document, masthead=head), tmp_path))
    assert re.search(r"1\s+Of the provenance\.\s+2\s+Of the text\.", sheet)


def test_an_empty_note_has_no_mark(tmp_path: Path) -> None:
    path = written(of("en", marked("Text", Note(()), after="."), marked("More", note("Words."))), tmp_path)
    (sheet,) = sheets(path)
    assert re.search(r"Text\.\s+More ?¹", sheet)
    assert conforms(path)


def test_a_note_within_a_note_is_not_lost(tmp_path: Path) -> None:
    inner = Note((Text("Outer"), note("Inner words."), Text(" words.")))
    (sheet,) = sheets(written(of("en", marked("Text", inner)), tmp_path))
    assert re.search(r"1\s+Outer ?² words\.\s+2\s+Inner words\.", sheet)


# --- how they are read -----------------------------------------------------------------------


def quoted(language: str) -> Document:
    """Notes with a quote in another script, figures before their marks, and a draft."""
    quote = Isolate((Text("nửa đầu nhiệm kỳ"),), Direction.LTR, "vi")
    urdu = Isolate((Text("نئے اراکین شامل ہوئے"),), Direction.RTL, "ur")
    said = URDU if language == "ur" else ENGLISH
    return of(
        language,
        Paragraph(
            (Text(said["said"] + " "), Number("2,071", "admitted"), Note((quote, Text(" "), Text(said["note"]))))
        ),
        Paragraph((Number("103.6%", "share"), Note((Text(said["more"]), urdu)), Text(" " + said["said"]))),
        draft=True,
    )


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", ["en", "vi", "ur"])
def test_every_word_and_figure_is_read_back(language: str, reader: str, tmp_path: Path) -> None:
    document = quoted(language)
    path = written(document, tmp_path)
    found = Counter(tokens(READERS[reader](path)))
    said = URDU if language == "ur" else ENGLISH
    texts = [said["said"]] * 2 + [
        said["note"],
        said["more"],
        "2,071",
        "103.6",
        "nửa đầu nhiệm kỳ",
        "نئے اراکین شامل ہوئے",
    ]
    wanted = Counter(tokens("\n".join([*texts, "1 2 1 2"])))
    assert wanted - found == Counter()
    assert conforms(path)


def test_a_mark_is_never_read_as_a_digit_of_its_figure(tmp_path: Path) -> None:
    for language in ("en", "ur"):
        for reader, read in READERS.items():
            text = read(written(quoted(language), tmp_path))
            assert not re.search(r"2,071\d|103\.6%?\d", text), (language, reader)


@pytest.mark.parametrize(("language", "digits"), [("en", ""), ("vi", ""), ("ur", ""), ("ur", "۰۱۲۳۴۵۶۷۸۹")])
def test_a_mark_stays_on_the_line_of_what_it_follows(language: str, digits: str, tmp_path: Path) -> None:
    said = (URDU if language == "ur" else ENGLISH)["more"].split()
    before: list[Inlines] = [
        (Number("2,071", "x"),),
        (Number("103.6%", "x"), Text(" فیصد")),
        say("(word)"),
        say("word."),
    ]
    document = of(
        language,
        *(
            Paragraph(
                (
                    Text(" ".join((said * 9)[:n]) + " "),
                    *before[n % 4],
                    note("Words."),
                    note("More."),
                    Text(" and on " * 9),
                )
            )
            for n in range(1, 40)
        ),
        digits=digits,
    )
    setter = Typesetter(document, theme_of(language), Fonts(FONTS), Structure(document.language))
    marks = 0
    for block in document.blocks:
        assert isinstance(block, Paragraph)
        runs = setter.runs(block.children, Role.BODY, Element("P"))
        for width in (130.0, 211.0, 340.0):
            for line in setter.lines(runs, width):
                written = [piece for piece in line.pieces if piece.text.strip("\u202f \u200e\u200f\u061c")]
                marks += sum(piece.mark.note is not None for piece in written if isinstance(piece.mark, Mark))
                assert isinstance(written[0].mark, Mark)
                assert written[0].mark.note is None
    assert marks >= 2 * 3 * 39


@pytest.mark.parametrize("reader", READERS)
def test_raised_digits_stay_on_their_line_and_apart_from_figures(reader: str, tmp_path: Path) -> None:
    blocks = (
        Paragraph((Text("اراکین "), Number("۲٬۰۷۱", "a"), note("پہلا۔"), Text(" رہی"))),
        Paragraph((Text("شرح "), Number("۱۰۳٫۶٪", "b"), note("دوسرا۔"), note("تیسرا۔"), Text(" رہی"))),
    )
    text = READERS[reader](written(of("ur", *blocks, digits="۰۱۲۳۴۵۶۷۸۹"), tmp_path))
    text = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]", "", text)
    assert not re.search("۲٬۰۷۱[۰-۹]|۱۰۳٫۶٪?[۰-۹]|[۰-۹]۲٬۰۷۱|[۰-۹]۱۰۳", text)
    if reader in ("poppler", "pdfium"):
        assert re.search(r"اراکین ۲٬۰۷۱\W*۱ رہی", text.replace("\n", "|").replace("\r", "|"))


def test_native_digits_are_small_and_raised(tmp_path: Path) -> None:
    plain = written(of("ur", marked(URDU["said"], note(URDU["note"])), digits="۰۱۲۳۴۵۶۷۸۹"), tmp_path)
    text = poppler_text(plain)
    assert "¹" not in text
    assert text.count("۱") >= 2
    with opened(plain.read_bytes()) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode()
    sizes = {float(size) for size in re.findall(r"/F\d+ ([\d.]+) Tf", content)}
    body = theme_of("ur").styles[Role.BODY].size
    assert any(size < 0.75 * body for size in sizes)
    assert conforms(plain)


# --- how they are tagged ---------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "vi", "ur"])
def test_marks_refer_to_notes_and_notes_lead_back(language: str, tmp_path: Path) -> None:
    path = written(quoted(language), tmp_path)
    with opened(path.read_bytes()) as pdf:
        found = [str(element.S)[1:] for _, element in elements(pdf)]
        assert found.count("Reference") == 2
        assert found.count("Note") == 2
        for depth, element in elements(pdf):
            if str(element.S) == "/Note":
                assert depth == 1
                assert str(element.ID).startswith("note-")
                assert [str(kid.S) for kid in element.K] == ["/Lbl", "/P"]
                assert str(element.K[0].K[0].S) == "/Link"
            if str(element.S) == "/Reference":
                assert [str(kid.S) for kid in element.K] == ["/Link"]
        targets = [str(link.Dest) for link in links(pdf) if "/Dest" in link]
        assert Counter(targets) == Counter(["note-1", "note-2", "note-1-mark", "note-2-mark"])
        names = [str(name) for name in pdf.Root.Names.Dests.Names[::2]]
        assert set(targets) <= set(names)


def test_a_note_is_read_after_the_block_of_its_mark(tmp_path: Path) -> None:
    table = Table((Column(say("Head")),), (Row((Cell((Text("cell"), note("Of it."))),)),))
    path = written(of("en", table, Paragraph(say("Afterwards."))), tmp_path)
    with opened(path.read_bytes()) as pdf:
        top = [str(element.S)[1:] for depth, element in elements(pdf) if depth == 1]
    assert top[-3:] == ["Table", "Note", "P"]


def test_no_notes_leave_nothing_behind(tmp_path: Path) -> None:
    path = written(of("en", Paragraph(say("Text."))), tmp_path)
    with opened(path.read_bytes()) as pdf:
        assert not {"Note", "Reference"} & set(tags(pdf))


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_rule_stands_on_the_starting_side(language: str, tmp_path: Path) -> None:
    said = URDU if language == "ur" else ENGLISH
    path = written(of(language, marked(said["said"], note(said["note"]))), tmp_path)
    with opened(path.read_bytes()) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode()
        width = float(pdf.pages[0].MediaBox[2])
    bars = [tuple(map(float, found)) for found in re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) (0?\.5) re", content)]
    ((x, _, length, _),) = bars
    assert length < width / 4
    assert (x > width / 2) == (language == "ur")
