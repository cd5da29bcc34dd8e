"""What a terminal gets and what a log gets, and excerpts that point at the right place."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from reportgen.cli import main
from reportgen.cli.excerpts import Sources, excerpt
from reportgen.cli.printing import Screen, diagnostic_lines, plain
from reportgen.diagnostics import Diagnostic, Severity, Span

FACTS = """\
reportgen: 1
title: {en: Members}
source: {language: en, title: Note, sha256: 4c544b9de311bcd84d879ae9a5ef657e6eb9a5829741b897ef4bc2b2bb092867}
figures:
  admitted: {quote: "2,071 members", value: 2071, paragraph: 1, kind: count, label: {en: Admitted}}
  target: {quote: "target of 2,000", value: 2000, paragraph: 1, kind: target, label: {en: Target}}
claims:
  - admitted < target
  - admited > target
"""


def shown(line: str, column: int, end: int, width: int = 80) -> list[str]:
    return excerpt(Span("f", 1, column, 1, end), Sources({"f": line.encode()}), width)


def test_the_underline_stands_under_the_place() -> None:
    assert shown("  - attainment = 5", 5, 15) == [" 1 |   - attainment = 5", "   |     ^^^^^^^^^^"]


def test_tabs_wide_letters_and_marks_are_counted_as_a_terminal_shows_them() -> None:
    assert shown("\t- x", 4, 5) == [" 1 |     - x", "   |       ^"]
    assert shown("会员 x", 4, 5) == [" 1 | 会员 x", "   |      ^"]
    assert shown("e\u0301 x", 4, 5) == [" 1 | e\u0301 x", "   |   ^"]


def test_right_to_left_lines_have_their_columns_named() -> None:
    assert shown("    quote: 5% یا اس سے زیادہ", 12, 28) == [" 1 | quote: 5% یا اس سے زیادہ", "   | columns 12 to 27"]


def test_a_place_beyond_the_line_or_the_file_shows_no_nonsense() -> None:
    assert shown("abc", 9, 12) == [" 1 | abc", "   |    ^"]
    assert excerpt(Span("f", 7, 1, 7, 2), Sources({"f": b"abc"})) == []
    assert excerpt(Span("gone/at/all", 1, 1, 1, 2), Sources()) == []
    assert excerpt(Span.whole("f"), Sources({"f": b"abc"})) == []


def test_of_a_span_over_lines_the_first_is_shown() -> None:
    lines = excerpt(Span("f", 1, 3, 2, 2), Sources({"f": b"- abc\r\n  def"}))
    assert lines == [" 1 | - abc", "   |   ^^^"]


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), min_size=1, max_size=300),
    st.integers(1, 300),
    st.integers(0, 40),
    st.integers(30, 120),
)
def test_whatever_the_line_the_excerpt_fits_and_shows_no_control_character(
    line: str, column: int, length: int, width: int
) -> None:
    for row in shown(line, column, column + length, width):
        assert sum(
            2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in row if unicodedata.category(c)[0] != "M"
        ) <= (width + length * 2 + 2 if "^" in row else 2 * width)
        assert not any(unicodedata.category(c) == "Cc" for c in row)


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "x" * 500 + " here " + "y" * 500
    text, underline = shown(line, 502, 506, 60)
    assert len(text) <= 60
    start = underline.index("^")
    assert text[start : start + 4] == "here"
    assert underline.count("^") == 4


FOUND = Diagnostic("C105", Severity.ERROR, Span("f", 1, 3, 1, 6), "no \x1b[2Jsuch \x07figure", "look\nagain")


def test_a_log_gets_single_lines() -> None:
    text = plain(diagnostic_lines([FOUND], Screen(), Sources({"f": b"- abc"})))
    assert text == "f:1:3: error C105: no such \ufffdfigure\n    hint: look\n    hint: again\n"


def test_what_would_turn_a_line_around_is_spelt_out() -> None:
    assert plain(["a\u202eb.yaml: می\u200cخواهم \u2066‹year›\u2069 \u2066x\u2069 \x1b[2mc\u200f\x1b[0m"]) == (
        "a\\u202eb.yaml: می\u200cخواهم \u2066‹year›\u2069 \\u2066x\\u2069 c\\u200f\n"
    )


def test_an_excerpt_shows_where_something_unseen_stands() -> None:
    found = excerpt(Span("f", 1, 5, 1, 6), Sources({"f": "note\u200b: x".encode()}))
    assert found == [" 1 | note\ufffd: x", "   |     ^"]


def test_a_terminal_gets_the_line_too() -> None:
    lines = list(diagnostic_lines([FOUND], Screen(colour=True, excerpts=True), Sources({"f": b"- abc"})))
    assert "\x1b[31m" in lines[0]
    assert [plain([line]).rstrip() for line in lines[1:3]] == [" 1 | - abc", "   |   ^^^"]


LONG = Diagnostic(
    "W344", Severity.NOTE, Span.whole("house.docx"), f"supplied: {'Card Value, ' * 20}Kicker", "look " * 30
)


def test_long_messages_and_hints_are_folded_between_words_on_a_terminal() -> None:
    lines = list(diagnostic_lines([LONG], Screen(colour=True, excerpts=True, width=60), Sources()))
    shown = plain(lines).splitlines()
    assert all(len(line) <= 60 for line in shown)
    assert shown[0] == "house.docx:1:1: note W344: supplied: Card Value, Card Value,"
    assert shown[1].startswith("    Card Value, Card")
    hint = next(i for i, line in enumerate(shown) if line.startswith("    hint: look look"))
    assert shown[hint + 1].startswith("          look look")
    assert " ".join(line.strip() for line in shown[:hint]) == f"house.docx:1:1: note W344: {LONG.message}"


def test_a_word_longer_than_the_terminal_stays_whole_and_a_log_has_single_lines() -> None:
    path = Diagnostic("B003", Severity.ERROR, Span.whole("d/" * 60 + "f"), "cannot be written")
    (first, *_) = diagnostic_lines([path], Screen(excerpts=True, width=40), Sources())
    assert "d/" * 60 in first
    assert len(list(diagnostic_lines([LONG], Screen(width=60), Sources()))) == 2


def on_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What a process prints on a pseudo-terminal."""
    ours, theirs = pty.openpty()
    kept = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR"}}
    process = subprocess.Popen(
        [sys.executable, "-m", "reportgen", *arguments],
        cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env={**kept, "TERM": "xterm", **environment},
    )  # fmt: skip
    os.close(theirs)
    seen = b""
    try:
        while piece := os.read(ours, 65536):
            seen += piece
    except OSError:
        pass  # Linux says the other end is closed by an error
    finally:
        os.close(ours)
    process.wait()
    return seen.decode().replace("\r\n", "\n")


def piped(folder: Path, *arguments: str, **environment: str) -> str:
    kept = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR"}}
    done = subprocess.run(
        [sys.executable, "-m", "reportgen", *arguments],
        cwd=folder, capture_output=True, check=False, env={**kept, **environment},
    )  # fmt: skip
    return (done.stdout + done.stderr).decode()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "wrong.yaml").write_text(FACTS, encoding="utf-8")
    (tmp_path / "failing.yaml").write_text(FACTS.replace("  - admited > target\n", ""), encoding="utf-8")
    return tmp_path


def test_colour_and_excerpts_on_a_terminal_and_neither_in_a_log(desk: Path) -> None:
    seen = on_terminal(desk, "check", "wrong.yaml", "failing.yaml")
    assert "\x1b[31m" in seen
    bare = re.sub(r"\x1b\[[0-9;]*m", "", seen)
    assert " 9 |   - admited > target\n   |     ^^^^^^^\n" in bare
    assert " 8 |   - admitted < target\n   |     ^^^^^^^^^^^^^^^^^\n" in bare
    log = piped(desk, "check", "wrong.yaml", "failing.yaml")
    assert "\x1b" not in log
    assert "^" not in log


def test_no_color_and_force_color_are_respected(desk: Path) -> None:
    seen = on_terminal(desk, "check", "wrong.yaml", NO_COLOR="1")
    assert "\x1b" not in seen
    assert "^^^^^^^" in seen
    forced = piped(desk, "check", "wrong.yaml", FORCE_COLOR="1")
    assert "\x1b[31m" in forced
    assert "^^^^^^^" in forced
    assert "\x1b" not in piped(desk, "check", "wrong.yaml", FORCE_COLOR="0")


def test_machine_formats_have_no_colour_on_a_terminal_either(desk: Path) -> None:
    for form in ("json", "junit", "sarif", "github"):
        assert "\x1b" not in on_terminal(desk, "check", "failing.yaml", "--format", form)


def test_so_is_what_stands_in_a_name_that_an_error_of_usage_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "templates" / "a\u202eb"
    folder.mkdir(parents=True)
    (folder / "en.md").write_text("# A\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(main, ["build", "--template", "none"]).output
    assert "a\\u202eb" in said
    assert "\u202e" not in said
