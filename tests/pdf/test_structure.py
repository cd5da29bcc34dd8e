"""What assistive technology finds: tags in order, languages, links, bookmarks, and text as it is spoken."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

import pikepdf
import pytest

from reportgen.document import (
    BarChart,
    Cell,
    Column,
    Direction,
    Document,
    Heading,
    Number,
    Row,
    Table,
    Text,
    plain_text,
)
from reportgen.writers.pdf import write
from tests.docx.briefings import DIGITS, composed
from tests.pdf.conftest import Made
from tests.pdf.reading_back import (
    artifacts,
    elements,
    links,
    opened,
    poppler_text,
    run,
    spoken,
    tags,
    tokens,
    without_marks,
    words_of,
)
from tests.pdf.samples import FONTS, QUOTES, briefing, with_blocks
from tests.themes import theme_of


def test_the_blocks_come_in_reading_order(made: Made) -> None:
    with opened(made.data) as pdf:
        blocks = [str(element.S)[1:] for depth, element in elements(pdf) if depth == 1]
    assert blocks == [
        *("P", "H1", "P", "P"),
        *("L", "P", "P"),
        *("H2", "P", "Figure"),
        *("H2", "P", "Note", "H3", "L"),
        *("H2", "Table", "H2", "Table", "P"),
    ]


def test_headings_lists_and_tables_are_built_as_the_standard_asks(made: Made) -> None:
    with opened(made.data) as pdf:
        for _, element in elements(pdf):
            kids = [
                str(kid.S)[1:] for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
            ]
            match str(element.S)[1:]:
                case "L":
                    assert set(kids) == {"LI"}
                case "LI":
                    assert kids in (["Lbl", "LBody"], ["LBody"])
                case "Table":
                    assert kids == ["THead", "TBody"]
                case "TR":
                    assert set(kids) <= {"TH", "TD"}
                case "TH":
                    assert str(element.A.Scope) in ("/Column", "/Row")


def test_all_rows_of_a_table_have_as_many_cells(made: Made) -> None:
    with opened(made.data) as pdf:
        tables = [element for _, element in elements(pdf) if element.S == "/Table"]
        for table in tables:
            counts = {len(row.K) for part in table.K for row in part.K}
            assert len(counts) == 1


def test_each_cell_names_the_heads_of_its_column_and_its_row(made: Made) -> None:
    with opened(made.data) as pdf:
        names = list(pdf.Root.StructTreeRoot.IDTree.Names)
        known = dict(zip(map(str, names[::2]), names[1::2], strict=True))
        tables = [element for _, element in elements(pdf) if element.S == "/Table"]
        assert len(tables) == 2
        for table in tables:
            (head,), rows = table.K[0].K, table.K[1].K
            for row in rows:
                for at, cell in enumerate(row.K):
                    beside = [] if cell.S == "/TH" else [other for other in row.K if other.S == "/TH"]
                    named = [known[str(name)].objgen for name in cell.A.Headers]
                    assert named == [other.objgen for other in (head.K[at], *beside)]


def test_a_row_with_too_few_cells_names_its_heads_too() -> None:
    columns = tuple(Column((Text(head),)) for head in "abc")
    rows = Row((Cell((Text("1"),)), Cell((Text("2"),), header=True))), Row(())
    with opened(_written(with_blocks(briefing("en"), Table(columns, rows)))) as pdf:
        (table,) = [element for _, element in elements(pdf) if element.S == "/Table"]
        heads = [str(head.ID) for head in table.K[0].K[0].K]
        first, second = table.K[1].K
        (row_head,) = [str(cell.ID) for cell in first.K if cell.S == "/TH"]
        assert [_headers(cell) for cell in first.K] == [[heads[0], row_head], [heads[1]], [heads[2], row_head]]
        assert [_headers(cell) for cell in second.K] == [[head] for head in heads]


def _headers(cell: Any) -> list[str]:
    return [str(name) for name in cell.A.Headers]


def test_the_chart_says_its_finding_and_where_it_stands(made: Made) -> None:
    with opened(made.data) as pdf:
        (figure,) = [element for _, element in elements(pdf) if element.S == "/Figure"]
        left, bottom, right, top = (float(side) for side in figure.A.BBox)
        assert "2" in str(figure.Alt)
        assert 0 < left < right < 596
        assert 0 < bottom < top < 842
        assert top - bottom > 50
        assert str(figure.K[-1].S) == "/Caption"


def test_foreign_quotes_name_their_language(made: Made) -> None:
    with opened(made.data) as pdf:
        spans = [element for _, element in elements(pdf) if "/Lang" in element and element.S != "/Document"]
        assert {str(span.Lang) for span in spans} == {"ur"}
        assert len(spans) == len(QUOTES)


def test_every_figure_is_a_span_that_names_it(made: Made) -> None:
    with opened(made.data) as pdf:
        named = [element for _, element in elements(pdf) if element.S == "/Span" and "/T" in element]
        assert {str(span.T) for span in named} >= set(QUOTES)
        identities = [str(span.ID) for span in named]
        assert len(identities) == len(set(identities))
        tree = pdf.Root.StructTreeRoot.IDTree.Names
        names = [str(name) for name in tree[::2]]
        assert names == sorted(names)
        assert set(identities) <= set(names)


def test_every_figure_says_in_words_what_it_is(made: Made) -> None:
    """Its expansion text begins with the figure itself: who hears that text in its place misses nothing."""
    (sources,) = [block for block in made.document.blocks if isinstance(block, Table) and block.rows[0].anchor]
    named = {row.anchor.removeprefix("fact-"): plain_text(row.cells[0].children) for row in sources.rows}
    printed = {row.anchor.removeprefix("fact-"): plain_text(row.cells[1].children) for row in sources.rows}
    with opened(made.data) as pdf:
        spans = [
            element for _, element in elements(pdf) if element.S == "/Span" and str(element.get("/T", "")) in named
        ]
        assert len(spans) > len(named)
        for span in spans:
            figure, told = without_marks(str(span.E)).split(" · ")
            assert told == named[str(span.T)]
            assert figure in printed[str(span.T)]


def test_content_and_structure_lead_to_each_other(made: Made) -> None:
    """Each stretch of marked content has an owner that holds it, and each element's content stands on its page."""
    with opened(made.data) as pdf:
        nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        owners: dict[int, Any] = dict(zip((int(key) for key in nums[::2]), nums[1::2], strict=True))
        assert [int(key) for key in nums[::2]] == sorted(owners)
        for sheet in pdf.pages:
            marked = [
                int(instruction.operands[1].MCID)
                for instruction in pikepdf.parse_content_stream(sheet)
                if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]
            ]
            assert marked == list(range(len(marked)))
            held = owners[int(sheet.StructParents)]
            assert len(held) == len(marked)
            for identifier, owner in enumerate(held):
                assert identifier in _contents(owner, sheet)
            for annotation in sheet.get("/Annots", []):
                owner = owners[int(annotation.StructParent)]
                assert any(isinstance(kid, pikepdf.Dictionary) and kid.get("/Obj") == annotation for kid in owner.K)


def _contents(owner: Any, sheet: pikepdf.Page) -> list[int]:
    found = []
    for kid in owner.K:
        if isinstance(kid, int):
            if owner.Pg.objgen == sheet.objgen:
                found.append(kid)
        elif "/MCID" in kid and kid.Pg.objgen == sheet.objgen:
            found.append(int(kid.MCID))
    return found


def test_figures_lead_to_their_line_in_the_sources(made: Made) -> None:
    with opened(made.data) as pdf:
        inner = [link for link in links(pdf) if "/Dest" in link]
        assert len(inner) > len(QUOTES)
        last = pdf.pages[-1]
        names = list(pdf.Root.Names.Dests.Names)
        places = dict(zip((str(name) for name in names[::2]), names[1::2], strict=True))
        assert set(places) == {f"fact-{name}" for name in QUOTES}
        for link in inner:
            assert places[str(link.Dest)][0].objgen == last.objgen
            assert str(link.Contents)
        tops = {float(place[3]) for place in places.values()}
        assert len(tops) == len(QUOTES)


def test_links_leave_the_document_with_a_word_of_where_to(made: Made) -> None:
    with opened(made.data) as pdf:
        (out,) = [link for link in links(pdf) if "/A" in link]
        assert str(out.A.URI) == "https://example.org/reportgen"
        assert "example.org" in str(out.Contents)


def test_headings_are_bookmarks(made: Made) -> None:
    wanted = [block for block in made.document.blocks if isinstance(block, Heading)]
    with opened(made.data) as pdf, pdf.open_outline() as outline:
        top = [item.title for item in outline.root]
        inner = [item.title for entry in outline.root for item in entry.children]
    assert [without_marks(title) for title in top] == [plain_text(h.children) for h in wanted if h.level == 2]
    assert [without_marks(title) for title in inner] == [plain_text(h.children) for h in wanted if h.level == 3]


def test_poppler_reads_the_structure_in_order(made: Made) -> None:
    """It shows right-to-left words as they are drawn, from left to right, and not the text that elements give."""
    printed = run("pdfinfo", "-struct-text", str(made.path))
    strings = re.findall(r'^ *"(.*)"$', printed, re.MULTILINE)
    said = tokens("".join(string[::-1] if _leftwards(string) else string for string in strings))
    parts = SequenceMatcher(None, words_of(made.document), said, autojunk=False).get_opcodes()
    assert {how for how, *_ in parts} == {"equal", "insert"}


def _leftwards(string: str) -> bool:
    return any(unicodedata.bidirectional(char) == "AL" for char in string)


def test_who_reads_the_structure_aloud_says_the_document_word_for_word(made: Made) -> None:
    """And with it, which the document does not hold as text: the numbers of its list, and what the target's line is."""
    wanted = words_of(made.document)
    with opened(made.data) as pdf:
        said = tokens(spoken(pdf))
    parts = SequenceMatcher(None, wanted, said, autojunk=False).get_opcodes()
    assert {how for how, *_ in parts} == {"equal", "insert"}
    (chart,) = [block for block in made.document.blocks if isinstance(block, BarChart)]
    assert chart.target
    more = [word for how, _, _, start, end in parts if how == "insert" for word in said[start:end]]
    assert more == [*tokens(plain_text(chart.target.label)), "1", "2", "3"]


@pytest.mark.parametrize(("language", "digits"), DIGITS)
def test_the_projects_own_briefings_are_said_word_for_word(language: str, digits: str) -> None:
    document = composed(language, digits)
    with opened(_written(document)) as pdf:
        said = tokens(spoken(pdf))
    assert not Counter(words_of(document)) - Counter(said)


def test_what_stands_around_the_text_says_what_it_is(made: Made) -> None:
    with opened(made.data) as pdf:
        for index, sheet in enumerate(pdf.pages):
            found = artifacts(sheet)
            around = [said for said, _ in found if said.Type == "/Pagination"]
            assert [str(said.Subtype) for said in around] == ["/Header", "/Footer"][index == 0 :]
            assert sum(said.Type == "/Layout" for said, _ in found) == 1
            for said, words in found:
                assert str(said.Type) in ("/Pagination", "/Layout", "/Background")
                assert words == (said.Type == "/Pagination")
        backgrounds = [said for sheet in pdf.pages for said, _ in artifacts(sheet) if said.Type == "/Background"]
        badge, callout = ([float(side) for side in said.BBox] for said in backgrounds)
        assert callout[2] - callout[0] > 2 * (badge[2] - badge[0])
        for left, bottom, right, top in (badge, callout):
            assert 0 < left < right < 596
            assert 0 < bottom < top < 842


def test_a_drafts_mark_is_read_once_and_then_a_header() -> None:
    with opened(_written(briefing("en", draft=True))) as pdf:
        first, second = ([said for said, _ in artifacts(sheet)] for sheet in pdf.pages)
        assert [str(said.get("/Subtype", "")) for said in first if said.Type == "/Pagination"] == ["/Footer"]
        assert [str(said.get("/Subtype", "")) for said in second if said.Type == "/Pagination"] == [
            "/Header",
            "/Footer",
        ]


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_tables_head_that_comes_back_is_an_artifact(language: str) -> None:
    row = Row((Cell((Text("2021"),), header=True), Cell((Number("2,030", "a"),))))
    columns = Column((Text("Year"),)), Column((Text("Members"),), numeric=True)
    with opened(_written(with_blocks(briefing(language), Table(columns, (row,) * 80)))) as pdf:
        assert len(pdf.pages) > 2
        for index, sheet in enumerate(pdf.pages):
            heads = [said for said, _ in artifacts(sheet) if said.Type == "/Pagination" and "/Subtype" not in said]
            assert len(heads) == (1 if index else 0)
        (table,) = [element for _, element in elements(pdf) if element.S == "/Table"]
        assert {kid.Pg.objgen for kid in _within(table.K[0]) if "/Pg" in kid} == {pdf.pages[0].objgen}


def _within(element: Any) -> list[Any]:
    """An element and all that stands in it."""
    kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [element, *(inner for kid in kids for inner in _within(kid))]


def test_right_to_left_words_give_their_text_around_the_element_that_shows_them() -> None:
    """Not in it: MuPDF takes the text of that for what is shown, and turns it around."""
    with opened(_written(briefing("ur"))) as pdf:
        speaking = [element for _, element in elements(pdf) if "/ActualText" in element]
        assert any("صوبائی کانگریس نے ہر سال" in str(element.ActualText) for element in speaking)
        for element in speaking:
            assert element.S == "/Span"
            assert not any(isinstance(kid, int) or "/MCID" in kid for kid in element.K)


def test_each_page_says_which_it_is(made: Made) -> None:
    pages = poppler_text(made.path).split("\f")[:-1]
    for index, text in enumerate(pages, start=1):
        assert re.search(rf"{index}\s*/\s*{len(pages)}", text)


def test_pages_are_counted_in_the_digits_of_the_language() -> None:
    document = briefing("ur")
    data = _written(replace(document, labels=replace(document.labels, digits="۰۱۲۳۴۵۶۷۸۹")))
    with opened(data) as pdf:
        assert [str(label.P) for label in list(pdf.Root.PageLabels.Nums)[1::2]] == ["۱", "۲"]


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_draft_is_built_as_the_final_briefing_but_for_its_mark(language: str) -> None:
    final, draft = _blocks_of(briefing(language)), _blocks_of(briefing(language, draft=True))
    assert draft == ["P", *final]


def _blocks_of(document: Document) -> list[str]:
    """All tags but those inside lines."""
    with opened(_written(document)) as pdf:
        return [tag for tag in tags(pdf)[1:] if tag not in ("Span", "Link", "Reference")]


def _written(document: Document) -> bytes:
    language = "ur" if document.direction is Direction.RTL else "en"
    data = write(document, theme_of(language), FONTS).value
    assert data is not None
    return data
