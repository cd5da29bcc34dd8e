"""The looks that the tests set documents in: shipped designs with the shipped typography of a language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from reportgen.theme import Theme, resolve

ROOT = Path(__file__).resolve().parents[1]


@cache
def theme_of(language: str, design: str = "teal") -> Theme:
    """A design in a language."""
    said = _toml(f"locales/{language}/language.toml")
    return resolve(_toml(f"src/reportgen/themes/{design}.toml"), said["typography"])


def _toml(path: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / path).read_text(encoding="utf-8"))
