"""`check` as a command: formats alone on standard output, reports in files, exit codes everywhere the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportgen.cli import main
from reportgen.reporting import FORMATS

from .test_printing import FACTS

GOOD = FACTS.replace("  - admited > target\n", "").replace("admitted < target", "admitted > target")
OPEN = GOOD.replace('"2,071 members", value: 2071', '"more than 1,900 members", value: "> 1900"')
BAD = GOOD.replace("admitted > target", "admitted < target")
CASES = {"good": (GOOD, 0), "open": (OPEN, 0), "bad": (BAD, 1), "wrong": (FACTS, 1), "broken": ("figures: [", 2)}


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, (text, _) in CASES.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner(env={"NO_COLOR": "1"}).invoke(main, list(arguments), prog_name="reportgen")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize("form", ["text", *FORMATS])
@pytest.mark.parametrize("name", CASES)
def test_every_format_ends_with_the_same_code(form: str, name: str) -> None:
    result = run("check", f"{name}.yaml", "--format", form)
    assert result.exit_code == CASES[name][1]
    if form != "text":
        assert result.stderr == ""
        assert result.stdout or form == "github"
    if form == "json":
        assert json.loads(result.stdout)["exit"] == result.exit_code


def test_strict_fails_on_what_is_open_in_every_format() -> None:
    for form in ("text", *FORMATS):
        assert run("check", "open.yaml", "--strict", "--format", form).exit_code == 1


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_gets_the_bytes_that_standard_output_would_and_people_read_on(form: str, desk: Path) -> None:
    alone = run("check", "bad.yaml", "wrong.yaml", "--format", form)
    both = run("check", "bad.yaml", "wrong.yaml", "--format", form, "--output", "out/report")
    assert (desk / "out" / "report").read_text(encoding="utf-8") == alone.stdout
    assert "Result: 0 of 1 claims hold" in both.stdout
    assert "error C105" in both.stderr
    assert both.exit_code == alone.exit_code


def test_a_text_report_in_a_file_has_the_diagnostics_too(desk: Path) -> None:
    result = run("check", "bad.yaml", "wrong.yaml", "--output", "report.txt")
    assert (desk / "report.txt").read_text(encoding="utf-8") == result.stdout + result.stderr


def test_a_report_that_cannot_be_written_ends_with_2_and_leaves_no_trace(desk: Path) -> None:
    (desk / "taken").mkdir()
    before = sorted(desk.iterdir())
    result = run("check", "good.yaml", "--format", "sarif", "--output", "taken")
    assert result.exit_code == 2
    assert "taken:1:1: error B003" in result.stderr
    assert sorted(desk.iterdir()) == before


def test_what_the_article_says_is_in_the_json(desk: Path) -> None:
    (desk / "note.txt").write_text("It admitted 2,071 members, over its target of 2,000.\n", encoding="utf-8")
    document = json.loads(run("check", "good.yaml", "--source", "note.txt", "--format", "json").stdout)
    assert document["reports"][0]["source_check"]["quotes"] == 2
    assert document["reports"][0]["source_check"]["same_file"] is False
    assert [found["code"] for found in document["diagnostics"]] == ["Q102"]


def test_templates_are_in_the_machine_formats_too(desk: Path) -> None:
    folder = desk / "templates" / "note"
    folder.mkdir(parents=True)
    (folder / "en.md").write_text("Five 5\n", encoding="utf-8")
    for form in FORMATS:
        assert "T103" in run("check", "templates", "--format", form).stdout


def put_template(folder: Path, name: str = "en.md") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = "::: masthead\nA kicker\n\n# A title\n\nWhere it comes from\n:::\n\nProse.\n"
    (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("paths", [(), ("templates",)])
def test_what_is_no_template_in_templates_is_said(paths: tuple[str, ...], desk: Path) -> None:
    put_template(desk / "templates" / "note")
    (desk / "templates" / "pictures").mkdir()
    put_template(desk / "templates", "loose.md")
    (desk / "templates" / "README.md").write_text("About these templates, 3 of them.", encoding="utf-8")
    (desk / "templates" / ".hidden").mkdir()
    done = run("check", *paths)
    assert done.exit_code == 1
    told = [line for line in done.stderr.splitlines() if " T006" in line]
    assert told == [
        "templates/loose.md:1:1: warning T006: this file belongs to no template",
        "templates/pictures:1:1: warning T006: this folder holds no template",
    ]
    assert "hint: put it into the folder of its template: templates/NAME/loose.md" in done.stderr


def test_a_folder_of_templates_that_cannot_be_looked_into_is_said_and_the_others_are_checked(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As root, who may look everywhere, nothing can be made unreadable: so looking is what fails."""
    put_template(desk / "templates" / "locked")
    put_template(desk / "templates" / "note")
    (desk / "templates" / "note" / "en.md").write_text("Five 5\n", encoding="utf-8")
    look = Path.iterdir

    def refused(path: Path) -> Iterator[Path]:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    done = run("check", "templates")
    assert done.exit_code == 2
    assert "templates/locked:1:1: error T002: cannot be read: Permission denied" in done.stderr
    assert "templates/note/en.md:1:6: error T103" in done.stderr


def test_a_folder_of_any_other_name_may_hold_what_it_likes(desk: Path) -> None:
    put_template(desk / "ours" / "note")
    (desk / "ours" / "pictures").mkdir()
    done = run("check", "ours")
    assert (done.exit_code, done.stderr) == (0, "")


def test_a_template_may_be_called_templates(desk: Path) -> None:
    put_template(desk / "templates" / "templates")
    assert run("check", "templates/templates").exit_code == 0
    assert run("check", "templates").exit_code == 0
