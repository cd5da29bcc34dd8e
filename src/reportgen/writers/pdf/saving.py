"""The bytes of a PDF: its streams compressed, all other objects packed, and the table that finds them.

This module imports nothing of ours.  A compressed stream may end with a carriage return.  The line feed
before `endstream` would then make it look like the end of a line, and a strict reader would find the
stream a byte shorter than it says.  Such a stream gets a line feed of its own: what follows the
compressed data is not read.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_IN_ONE = 200
"""So many objects are packed into one stream: a reader has to unpack all of them to find one."""
_LEVEL = 5
"""How hard to press: 9 takes three times as long and saves one byte in forty."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream's content, with its dictionary's entries in PDF syntax.

    What names a filter of its own, or is to be found by programs that read no PDF (`plain`), is written
    as it stands.
    """

    content: bytes
    entries: str = ""
    plain: bool = False


def pressed(stream: Stream) -> Stream:
    """The stream as it will stand in the file: what is finished early need not be kept at its full length."""
    content = zlib.compress(stream.content, _LEVEL)
    if content.endswith(b"\r"):
        content += b"\n"
    return Stream(content, f"{stream.entries} /Filter /FlateDecode", plain=True)


Body = bytes | Stream
"""An object: its PDF syntax, or a stream."""


def assembled(objects: Sequence[Body], root: int, info: int) -> bytes:
    """The file of these objects, numbered from 1; `root` and `info` are the numbers of two of them."""
    out = bytearray(_HEADER)
    places: list[tuple[int, int, int]] = [(0, 0, 0)] * (len(objects) + 1)
    waiting: list[tuple[int, bytes]] = []
    for number, body in enumerate(objects, 1):
        if isinstance(body, Stream):
            places[number] = (1, len(out), 0)
            out += _written(number, body)
        else:
            waiting.append((number, body))
    for at in range(0, len(waiting), _IN_ONE):
        packed = waiting[at : at + _IN_ONE]
        number = len(places)
        places += [(1, len(out), 0)]
        for index, (inside, _) in enumerate(packed):
            places[inside] = (2, number, index)
        out += _written(number, _packed(packed))
    digest = hashlib.sha256(out).hexdigest()[:32]
    start = len(out)
    number = len(places)
    places.append((1, start, 0))
    table, entries = _table(places)
    trailer = f"/Type /XRef /Size {len(places)} /Root {root} 0 R /Info {info} 0 R /ID [<{digest}> <{digest}>]{entries}"
    out += _written(number, Stream(table, trailer))
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def _written(number: int, stream: Stream) -> bytes:
    written = stream if stream.plain else pressed(stream)
    head = f"{number} 0 obj\n<< /Length {len(written.content)} {written.entries} >>\nstream\n".encode("ascii")
    return b"".join((head, written.content, b"\nendstream\nendobj\n"))


def _packed(objects: Sequence[tuple[int, bytes]]) -> Stream:
    """Objects in a stream: where each begins, then all of them."""
    starts: list[str] = []
    at = 0
    for number, body in objects:
        starts.append(f"{number} {at}")
        at += len(body) + 1
    head = (" ".join(starts) + "\n").encode("ascii")
    content = head + b"\n".join(body for _, body in objects)
    return Stream(content, f"/Type /ObjStm /N {len(objects)} /First {len(head)}")


def _table(places: Sequence[tuple[int, int, int]]) -> tuple[bytes, str]:
    """Where every object is: the kind of place, the place, the index in it; each row as what it differs by."""
    width = (max(place for _, place, _ in places).bit_length() + 7) // 8
    rows = b"".join([kind.to_bytes(1) + place.to_bytes(width) + index.to_bytes(1) for kind, place, index in places])
    columns = width + 2
    above = bytes(columns) + rows[:-columns]
    lower = bytes([(here - there) & 0xFF for here, there in zip(rows, above, strict=True)])
    filtered = bytearray((columns + 1) * len(places))
    filtered[:: columns + 1] = b"\2" * len(places)
    for column in range(columns):
        filtered[column + 1 :: columns + 1] = lower[column::columns]
    parameters = f" /W [1 {width} 1] /DecodeParms << /Predictor 12 /Columns {columns} >>"
    return bytes(filtered), parameters
