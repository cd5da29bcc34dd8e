"""Font faces: found by family name, weight and slant; opened when first used."""

from __future__ import annotations

from pathlib import Path

from reportgen.diagnostics import Diagnostic


class FontFault(Exception):
    """A font file that is missing or damaged; `diagnostic` says which and what to do."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Face:
    """One font file: `family`, `weight`, `italic`, `units` per em, `ascent`, `descent` (font units, descent negative)."""

    family: str
    weight: int
    italic: bool
    units: int
    ascent: int
    descent: int


class Fonts:
    """The faces of one folder.  Cheap to make: files are opened when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def face(self, family: str, weight: int = 400, italic: bool = False) -> Face:
        """The face nearest to what is asked for.  Raises `FontFault`."""
        raise NotImplementedError
