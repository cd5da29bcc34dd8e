"""Bytes → text: UTF-8 where it is, else a guess, which is said."""

from __future__ import annotations

import codecs
import re

from reportgen.reading.opening.opened import Refusal
from reportgen.records import dataclass

_SAMPLE = 60_000
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
    if "\x00" in text[:_SAMPLE] and (wide := _wide(data)) is not None:
        return wide
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
        return _wide(data) or Refusal("the file is no text", "save the article as UTF-8 text, HTML, DOCX or PDF", line)
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
    return Decoded(text, encoding, (_note(encoding, how),))


def _note(encoding: str, how: str) -> tuple[str, str, str]:
    return "Q110", f"the article is not UTF-8; it is read as {encoding}, {how}", "look whether its letters are right"


def _wide(data: bytes) -> Decoded | None:
    """A text in UTF-16 without its mark: the byte order is the one in which there are words and blanks."""
    best: tuple[float, str] = (_BLANKS, "")
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            sample = data[: _SAMPLE - _SAMPLE % 2].decode(
                encoding, errors="strict" if len(data) < _SAMPLE else "replace"
            )
        except UnicodeDecodeError:
            continue
        if sample and not _BINARY.search(sample):
            best = max(best, (sum(c in " \n" for c in sample) / len(sample), encoding))
    if not best[1]:
        return None
    try:
        return Decoded(data.decode(best[1]), best[1], (_note(best[1], "a guess from its bytes"),))
    except UnicodeDecodeError:
        return None


_BLANKS = 0.04
"""In a text, no fewer characters than this are blanks."""


def _looks_like(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  - only articles in old encodings need it

    found = from_bytes(data[:_SAMPLE], explain=False)
    best = found.best()
    if best is None:
        return ""
    # What these have in common they have with cp1252 too, which is the far more frequent one.
    western = best.encoding in _LIKE_WESTERN and any(one.encoding == "cp1252" for one in found)
    return "cp1252" if western else best.encoding


_LIKE_WESTERN = frozenset(
    {"cp1250", "cp1257", "iso8859_2", "iso8859_15", "latin_1", "cp775", "mac_latin2", "mac_roman"}
)
