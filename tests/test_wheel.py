"""What a user installs: the wheel, in a clean environment, used from an empty folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


def run(command: list[str | Path], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    run([*pip, folder, root], folder)
    return next(folder.glob("reportgen-*.whl"))


def test_the_wheel_carries_templates_locales_themes_fonts_and_their_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for needed in (
        "reportgen/templates/briefing/ur.md",
        "reportgen/locales/ur/language.toml",
        "reportgen/locales/vi/reading.toml",
        "reportgen/locales/en/LC_MESSAGES/reportgen.po",
        "reportgen/themes/teal.toml",
        "reportgen/fonts/NotoNastaliqUrdu-Regular.ttf",
        "reportgen/fonts/NotoNastaliqUrdu-OFL.txt",
        "reportgen/py.typed",
    ):
        assert needed in names
    families = {name.rpartition("/")[2].partition("-")[0] for name in names if name.endswith(".ttf")}
    assert {f"reportgen/fonts/{family}-OFL.txt" for family in families} <= names


def test_a_clean_environment_builds_a_briefing_from_an_empty_folder(wheel: Path, root: Path, tmp_path: Path) -> None:
    run([sys.executable, "-m", "venv", "venv"], tmp_path)
    programs = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    lock = root / "requirements.lock"
    run([programs / "python", "-m", "pip", "install", "--quiet", "--constraint", lock, wheel], tmp_path)
    desk = tmp_path / "desk"
    desk.mkdir()
    shutil.copy(root / "data" / "binh-thuan.yaml", desk / "article.yaml")
    printed = run([programs / "reportgen", "build", "article.yaml", "--lang", "all"], desk)
    assert sorted(line.split()[0].replace("\\", "/") for line in printed.splitlines()) == [
        "build/article.en.docx",
        "build/article.en.pdf",
        "build/article.ur.docx",
        "build/article.ur.pdf",
        "build/article.vi.docx",
        "build/article.vi.pdf",
    ]
    assert sorted(p.name for p in desk.iterdir()) == ["article.yaml", "build"]
