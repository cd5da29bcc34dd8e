"""The bytes of a PDF: its streams compressed, all other objects packed, and the table that finds them.

This module imports nothing of ours.  A compressed stream may end with a carriage return.  The line feed
before `endstream` would then make it look like the end of a line, and a strict reader would find the
stream a byte shorter than it says.  Such a stream gets a line feed of its own: what follows the
compressed data is not read.
"""

from __future__ import annotations

import hashlib
import sys
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_IN_ONE = 200
"""So many objects are packed into one stream: a reader has to unpack all of them to find one."""
_STREAM, _PACKED = 1, 2
"""Kinds of places, as the table names them."""
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


class Assembly:
    """A file in the making.  Objects are put in as they are finished, in any order, and are kept as they will stand."""

    def __init__(self) -> None:
        self._out = bytearray(_HEADER)
        self._kinds, self._places, self._indices = array("B", [0]), array("Q", [0]), array("B", [0])
        self._waiting: dict[str, list[tuple[int, bytes]]] = {}
        self._packed: list[Stream] = []

    def put(self, number: int, body: Body, kind: str = "") -> None:
        """An object, under its number; numbers count from 1.  Those of one kind are packed together: they are alike."""
        if isinstance(body, Stream):
            self._found(number, _STREAM, len(self._out))
            self._out += _written(number, body)
            return
        waiting = self._waiting.setdefault(kind, [])
        waiting.append((number, body))
        if len(waiting) == _IN_ONE:
            self._pack(waiting)

    def finished(self, root: int, info: int) -> bytes:
        """The file; `root` and `info` are the numbers of two of its objects."""
        rest = [each for waiting in self._waiting.values() for each in waiting]
        for at in range(0, len(rest), _IN_ONE):
            self._pack(rest[at : at + _IN_ONE])
        first = len(self._places)
        for at, kind in enumerate(self._kinds):
            if kind == _PACKED:
                self._places[at] += first
        self._packed.reverse()
        for number in range(first, first + len(self._packed)):
            self.put(number, self._packed.pop())
        digest = hashlib.sha256(self._out).hexdigest()[:32]
        start, number = len(self._out), len(self._places)
        self._found(number, _STREAM, start)
        table, entries = _table(self._kinds, self._places, self._indices)
        identifier = f"/ID [<{digest}> <{digest}>]"
        trailer = f"/Type /XRef /Size {number + 1} /Root {root} 0 R /Info {info} 0 R {identifier}{entries}"
        self._out += _written(number, Stream(table, trailer))
        self._out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(self._out)

    def _found(self, number: int, kind: int, place: int, index: int = 0) -> None:
        """Where an object is: at a place in the file, or in a packed stream (counted from 0) as one of its objects."""
        for column, value in ((self._kinds, kind), (self._places, place), (self._indices, index)):
            if number >= len(column):
                column.extend([0] * (number + 1 - len(column)))
            column[number] = value

    def _pack(self, waiting: list[tuple[int, bytes]]) -> None:
        for index, (number, _) in enumerate(waiting):
            self._found(number, _PACKED, len(self._packed), index)
        self._packed.append(pressed(_packed(waiting)))
        waiting.clear()


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


def _table(kinds: array[int], places: array[int], indices: array[int]) -> tuple[bytes, str]:
    """Where every object is: the kind of place, the place, the index in it; each row as what it differs by."""
    width = (max(places).bit_length() + 7) // 8
    swapped = places[:]
    if sys.byteorder == "little":
        swapped.byteswap()
    bytewise = swapped.tobytes()
    size = places.itemsize
    columns = [kinds.tobytes(), *(bytewise[at::size] for at in range(size - width, size)), indices.tobytes()]
    rows = len(kinds)
    filtered = bytearray((len(columns) + 1) * rows)
    filtered[:: len(columns) + 1] = b"\2" * rows
    for at, column in enumerate(columns, 1):
        above = b"\0" + column[:-1]
        filtered[at :: len(columns) + 1] = bytes(
            [(here - there) & 0xFF for here, there in zip(column, above, strict=True)]
        )
    parameters = f" /W [1 {width} 1] /DecodeParms << /Predictor 12 /Columns {len(columns)} >>"
    return bytes(filtered), parameters
