"""Fonts in a PDF whose every code is one cluster: one glyph to draw, its exact characters to read.

    fonts = EmbeddedFonts()
    content += text_operators(line.pieces, x, y, fonts)     # see `showing`
    for name, font in fonts:                                # after the last page
        program = font.program()                            # plain data for the PDF's font objects

So the text of a page is a plain string of codes on a straight baseline, and every reader program finds the
characters in it.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from reportgen.records import dataclass
from reportgen.text.fonts import Face
from reportgen.text.pieces import WIDENED
from reportgen.text.shaping import Cluster
from reportgen.text.words import SET_CLOSER
from reportgen.writers.pdf.subsetting import subset
from reportgen.writers.pdf.syntax import literal, number


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


_AFTER_SPACE = "\u2423"
_ASIDE = "\u2424"


class _Written(dict[tuple[Cluster, ...], str]):
    """The codes of groups of clusters as they stand in literal strings; a space's is followed by `_AFTER_SPACE`.

    An aside's stands between two `_ASIDE`.
    Clusters are numbered when they are first met.
    """

    def __init__(self, codes: dict[Cluster, int]) -> None:
        self._codes = codes
        self._single: dict[Cluster, str] = {}

    def __missing__(self, group: tuple[Cluster, ...]) -> str:
        self[group] = written = self.group(group)
        return written

    def group(self, group: tuple[Cluster, ...]) -> str:
        """The codes of a group that is not worth keeping."""
        single = self._single
        return "".join([single.get(cluster) or self._one(cluster) for cluster in group])

    def _one(self, cluster: Cluster) -> str:
        code = self._codes.setdefault(cluster, len(self._codes) + 1)
        written = _two_bytes(code)
        if cluster.aside:
            written = f"{_ASIDE}{written}{_ASIDE}"
        elif cluster.text in WIDENED:
            written += _AFTER_SPACE
        self._single[cluster] = written
        return written


@cache
def _two_bytes(code: int) -> str:
    return literal(chr(code >> 8) + chr(code & 0xFF))[1:-1]


class ClusterFont:
    """The clusters of one face that a document uses, and their two-byte codes."""

    __slots__ = ("_codes", "_written", "face")

    def __init__(self, face: Face) -> None:
        self.face = face
        self._codes: dict[Cluster, int] = {}
        self._written = _Written(self._codes)

    def code(self, cluster: Cluster) -> int:
        """The cluster's code; a new one when it is met for the first time.  Code 0 is never used: it is .notdef."""
        return self._codes.setdefault(cluster, len(self._codes) + 1)

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """All clusters, in the order of their codes, which count from 1."""
        return tuple(self._codes)

    def shown(self, groups: Sequence[tuple[Cluster, ...]], stretch: float = 0.0) -> str:
        """The operators that show groups of clusters; after each space goes `stretch` (thousandths of the size)."""
        written = self._written
        alone = len(groups) == 1  # made for this line, and not worth keeping
        codes = written.group(groups[0]) if alone else "".join([written[group] for group in groups])
        if _ASIDE not in codes:
            return _operator(codes, stretch)
        return "\n".join([_operator(part, stretch) for part in codes.split(_ASIDE) if part])

    def program(self) -> FontProgram:
        """The subset as it stands now."""
        made = subset(self.face, list(self._codes))
        to_unicode = _to_unicode(self._codes)
        tag = hashlib.sha256(made.truetype + to_unicode).digest()
        name = "".join(chr(ord("A") + byte % 26) for byte in tag[:6]) + "+" + self.face.name
        scale = 1000 / self.face.units
        widths = tuple(_short(advance * scale) for advance in made.advances)
        return FontProgram(name, made.truetype, to_unicode, widths, self._descriptor(made.box))

    def _descriptor(self, box: tuple[int, int, int, int]) -> dict[str, float | tuple[float, ...]]:
        face = self.face
        scale = 1000 / face.units
        serif = "Serif" in face.name
        return {
            "Flags": _SYMBOLIC | (_SERIF if serif else 0) | (_ITALIC if face.italic else 0),
            "FontBBox": tuple(_short(edge * scale) for edge in box),
            "ItalicAngle": _short(struct.unpack_from(">l", face.tables["post"], 4)[0] / 65536)
            if "post" in face.tables
            else 0,
            "Ascent": _short(_set_ascent(face) * scale),
            "Descent": _short(face.descent * scale),
            "CapHeight": _short(_cap_height(face) * scale),
            "StemV": 50 + round((face.weight / 65) ** 2),
        }


def _operator(codes: str, stretch: float) -> str:
    if stretch and _AFTER_SPACE in codes:
        last = "" if codes[-1] == _AFTER_SPACE else ")"
        shown = codes.replace(_AFTER_SPACE, f"){number(-stretch)}(")
        return f"[({shown if last else shown[:-1]}{last}] TJ"
    return f"({codes.replace(_AFTER_SPACE, '')}) Tj"


_SYMBOLIC, _SERIF, _ITALIC = 4, 2, 64


def _short(number: float) -> float:
    """A number for a PDF: whole where it is whole, else with three decimals."""
    return int(number) if number == int(number) else round(number, 3)


def _set_ascent(face: Face) -> float:
    """The ascent; of a face whose lines are set closer than it asks for, as much as its lines leave room for.

    poppler tells columns and rows by these heights, and must not find lines that overlap.
    """
    height = face.ascent - face.descent
    return face.ascent if height < 2 * face.units else face.descent + SET_CLOSER * height


def _cap_height(face: Face) -> int:
    """From OS/2 version 2 and later; two thirds of the em where a font does not say."""
    table = face.tables.get("OS/2", b"")
    if len(table) >= 90:
        return int(struct.unpack_from(">h", table, 88)[0])
    return face.units * 2 // 3


class EmbeddedFonts:
    """The fonts of one document, with the names under which pages list them (F1, F2 …)."""

    def __init__(self) -> None:
        self._fonts: dict[Face, tuple[str, ClusterFont]] = {}

    def of(self, face: Face) -> tuple[str, ClusterFont]:
        """The resource name and the font of a face."""
        found = self._fonts.get(face)
        if found is None:
            found = self._fonts[face] = (f"F{len(self._fonts) + 1}", ClusterFont(face))
        return found

    def __iter__(self) -> Iterator[tuple[str, ClusterFont]]:
        """All fonts in the order of their first use."""
        return iter(self._fonts.values())


def _to_unicode(codes: dict[Cluster, int]) -> bytes:
    """A CMap from each code to exactly the characters of its cluster."""
    lines = [f"<{code:04X}> <{_utf_16(cluster.text)}>" for cluster, code in codes.items()]
    blocks = []
    for at in range(0, len(lines), 100):
        block = lines[at : at + 100]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n")
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        + "".join(blocks)
        + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


@lru_cache(maxsize=20_000)
def _utf_16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
