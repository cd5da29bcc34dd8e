"""Reference documents that are refused: a clear message with its code, exit code 2, and nothing written."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.cli import main
from tests.house.houses import edited, house

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def related(kind: str, target: str, *, external: bool, name: str = "word/_rels/document.xml.rels") -> bytes:
    """A house file with one more relationship."""
    mode = ' TargetMode="External"' if external else ""
    made = f'<Relationship Id="rId999" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/></Relationships>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"

    def edit(text: str) -> str:
        return (text or f'<Relationships xmlns="{space}"></Relationships>').replace("</Relationships>", made)

    return edited(house(), name, edit)


def header() -> str:
    """The name of the house's header."""
    return next(name for name in zipfile.ZipFile(io.BytesIO(house())).namelist() if name.startswith("word/header"))


def in_header(was: str, now: str) -> bytes:
    return edited(house(), header(), lambda text: text.replace(was, now, 1))


def with_macros() -> bytes:
    plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    typed = "application/vnd.ms-word.document.macroEnabled.main+xml"
    return edited(house(), "[Content_Types].xml", lambda text: text.replace(plain, typed))


FIELD = '<w:fldSimple w:instr=" INCLUDEPICTURE &quot;http://example.org/x.png&quot; "/></w:p>'

BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "no Word file": (lambda: b"Dear house,", "W331"),
    "a password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "W332"),
    "an old .doc": (lambda: OLE, "W333"),
    "cut off": (lambda: house()[:9000], "W334"),
    "broken styles": (lambda: edited(house(), "word/styles.xml", lambda text: text[:-20]), "W334"),
    "a namespace that is none": (
        lambda: edited(
            house(), "word/styles.xml", lambda text: text.replace('xmlns:w="', 'xmlns:no="\u202e" xmlns:w="')
        ),
        "W334",
    ),
    "a document type": (
        lambda: edited(house(), "word/styles.xml", lambda text: text.replace("<w:styles", "<!DOCTYPE a><w:styles", 1)),
        "W334",
    ),
    "a bomb": (lambda: edited(house(), "word/styles.xml", lambda text: text + " " * 90_000_000), "W335"),
    "macros": (with_macros, "W336"),
    "a template elsewhere": (
        lambda: related(
            "attachedTemplate", "file:///C:/house.dotm", external=True, name="word/_rels/settings.xml.rels"
        ),
        "W340",
    ),
    "a picture elsewhere": (lambda: related("image", "http://example.org/logo.png", external=True), "W340"),
    "an object elsewhere": (lambda: related("oleObject", "file:///C:/sums.xlsx", external=True), "W340"),
    "a link to a file": (lambda: related("hyperlink", "file:///etc/passwd", external=True), "W340"),
    "a field that fetches": (lambda: in_header("</w:p>", FIELD), "W340"),
    "an object in the header": (
        lambda: related("oleObject", "x.bin", external=False, name=f"word/_rels/{Path(header()).name}.rels"),
        "W341",
    ),
    "no styles": (
        lambda: edited(house(), "word/_rels/document.xml.rels", lambda text: text.replace("/styles", "/other")),
        "W341",
    ),
    "a list without a number": (
        lambda: edited(house(), "word/numbering.xml", lambda text: text.replace('w:numId="1"', 'w:numId="one"')),
        "W341",
    ),
    "a page without room": (
        lambda: edited(house(), "word/document.xml", lambda text: text.replace('w:left="2160"', 'w:left="9999"')),
        "W342",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_a_reference_is_refused(
    what: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, code = BAD[what]
    (tmp_path / "house.docx").write_bytes(make())
    shutil.copy(root / "data" / "binh-thuan.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    command = ["build", "binh-thuan.yaml", "--lang", "en", "--format", "docx", "--reference", "house.docx"]
    result = CliRunner().invoke(main, command)
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 2, result.output
    assert f"house.docx:1:1: error {code}: " in result.stderr
    assert not (tmp_path / "build").exists()


def test_an_empty_footer_takes_our_line(root: Path, tmp_path: Path) -> None:
    footer = next(name for name in zipfile.ZipFile(io.BytesIO(house())).namelist() if name.startswith("word/footer"))
    empty = edited(house(), footer, lambda text: text[: text.index(">", text.index("<w:ftr"))] + "/>")
    (tmp_path / "house.docx").write_bytes(empty)
    command = ["build", str(root / "data" / "binh-thuan.yaml"), "--lang", "en", "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(main, [*command, "--format", "docx", "--reference", str(tmp_path / "house.docx")])
    assert result.exit_code == 0, result.output
    made = zipfile.ZipFile(tmp_path / "out" / "binh-thuan.en.docx")
    footers = [made.read(name).decode() for name in made.namelist() if "house-footer" in name]
    assert len(footers) == 1
    assert "NUMPAGES" in footers[0]


def test_a_link_to_a_page_is_no_reason_to_refuse(root: Path, tmp_path: Path) -> None:
    (tmp_path / "house.docx").write_bytes(related("hyperlink", "https://example.org/", external=True))
    command = ["build", str(root / "data" / "binh-thuan.yaml"), "--lang", "en", "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(main, [*command, "--format", "docx", "--reference", str(tmp_path / "house.docx")])
    assert result.exit_code == 0, result.output
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["binh-thuan.en.docx"]


def test_a_reference_that_is_not_there_is_said(root: Path, tmp_path: Path) -> None:
    command = ["build", str(root / "data" / "binh-thuan.yaml"), "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(main, [*command, "--reference", str(tmp_path / "nowhere.docx")])
    assert result.exit_code == 2
    assert "B008" in result.stderr


def test_a_reference_goes_with_word(root: Path, tmp_path: Path) -> None:
    command = ["build", str(root / "data" / "binh-thuan.yaml"), "--out", str(tmp_path / "out"), "--format", "pdf"]
    result = CliRunner().invoke(main, [*command, "--reference", "house.docx"])
    assert result.exit_code == 2
    assert "--reference goes with docx" in result.stderr
