"""Reads a language's `language.toml`: its name, how it writes numbers and dates, and its typography.

Every key is documented in docs/languages.md; everything wrong with a file is said at once, each
with the line it stands on.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter
from typing import Any, Final, cast

from reportgen import unseen
from reportgen.diagnostics import Diagnostic, Outcome, Severity, Span
from reportgen.records import dataclass
from reportgen.theme import Role

PERCENT_STYLES: Final = ("sign", "word")
FACE_SLOTS: Final = ("serif", "sans", "figures")

KEYS: Final[dict[str, dict[str, str]]] = {
    "language": {
        "tag": "BCP 47 tag of language and region, e.g. ur-PK; CLDR must know it. Required.",
        "name": "What the language calls itself. Required.",
        "small_names": "Whether the names of languages begin with a small letter in a sentence (tiếng Anh).",
    },
    "numbers": {
        "percent": "How prose writes a percentage unless a mark says otherwise: sign or word. Required.",
        "range": "How a range is written, with {low} and {high}. Required.",
        "minus": "The minus sign. Required.",
        "words": "The numbers in words, counted from zero. Required; may be empty.",
        "native": "The language's own digits: { digits, decimal, group, percent }, used with --digits native.",
    },
    "units": {
        "<unit>": "A number with a unit as the fact file writes it (weeks, VND, t), with {number}: one text, or one "
        "for each of CLDR's plural categories. A unit without an entry stands behind the number as it is.",
    },
    "scales": {
        "<zeros>": "How a number in a scale word is written, with {number}, by the word's zeros: 6 for million. Taken "
        "where the source printed such a word too.",
    },
    "ordinals": {
        "<form>": "One table per form, the first being the default: words from first on; other, one, two, few, many "
        "(CLDR's ordinal categories), or a number itself, for ordinals in digits, with {number}.",
    },
    "dates": {
        "pattern": "A date, with {day}, {month} and {year}. Required.",
        "month": "A month of a year, with {month} and {year}; without it such a date stays as 2024-03.",
        "months": "The twelve months as the pattern needs them. Required.",
        "two_digit_days": "Whether days below ten get a zero.",
    },
    "typography": {
        "faces": "Family names per slot: serif, sans, figures; the first that has a character wins. Required.",
        "leading": "Line height as a multiple of the size: all, or per role.",
        "scale": "Size as a multiple of the design's: all, or per role.",
        "fallback_scale": "Size of faces after the first, as a multiple.",
        "tracking": "Whether kickers may be letter-spaced.",
        "uppercase": "Whether kickers may be set in capitals.",
        "justify": "Whether body text is justified.",
        "first_line_indent_mm": "Indent of a paragraph's first line, in millimetres.",
        "paragraph_gap": "Space between paragraphs, in points.",
        "paper": "Margins in millimetres that differ from the design's: top, bottom, start, end.",
    },
}
"""Every key of language.toml and what it says."""

_PLURALS: Final = frozenset({"zero", "one", "two", "few", "many", "other"})
_ORDINAL_KEYS: Final = frozenset({"words", "zero", "one", "two", "few", "many", "other"})
_NATIVE_KEYS: Final = ("digits", "decimal", "group", "percent")
_ROLES: Final = frozenset({"all", *(role.value for role in Role)})
_SIDES: Final = frozenset({"top", "bottom", "start", "end"})


@dataclass(frozen=True, slots=True)
class NativeDigits:
    """A language's own digits with the signs that go with them."""

    digits: str
    decimal: str
    group: str
    percent: str


@dataclass(frozen=True, slots=True)
class OrdinalForm:
    """One form of the ordinals: the words from "first" on, and endings in digits.

    `patterns` has a pattern per CLDR ordinal category, and may have one for a number itself ("3").
    """

    name: str
    words: tuple[str, ...]
    patterns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Settings:
    """What language.toml says."""

    tag: str
    name: str
    small_names: bool
    percent: str
    range: str
    minus: str
    words: tuple[str, ...]
    native: NativeDigits | None
    units: Mapping[str, Mapping[str, str]]
    """Patterns for a number with a unit, by unit and plural category; every unit has `other`."""
    scales: tuple[tuple[int, str], ...]
    """Zeros and pattern of each scale word, the smallest first."""
    ordinals: tuple[OrdinalForm, ...]
    date_pattern: str
    month_pattern: str
    """How a month of a year is written; "" where the file does not say."""
    months: tuple[str, ...]
    two_digit_days: bool
    typography: Mapping[str, Any]


def read_settings(data: bytes, path: str) -> Outcome[Settings]:
    """Read the bytes of a language.toml; `path` is how it is called in diagnostics."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Outcome(None, (_error("L002", Span.whole(path), f"not UTF-8: {error.reason} at byte {error.start}"),))
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        message = re.sub(r" \(at .*\)$", "", str(error))
        return Outcome(None, (_error("L003", Span(path, line, column, line, column + 1), message),))
    reader = _Reader(text, path, tables)
    settings = reader.settings()
    return Outcome(None if reader.diagnostics else settings, tuple(reader.diagnostics))


def placeholders(pattern: str) -> frozenset[str] | None:
    """The names between braces in a pattern, or None where its braces do not match or hold more than a name."""
    try:
        fields = list(Formatter().parse(pattern))
    except ValueError:
        return None
    if any(
        name is not None and (spec or conversion or not name.isidentifier()) for _, name, spec, conversion in fields
    ):
        return None
    return frozenset(name for _, name, _, _ in fields if name is not None)


def _error(code: str, span: Span, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, span, message, hint)


class _Reader:
    """Collects what is wrong while it takes the tables apart."""

    def __init__(self, text: str, path: str, tables: Mapping[str, Any]) -> None:
        self.lines = text.split("\n")
        self.path = path
        self.tables = tables
        self.diagnostics: list[Diagnostic] = []

    def settings(self) -> Settings:
        for name in self.tables:
            if name not in KEYS:
                self.complain("L006", f"unknown table `{name}`", name)
        for name in ("language", "numbers", "dates", "typography"):
            for key in self.table(name):
                if key not in KEYS[name]:
                    self.complain("L006", f"unknown key `{key}` in [{name}]", name, key)
        for path, said in _texts(self.tables):
            for fault in unseen.faults(said, bare=path[0] == "numbers"):
                place = self.character(fault.character, *path[:2])
                self.diagnostics.append(_error("L111", place, fault.message, unseen.HINT))
        percent = self.text("numbers", "percent")
        if percent and percent not in PERCENT_STYLES:
            self.complain(
                "L005", f"`{percent}` is not a way to write percentages", "numbers", "percent", "sign or word"
            )
        months = self.texts("dates", "months")
        if months and len(months) != 12:
            self.complain("L005", f"{len(months)} months", "dates", "months", "write all twelve")
        if not unicodedata.is_normalized("NFC", "\n".join(self.lines)):
            self.complain("L109", "not in Unicode's composed form", "language", hint="save the file in NFC")
        return Settings(
            tag=self.text("language", "tag"),
            name=self.text("language", "name"),
            small_names=self.flag("language", "small_names"),
            percent=percent,
            range=self.pattern("numbers", "range", frozenset({"low", "high"})),
            minus=self.text("numbers", "minus"),
            words=self.texts("numbers", "words"),
            native=self.native(),
            units=self.units(),
            scales=self.scales(),
            ordinals=self.ordinals(),
            date_pattern=self.pattern("dates", "pattern", frozenset({"day", "month", "year"})),
            month_pattern=(
                self.pattern("dates", "month", frozenset({"month", "year"})) if "month" in self.table("dates") else ""
            ),
            months=months,
            two_digit_days=self.flag("dates", "two_digit_days"),
            typography=self.typography(),
        )

    def table(self, name: str) -> Mapping[str, Any]:
        table = self.tables.get(name, {})
        if isinstance(table, dict):
            return cast("Mapping[str, Any]", table)
        return {}

    def required(self, table: str, key: str) -> Any:
        value = self.table(table).get(key)
        if value is None:
            self.complain("L004", f"[{table}] lacks `{key}`", table, hint=KEYS[table][key])
        return value

    def text(self, table: str, key: str) -> str:
        value = self.required(table, key)
        if value is None:
            return ""
        if not isinstance(value, str) or not value:
            self.complain("L005", f"`{key}` must be a text", table, key)
            return ""
        return value

    def texts(self, table: str, key: str) -> tuple[str, ...]:
        value = self.required(table, key)
        if value is None:
            return ()
        if not _is_texts(value):
            self.complain("L005", f"`{key}` must be a list of texts", table, key)
            return ()
        return tuple(value)

    def flag(self, table: str, key: str) -> bool:
        value = self.table(table).get(key, False)
        if not isinstance(value, bool):
            self.complain("L005", f"`{key}` must be true or false", table, key)
        return value is True

    def pattern(self, table: str, key: str, names: frozenset[str]) -> str:
        text = self.text(table, key)
        if text and placeholders(text) != names:
            wanted = ", ".join(f"{{{name}}}" for name in sorted(names))
            self.complain("L107", f"`{key}` must hold exactly {wanted}", table, key)
        return text

    def native(self) -> NativeDigits | None:
        value = self.table("numbers").get("native")
        if value is None:
            return None
        texts = isinstance(value, dict) and set(value) == set(_NATIVE_KEYS) and _is_texts(list(value.values()))
        if not texts:
            self.complain("L005", "`native` must hold digits, decimal, group and percent", "numbers", "native")
            return None
        digits = value["digits"]
        if [unicodedata.decimal(d, None) for d in digits] != list(range(10)):
            self.complain("L005", "`digits` must be ten decimal digits from zero to nine", "numbers", "native")
        return NativeDigits(digits, value["decimal"], value["group"], value["percent"])

    def units(self) -> Mapping[str, Mapping[str, str]]:
        units: dict[str, Mapping[str, str]] = {}
        for unit, said in self.table("units").items():
            forms = {"other": said} if isinstance(said, str) else said
            if not isinstance(forms, dict) or "other" not in forms or not set(forms) <= _PLURALS:
                self.complain(
                    "L005", f"`{unit}` must be a text, or one for each plural, `other` among them", "units", unit
                )
                continue
            if self.numbered(forms.values(), "units", unit):
                units[unit] = forms
        return units

    def scales(self) -> tuple[tuple[int, str], ...]:
        scales: list[tuple[int, str]] = []
        for zeros, pattern in self.table("scales").items():
            if not re.fullmatch(r"[1-9][0-9]?", zeros):
                self.complain(
                    "L005", f"`{zeros}` is no number of zeros", "scales", zeros, "6 for million, 9 for billion"
                )
            elif self.numbered((pattern,), "scales", zeros):
                scales.append((int(zeros), pattern))
        return tuple(sorted(scales))

    def numbered(self, patterns: Iterable[object], table: str, key: str) -> bool:
        good = all(isinstance(each, str) and placeholders(each) == frozenset({"number"}) for each in patterns)
        if not good:
            self.complain("L107", f"`{key}` must hold exactly {{number}}", table, key)
        return good

    def ordinals(self) -> tuple[OrdinalForm, ...]:
        forms: list[OrdinalForm] = []
        if not self.table("ordinals"):
            self.complain("L004", "there are no ordinals", "ordinals", hint=KEYS["ordinals"]["<form>"])
        for name, said in self.table("ordinals").items():
            place = f"ordinals.{name}"
            if not isinstance(said, dict):
                self.complain("L005", f"`{name}` must be a table", "ordinals", name)
                continue
            for key in sorted(key for key in said if key not in _ORDINAL_KEYS and not key.isdecimal()):
                self.complain("L006", f"unknown key `{key}` in [{place}]", place, key)
            patterns = {key: value for key, value in said.items() if key != "words"}
            for key, value in patterns.items():
                if not isinstance(value, str) or placeholders(value) != frozenset({"number"}):
                    self.complain("L107", f"`{key}` must hold exactly {{number}}", place, key)
            if "other" not in patterns:
                self.complain("L004", f"[{place}] lacks `other`", place)
            words = said.get("words", [])
            if not _is_texts(words):
                self.complain("L005", "`words` must be a list of texts", place, "words")
                continue
            forms.append(OrdinalForm(name, tuple(words), patterns))
        return tuple(forms)

    def typography(self) -> Mapping[str, Any]:
        table = self.table("typography")
        faces = self.required("typography", "faces")
        if faces is not None:
            good = (
                isinstance(faces, dict)
                and set(faces) == set(FACE_SLOTS)
                and all(_is_texts(families) and families for families in faces.values())
            )
            if not good:
                self.complain("L005", "`faces` must name families for serif, sans and figures", "typography", "faces")
        for key, allowed in (("leading", _ROLES), ("scale", _ROLES), ("paper", _SIDES)):
            said = table.get(key, {})
            if not isinstance(said, dict) or not all(_is_number(value) for value in said.values()):
                self.complain("L005", f"`{key}` must be a table of numbers", "typography", key)
                continue
            for name in sorted(set(said) - allowed):
                self.complain("L006", f"unknown `{name}` in `{key}`", "typography", key, ", ".join(sorted(allowed)))
        for key in ("fallback_scale", "first_line_indent_mm", "paragraph_gap"):
            if key in table and not _is_number(table[key]):
                self.complain("L005", f"`{key}` must be a number that is not negative", "typography", key)
        for key in ("tracking", "uppercase", "justify"):
            self.flag("typography", key)
        return table

    def complain(self, code: str, message: str, table: str, key: str = "", hint: str = "") -> None:
        self.diagnostics.append(_error(code, self.place(table, key), message, hint))

    def character(self, character: str, table: str, key: str = "") -> Span:
        """Where a character stands from a key on; the key, where it is written as an escape."""
        start = self.place(table, key)
        for number, line in enumerate(self.lines[start.line - 1 :], start.line):
            if (at := line.find(character)) >= 0:
                return Span(self.path, number, at + 1, number, at + 2)
        return start

    def place(self, table: str, key: str) -> Span:
        """Where a table or one of its keys stands: tomllib keeps no positions, but a head has its own line."""
        head = re.compile(rf"\s*\[{re.escape(table)}(\..*)?\]")
        start = next((i for i, line in enumerate(self.lines) if head.match(line)), None)
        if start is None:
            return Span.whole(self.path)
        name = re.compile(rf"\s*(\[{re.escape(table)}\.)?\"?{re.escape(key)}\b")
        found = next((i for i in range(start, len(self.lines)) if key and name.match(self.lines[i])), start)
        return Span(self.path, found + 1, 1, found + 1, len(self.lines[found]) + 1)


def _texts(value: object, *path: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of a file, with the keys that lead to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, *path, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, *path)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0
