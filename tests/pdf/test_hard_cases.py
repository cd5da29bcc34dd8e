"""Hard cases, laid out and read back: each phrase is found whole and in order by poppler and pdfium."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.document import (
    Block,
    Cell,
    Column,
    Direction,
    Document,
    Heading,
    Inlines,
    Isolate,
    List,
    Number,
    Paragraph,
    Row,
    Table,
    Text,
)
from tests.pdf.reading_back import elements, opened, pdfium_text, poppler_text
from tests.pdf.samples import briefing, inlines, written

READERS: dict[str, Callable[[Path], str]] = {"poppler": poppler_text, "pdfium": pdfium_text}
_UNSEEN = re.compile("[\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")

FIGURES = {
    "count": "2,071",
    "share": "103.6%",
    "bound": "> 87%",
    "range": "3–4%",
    "years": "2020–2025",
    "code": "21-NQ/TW",
    "loss": "−12.5%",
    "drop": "−1,204",
}


def of(language: str, *blocks: Block) -> Document:
    return replace(briefing(language), blocks=blocks)


def say(words: str) -> Inlines:
    return inlines(words, FIGURES)


def said(text: str) -> str:
    """Text as it is compared: without what is not seen, blanks of any length as one."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).split())


def found(words: str, path: Path, reader: str) -> bool:
    """Whether a phrase is read back whole.

    pdfium takes brackets and quotation marks in text from right to left for their mirror images, and puts a
    blank where a sign follows a figure: there letters, digits and the signs of figures count.
    """
    compared = said if reader == "poppler" else squeezed
    return compared(words) in compared(READERS[reader](path))


def squeezed(text: str) -> str:
    return re.sub(r"""[\s()“”"':;،۔]""", "", said(text))


URDU = {
    "a figure at the start": ("{count} نئے اراکین شامل ہوئے۔", "2,071 نئے اراکین شامل ہوئے۔"),
    "a figure at the end": ("صوبے کا نتیجہ یہ رہا: {share}", "صوبے کا نتیجہ یہ رہا: 103.6%"),
    "a figure alone": ("{bound}", "> 87%"),
    "in brackets": ("ہدف سے زیادہ ({share}) رہا۔", "ہدف سے زیادہ (103.6%) رہا۔"),
    "a bound in brackets": ("اکثر تنظیمیں ({bound}) کامیاب رہیں۔", "اکثر تنظیمیں (> 87%) کامیاب رہیں۔"),
    "after a colon": ("شرح: {range}، یعنی کم", "شرح: 3–4%، یعنی کم"),
    "before a full stop": ("اس کی شرح {share}۔ پھر", "اس کی شرح 103.6%۔ پھر"),
    "a document number": ("قرارداد نمبر {code} کے مطابق", "قرارداد نمبر 21-NQ/TW کے مطابق"),
    "two figures side by side": ("سال {years} میں {count} اراکین", "سال 2020–2025 میں 2,071 اراکین"),
    "a negative share": ("تبدیلی {loss} رہی", "تبدیلی −12.5% رہی"),
    "a negative count": ("فرق ({drop}) ہے", "فرق (−1,204) ہے"),
    "a formula": ("یوں کہ [2,071 ÷ 2,000 = 103.6%] ہوا", "یوں کہ 2,071 ÷ 2,000 = 103.6% ہوا"),
    "in quotation marks": ("مضمون میں ”{share}“ لکھا ہے", "مضمون میں ”103.6%“ لکھا ہے"),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("case", URDU)
def test_figures_in_urdu(case: str, reader: str, tmp_path: Path) -> None:
    written_as, read_as = URDU[case]
    path = written(of("ur", Paragraph(say(written_as))), tmp_path)
    assert found(read_as, path, reader), said(READERS[reader](path))


NATIVE = {
    "a count": ("اراکین کی تعداد {count} رہی", "۲٬۰۷۱", "اراکین کی تعداد ۲٬۰۷۱ رہی"),
    "a share": ("ہدف کا {count} حاصل ہوا", "۱۰۳٫۶٪", "ہدف کا ۱۰۳٫۶٪ حاصل ہوا"),
    "a range": ("میعاد {count} کے لیے", "۲۰۲۰–۲۰۲۵", "میعاد ۲۰۲۰–۲۰۲۵ کے لیے"),
    "in brackets": ("ہدف سے زیادہ ({count}) رہا", "۱۰۳٫۶٪", "ہدف سے زیادہ (۱۰۳٫۶٪) رہا"),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("case", NATIVE)
def test_figures_in_urdu_digits(case: str, reader: str, tmp_path: Path) -> None:
    words, digits, read_as = NATIVE[case]
    path = written(of("ur", Paragraph(inlines(words, {"count": digits}))), tmp_path)
    assert found(read_as, path, reader), said(READERS[reader](path))


def test_urdu_digits_on_pages_in_bookmarks_and_in_lists(tmp_path: Path) -> None:
    document = of(
        "ur",
        Heading(2, (Text("سال "), Number("۲۰۲۱", "year")), "section-1"),
        List(tuple((Paragraph((Text("قدم"),)),) for _ in range(11)), ordered=True),
        *(Paragraph((Text("الفاظ " * 200),)) for _ in range(3)),
    )
    path = written(replace(document, labels=replace(document.labels, digits="۰۱۲۳۴۵۶۷۸۹")), tmp_path)
    text = said(poppler_text(path))
    assert "۱۱." in text
    assert document.labels.page_of.format(page="۱", pages="۲") in text
    assert not re.search("[0-9]", said(poppler_text(path, "-l", "1")).split("قدم")[-1])
    with opened(path.read_bytes()) as pdf, pdf.open_outline() as outline:
        assert said(outline.root[0].title) == "سال ۲۰۲۱"
    with opened(path.read_bytes()) as pdf:
        assert [str(label.P) for label in list(pdf.Root.PageLabels.Nums)[1::2]] == ["۱", "۲"]


LATIN = {
    "en": ("In {years}, {count} members ({share}) joined; the rest fell by {loss}, or {drop}: see {code}.", FIGURES),
    "vi": ("Năm {years}, có {count} đảng viên ({share}), giảm {loss}: xem {code}.", FIGURES),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", LATIN)
def test_figures_in_left_to_right_text(language: str, reader: str, tmp_path: Path) -> None:
    words, figures = LATIN[language]
    path = written(of(language, Paragraph(inlines(words, figures))), tmp_path)
    assert found(words.format(**figures), path, reader)


@pytest.mark.parametrize("reader", READERS)
def test_a_vietnamese_quote_in_an_urdu_table(reader: str, tmp_path: Path) -> None:
    quote = Isolate((Text("kết nạp 2.071 đảng viên, đạt 103,6%", language="vi"),), Direction.LTR, "vi")
    rows = tuple(
        Row((Cell((Text("شامل ہونے والے اراکین"),), header=True), Cell(say("{count}")), Cell((quote,))))
        for _ in range(3)
    )
    table = Table((Column((Text("اشاریہ"),)), Column((Text("عدد"),), numeric=True), Column((Text("ماخذ"),), 2)), rows)
    path = written(of("ur", table), tmp_path)
    for words in ("شامل ہونے والے اراکین", "2,071", "kết nạp 2.071 đảng viên, đạt 103,6%"):
        assert said(READERS[reader](path)).count(said(words)) == 3
    with opened(path.read_bytes()) as pdf:
        spans = {str(element.Lang) for _, element in elements(pdf) if element.S == "/Span" and "/Lang" in element}
    assert spans == {"vi"}


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_table_of_three_pages_has_its_head_on_each_and_every_row_once(language: str, tmp_path: Path) -> None:
    head = {"en": "Claim", "ur": "دعویٰ"}[language]
    rows = tuple(Row((Cell((Text(head),), header=True), Cell((Number(f"{n:,}", "n"),)))) for n in range(1001, 1101))
    columns = (Column((Text(head + " ?"),), 3), Column((Text("n"),), numeric=True))
    path = written(of(language, Table(columns, rows)), tmp_path)
    with opened(path.read_bytes()) as pdf:
        pages = len(pdf.pages)
    assert pages >= 3
    for reader in READERS.values():
        text = said(reader(path))
        assert re.findall(r"1,[01]\d\d", text) == [f"{n:,}" for n in range(1001, 1101)]
    for number in range(1, pages + 1):
        assert f"{head} ?" in said(poppler_text(path, "-f", str(number), "-l", str(number)))


@pytest.mark.parametrize("language", ["en", "vi", "ur"])
def test_a_word_of_sixty_letters_is_broken_and_loses_none(language: str, tmp_path: Path) -> None:
    word = {"en": "Donaudampfschifffahrt" * 3, "vi": "nghiêng" * 9, "ur": "بسمحصطع" * 9}[language][:60]
    rows = (Row(tuple(Cell((Text(word),)) for _ in range(4))),)
    table = Table(tuple(Column((Text("x"),)) for _ in range(4)), rows)
    path = written(of(language, Paragraph((Text(word * 3),)), table), tmp_path)
    text = re.sub(r"\s", "", said(poppler_text(path)))
    assert text.count(word) >= 3


LONG = {
    "en": "what the province reached in both of the years on which the article reports and what it still has to do "
    "before the term ends so that every commune has members of its own and no figure stands without its source",
    "ur": "صوبے نے ان دونوں برسوں میں کیا حاصل کیا جن کا مضمون میں ذکر ہے اور میعاد ختم ہونے سے پہلے "
    "اسے ابھی کیا کچھ کرنا باقی ہے تاکہ ہر بستی کے اپنے اراکین ہوں اور کوئی عدد اپنے ماخذ کے بغیر نہ رہے "
    "بلکہ گاؤں تک پہنچا ہوا صاف پانی بھی گنا جائے",
}


@pytest.mark.parametrize("language", ["en", "ur"])
def test_an_empty_section_keeps_its_heading_and_a_very_long_title_its_words(language: str, tmp_path: Path) -> None:
    first, second = {"en": ("Members", "Rates"), "ur": ("اراکین", "شرح")}[language]
    document = of(language, Heading(2, (Text(first),)), Heading(2, (Text(second),)), Paragraph((Text(LONG[language]),)))
    title = replace(document.masthead, title=(Text(LONG[language]),))
    path = written(replace(document, title=LONG[language], masthead=title), tmp_path)
    for reader in READERS.values():
        text = said(reader(path))
        assert text.count(LONG[language]) == 2
        assert f"{first} {second}" in text


@pytest.mark.parametrize("language", ["en", "ur"])
def test_five_hundred_figures_come_back_in_order(language: str, tmp_path: Path) -> None:
    word = {"en": "then", "ur": "پھر"}[language]
    figures = tuple(Number(f"{n:,}.{n % 10}%", f"f{n}") for n in range(1000, 1500))
    told = tuple(piece for figure in figures for piece in (figure, Text(f" {word} ")))
    path = written(of(language, Paragraph(told)), tmp_path)
    for reader in READERS.values():
        assert re.findall(r"1,\d{3}\.\d%", said(reader(path))) == [figure.text for figure in figures]


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_range_at_a_line_end_is_read_in_order(language: str, tmp_path: Path) -> None:
    """Pushed along the line letter by letter: broken after its dash where that saves a gaping line, else whole."""
    words, letter = LONG[language].split(), {"en": "m", "ur": "ب"}[language]
    blocks = [
        Paragraph((Text(" ".join([*words[n : n + 9], letter * (n + 1)]) + " "), *say("{years}"))) for n in range(20)
    ]
    path = written(of(language, *blocks), tmp_path)
    for reader in READERS.values():
        read = said(reader(path)).replace("– ", "–")
        assert all(f"{letter * (n + 1)} 2020–2025" in read for n in range(20))
