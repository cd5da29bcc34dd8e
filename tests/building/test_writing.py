"""Files are written all or none, each in one step, and an earlier output is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.building import created_from, write_files
from reportgen.diagnostics import Diagnostic


def test_files_are_written_with_their_folder(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "down" / "a.pdf"
    written, troubles = write_files({target: b"one"})
    assert written == ((target, 3),)
    assert not troubles
    assert target.read_bytes() == b"one"


def test_one_file_that_cannot_be_written_stops_them_all_and_earlier_output_stays(tmp_path: Path) -> None:
    earlier = tmp_path / "a.pdf"
    earlier.write_bytes(b"earlier")
    (tmp_path / "b.pdf").mkdir()
    written, troubles = write_files({earlier: b"later", tmp_path / "b.pdf": b"x"})
    assert not written
    assert [d.code for d in troubles] == ["B003"]
    assert earlier.read_bytes() == b"earlier"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]


def test_a_file_where_the_folder_should_be_is_left_alone(tmp_path: Path) -> None:
    taken = tmp_path / "build"
    taken.write_text("mine", encoding="utf-8")
    written, troubles = write_files({taken / "a.pdf": b"x", taken / "b.pdf": b"y"})
    assert not written
    assert [d.code for d in troubles] == ["B002"]
    assert taken.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("said", "instant"), [("", ""), ("0", "1970-01-01T00:00:00Z"), ("1700000000", "2023-11-14T22:13:20Z")]
)
def test_the_date_of_a_document_is_source_date_epoch_or_none(said: str, instant: str) -> None:
    assert created_from({"SOURCE_DATE_EPOCH": said}) == instant


@pytest.mark.parametrize("said", ["yesterday", "9" * 40, "1.5"])
def test_a_date_that_is_none_is_refused(said: str) -> None:
    refused = created_from({"SOURCE_DATE_EPOCH": said})
    assert isinstance(refused, Diagnostic)
    assert refused.code == "B006"
