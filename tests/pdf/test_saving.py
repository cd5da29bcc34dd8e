"""No stream of a saved file ends like a line, whatever it holds; what is attached stays as it was."""

from __future__ import annotations

import random
import zlib
from dataclasses import replace
from itertools import count
from pathlib import Path

import page
import pikepdf
import pytest

from reportgen.document import Attachment, Cell, Column, Number, Row, Table, Text
from reportgen.writers.pdf import saving, write
from tests.pdf.conftest import FACTS
from tests.pdf.reading_back import opened, run
from tests.pdf.samples import FONTS, briefing, theme_of, with_blocks


def ending_badly(end: bytes) -> bytes:
    """Bytes whose compressed form ends with `end`."""
    tried = (b"figures: []  # " + b"x" * length + bytes([last]) for length in count() for last in range(32, 127))
    return next(data for data in tried if zlib.compress(data, 9).endswith(end))


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


def test_packed_objects_that_end_badly_are_packed_anew_in_place(tmp_path: Path) -> None:
    """So many streams of packed objects that without mending one of them may well end like a line."""
    row = Row(tuple(Cell((Number(f"{n}", "admitted_2022"),)) for n in range(8)))
    table = Table(tuple(Column((Text("n"),), numeric=True) for _ in range(8)), (row,) * 400)
    sources = briefing("en").blocks[-2]
    data = write(with_blocks(briefing("en"), table, sources), theme_of("en"), FONTS).value
    assert data is not None
    assert data.count(b"/ObjStm") > 60
    assert b"\r\nendstream" not in data
    (tmp_path / "file.pdf").write_bytes(data)
    assert "WARNING" not in run("qpdf", "--check", str(tmp_path / "file.pdf"))


@pytest.mark.parametrize("objects", [20, 100])
def test_mending_keeps_every_object(objects: int) -> None:
    content = next(packed for seed in count() if zlib.compress(packed := objects_of(objects, seed)).endswith(b"\r"))
    packed = zlib.compress(content)
    body = b"1 0 obj\n<< /Type /ObjStm /Length %d /N 1 >>\nstream\n%b\nendstream" % (len(packed), packed)
    mended = saving._mended(body)
    assert len(mended) == len(body)
    assert b"\r\nendstream" not in mended
    start = mended.index(b"stream\n") + 7
    assert zlib.decompressobj().decompress(mended[start : start + len(packed)]).split() == content.split()


def objects_of(amount: int, seed: int) -> bytes:
    """Packed structure elements, much as qpdf packs them."""
    chance = random.Random(seed)
    bodies = [
        b"<< /K [ %d ] /P %d 0 R /Pg %d 0 R /S /TD /Type /StructElem >>"
        % tuple(chance.randrange(900) for _ in range(3))
        for _ in range(amount)
    ]
    return b" ".join(b"%d %d" % (n, 66 * n) for n in range(amount)) + b" " + b" ".join(bodies)


def test_packed_objects_are_renumbered_until_they_end_well(monkeypatch: pytest.MonkeyPatch) -> None:
    bad, tried = b"\r\nendstream", []

    def written(pdf: pikepdf.Pdf, mode: pikepdf.ObjectStreamMode) -> bytes:
        tried.append((len(pdf.objects), mode))
        return bad

    monkeypatch.setattr(saving, "_written", written)
    write(briefing("en"), theme_of("en"), FONTS)
    counts = [objects for objects, _ in tried]
    assert counts[:4] == [counts[0], counts[0] + 1, counts[0] + 2, counts[0] + 3]
    assert [mode for _, mode in tried][-1] is pikepdf.ObjectStreamMode.disable
