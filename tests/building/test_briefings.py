"""The real briefings, as a user builds them: same bytes everywhere, judged by others, readable by others."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

LANGUAGES = ("en", "ur", "vi")


def build(out: Path, root: Path, *options: str, **environment: str) -> list[Path]:
    """Run the command in a process of its own, from the top of the source tree."""
    command = [sys.executable, "-m", "reportgen", "build", "--lang", "all", "--out", str(out), *options]
    run = subprocess.run(
        command,
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, **environment},
    )
    assert run.returncode == 0, run.stderr
    return sorted(out.iterdir())


@pytest.fixture(scope="module")
def briefings(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    files = build(tmp_path_factory.mktemp("build"), root)
    return {path.name: path for path in files}


def test_the_six_files_are_there(briefings: dict[str, Path]) -> None:
    assert sorted(briefings) == [f"binh-thuan.{lang}.{form}" for lang in LANGUAGES for form in ("docx", "pdf")]


def test_clock_time_zone_and_hash_seed_leave_no_trace(briefings: dict[str, Path], root: Path, tmp_path: Path) -> None:
    again = build(tmp_path, root, TZ="Asia/Karachi", PYTHONHASHSEED="4711", LC_ALL="C", SOURCE_DATE_EPOCH="")
    for path in again:
        assert path.read_bytes() == briefings[path.name].read_bytes(), path.name


def test_where_the_fact_file_lies_leaves_no_trace(briefings: dict[str, Path], root: Path, tmp_path: Path) -> None:
    facts = tmp_path / "somebody" / "binh-thuan.yaml"
    facts.parent.mkdir()
    facts.write_bytes((root / "data" / "binh-thuan.yaml").read_bytes())
    for path in build(tmp_path / "build", root, str(facts)):
        assert path.read_bytes() == briefings[path.name].read_bytes(), path.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_accessible_and_archival(briefings: dict[str, Path], language: str) -> None:
    import page  # noqa: PLC0415 (slow to import, and no other test of this file needs it)

    path = briefings[f"binh-thuan.{language}.pdf"]
    for profile in ("ua1", "3a"):
        verdict = page.validate_pdf(str(path), profile=profile)
        assert verdict.is_compliant, str(verdict)
    judged = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stdout + judged.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_carries_its_facts_and_a_report_that_names_its_template(
    briefings: dict[str, Path], root: Path, language: str
) -> None:
    with pikepdf.open(briefings[f"binh-thuan.{language}.pdf"]) as pdf:
        carried = {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()}
        kinds = {str(file.obj.UF): str(file.obj.AFRelationship) for file in pdf.attachments.values()}
    assert kinds == {"binh-thuan.yaml": "/Source", "binh-thuan.report.json": "/Data"}
    assert carried["binh-thuan.yaml"] == (root / "data" / "binh-thuan.yaml").read_bytes()
    template = root / "templates" / "briefing" / f"{language}.md"
    assert json.loads(carried["binh-thuan.report.json"])["template"] == {
        "name": "briefing",
        "language": language,
        "sha256": hashlib.sha256(template.read_bytes()).hexdigest(),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_docx_is_valid(briefings: dict[str, Path], language: str) -> None:
    judged = subprocess.run(
        [Path(sys.executable).with_name("openxml-audit"), briefings[f"binh-thuan.{language}.docx"]],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert judged.returncode == 0, judged.stdout + judged.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_can_be_found_in_the_pdf(briefings: dict[str, Path], language: str) -> None:
    run = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", briefings[f"binh-thuan.{language}.pdf"], "-"],
        capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    printed = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", run.stdout)
    group, decimal = (".", ",") if language == "vi" else (",", ".")
    for figure in ("2_000", "2_030", "101~5", "2_071", "103~6", "14~2", "2_050~5", "4_101"):
        assert figure.replace("_", group).replace("~", decimal) in printed
    assert "21-NQ/TW" in printed
    assert "07-CT/TU" in printed


def test_comments_come_on_request(briefings: dict[str, Path], root: Path, tmp_path: Path) -> None:
    with_comments = build(tmp_path, root, "--comments", "--lang", "ur")
    for path in with_comments:
        same = path.read_bytes() == briefings[path.name].read_bytes()
        assert same is (path.suffix == ".pdf"), path.name
    with zipfile.ZipFile(tmp_path / "binh-thuan.ur.docx") as file:
        assert file.read("word/comments.xml").decode().count("<w:comment ") > 20


def test_comments_without_a_word_file_are_a_wrong_usage(root: Path) -> None:
    command = [sys.executable, "-m", "reportgen", "build", "--format", "pdf", "--comments"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, encoding="utf-8")
    assert run.returncode == 2
    assert "--comments goes with docx: pdf has no comments" in run.stderr
