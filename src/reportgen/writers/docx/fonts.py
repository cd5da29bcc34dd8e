"""The font files behind a theme's faces: what the font table says of them, and their embedded form.

A face stands in the folder as `FamilyName-Regular.ttf`, `-Bold.ttf`, `-Italic.ttf`.  Embedded fonts
are obfuscated as ISO/IEC 29500-1, 17.8.1 asks, with a key that follows from the font's name.
"""

from __future__ import annotations

import struct
import uuid
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reportgen.records import dataclass
from reportgen.theme import Style
from reportgen.writers.docx.archive import Entry, entry

_RTL_RANGES = (1 << 11) | (1 << 13)
"""Hebrew and Arabic among the Unicode ranges of a font's OS/2 table."""
_KEYS = uuid.UUID("8f0a2bd0-6e43-5c34-9d0e-5d1d5a7ad6c9")
"""The name space of font keys; any fixed one would do."""
_OBFUSCATED = 32

STYLES = ("Regular", "Bold", "Italic")


@dataclass(frozen=True, slots=True)
class Family:
    """A font family: the files there are of it, and what its regular face says of itself."""

    name: str
    files: tuple[tuple[str, Path], ...] = ()
    panose: str = ""
    ranges: tuple[int, ...] = ()
    ascent: float = 0.95
    descent: float = 0.25
    """What the font itself asks for above and below the baseline, in ems."""

    @property
    def line(self) -> float:
        """The height of a line that the font itself asks for, in ems."""
        return self.ascent + self.descent

    @property
    def rtl(self) -> bool:
        """Whether the family is made for a script that runs from right to left."""
        return bool(self.ranges and self.ranges[0] & _RTL_RANGES)


class Pair(NamedTuple):
    """The two families of one style, for Latin script and for complex scripts, and which of them leads."""

    latin: Family
    complex: Family
    complex_first: bool


def family(name: str, folder: Path) -> Family:
    """What the folder holds of a family; one without a readable regular face is only a name."""
    stem = name.replace(" ", "")
    files = tuple((style, path) for style in STYLES if (path := folder / f"{stem}-{style}.ttf").is_file())
    regular = next((path for style, path in files if style == "Regular"), None)
    if regular is None:
        return Family(name)
    try:
        stamp = regular.stat()
        panose, ranges, ascent, descent = _metrics(regular, stamp.st_mtime_ns, stamp.st_size)
    except (OSError, struct.error, KeyError, ZeroDivisionError):
        return Family(name)
    return Family(name, files, panose, ranges, ascent, descent)


def pair(style: Style, folder: Path, *, rtl: bool) -> Pair:
    """The first Latin and the first right-to-left family of a style's faces.

    A family without files says nothing of its script: it is taken for one of the document's own.
    """
    families = [family(name, folder) for name in style.faces]
    kinds = [found.rtl if found.ranges else rtl for found in families]
    latin = next((found for found, other in zip(families, kinds, strict=True) if not other), families[0])
    complex_ = next((found for found, own in zip(families, kinds, strict=True) if own), families[0])
    return Pair(latin, complex_, kinds[0])


def key(name: str, style: str) -> str:
    """The GUID that an embedded face is obfuscated with."""
    return "{" + str(uuid.uuid5(_KEYS, f"{name} {style}")).upper() + "}"


def embedded(name: str, style: str, path: Path, part_name: str) -> Entry:
    """An obfuscated font part, compressed; kept as long as the file stays the same."""
    stamp = path.stat()
    return _embedded(name, style, path, part_name, stamp.st_mtime_ns, stamp.st_size)


def obfuscate(data: bytes, guid: str) -> bytes:
    """The first 32 bytes XORed with the key, read backwards.  Doing it twice gives the font back."""
    reversed_key = bytes.fromhex(guid.strip("{}").replace("-", ""))[::-1]
    head = bytes(byte ^ reversed_key[place % 16] for place, byte in enumerate(data[:_OBFUSCATED]))
    return head + data[_OBFUSCATED:]


@lru_cache(maxsize=32)
def _embedded(name: str, style: str, path: Path, part_name: str, *_stamp: int) -> Entry:
    return entry(part_name, obfuscate(path.read_bytes(), key(name, style)))


@lru_cache(maxsize=32)
def _metrics(path: Path, *_stamp: int) -> tuple[str, tuple[int, ...], float, float]:
    """PANOSE, Unicode and code page ranges, ascent and descent in ems, from the tables `OS/2` and `head`."""
    tables = _tables(path.read_bytes(), (b"OS/2", b"head"))
    about, head = tables[b"OS/2"], tables[b"head"]
    panose = about[32:42].hex().upper()
    ranges = struct.unpack_from(">4I", about, 42) + struct.unpack_from(">2I", about, 78)
    ascent, descent = struct.unpack_from(">2H", about, 74)
    (em,) = struct.unpack_from(">H", head, 18)
    return panose, ranges, ascent / em, descent / em


def _tables(data: bytes, wanted: Iterable[bytes]) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">H", data, 4)
    directory = {
        record[0]: data[record[2] : record[2] + record[3]]
        for record in struct.iter_unpack(">4s3I", data[12 : 12 + 16 * count])
    }
    return {name: directory[name] for name in wanted}
