"""No stream of a saved file ends like a line, whatever it holds; what is attached stays as it was."""

from __future__ import annotations

import zlib
from dataclasses import replace
from itertools import count
from pathlib import Path

import page
import pypdf
import pytest

from reportgen.document import Attachment, Cell, Column, Number, Row, Table, Text
from reportgen.writers.pdf import write
from reportgen.writers.pdf.saving import Assembly, Body, Stream
from tests.pdf.conftest import FACTS
from tests.pdf.reading_back import opened, run
from tests.pdf.samples import FONTS, briefing, with_blocks
from tests.themes import theme_of


def ending_badly(end: bytes) -> bytes:
    """Bytes whose compressed form ends with `end`."""
    tried = (b"figures: []  # " + b"x" * length + bytes([last]) for length in count() for last in range(32, 127))
    return next(data for data in tried if zlib.compress(data, 4).endswith(end))


@pytest.mark.parametrize("end", [b"\r", b"\n"])
def test_an_attachment_that_packs_badly_comes_back_unchanged(end: bytes, tmp_path: Path) -> None:
    attachment = Attachment("facts.yaml", "application/yaml", "The facts", ending_badly(end), "Source")
    data = write(briefing("en", attachments=(attachment,)), theme_of("en"), FONTS).value
    assert data is not None
    assert b"\r\nendstream" not in data
    assert page.validate_pdf_bytes(data, profile="3a").is_compliant
    (tmp_path / "file.pdf").write_bytes(data)
    assert "WARNING" not in run("qpdf", "--check", str(tmp_path / "file.pdf"))
    assert run("pdfdetach", "-list", str(tmp_path / "file.pdf")).startswith("1 embedded")
    with opened(data) as pdf:
        assert pdf.Root.AF[0].EF.F.read_bytes() == attachment.data


def test_no_file_holds_a_stream_that_ends_like_a_line() -> None:
    """One stream in 256 would; twenty streams to a file."""
    document = with_blocks(briefing("en", attachments=(FACTS,)))
    for index in range(40):
        data = write(
            replace(document, masthead=replace(document.masthead, kicker=(Text(str(index)),))), theme_of("en"), FONTS
        )
        assert data.value is not None
        assert b"\r\nendstream" not in data.value


def test_packed_objects_and_their_table_are_found_by_other_programs(tmp_path: Path) -> None:
    row = Row(tuple(Cell((Number(f"{n}", "admitted_2022"),)) for n in range(8)))
    table = Table(tuple(Column((Text("n"),), numeric=True) for _ in range(8)), (row,) * 400)
    sources = briefing("en").blocks[-2]
    data = write(with_blocks(briefing("en"), table, sources), theme_of("en"), FONTS).value
    assert data is not None
    assert data.count(b"/ObjStm") > 30
    assert b"\r\nendstream" not in data
    (tmp_path / "file.pdf").write_bytes(data)
    assert "WARNING" not in run("qpdf", "--check", str(tmp_path / "file.pdf"))
    assert "400" not in pypdf.PdfReader(tmp_path / "file.pdf").pages[0].extract_text()


def test_every_object_comes_back_as_it_was_packed() -> None:
    bodies: list[Body] = [f"<< /Number {n} >>".encode() for n in range(450)]
    bodies[7] = Stream(b"BT ET" * 1000)
    bodies[8] = Stream(b"plain\r", "/Type /Metadata /Subtype /XML", plain=True)
    bodies += [b"<< /Type /Catalog /Pages 452 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    file = Assembly()
    for number, body in sorted(enumerate(bodies, 1), key=lambda each: each[0] % 7):  # in any order
        file.put(number, body)
    with opened(file.finished(root=451, info=1)) as pdf:
        assert pdf.Root.Type == "/Catalog"
        assert pdf.trailer.Info.Number == 0
        assert [pdf.get_object(n + 1, 0).Number for n in range(450) if n not in (7, 8)] == [
            n for n in range(450) if n not in (7, 8)
        ]
        assert pdf.get_object(8, 0).read_bytes() == b"BT ET" * 1000
        assert pdf.get_object(9, 0).read_raw_bytes() == b"plain\r"


def test_the_identifier_follows_from_the_content() -> None:
    one, same, other = (write(briefing(language), theme_of(language), FONTS).value for language in ("en", "en", "vi"))
    assert one is not None
    assert other is not None
    assert one == same
    with opened(one) as first, opened(other) as second:
        assert first.trailer.ID[0] != second.trailer.ID[0]
