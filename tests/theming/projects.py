"""Theme files of a project, written for a test."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from reportgen.diagnostics import Outcome
from reportgen.languages import load_language
from reportgen.resources import Resources
from reportgen.theme import Theme
from reportgen.theming import load_theme


def png(width: int, height: int) -> bytes:
    """A picture of one colour, half transparent."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))

    rows = (b"\0" + b"\x20\x60\xa0\x80" * width) * height
    header = struct.pack(">LLBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def loaded(folder: Path, said: str, language: str = "en", name: str = "mine", **files: bytes) -> Outcome[Theme]:
    """The theme that a file says, with pictures beside it (`logo_png` is logo.png)."""
    themes = folder / "themes"
    themes.mkdir(exist_ok=True)
    (themes / f"{name}.toml").write_text(said, encoding="utf-8")
    for file, data in files.items():
        (themes / file.replace("_", ".")).write_bytes(data)
    return load(name, language, Resources(folder))


def load(name: str, language: str, resources: Resources) -> Outcome[Theme]:
    """A theme in a language."""
    known = load_language(language, resources)
    assert known.value is not None
    return load_theme(name, language, known.value.typography, resources)
