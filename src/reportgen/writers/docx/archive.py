"""A ZIP file whose bytes depend on its contents alone.

This module imports nothing of ours.  Entries keep the order they are given in, carry the earliest
date ZIP knows and no attributes.  An `Entry` is compressed when it is made, so that one that never
changes (a font) can be kept and put into many files.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

_FIRST_OF_JANUARY_1980 = (1 << 5) | 1
_DEFLATED = 8
_UTF8_NAMES = 1 << 11
_VERSION = 20
_LEVEL = 6


class Entry(NamedTuple):
    """One file of an archive, compressed."""

    name: str
    checksum: int
    size: int
    packed: bytes


def entry(name: str, data: bytes) -> Entry:
    """A file, compressed."""
    packing = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Entry(name, zlib.crc32(data), len(data), packing.compress(data) + packing.flush())


def archive(entries: Iterable[Entry]) -> bytes:
    """The bytes of a ZIP file."""
    files: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, checksum, size, packed in entries:
        path = name.encode()
        shared = struct.pack(
            "<5H3I2H",
            _VERSION,
            _UTF8_NAMES,
            _DEFLATED,
            0,
            _FIRST_OF_JANUARY_1980,
            checksum,
            len(packed),
            size,
            len(path),
            0,
        )
        files += (b"PK\x03\x04", shared, path, packed)
        directory += (
            b"PK\x01\x02",
            struct.pack("<H", _VERSION),
            shared,
            struct.pack("<3H2I", 0, 0, 0, 0, offset),
            path,
        )
        offset += 4 + len(shared) + len(path) + len(packed)
    index = b"".join(directory)
    count = len(directory) // 5
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(index), offset, 0)
    return b"".join([*files, index, end])
