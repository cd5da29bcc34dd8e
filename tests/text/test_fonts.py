"""Faces are found by what is asked for, and a bad file says what is wrong with it."""

from __future__ import annotations

import shutil
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.text.fonts import WHOLE, FontFault, Fonts, open_fonts
from reportgen.text.paragraphs import Run, uncovered
from reportgen.text.words import setter
from tests.text.samples import LATIN, URDU, fonts

REGULAR = "SourceSans3-Regular.ttf"


@pytest.mark.parametrize(
    ("family", "weight", "italic", "name"),
    [
        ("Source Serif 4", 400, False, "SourceSerif4-Regular"),
        ("Source Serif 4", 400, True, "SourceSerif4-Italic"),
        ("Source Serif 4", 600, False, "SourceSerif4-SemiBold"),
        ("Source Serif 4", 900, False, "SourceSerif4-Bold"),
        ("Source Serif 4", 300, False, "SourceSerif4-Regular"),
        ("Source Serif 4", 700, True, "SourceSerif4-Italic"),
        ("Noto Nastaliq Urdu", 600, False, "NotoNastaliqUrdu-Bold"),
        ("Noto Nastaliq Urdu", 500, False, "NotoNastaliqUrdu-Regular"),
        ("Noto Nastaliq Urdu", 400, True, "NotoNastaliqUrdu-Regular"),
    ],
)
def test_the_nearest_face(family: str, weight: int, italic: bool, name: str) -> None:
    assert fonts().face(family, weight, italic).name == name


def test_a_face_is_opened_once() -> None:
    assert fonts().face("Noto Nastaliq Urdu", 600) is fonts().face("Noto Nastaliq Urdu", 700)
    assert open_fonts(fonts().folder) is fonts()


def test_metrics_come_from_the_file() -> None:
    face = fonts().face("Noto Nastaliq Urdu")
    assert (face.units, face.ascent, face.descent, face.arabic) == (1000, 1904, -596, True)


def test_an_unknown_family_names_the_nearest() -> None:
    with pytest.raises(FontFault) as caught:
        fonts().face("Source Seriv 4")
    assert caught.value.diagnostic.code == "W201"
    assert "“SourceSerif4”" in caught.value.diagnostic.hint


def damaged(folder: Path, change: bytes, at: int) -> Fonts:
    data = bytearray((fonts().folder / REGULAR).read_bytes())
    data[at : at + len(change)] = change
    (folder / REGULAR).write_bytes(data)
    return Fonts(folder)


@pytest.mark.parametrize(
    ("change", "at", "said"),
    [
        (b"rubbish!", 0, "does not begin like a TrueType font"),
        (b"OTTO", 0, "CFF outlines"),
        (b"wOF2", 0, "a web font"),
        (b"\xff\xff", 4, "its table directory is cut off"),
        (b"?", 200_000, "does not have the checksum it should"),
    ],
)
def test_a_changed_file_is_a_clear_fault(tmp_path: Path, change: bytes, at: int, said: str) -> None:
    with pytest.raises(FontFault, match=said) as caught:
        damaged(tmp_path, change, at).face("Source Sans 3")
    assert (caught.value.diagnostic.code, caught.value.diagnostic.span.path) == ("W202", REGULAR)


def test_a_file_without_outlines_is_a_clear_fault(tmp_path: Path) -> None:
    named = (fonts().folder / REGULAR).read_bytes().index(b"glyf")
    with pytest.raises(FontFault, match="it has no table “glyf”"):
        damaged(tmp_path, b"xxxx", named).face("Source Sans 3")


@pytest.mark.parametrize("kept", [0, 11, 100, 5_000, 200_000])
def test_a_file_that_is_cut_off_is_a_clear_fault(tmp_path: Path, kept: int) -> None:
    (tmp_path / REGULAR).write_bytes((fonts().folder / REGULAR).read_bytes()[:kept])
    with pytest.raises(FontFault, match=f"{REGULAR} is damaged"):
        Fonts(tmp_path).face("Source Sans 3")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / REGULAR).mkdir()
    with pytest.raises(FontFault, match="cannot be read"):
        Fonts(tmp_path).face("Source Sans 3")


def test_files_of_other_names_are_let_alone(tmp_path: Path) -> None:
    shutil.copy(fonts().folder / REGULAR, tmp_path / REGULAR)
    (tmp_path / "SourceSans3-Wonky.ttf").write_bytes(b"")
    assert Fonts(tmp_path).face("Source Sans 3", 900).name == "SourceSans3-Regular"


# --- fallback --------------------------------------------------------------------------------


def divided(text: str, run: Run, *, rtl: bool) -> list[tuple[str, str]]:
    return [(face.family, stretch) for face, stretch in setter(fonts(), run, rtl).divided(text)]


@pytest.mark.parametrize(
    ("text", "rtl", "stretches"),
    [
        ("میں،", True, [("Noto Nastaliq Urdu", "میں،")]),
        ("(ہے)۔", True, [("Noto Nastaliq Urdu", "(ہے)۔")]),
        ("21-NQ/TW", False, [("Source Serif 4", "21-NQ/TW")]),
        ("≥", True, [("Source Serif 4", "≥")]),
        (" ", True, [("Noto Nastaliq Urdu", " ")]),
        (" ", False, [("Source Serif 4", " ")]),
        ("۲,۰۷۱%", False, [("Noto Nastaliq Urdu", "۲,۰۷۱%")]),
        ("5%", False, [("Source Serif 4", "5%")]),
        ("ے\u200c", True, [("Noto Nastaliq Urdu", "ے\u200c")]),
        ("e\u0301", False, [("Source Serif 4", "e\u0301")]),
    ],
)
def test_signs_stay_in_the_face_beside_them(text: str, rtl: bool, stretches: list[tuple[str, str]]) -> None:
    assert divided(text, Run(text, URDU), rtl=rtl) == stretches
    assert divided(text, Run(text, LATIN), rtl=rtl) == stretches


def test_what_no_face_has_is_named_once_for_all() -> None:
    found = uncovered([Run("a漢漢", LATIN), Run("漢✘", LATIN)], fonts())
    assert [(problem.code, problem.message) for problem in found] == [
        (
            "W203",
            "no face can show U+6F22 CJK UNIFIED IDEOGRAPH-6F22 (“漢”); tried: Source Serif 4, Noto Nastaliq Urdu",
        ),
        ("W203", "no face can show U+2718 HEAVY BALLOT X (“✘”); tried: Source Serif 4, Noto Nastaliq Urdu"),
    ]


@pytest.mark.parametrize("char", ["\t", "\n", "\x00", "\u202e", "\u2029", "\ufff9", "\U000e0041"])
def test_controls_and_overrides_are_refused(char: str) -> None:
    assert [problem.code for problem in uncovered([Run(f"5{char}%", LATIN)], fonts())] == ["W204"]


def test_steering_characters_and_forced_line_ends_are_no_problem() -> None:
    text = "\u2066a\u2069\u200e\u200f\u061c\u00ad\u2028\u200b\u200d\u2060 \u00a0\u202f\u2011"
    assert uncovered([Run(text, LATIN)], fonts()) == ()


def test_private_use_is_refused() -> None:
    assert [problem.code for problem in uncovered([Run("\ue000", LATIN)], fonts())] == ["W203"]


def test_capitals_are_looked_up_as_they_are_printed() -> None:
    only_small = replace(LATIN, uppercase=True)
    assert uncovered([Run("đ", only_small)], fonts()) == ()


def test_the_checksums_of_the_packages_own_fonts_are_known() -> None:
    assert {path.name: zlib.crc32(path.read_bytes()) for path in fonts().folder.glob("*.ttf")} == WHOLE
