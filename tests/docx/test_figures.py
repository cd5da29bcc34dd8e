"""Printed figures: content controls with their ids, which lead to the rows that prove them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from reportgen.document import BarChart, Cell, Column, Document, Heading, Link, Number, Paragraph, Row, Table
from reportgen.writers.docx.contents import nodes
from reportgen.writers.docx.controls import Control, tag
from reportgen.writers.docx.story import bookmark_name
from tests.docx.opening import sample, words, written
from tests.docx.samples import LANGUAGES, document, n, t


def numbers(said: Document) -> Iterator[Number]:
    """The figures of a document's text in reading order; those on bars belong to the chart."""
    for part in (said.masthead, *said.blocks):
        for node in nodes((part.title, part.caption) if isinstance(part, BarChart) else part):
            if isinstance(node, Number):
                yield node


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_a_content_control_with_its_id(language: str) -> None:
    opened = sample(language)
    controls = [
        (opened.values("w:sdtPr/w:tag/@w:val", each)[0], words(opened.find("w:sdtContent", each)[0]))
        for each in opened.find("//w:sdt")
    ]
    assert controls == [(number.figure_id, number.text) for number in numbers(document(language))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_are_unique(language: str) -> None:
    opened = sample(language)
    for path in ("//w:sdtPr/w:id/@w:val", "//wp:docPr/@id", "//w:bookmarkStart/@w:id", "//w:bookmarkStart/@w:name"):
        values = opened.values(path)
        assert values
        assert len(values) == len(set(values))


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_lead_to_the_rows_that_prove_them(language: str) -> None:
    opened = sample(language)
    places = opened.values("//w:bookmarkStart/@w:name")
    assert {"fact-admitted_2022", "fact-resolution_21", "sources"} <= set(places)
    assert set(opened.values("//w:hyperlink/@w:anchor")) <= set(places)
    controls = "//w:sdt[w:sdtPr/w:tag/@w:val='admitted_2022']"
    assert set(opened.values(f"{controls}//w:hyperlink/@w:anchor")) == {"fact-admitted_2022"}


def test_a_figure_without_a_row_leads_nowhere() -> None:
    assert sample("en").find("//w:sdt[w:sdtPr/w:tag/@w:val='target_rate']")
    assert not sample("en").find("//w:sdt[w:sdtPr/w:tag/@w:val='target_rate']//w:hyperlink")


def test_figures_are_dotted_in_prose_only() -> None:
    opened = sample("en")
    dotted = opened.find("//w:r[w:rPr/w:rStyle/@w:val='Figure']")
    assert dotted
    for run in dotted:
        styles = opened.values("ancestor::w:p/w:pPr/w:pStyle/@w:val", run)
        assert styles[0].startswith(("BodyText", "Callout", "List", "Quiet"))


def test_links_lead_inside_and_outside() -> None:
    opened = sample("en")
    outside = opened.values("//w:hyperlink/@r:id")
    assert [opened.targets("word/document.xml")[each] for each in outside] == ["https://example.org/reportgen?a=1&b=2"]
    assert opened.values("//w:hyperlink[.//w:t='below']/@w:anchor") == ["sources"]


def test_a_figure_in_a_link_opens_no_second_link() -> None:
    table = Table((Column(t("A")),), (Row((Cell(t(n("a", "1"))),), "fact-a"),))
    said = replace(document("en"), blocks=(Paragraph((Link(t("see ", n("a", "1")), "https://example.org"),)), table))
    opened = written(said)
    assert not opened.find("//w:hyperlink//w:hyperlink")
    assert [words(each) for each in opened.find("//w:hyperlink[@r:id]")] == ["see 1"]


def test_a_link_to_nowhere_is_only_words() -> None:
    said = replace(document("en"), blocks=(Paragraph(t("See ", Link(t("there"), "#nowhere"), ".")),))
    opened = written(said)
    assert not opened.find("//w:hyperlink")
    assert words(opened.body).endswith("See there.")


def test_long_ids_get_short_names_that_still_meet() -> None:
    figure = "share_of_grassroots_organisations_rated_as_having_done_their_work_well_or_better"
    table = Table((Column(t("A")),), (Row((Cell(t(n(figure, "1"))),), f"fact-{figure}"),))
    opened = written(replace(document("en"), blocks=(Paragraph(t(n(figure, "1"))), table)))
    (name,) = opened.values("//w:bookmarkStart/@w:name[not(starts-with(., '_rg'))]")
    assert len(name) == 40
    assert set(opened.values("//w:hyperlink/@w:anchor")) == {name}
    assert {len(tag) for tag in opened.values("//w:tag/@w:val")} == {64}


def test_names_differ_where_what_they_stand_for_differs() -> None:
    assert bookmark_name("fact-a") == "fact-a"
    long = "fact-" + "a" * 60
    assert bookmark_name(long + "b") != bookmark_name(long + "c")
    assert bookmark_name("fact a") != bookmark_name("fact_a")
    assert bookmark_name("1st")[0].isalpha()
    assert tag(Control("x" * 64)) == "x" * 64
    assert tag(Control("x" * 65)) != tag(Control("x" * 66))


def test_an_anchor_set_twice_is_placed_once() -> None:
    said = replace(document("en"), blocks=(Heading(2, t("A"), "a"), Heading(2, t("B"), "a")))
    assert written(said).values("//w:bookmarkStart/@w:name") == ["a"]
