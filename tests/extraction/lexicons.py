"""The lexicons of the languages that the project carries, each loaded once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportgen.extraction import Lexicon, load_lexicon

LOCALES = Path(__file__).resolve().parents[2] / "locales"


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language."""
    return load_lexicon(LOCALES / language / "reading.toml")
