"""Words as clusters: every character in one of them, none that steps back, the same word the same object."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.text.fonts import Face
from reportgen.text.shaping import Shaped, shape
from tests.text.samples import fonts

URDU_LETTERS = "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےآأؤئۂۓ" + "\u064b\u064e\u064f\u0650\u0651\u0670\u200c"


def nastaliq() -> Face:
    return fonts().face("Noto Nastaliq Urdu")


def texts(shaped: Shaped) -> list[str]:
    return [cluster.text for cluster in shaped.clusters]


@settings(deadline=None)
@given(st.text(alphabet=URDU_LETTERS, min_size=1, max_size=14))
def test_right_to_left_clusters_are_single_characters_from_the_left(word: str) -> None:
    shaped = shape(nastaliq(), word, True, "ur", False)
    if len(word) == len(shaped.clusters):
        assert "".join(reversed(texts(shaped))) == word
    else:  # a word of nothing that is seen
        assert texts(shaped) == [word]
    assert all(cluster.advance >= 0 for cluster in shaped.clusters)
    assert shaped.advance == sum(cluster.advance for cluster in shaped.clusters)


@settings(deadline=None)
@given(st.text(alphabet="abfilTVaáạ\u0301ửĐ., -", min_size=1, max_size=14))
def test_left_to_right_clusters_hold_the_text(word: str) -> None:
    shaped = shape(fonts().face("Source Serif 4"), word, False, "vi", False)
    assert "".join(texts(shaped)) == word
    assert shaped.advance == sum(cluster.advance for cluster in shaped.clusters)


@pytest.mark.parametrize("word", ["مینیجرز", "کمیٹیوں", "اللّٰہ", "پہنچ"])
def test_moving_an_origin_moves_no_ink(word: str) -> None:
    """Kerning can put a cluster left of its neighbour; the glyphs must stay where HarfBuzz wants them."""
    import uharfbuzz as hb  # noqa: PLC0415  (only this test goes behind the door)

    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    buffer.language = "ur"
    hb.shape(nastaliq().hb_font, buffer, {})
    pen = 0
    wanted = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        x, y, advance, _ = position.position
        wanted.append((info.codepoint, pen + x, y))
        pen += advance
    shaped = shape(nastaliq(), word, True, "ur", False)
    placed = []
    pen = 0
    for cluster in shaped.clusters:
        placed += [(index, pen + x, y) for index, x, y in cluster.glyphs]
        pen += cluster.advance
    assert placed == wanted


def test_a_negative_advance_is_taken_from_the_neighbour() -> None:
    clusters = shape(nastaliq(), "مینیجرز", True, "ur", False).clusters
    assert [(cluster.text, cluster.advance) for cluster in clusters[:3]] == [("ز", 406), ("ر", 467), ("ج", 0)]


def test_the_same_word_is_the_same_object() -> None:
    assert shape(nastaliq(), "سال", True, "ur", False) is shape(nastaliq(), "سال", True, "ur", False)


def test_clusters_that_look_the_same_but_read_otherwise_are_two() -> None:
    serif = fonts().face("Source Serif 4")
    breaking, nonbreaking = (shape(serif, char, False, "", False).clusters[0] for char in " \u00a0")
    assert breaking.glyphs == nonbreaking.glyphs
    assert breaking is not nonbreaking


def test_tabular_figures_have_one_width() -> None:
    serif = fonts().face("Source Serif 4")
    advances = {shape(serif, digit, False, "", True).advance for digit in "0123456789"}
    assert len(advances) == 1


def test_urdu_digits_take_urdu_forms() -> None:
    assert shape(nastaliq(), "۷", False, "ur", False).clusters != shape(nastaliq(), "۷", False, "fa", False).clusters
