"""What cannot be written: characters that XML refuses or that reorder their surroundings, dead addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.document import Document, Link
from reportgen.writers.docx.fonts import Family

CODES: dict[str, str] = {
    "W301": "A character that XML cannot hold stands in a text.",
    "W302": "A character that changes the direction of its surroundings stands in a text.",
    "W303": "A link leads to an address that is neither http, https nor mailto.",
    "W304": "The time of making is not an ISO 8601 instant.",
    "W305": "A font of the theme has no file and is not embedded.",
}

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_SHOWN = 40


def faults(document: Document, held: Iterable[object]) -> tuple[Diagnostic, ...]:
    """Every fault of a document and of what it holds, each once."""
    found: dict[Diagnostic, None] = {}
    for node in held:
        if isinstance(node, str):
            found.update(dict.fromkeys(_characters(node)))
        elif isinstance(node, Link) and not node.target.startswith("#") and not _ADDRESS.fullmatch(node.target):
            message = f"a link leads to “{_plain(node.target)}”"
            found[_error("W303", message, "links lead to http, https or mailto addresses, or to #anchors")] = None
    if document.created and instant(document.created) is None:
        message = f"the document was made at “{_plain(document.created)}”, which is no instant"
        found[_error("W304", message, "write it as 2022-06-16T08:00:00Z")] = None
    return tuple(found)


def instant(created: str) -> str | None:
    """An ISO 8601 instant in UTC as document properties hold it; None where it is none."""
    try:
        moment = datetime.fromisoformat(created)
    except ValueError:
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def not_embedded(families: tuple[Family, ...]) -> tuple[Diagnostic, ...]:
    """A note for each family that stands in the file by name alone."""
    hint = "the document is set in another font where this one is not installed"
    return tuple(
        Diagnostic("W305", Severity.NOTE, Span.whole(""), f"no file for the font {family.name}: not embedded", hint)
        for family in families
        if not family.files
    )


def _characters(said: str) -> Iterator[Diagnostic]:
    for pattern, code, hint in (
        (_ILLEGAL, "W301", "remove the character"),
        (_REORDERING, "W302", "remove the character: directions are set by the document's structure"),
    ):
        for character in sorted(set(pattern.findall(said))):
            yield _error(code, f"{_name(character)} stands in “{_plain(said)}”", hint)


def _name(character: str) -> str:
    name = unicodedata.name(character, "a control character")
    return f"U+{ord(character):04X} ({name})"


def _plain(said: str) -> str:
    shown = _REORDERING.sub("", _ILLEGAL.sub("", said))
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"


def _error(code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, Span.whole(""), message, hint)
