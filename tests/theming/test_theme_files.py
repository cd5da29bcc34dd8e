"""Theme files: what they may say, and how each mistake in them is told, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import Outcome
from reportgen.resources import Resources
from reportgen.theme import Role, Theme
from reportgen.theming import CODES
from reportgen.theming.contrast import contrast
from tests.theming.projects import load, loaded, png

LANGUAGES = ("en", "ur", "vi")
SHIPPED = ("newsroom", "office", "teal")


def told(outcome: Outcome[Theme]) -> list[str]:
    """Each diagnostic as line, column, code and message."""
    return [f"{d.span.line}:{d.span.column} {d.code} {d.message}" for d in outcome.diagnostics]


def test_these_themes_are_shipped(tmp_path: Path) -> None:
    assert Resources(tmp_path).themes() == SHIPPED


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_theme_has_nothing_wrong(name: str, language: str, tmp_path: Path) -> None:
    theme = load(name, language, Resources(tmp_path))
    assert theme.diagnostics == ()
    assert theme.value is not None
    assert theme.value.name == name
    assert set(theme.value.styles) == set(Role)


def test_a_theme_like_another_changes_what_it_says_and_keeps_the_rest(tmp_path: Path) -> None:
    base = load("office", "en", Resources(tmp_path)).value
    theme = loaded(tmp_path, 'like = "office"\n[paper]\nname = "Letter"\n[roles]\ntitle = { size = 30 }\n').value
    assert theme is not None
    assert base is not None
    assert (theme.paper.width, theme.paper.height) == (612.0, 792.0)
    assert theme.paper.start == base.paper.start
    assert theme.styles[Role.TITLE].size == 30
    assert theme.styles[Role.TITLE].weight == base.styles[Role.TITLE].weight
    assert theme.colours == base.colours


def test_a_theme_may_be_named_like_the_one_it_is_like_further_down(tmp_path: Path) -> None:
    loaded(tmp_path, 'like = "teal"\nparagraph_gap = 9\n', name="first")
    theme = loaded(tmp_path, 'like = "first"\n', name="second").value
    assert theme is not None
    assert theme.paragraph_gap == 9


def test_texts_are_the_same_for_all_or_one_for_each_language(tmp_path: Path) -> None:
    said = (
        'like = "teal"\n[texts]\nheader = "Press office"\norganisation = { en = "Ministry", ur = "وزارت", vi = "" }\n'
    )
    found = {}
    for language in LANGUAGES:
        theme = loaded(tmp_path, said, language).value
        assert theme is not None
        found[language] = (theme.header, theme.organisation)
    assert found == {"en": ("Press office", "Ministry"), "ur": ("Press office", "وزارت"), "vi": ("Press office", "")}


def test_a_family_can_be_taken_instead_of_another(tmp_path: Path) -> None:
    theme = loaded(tmp_path, 'like = "teal"\n[faces]\n"Source Serif 4" = "Source Sans 3"\n', "ur").value
    assert theme is not None
    assert theme.styles[Role.BODY].faces == ("Noto Nastaliq Urdu", "Source Sans 3", "Source Sans 3")


def test_the_logo_is_read_with_its_proportions(tmp_path: Path) -> None:
    said = 'like = "teal"\n[logo]\nfile = "logo.png"\nalt = "A square"\nheight = 10\n'
    theme = loaded(tmp_path, said, logo_png=png(40, 20)).value
    assert theme is not None
    assert theme.logo is not None
    assert theme.logo.alternative == "A square"
    assert theme.logo.width == pytest.approx(2 * theme.logo.height)
    assert theme.logo.height == pytest.approx(28.35, abs=0.01)


def test_a_logo_is_found_beside_the_file_that_names_it(tmp_path: Path) -> None:
    """Not beside the one that is like it, which may lie elsewhere."""
    loaded(tmp_path, 'like = "teal"\n[logo]\nfile = "a.png"\nalt = "A"\n', name="house", a_png=png(4, 4))
    theme = loaded(tmp_path, 'like = "house"\n', name="department").value
    assert theme is not None
    assert theme.logo is not None


MISTAKES = [
    ('like = "teal"\n[colours]\nacent = "#112233"\n', "3:1 D002 unknown key `colours.acent`", "did you mean `accent`?"),
    ('like = "teal"\ncolors = 5\n', "2:1 D002 unknown key `colors`", "did you mean `colours`?"),
    ('like = "teal"\naccent = "#112233"\n', "2:1 D002 unknown key `accent`", "did you mean `colours.accent`?"),
    (
        'like = "teal"\n[roles]\nbody = { sise = 12 }\n',
        "3:10 D002 unknown key `roles.body.sise`",
        "did you mean `size`?",
    ),
    ('like = "teal"\n[roles.bodi]\nsize = 12\n', "2:2 D002 there is no role `bodi`", "did you mean `body`?"),
    ('like = "teal"\n[paper]\ntop = "18"\n', "3:1 D003 `paper.top` is “18”, not a number from 8 to 80", ""),
    ('like = "teal"\n[paper]\ntop = 300\n', "3:1 D003 `paper.top` is 300, not a number from 8 to 80", ""),
    ('like = "teal"\n[paper]\nname = "A5"\n', "3:1 D003 `paper.name` is “A5”, not one of A4, Letter", ""),
    ('like = "teal"\n[colours]\nink = "black"\n', "3:1 D003 `colours.ink` is “black”, not a colour", ""),
    ('like = "teal"\n[roles]\nbody = { uppercase = 1 }\n', "3:10 D003 `roles.body.uppercase` is 1, not true or", ""),
    ('like = "teal"\npaper = "A4"\n', "2:1 D003 `paper` is “A4”, not a table", ""),
    ('like = "teal"\n[colours]\nquiet = "#999999"\n', "3:1 D005 quiet (#999999) on white paper has a contrast", "make"),
    ('like = "teal"\n[colours]\nwash = "#336666"\n', "3:1 D005 ink (#1b2733) on wash (#336666) has a contrast", "make"),
    ('like = "teel"\n', "1:1 D006 there is no theme `teel`", "did you mean `teal`?"),
    ('like = "mine"\n', "1:1 D006 `mine` is like `mine`", ""),
    ('like = "teal"\n[logo]\nfile = "gone.png"\nalt = "A"\n', "3:1 D007 gone.png cannot be read: No such file", ""),
    ('like = "teal"\n[logo]\nfile = "../a.png"\nalt = "A"\n', "3:1 D007 ../a.png is not beside the theme file", ""),
    ('like = "teal"\n[logo]\nalt = "A"\n', "2:2 D007 `logo.file` is missing", ""),
    ('like = "teal"\n[texts]\nheader = { ur = "الف" }\n', "3:1 D008 `texts.header` is missing in `en`", "say `en"),
    ('like = "teal"\n[texts]\nheader = "Room 12"\n', "3:1 D008 `texts.header` holds a figure: “Room 12”", ""),
    ('like = "teal"\n[texts]\nheader = "a\\u202Eb"\n', "3:1 D008 `texts.header`: U+202E RIGHT-TO-LEFT OVERRIDE", ""),
    ('like = "teal"\n[texts]\nheader = "a\u202eb"\n', "3:12 D008 `texts.header`: U+202E RIGHT-TO-LEFT OVERRIDE", ""),
    ('like = "teal"\n[texts]\nheader = "\u200fa"\n', "3:11 D008 `texts.header`: U+200F RIGHT-TO-LEFT MARK", "delete"),
    ('like = "teal"\n[faces]\n"Source Serif 4" = "Garamond"\n', "3:1 D009 no font file for the family “Garamond”", ""),
    ('like = "teal"\n[paper\n', "2:7 D001 is not TOML: Expected ']'", ""),
]


@pytest.mark.parametrize(("said", "expected", "hint"), MISTAKES)
def test_a_mistake_is_told_with_its_place(said: str, expected: str, hint: str, tmp_path: Path) -> None:
    outcome = loaded(tmp_path, said)
    assert outcome.value is None
    found = next(
        (d for d, shown in zip(outcome.diagnostics, told(outcome), strict=True) if shown.startswith(expected)), None
    )
    assert found is not None, told(outcome)
    assert found.span.path == str(tmp_path / "themes" / "mine.toml")
    assert hint in found.hint


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    said = 'like = "teal"\nnme = "x"\n[paper]\nname = "B4"\ntop = 3\n[roles]\ntitel = { size = 4 }\n'
    assert [line.split(" ")[:2] for line in told(loaded(tmp_path, said))] == [
        ["2:1", "D002"],
        ["4:1", "D003"],
        ["5:1", "D003"],
        ["7:1", "D002"],
    ]


def test_a_theme_that_starts_from_nothing_must_say_everything(tmp_path: Path) -> None:
    outcome = loaded(tmp_path, "paragraph_gap = 5\n")
    assert {d.code for d in outcome.diagnostics} == {"D004"}
    messages = {d.message for d in outcome.diagnostics}
    assert {"`paper.name` is missing", "`colours.ink` is missing", "`roles.body.size` is missing"} <= messages
    assert all("like" in d.hint for d in outcome.diagnostics)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<svg xmlns='x'/>", "is an SVG drawing"),
        (b"GIF89a", "is neither a PNG nor a JPEG"),
        (png(3, 3)[:40], "is neither a PNG nor a JPEG picture, or is cut off"),
        (b"\xff\xd8\xff\xc0\x00\x14\x08\x00\x05\x00\x05\x04" + bytes(20), "is a JPEG picture for print (CMYK)"),
        (b"\xff\xd8\xff\xe0", "is a JPEG picture that is damaged"),
    ],
)
def test_a_logo_that_cannot_be_printed_is_told(data: bytes, expected: str, tmp_path: Path) -> None:
    outcome = loaded(tmp_path, 'like = "teal"\n[logo]\nfile = "logo.png"\nalt = "A"\n', logo_png=data)
    assert [d.message.startswith(f"logo.png {expected}") for d in outcome.diagnostics] == [True]


def test_a_logo_must_say_what_it_shows(tmp_path: Path) -> None:
    outcome = loaded(tmp_path, 'like = "teal"\n[logo]\nfile = "logo.png"\n', logo_png=png(3, 3))
    assert told(outcome) == ["2:2 D007 `logo.alt` says nothing in `en`"]


def test_every_code_is_of_this_room() -> None:
    assert all(code.startswith("D") for code in CODES)


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#abcdef", "#abcdef", 1.0)]
)
def test_contrast_is_that_of_the_web_guidelines(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)
