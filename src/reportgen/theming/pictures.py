"""The logo's file: what kind it is, and how wide and high.  Reads headers only."""

from __future__ import annotations

import struct

from reportgen.records import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"
_SIZES = {0xC0, 0xC1, 0xC2}
_ALONE = {0x01, *range(0xD0, 0xD8)}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's kind and size in pixels."""

    media_type: str
    width: int
    height: int


def picture(data: bytes) -> Picture | str:
    """The picture in a file, or what is wrong with it."""
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) > 33 and b"IEND" in data[-16:]:
        width, height = struct.unpack_from(">LL", data, 16)
        return Picture("image/png", width, height) if width and height else "has no size"
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.lstrip()[:5] in (b"<?xml", b"<svg "):
        return "is an SVG drawing, and only PNG and JPEG are taken: export it as PNG, 600 pixels wide or more"
    return "is neither a PNG nor a JPEG picture, or is cut off"


def _jpeg(data: bytes) -> Picture | str:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _ALONE or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _SIZES:
            height, width, parts = struct.unpack_from(">HHB", data, at + 5)
            if parts not in (1, 3):
                return "is a JPEG picture for print (CMYK): save it as RGB"
            return Picture("image/jpeg", width, height) if width and height else "has no size"
        at += 2 + int(struct.unpack_from(">H", data, at + 2)[0])
    return "is a JPEG picture that is damaged or of a rare kind"
