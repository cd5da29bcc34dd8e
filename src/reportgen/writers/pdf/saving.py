"""The bytes of a finished PDF: streams compressed, objects packed, and no stream that ends like a line.

A compressed stream may end with a carriage return.  The line feed before `endstream` then makes it
look like the end of a line, and a strict reader finds the stream a byte shorter than it says.  Such a
stream gets a line feed of its own: what follows the compressed data is not read.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Name, Pdf, Stream


def save(pdf: Pdf) -> bytes:
    """The file.  Packed objects are streams too: where one ends badly, their numbers are shifted.

    Metadata stay as they are, so that programs find them without reading PDF.
    """
    for stream in pdf.objects:
        if isinstance(stream, Stream) and Name.Filter not in stream and stream.get(Name.Type) != Name.Metadata:
            _compress(stream)
    shifts: list[Callable[[Pdf], None]] = [_intents_apart, _intent_apart, _preferences_apart]
    data = _written(pdf, pikepdf.ObjectStreamMode.generate)
    while b"\r\nendstream" in data and shifts:
        shifts.pop()(pdf)
        data = _written(pdf, pikepdf.ObjectStreamMode.generate)
    return data if b"\r\nendstream" not in data else _written(pdf, pikepdf.ObjectStreamMode.disable)


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


# Each of these makes an object of its own of what stood inside another; what follows is renumbered.


def _intents_apart(pdf: Pdf) -> None:
    pdf.Root.OutputIntents = pdf.make_indirect(pdf.Root.OutputIntents)


def _intent_apart(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0] = pdf.make_indirect(pdf.Root.OutputIntents[0])


def _preferences_apart(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences = pdf.make_indirect(pdf.Root.ViewerPreferences)
