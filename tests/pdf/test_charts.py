"""Charts on the page: panels on one scale, slopes whose labels keep clear of each other, mirrored, tagged, legible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import page
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document import Bar, BarChart, Chart, Note, Number, SlopeChart, SmallMultiples, Target
from reportgen.text.fonts import open_fonts
from reportgen.theme import PALE, Role, lightened
from reportgen.theming.contrast import contrast
from reportgen.writers.pdf.bars import WHITE
from reportgen.writers.pdf.boxes import Fill, Strip, Stroke, Words
from reportgen.writers.pdf.charts import lay_chart
from reportgen.writers.pdf.setting import Typesetter
from reportgen.writers.pdf.tagging import Structure
from reportgen.writers.spacing import spread
from tests.charts import CHARTS, LONG, panel, words
from tests.pdf.reading_back import elements, opened, without_marks
from tests.pdf.samples import FONTS, briefing
from tests.pdf.test_layout import bytes_of, pages_of, word_boxes
from tests.themes import look, theme_of

LANGUAGES = ("en", "ur", "vi")
DESIGNS = ("teal", "office", "newsroom")
WIDTH = 480.0


def laid(name: str, language: str = "en", design: str = "teal") -> list[Strip]:
    structure = Structure(language)
    setter = Typesetter(briefing(language), look(language, design), open_fonts(FONTS), structure)
    strips = lay_chart(CHARTS[name], setter, structure.root, WIDTH)
    assert setter.problems == ()
    return strips


def bars_of(strips: list[Strip], colour: str) -> list[Fill]:
    return [fill for strip in strips for fill in strip.fills if isinstance(fill, Fill) and fill.colour == colour]


def text_of(words: Words) -> str:
    return "".join(piece.text for piece in words.line.pieces).strip()


# --- every kind ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_of_any_kind_stays_on_the_page_with_all_its_figures(name: str, language: str) -> None:
    chart = CHARTS[name]
    data = bytes_of(chart, language=language)
    for word, (left, bottom, right, top) in word_boxes(data):
        assert 30 < left <= right < 566, word
        assert 10 < bottom <= top < 832, word
    page = " ".join(pages_of(chart, language=language)).replace("\u2212", "-")
    match chart:
        case SmallMultiples():
            printed = [bar.number.text for panel in chart.panels for bar in panel.bars]
        case SlopeChart():
            printed = [point.number.text for line in chart.slopes for point in line.points]
        case BarChart():
            printed = [bar.number.text for bar in chart.bars]
    assert printed
    for figure in printed:
        assert re.sub(r"[^\d.,]", "", figure) in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_words_of_a_chart_do_not_stand_on_each_other(name: str, language: str) -> None:
    for strip in laid(name, language):
        boxes = []
        for one in strip.words:
            size = max((piece.size for piece in one.line.pieces), default=0.0)
            boxes.append((one.x, one.x + one.line.natural_width, one.y - 0.5 * size, one.y, text_of(one)))
        for index, (left, right, top, bottom, said) in enumerate(boxes):
            for other in boxes[index + 1 :]:
                apart = right <= other[0] + 0.1 or other[1] <= left + 0.1 or bottom <= other[2] or other[3] <= top
                assert apart, (said, other[4])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["two panels", "a slope"])
def test_a_chart_is_one_figure_with_words_that_stand_for_it(name: str, language: str) -> None:
    with opened(bytes_of(CHARTS[name], language=language)) as pdf:
        alternative = CHARTS[name].alternative
        figures = [element for _, element in elements(pdf) if element.S == "/Figure"]
        (figure,) = (each for each in figures if without_marks(str(each.Alt)) == alternative)
        box = [float(side) for side in figure.A.BBox]
        assert box[2] - box[0] > 300
        assert box[3] - box[1] > 50
        assert "/Caption" in [str(child.get("/S")) for child in figure["/K"] if isinstance(child, pikepdf.Dictionary)]


def middles_of(name: str, language: str) -> dict[str, float]:
    """Where on the page, from the left, each word has its middle."""
    return {word: (box[0] + box[2]) / 2 for word, box in word_boxes(bytes_of(CHARTS[name], language=language))}


# --- panels ----------------------------------------------------------------------------------


def test_bars_of_all_panels_are_drawn_on_one_scale() -> None:
    strips = laid("two panels")
    accent = theme_of("en").colours.accent
    lengths = [fill.width for fill in bars_of(strips, accent)]
    assert len(lengths) == 4
    first, second = lengths[0] / 2030, lengths[1] / 2071
    assert first == pytest.approx(second)
    assert lengths[2] / 640 == pytest.approx(first)


def test_labels_that_all_panels_share_stand_once() -> None:
    said = [text_of(words) for strip in laid("two panels") for words in strip.words]
    assert said.count("North") == 1
    own = [text_of(words) for strip in laid("five panels, labels of their own") for words in strip.words]
    assert {"row 0", "row 4"} <= set(own)


@pytest.mark.parametrize("language", ["en", "ur"])
def test_panels_follow_each_other_as_lines_run(language: str) -> None:
    places = {
        word: (box[0] + box[2]) / 2 for word, box in word_boxes(bytes_of(CHARTS["two panels"], language=language))
    }
    assert (places["North"] < places["2,030"] < places["2,071"]) is (language == "en")
    assert (places["North"] > places["2,030"] > places["2,071"]) is (language == "ur")


def strips_of(chart: Chart, language: str = "en") -> list[Strip]:
    structure = Structure(language)
    setter = Typesetter(briefing(language), look(language, "teal"), open_fonts(FONTS), structure)
    return lay_chart(chart, setter, structure.root, WIDTH)


def beside(name: str, said: str, value: int = 2000) -> SmallMultiples:
    """Two panels, the first with a target: there is no room for its label beside the panel's name."""
    held = Target(words(said), Fraction(value))
    return SmallMultiples((), (panel(name, 2030, 2071, target=held), panel("Above", 30, 71)), (), "Two panels.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_panels_stand_next_to_their_bars_and_target_lines_reach_past_them(language: str) -> None:
    label, names, first, _ = strips_of(beside("New members", "Yearly target for new members: 2,000"), language)
    assert [text_of(one) for one in label.words] == ["Yearly target for new members: 2,000"]
    assert [text_of(one) for one in names.words] == ["New members", "Above"]
    red = theme_of(language).colours.target
    ((line, height),) = [(fill.x, fill.height) for fill in bars_of([names], red)]
    assert height == pytest.approx(names.height)
    assert [fill.x for fill in bars_of([first], red)] == [pytest.approx(line)]
    assert names.words[0].x + names.words[0].line.natural_width < line


def test_a_name_in_the_way_of_the_target_line_stands_above_its_label() -> None:
    names, label, *_ = strips_of(beside("New members of the Party in all of the province", "Yearly target: 500", 500))
    assert text_of(names.words[0]).startswith("New members")
    assert [text_of(one) for one in label.words] == ["Yearly target: 500"]


def test_labels_that_panels_share_leave_room_for_three_of_them() -> None:
    labels = (LONG, "South")
    panels = tuple(panel(name, 10, 20, labels=labels) for name in ("One", "Two", "Three"))
    *_, row = strips_of(SmallMultiples((), panels, (), "Three panels."))
    bars = bars_of([row], theme_of("en").colours.accent)
    assert len(bars) == 3
    assert all(bar.width > WIDTH / 5.3 for bar in bars)


def test_twelve_bars_are_thinner_than_two() -> None:
    """They would not stand on a page with what is said about them."""
    few, many = (
        strips_of(
            BarChart((), tuple(Bar(words(f"{i}"), Fraction(i), Number(f"{i}", f"n{i}")) for i in range(1, n)), (), "")
        )
        for n in (3, 13)
    )
    pitch = [strips[1].height for strips in (few, many)]
    assert pitch[1] < 0.85 * pitch[0]
    bar = many[0].fills[-1]
    assert isinstance(bar, Fill)
    assert bar.height > 1.3 * theme_of("en").styles[Role.CHART].size


def test_footnotes_of_panels_are_counted_as_they_are_read() -> None:
    """Names of panels stand above the labels of their bars, which all panels share."""
    noted = panel("A", 1, 2)
    first, second = (Note(words(f"note {said}")) for said in ("one", "two"))
    bars = tuple(replace(bar, label=(*bar.label, second)) if bar is noted.bars[0] else bar for bar in noted.bars)
    charted = SmallMultiples((), (replace(noted, title=(*noted.title, first), bars=bars),), (), "Panels.")
    page = pages_of(charted)[0]
    assert page.index("note one") < page.index("note two")


# --- slopes ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ur"])
def test_time_runs_as_lines_run(language: str) -> None:
    places = middles_of("a slope", language)
    forward = places["1,250"] < places["1,310"] < places["Sail"]
    backward = places["1,250"] > places["1,310"] > places["Sail"]
    assert (forward, backward) == (language == "en", language == "ur")


def test_a_line_ends_where_its_values_lie() -> None:
    strip = laid("a slope")[2]
    accent = theme_of("en").colours.accent
    lines = [shape for shape in strip.fills if isinstance(shape, Stroke) and shape.colour == accent]
    low, high = 640, 1310
    for line, (first, last) in zip(lines, ((1250, 1310), (980, 860), (640, 870)), strict=True):
        height = strip.height * 0.8 / (high - low)
        assert line.down == pytest.approx((first - last) * height)
        assert line.y == pytest.approx(strip.height * 0.1 + (high - first) * height)


def test_labels_moved_from_their_points_are_led_to_them() -> None:
    quiet = theme_of("en").colours.quiet
    leaders = [
        s for s in laid("eight slopes that end together")[2].fills if isinstance(s, Stroke) and s.colour == quiet
    ]
    assert len(leaders) >= 6
    assert not [s for s in laid("a slope")[2].fills if isinstance(s, Stroke) and s.colour == quiet and s.thickness > 2]


def test_labels_of_lines_that_end_together_stand_as_the_lines_come() -> None:
    strip = laid("eight slopes that end together")[2]
    names = [text_of(one) for one in sorted(strip.words, key=lambda one: one.y) if text_of(one).startswith("Line")]
    assert names == [f"Line {index}" for index in reversed(range(8))]


def test_bounds_are_pale_bands_within_the_plot() -> None:
    strip = laid("slopes with bounds")[2]
    pale = lightened(theme_of("en").colours.accent, PALE)
    bands = bars_of([strip], pale)
    assert len(bands) == 3
    assert all(0 <= band.y <= band.y + band.height <= strip.height for band in bands)


HEIGHTS = st.lists(st.tuples(st.floats(0, 100), st.floats(1, 15)), min_size=1, max_size=9)


@given(HEIGHTS)
def test_labels_moved_apart_keep_their_order_and_do_not_touch(labels: list[tuple[float, float]]) -> None:
    wanted, heights = [at for at, _ in labels], [height for _, height in labels]
    middles = spread(wanted, heights, 0.0, 150.0)
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    for upper, lower in pairwise(order):
        assert middles[upper] + heights[upper] / 2 <= middles[lower] - heights[lower] / 2 + 1e-6
    for middle, height in zip(middles, heights, strict=True):
        assert middle - height / 2 >= -1e-6
        assert middle + height / 2 <= 150 + 1e-6


@given(HEIGHTS)
def test_labels_that_have_room_stay_where_they_are(labels: list[tuple[float, float]]) -> None:
    wanted = [20.0 * (index + 1) for index in range(len(labels))]
    assert spread(wanted, [height for _, height in labels], 0.0, 300.0) == pytest.approx(wanted)


# --- colours ---------------------------------------------------------------------------------


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("name", CHARTS)
def test_every_label_can_be_read_in_every_theme(name: str, design: str) -> None:
    """On the paper, or on the bar that it stands on, 4.5:1; bars and lines stand out from the paper by 3:1."""
    colours = look("en", design).colours
    for strip in laid(name, design=design):
        for one in strip.words:
            for piece in one.line.pieces:
                ink = piece.mark.colour  # type: ignore[attr-defined]  # the mark is the PDF writer's own
                x, y = one.x + piece.x + piece.advance / 2, one.y - 2
                ground = WHITE
                for fill in strip.fills:
                    if isinstance(fill, Fill) and 0 <= x - fill.x <= fill.width and 0 <= y - fill.y <= fill.height:
                        ground = fill.colour
                assert contrast(ink, ground) >= 4.5, (text_of(one), ink, ground)
    assert contrast(colours.accent, WHITE) >= 3
    assert contrast(colours.target, WHITE) >= 4.5


@pytest.mark.parametrize("design", DESIGNS)
def test_a_pale_band_can_be_told_from_its_bar_in_grey(design: str) -> None:
    accent = look("en", design).colours.accent
    assert contrast(accent, lightened(accent, PALE)) >= 2.5


# --- the whole -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_charts_is_accessible_and_archival(language: str, tmp_path: Path) -> None:
    path = tmp_path / "charts.pdf"
    path.write_bytes(bytes_of(*CHARTS.values(), language=language))
    for profile in ("ua1", "3a"):
        report = page.validate_pdf(str(path), profile=profile)
        assert report.is_compliant, report.failures


GOLDEN = Path(__file__).parent / "goldens/charts.txt"
DRAWN = ["two panels, one with a target", "panels of points", "a slope", "slopes with bounds", "bars with bounds"]


def drawing(name: str, language: str) -> Iterator[str]:
    """A chart as lines of text: every word and shape with its place, in points from the start side and the top."""
    top = 0.0
    for strip in laid(name, language):
        for shape in strip.fills:
            if isinstance(shape, Stroke):
                place = f"{shape.x:.0f} {top + shape.y:.0f} to {shape.along:+.0f} {shape.down:+.0f}"
            else:
                place = f"{shape.x:.0f} {top + shape.y:.0f} size {shape.width:.0f} {shape.height:.0f}"
            yield f"  {type(shape).__name__.lower()} {shape.colour} at {place}"
        for one in strip.words:
            yield f"  “{text_of(one)}” at {one.x:.0f} {top + one.y:.0f}, {one.line.natural_width:.0f} wide"
        top += strip.height + strip.after


def test_charts_are_drawn_as_they_were(accept: bool) -> None:
    """Where things stand, to a point; `pytest --accept` takes over a new layout, after it was looked at."""
    told = [
        line
        for name in DRAWN
        for language in ("en", "ur")
        for line in (f"{name} ({language})", *drawing(name, language), "")
    ]
    happened = "\n".join(told)
    if accept:
        GOLDEN.write_text(happened, encoding="utf-8")
    assert happened == GOLDEN.read_text(encoding="utf-8")
