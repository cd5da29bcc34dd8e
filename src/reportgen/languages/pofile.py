"""PO files: read at once where they are plain, by Babel where anything about them is unusual.

Babel is the judge of what is wrong with a file, but to read one it loads its programs for writing mail, and takes ten
times as long.
"""

from __future__ import annotations

import io
import re

from reportgen.records import dataclass

_LINE = re.compile(r'(?:(msgid|msgid_plural|msgstr|msgstr\[\d\]) )?"((?:[^"\\]|\\[nt"\\])*)"\Z')
_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}
_PLURALS = re.compile(r"^Plural-Forms: nplurals=(\d); plural=[^;\n]+;$", re.MULTILINE)
_UTF_8 = "Content-Type: text/plain; charset=utf-8\n"


class PoFault(Exception):  # noqa: N818  (a fault of a file: what the house calls an error is a fault of ours)
    """What is wrong with a PO file; `line` is 0 where that is not known."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class PoEntry:
    """A message: its key, the line where it begins, its forms."""

    key: str
    line: int
    forms: tuple[str, ...]
    plural: bool
    fuzzy: bool


@dataclass(frozen=True, slots=True)
class PoFile:
    """The messages of a file, and how many plural forms its header promises."""

    plurals: int
    entries: tuple[PoEntry, ...]


def read_po_file(text: str) -> PoFile:
    """The messages of a PO file.  Raises `PoFault`."""
    return read_plainly(text) or read_with_babel(text)


def read_plainly(text: str) -> PoFile | None:
    """The messages, if there is nothing in the file but comments, flags, and complete messages in their usual order."""
    found: list[tuple[int, bool, dict[str, str]]] = []
    part = ""
    fuzzy = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line:
            part = ""
        elif line[0] == "#":
            if line[1:2] not in ("", " ", ".", ":", ","):
                return None
            if found and not any(name.startswith("msgstr") for name in found[-1][2]):
                return None  # a comment inside a message
            fuzzy = fuzzy or (line[1:2] == "," and "fuzzy" in line)
            part = ""
        else:
            match = _LINE.match(line)
            if match is None:
                return None
            name, said = match[1], _ESCAPED.sub(lambda escape: _ESCAPES.get(escape[1], escape[1]), match[2])
            if name == "msgid":
                found.append((number, fuzzy, {}))
                fuzzy = False
            if name:
                part = name
            if not part or not found or (name and name in found[-1][2]):
                return None
            parts = found[-1][2]
            parts[part] = parts.get(part, "") + said
    return _file(found)


def _file(found: list[tuple[int, bool, dict[str, str]]]) -> PoFile | None:
    entries: list[PoEntry] = []
    for line, fuzzy, parts in found:
        key, plural = parts.pop("msgid"), parts.pop("msgid_plural", None)
        names = ["msgstr"] if plural is None else [f"msgstr[{index}]" for index in range(len(parts))]
        if list(parts) != names or not names:
            return None
        entries.append(PoEntry(key, line, tuple(parts.values()), plural is not None, fuzzy))
    if not entries or entries[0].key or not all(entry.key for entry in entries[1:]):
        return None
    header = entries[0].forms[0]
    plurals = _PLURALS.search(header)
    if plurals is None or _UTF_8 not in header or entries[0].fuzzy:
        return None
    return PoFile(int(plurals[1]), tuple(entries[1:]))


def read_with_babel(text: str) -> PoFile:
    """The messages as Babel finds them."""
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415  (25 ms that most need not pay)

    try:
        po = read_po(io.StringIO(text), charset="utf-8", abort_invalid=True)
        plurals = po.num_plurals
    except PoFileError as error:
        raise PoFault(str(error).rsplit(" on ", 1)[0], error.lineno + 1) from error
    except (ValueError, AttributeError, IndexError, TypeError, LookupError) as error:
        # Babel raises whatever its parser stumbles over, in headers above all; the file is at fault, not we.
        raise PoFault(f"not a PO file: {error}") from error
    entries: list[PoEntry] = []
    for message in po:
        if message.id:
            plural = not isinstance(message.id, str)
            key = message.id[0] if plural else message.id
            forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
            entries.append(PoEntry(str(key), message.lineno or 1, forms, plural, message.fuzzy))
    return PoFile(plurals, tuple(entries))
