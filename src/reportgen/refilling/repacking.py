"""A ZIP file with some members exchanged; the others are copied as they are packed.

This module imports nothing of ours.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_SIZES_BEHIND = 1 << 3
_UTF8_NAMES = 1 << 11
_LEVEL = 6


def repacked(data: bytes, members: tuple[zipfile.ZipInfo, ...], exchanged: Mapping[str, bytes]) -> bytes:
    """The archive `data`, whose `members` are known, with new contents for some of them."""
    files: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in sorted(members, key=lambda each: each.header_offset):
        name = member.filename
        checksum, size, method = member.CRC, member.file_size, member.compress_type
        if name in exchanged:
            new = exchanged[name]
            packing = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
            packed = packing.compress(new) + packing.flush()
            checksum, size, method = zlib.crc32(new), len(new), zipfile.ZIP_DEFLATED
        else:
            header = _LOCAL.unpack_from(data, member.header_offset)
            start = member.header_offset + _LOCAL.size + header[9] + header[10]
            packed = data[start : start + member.compress_size]
        written = name.encode() if not name.isascii() else name.encode("ascii")
        flags = (member.flag_bits & ~_SIZES_BEHIND) | (0 if name.isascii() else _UTF8_NAMES)
        stamp = _stamp(member)
        shared = (flags, method, *stamp, checksum, len(packed), size, len(written))
        files += (_LOCAL.pack(b"PK\x03\x04", member.extract_version, *shared, 0), written, packed)
        made_by = member.create_version | member.create_system << 8
        inside = (0, 0, 0, member.internal_attr, member.external_attr, offset)
        directory += (_CENTRAL.pack(b"PK\x01\x02", made_by, member.extract_version, *shared, *inside), written)
        offset += _LOCAL.size + len(written) + len(packed)
    index = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(members), len(members), len(index), offset, 0)
    return b"".join([*files, index, end])


def _stamp(member: zipfile.ZipInfo) -> tuple[int, int]:
    """The time and the date of a member, as ZIP writes them."""
    year, month, day, hour, minute, second = member.date_time
    return hour << 11 | minute << 5 | second // 2, max(year - 1980, 0) << 9 | month << 5 | day
