"""Briefings that LibreOffice edited and saved: it may drop names of controls, and they are filled all the same.

These tests need LibreOffice, as those of tests/docx do.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from reportgen.diagnostics import Severity
from tests.refilling.briefings import OLD, Desk, built, edited, newer, part, words

MACRO = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Edit(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())

  ' rewrite words, in prose and in a table
  replacing = document.createReplaceDescriptor()
  replacing.SearchString = "Taken together"
  replacing.ReplaceString = "Taken together, says the editor"
  document.replaceAll(replacing)

  ' make a figure bold, and a paragraph red
  searching = document.createSearchDescriptor()
  searching.SearchString = "4,101"
  found = document.findFirst(searching)
  found.CharWeight = com.sun.star.awt.FontWeight.BOLD
  paragraph = document.Text.createTextCursorByRange(found.Start)
  paragraph.gotoStartOfParagraph(False)
  paragraph.gotoEndOfParagraph(True)
  paragraph.CharColor = RGB(255, 0, 0)

  ' a paragraph of the editor's own, with a number
  cursor = document.Text.createTextCursorByRange(document.Text.End)
  document.Text.insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  document.Text.insertString(cursor, "Added in 1999 by hand.", False)

  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
  saving(0).Value = "MS Word 2007 XML"
  document.storeToURL(ConvertToURL(target), saving())
  document.close(True)
End Sub
</script:module>
"""
LIBRARIES = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:{tag} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
{content}
"""
LIBRARY = (
    '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" '
    'library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/>'
    "</library:library>"
)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Briefings as LibreOffice saves them: converted, and one edited by a macro."""
    folder = tmp_path_factory.mktemp("office")
    profile = folder / "profile"
    basic = profile / "user" / "basic" / "Standard"
    for language in ("en", "ur"):
        (folder / f"{language}.docx").write_bytes(built(language, "", comments=True))
    # This version breaks down where a macro edits a file with comments, so that one has none.
    (folder / "plain.docx").write_bytes(built("en", ""))
    out = folder / "out"
    _office(profile, "--convert-to", "docx:MS Word 2007 XML", "--outdir", out, folder / "en.docx", folder / "ur.docx")
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "Module1.xba").write_text(MACRO, encoding="utf-8")
    (basic / "script.xlb").write_text(LIBRARIES.format(tag="library", content=LIBRARY), encoding="utf-8")
    call = f'macro:///Standard.Module1.Edit("{folder / "plain.docx"}","{out / "edited.docx"}")'
    _office(profile, call)
    return {path.stem: path.read_bytes() for path in out.iterdir()}


def _office(profile: Path, *arguments: str | Path) -> None:
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def said(data: bytes) -> str:
    """All words, without the marks that LibreOffice puts around figures."""
    return re.sub("[\u200b\u200e\u200f\u202a-\u202e]", "", words(part(data)))


def untagged(data: bytes) -> bytes:
    """What LibreOffice 7.4 saves, of which only bookmarks say which figure is where; later versions keep the tags."""
    naming = re.compile("<w:(?:tag|alias) [^>]*>")
    return edited(data, lambda text: naming.sub("", text)) if naming.search(part(data)) else data


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("language", ["en", "ur"])
def test_what_libreoffice_saved_is_filled(desk: Desk, saved: dict[str, bytes], language: str, named: bool) -> None:
    before = saved[language] if named else untagged(saved[language])
    assert named or "<w:tag " not in part(before)
    same = desk.refill(before, OLD)
    assert same.data == before
    assert not same.diagnostics
    result = desk.refill(before)
    assert result.data is not None
    assert not result.diagnostics
    assert said(result.data) == said(built(language, "", newer()))
    assert "2,071" not in part(result.data, "word/comments.xml").replace("2,071 پارٹی", "")
    assert desk.refill(result.data).data == result.data


def test_what_an_editor_did_in_libreoffice_stays(desk: Desk, saved: dict[str, bytes]) -> None:
    result = desk.refill(saved["edited"])
    assert result.data is not None, result.diagnostics
    assert "Taken together, says the editor, the two years come to 4,110 new members" in said(result.data)
    assert [d.message for d in result.diagnostics] == [
        "Added in [1999] by hand.: the number stands outside any control"
    ]
    assert all(d.severity is Severity.NOTE for d in result.diagnostics)
    text = part(result.data)
    run = re.search(r"<w:r>(?:(?!<w:r>).)*<w:t>4,110</w:t></w:r>", text)
    assert run is not None
    assert "<w:b/>" in run[0]
    assert 'w:val="FF0000"' in run[0]
    blank = re.compile(r"(<w:t(?: [^>]*)?>)[^<]*")
    changed = result.data
    assert len(blank.findall(text)) > 300
    assert saved["edited"] != changed


def test_what_is_filled_opens_in_libreoffice(desk: Desk, saved: dict[str, bytes], tmp_path: Path) -> None:
    for name in ("edited", "ur"):  # with their comments, whose words follow
        filled = desk.refill(saved[name]).data
        assert filled is not None
        (tmp_path / f"filled-{name}.docx").write_bytes(filled)
    files = [tmp_path / f"filled-{name}.docx" for name in ("edited", "ur")]
    _office(tmp_path / "profile", "--convert-to", "txt:Text", "--outdir", tmp_path, *files)
    assert "4,110" in (tmp_path / "filled-edited.txt").read_text(encoding="utf-8-sig")
    assert "4,110" in (tmp_path / "filled-ur.txt").read_text(encoding="utf-8-sig")
