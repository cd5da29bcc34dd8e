"""The looks that the tests set documents in: shipped designs with the shipped typography of a language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from reportgen.languages import load_language
from reportgen.resources import Resources
from reportgen.theme import Theme, resolve
from reportgen.theming import load_theme

ROOT = Path(__file__).resolve().parents[1]


@cache
def theme_of(language: str, design: str = "teal") -> Theme:
    """A design in a language."""
    said = _toml(f"locales/{language}/language.toml")
    return resolve(_toml(f"src/reportgen/themes/{design}.toml"), said["typography"])


@cache
def look(language: str, design: str) -> Theme:
    """A design as the program finds it, one that is like another included."""
    resources = Resources(ROOT)
    said = load_language(language, resources).value
    assert said is not None
    found = load_theme(design, language, said.typography, resources).value
    assert found is not None
    return found


def _toml(path: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / path).read_text(encoding="utf-8"))
