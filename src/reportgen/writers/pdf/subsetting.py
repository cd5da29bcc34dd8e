"""A TrueType file whose every glyph is one cluster.

A cluster of several glyphs, or of one that is not at its place, becomes one composite glyph; its components
are the face's own outlines.  Tables are read and written here as bytes: compiling a whole font is what makes
subsetting slow.  What has been read of a face, or composed of its glyphs, is kept as long as the face.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from reportgen.text.fonts import Face, checksum
from reportgen.text.shaping import Cluster

_ARGS_ARE_WORDS = 0x0001
_ARGS_ARE_XY = 0x0002
_SCALE = 0x0008
_MORE = 0x0020
_XY_SCALE = 0x0040
_TWO_BY_TWO = 0x0080
_INSTRUCTIONS = 0x0100
_USE_MY_METRICS = 0x0200

_MOST_KEPT = 100_000

Box = tuple[int, int, int, int]


class Subset(NamedTuple):
    """A font file, the advances of its codes, and the box that all its glyphs fit in; lengths in font units."""

    truetype: bytes
    advances: list[int]
    box: Box


def subset(face: Face, clusters: Sequence[Cluster]) -> Subset:
    """The file for these clusters: cluster number n is glyph n + 1.  Behind them stand what they are composed of."""
    return _Subset(_outlines(face)).build(clusters)


class _Glyph(NamedTuple):
    """One glyph as it stands in `glyf`, without instructions.

    `parts` are the (place in `data`, glyph id) of a composite's components.  Depth counts its levels.
    """

    data: bytes
    box: Box
    parts: tuple[tuple[int, int], ...]
    points: int
    contours: int
    components: int
    depth: int


_EMPTY = _Glyph(b"", (0, 0, 0, 0), (), 0, 0, 0, 0)


class _Outlines:
    """The glyphs of a face, read when they are first needed, and what clusters are made of."""

    def __init__(self, face: Face) -> None:
        self.head = bytes(face.tables["head"])
        self.hhea = bytes(face.tables["hhea"])
        (self.metrics_count,) = struct.unpack_from(">H", self.hhea, 34)
        self.hmtx = face.tables["hmtx"]
        self._glyf = face.tables["glyf"]
        loca = face.tables["loca"]
        (long_format,) = struct.unpack_from(">h", face.tables["head"], 50)
        if long_format:
            self._places = struct.unpack(f">{len(loca) // 4}L", loca)
        else:
            self._places = tuple(2 * place for place in struct.unpack(f">{len(loca) // 2}H", loca))
        self._glyphs: dict[int, _Glyph] = {}
        self._singles: dict[Cluster, int] = {}
        self._composites: dict[Cluster, _Glyph] = {}

    def glyph(self, index: int) -> _Glyph:
        """A glyph by its id in the face."""
        found = self._glyphs.get(index)
        if found is None:
            data = bytes(self._glyf[self._places[index] : self._places[index + 1]])
            found = self._glyphs[index] = self._read(data) if data else _EMPTY
        return found

    def single(self, cluster: Cluster) -> int:
        """The one glyph of the face that a cluster looks like; 0 if it takes a composite, -1 if there is no ink."""
        found = self._singles.get(cluster)
        if found is None:
            if len(self._singles) >= _MOST_KEPT:
                self._singles.clear()
            inked = self._inked(cluster)
            alone = len(inked) == 1 and inked[0][1:] == (0, 0)
            found = self._singles[cluster] = -1 if not inked else inked[0][0] if alone else 0
        return found

    def composite(self, cluster: Cluster) -> _Glyph:
        """A cluster as a composite of glyphs of the face."""
        found = self._composites.get(cluster)
        if found is None:
            if len(self._composites) >= _MOST_KEPT:
                self._composites.clear()
            found = self._composites[cluster] = self._composed(self._inked(cluster))
        return found

    def _inked(self, cluster: Cluster) -> list[tuple[int, int, int]]:
        return [placed for placed in cluster.glyphs if self.glyph(placed[0]) is not _EMPTY]

    def advance(self, index: int) -> int:
        """The advance that `hmtx` gives a glyph."""
        return int(struct.unpack_from(">H", self.hmtx, 4 * min(index, self.metrics_count - 1))[0])

    def _read(self, data: bytes) -> _Glyph:
        contours, *box = struct.unpack_from(">hhhhh", data)
        if contours >= 0:
            end = 10 + 2 * contours
            points, instructions = struct.unpack_from(">HH", data, end - 2) if contours else (0, 0)
            if instructions:
                data = data[:end] + b"\0\0" + data[end + 2 + instructions :]
            return _Glyph(_even(data), tuple(box), (), points + 1, contours, 0, 0)
        return self._composite(data, tuple(box))

    def _composite(self, data: bytes, box: Box) -> _Glyph:
        out = bytearray(data[:10])
        parts: list[tuple[int, int]] = []
        at = 10
        more = True
        while more:
            flags, index = struct.unpack_from(">HH", data, at)
            length = 4 + (4 if flags & _ARGS_ARE_WORDS else 2)
            length += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0
            parts.append((len(out) + 2, index))
            out += struct.pack(">H", flags & ~(_INSTRUCTIONS | _USE_MY_METRICS)) + data[at + 2 : at + length]
            at += length
            more = bool(flags & _MORE)
        return self._of(bytes(out), box, parts)

    def _composed(self, inked: Sequence[tuple[int, int, int]]) -> _Glyph:
        boxes = [(self.glyph(index).box, x, y) for index, x, y in inked]
        moved = [(left + x, bottom + y, right + x, top + y) for (left, bottom, right, top), x, y in boxes]
        box = _union(moved) if len(moved) > 1 else moved[0]
        data = struct.pack(">hhhhh", -1, *box)
        more = _ARGS_ARE_WORDS | _ARGS_ARE_XY | _MORE
        for at, (_, x, y) in enumerate(inked, 1):
            data += struct.pack(">HHhh", more if at < len(inked) else more & ~_MORE, 0, x, y)
        parts = [(12 + 8 * at, index) for at, (index, _, _) in enumerate(inked)]
        return self._of(data, box, parts)

    def _of(self, data: bytes, box: Box, parts: Sequence[tuple[int, int]]) -> _Glyph:
        """A composite glyph, with the sums over its components that `maxp` asks for."""
        inner = [self.glyph(index) for _, index in parts]
        points = sum([glyph.points for glyph in inner])
        contours = sum([glyph.contours for glyph in inner])
        depth = 1 + max([glyph.depth for glyph in inner])
        return _Glyph(_even(data), box, tuple(parts), points, contours, len(inner), depth)


_OUTLINES: WeakKeyDictionary[Face, _Outlines] = WeakKeyDictionary()


def _outlines(face: Face) -> _Outlines:
    found = _OUTLINES.get(face)
    if found is None:
        found = _OUTLINES[face] = _Outlines(face)
    return found


class _Subset:
    """A TrueType file in the making: .notdef, then a glyph for each cluster, then what those are composed of."""

    def __init__(self, outlines: _Outlines) -> None:
        self._outlines = outlines
        self._places: dict[int, int] = {}  # glyph id in the face -> glyph id here
        self._glyphs: list[_Glyph] = []
        self._advances: list[int] = []

    def build(self, clusters: Sequence[Cluster]) -> Subset:
        """The file for these clusters."""
        outlines = self._outlines
        glyphs = self._glyphs = [outlines.glyph(0)]
        places = self._places = {0: 0}
        self._advances = [outlines.advance(0), *[cluster.advance for cluster in clusters]]
        for code, cluster in enumerate(clusters, 1):
            single = outlines.single(cluster)
            if single < 0:
                glyphs.append(_EMPTY)
            elif places.setdefault(single, code) == code:
                glyphs.append(outlines.glyph(single))
            else:
                glyphs.append(outlines.composite(cluster))
        return self._file()

    def _place(self, index: int) -> int:
        """Where a glyph of the face stands here; at the end, if it was not needed before."""
        place = self._places.get(index)
        if place is None:
            place = self._places[index] = len(self._glyphs)
            self._glyphs.append(self._outlines.glyph(index))
        return place

    def _file(self) -> Subset:
        data: list[bytes] = []
        places = [0]
        end = 0
        for glyph in self._glyphs:  # grows: composites name glyphs of their own
            piece = glyph.data
            if glyph.parts:
                patched = bytearray(piece)
                for place, index in glyph.parts:
                    struct.pack_into(">H", patched, place, self._place(index))
                piece = bytes(patched)
            data.append(piece)
            end += len(piece)
            places.append(end)
        boxes = [glyph.box for glyph in self._glyphs if glyph.data]
        box = _union(boxes) if boxes else (0, 0, 0, 0)
        small = end < 0x20000
        tables = {
            "glyf": b"".join(data) or b"\0",
            "head": self._head(box, 0 if small else 1),
            "hhea": self._hhea(),
            "hmtx": self._hmtx(),
            "loca": struct.pack(f">{len(places)}H", *[place // 2 for place in places])
            if small
            else struct.pack(f">{len(places)}L", *places),
            "maxp": self._maxp(),
        }
        return Subset(_sfnt(tables), self._advances, box)

    def _head(self, box: Box, loca_format: int) -> bytes:
        head = bytearray(self._outlines.head)
        struct.pack_into(">L", head, 8, 0)
        struct.pack_into(">H", head, 16, 0x0003)  # baseline at 0, left side bearings are true; no hints
        struct.pack_into(">hhhh", head, 36, *box)
        struct.pack_into(">h", head, 50, loca_format)
        return bytes(head)

    def _hhea(self) -> bytes:
        hhea = bytearray(self._outlines.hhea)
        inked = [
            (glyph.box, advance) for glyph, advance in zip(self._glyphs, self._advances, strict=False) if glyph.data
        ]
        left = min([box[0] for box, _ in inked], default=0)
        right = min([advance - box[2] for box, advance in inked], default=0)
        extent = max([box[2] for box, _ in inked], default=0)
        struct.pack_into(">Hhhh", hhea, 10, max(self._advances), left, right, extent)
        struct.pack_into(">H", hhea, 34, len(self._advances))
        return bytes(hhea)

    def _hmtx(self) -> bytes:
        """Advances for the codes; the components behind them share the last one, which nobody reads."""
        bearings = [glyph.box[0] for glyph in self._glyphs]
        coded = len(self._advances)
        pairs = [0] * (2 * coded)
        pairs[::2] = self._advances
        pairs[1::2] = [bearing & 0xFFFF for bearing in bearings[:coded]]
        return struct.pack(f">{len(pairs)}H{len(bearings) - coded}h", *pairs, *bearings[coded:])

    def _maxp(self) -> bytes:
        simple = [glyph for glyph in self._glyphs if not glyph.depth]
        composite = [glyph for glyph in self._glyphs if glyph.depth]
        return struct.pack(
            ">LHHHHHHHHHHHHHH",
            0x00010000,
            len(self._glyphs),
            _most(glyph.points for glyph in simple),
            _most(glyph.contours for glyph in simple),
            _most(glyph.points for glyph in composite),
            _most(glyph.contours for glyph in composite),
            1,  # zones
            0,  # twilight points
            0,  # storage
            0,  # function definitions
            0,  # instruction definitions
            0,  # stack elements
            0,  # size of instructions
            _most(glyph.components for glyph in composite),
            _most(glyph.depth for glyph in composite),
        )


def _most(counts: Iterable[int]) -> int:
    return max(counts, default=0)


def _even(data: bytes) -> bytes:
    """A glyph's data as they stand in `glyf`, where each begins at a multiple of four."""
    return data + b"\0" * (-len(data) % 4)


def _union(boxes: Sequence[Box]) -> Box:
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def _sfnt(tables: dict[str, bytes]) -> bytes:
    """The tables as one TrueType file, with all checksums."""
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(">LHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    directory: list[bytes] = []
    body: list[bytes] = []
    at = len(header) + 16 * count
    total = 0
    for tag, data in sorted(tables.items()):
        found = checksum(data)
        total += found
        directory.append(struct.pack(">4sLLL", tag.encode("ascii"), found, at, len(data)))
        body.append(data + b"\0" * (-len(data) % 4))
        if tag == "head":
            head_at = at
        at += len(body[-1])
    start = b"".join([header, *directory])
    font = bytearray(b"".join([start, *body]))
    struct.pack_into(">L", font, head_at + 8, (0xB1B0AFBA - checksum(start) - total) & 0xFFFFFFFF)
    return bytes(font)
