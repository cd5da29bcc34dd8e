"""Articles as they come: encodings, Markdown, HTML, DOCX, PDF, and files that mean harm."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from reportlab.pdfgen import canvas

import docx
from reportgen.diagnostics import Outcome, Severity
from reportgen.reading import Article, read_article
from reportgen.reading.opening import bounded
from reportgen.reading.opening.opened import Refusal
from reportgen.reading.opening.pdf import flowing, scrambled

STORY = (
    "In 2021 the harbour handled 1,250 ships, more than 40% of them under sail, a record for the old port,"
    " which was opened in 1890 and has been enlarged twice since, as its keepers say with some pride."
)


def read(folder: Path, name: str, data: bytes) -> Outcome[Article]:
    path = folder / name
    path.write_bytes(data)
    return read_article(path, name)


def texts(outcome: Outcome[Article]) -> list[str]:
    assert outcome.value is not None, outcome.diagnostics
    return [paragraph.text for paragraph in outcome.value.paragraphs]


def refused(outcome: Outcome[Article]) -> str:
    assert outcome.value is None
    (said,) = outcome.diagnostics
    assert said.code == "Q101"
    return said.message


def docx_with(document: bytes, name: str = "word/document.xml") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, document)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("بندرگاہ میں 40 جہاز".encode(), "utf-8"),
        ("بندرگاہ میں 40 جہاز".encode("utf-8-sig"), "utf-8-sig"),
        ("بندرگاہ میں 40 جہاز".encode("utf-16"), "utf-16"),
    ],
)
def test_unicode_is_read_as_what_it_is(tmp_path: Path, data: bytes, encoding: str) -> None:
    outcome = read(tmp_path, "a.txt", data)
    assert texts(outcome) == ["بندرگاہ میں 40 جہاز"]
    assert outcome.value is not None
    assert outcome.value.encoding == encoding
    assert outcome.diagnostics == ()


def test_another_encoding_is_guessed_and_said(tmp_path: Path) -> None:
    text = "La réunion d'été a réuni 1 250 élèves à l'école, où l'évêque a été très écouté. " * 5
    outcome = read(tmp_path, "a.txt", text.encode("cp1252"))
    assert "réunion d'été" in texts(outcome)[0]
    assert [d.code for d in outcome.diagnostics] == ["Q110"]


def test_a_page_says_its_encoding(tmp_path: Path) -> None:
    page = f"<html><head><meta charset='windows-1258'></head><body><p>{STORY} Đảng</p></body></html>"
    outcome = read(tmp_path, "a.html", page.encode("cp1258", errors="replace"))
    assert outcome.diagnostics[0].message == "the article is not UTF-8; it is read as cp1258, as the page declares"


def test_spans_of_plain_text_count_in_the_file(tmp_path: Path) -> None:
    data = "one\r\n\r\n  two 2\rthree"
    outcome = read(tmp_path, "a.txt", data.encode())
    assert outcome.value is not None
    for paragraph in outcome.value.paragraphs:
        assert data[paragraph.offset :].startswith(paragraph.text)
    assert [(p.line, p.column) for p in outcome.value.paragraphs] == [(1, 1), (3, 3), (4, 1)]


def test_markdown_is_read_as_it_is_meant(tmp_path: Path) -> None:
    data = (
        "# The harbour\n\nIn **2021** the harbour\nhandled [1,250 ships](https://x.example/9).\n\n1. _40_ boats\n---\n"
    )
    outcome = read(tmp_path, "a.md", data.encode())
    assert texts(outcome) == ["The harbour", "In 2021 the harbour handled 1,250 ships.", "40 boats"]
    assert outcome.value is not None
    assert outcome.value.title == "The harbour"


def test_the_main_text_of_a_page_is_found_without_menus_and_comments(tmp_path: Path) -> None:
    page = (
        "<!doctype html><html><head><title>The harbour in 2021 - The Gazette</title><script>var a = 12345;</script>"
        "</head><body><nav><a href='/'>24 hours</a></nav><div id='content'><article><h1>The harbour</h1>"
        f"<p>{STORY}</p><p>{STORY}</p></article></div><div class='comments'><p>Comments (3)</p></div>"
        "<footer>© 2024</footer></body></html>"
    )
    outcome = read(tmp_path, "a.html", page.encode())
    said = texts(outcome)
    assert said[-2:] == [STORY, STORY]
    assert not {"24 hours", "Comments (3)", "© 2024"} & set(said)
    assert "12345" not in "".join(said)
    assert outcome.value is not None
    assert outcome.value.title == "The harbour in 2021"
    assert not outcome.value.own


def test_a_page_without_a_main_text_is_read_whole_and_that_is_said(tmp_path: Path) -> None:
    outcome = read(tmp_path, "a.html", b"<html><body><p>5 ships</p></body></html>")
    assert texts(outcome) == ["5 ships"]
    assert [d.code for d in outcome.diagnostics] == ["Q111"]


def test_a_word_file_gives_its_paragraphs_and_cells(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("The harbour")
    document.add_paragraph("In 2021 the harbour").add_run(" handled\t1,250 ships")
    document.add_table(1, 1).cell(0, 0).text = "40%"
    document.save(str(tmp_path / "a.docx"))
    outcome = read_article(tmp_path / "a.docx")
    assert texts(outcome) == ["The harbour", "In 2021 the harbour handled 1,250 ships", "40%"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            docx_with(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
            "the Word file is not read: it declares a document type, which no Word file does",
        ),
        (docx_with(b"<a>" * 20), "the Word file is damaged: no element found"),
        (docx_with(b"<a/>", "mimetype"), "the archive is no Word file"),
        (docx_with(b" " * 61_000_000 + b"<a/>"), "the Word file unpacks to more than 60 MB"),
        (docx_with(b"<a/>")[:60], "the Word file is damaged or protected: File is not a zip file"),
        (b"{\\rtf1 x}", "the article is RTF"),
        (b"5 ships\x00\x01", "the file holds control characters: it is no text"),
        (b"\xff\x00\x9f\x00" * 9, "the file is no text"),
        (b"%PDF-1.4\n1 0 obj", "the PDF is damaged: PdfStreamError"),
        (b"<html>" + b"<div>" * 300, "the page is nested too deep to be an article"),
        (b"<html>" + b" " * 3_000_001, "the page is larger than 3 MB"),
        (b"<html><script>5</script>", "the page holds no text"),
    ],
)
def test_what_can_t_be_an_article_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    begin = time.monotonic()
    assert refused(read(tmp_path, "a", data)) == message
    assert time.monotonic() - begin < 10


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bounded._READERS, "html", "http.server")
    answer = bounded.in_own_process("html", b"", seconds=0.5)
    assert isinstance(answer, Refusal)
    assert answer.message == "the HTML file takes longer than 0.5 seconds to read"


def test_a_pdf_gives_its_text_in_paragraphs(tmp_path: Path) -> None:
    page = canvas.Canvas(str(tmp_path / "a.pdf"))
    page.drawString(72, 700, "The harbour in 2021")
    page.drawString(72, 680, "In 2021 the harbour handled 1,250 ships, more than 40% of them were")
    page.drawString(72, 665, "under sail.")
    page.save()
    outcome = read_article(tmp_path / "a.pdf")
    assert texts(outcome) == [
        "The harbour in 2021",
        "In 2021 the harbour handled 1,250 ships, more than 40% of them were under sail.",
    ]


def test_lines_flow_together_and_hyphens_go() -> None:
    lines = [
        "A line that is quite full and has a har-",
        "bour at its end, which goes on. And then",
        "ends.",
        "",
        "New.",
    ]
    assert flowing(lines) == [
        "A line that is quite full and has a harbour at its end, which goes on. And then ends.",
        "New.",
    ]


@pytest.mark.parametrize(("text", "odd"), [(STORY, False), ("\ufb50\ufb51\ufb52 ab", True), ("T h e " * 20, True)])
def test_a_scrambled_text_layer_is_known(text: str, odd: bool) -> None:
    assert scrambled(text) is odd


def test_a_scrambled_pdf_is_said_to_be(tmp_path: Path) -> None:
    page = canvas.Canvas(str(tmp_path / "a.pdf"))
    page.drawString(72, 700, "T h e h a r b o u r i n t h e y e a r o f 2 0 2 1 w a s f u l l o f s h i p s")
    page.save()
    outcome = read_article(tmp_path / "a.pdf")
    assert [(d.code, d.severity) for d in outcome.diagnostics] == [("Q112", Severity.WARNING)]
