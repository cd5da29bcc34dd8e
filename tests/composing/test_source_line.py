"""Where the article can be found: its title leads to its address."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.composing import compose
from reportgen.document import Direction, Document, Inlines, Isolate, Link, Paragraph, Table, plain_text
from reportgen.facts import FactFile
from tests.composing.samples import facts, language, read, report

URL = "https://example.org/article"


def held(**more: str) -> FactFile:
    file = facts("second > first")
    return replace(file, source=replace(file.source, **more))  # type: ignore[arg-type]  # they are fields of text


def composed(text: str, folder: Path, file: FactFile, code: str = "en") -> Document:
    template, found = read(text, folder, code)
    assert template is not None, found
    outcome = compose(template, file, report(file), language(code))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def links(inlines: Inlines) -> list[tuple[str, str]]:
    return [(plain_text(each.children), each.target) for each in inlines if isinstance(each, Link)]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "Source: ایک مضمون · Akhbar · 18 April 2024."),
        ("ur", "ماخذ: ایک مضمون · Akhbar · 18 اپریل 2024ء۔"),
        ("vi", "Nguồn: ایک مضمون · Akhbar · ngày 18 tháng 4 năm 2024."),
    ],
)
def test_the_sources_begin_with_the_article_and_a_link_to_it(code: str, said: str, tmp_path: Path) -> None:
    file = held(url=URL, publisher="Akhbar", published="2024-04-18")
    line, table = composed("::: sources\n", tmp_path, file, code).blocks
    assert isinstance(line, Paragraph)
    assert isinstance(table, Table)
    assert line.quiet
    assert plain_text(line.children) == said
    assert links(line.children) == [("ایک مضمون", URL)]
    (link,) = (each for each in line.children if isinstance(each, Link))
    assert isinstance(link.children[0], Isolate)
    assert (link.children[0].direction, link.children[0].language) == (Direction.RTL, "ur-PK")


def test_only_what_is_known_is_said(tmp_path: Path) -> None:
    (table,) = composed("::: sources\n", tmp_path, held()).blocks
    assert isinstance(table, Table)
    line, _ = composed("::: sources\n", tmp_path, held(publisher="Akhbar")).blocks
    assert isinstance(line, Paragraph)
    assert plain_text(line.children) == "Source: ایک مضمون · Akhbar."
    assert not links(line.children)


@pytest.mark.parametrize("url", ["javascript:alert()", "file:///etc/passwd", "ftp://x", "https://a b", "//x", "x.pdf"])
def test_a_briefing_leads_to_the_web_alone(url: str, tmp_path: Path) -> None:
    text = "From {{ source_title }}.\n\n::: sources\n"
    said, line, _ = composed(text, tmp_path, held(url=url)).blocks
    assert isinstance(said, Paragraph)
    assert isinstance(line, Paragraph)
    assert not links((*said.children, *line.children))


def test_the_mark_of_the_title_is_the_link_unless_it_stands_in_another(tmp_path: Path) -> None:
    text = "From {{ source_title }}.\n\n[See {{ source_title }}](https://example.org/other)\n"
    first, second = composed(text, tmp_path, held(url=URL)).blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert links(first.children) == [("ایک مضمون", URL)]
    assert links(second.children) == [("See ایک مضمون", "https://example.org/other")]
    (link,) = (each for each in second.children if isinstance(each, Link))
    assert not links(link.children)
