"""Embedded fonts: each code draws exactly its cluster's outlines and stands for exactly its characters."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen  # type: ignore[import-untyped]  # ships no types
from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]  # ships no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships no types

from reportgen.document import Direction
from reportgen.text.fonts import Face
from reportgen.text.paragraphs import Run, set_lines
from reportgen.text.shaping import Cluster, cluster, shape
from reportgen.writers.pdf.embedding import ClusterFont, EmbeddedFonts, FontProgram
from reportgen.writers.pdf.showing import text_operators
from tests.text.samples import LATIN, LATIN_TEXTS, URDU_TEXTS, fonts, latin, urdu


def used() -> EmbeddedFonts:
    """The fonts of all sample texts."""
    embedded = EmbeddedFonts()
    for runs, base in [*map(urdu, URDU_TEXTS), *map(latin, LATIN_TEXTS)]:
        for line in set_lines(runs, base, 300, fonts()):
            text_operators(line.pieces, 0, 0, embedded)
    return embedded


FONTS = used()
NAMES = [name for name, _ in FONTS]


@pytest.fixture(params=NAMES)
def font(request: pytest.FixtureRequest) -> ClusterFont:
    found: ClusterFont = dict(FONTS)[request.param]
    return found


def opened(program: FontProgram) -> Any:
    return TTFont(BytesIO(program.truetype))


def coded(font: ClusterFont) -> list[tuple[int, Cluster]]:
    """The clusters of a font with their codes, as the font itself numbers them."""
    clusters = {font.code(found): found for found in list(font.clusters)}
    return sorted(clusters.items())


def test_every_code_draws_its_cluster(font: ClusterFont) -> None:
    whole = TTFont(fonts().folder / f"{font.face.name}.ttf")
    subset = opened(font.program())
    theirs, ours = whole.getGlyphSet(), subset.getGlyphSet()
    for code, found in coded(font):
        wanted = DecomposingRecordingPen(theirs)
        for index, x, y in found.glyphs:
            theirs[whole.getGlyphName(index)].draw(TransformPen(wanted, (1, 0, 0, 1, x, y)))
        drawn = DecomposingRecordingPen(ours)
        ours[subset.getGlyphName(code)].draw(drawn)
        assert drawn.value == wanted.value, found


def test_widths_in_the_file_are_those_of_the_clusters(font: ClusterFont) -> None:
    program = font.program()
    subset = opened(program)
    metrics = subset["hmtx"].metrics
    assert program.widths[0] == metrics[".notdef"][0]
    for code, found in coded(font):
        assert program.widths[code] == found.advance == metrics[subset.getGlyphName(code)][0]
    assert len(program.widths) == len(coded(font)) + 1


def test_left_side_bearings_are_true(font: ClusterFont) -> None:
    subset = opened(font.program())
    for name in subset.getGlyphOrder():
        glyph = subset["glyf"][name]
        if glyph.numberOfContours:
            assert subset["hmtx"][name][1] == glyph.xMin


def test_the_maxima_hold(font: ClusterFont) -> None:
    subset = opened(font.program())
    said = dict(vars(subset["maxp"]))
    head = dict(vars(subset["head"]))
    subset["maxp"].recalc(subset)
    for limit in ("maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours", "maxComponentDepth"):
        assert said[limit] >= getattr(subset["maxp"], limit)
    widest = max(len(glyph.components) for glyph in subset["glyf"].glyphs.values() if glyph.isComposite())
    assert said["maxComponentElements"] == widest
    assert said["maxSizeOfInstructions"] == 0
    for edge in ("xMin", "yMin", "xMax", "yMax"):
        assert head[edge] == getattr(subset["head"], edge)


def test_the_file_has_right_checksums_and_no_instructions(font: ClusterFont) -> None:
    data = font.program().truetype
    assert sum(struct.unpack(f">{len(data) // 4}L", data)) & 0xFFFFFFFF == 0xB1B0AFBA
    subset = opened(font.program())
    assert sorted(subset.reader.keys()) == ["glyf", "head", "hhea", "hmtx", "loca", "maxp"]
    assert not any(glyph.program.getBytecode() for glyph in subset["glyf"].glyphs.values() if hasattr(glyph, "program"))


def test_to_unicode_gives_the_characters_back(font: ClusterFont) -> None:
    said_in = font.program().to_unicode.split(b"endcodespacerange")[1]
    pairs = re.findall(rb"^<(....)> <([0-9A-F]*)>$", said_in, re.MULTILINE)
    said = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
    assert said == {code: found.text for code, found in coded(font)}
    blocks = [int(count) for count in re.findall(rb"(\d+) beginbfchar", font.program().to_unicode)]
    assert sum(blocks) == len(said)
    assert max(blocks) <= 100


def test_the_descriptor(font: ClusterFont) -> None:
    descriptor = font.program().descriptor
    assert descriptor["Flags"] in (4, 6)
    assert descriptor["Ascent"] == (1529 if font.face.arabic else font.face.ascent)
    assert descriptor["Descent"] == font.face.descent
    box = descriptor["FontBBox"]
    assert isinstance(box, tuple)
    assert box[0] < box[2]
    assert box[1] < box[3]


def test_the_italic_descriptor_says_so() -> None:
    font = ClusterFont(fonts().face("Source Serif 4", 400, italic=True))
    font.code(shape(font.face, "a", False, "", False).clusters[0])
    descriptor = font.program().descriptor
    assert descriptor["Flags"] == 4 | 2 | 64
    assert descriptor["ItalicAngle"] == -12


def serif() -> Face:
    return fonts().face("Source Serif 4")


def test_a_plain_glyph_is_just_the_glyph() -> None:
    font = ClusterFont(serif())
    code = font.code(shape(serif(), "n", False, "", False).clusters[0])
    subset = opened(font.program())
    assert not subset["glyf"][subset.getGlyphName(code)].isComposite()
    assert len(subset.getGlyphOrder()) == 2


def test_one_shape_for_two_characters_has_two_codes() -> None:
    font = ClusterFont(serif())
    glyphs = shape(serif(), "A", False, "", False).clusters[0].glyphs
    codes = {font.code(cluster(serif(), text, glyphs, 640)) for text in ("A", "Α", "𝖠")}
    assert len(codes) == 3
    assert b"<0003> <D835DDA0>" in font.program().to_unicode
    assert len(opened(font.program()).getGlyphOrder()) == 4


def test_an_empty_font_is_a_font() -> None:
    program = ClusterFont(serif()).program()
    assert opened(program).getGlyphOrder() == [".notdef"]


def test_the_same_clusters_give_the_same_bytes() -> None:
    first, second = (dict(used())["F1"].program() for _ in range(2))
    assert first == second
    assert re.fullmatch(r"[A-Z]{6}\+NotoNastaliqUrdu-Regular", first.name)


def test_other_clusters_give_another_name() -> None:
    names = set()
    for text in ("a", "b"):
        font = ClusterFont(serif())
        font.code(shape(serif(), text, False, "", False).clusters[0])
        names.add(font.program().name)
    assert len(names) == 2


def test_a_font_of_units_other_than_thousandths(monkeypatch: pytest.MonkeyPatch) -> None:
    font = ClusterFont(serif())
    font.code(shape(serif(), "n", False, "", False).clusters[0])
    before = font.program()
    monkeypatch.setattr(serif(), "units", 2048)
    after = font.program()
    assert after.widths[1] == round(before.widths[1] * 1000 / 2048, 3)


# --- operators -------------------------------------------------------------------------------


def operators(run: Run, base: Direction, width: float = 400.0, *, justify: bool = False) -> list[str]:
    line = set_lines([run], base, width, fonts(), justify=justify)[0]
    return text_operators(line.pieces, 10.0, 20.0, EmbeddedFonts()).split("\n")


def test_a_line_of_one_face_is_one_string() -> None:
    assert operators(Run("aba", LATIN), Direction.LTR) == [
        "BT",
        "/F1 11.5 Tf",
        "10 20 Td",
        "(\x00\x01\x00\x02\x00\x01\x00\x03) Tj",
        "ET",
    ]


def test_widened_spaces_are_moves_within_the_string() -> None:
    written = operators(Run("aa aa aa aaaaaaaaa", LATIN), Direction.LTR, 46.0, justify=True)
    word, gap = r"\(\x00\x01\x00\x01\x00\x02\)", r"-\d+(?:\.\d+)?"
    assert re.fullmatch(rf"\[{word}{gap}{word}{gap}{word}{gap}\] TJ", written[3])


def test_codes_that_look_like_the_ends_of_strings_are_escaped() -> None:
    """Codes 10, 13, 40, 41 and 92 are a line's end, brackets and a backslash."""
    font = ClusterFont(serif())
    clusters = [cluster(font.face, chr(0x4E00 + number)) for number in range(100)]
    shown = font.shown([tuple(clusters)])
    assert (shown[0], shown[-4:]) == ("(", ") Tj")
    pdf = pikepdf.new()
    (instruction,) = pikepdf.parse_content_stream(pdf.make_stream(shown.encode("latin-1")))
    assert bytes(instruction.operands[0]) == b"".join(number.to_bytes(2) for number in range(1, 101))


def test_letter_spacing_is_set_and_taken_back() -> None:
    written = operators(Run("ab", replace(LATIN, tracking=0.1)), Direction.LTR)
    assert written[2] == "1.15 Tc"
    assert written[-2:] == ["0 Tc", "ET"]


def test_hidden_marks_are_not_painted() -> None:
    line = set_lines(*urdu("نمبر [21-NQ/TW] ہے"), 400, fonts())[0]
    assert [piece.hidden for piece in line.pieces].count(True) == 3
    written = text_operators(line.pieces, 0, 0, EmbeddedFonts())
    assert written.count("3 Tr") == written.count("0 Tr") == 3


def test_all_pieces_of_a_line_may_be_written_span_by_span() -> None:
    line = set_lines(*urdu(URDU_TEXTS[1]), 480, fonts())[0]
    whole, parts = EmbeddedFonts(), EmbeddedFonts()
    text_operators(line.pieces, 0, 0, whole)
    for piece in line.pieces:
        text_operators([piece], 0, 0, parts)
    assert [font.program() for _, font in whole] == [font.program() for _, font in parts]
