"""No command writes over what it reads, and names that no report could hold are refused."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportgen.cli import main

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "hospitals"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "hospitals")
    monkeypatch.chdir(tmp_path / "hospitals")
    return tmp_path / "hospitals"


def run(*said: str) -> Result:
    result = CliRunner().invoke(main, said)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize(
    "command",
    [
        "check data/hospitals.yaml --output data/hospitals.yaml",
        "check data --format json --output data/../data/hospitals.yaml",
        "check data/hospitals.yaml --source article.txt --output article.txt",
        "extract article.txt --format json --out article.txt",
        "extract article.txt --out article.txt",
        "extract article.txt --format json --out data/hospitals.yaml",
    ],
)
def test_what_is_read_is_not_written_over(folder: Path, command: str) -> None:
    result = run(*command.split())
    assert result.exit_code == 2
    assert "would be written over" in result.stderr
    for name in ("article.txt", "data/hospitals.yaml"):
        assert (folder / name).read_bytes() == (EXAMPLE / name).read_bytes()


@pytest.mark.usefixtures("folder")
def test_findings_as_json_are_written_again() -> None:
    for _ in range(2):
        assert run("extract", "article.txt", "--format", "json", "--out", "found.json").exit_code == 0


def test_the_reference_document_is_not_written_over(folder: Path) -> None:
    built = ["build", "data/hospitals.yaml", "--lang", "en", "--format", "docx"]
    assert run(*built).exit_code == 0
    house = folder / "build" / "hospitals.en.docx"
    before = house.read_bytes()
    refused = run(*built, "--theme", "newsroom", "--reference", str(house))
    assert refused.exit_code == 2
    assert "this is the reference document" in refused.stderr
    assert house.read_bytes() == before
    assert run(*built, "--reference", str(house), "--out", "dressed").exit_code == 0


def test_a_document_by_another_spelling_of_its_name_is_filled_in_place(folder: Path) -> None:
    facts = "data/hospitals.yaml"
    run("build", facts, "--lang", "en", "--format", "docx", "--theme", "teal", "--out", ".")
    document = folder / "hospitals.en.docx"
    before = document.read_bytes()
    (folder / "new.yaml").write_text(
        (folder / facts).read_text("utf-8").replace("The Northmere Courier", "Northmere Post"), "utf-8"
    )
    filled = run("refill", document.name, "--facts", "new.yaml", "--out", str(document))
    assert filled.exit_code == 0, filled.output
    assert document.read_bytes() != before
    assert document.with_name(f"{document.name}.bak").read_bytes() == before


@pytest.mark.parametrize("named", [True, False])
def test_a_name_that_is_no_text_is_refused(folder: Path, named: bool) -> None:
    name = os.fsdecode(b"data/b\xffd.yaml")
    shutil.copy(folder / "data" / "hospitals.yaml", folder / name)
    for command in (["check", "--format", "json", "--output", "report.json"], ["build"], ["suggest"]):
        refused = run(command[0], name if named else "data", *command[1:])
        assert refused.exit_code == 2
        assert "`data/b\\udcffd.yaml` is not UTF-8" in refused.stderr


def refusing(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    """Let a method of paths fail for what stands in the folder `locked`."""
    really = getattr(Path, method)

    def refuse(path: Path, *given: object, **named: object) -> object:
        if "locked" in path.parts[:-1]:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return really(path, *given, **named)

    monkeypatch.setattr(Path, method, refuse)


@pytest.mark.parametrize(
    "command",
    ["check data --output locked/report.txt", "extract article.txt --out locked/found.yaml", "build --out locked"],
)
def test_a_folder_that_cannot_be_entered_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """As root, who may enter everywhere, no folder can be locked: so looking and making are what fails.

    From Python 3.14 on `Path.exists` takes what it may not look at for what is not there.
    """
    (folder / "locked").mkdir()
    refusing(monkeypatch, "stat")
    refusing(monkeypatch, "mkdir")
    refused = run(*command.split())
    assert refused.exit_code == 2
    assert "locked" in refused.stderr
    assert "Permission denied" in refused.stderr
