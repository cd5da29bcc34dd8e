"""A briefing with footnotes wherever one can stand, a list of contents, and a remark on each figure."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from reportgen.document import (
    Callout,
    Card,
    Cards,
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    Inline,
    Isolate,
    Link,
    List,
    Note,
    Paragraph,
    Remark,
    Row,
    Table,
    Text,
    Tone,
)
from tests.docx.opening import Opened, written
from tests.docx.samples import document, n, quote, t

WORDS = {
    # a phrase, a word, the words of a note
    "en": ("The province admitted", "members", "An article of the province’s newspaper, paragraph"),
    "ur": ("صوبے میں شامل ہوئے", "اراکین", "صوبائی اخبار کا مضمون، پیراگراف"),
    "vi": ("Toàn tỉnh kết nạp", "đảng viên", "Bài báo của tỉnh, đoạn"),
}


def note(language: str, place: int) -> Note:
    """A footnote that quotes the source, names a figure in it and leads outside."""
    said = WORDS[language][2]
    link = Link(t("example.org"), f"https://example.org/{place}")
    return Note(t(f"{said} {place}: ", quote("2,071 نئے اراکین"), " · ", n("admitted_2022", "2,071"), " · ", link))


@cache
def referring(language: str) -> Opened:
    """That briefing, written and opened again."""
    return written(referring_document(language))


def referring_document(language: str) -> Document:
    """The briefing in one language."""
    phrase, word, _ = WORDS[language]
    base = document(language)
    notes = [note(language, place) for place in range(1, 10)]

    def said(place: int) -> tuple[Inline, ...]:
        return t(f"{phrase} ", n("admitted_2022", "2,071"), notes[place], f" {word}.")

    code = t(f"{word} ", n("resolution_21", "21-NQ/TW"), notes[0], " ", n("resolution_target", "3-4%"), ".")
    table = Table(
        (Column(t(phrase)), Column(t(word), numeric=True)),
        (
            Row((Cell((*t(phrase), notes[1]), header=True), Cell(t(n("admitted_2022", "2,071"), notes[1]))), "fact-a"),
            Row((Cell((quote("67 پارٹی کمیٹیاں"), notes[2]), header=True), Cell(t(n("committees", "67"))))),
        ),
        (*t(word), notes[3]),
    )
    blocks = (
        Contents(t(word)),
        Cards((Card(t(n("admitted_2022", "2,071"), notes[4]), (*t(word), notes[5])), Card(t(n("b", "67")), t(word)))),
        Heading(2, (*t(f"{phrase} "), n("admitted_2022", "2,071"), notes[6]), "section-1"),
        Paragraph(said(0)),
        Paragraph(code),
        Heading(3, t(word), "section-2"),
        List(((Paragraph(said(7)),), (Paragraph(said(0)), List(((Paragraph(said(8)),),)))), ordered=True),
        Heading(2, t(word), "section-3"),
        Callout((Paragraph(said(1)), List(((Paragraph(said(2)),),))), Tone.DOUBTFUL),
        table,
        Paragraph(said(3), quiet=True),
    )
    remarks = tuple(
        Remark(
            figure,
            (
                (Text(f"{word}: ", strong=True), quote("2,071 نئے اراکین")),
                t(Isolate(t(n(figure, "2,071"), " ÷ 2,000 = 103.55%")), f" · {phrase}"),
            ),
        )
        for figure in ("admitted_2022", "resolution_21", "committees", "nowhere")
    )
    return replace(base, blocks=blocks, remarks=remarks)
