"""Small briefings built by hand, one for each language, that use everything the PDF writer can lay out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from reportgen.document import (
    Attachment,
    Bar,
    BarChart,
    Block,
    Callout,
    Card,
    Cards,
    Cell,
    Column,
    Direction,
    Document,
    Heading,
    Inline,
    Inlines,
    Isolate,
    Labels,
    Link,
    List,
    Masthead,
    Number,
    Paragraph,
    Row,
    Table,
    Target,
    Text,
    Tone,
    Toned,
    plain_text,
)
from reportgen.writers.pdf import write
from tests.pdf.sample_texts import SAID
from tests.themes import theme_of

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "src/reportgen/fonts"
QUOTES = {
    "admitted_2021": "نئے اراکین 2030",
    "admitted_2022": "نئے اراکین 2071",
    "target_yearly": "ہر سال 2000 نئے اراکین",
    "admission_rate": "شرح 5 فیصد یا اس سے زیادہ",
    "rate_units": "87 فیصد سے زائد بنیادی تنظیمیں",
}


def inlines(said: str, figures: dict[str, str]) -> Inlines:
    """Prose with {figure} names -> inlines; what stands in [brackets] becomes an isolate, in *stars* strong."""
    found: list[Inline] = []
    rest = said
    while rest:
        marks = [(rest.find(mark), mark) for mark in "{[*" if mark in rest]
        if not marks:
            found.append(Text(rest))
            break
        at, mark = min(marks)
        if at:
            found.append(Text(rest[:at]))
        end = rest.index({"{": "}", "[": "]", "*": "*"}[mark], at + 1)
        inside = rest[at + 1 : end]
        if mark == "{":
            found.append(Number(figures[inside], inside))
        elif mark == "[":
            found.append(Isolate((Text(inside),)))
        else:
            found.append(Text(inside, strong=True))
        rest = rest[end + 1 :]
    return tuple(found)


def briefing(language: str, *, draft: bool = False, attachments: tuple[Attachment, ...] = ()) -> Document:
    """The briefing of one language."""
    said = SAID[language]
    figures = said.figures

    def say(words: str) -> Inlines:
        return inlines(words, figures)

    checks = tuple(
        Row((Cell(say(claim), header=True), Cell((Isolate(say(working)),)), Cell((Toned((Text(verdict),), tone),))))
        for claim, working, verdict, tone in said.checks
    )
    sources = tuple(
        Row(
            (
                Cell((Text(said.labels[name]),), header=True),
                Cell((Number(figures[name], name),)),
                Cell((Isolate((Text(quote),), Direction.RTL, "ur"),)),
                Cell((Text(str(index)),)),
            ),
            anchor=f"fact-{name}",
        )
        for index, (name, quote) in enumerate(QUOTES.items(), start=1)
    )
    blocks: tuple[Block, ...] = (
        Cards(tuple(Card(say(value), say(label)) for value, label in said.cards)),
        Paragraph(say(said.opening)),
        Paragraph(say(said.second)),
        Heading(2, say(said.chart_heading)),
        BarChart(
            title=say(said.chart_title),
            bars=(
                Bar((Text("2021"),), Fraction(2030), Number(figures["admitted_2021"], "admitted_2021")),
                Bar((Text("2022"),), Fraction(2071), Number(figures["admitted_2022"], "admitted_2022")),
            ),
            caption=say(said.chart_caption),
            alternative=said.chart_alternative,
            target=Target(say(said.target), Fraction(2000)),
        ),
        Heading(2, say(said.ratings_heading)),
        Paragraph(say(said.ratings)),
        Callout((Paragraph(say(said.callout)),), Tone.DOUBTFUL),
        Heading(3, say(said.steps_heading)),
        List(tuple((Paragraph(say(step)),) for step in said.steps), ordered=True),
        Heading(2, say(said.checks_heading)),
        Table(
            (
                Column((Text(said.checks_columns[0]),), 4),
                Column((Text(said.checks_columns[1]),), 3),
                Column((Text(said.checks_columns[2]),), 3),
            ),
            checks,
        ),
        Heading(2, say(said.sources_heading)),
        Table(
            (
                Column((Text(said.sources_columns[0]),), 3),
                Column((Text(said.sources_columns[1]),), 1, numeric=True),
                Column((Text(said.sources_columns[2]),), 3),
                Column((Text(said.sources_columns[3]),), 1, numeric=True),
            ),
            sources,
        ),
        Paragraph(
            (Text("reportgen: "), Link((Text("example.org/reportgen"),), "https://example.org/reportgen")), quiet=True
        ),
    )
    return Document(
        language=said.language,
        direction=said.direction,
        title=said.title,
        subject=plain_text(say(said.provenance)),
        masthead=Masthead(
            (Text(said.kicker),), (Text(said.title),), say(said.provenance), say(said.badge), Tone.DOUBTFUL
        ),
        blocks=blocks,
        labels=Labels(said.page_of, said.draft if draft else "", said.footer),
        attachments=attachments,
    )


def with_blocks(document: Document, *blocks: Block) -> Document:
    """The same document with other blocks."""
    return replace(document, blocks=blocks)


def printed(document: Document) -> bytes:
    """A document as PDF, in the look of its language."""
    made = write(document, theme_of(document.language[:2]), FONTS)
    assert made.value is not None, made.diagnostics
    return made.value


def written(document: Document, folder: Path) -> Path:
    """The same as a file."""
    path = folder / "briefing.pdf"
    path.write_bytes(printed(document))
    return path
