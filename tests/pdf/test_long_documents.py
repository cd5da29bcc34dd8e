"""Long documents: all that refers to another place finds it, and what is painted is not kept."""

from __future__ import annotations

import gc
import tracemalloc
from typing import Any

import page
import pikepdf
import pytest

from reportgen.document import (
    Block,
    Callout,
    Cell,
    Column,
    Direction,
    Document,
    Isolate,
    List,
    Note,
    Number,
    Paragraph,
    Row,
    Table,
    Text,
    Tone,
)
from reportgen.writers.pdf import write
from reportgen.writers.pdf.boxes import Strip
from reportgen.writers.pdf.pages import Placed
from reportgen.writers.pdf.tag_objects import TagObjects
from reportgen.writers.pdf.tagging import Element
from tests.pdf.reading_back import elements, links, opened
from tests.pdf.samples import FONTS, briefing, printed, with_blocks
from tests.themes import theme_of

ROWS = 560
LIMIT = 7_000
"""Bytes of memory that a further row of a table may take, its words in the document not counted."""


def sources(count: int) -> Table:
    """A table of figures that lead to themselves, each with a quote in another script."""
    rows = (
        Row(
            (
                Cell((Text("the yearly share of the total"),), header=True),
                Cell((Number(f"{number:,}", f"f{number}"),)),
                Cell((Isolate((Text("kết nạp đảng viên"),), Direction.LTR, "vi"),)),
                Cell((Text(str(number % 50)),)),
            ),
            anchor=f"fact-f{number}",
        )
        for number in range(count)
    )
    heads = (("Figure", 3), ("Value", 1), ("Quote", 3), ("Line", 1))
    return Table(
        tuple(Column((Text(head),), weight, numeric=weight == 1) for head, weight in heads),
        tuple(rows),
    )


def long_document(language: str) -> Document:
    """Everything that can go on from one page to the next, and more names than one node of a tree holds."""
    said = "Some words of a sentence that is long enough to go on. " * 60
    note = Note((Text("A note that goes on as well. " * 30),))
    text = Paragraph((Text(said), Number("2,030", "f7"), note, Text(f" {said}")))
    tall = Table((Column((Text("a"),)), Column((Text("b"),))), (Row((Cell((Text(said * 3),)), Cell((Text("1"),)))),))
    blocks: list[Block] = [text, List(((text,), (text,))), Callout((text, text), Tone.GOOD), tall, sources(ROWS)]
    return with_blocks(briefing(language), *blocks)


@pytest.fixture(scope="module", params=["en", "ur"])
def data(request: pytest.FixtureRequest) -> bytes:
    """Such a document."""
    return printed(long_document(request.param))


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_is_accessible_and_archival(data: bytes, profile: str) -> None:
    report = page.validate_pdf_bytes(data, profile=profile)
    assert report.is_compliant, report.failures


def test_content_and_structure_lead_to_each_other(data: bytes) -> None:
    with opened(data) as pdf:
        tree = pdf.Root.StructTreeRoot.ParentTree
        assert "/Kids" in tree
        owners: dict[int, Any] = dict(pikepdf.NumberTree(tree).items())
        assert list(owners) == list(range(int(pdf.Root.StructTreeRoot.ParentTreeNextKey)))
        held = {
            (place.objgen, int(identifier)): element.objgen
            for _, element in elements(pdf)
            for place, identifier in _contents(element)
        }
        for sheet in pdf.pages:
            found = owners[int(sheet.StructParents)]
            for identifier, owner in enumerate(found):
                assert held.pop((sheet.objgen, identifier)) == owner.objgen
            for annotation in sheet.get("/Annots", []):
                kids = owners[int(annotation.StructParent)].K
                assert any(isinstance(kid, pikepdf.Dictionary) and kid.get("/Obj") == annotation for kid in kids)
        assert not held


def _contents(element: Any) -> list[tuple[Any, Any]]:
    kids = element.get("/K", [])
    own = [(element.Pg, kid) for kid in kids if isinstance(kid, int)]
    return own + [(kid.Pg, kid.MCID) for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid]


def test_every_element_stands_where_its_parent_says(data: bytes) -> None:
    with opened(data) as pdf:
        seen = 0
        for _, element in elements(pdf):
            for kid in element.get("/K", []):
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    assert kid.P.objgen == element.objgen
                    seen += 1
        assert seen > 8 * ROWS


def test_every_link_and_every_name_is_found(data: bytes) -> None:
    with opened(data) as pdf:
        places = pikepdf.NameTree(pdf.Root.Names.Dests)
        assert "/Kids" in pdf.Root.Names.Dests
        assert {f"fact-f{number}" for number in range(ROWS)} <= set(places)
        assert {str(link.Dest) for link in links(pdf)} <= set(places)
        identified = {str(element.ID): element.objgen for _, element in elements(pdf) if "/ID" in element}
        named = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        assert {name: found.objgen for name, found in named.items()} == identified


def test_what_is_painted_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the strips of a page nor their elements are there any more when the next page is painted."""
    alive: list[tuple[int, int]] = []
    write_finished = TagObjects.write_finished

    def counted(self: TagObjects) -> None:
        write_finished(self)
        alive.append(_alive())

    gc.collect()
    others = _alive()
    monkeypatch.setattr(TagObjects, "write_finished", counted)
    printed(with_blocks(briefing("en"), sources(250)))
    pages = len(alive)
    assert pages > 6
    for index, (strips, kept) in enumerate(alive):
        left = 250 * (1 - index / pages)  # rows, those of this page with them: its words are still at hand
        assert strips - others[0] <= 2 * left + 60
        assert kept - others[1] <= 8 * left + 250 + 60


def _alive() -> tuple[int, int]:
    """Strips (as they are, and at their places) and elements."""
    found = [type(each) for each in gc.get_objects()]
    return found.count(Strip) + found.count(Placed), found.count(Element)


def test_a_further_page_takes_little_memory() -> None:
    """The most that is held at one time, of a table and of one twice as long."""
    short, long = (with_blocks(briefing("en"), sources(count)) for count in (150, 350))
    printed(long)  # the words that both hold are known from now on
    assert (_most_held(long) - _most_held(short)) / 200 < LIMIT


def _most_held(document: Document) -> int:
    gc.collect()
    tracemalloc.start()
    try:
        assert write(document, theme_of("en"), FONTS).value is not None
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
