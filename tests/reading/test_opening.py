"""Articles as they come: encodings, Markdown, HTML, DOCX, PDF, and files that mean harm."""

from __future__ import annotations

import io
import socket
import time
import unicodedata
import zipfile
import zlib
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
        (docx_with(b"<a>" * 501), "the Word file is not read: it is nested too deep"),
        (docx_with(b"<a>" + b"<b/>" * 1_500_001), "the Word file is not read: it has more than 1,500,000 elements"),
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


@pytest.mark.parametrize(
    ("paragraphs", "wrong"),
    [
        ([STORY], ""),
        (["بندرگاہ میں 2021 میں 40% سے زیادہ جہاز آئے۔", "یہ سب کو معلوم ہے۔"], ""),
        (["\ufb50\ufb51\ufb52 ab"], "it holds shapes of letters, or signs that are none"),
        (["T h e " * 20], "its letters are spaced out"),
        (["بندرگاہمیںپچھلےسالسےزیادہجہازآئے 2021 اوروہسببڑےتھےجنسےشہرکوفائدہہوا"], "blanks between words are missing"),
        (["ہیں۔ کرتے محفوظ تک ماہ 13", "تھا۔ زیادہ سے سال پچھلے یہ"], "its words stand in reversed order"),
        (["ےئآ زاہج ہدایز ےس لاس ےلھچپ ںیم ہاگردنب"], "its letters stand in reversed order"),
        (["بندرگاہ میں %40 جہاز اور %3-4 کشتیاں"], "its figures and signs stand in reversed order"),
    ],
)
def test_a_scrambled_text_layer_is_known(paragraphs: list[str], wrong: str) -> None:
    assert scrambled(paragraphs) == wrong


def test_a_scrambled_pdf_is_said_to_be(tmp_path: Path) -> None:
    page = canvas.Canvas(str(tmp_path / "a.pdf"))
    page.drawString(72, 700, "T h e h a r b o u r i n t h e y e a r o f 2 0 2 1 w a s f u l l o f s h i p s")
    page.save()
    outcome = read_article(tmp_path / "a.pdf")
    assert [(d.code, d.severity) for d in outcome.diagnostics] == [("Q112", Severity.WARNING)]


# --- files that mean harm --------------------------------------------------------------------

PAGE = b"<html><body>"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    "markup",
    [b"<p>a, b 5</p>", b"<!-- a -", b"<a ", b"</", b"<![CDATA[", b'<p a="', b"<p>", b"&a", b"<form>"],
)
def test_no_page_takes_long(tmp_path: Path, markup: bytes) -> None:
    begin = time.monotonic()
    outcome = read(tmp_path, "a.html", PAGE + markup * (2_900_000 // len(markup)))
    assert time.monotonic() - begin < 12, "a busy machine is given twice the five seconds"
    assert outcome.value is not None or refused(outcome)


def test_a_page_with_too_many_attributes_is_given_up(tmp_path: Path) -> None:
    page = PAGE + b"<p " + b"".join(b"a%d=1 " % n for n in range(280_000)) + b">5 ships</p>"
    assert refused(read(tmp_path, "a.html", page)) == "the HTML file takes too long to read"


def test_a_page_on_which_the_main_text_is_slow_to_find_is_read_whole(tmp_path: Path) -> None:
    page = PAGE + b"<p>One of 5 ships, and more.</p>" * 25_000
    outcome = read(tmp_path, "a.html", page)
    assert len(texts(outcome)) == 25_000
    assert [d.code for d in outcome.diagnostics] == ["Q111"]
    assert "25,00" in outcome.diagnostics[0].hint


def test_boxes_that_name_themselves_furniture_are_taken_out_unless_nothing_would_be_left(tmp_path: Path) -> None:
    box = '<div class="{}"><p>We and our 842 partners, and 31 others, store 12 things on your device.</p></div>'
    page = "<html><body>{}<article><p>{}</p><p>{}</p></article>{}</body></html>"
    around = box.format("cookie-consent"), box.format("tin-lien-quan") + box.format("comments-area")
    outcome = read(tmp_path, "a.html", page.format(around[0], STORY, STORY, around[1]).encode())
    assert texts(outcome) == [STORY, STORY]
    assert outcome.diagnostics == ()
    outcome = read(tmp_path, "b.html", f"<html><body>{box.format('comments') * 3}</body></html>".encode())
    assert len(texts(outcome)) == 3


def test_names_inside_a_word_file_lead_nowhere(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in ("../../escaped.txt", "/escaped.txt", "word/document.xml"):
            archive.writestr(name, f'<w:p xmlns:w="{WORD}"><w:t>5 ships</w:t></w:p>')
    (tmp_path / "in").mkdir()
    outcome = read(tmp_path / "in", "a.docx", made.getvalue())
    assert texts(outcome) == ["5 ships"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.docx", "in"]


def pdf(objects: dict[int, bytes]) -> bytes:
    """A PDF of some objects; the first is its catalogue."""
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    out.writelines(b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, size))
    out.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, table))
    return out.getvalue()


def a_page(content: bytes, keys: bytes = b"", **others: bytes) -> dict[int, bytes]:
    """The objects of a PDF with one page."""
    return {
        1: b"<</Type/Catalog/Pages 2 0 R" + others.get("catalogue", b"") + b">>",
        2: others.get("pages", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        4: b"<<%s/Length %d>>\nstream\n%s\nendstream" % (keys, len(content), content),
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }


TOO_LARGE = "the PDF unpacks to more than an article takes"
WORDS = b"BT /F1 12 Tf 50 700 Td (The harbour had 5 ships) Tj ET"


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (a_page(zlib.compress(b"0" * 200_000_000, 9), b"/Filter/FlateDecode"), TOO_LARGE),
        (
            a_page(zlib.compress(zlib.compress(b" " * 200_000_000, 9), 9), b"/Filter[/FlateDecode/FlateDecode]"),
            TOO_LARGE,
        ),
        (a_page(b"7e>", b"/Filter[" + b"/ASCIIHexDecode " * 20_000 + b"]"), TOO_LARGE),
        (a_page(b"", pages=b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"), "the PDF is damaged: PdfReadError"),
        (a_page(b"[" * 300_000), "the PDF holds no text: its pages are pictures"),
    ],
    ids=["flate", "flate twice", "filters", "page tree in a circle", "nested arrays"],
)
def test_a_pdf_that_means_harm_is_refused(tmp_path: Path, made: dict[int, bytes], message: str) -> None:
    begin = time.monotonic()
    assert refused(read(tmp_path, "a.pdf", pdf(made))) == message
    assert time.monotonic() - begin < 12


def test_what_a_pdf_would_run_or_fetch_is_left_alone(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = b"http://127.0.0.1:%d/x" % server.getsockname()[1]
        action = b"/OpenAction<</S/URI/URI(%s)>>/AA<</O<</S/JavaScript/JS(app.launchURL('%s'))>>>>" % (address, address)
        assert texts(read(tmp_path, "a.pdf", pdf(a_page(WORDS, catalogue=action)))) == ["The harbour had 5 ships"]
        page = (
            b'<html><head><base href="%s"><link rel=stylesheet href="%s"><meta http-equiv=refresh content="0;url=%s">'
            b'</head><body><p>The harbour had 5 ships.</p><iframe src="%s"></iframe><img src="%s"></body></html>'
        ) % ((address,) * 5)
        assert texts(read(tmp_path, "a.html", page)) == ["The harbour had 5 ships."]
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    ("text", "written", "encoding"),
    [
        ("بندرگاہ میں 2021 میں 40% سے زیادہ جہاز آئے، اور سب کو خوشی ہوئی۔ " * 4, "utf-16-le", "utf-16-le"),
        ("Cảng đón 1.250 tàu trong năm 2021, và ai cũng vui mừng. " * 4, "utf-16-be", "utf-16-be"),
        ("The harbour had 5 ships, and the town was proud. " * 4, "utf-16-le", "utf-16-le"),
        ("The café had 1,250 naïve résumés — in 2021, said Mr Müller of the harbour. ", "cp1252", "cp1252"),
        ("دخل الميناء 1250 سفينة في عام 2021 وكان الجميع سعداء بذلك كثيرا. " * 3, "cp1256", "cp1256"),
    ],
)
def test_old_encodings_are_guessed_and_said(tmp_path: Path, text: str, written: str, encoding: str) -> None:
    outcome = read(tmp_path, "a.txt", text.encode(written))
    assert texts(outcome) == [text.strip()]
    assert [(d.code, encoding in d.message) for d in outcome.diagnostics] == [("Q110", True)]


def test_vietnamese_in_its_old_encoding(tmp_path: Path) -> None:
    text = "Cảng đã đón 1.250 lượt tàu trong năm 2021, hơn 40% là tàu lớn, và mọi người đều vui mừng vì kết quả này."
    parts = []
    for letter in unicodedata.normalize("NFC", text):
        try:
            parts.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            *base, tone = list(unicodedata.normalize("NFD", letter))
            if tone in "\u0302\u0306\u031b":
                base, tone = [base[0], tone], base[1]
            parts.append((unicodedata.normalize("NFC", "".join(base)) + tone).encode("cp1258"))
    outcome = read(tmp_path, "a.txt", b"".join(parts))
    assert [unicodedata.normalize("NFC", row) for row in texts(outcome)] == [text]
    assert "cp1258" in outcome.diagnostics[0].message
