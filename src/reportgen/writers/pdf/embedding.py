"""Fonts in a PDF whose every code is one cluster: one glyph to draw, its exact characters to read.

    fonts = EmbeddedFonts()
    content += text_operators(line.pieces, x, y, fonts)     # BT … ET, one per marked-content span
    for name, font in fonts:                                # after the last page
        program = font.program()                            # plain data for the PDF's font objects
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.text.fonts import Face
from reportgen.text.paragraphs import Piece
from reportgen.text.shaping import Cluster


@dataclass(frozen=True, slots=True)
class FontProgram:
    """What a PDF needs to embed a font: a Type0 font (Identity-H) over a CIDFontType2 (CIDToGIDMap Identity).

    `widths` are for the codes 0, 1, 2 … (/W [0 [...]]), in thousandths of an em.  `descriptor` holds the
    FontDescriptor's numbers under their PDF names (FontBBox is a tuple); its FontName is `name`.
    """

    name: str
    truetype: bytes
    to_unicode: bytes
    widths: tuple[float, ...]
    descriptor: dict[str, float | tuple[float, ...]]


class ClusterFont:
    """The clusters of one face that a document uses, and their two-byte codes."""

    def __init__(self, face: Face) -> None:
        self.face = face

    def code(self, cluster: Cluster) -> int:
        """The cluster's code; a new one when it is met for the first time."""
        raise NotImplementedError

    def program(self) -> FontProgram:
        """The subset as it stands now."""
        raise NotImplementedError


class EmbeddedFonts:
    """The fonts of one document, with the names under which pages list them (F1, F2 …)."""

    def of(self, face: Face) -> tuple[str, ClusterFont]:
        """The resource name and the font of a face."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[tuple[str, ClusterFont]]:
        """All fonts in the order of their first use."""
        raise NotImplementedError


def text_operators(pieces: Sequence[Piece], x: float, y: float, fonts: EmbeddedFonts) -> bytes:
    """The operators `BT … ET` that draw pieces of one line whose left edge is at (x, y), y up, in the current colour."""
    raise NotImplementedError
