"""A character that cannot be printed is told where it was written: file, line and column."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from reportgen.building import Request, build_briefings
from reportgen.diagnostics import Diagnostic
from reportgen.resources import Resources

SNOWMAN = "☃"
"""No face has it."""


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A project of its own, with everything that a briefing is made from."""
    for folder in ("templates/briefing", "locales/en"):
        shutil.copytree(root / folder, tmp_path / folder)
    (tmp_path / "data").mkdir()
    (tmp_path / "themes").mkdir()
    shutil.copy(root / "data" / "binh-thuan.yaml", tmp_path / "data")
    (tmp_path / "themes" / "mine.toml").write_text('like = "teal"\n[texts]\nheader = "Office"\n', encoding="utf-8")
    return tmp_path


def built(project: Path, form: str = "pdf") -> tuple[Diagnostic, ...]:
    facts = next((project / "data").iterdir())
    request = Request((facts,), ("en",), (form,), "mine", project / "out")
    return build_briefings(request, Resources(project)).diagnostics


def edit(path: Path, old: str, new: str) -> tuple[int, int]:
    """Replace words in a file; where the character stands that no face has."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    path.write_text(changed, encoding="utf-8")
    at = changed.find(SNOWMAN) if SNOWMAN in changed else changed.find("&#x2603;") if "&#x" in changed else -1
    at = changed.find(r"\u2603") if at < 0 else at
    return changed.count("\n", 0, at) + 1, at - changed.rfind("\n", 0, at)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/binh-thuan.yaml", "en: Term of", f"en: Term {SNOWMAN} of"),
        ("data/binh-thuan.yaml", "quote: 2020-2025 ", f"quote: 2020-2025 {SNOWMAN} "),
        ("templates/briefing/en.md", "\n## ", f"\n## A {SNOWMAN} "),
        ("templates/briefing/en.md", "\n## ", "\n## A &#x2603; "),
        ("themes/mine.toml", "Office", f"Off{SNOWMAN}ice"),
        ("themes/mine.toml", "Office", r"Off\u2603ice"),
        ("locales/en/LC_MESSAGES/reportgen.po", 'msgstr "Figure', f'msgstr "{SNOWMAN} Figure'),
    ],
)
def test_a_character_that_no_face_has_is_told_where_it_is_written(project: Path, file: str, old: str, new: str) -> None:
    line, column = edit(project / file, old, new)
    found = [d for d in built(project) if d.fails]
    assert {d.code for d in found} == {"W203"}
    for one in found:
        assert one.span.path.endswith(file)
        assert (one.span.line, one.span.column) == (line, column)


def test_of_a_name_the_file_is_told(project: Path) -> None:
    facts = project / "data" / "binh-thuan.yaml"
    facts.rename(facts.with_name(f"a{SNOWMAN}.yaml"))
    (found,) = [d for d in built(project) if d.fails]
    assert (found.code, Path(found.span.path).name, found.span.line) == ("W203", f"a{SNOWMAN}.yaml", 1)


def test_marks_behind_words_as_word_processors_leave_them_change_nothing(project: Path, root: Path) -> None:
    """Over a thousand of them, in quotes, labels and prose: nothing is refused, and the page says the same."""
    shutil.copytree(root / "locales" / "ur", project / "locales" / "ur")
    plain = words(project, "plain")
    marked = 0
    for file in ("data/binh-thuan.yaml", "templates/briefing/ur.md"):
        path = project / file
        text, times = re.subn("[\u0620-\u06d3]{2,}(?= )", "\\g<0>\u200f", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
        marked += times
    assert marked > 1000
    assert words(project, "marked") == plain


def words(project: Path, out: str) -> list[str]:
    """The words of the Urdu PDF, as poppler reads them."""
    request = Request((project / "data" / "binh-thuan.yaml",), ("ur",), ("pdf",), "mine", project / out)
    result = build_briefings(request, Resources(project))
    assert [d for d in result.diagnostics if d.fails] == []
    ((path, _),) = result.files
    said = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, encoding="utf-8").stdout
    return re.sub("[\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]", "", said).split()
