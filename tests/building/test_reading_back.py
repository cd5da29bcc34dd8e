"""The briefings that a user builds, read back by five programs: every word and figure, in order, no figure turned.

Each language, Urdu with 0–9 and with ۰–۹, in each of the themes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from reportgen.cli import main
from reportgen.document import Direction, Document, Heading, Table, plain_text
from reportgen.languages import load_language
from reportgen.resources import Resources
from tests.docx.briefings import DIGITS, composed
from tests.pdf.five_readers import FIVE, beside, lost, missed, readings, share_in_order, wholes_of
from tests.pdf.reading_back import elements, links, tokens, without_marks, words_of
from tests.pdf.samples import ROOT
from tests.pdf.test_bare import seen

THEMES = ("teal", "office", "newsroom")
IN_ORDER = {"poppler": 0.9, "pdfium": 0.99, "pdf.js": 0.99, "mupdf": 0.99, "pypdf": 0.99}
"""The part of all words and figures that comes back in the order of the text at least; poppler reads some tables column
by column."""


@dataclass(frozen=True)
class Built:
    """A briefing, its file, and what each reader program finds in it."""

    name: str
    document: Document
    path: Path
    footer: str
    read: dict[str, str]


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, ...]:
    """All briefings, built by the command."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        made = list(_made(tmp_path_factory.mktemp("built")))
    found = readings([path for *_, path in made])
    return tuple(
        Built(f"{language}{digits}-{theme}", composed(language, digits), path, footer(language, digits), by_reader)
        for (language, digits, theme, path), by_reader in zip(made, found, strict=True)
    )


def _made(folder: Path) -> Iterator[tuple[str, str, str, Path]]:
    for theme, (language, digits) in product(THEMES, DIGITS):
        out = folder / f"{language}{digits}-{theme}"
        chosen = ["--lang", language, "--theme", theme, *(["--digits", digits] if digits else [])]
        result = CliRunner().invoke(main, ["build", "--format", "pdf", "--out", str(out), *chosen])
        assert result.exit_code == 0, result.output
        yield language, digits, theme, out / f"binh-thuan.{language}.pdf"


def footer(language: str, digits: str) -> str:
    """What stands at the foot of each page."""
    said = load_language(language, Resources(ROOT), digits).value
    assert said is not None
    return said.counted("page.facts-attached", 21, file="binh-thuan.yaml")


@pytest.mark.parametrize("reader", FIVE)
def test_every_word_and_figure_comes_back(built: tuple[Built, ...], reader: str) -> None:
    for one in built:
        wanted = words_of(one.document) + tokens("\n".join(beside(one.document)))
        assert len(wanted) > 1500
        assert not lost(wanted, tokens(one.read[reader])), one.name


@pytest.mark.parametrize("reader", FIVE)
def test_words_come_back_in_the_order_of_the_text(built: tuple[Built, ...], reader: str) -> None:
    for one in built:
        share = share_in_order(words_of(one.document), tokens(one.read[reader]))
        assert share >= IN_ORDER[reader], (one.name, share)


@pytest.mark.parametrize("reader", FIVE)
def test_no_range_code_bound_or_division_is_turned_around(built: tuple[Built, ...], reader: str) -> None:
    for one in built:
        wanted = wholes_of(one.document)
        assert {"21-NQ/TW", "07-CT/TU", "2020-2025"} < set(wanted)
        assert len(wanted) > 40
        assert not missed(wanted, one.read[reader]), one.name


@pytest.mark.parametrize("reader", FIVE)
def test_nothing_is_read_that_was_not_written(built: tuple[Built, ...], reader: str) -> None:
    for one in built:
        around = [one.document.title, one.footer, one.document.labels.page_of, *beside(one.document)]
        known = {*words_of(one.document), *tokens("\n".join(around))}
        assert not {word for word in tokens(one.read[reader]) if word not in known and not word.isdigit()}, one.name


def test_bookmarks_are_the_headings(built: tuple[Built, ...]) -> None:
    for one in built:
        headings = [plain_text(block.children) for block in one.document.blocks if isinstance(block, Heading)]
        with pikepdf.open(one.path) as pdf, pdf.open_outline() as outline:
            entries = [title for entry in outline.root for title in (entry.title, *(it.title for it in entry.children))]
        assert [without_marks(title) for title in entries] == headings, one.name
        assert all(_goes_the_way_of(one.document, title) for title in entries), one.name


def test_figures_and_their_links_say_the_figure_and_what_it_is(built: tuple[Built, ...]) -> None:
    """And the figure, shown by whatever shows one string, keeps its order beside words that go the other way."""
    for one in built:
        (last,) = [block for block in one.document.blocks[-1:] if isinstance(block, Table)]
        named = {row.anchor: plain_text(row.cells[0].children) for row in last.rows}
        with pikepdf.open(one.path) as pdf:
            said = {(f"fact-{it.T}", str(it.E)) for _, it in elements(pdf) if "/E" in it and f"fact-{it.T}" in named}
            said |= {(str(it.Dest), str(it.Contents)) for it in links(pdf) if str(it.get("/Dest")) in named}
        assert {place for place, _ in said} == set(named), one.name
        for place, text in said:
            figure, told = without_marks(text).split(" · ")
            assert told == named[place]
            assert _goes_the_way_of(one.document, text), text
            if not any(unicodedata.bidirectional(char) == "AL" for char in figure):
                rtl = one.document.direction is Direction.RTL
                assert (seen(text).endswith(f" · {figure}")) if rtl else seen(text).startswith(f"{figure} · ")


def _goes_the_way_of(document: Document, said: str) -> bool:
    """Whether the first letter of a string, or the mark before it, goes the way of the document's language."""
    strong = next((way for way in map(unicodedata.bidirectional, said) if way in ("L", "R", "AL")), "")
    return (strong in ("R", "AL")) if document.direction is Direction.RTL else strong in ("L", "")


def test_a_word_lost_and_a_figure_turned_are_seen(built: tuple[Built, ...]) -> None:
    """The measures are awake."""
    one = built[0]
    read = one.read["poppler"].replace("\u00a0", " ")
    assert lost(words_of(one.document), tokens(read.replace("Resolution", "Reso lution")))
    for whole, turned in (("21-NQ/TW", "NQ/TW-21"), ("3–4%", "4–3%"), ("> 87%", "87% >")):
        assert whole in read
        assert missed(wholes_of(one.document), read.replace(whole, turned, 1))
