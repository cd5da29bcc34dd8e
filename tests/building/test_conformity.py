"""Every kind of PDF that a user builds is PDF/UA-1 and PDF/A-3a at once, and qpdf has nothing to say of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.cli import main
from tests.pdf.judges import faults
from tests.theming.projects import png

LETTER = """
like = "office"

[paper]
name = "Letter"

[texts]
organisation = { en = "Ministry of Planning", ur = "وزارت منصوبہ بندی", vi = "Bộ Kế hoạch" }
header = { en = "Press office", ur = "دفتر اطلاعات", vi = "Văn phòng báo chí" }
footer = { en = "For release", ur = "اشاعت کے لیے", vi = "Để phát hành" }

[logo]
file = "logo.png"
alt = { en = "Emblem of the ministry", ur = "وزارت کا نشان", vi = "Biểu tượng của Bộ" }
height = 14
"""

WAYS = {
    "teal": ["--theme", "teal"],
    "office": ["--theme", "office"],
    "newsroom": ["--theme", "newsroom"],
    "Letter, with a letterhead": ["--theme", "letter"],
    "draft": ["--draft"],
    "native digits": ["--digits", "native"],
    "native digits, draft, newsroom": ["--digits", "native", "--draft", "--theme", "newsroom"],
    "proof": ["--template", "proof"],
    "proof, native digits, Letter": ["--template", "proof", "--digits", "native", "--theme", "letter"],
    "hospitals": ["docs/examples/hospitals/data/hospitals.yaml", "--template", "hospitals"],
    "hospitals, proof": ["docs/examples/hospitals/data/hospitals.yaml", "--template", "proof"],
    "hospitals, native digits, draft, office": [
        *("docs/examples/hospitals/data/hospitals.yaml", "--template", "hospitals"),
        *("--digits", "native", "--draft", "--theme", "office"),
    ],
    "charts": ["docs/examples/charts/data/harbours.yaml", "--template", "charts"],
    "charts, native digits, newsroom": [
        *("docs/examples/charts/data/harbours.yaml", "--template", "charts"),
        *("--digits", "native", "--theme", "newsroom"),
    ],
}


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project and its examples, with a theme of its own on Letter paper."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("data", "templates", "locales", "docs/examples"):
        shutil.copytree(root / name, folder / name)
    for example in ("hospitals", "charts"):
        shutil.copytree(folder / "docs" / "examples" / example / "templates", folder / "templates", dirs_exist_ok=True)
    (folder / "themes").mkdir()
    (folder / "themes" / "letter.toml").write_text(LETTER, encoding="utf-8")
    (folder / "themes" / "logo.png").write_bytes(png(30, 20))
    return folder


@pytest.mark.parametrize("way", WAYS)
def test_what_is_built_is_accessible_archival_and_sound(
    way: str, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    result = CliRunner().invoke(main, ["build", "--format", "pdf", "--out", str(tmp_path), *WAYS[way]])
    assert result.exit_code == 0, result.output
    made = sorted(tmp_path.iterdir())
    assert len(made) == 3
    for path in made:
        assert not faults(path), path.name
