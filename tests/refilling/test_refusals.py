"""What cannot be filled: a clear message, exit code 2, and the file as it was."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import docx
from reportgen.cli import main
from tests.refilling.briefings import OLD, Desk, built, control, edited, newer, part, swapped


def run(desk: Desk, data: bytes, *options: str, facts: str | None = None, name: str = "brief.docx") -> Result:
    """Run the command on a briefing in a folder; it must print no traceback."""
    path = desk.put(data, name)
    (desk.folder / "facts.yaml").write_text(newer() if facts is None else facts, encoding="utf-8")
    result = CliRunner().invoke(main, ["refill", str(path), "--facts", str(desk.folder / "facts.yaml"), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def zipped(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def python_docx() -> bytes:
    made = io.BytesIO()
    docx.Document().save(made)
    return made.getvalue()


def bomb() -> bytes:
    """A briefing one of whose parts unpacks to more than any briefing."""
    return edited(built(), lambda text: text.replace("</w:body>", " " * 90_000_000 + "</w:body>"))


def without(pattern: str) -> bytes:
    """A briefing without the relationships that match."""
    return edited(built(), lambda text: re.sub(pattern, "", text), name="word/_rels/document.xml.rels")


def with_macros() -> bytes:
    typed = "application/vnd.ms-word.document.macroEnabled.main+xml"
    plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return edited(built(), swapped(plain, typed), name="[Content_Types].xml")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "an empty file": (lambda: b"", "W331"),
    "plain text": (lambda: b"Dear all, 2,071 members", "W331"),
    "a PDF": (lambda: b"%PDF-1.7\n", "W331"),
    "an archive of something": (lambda: zipped(readme=b"hello"), "W334"),
    "a spreadsheet": (
        lambda: edited(
            built(), swapped("wordprocessingml.document.main", "spreadsheetml.sheet.main"), name="[Content_Types].xml"
        ),
        "W331",
    ),
    "an old .doc": (lambda: OLE, "W333"),
    "a password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "W332"),
    "macros": (with_macros, "W336"),
    "a bomb": (bomb, "W335"),
    "cut off": (lambda: built()[: len(built()) // 2], "W334"),
    "a damaged text": (lambda: damaged("word/document.xml"), "W334"),
    "a prefix that nobody declares": (
        lambda: edited(built(), swapped("<Relationship ", "<x:Relationship "), name="_rels/.rels"),
        "W334",
    ),
    "a damaged font, which is only copied": (lambda: damaged("word/fonts/font1.odttf"), "W334"),
    "broken XML": (lambda: edited(built(), swapped("</w:p>", "")), "W334"),
    "a document type": (
        lambda: edited(built(), swapped("<w:document", '<!DOCTYPE x [<!ENTITY a "b">]><w:document')),
        "W334",
    ),
    "another's document": (python_docx, "E001"),
    "no facts in it": (lambda: without(r'<Relationship [^>]*customXml/item1\.xml"[^>]*/>'), "E002"),
    "no list in it": (lambda: without(r'<Relationship [^>]*customXml/item3\.xml"[^>]*/>'), "E002"),
    "changed facts in it": (lambda: edited(built(), swapped("2,071", "2,072"), name="customXml/item1.xml"), "E002"),
    "an unknown language": (
        lambda: edited(built(), swapped('language="en-GB"', 'language="tlh"'), name="customXml/item3.xml"),
        "E003",
    ),
}


def damaged(name: str) -> bytes:
    """A briefing with a stretch of one member, as it is packed, overwritten."""
    start = zipfile.ZipFile(io.BytesIO(built())).getinfo(name).header_offset + 3000
    return built()[:start] + bytes(40) + built()[start + 40 :]


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_filled_is_refused(desk: Desk, what: str) -> None:
    make, code = BAD[what]
    data = make()
    result = run(desk, data)
    assert result.exit_code == 2, result.output
    assert f"error {code}: " in result.stderr
    assert "brief.docx" in result.stderr
    assert sorted(path.name for path in desk.folder.iterdir()) == ["brief.docx", "facts.yaml"]
    assert (desk.folder / "brief.docx").read_bytes() == data


def test_a_missing_file_is_said(desk: Desk) -> None:
    result = CliRunner().invoke(main, ["refill", str(desk.folder / "nowhere.docx")])
    assert result.exit_code == 2
    assert "W330" in result.stderr


def test_missing_facts_are_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.folder)
    desk.put(built())
    result = CliRunner().invoke(main, ["refill", "brief.docx"])
    assert result.exit_code == 2
    assert "data/binh-thuan.yaml" in result.stderr


@pytest.mark.parametrize("lock", ["~$brief.docx", "~$ief.docx", ".~lock.brief.docx#"])
def test_a_document_that_is_open_is_not_written_over(desk: Desk, lock: str) -> None:
    (desk.folder / lock).write_bytes(b"")
    result = run(desk, built())
    assert result.exit_code == 2
    assert "E005" in result.stderr
    assert (desk.folder / "brief.docx").read_bytes() == built()
    elsewhere = desk.folder / "other.docx"
    assert run(desk, built(), "--out", str(elsewhere)).exit_code == 0
    assert elsewhere.is_file()


def test_facts_that_fail_fill_nothing(desk: Desk) -> None:
    result = run(desk, built(), facts=OLD.replace("quote: 2,030", "quote: 1,990"))
    assert result.exit_code == 1
    assert "B001" in result.stderr
    assert (desk.folder / "brief.docx").read_bytes() == built()


def test_facts_that_cannot_be_read_fill_nothing(desk: Desk) -> None:
    result = run(desk, built(), facts="figures: [")
    assert result.exit_code == 2
    assert (desk.folder / "brief.docx").read_bytes() == built()


def test_typed_over_figures_leave_the_file_untouched(desk: Desk) -> None:
    old = control(built(), "rank|ordinal")
    data = edited(built(), swapped(old, old.replace("third", "second")))
    result = run(desk, data)
    assert result.exit_code == 1
    assert "E101" in result.stderr
    assert "stays as it is" in result.stdout
    assert (desk.folder / "brief.docx").read_bytes() == data


def test_filling_in_place_keeps_what_was(desk: Desk) -> None:
    result = run(desk, built())
    assert result.exit_code == 0, result.stderr
    assert (desk.folder / "brief.docx.bak").read_bytes() == built()
    assert "2,080" in part((desk.folder / "brief.docx").read_bytes())
    before = (desk.folder / "brief.docx").stat().st_mtime_ns
    again = CliRunner().invoke(
        main, ["refill", str(desk.folder / "brief.docx"), "--facts", str(desk.folder / "facts.yaml")]
    )
    assert again.exit_code == 0
    assert (desk.folder / "brief.docx").stat().st_mtime_ns == before
    assert (desk.folder / "brief.docx.bak").read_bytes() == built()


def test_an_audit_writes_nothing_and_fails_where_something_would_change(desk: Desk) -> None:
    result = run(desk, built(), "--dry-run")
    assert result.exit_code == 1
    assert "would change" in result.stdout
    assert sorted(path.name for path in desk.folder.iterdir()) == ["brief.docx", "facts.yaml"]
    assert run(desk, built(), "--dry-run", facts=OLD).exit_code == 0


def test_an_audit_fails_where_something_was_found(desk: Desk) -> None:
    data = edited(built(), swapped("Admitted: ", "In 12 towns: "))
    assert run(desk, data, "--dry-run", facts=OLD).exit_code == 1
    assert run(desk, data, facts=OLD).exit_code == 0


def test_the_report_for_machines(desk: Desk) -> None:
    result = run(desk, built(), "--format", "json", "--dry-run")
    said = json.loads(result.stdout)
    assert said["changed"] is True
    change = next(each for each in said["figures"] if each["before"].endswith("Admitted: "))
    assert (change["figure"], change["old"], change["new"]) == ("admitted_2022", "2,071", "2,080")
    assert change["part"] == "word/document.xml"


def test_a_file_that_cannot_be_written_stays_whole(desk: Desk) -> None:
    (desk.folder / "other.docx").mkdir()
    result = run(desk, built(), "--out", str(desk.folder / "other.docx"))
    assert result.exit_code == 2
    assert "B003" in result.stderr
    assert not [path for path in desk.folder.iterdir() if path.name.startswith(".")]
    assert isinstance(desk.folder, Path)
