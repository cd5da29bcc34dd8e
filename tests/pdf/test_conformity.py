"""The file as a whole: standards, metadata, attachments, the same bytes every time."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from reportgen.writers.pdf import write
from reportgen.writers.pdf.finishing import pdf_date
from tests.pdf.conftest import FACTS, REPORT, Made
from tests.pdf.judges import breaches, damage, faults
from tests.pdf.reading_back import opened, run
from tests.pdf.samples import FONTS, ROOT, briefing
from tests.themes import theme_of


def test_is_accessible_archival_and_sound(made: Made) -> None:
    assert not faults(made.path)


def test_a_file_that_is_not_tagged_would_not_pass(made: Made, tmp_path: Path) -> None:
    """The judges are awake: take the tags away, and they say so; damage the file, and they do too."""
    with opened(made.data) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(tmp_path / "untagged.pdf")
    assert {"ua1", "3a"} <= set(breaches(tmp_path / "untagged.pdf"))
    (tmp_path / "damaged.pdf").write_bytes(made.data.replace(b"startxref\n", b"startxref\n9"))
    assert damage(tmp_path / "damaged.pdf")


def test_every_font_is_embedded_as_a_subset(made: Made) -> None:
    rows = run("pdffonts", str(made.path)).splitlines()[2:]
    assert rows
    for row in rows:
        assert "+" in row.split()[0]
        assert " yes yes yes " in row


def test_says_its_title_and_language(made: Made) -> None:
    with opened(made.data) as pdf:
        root = pdf.Root
        assert str(root.Lang) == made.document.language
        assert str(pdf.docinfo.Title) == made.document.title
        assert root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712 - a PDF boolean
        assert "/Direction" not in root.ViewerPreferences
        assert made.document.title in root.Metadata.read_bytes().decode()
        assert b"<pdfaid:part>3" in made.data
        assert all(str(sheet.Tabs) == "/S" for sheet in pdf.pages)


def test_carries_its_attachments(made: Made) -> None:
    with opened(made.data) as pdf:
        held = {str(file.UF): file for file in pdf.Root.AF}
        assert set(held) == {FACTS.name, REPORT.name}
        for attachment in (FACTS, REPORT):
            file = held[attachment.name]
            assert file.EF.F.read_bytes() == attachment.data
            assert str(file.AFRelationship) == "/" + attachment.relationship
            assert str(file.EF.F.Subtype) == "/" + attachment.media_type


def test_a_date_appears_only_if_one_is_given(made: Made) -> None:
    with opened(made.data) as pdf:
        assert "/CreationDate" not in pdf.docinfo
    dated = write(replace(made.document, created="2022-06-16T10:00:00+07:00"), theme_of("en"), FONTS).value
    assert dated is not None
    with opened(dated) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20220616100000+07'00'"
        assert "2022-06-16T10:00:00+07:00" in pdf.Root.Metadata.read_bytes().decode()


@pytest.mark.parametrize(
    ("instant", "date"),
    [
        ("2022-06-16", "D:20220616"),
        ("2022-06-16T10:00:00Z", "D:20220616100000Z"),
        ("2022-06-16T10:00:00.5-03:30", "D:20220616100000-03'30'"),
    ],
)
def test_instants_as_pdf_dates(instant: str, date: str) -> None:
    assert pdf_date(instant) == date


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    """In another process, with another hash seed, another time zone and another current directory."""
    script = (
        "import sys; from tests.pdf.samples import briefing, printed\n"
        "sys.stdout.buffer.write(printed(briefing('ur', draft=True)))\n"
    )
    outputs = set()
    for seed, zone, folder in (("1", "Asia/Karachi", ROOT), ("2", "America/New_York", tmp_path)):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": f"{ROOT}"}
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, cwd=folder, capture_output=True, check=True
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_a_draft_says_so_on_every_page() -> None:
    document = briefing("en", draft=True)
    data = write(document, theme_of("en"), FONTS).value
    assert data is not None
    with opened(data) as pdf:
        count = len(pdf.pages)
    assert count > 1
    text = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    pages = text.split("\f")[:count]
    assert all(document.labels.draft in sheet for sheet in pages)


def test_a_pdf_opens_without_repair(made: Made) -> None:
    with pikepdf.open(made.path) as pdf:
        assert pdf.check_pdf_syntax() == []
