"""Laws of set paragraphs, and the hard cases one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.document import Direction
from reportgen.text.atoms import STEERING
from reportgen.text.fonts import FontFault
from reportgen.text.paragraphs import Line, Run, measure, set_lines
from reportgen.text.pieces import Piece
from reportgen.text.words import AT_FIGURES
from reportgen.theme import Style
from tests.text import samples
from tests.text.samples import LATIN, LRI, PDI, RLI, URDU, URDU_TEXTS, fonts, latin, plain, urdu

SPACES = (" ", "\u00a0")
_PLAIN = ("ضلع", "کمیٹی،", "فوراً", "(ہے)۔", "Bình", "members", "2,071", "3–4%", "≥", "✓", "۲۰۲۱", "-", "۔")
_ISOLATED = (f"{LRI}21-NQ/TW{PDI}", f"{LRI}2,071 ÷ 2{PDI}،", f"{RLI}اعلیٰ سطح{PDI}")
_UNUSUAL = ("ا" * 40, "a\u0301", "\u200c", "ے\u200c")
WORDS = st.sampled_from([*_PLAIN, *_ISOLATED, *_UNUSUAL])
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", "  ", ""])), max_size=12).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
STYLES = st.sampled_from([URDU, LATIN, replace(LATIN, tracking=0.08, uppercase=True), replace(URDU, size=23.0)])
PARAGRAPHS = st.lists(st.builds(Run, TEXTS, STYLES, st.sampled_from([None, 1, 2])), min_size=1, max_size=3)


def shown(runs: Sequence[Run]) -> str:
    """What is to be seen of the runs; a space is added at the end, where there is none."""
    text = STEERING.sub("", "".join(run.text for run in runs))
    return text if not text or "".join(run.text for run in runs).endswith(" ") else text + " "


_AT_JOINT = re.compile("[\u200b\u200e\u200f\u061c]+ ?")
"""What has no width, and is there for reader programs."""


def pieces(lines: Sequence[Line]) -> list[Piece]:
    return [piece for line in lines for piece in line.pieces]


def read(piece: Piece) -> str:
    """A piece's characters in reading order, without the marks at joints."""
    clusters = reversed(piece.clusters) if piece.level & 1 else piece.clusters
    seen = [cluster for cluster in clusters if not cluster.aside]
    said = [cluster.text for cluster in seen if cluster.advance or not _AT_JOINT.fullmatch(cluster.text)]
    return STEERING.sub("", "".join(said))


@settings(deadline=None)
@given(PARAGRAPHS, st.sampled_from(Direction), st.floats(20, 400), st.booleans())
def test_laws(runs: list[Run], base: Direction, width: float, justify: bool) -> None:
    lines = set_lines(runs, base, width, fonts(), justify=justify)
    assert "".join(piece.text for piece in pieces(lines)) == shown(runs)
    for piece in pieces(lines):
        assert read(piece) == piece.text
        assert piece.size > 0
        assert len(piece.clusters) > 0
    for line in lines:
        visible = sorted((piece for piece in line.pieces if piece.text), key=lambda piece: (piece.x, piece.advance))
        for before, after in pairwise(visible):
            assert after.x == pytest.approx(before.x + before.advance, abs=0.01)
        if visible:
            assert min(0.0, visible[0].x) == pytest.approx(visible[0].x, abs=0.01)
            assert visible[-1].x + visible[-1].advance > line.width - 0.02
        assert line.width <= width + 0.02 or _one_cluster(line)
        assert line.width == line.natural_width or (justify and line.width == pytest.approx(width, abs=0.02))
    assert [line.last for line in lines][-1]
    natural = measure(runs, base, fonts())
    assert natural == pytest.approx(set_lines(runs, base, 1e9, fonts())[0].natural_width)


def _one_cluster(line: Line) -> bool:
    """Whether a line holds nothing that could be taken off it: one cluster with its marks and spaces."""
    inked = [c for piece in line.pieces if piece.text for c in piece.clusters if c.advance and c.text.strip()]
    return len(inked) <= 1


@settings(deadline=None)
@given(PARAGRAPHS, st.sampled_from(Direction), st.floats(60, 400))
@example([Run(f"{LRI}21-NQ/TW{PDI}", URDU), Run("ا" * 40 + " ", URDU)], Direction.LTR, 60.0)
def test_setting_twice_gives_the_same(runs: list[Run], base: Direction, width: float) -> None:
    assert set_lines(runs, base, width, fonts()) == set_lines(runs, base, width, fonts())


@pytest.mark.parametrize("text", URDU_TEXTS)
@pytest.mark.parametrize("width", [110.0, 200.0, 480.0])
def test_justified_lines_are_full_and_the_last_is_not_stretched(text: str, width: float) -> None:
    lines = set_lines(*urdu(text), width, fonts(), justify=True)
    for line in lines[:-1]:
        spaces = sum(piece.text.count(" ") for piece in line.pieces)
        assert line.width == pytest.approx(width) or line.width == line.natural_width or spaces <= 1
    assert lines[-1].width == lines[-1].natural_width
    assert {piece.stretch for piece in lines[-1].pieces} == {0.0}


def test_nastaliq_is_never_letter_spaced() -> None:
    runs = [Run("سرخی Title", replace(URDU, tracking=0.1))]
    tracking = {piece.face.arabic: piece.tracking for piece in pieces(set_lines(runs, Direction.RTL, 300, fonts()))}
    assert tracking[True] == 0.0
    assert tracking[False] == pytest.approx(0.1 * 14 * 0.87)


def words_on_lines(lines: Sequence[Line]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces).strip() for line in lines]


def test_what_is_isolated_stays_together() -> None:
    text = f"یہ شرح {LRI}2,071 ÷ 2,000{PDI} ہے"
    for width in range(110, 200, 5):
        lines = words_on_lines(set_lines([Run(text, URDU)], Direction.RTL, width, fonts()))
        assert any("2,071 ÷ 2,000" in line for line in lines), width


def test_a_long_quote_breaks_like_any_text() -> None:
    quote = f"متن: {LRI}Tỷ lệ kết nạp đảng viên mới hằng năm đạt{PDI}"
    lines = words_on_lines(set_lines([Run(quote, URDU)], Direction.RTL, 150, fonts()))
    assert lines[0].startswith("متن: Tỷ lệ")


@pytest.mark.parametrize(("text", "base"), [("a" * 60, Direction.LTR), ("ب" * 60, Direction.RTL)])
def test_a_word_of_sixty_letters_is_cut(text: str, base: Direction) -> None:
    lines = set_lines([Run(text, URDU)], base, 90, fonts())
    assert len(lines) > 1
    assert "".join(words_on_lines(lines)) == text
    assert all(40 < line.width <= 90.01 for line in lines[:-1])


def test_a_long_word_prefers_its_own_line_ends() -> None:
    lines = words_on_lines(set_lines([Run("https://example.org/a-very-long-path", LATIN)], Direction.LTR, 90, fonts()))
    assert lines[0].endswith(("/", "-", ":"))


def test_a_forced_line_end() -> None:
    lines = set_lines([Run("one two\u2028three", LATIN)], Direction.LTR, 400, fonts(), justify=True)
    assert [(text, line.last) for text, line in zip(words_on_lines(lines), lines, strict=True)] == [
        ("one two", True),
        ("three", True),
    ]


def test_nothing_and_nearly_nothing() -> None:
    assert set_lines([], Direction.RTL, 100, fonts()) == ()
    (empty,) = set_lines([Run("", URDU)], Direction.RTL, 100, fonts())
    assert empty.pieces == ()
    assert empty.width == 0.0
    assert empty.height == pytest.approx(14 * 2.2)
    (blank,) = set_lines([Run("  ", LATIN)], Direction.LTR, 100, fonts())
    assert blank.width == 0.0


def test_no_break_spaces_are_widened_with_the_others() -> None:
    run = Run("ضلع کے دفتر\u00a0نے سال بھر کا اندراج کیا اور ہدف پورا کیا", URDU)
    first, *_ = set_lines([run], Direction.RTL, 150, fonts(), justify=True)
    assert "\u00a0" in first.pieces[0].text
    assert first.width == pytest.approx(150)


def test_widths_may_differ_from_line_to_line() -> None:
    runs, base = latin("In 2021 the office enrolled 2,071 new members of the party in the province.")
    lines = set_lines(runs, base, lambda index: 60.0 if index == 0 else 150.0, fonts())
    assert lines[0].width <= 60
    assert 100 < lines[1].width <= 150


def test_the_first_line_is_indented() -> None:
    runs, base = latin("In 2021 the office enrolled 2,071 new members of the party in the province, which is more.")
    lines = set_lines(runs, base, 320, fonts(), justify=True, first_indent=20)
    assert [line.indent for line in lines] == [20.0, 0.0]
    assert lines[0].width == pytest.approx(300)


def test_spaces_at_a_line_end_hang_out_of_the_box() -> None:
    lines = set_lines([Run("ضلع کے دفتر نے", URDU)], Direction.RTL, 60, fonts())
    first = lines[0].pieces[0]
    assert first.text.endswith(" ")
    assert first.x < 0
    assert first.x + first.advance == pytest.approx(lines[0].width)


def height(*said: tuple[str, Style]) -> float:
    return set_lines([Run(text, style) for text, style in said], Direction.LTR, 900, fonts())[0].height


def test_a_line_grows_for_a_taller_script_only() -> None:
    assert height(("text", LATIN)) == pytest.approx(11.5 * 1.45)
    assert height(("text سال", LATIN)) == pytest.approx(11.5 * 2.5 * 0.85)
    assert height(("سال text", URDU)) == pytest.approx(14 * 2.2)
    assert height(("text", LATIN), ("text", replace(LATIN, size=20.0))) == pytest.approx(20 * 1.45)


def test_fallback_faces_are_scaled() -> None:
    sizes = {piece.face.arabic: piece.size for piece in pieces(set_lines(*urdu("سال [2021]"), 300, fonts()))}
    assert sizes == {True: 14.0, False: pytest.approx(14 * 0.87)}


def test_capitals_and_italics() -> None:
    said, seen = (Run(text, replace(LATIN, uppercase=True), italic=True) for text in ("quý và đạt", "QUÝ VÀ ĐẠT"))
    (piece,) = pieces(set_lines([said], Direction.LTR, 300, fonts()))
    (capitals,) = pieces(set_lines([seen], Direction.LTR, 300, fonts()))
    assert (piece.text, piece.face.italic) == ("quý và đạt ", True)
    assert [cluster.text for cluster in piece.clusters] == list("quý và đạt ")
    assert [cluster.glyphs for cluster in piece.clusters] == [cluster.glyphs for cluster in capitals.clusters]


def test_capitals_that_are_longer_than_their_letters_are_read_as_they_are_seen() -> None:
    (piece,) = pieces(set_lines([Run("groß", replace(LATIN, uppercase=True))], Direction.LTR, 300, fonts()))
    assert piece.text == read(piece) == "GROSS "


def test_marks_come_back() -> None:
    lines = set_lines(*urdu("سال [2021] میں [67] نئے"), 300, fonts())
    assert [(piece.text, piece.mark) for piece in lines[0].pieces if piece.text] == [
        ("سال ", None),
        ("2021", 1),
        (" میں ", None),
        ("67", 3),
        (" نئے ", None),
    ]


def test_pieces_stand_in_reading_order() -> None:
    for text in URDU_TEXTS:
        lines = set_lines(*urdu(text), 480, fonts())
        assert "".join(piece.text for piece in pieces(lines)) == plain(text) + " "


@pytest.mark.parametrize(
    ("text", "base", "order"),
    [
        (f"{LRI}A{PDI} {LRI}B{PDI} ہے", Direction.RTL, ["ہے", "B", "A"]),
        (f"{LRI}A{PDI}{LRI}B{PDI}ہے", Direction.RTL, ["ہے", "B", "A"]),
        (f"{LRI}A{PDI}ہے", Direction.LTR, ["A", "ہے"]),
        (f"ہے{LRI}A{PDI}", Direction.LTR, ["ہے", "A"]),
        (f"{RLI}ہے{PDI}{RLI}سال{PDI} A", Direction.LTR, ["ہے", "سال", "A"]),
        ("ہے A B", Direction.RTL, ["A B", "ہے"]),
        (f"ہے ({LRI}5%{PDI})", Direction.RTL, ["(5%)", "ہے"]),
        ("ہے (سال)", Direction.RTL, ["ہے (سال)"]),
        (f"ہے ”{LRI}5%{PDI}“", Direction.RTL, ["“", "5%", "ہے ”"]),
    ],
)
def test_isolates_keep_their_places_from_the_left(text: str, base: Direction, order: list[str]) -> None:
    (line,) = set_lines([Run(text, URDU)], base, 400, fonts())
    from_the_left = sorted((piece for piece in line.pieces if piece.text.strip()), key=lambda piece: piece.x)
    assert [piece.text.strip() for piece in from_the_left] == order


def test_a_character_that_no_face_has_is_never_a_box() -> None:
    with pytest.raises(FontFault, match="U\\+6F22"):
        set_lines([Run("漢", LATIN)], Direction.LTR, 300, fonts())


def test_a_paragraph_of_five_hundred_figures_is_set_in_linear_time() -> None:
    """Not a matter of milliseconds: a quadratic pass over isolates or cuts would take many seconds."""
    text = " اور ".join(f"[{number}–{number + 1}%]" for number in range(500))
    lines = set_lines(*urdu(text), 480, fonts(), justify=True)
    assert sum(piece.text.count("%") for piece in pieces(lines)) == 500


@pytest.mark.parametrize("text", ["تعداد [30] سے", "کل [2,071]\u00a0فیصد", "سال [۲۰۲۱] میں", "✓ درست", "✓\u00a0درست"])
def test_in_nastaliq_figures_and_signs_stand_apart_from_words(text: str) -> None:
    (line,) = set_lines(samples.runs(text, URDU, "ur"), Direction.RTL, 400.0, fonts())
    clusters = [cluster for piece in line.pieces if piece.face.arabic for cluster in piece.clusters]
    widths = [cluster.advance / 1000 for cluster in clusters if cluster.text.strip("\u200e\u200f\u061c") in SPACES]
    *inner, _ = sorted(widths, reverse=True)  # the last one hangs out of the line
    assert len(inner) == text.count(" ") + text.count("\u00a0")
    assert all(width >= AT_FIGURES for width in inner)


def test_in_nastaliq_words_alone_keep_the_spaces_of_the_face() -> None:
    (line,) = set_lines(samples.runs("[30] سال میں", URDU, "ur"), Direction.RTL, 400.0, fonts())
    clusters = [one for piece in line.pieces for one in piece.clusters if one.text[-1] in SPACES and not one.aside]
    assert sorted(cluster.advance >= 1000 * AT_FIGURES for cluster in clusters) == [False, False, True]
