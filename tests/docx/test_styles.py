"""Named styles only: what an editor changes, changes at one place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.document import List, Paragraph
from reportgen.theme import Role
from tests.docx.opening import W, sample, written
from tests.docx.referring import referring
from tests.docx.samples import LANGUAGES, document, t
from tests.themes import theme_of

BUILT_IN = {
    "Normal",
    "Title",
    "Subtitle",
    "Body Text",
    "heading 1",
    "heading 2",
    "caption",
    "List Bullet",
    "List Bullet 2",
    "List Number",
    "List Continue",
    "header",
    "footer",
    "Hyperlink",
    "Strong",
    "Emphasis",
    "Normal Table",
    "TOC Heading",
    "annotation reference",
    "annotation text",
    "footnote reference",
    "footnote text",
    "toc 1",
    "toc 2",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_style_in_use_is_defined(language: str) -> None:
    opened = referring(language)
    defined = set(opened.values("//w:style/@w:styleId", opened.tree("word/styles.xml")))
    trees = [opened.tree(f"word/{name}.xml") for name in ("document", "footnotes", "comments", "footer1", "numbering")]
    paths = "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"
    used = {style for tree in (*trees, sample(language).body) for style in opened.values(paths, tree)}
    named = "//w:basedOn/@w:val | //w:next/@w:val"
    assert used | set(opened.values(named, opened.tree("word/styles.xml"))) <= defined


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_formatted_directly(language: str) -> None:
    """Runs and paragraphs say which style, direction and language they have, and nothing of looks."""
    opened = referring(language)
    parts = ("document", "footnotes", "comments", "footer1")
    for part in (*(opened.tree(f"word/{name}.xml") for name in parts), sample(language).body):
        runs = {child.tag.removeprefix(W) for child in opened.find("//w:r/w:rPr/*", part)}
        paragraphs = {child.tag.removeprefix(W) for child in opened.find("//w:p/w:pPr/*", part)}
        cells = {child.tag.removeprefix(W) for child in opened.find("//w:tcPr/*", part)}
        assert runs <= {"rStyle", "rtl", "cs", "lang"}
        assert paragraphs <= {"pStyle", "bidi", "numPr"}
        assert cells <= {"tcW"}
        assert not opened.find("//w:p[not(w:pPr/w:pStyle)] | //w:tbl[not(w:tblPr/w:tblStyle)]", part)


def test_word_s_own_names_are_used() -> None:
    opened = sample("en")
    names = opened.values("//w:style/w:name/@w:val", opened.tree("word/styles.xml"))
    assert set(names) >= BUILT_IN
    assert len(names) == len(set(names))


def test_sections_are_headings_below_the_title() -> None:
    opened = sample("en")
    styles = opened.values("//w:pStyle/@w:val")
    assert styles.count("Title") == 1
    assert styles.index("Title") < styles.index("Heading1")
    assert opened.values("//w:style[@w:styleId='Heading1']//w:outlineLvl/@w:val", opened.tree("word/styles.xml")) == [
        "0"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_are_never_of_a_fixed_height(language: str) -> None:
    """A fixed height clips Nastaliq; only the paragraphs without words, which keep tables apart, have one."""
    opened = sample(language)
    styles = opened.tree("word/styles.xml")
    fixed = opened.values("//w:style[.//w:spacing/@w:lineRule='exact']/@w:styleId", styles)
    assert fixed == ["Rule", "Gap"]
    assert not any(opened.find(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']//w:t") for style in fixed)
    assert set(opened.values("//w:spacing/@w:lineRule", styles)) == {"exact", "atLeast"}


def test_sizes_and_colours_come_from_the_theme() -> None:
    opened = sample("ur")
    styles = opened.tree("word/styles.xml")
    for style_id, role in (("Title", Role.TITLE), ("Heading1", Role.HEADING), ("TableText", Role.TABLE)):
        style = theme_of("ur").styles[role]
        (said,) = opened.find(f"//w:style[@w:styleId='{style_id}']/w:rPr", styles)
        assert opened.values("w:szCs/@w:val", said) == [str(round(style.size * 2))]
        assert opened.values("w:sz/@w:val", said) == [str(round(style.size * style.fallback_scale * 2))]
        assert opened.values("w:color/@w:val", said) == [style.colour.removeprefix("#").upper()]
    accent = opened.values("//a:accent1/a:srgbClr/@val", opened.tree("word/theme/theme1.xml"))
    assert accent == [theme_of("ur").colours.accent.removeprefix("#").upper()]


def test_a_note_has_its_bar_at_the_side_where_lines_begin() -> None:
    """Borders of paragraphs are physical: left stays left in a right-to-left paragraph."""
    for language, side in (("en", "left"), ("ur", "right")):
        opened = sample(language)
        bars = "//w:style[@w:styleId='CalloutBad']//w:pBdr/*[@w:sz='24']"
        (bar,) = opened.find(bars, opened.tree("word/styles.xml"))
        assert bar.tag == W + side


def test_emphasis_does_not_slant_nastaliq() -> None:
    opened = sample("ur")
    (emphasis,) = opened.find("//w:style[@w:styleId='Emphasis']/w:rPr", opened.tree("word/styles.xml"))
    assert opened.values("w:iCs/@w:val", emphasis) == ["0"]
    assert opened.find("w:bCs", emphasis)


def test_each_numbered_list_counts_from_one() -> None:
    opened = sample("en")
    (number,) = set(opened.values("//w:p/w:pPr/w:numPr/w:numId/@w:val"))
    numbering = opened.tree("word/numbering.xml")
    starts = opened.values(f"//w:num[@w:numId='{number}']/w:lvlOverride/w:startOverride/@w:val", numbering)
    assert set(starts) == {"1"}


@pytest.mark.parametrize("ordered", [False, True])
def test_quiet_items_are_items_all_the_same(ordered: bool) -> None:
    item = (Paragraph(t("a"), quiet=True), List(((Paragraph(t("b"), quiet=True),),)))
    opened = written(replace(document("en"), blocks=(List((item,), ordered=ordered),)))
    stem = "ListNumberQuiet" if ordered else "ListBulletQuiet"
    items = opened.find("//w:p[w:pPr/w:numPr]")
    assert [opened.values("w:pPr/w:pStyle/@w:val", each)[0] for each in items] == [stem, "ListBullet2Quiet"]
    assert [opened.values("w:pPr/w:numPr/w:ilvl/@w:val", each)[0] for each in items] == ["0", "1"]


def test_word_opens_the_file_with_its_present_rules() -> None:
    """No “compatibility mode”: the rules of Word 2013 and later, for the table of a mirrored page too."""
    settings = sample("ur").tree("word/settings.xml")
    said = dict(
        zip(
            sample("ur").values("//w:compatSetting/@w:name", settings),
            sample("ur").values("//w:compatSetting/@w:val", settings),
            strict=True,
        )
    )
    assert said["compatibilityMode"] == "15"
    assert said["doNotFlipMirrorIndents"] == "1"


def test_styles_are_those_of_the_look_at_hand() -> None:
    """They are kept from one file to the next, and another look of the same name is another look."""
    look = theme_of("en")
    other = replace(look, colours=replace(look.colours, accent="#123456"))
    said = [written(document("en"), each).part("word/styles.xml") for each in (look, other, look)]
    assert said[0] == said[2] != said[1]
    assert b"123456" in said[1]
