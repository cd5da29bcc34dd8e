"""Font faces: found by family name, weight and slant; opened when first used.

A font file is named `Family-Style.ttf` (`SourceSans3-SemiBold.ttf`, `NotoNastaliqUrdu-Bold.ttf`) and
holds TrueType outlines.  A file that is cut off or changed is noticed when it is opened, by its own
checksums.
"""

from __future__ import annotations

import re
import struct
import zlib
from array import array
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    import uharfbuzz

_WEIGHTS = {
    "Thin": 100,
    "ExtraLight": 200,
    "Light": 300,
    "Regular": 400,
    "": 400,
    "Medium": 500,
    "SemiBold": 600,
    "Bold": 700,
    "ExtraBold": 800,
    "Black": 900,
}
_STYLE = re.compile(r"(?P<weight>[A-Za-z]*?)(?P<italic>Italic)?\Z")
WHOLE = {
    "NotoNastaliqUrdu-Bold.ttf": 0xB9EC7C99,
    "NotoNastaliqUrdu-Regular.ttf": 0xF184FE48,
    "SourceSans3-Bold.ttf": 0x40FB3A82,
    "SourceSans3-Italic.ttf": 0xA246546D,
    "SourceSans3-Regular.ttf": 0x0045FB21,
    "SourceSans3-SemiBold.ttf": 0xB5474BBC,
    "SourceSerif4-Bold.ttf": 0x7F476BDA,
    "SourceSerif4-Italic.ttf": 0x8D2F1604,
    "SourceSerif4-Regular.ttf": 0x52B64599,
    "SourceSerif4-SemiBold.ttf": 0xB855224F,
}
"""The fonts that the package carries, and what the checksum (CRC-32) of the whole file is."""
_NEEDED = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp")

# HarfBuzz draws these itself where a font has no glyph for them: they take no ink, or another's.
_SPACES = frozenset("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f")


class FontFault(Exception):  # noqa: N818  (a fault of a file: what the house calls an error is a fault of ours)
    """A font file that is missing or damaged; `diagnostic` says which and what to do."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def _fault(code: str, path: Path, message: str, hint: str) -> FontFault:
    return FontFault(Diagnostic(code, Severity.ERROR, Span.whole(path.name), message, hint))


class Face:
    """One font file, opened.

    `units` are the units of its em; `ascent` and `descent` (negative) are in those units.
    `characters` is what it can show.  `tables` are its raw tables.  `kept` is what has been shaped in it.
    """

    __slots__ = (
        "__weakref__",
        "arabic",
        "ascent",
        "characters",
        "descent",
        "family",
        "hb_font",
        "italic",
        "kept",
        "name",
        "tables",
        "units",
        "weight",
    )

    def __init__(self, path: Path, family: str, weight: int, italic: bool) -> None:
        self.family = family
        self.weight = weight
        self.italic = italic
        self.name = path.stem
        data = _read(path)
        self.tables = _tables(path, data)
        self.units: int = struct.unpack_from(">H", self.tables["head"], 18)[0]
        self.ascent: int
        self.descent: int
        self.ascent, self.descent = struct.unpack_from(">hh", self.tables["hhea"], 4)
        import uharfbuzz  # noqa: PLC0415  (11 ms that `check` must not pay)

        self.hb_font: uharfbuzz.Font = uharfbuzz.Font(uharfbuzz.Face(data))
        self.characters = _with_stand_ins(map(chr, self.hb_font.face.unicodes))
        self.arabic = "ا" in self.characters
        self.kept: dict[object, object] = {}

    def __repr__(self) -> str:
        return f"Face({self.name})"


class Fonts:
    """The faces of one folder.  Cheap to make: files are opened when they are first asked for.

    `kept`, `near` and `lines` are what others have made with these fonts and would make again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept: dict[object, object] = {}
        self.lines: dict[object, Any] = {}
        self.near: dict[object, tuple[object, object]] = {}
        self._files: dict[str, dict[tuple[int, bool], Path]] | None = None
        self._faces: dict[tuple[str, int, bool], Face] = {}
        self._opened: dict[Path, Face] = {}

    def face(self, family: str, weight: int = 400, italic: bool = False) -> Face:
        """The face nearest to what is asked for (700 for 600 where there is none).  Raises `FontFault`."""
        key = (family, weight, italic)
        face = self._faces.get(key)
        if face is None:
            path, found_weight, found_italic = self._nearest(family, weight, italic)
            face = self._opened.get(path)
            if face is None:
                face = self._opened[path] = Face(path, family, found_weight, found_italic)
            self._faces[key] = face
        return face

    def _nearest(self, family: str, weight: int, italic: bool) -> tuple[Path, int, bool]:
        if self._files is None:
            self._files = _index(self.folder)
        styles = self._files.get(family.replace(" ", ""))
        if not styles:
            raise _fault(
                "W201",
                self.folder,
                f"no font file for the family “{family}” in {self.folder.name}/",
                _missing_family(family, self._files),
            )

        def distance(style: tuple[int, bool]) -> tuple[bool, bool, int]:
            against = style[0] < weight if weight > 500 else style[0] > weight
            return style[1] != italic, against and style[0] != weight, abs(style[0] - weight)

        found = min(styles, key=distance)
        return styles[found], *found


def _missing_family(family: str, files: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  (only who mistypes a name needs it)

    name = family.replace(" ", "")
    near = get_close_matches(name, files, 1, 0.5)
    nearest = f"; the nearest there is “{near[0]}”" if near else ""
    return f"put {name}-Regular.ttf there{nearest}"


@lru_cache(maxsize=2)
def open_fonts(folder: Path) -> Fonts:
    """The fonts of a folder, kept with all that was shaped in them: the next document needs the same words."""
    return Fonts(folder)


def _index(folder: Path) -> dict[str, dict[tuple[int, bool], Path]]:
    files: dict[str, dict[tuple[int, bool], Path]] = {}
    for path in sorted(folder.glob("*.ttf")):
        family, _, style = path.stem.partition("-")
        match = _STYLE.match(style)
        if match and match["weight"] in _WEIGHTS:
            files.setdefault(family, {})[_WEIGHTS[match["weight"]], bool(match["italic"])] = path
    return files


def _with_stand_ins(characters: Iterable[str]) -> frozenset[str]:
    """The characters of a font, with those that HarfBuzz makes from others."""
    covered = {char for char in characters if not "\ue000" <= char <= "\uf8ff"} | _INVISIBLE  # private use says nothing
    if " " in covered:
        covered |= _SPACES
    if "\u2010" in covered:
        covered.add("\u2011")
    return frozenset(covered)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _fault("W202", path, f"{path.name} cannot be read: {error.strerror}", "check the file") from error


def _tables(path: Path, data: bytes) -> dict[str, memoryview]:
    """The tables of a TrueType file, each held against its checksum."""

    def damaged(what: str) -> FontFault:
        return _fault(
            "W202", path, f"{path.name} is damaged: {what}", "take the file from its source again, or reinstall"
        )

    if data[:4] in (b"OTTO", b"ttcf", b"wOFF", b"wOF2"):
        kind = {b"OTTO": "CFF outlines", b"ttcf": "a font collection"}.get(data[:4], "a web font")
        raise _fault("W202", path, f"{path.name} holds {kind}", "use a font file with TrueType outlines (.ttf)")
    if data[:4] not in (b"\0\1\0\0", b"true") or len(data) < 12:
        raise damaged("it does not begin like a TrueType font")
    (count,) = struct.unpack_from(">H", data, 4)
    if 12 + 16 * count > len(data):
        raise damaged("its table directory is cut off")
    whole = WHOLE.get(path.name) == zlib.crc32(data)  # else table by table, which takes ten times as long
    view = memoryview(data)
    tables: dict[str, memoryview] = {}
    for at in range(12, 12 + 16 * count, 16):
        tag, expected, start, length = struct.unpack_from(">4sLLL", data, at)
        name = tag.decode("latin-1")
        if start + length > len(data):
            raise damaged(f"its table “{name}” is cut off")
        tables[name] = view[start : start + length]
        if not whole and name != "head" and checksum(tables[name]) != expected:
            raise damaged(f"its table “{name}” does not have the checksum it should")
    if "fvar" in tables:
        raise _fault("W202", path, f"{path.name} is a variable font", "use a font file for each weight")
    for name in _NEEDED:
        if not tables.get(name):
            raise damaged(f"it has no table “{name}”")
    return tables


def checksum(table: bytes | bytearray | memoryview) -> int:
    """The sum of a table's big-endian words, as TrueType files carry it."""
    words = array("I", bytes(table) + b"\0" * (-len(table) % 4))
    words.byteswap()
    return sum(words) & 0xFFFFFFFF
