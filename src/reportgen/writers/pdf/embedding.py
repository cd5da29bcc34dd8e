"""Fonts in a PDF whose every code is one cluster: one glyph to draw, its exact characters to read.

    fonts = EmbeddedFonts()
    content += text_operators(line.pieces, x, y, fonts)     # BT … ET, one per marked-content span
    for name, font in fonts:                                # after the last page
        program = font.program()                            # plain data for the PDF's font objects

A cluster of several glyphs, or of one that is not at its place, becomes one composite glyph of the
embedded font; its components are the font's own outlines.  So the text of a page is a plain string of
codes on a straight baseline, and every reader program finds the characters in it.

The tables of the font are read and written here as bytes: compiling a whole font is what makes
subsetting slow.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from reportgen.text.fonts import Face, checksum
from reportgen.text.pieces import WIDENED, Piece
from reportgen.text.shaping import Cluster
from reportgen.text.words import SET_CLOSER

_ARGS_ARE_WORDS = 0x0001
_ARGS_ARE_XY = 0x0002
_SCALE = 0x0008
_MORE = 0x0020
_XY_SCALE = 0x0040
_TWO_BY_TWO = 0x0080
_INSTRUCTIONS = 0x0100
_USE_MY_METRICS = 0x0200


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


_AFTER_SPACE = " "


class _Written(dict[tuple[Cluster, ...], str]):
    """The codes of groups of clusters in hexadecimal; a space's is followed by `_AFTER_SPACE`.

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
        self._single[cluster] = written = f"{code:04X}" + (_AFTER_SPACE if cluster.text in WIDENED else "")
        return written


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
        """The operator that shows groups of clusters; after each space goes `stretch` (thousandths of the size)."""
        written = self._written
        alone = len(groups) == 1  # made for this line, and not worth keeping
        codes = written.group(groups[0]) if alone else "".join([written[group] for group in groups])
        if stretch and _AFTER_SPACE in codes:
            return f"[<{codes.replace(_AFTER_SPACE, f'>{_decimal(-stretch)}<')}>] TJ".replace("<>", "")
        return f"<{codes.replace(_AFTER_SPACE, '')}> Tj"

    def program(self) -> FontProgram:
        """The subset as it stands now."""
        outlines = _outlines(self.face)
        subset = _Subset(outlines)
        truetype = subset.build(list(self._codes))
        to_unicode = _to_unicode(self._codes)
        tag = hashlib.sha256(truetype + to_unicode).digest()
        name = "".join(chr(ord("A") + byte % 26) for byte in tag[:6]) + "+" + self.face.name
        scale = 1000 / self.face.units
        widths = tuple(_short(advance * scale) for advance in subset.advances)
        return FontProgram(name, truetype, to_unicode, widths, self._descriptor(subset.box))

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
    lines = [f"<{code:04X}> <{cluster.text.encode('utf-16-be').hex().upper()}>" for cluster, code in codes.items()]
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


# --- outlines --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Glyph:
    """One glyph as it stands in `glyf`, without instructions.

    `parts` are the (place in `data`, glyph id) of a composite's components.  Depth counts its levels.
    """

    data: bytes
    box: tuple[int, int, int, int]
    parts: tuple[tuple[int, int], ...]
    points: int
    contours: int
    components: int
    depth: int


_EMPTY = _Glyph(b"", (0, 0, 0, 0), (), 0, 0, 0, 0)


class _Outlines:
    """The glyphs of a face, read when they are first needed."""

    def __init__(self, face: Face) -> None:
        self.units = face.units
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

    def glyph(self, index: int) -> _Glyph:
        """A glyph by its id in the face."""
        found = self._glyphs.get(index)
        if found is None:
            data = bytes(self._glyf[self._places[index] : self._places[index + 1]])
            found = self._glyphs[index] = self._read(data) if data else _EMPTY
        return found

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
            return _Glyph(data, tuple(box), (), points + 1, contours, 0, 0)
        return self._composite(data, tuple(box))

    def _composite(self, data: bytes, box: tuple[int, int, int, int]) -> _Glyph:
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
        inner = [self.glyph(index) for _, index in parts]
        return _Glyph(
            bytes(out),
            box,
            tuple(parts),
            sum(glyph.points for glyph in inner),
            sum(glyph.contours for glyph in inner),
            len(inner),
            1 + max(glyph.depth for glyph in inner),
        )


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
        self._widest_composite = 0
        self.advances: list[int] = []
        self.box = (0, 0, 0, 0)

    def build(self, clusters: Sequence[Cluster]) -> bytes:
        """The file for these clusters: cluster number n is glyph n + 1."""
        glyph = self._outlines.glyph
        self._glyphs = [glyph(0)]
        self._places = {0: 0}
        self.advances = [self._outlines.advance(0), *(cluster.advance for cluster in clusters)]
        composed: list[tuple[int, list[tuple[int, int, int]]]] = []
        for code, cluster in enumerate(clusters, 1):
            inked = [(index, x, y) for index, x, y in cluster.glyphs if glyph(index) is not _EMPTY]
            self._glyphs.append(_EMPTY)
            if len(inked) == 1 and inked[0][1:] == (0, 0) and inked[0][0] not in self._places:
                self._places[inked[0][0]] = code
                self._glyphs[code] = glyph(inked[0][0])
            elif inked:
                composed.append((code, inked))
        for code, inked in composed:
            self._glyphs[code] = self._compose(inked)
        return self._file()

    def _place(self, index: int) -> int:
        """Where a glyph of the face stands here; at the end, if it was not needed before."""
        place = self._places.get(index)
        if place is None:
            place = self._places[index] = len(self._glyphs)
            self._glyphs.append(self._outlines.glyph(index))
        return place

    def _compose(self, inked: list[tuple[int, int, int]]) -> _Glyph:
        inner = [self._outlines.glyph(index) for index, _, _ in inked]
        moved = [
            (g.box[0] + x, g.box[1] + y, g.box[2] + x, g.box[3] + y) for g, (_, x, y) in zip(inner, inked, strict=True)
        ]
        box = _union(moved)
        data = [struct.pack(">hhhhh", -1, *box)]
        for at, (index, x, y) in enumerate(inked, 1):
            flags = _ARGS_ARE_WORDS | _ARGS_ARE_XY | (_MORE if at < len(inked) else 0)
            data.append(struct.pack(">HHhh", flags, self._place(index), x, y))
        return _Glyph(
            b"".join(data),
            box,
            (),
            sum(glyph.points for glyph in inner),
            sum(glyph.contours for glyph in inner),
            len(inner),
            1 + max(glyph.depth for glyph in inner),
        )

    def _file(self) -> bytes:
        data: list[bytes] = []
        loca = [0]
        at = 0
        while at < len(self._glyphs):  # grows: composites of the face name glyphs of their own
            glyph = self._glyphs[at]
            piece = glyph.data
            if glyph.parts:
                patched = bytearray(piece)
                for place, index in glyph.parts:
                    struct.pack_into(">H", patched, place, self._place(index))
                piece = bytes(patched)
            data.append(piece + b"\0" * (-len(piece) % 4))
            loca.append(loca[-1] + len(data[-1]))
            at += 1
        boxes = [glyph.box for glyph in self._glyphs if glyph.data]
        self.box = _union(boxes) if boxes else (0, 0, 0, 0)
        small = loca[-1] < 0x20000
        return _sfnt(
            {
                "glyf": b"".join(data) or b"\0",
                "head": self._head(0 if small else 1),
                "hhea": self._hhea(),
                "hmtx": self._hmtx(),
                "loca": struct.pack(f">{len(loca)}H", *(p // 2 for p in loca))
                if small
                else struct.pack(f">{len(loca)}L", *loca),
                "maxp": self._maxp(),
            }
        )

    def _head(self, loca_format: int) -> bytes:
        head = bytearray(self._outlines.head)
        struct.pack_into(">L", head, 8, 0)
        struct.pack_into(">H", head, 16, 0x0003)  # baseline at 0, left side bearings are true; no hints
        struct.pack_into(">hhhh", head, 36, *self.box)
        struct.pack_into(">h", head, 50, loca_format)
        return bytes(head)

    def _hhea(self) -> bytes:
        hhea = bytearray(self._outlines.hhea)
        inked = [(glyph, advance) for glyph, advance in zip(self._glyphs, self.advances, strict=False) if glyph.data]
        left = min((glyph.box[0] for glyph, _ in inked), default=0)
        right = min((advance - glyph.box[2] for glyph, advance in inked), default=0)
        extent = max((glyph.box[2] for glyph, _ in inked), default=0)
        struct.pack_into(">Hhhh", hhea, 10, max(self.advances), left, right, extent)
        struct.pack_into(">H", hhea, 34, len(self.advances))
        return bytes(hhea)

    def _hmtx(self) -> bytes:
        """Advances for the codes; the components behind them share the last one, which nobody reads."""
        coded = len(self.advances)
        pairs = [
            value
            for glyph, advance in zip(self._glyphs, self.advances, strict=False)
            for value in (advance, glyph.box[0] & 0xFFFF)
        ]
        bearings = [glyph.box[0] for glyph in self._glyphs[coded:]]
        return struct.pack(f">{len(pairs)}H", *pairs) + struct.pack(f">{len(bearings)}h", *bearings)

    def _maxp(self) -> bytes:
        simple = [glyph for glyph in self._glyphs if not glyph.depth]
        composite = [glyph for glyph in self._glyphs if glyph.depth]
        return struct.pack(
            ">LHHHHHHHHHHHHHH",
            0x00010000,
            len(self._glyphs),
            max((g.points for g in simple), default=0),
            max((g.contours for g in simple), default=0),
            max((g.points for g in composite), default=0),
            max((g.contours for g in composite), default=0),
            1,  # zones
            0,  # twilight points
            0,  # storage
            0,  # function definitions
            0,  # instruction definitions
            0,  # stack elements
            0,  # size of instructions
            max((g.components for g in composite), default=0),
            max((g.depth for g in composite), default=0),
        )


def _union(boxes: Sequence[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
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
    for tag, data in sorted(tables.items()):
        directory.append(struct.pack(">4sLLL", tag.encode("ascii"), checksum(data), at, len(data)))
        body.append(data + b"\0" * (-len(data) % 4))
        if tag == "head":
            head_at = at
        at += len(body[-1])
    font = bytearray(b"".join([header, *directory, *body]))
    struct.pack_into(">L", font, head_at + 8, (0xB1B0AFBA - checksum(font)) & 0xFFFFFFFF)
    return bytes(font)


# --- painting --------------------------------------------------------------------------------


def text_operators(pieces: Sequence[Piece], x: float, y: float, fonts: EmbeddedFonts) -> str:
    """The operators `BT … ET` that draw pieces of one line whose left edge is at (x, y), y up, in the current colour.

    Pieces are to be handed over in the order in which the line holds them; each call is one text
    object, so that reader programs start anew.
    """
    out = ["BT"]
    from_x = from_y = tracking = 0.0
    current = ("", 0.0)
    for piece in pieces:
        name, font = fonts.of(piece.face)
        to_x, to_y = round(x + piece.x, 3), round(y + piece.lift, 3)
        if piece.hidden:
            out.append(_hidden(piece, name, font, to_x, to_y))
            from_x = from_y = 0.0
            current = ("", 0.0)
            continue
        if current != (name, piece.size) or to_x < from_x:  # said again, it tells pypdf that something new begins
            current = (name, piece.size)
            out.append(f"/{name} {_decimal(piece.size)} Tf")
        if piece.tracking != tracking:
            tracking = piece.tracking
            out.append(f"{_decimal(tracking)} Tc")
        out.append(f"{_decimal(to_x - from_x)} {_decimal(to_y - from_y)} Td")
        out.append(font.shown(piece.groups, piece.stretch * 1000 / piece.size))
        from_x, from_y = to_x, to_y
    if tracking:
        out.append("0 Tc")
    out.append("ET")
    return "\n".join(out)


_HIDDEN_SIZE = 3_000


def _hidden(piece: Piece, name: str, font: ClusterFont, x: float, y: float) -> str:
    """Invisible text, in a text space so small that pdfium takes its lift for a distance; ends with a fresh matrix."""
    scale = f"{piece.size / _HIDDEN_SIZE:.7f}"
    return (
        f"3 Tr /{name} {_HIDDEN_SIZE} Tf {scale} 0 0 {scale} {_decimal(x)} {_decimal(y)} Tm\n"
        f"{font.shown(piece.groups)} 0 Tr 1 0 0 1 0 0 Tm"
    )


def _decimal(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")
