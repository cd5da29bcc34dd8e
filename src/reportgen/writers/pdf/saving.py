"""The bytes of a finished PDF: streams compressed, objects packed, and no stream that ends like a line.

A compressed stream may end with a carriage return.  The line feed before `endstream` then makes it
look like the end of a line, and a strict reader finds the stream a byte shorter than it says.  Such a
stream gets a line feed of its own: what follows the compressed data is not read.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Name, Pdf, Stream

_BAD_END = b"\r\nendstream"
_BEGIN = b">>\nstream\n"
_LENGTH = re.compile(rb"/Length (\d+)")


def save(pdf: Pdf) -> bytes:
    """The file.  Packed objects are streams too: one that ends badly is packed anew.

    Metadata stay as they are, so that programs find them without reading PDF.
    """
    for stream in pdf.objects:
        if isinstance(stream, Stream) and Name.Filter not in stream and stream.get(Name.Type) != Name.Metadata:
            _compress(stream)
    shifts: list[Callable[[Pdf], None]] = [_intents_apart, _intent_apart, _preferences_apart]
    data = _mended(_written(pdf, pikepdf.ObjectStreamMode.generate))
    while _BAD_END in data and shifts:
        shifts.pop()(pdf)
        data = _mended(_written(pdf, pikepdf.ObjectStreamMode.generate))
    return data if _BAD_END not in data else _written(pdf, pikepdf.ObjectStreamMode.disable)


def _written(pdf: Pdf, mode: pikepdf.ObjectStreamMode) -> bytes:
    out = BytesIO()
    pdf.save(
        out,
        min_version="1.7",
        object_stream_mode=mode,
        compress_streams=True,
        deterministic_id=True,
    )
    return out.getvalue()


def _compress(stream: Stream) -> None:
    packed = zlib.compress(stream.read_raw_bytes(), 9)
    stream.write(packed + b"\n" if packed.endswith(b"\r") else packed, filter=Name.FlateDecode)


# --- streams that qpdf packs while it writes: they are packed anew, in the same room -----------


def _mended(data: bytes) -> bytes:
    out = bytearray(data)
    at = data.find(_BAD_END)
    while at >= 0:
        found = _stream_before(data, at + 1)
        if found is not None:
            start, header = found
            packed = _repacked(data[start : at + 1], header)
            out[start : start + len(packed)] = packed
        at = data.find(_BAD_END, at + 1)
    return bytes(out)


def _stream_before(data: bytes, end: int) -> tuple[int, bytes] | None:
    """Where the stream that ends at `end` begins, and its dictionary."""
    start = data.rfind(_BEGIN, 0, end)
    while start >= 0:
        header = data[data.rfind(b" obj\n", 0, start) : start]
        length = _LENGTH.search(header)
        if length and start + len(_BEGIN) + int(length[1]) == end:
            return start + len(_BEGIN), header
        start = data.rfind(_BEGIN, 0, start)
    return None


def _repacked(packed: bytes, header: bytes) -> bytes:
    """The same content in as many bytes, ending otherwise; `packed` itself where that does not succeed."""
    content = zlib.decompress(packed)
    variants = [content]
    if b"/ObjStm" in header:  # begins with numbers, and any blank between them is as good as another
        blanks = [at for at, byte in enumerate(content[:200]) if byte == 0x20]
        variants += [content[:at] + b"\n" + content[at + 1 :] for at in blanks]
    for variant in variants:
        tried = zlib.compress(variant, 9)
        padded = tried + b"\n" * (len(packed) - len(tried))
        if len(padded) == len(packed) and not padded.endswith(b"\r"):
            return padded
    return packed


# --- should that not help -----------------------------------------------------------------------
# Each of these makes an object of its own of what stood inside another; what follows is renumbered.


def _intents_apart(pdf: Pdf) -> None:
    pdf.Root.OutputIntents = pdf.make_indirect(pdf.Root.OutputIntents)


def _intent_apart(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0] = pdf.make_indirect(pdf.Root.OutputIntents[0])


def _preferences_apart(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences = pdf.make_indirect(pdf.Root.ViewerPreferences)
