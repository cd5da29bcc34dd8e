"""Bytes → text: UTF-8 where it is, else a guess, which is said."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reportgen.reading.opening.opened import Refusal

_SAMPLE = 200_000
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that it was read in."""

    text: str
    encoding: str
    notes: tuple[tuple[str, str, str], ...] = ()


def decode(data: bytes, *, html: bool) -> Decoded | Refusal:
    """The text of `data`."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError as error:
                return Refusal(f"the file begins as {encoding}, but byte {error.start} is not", "save it as UTF-8 text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(data, error.start, _declared(data) if html else "")
    if _BINARY.search(text):
        return Refusal("the file holds control characters: it is no text", "save the article as UTF-8 text")
    return Decoded(text, "utf-8")


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:4096])
    name = found.group(1).decode("ascii") if found else ""
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError:
        return ""


def _guessed(data: bytes, wrong: int, declared: str) -> Decoded | Refusal:
    line = data[:wrong].count(b"\n") + 1
    if b"\x00" in data[:_SAMPLE]:
        return Refusal("the file is no text", "save the article as UTF-8 text, HTML, DOCX or PDF", line)
    if declared and declared != "utf-8":
        encoding, how = declared, "as the page declares"
    else:
        encoding, how = _looks_like(data), "a guess from its bytes"
    try:
        text = data.decode(encoding) if encoding else ""
    except (UnicodeDecodeError, LookupError):
        text = ""
    if not text or _BINARY.search(text):
        return Refusal(f"byte 0x{data[wrong]:02x} is not UTF-8", "save the article as UTF-8 text", line)
    note = ("Q110", f"the article is not UTF-8; it is read as {encoding}, {how}", "look whether its letters are right")
    return Decoded(text, encoding, (note,))


def _looks_like(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  - only articles in old encodings need it

    best = from_bytes(data[:_SAMPLE], explain=False).best()
    return best.encoding if best is not None else ""
