"""How blocks become pages: nothing lost, nothing alone, nothing on top of something else."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]  # ships no types
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
    Contents,
    Direction,
    Heading,
    Inlines,
    Isolate,
    List,
    Number,
    Paragraph,
    Row,
    Table,
    Target,
    Text,
    Tone,
)
from reportgen.text.fonts import Fonts
from reportgen.text.ink import least_apart, reach
from reportgen.theme import Role, lightened
from reportgen.writers.columns import column_widths, with_fewer_lines
from reportgen.writers.pdf import EDGE, write
from reportgen.writers.pdf.bars import INSET, clear_room
from reportgen.writers.pdf.boxes import BASELINE, Bookmark, Fill, Strip, closer, headline
from reportgen.writers.pdf.flowing import Flow, Gaps, unwidowed
from reportgen.writers.pdf.furniture import lay_draft, lay_header
from reportgen.writers.pdf.masthead import lay_masthead
from reportgen.writers.pdf.pages import on_pages, paginate
from reportgen.writers.pdf.rags import lines_of
from reportgen.writers.pdf.setting import Typesetter
from reportgen.writers.pdf.tables import lay_table
from reportgen.writers.pdf.tagging import Structure
from reportgen.writers.pdf.wording import digits
from tests.pdf.reading_back import elements, opened, tags
from tests.pdf.samples import FONTS, briefing, printed, with_blocks
from tests.themes import look, theme_of

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten"


MARKS = dict.fromkeys(map(ord, "\u061c\u200e\u200f"), "")
"""Marks of direction, which may stand beside words where directions meet."""


def pages_of(*blocks: Block, language: str = "en") -> list[str]:
    """The text of each page of a briefing with these blocks."""
    data = bytes_of(*blocks, language=language)
    document = pypdfium2.PdfDocument(BytesIO(data))
    try:
        return [document[index].get_textpage().get_text_range() for index in range(len(document))]
    finally:
        document.close()


def bytes_of(*blocks: Block, language: str = "en") -> bytes:
    return printed(with_blocks(briefing(language), *blocks))


def words(said: str) -> tuple[Text]:
    return (Text(said),)


def table(rows: int, *, filling: str = "words in a cell") -> Table:
    columns = (Column(words("Name")), Column(words("Value"), numeric=True), Column(words("Remark"), 2))
    return Table(
        columns,
        tuple(
            Row((Cell(words(f"row{index}"), header=True), Cell(words(str(index * 997))), Cell(words(filling))))
            for index in range(rows)
        ),
    )


# --- pages -----------------------------------------------------------------------------------

STRIPS = st.lists(
    st.builds(
        Strip,
        height=st.floats(1, 60),
        before=st.floats(0, 20),
        after=st.floats(0, 20),
        keep=st.booleans(),
        tight=st.booleans(),
    ),
    max_size=60,
)


@given(STRIPS)
def test_every_strip_is_placed_once_in_order_and_fits(strips: list[Strip]) -> None:
    pages = paginate(strips, 100.0)
    assert [placed.strip for page in pages for placed in page] == strips
    for page in pages:
        assert all(placed.y + placed.strip.height <= 100.02 for placed in page)
        for above, below in itertools.pairwise(page):
            assert below.y >= above.y + above.strip.height - 0.01


@given(STRIPS)
def test_what_is_kept_together_is_parted_only_if_it_begins_a_page(strips: list[Strip]) -> None:
    """A page that ends inside a group holds nothing but that group: it was too tall for any page."""
    for page in paginate(strips, 100.0)[:-1]:
        if page[-1].strip.keep:
            assert all(placed.strip.keep for placed in page)


def test_no_line_of_a_paragraph_stands_alone() -> None:
    lines = unwidowed([Strip(10.0) for _ in range(5)])
    assert [strip.keep for strip in lines] == [True, False, False, True, False]
    for room in range(20, 60, 10):
        pages = paginate([Strip(float(room)), *lines], 80.0)
        counts = [sum(placed.strip in lines for placed in page) for page in pages]
        assert all(count != 1 for count in counts)


def test_a_heading_does_not_end_a_page() -> None:
    text = Paragraph(words("Some words that fill a line or two of the paragraph, and then a few more words. " * 2))
    for filler in range(10, 22):
        first, *others = pages_of(*[text] * filler, Heading(2, words("Kept heading")), *[text] * 12)
        assert others
        for page in (first, *others):
            lines = page.splitlines()
            if "Kept heading" in lines:
                assert lines[lines.index("Kept heading") + 1].startswith("Some words")


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_long_table_repeats_its_head_on_every_page(language: str) -> None:
    pages = pages_of(table(90), language=language)
    assert len(pages) >= 3
    assert all("Remark" in page for page in pages)
    pages = [page.translate(MARKS) for page in pages]
    text = " ".join(pages).split()
    assert all(str(index * 997) in text for index in range(90))
    assert str(88 * 997) in pages[-1].split()
    assert str(89 * 997) in pages[-1].split()


def test_white_space_gives_way_before_a_page_is_begun_for_a_row_or_two(monkeypatch: pytest.MonkeyPatch) -> None:
    saved = 0
    for rows in range(30, 44):
        usual = len(pages_of(table(rows)))
        with monkeypatch.context() as patch:
            patch.setattr("reportgen.writers.pdf.pages.NEARLY_EMPTY", 0.0)
            unbent = len(pages_of(table(rows)))
        assert usual <= unbent
        saved += unbent - usual
    assert saved >= 2


def test_white_space_gives_way_to_what_would_leave_a_gap_at_the_foot_of_a_page() -> None:
    rows = [Strip(16.0, before=4.0, after=4.0) for _ in range(4)]
    strips = [*rows, Strip(22.0, before=4.0), *rows]
    assert [len(page) for page in paginate(strips, 100.0)] == [4, 4, 1]
    assert [len(page) for page in on_pages(strips, 100.0)] == [5, 4]
    tight = on_pages(strips, 100.0)[0]
    assert tight[-1].y + tight[-1].strip.height <= 100.01
    assert [placed.strip.height for placed in tight] == [16.0] * 4 + [22.0]


def test_white_space_above_a_section_gives_way_less_than_other() -> None:
    line, section = Strip(10.0, before=8.0), Strip(10.0, before=8.0, bookmark=Bookmark("A section", 0))
    (page,) = paginate([line, section, line], 100.0, air=0.6)
    assert page[1].y - page[0].y == pytest.approx(10.0 + 0.8 * 8.0)
    assert page[2].y - page[1].y == pytest.approx(10.0 + 0.6 * 8.0)


@pytest.mark.parametrize("design", ["teal", "office", "newsroom"])
@pytest.mark.parametrize("language", ["ur", "vi", "en"])
def test_what_begins_something_new_is_seen_to_stand_apart(language: str, design: str) -> None:
    """From the last line of a paragraph to a chart's title is further than from line to line, in tall lines as well."""
    setter = typesetter(language, design)
    line, title = setter.line_height(Role.BODY), setter.line_height(Role.SUBHEADING)
    gaps = Gaps.of(setter)
    apart = (1 - BASELINE) * line + BASELINE * title
    assert apart + gaps.around > 1.25 * line
    assert apart + gaps.subsection > 1.25 * line
    assert gaps.section > 1.2 * max(gaps.around, gaps.subsection)
    assert gaps.around > gaps.paragraph > 0.25 * line


def test_white_space_stays_where_giving_way_helps_nothing() -> None:
    strips = [Strip(40.0, before=6.0, after=6.0) for _ in range(6)]
    assert on_pages(strips, 100.0) == paginate(strips, 100.0)


def test_the_first_and_the_last_row_do_not_stand_alone() -> None:
    text = Paragraph(words("Words that fill a line."))
    for filler in range(8, 22):
        pages = pages_of(*[text] * filler, table(40))
        counts = [sum(f"row{index}" in page.split() for index in range(40)) for page in pages]
        assert 1 not in counts, counts


def test_a_repeated_head_is_read_only_once() -> None:
    with opened(bytes_of(table(90))) as pdf:
        found = tags(pdf)
        heads = [element for _, element in elements(pdf) if element.S == "/TH" and element.A.Scope == "/Column"]
        assert [len(head.K) for head in heads] == [1, 1, 1]
    assert found.count("THead") == 1
    assert found.count("TR") == 91


def test_a_row_taller_than_a_page_is_broken_between_its_lines() -> None:
    pages = pages_of(table(1, filling=" ".join(f"word{index}" for index in range(1500))))
    assert len(pages) >= 2
    assert all("Remark" in page for page in pages)
    text = " ".join(pages).split()
    assert [text.count(f"word{index}") for index in range(1500)] == [1] * 1500


def flow(*blocks: Block, language: str = "en") -> list[Strip]:
    setter = typesetter(language)
    headings = [block for block in blocks if isinstance(block, Heading)]
    return Flow(setter, headings).lay(blocks, setter.structure.root, setter.width)


def test_a_list_in_a_list_stands_as_far_from_what_is_above_it_as_from_what_is_below() -> None:
    inner = List(((Paragraph(words("inner")),), (Paragraph(words("another")),)))
    strips = flow(List(((Paragraph(words("outer")), inner), (Paragraph(words("next")),))))
    gaps = [max(above.after, below.before) for above, below in itertools.pairwise(strips)]
    assert gaps[0] == gaps[2] > gaps[1]


def test_a_list_of_contents_begins_like_a_section() -> None:
    head, entry, *_ = flow(Contents(words("In this briefing")), Heading(2, words("Figures"), "section-1"))
    assert head.before == Gaps.of(typesetter("en")).section
    assert head.after < head.before / 2
    assert entry.before <= head.after


# --- columns ---------------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.integers(1, 5), st.floats(5, 200), st.floats(0, 500)), min_size=1, max_size=8),
    st.floats(100, 600),
)
def test_columns_fill_the_width_and_respect_their_words(columns: list[tuple[int, float, float]], room: float) -> None:
    weights = [weight for weight, _, _ in columns]
    least = [width for _, width, _ in columns]
    natural = [width + more for _, width, more in columns]
    widths = column_widths(weights, least, natural, room)
    assert sum(widths) == pytest.approx(room, abs=0.1)
    if sum(least) < room:
        assert all(width >= smallest - 0.1 for width, smallest in zip(widths, least, strict=True))
    if sum(natural) <= room:
        assert all(width >= wanted - 0.1 for width, wanted in zip(widths, natural, strict=True))


def test_a_column_is_widened_where_that_saves_lines() -> None:
    """A few points more for the verdicts, and each takes one line; the claims do not notice."""
    rows = [[120.0, 110.0] for _ in range(10)]
    widths = with_fewer_lines([200.0, 100.0], [40.0, 40.0], rows)
    assert widths[1] >= 110.0
    assert sum(widths) == pytest.approx(300.0)


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(0, 900), st.floats(0, 900)), max_size=30))
def test_columns_are_bent_only_so_far(rows: list[tuple[float, float, float]]) -> None:
    widths = with_fewer_lines([100.0, 150.0, 200.0], [90.0, 20.0, 20.0], rows)
    assert sum(widths) == pytest.approx(450.0)
    assert widths[0] >= 90.0
    for width, before in zip(widths, (100.0, 150.0, 200.0), strict=True):
        assert 0.6 * before - 0.01 <= width <= 1.4 * before + 0.01


NOTE = "11.0 − 8.5 = 2.5 percentage points, printed as 2.5%. Editor's note: per cent where points are meant."


def rows_of(*rows: tuple[str, ...]) -> tuple[Row, ...]:
    return tuple(Row(tuple(Cell(words(said)) for said in row)) for row in rows)


def laid_table(table: Table, language: str = "en") -> list[Strip]:
    setter = typesetter(language)
    return lay_table(table, setter, setter.structure.root, 480.0)


def test_a_long_cell_does_not_take_the_room_of_the_short_ones_beside_it() -> None:
    """Words can be parted, so a note of many words leaves room for claims that fit on a line."""
    claims = [
        "The four hospitals together make up the whole of the trust",
        "Share of the emergency patients seen in time",
    ]
    rows = rows_of(*((claim, working, "✓ holds") for claim in claims for working in ("9 < 17", NOTE)))
    table = Table((Column(words("Claim"), 5), Column(words("Working"), 4), Column(words("Verdict"), 3)), rows)
    for strip in laid_table(table)[1:]:
        starts = [each.x for each in strip.words]
        assert starts.count(0.0) == 1
        assert starts.count(max(starts)) == 1


def test_a_figure_stays_with_its_unit() -> None:
    long = "Committees directly above the grassroots completing their tasks excellently, and so on and on"
    table = Table(
        (Column(words("Figure"), 9), Column(words("Value"), 1, numeric=True), Column(words("Remark"), 6)),
        rows_of((long, "> 17 percentage points", long)),
    )
    _, row = laid_table(table)
    (value,) = [w for w in row.words if "17" in "".join(piece.text for piece in w.line.pieces)]
    assert "points" in "".join(piece.text for piece in value.line.pieces)


def test_words_keep_further_away_from_figures_that_end_beside_them() -> None:
    table = Table(
        (Column(words("Figure"), 2), Column(words("Value"), numeric=True), Column(words("Paragraph"))),
        rows_of(("Spent on nurses", "£3.6 million", "5")),
    )
    _, row = laid_table(table)
    _, value, paragraph = row.words
    assert paragraph.x - value.x - value.line.natural_width >= 20.0


@given(st.lists(st.integers(1, 12), min_size=1, max_size=30), st.floats(60, 300))
def test_a_last_word_is_given_company_but_no_further_line(letters: list[int], width: float) -> None:
    setter = typesetter("en")
    runs = setter.runs(words(" ".join("n" * many for many in letters)), Role.QUIET, setter.structure.root)
    usual, given_ = setter.lines(runs, width), lines_of(setter, runs, width)
    assert len(given_) == len(usual)
    assert given_[-1].natural_width >= usual[-1].natural_width
    assert all(
        line.natural_width <= width or line.natural_width <= each.natural_width
        for line, each in zip(given_, usual, strict=True)
    )


def test_a_caption_does_not_end_in_a_word_alone() -> None:
    setter = typesetter("en")
    said = "Share that completed their tasks well or better, every year. The scale runs from none to all."
    runs = setter.runs(words(said), Role.QUIET, setter.structure.root)
    width = setter.one_line(runs)[0].natural_width - 10.0
    assert [len(line.pieces[0].text.split()) for line in setter.lines(runs, width)][-1] == 1
    assert [len(line.pieces[0].text.split()) for line in lines_of(setter, runs, width)][-1] > 2


def typesetter(language: str, design: str = "teal") -> Typesetter:
    return Typesetter(briefing(language), look(language, design), Fonts(FONTS), Structure(language))


@pytest.mark.parametrize("dense", [False, True])
@pytest.mark.parametrize("language", ["ur", "en"])
def test_tall_letters_keep_clear_of_the_rules_above_and_below_their_row(language: str, dense: bool) -> None:
    """Words that begin high or end low in Nastaliq, in an Urdu table and as quotes in an English one."""
    setter = typesetter(language)
    quotes = ["مکمل کمیٹی", "گھٹنے کچھ تنظیم", "شرحِ نام", "اس کی دو"]
    rows = tuple(Row((Cell((Isolate((Text(quote),), Direction.RTL, "ur"),)), Cell(words("5")))) for quote in quotes)
    table = Table((Column(words("A")), Column(words("B"))), rows, dense=dense)
    _, *strips = lay_table(table, setter, setter.structure.root, 480.0)
    assert len(strips) == len(quotes)
    for strip in (*strips, *(closer(strip, 0.6) for strip in strips)):
        hairline = strip.fills[-1]
        assert isinstance(hairline, Fill)
        for each in strip.words:
            up, down = reach((each.line,))
            assert up < each.y
            assert each.y + down < hairline.y
    assert len({strip.height for strip in strips}) > 1


@pytest.mark.parametrize("dense", [False, True])
def test_a_row_with_a_quote_in_tall_letters_is_as_high_as_others_where_its_letters_are_low(dense: bool) -> None:
    cells: list[Inlines] = [(Text("of the target"),), (Isolate((Text("ہدف سے"),), Direction.RTL, "ur"),)]
    table = Table(
        (Column(words("A")), Column(words("B"))),
        tuple(Row((Cell(words("Words")), Cell(said))) for said in cells),
        dense=dense,
    )
    _, plain, mixed = laid_table(table)
    assert mixed.height == pytest.approx(plain.height, abs=1.0)
    assert [w.y for w in mixed.words] == pytest.approx([w.y for w in plain.words], abs=1.0)


def test_a_quote_of_several_lines_ends_as_far_from_the_rule_as_other_words() -> None:
    quote = (Isolate((Text("اس کی دو " * 12),), Direction.RTL, "ur"),)
    table = Table(
        (Column(words("A"), 6), Column(words("B"), 1)),
        (Row((Cell(words("Words " * 60)), Cell(words("5")))), Row((Cell(words("Words " * 60)), Cell(quote)))),
    )
    _, plain, mixed = laid_table(table)
    ends = [strip.height - max(each.y for each in strip.words) for strip in (plain, mixed)]
    assert ends[1] > ends[0] - 0.5


# --- charts ----------------------------------------------------------------------------------


@given(st.integers(0, 100), st.integers(0, 200), st.none() | st.integers(-20, 220), st.integers(1, 60), st.booleans())
def test_a_figure_on_a_bar_is_clear_of_its_ends_and_of_the_target(
    start: int, length: int, beyond: int | None, width: int, backwards: bool
) -> None:
    line = None if beyond is None else start + beyond
    x = clear_room(start, start + length, line, width, backwards=backwards)
    if x is not None:
        assert start + INSET - 0.01 <= x
        assert x + width <= start + length - INSET + 0.01
        assert line is None or not x - 1 < line < x + width + 1


BARS = (Bar(words("A"), Fraction(5), Number("5", "a")), Bar(words("B"), Fraction(5), Number("5.0", "b")))
CHARTS = {
    "equal bars, target at their end": BarChart(
        (), BARS, words("from zero"), "Two bars.", Target(words("plan"), Fraction(5))
    ),
    "no target": BarChart(words("Title"), BARS, (), "Two bars."),
    "all zero": BarChart(
        (), (Bar(words("A"), Fraction(0), Number("0", "a")),), (), "None.", Target(words("t"), Fraction(0))
    ),
    "below zero": BarChart(
        (), (*BARS, Bar(words("C"), Fraction(-9), Number("−9", "c"))), (), "Three.", Target(words("t"), Fraction(-3))
    ),
    "long labels": BarChart(
        (),
        (Bar(words(LONG + " and more words"), Fraction(1), Number("1", "a")),),
        (),
        "One.",
        Target(words(LONG * 3), Fraction(1, 50)),
    ),
    "points": BarChart(
        (),
        (
            Bar(words("A"), Fraction(87), Number("> 87%", "a"), Fraction(100)),
            Bar(words(LONG), Fraction(0), Number("0%", "b")),
            Bar(words("C"), Fraction(100), Number("≤ 100%", "c"), Fraction(0)),
        ),
        words("shares"),
        "Three.",
        Target(words("plan: 75%"), Fraction(75)),
        dots=True,
        end=Fraction(100),
    ),
    "points, all zero": BarChart((), (Bar(words("A"), Fraction(0), Number("0", "a")),), (), "None.", dots=True),
    "no bars": BarChart(words("Title"), (), words("nothing"), "Nothing."),
}


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_of_any_kind_is_drawn_on_the_page(name: str, language: str) -> None:
    chart = CHARTS[name]
    data = bytes_of(chart, language=language)
    for word, (left, bottom, right, top) in word_boxes(data):
        assert 30 < left <= right < 566, word
        assert 10 < bottom <= top < 832, word
    page = " ".join(pages_of(chart, language=language))
    assert all(bar.number.text in page for bar in chart.bars)


# --- hard cases ------------------------------------------------------------------------------

CASES: dict[str, tuple[Block, ...]] = {
    "one card": (Cards((Card(words("2,071"), words("members")),)),),
    "five cards": (Cards(tuple(Card(words(f"{index}00,000"), words("of something")) for index in range(5))),),
    "a card with a value too wide": (Cards((*(Card(words("12,345,678,901,234"), words(LONG)) for _ in range(4)),)),),
    "no cards": (Cards(()),),
    "a word longer than a line": (
        Paragraph(words(LONG * 3)),
        Heading(2, words(LONG * 2)),
        List(((Paragraph(words(LONG * 2)),),)),
    ),
    "long words in a table": (
        Table(
            (Column(words("A")), Column(words("B")), Column(words(LONG))),
            (Row((Cell(words(LONG)), Cell(words(LONG)), Cell(words("x")))),),
        ),
    ),
    "empty cells and rows too short": (
        Table((Column(words("A")), Column(())), (Row((Cell(()), Cell(words("x")))), Row((Cell(words("y")),)), Row(()))),
    ),
    "a table without rows": (Table((Column(words("A")), Column(words("B"))), ()),),
    "nested lists": (List(((Paragraph(words("outer")), List(((Paragraph(words("inner")),),), ordered=True)), ())),),
    "a callout with blocks": (
        Callout(
            (Heading(3, words("Head")), Paragraph(words("text")), List(((Paragraph(words("item")),),)), table(2)),
            Tone.BAD,
        ),
    ),
    "a callout longer than a page": (
        Callout(tuple(Paragraph(words("Many words. " * 40)) for _ in range(12)), Tone.NEUTRAL),
    ),
    "nothing": (),
    "empty pieces": (Paragraph(()), Heading(2, ()), Callout(()), List(()), Paragraph(words(""))),
}


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("name", CASES)
def test_a_hard_case_stays_inside_the_margins(name: str, language: str) -> None:
    data = bytes_of(*CASES[name], language=language)
    for word, (left, bottom, right, top) in word_boxes(data):
        assert 50 < left <= right < 546, word
        assert 10 < bottom <= top < 832, word


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("repeats", [1, 3, 12])
def test_a_badge_of_any_length_finds_room(language: str, repeats: int) -> None:
    document = briefing(language)
    head = replace(document.masthead, badge=words("17 of 20 claims hold, " * repeats))
    outcome = write(replace(document, masthead=head), theme_of(language), FONTS)
    assert outcome.value is not None
    for word, (left, _, right, _) in word_boxes(outcome.value):
        assert 50 < left <= right < 546, word


def test_urdu_is_mirrored() -> None:
    """Columns, bars, labels and list numbers begin at the right; the page number stands at the left."""
    places = {}
    for language in ("en", "ur"):
        chart = BarChart((), (Bar(words("Label"), Fraction(9), Number("9,999", "a")),), (), "One bar.")
        data = bytes_of(List(((Paragraph(words("Item")),),)), table(1), chart, language=language)
        found = dict(word_boxes(data))
        assert {"•", "Item", "Name", "Remark", "Label", "9,999"} <= set(found)
        places[language] = {word: (box[0] + box[2]) / 2 for word, box in found.items()}
    english, urdu = places["en"], places["ur"]
    for before, after in (("•", "Item"), ("Name", "Value"), ("Value", "Remark"), ("Label", "9,999")):
        assert english[before] < english[after]
        assert urdu[before] > urdu[after]


def test_a_very_long_title_pushes_the_rest_down() -> None:
    document = briefing("en")
    head = replace(document.masthead, title=words("A finding that takes many words to say in full. " * 60))
    outcome = write(replace(document, masthead=head), theme_of("en"), FONTS)
    assert outcome.value is not None
    assert all(box[1] > 40 for word, box in word_boxes(outcome.value) if "finding" in word)
    with opened(outcome.value) as pdf:
        assert tags(pdf).count("H1") == 1


def word_boxes(data: bytes) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Every stretch of text with the box of its ink; hidden marks of direction aside."""
    found = []
    document = pypdfium2.PdfDocument(BytesIO(data))
    try:
        for index in range(len(document)):
            textpage = document[index].get_textpage()
            for at in range(textpage.count_rects()):
                box = textpage.get_rect(at)
                if text := textpage.get_text_bounded(*box).strip(" \u061c\u200e\u200f\r\n"):
                    found.append((text, box))
    finally:
        document.close()
    return found


# --- small things ----------------------------------------------------------------------------


def test_numbers_in_the_digits_of_a_language() -> None:
    assert digits(120, "۰۱۲۳۴۵۶۷۸۹") == "۱۲۰"


def test_a_light_mix_with_white() -> None:
    assert lightened("#000000", 0.0) == "#ffffff"
    assert lightened("#102030", 1.0) == "#102030"


def test_a_title_in_tall_letters_keeps_clear_of_its_kicker() -> None:
    document = briefing("ur")
    structure = Structure(document.language)
    typesetter = Typesetter(document, theme_of("ur"), Fonts(FONTS), structure)
    kicker, *_ = lay_masthead(document.masthead, typesetter, structure.root, 480.0)
    assert kicker.after == 4.0


@pytest.mark.parametrize("design", ["teal", "office", "newsroom"])
@pytest.mark.parametrize("language", ["ur", "vi", "en"])
def test_a_badge_keeps_clear_of_the_letters_of_the_title(language: str, design: str) -> None:
    setter = typesetter(language, design)
    *_, title, provenance = lay_masthead(briefing(language).masthead, setter, setter.structure.root, 480.0)
    (letters,) = title.words
    badge = provenance.fills[0]
    assert isinstance(badge, Fill)
    hanging = letters.y + reach((letters.line,))[1] - title.height
    assert title.after + badge.y - hanging > 2.0
    assert badge.height < 2.6 * setter.style(Role.BADGE).size


@pytest.mark.parametrize("design", ["teal", "office", "newsroom"])
@pytest.mark.parametrize("language", ["ur", "vi", "en"])
def test_the_mark_of_a_draft_keeps_clear_of_the_text(language: str, design: str) -> None:
    setter = Typesetter(briefing(language, draft=True), look(language, design), Fonts(FONTS), Structure(language))
    mark = lay_draft(setter, setter.structure.root)
    assert mark is not None
    assert EDGE - setter.theme.paper.top + mark.height < -9.0


@pytest.mark.parametrize("design", ["teal", "office", "newsroom"])
@pytest.mark.parametrize("language", ["ur", "vi", "en"])
def test_headings_are_not_smaller_than_what_they_stand_above(language: str, design: str) -> None:
    size = {role: look(language, design).styles[role].size for role in Role}
    assert size[Role.TITLE] > 1.25 * size[Role.HEADING]
    assert size[Role.HEADING] > 0.97 * size[Role.BODY]
    assert size[Role.SUBHEADING] > 0.88 * size[Role.BODY]
    assert size[Role.HEADING] > 1.05 * size[Role.SUBHEADING]


def values_of(*values: str) -> list[float]:
    """The sizes that the values of a row of cards are set in."""
    row = flow(Cards(tuple(Card(words(value), words("of something")) for value in values)))[0]
    return [each.line.pieces[0].size for each in row.words if "something" not in each.line.pieces[0].text]


def test_figures_of_a_row_of_cards_are_of_one_size() -> None:
    usual = typesetter("en").style(Role.CARD_VALUE).size
    assert values_of("18,240", "71.5%", "9th of 42", "1") == [usual] * 4
    level = values_of("18,240", "71.5%", "the ninth of 42", "1")
    assert len(set(level)) == 1
    assert 0.7 * usual <= level[0] < usual


def test_a_figure_that_is_far_too_long_does_not_shrink_the_others() -> None:
    usual = typesetter("en").style(Role.CARD_VALUE).size
    sizes = values_of("18,240", "12,345,678,901,234,567", "1", "2")
    assert sizes[0] == sizes[-1] == usual
    assert sizes[1] < 0.7 * usual


def test_a_heading_and_a_line_of_text_do_not_end_a_page_before_a_table() -> None:
    heading, line, head, *_ = flow(Heading(2, words("Checked")), Paragraph(words("All of it.")), table(9))
    assert heading.keep
    assert line.keep
    assert head.keep
    charted = flow(Heading(2, words("Checked")), Paragraph(words("All of it.")), CHARTS["no target"])
    assert not charted[1].keep
    _, first, *rest = flow(Heading(2, words("Checked")), Paragraph(words("All of it, and more. " * 9)), table(9))
    assert first.keep
    assert not rest[0].keep


@pytest.mark.parametrize("language", ["ur", "en"])
def test_a_long_title_is_shortened_above_the_pages(language: str) -> None:
    setter = typesetter(language)
    title = {"en": "Eleven of twelve provinces admit more members. ", "ur": "بارہ میں سے گیارہ صوبوں کے نئے اراکین "}
    short, long = (lay_header(setter, words(title[language] * many)) for many in (1, 9))
    assert short is not None
    assert len(short.strip.words) == 1
    assert long is not None
    first, more = long.strip.words
    assert more.line.pieces[0].text.strip() == "…"
    assert more.x == pytest.approx(first.line.natural_width)
    assert 0.8 * setter.width < more.x + more.line.natural_width <= setter.width


def test_the_mark_of_a_draft_has_room_for_tall_letters() -> None:
    document = briefing("ur", draft=True)
    document = replace(document, labels=replace(document.labels, draft="کمیٹی نے ابھی مکمل تصدیق نہیں کی، کام باقی ہے"))
    setter = Typesetter(document, theme_of("ur"), Fonts(FONTS), Structure("ur"))
    mark = lay_draft(setter, setter.structure.root)
    assert mark is not None
    (said,) = mark.words
    up, down = reach((said.line,))
    assert up < said.y
    assert said.y + down < mark.height


@pytest.mark.parametrize("said", ["مکمل کمیٹی کچھ", "اس کی دو"])
def test_the_wash_of_a_callout_has_room_for_tall_letters(said: str) -> None:
    first, *_ = flow(
        Callout((Paragraph((Text(said, strong=True), *words(" بات ہے۔ " * 20))),), Tone.BAD), language="ur"
    )
    assert all(each.y - reach((each.line,))[0] > 2.5 for each in first.words)


TITLES = {
    "ur": (
        "بارہ میں سے گیارہ صوبوں نے ہدف سے زیادہ نئے پارٹی اراکین شامل کیے، اور بارہویں نے تفصیل سے بتایا کہ کیوں نہیں",
        "بن تھوان میں مسلسل دو سال نئے پارٹی اراکین کی تعداد ہدف سے زیادہ رہی",
    ),
    "en": ("Eleven of twelve provinces admit more new members than planned, and the twelfth explains at length why",),
}


@pytest.mark.parametrize("design", ["teal", "office", "newsroom"])
@pytest.mark.parametrize("language", TITLES)
def test_the_letters_of_a_titles_lines_do_not_touch_each_other_or_the_kicker(language: str, design: str) -> None:
    setter = typesetter(language, design)
    for title in TITLES[language]:
        masthead = replace(briefing(language).masthead, title=words(title))
        *lines, _ = lay_masthead(masthead, setter, setter.structure.root, setter.width)
        assert len(lines) > 2
        for above, below in itertools.pairwise(lines):
            (upper,), (lower,) = above.words, below.words
            apart = above.height - upper.y + max(above.after, below.before) + lower.y
            assert apart > least_apart(upper.line, lower.line, rtl=language == "ur") + 1.5


def test_a_kicker_with_low_ends_keeps_clear_of_a_title_that_begins_high() -> None:
    setter = typesetter("ur")
    masthead = replace(briefing("ur").masthead, kicker=words("کام نام تنظیم"), title=words("مکمل کمیٹی کچھ"))
    kicker, title, _ = lay_masthead(masthead, setter, setter.structure.root, setter.width)
    (upper,), (lower,) = kicker.words, title.words
    apart = kicker.height - upper.y + kicker.after + lower.y
    assert apart > least_apart(upper.line, lower.line, rtl=True) + 2.5


def test_lines_of_low_letters_stand_no_further_apart_than_usual() -> None:
    setter = typesetter("ur")
    lines = setter.lines(setter.runs(words("دو سو دس روز " * 8), Role.TITLE, setter.structure.root), 300.0)
    assert len(lines) > 1
    strips = headline(lines, setter.style(Role.TITLE), rtl=True)
    assert [strip.height for strip in strips] == [line.height for line in lines]
