"""The sRGB colour space as an ICC profile, built from its numbers: the same bytes on every machine."""

from __future__ import annotations

import struct

_WHITE = (0.96420, 1.00000, 0.82491)
"""The profile connection space's white, D50."""
_RED, _GREEN, _BLUE = (0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410)
"""The primaries of IEC 61966-2-1, adapted to D50 (Bradford)."""
_ADAPTATION = (1.04788, 0.02292, -0.05020, 0.02959, 0.99048, -0.01706, -0.00923, 0.01508, 0.75168)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_SIGNATURE = b"acsp"


def srgb_profile() -> bytes:
    """An ICC version 4 display profile of sRGB."""
    parts = {
        b"desc": _text("sRGB IEC61966-2.1"),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": _point(_WHITE),
        b"chad": _numbers(b"sf32", _ADAPTATION),
        b"rXYZ": _point(_RED),
        b"gXYZ": _point(_GREEN),
        b"bXYZ": _point(_BLUE),
        b"rTRC": _curve(),
        b"gTRC": _curve(),
        b"bTRC": _curve(),
    }
    offset = 128 + 4 + 12 * len(parts)
    table = struct.pack(">I", len(parts))
    body = b""
    places: dict[bytes, int] = {}
    for tag, content in parts.items():
        if content not in places:
            places[content] = offset + len(body)
            body += content + bytes(-len(content) % 4)
        table += tag + struct.pack(">II", places[content], len(content))
    header = struct.pack(
        ">I4sI4s4s4s12s4s4sI4sI8sI12s4s16s28s",
        offset + len(body),
        bytes(4),
        0x04300000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        struct.pack(">6H", 2000, 1, 1, 0, 0, 0),
        _SIGNATURE,
        bytes(4),
        0,
        bytes(4),
        0,
        bytes(8),
        0,
        struct.pack(">3i", *map(_fixed, _WHITE)),
        bytes(4),
        bytes(16),
        bytes(28),
    )
    return header + table + body


def _fixed(value: float) -> int:
    return round(value * 65536)


def _numbers(kind: bytes, values: tuple[float, ...]) -> bytes:
    return kind + bytes(4) + struct.pack(f">{len(values)}i", *map(_fixed, values))


def _point(values: tuple[float, float, float]) -> bytes:
    return _numbers(b"XYZ ", values)


def _curve() -> bytes:
    return b"para" + bytes(4) + struct.pack(">HH", 3, 0) + struct.pack(">5i", *map(_fixed, _CURVE))


def _text(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded
