"""The vocabulary in which the fact file's schema is written, once, for checking and for publishing.

A shape can `check` a node of the file, which says everything that is wrong with it, and can give
itself as JSON Schema, so that editors complete and check while somebody types.
"""

from __future__ import annotations

import difflib
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import field

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.reading.nodes import MAX_FAULTS, Entries, Items, Node, Refused, Scalar
from reportgen.records import dataclass

Schema = dict[str, object]
Diagnostics = list[Diagnostic]
Value = Scalar | Items | Entries

MAX_HINTED = 200
"""From here on no nearest names are looked for: a file full of errors must be refused as fast as any."""


class Shape(ABC):
    """What a value must look like."""

    def check(self, node: Node, where: str, found: Diagnostics) -> None:
        """Add to `found` what is wrong with `node`; `where` names it for messages."""
        if not isinstance(node, Refused):
            self.look(node, where, found)

    @abstractmethod
    def look(self, node: Value, where: str, found: Diagnostics) -> None:
        """The same for a node that has not been refused already."""

    @abstractmethod
    def schema(self) -> Schema:
        """The same as JSON Schema."""


@dataclass(frozen=True, slots=True)
class Words(Shape):
    """A text.  With `numeric`, editors may see a number there: `quote: 2021`."""

    example: str = ""
    pattern: str = ""
    wrong: str = ""
    """What to say when the pattern does not fit."""
    hint: str = ""
    numeric: bool = False
    code: str = "F024"
    may_wait: bool = False
    """Whether the text may still be empty, as it is in a draft."""

    def look(self, node: Value, where: str, found: Diagnostics) -> None:
        if not isinstance(node, Scalar):
            found.append(
                _wrong_shape(node, where, "a text", f"write for example `{self.example}`" if self.example else "")
            )
        elif not node.text.strip():
            if self.may_wait:
                return
            found.append(
                _error(
                    "F023", node.span, f"{where} has no value", f"for example `{self.example}`" if self.example else ""
                )
            )
        elif self.pattern and re.fullmatch(self.pattern, node.text) is None:
            found.append(_error(self.code, node.span, f"`{_short(node.text)}` is not {self.wrong}", self.hint))

    def schema(self) -> Schema:
        made: Schema = {"type": ["string", "number"] if self.numeric else "string"}
        if self.may_wait:
            return {"type": ["string", "null"]}
        if self.pattern:
            made["pattern"] = f"^(?:{self.pattern})$"
        elif not self.numeric:
            made["minLength"] = 1
        if self.example:
            made["examples"] = [self.example]
        return made


@dataclass(frozen=True, slots=True)
class Whole(Shape):
    """A whole number from 1."""

    def look(self, node: Value, where: str, found: Diagnostics) -> None:
        if not isinstance(node, Scalar):
            found.append(_wrong_shape(node, where, "a whole number", "write for example `3`"))
        elif not node.text:
            found.append(_error("F023", node.span, f"{where} has no value", "write for example `3`"))
        elif re.fullmatch(r"[1-9][0-9]{0,5}", node.text) is None:
            found.append(
                _error(
                    "F024",
                    node.span,
                    f"{where} is `{_short(node.text)}`, not a whole number",
                    "count from 1: `1`, `2` …",
                )
            )

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": 1}


@dataclass(frozen=True, slots=True)
class Choice(Shape):
    """One of a few words, each with what it means."""

    options: Mapping[str, str]
    number: bool = False
    code: str = "F025"

    def look(self, node: Value, where: str, found: Diagnostics) -> None:
        if not isinstance(node, Scalar):
            found.append(_wrong_shape(node, where, "one word", f"one of {_listed(self.options)}"))
        elif node.text not in self.options:
            close = nearest(node.text, self.options) if len(found) < MAX_HINTED else ""
            hint = close or f"one of {_listed(self.options)}"
            found.append(_error(self.code, node.span, f"{where} can't be `{_short(node.text)}`", hint))

    def schema(self) -> Schema:
        if self.number:
            return {"enum": [int(option) for option in self.options]}
        return {"enum": list(self.options)}


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record."""

    key: str
    shape: Shape
    about: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record(Shape):
    """A mapping with fixed keys."""

    fields: tuple[Field, ...]
    ways: tuple[tuple[str, ...], ...] = ()
    """Sets of keys of which one must be there, where a single key can't be required."""
    _known: Mapping[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_known", {one.key: one for one in self.fields})

    def look(self, node: Value, where: str, found: Diagnostics) -> None:
        if not isinstance(node, Entries):
            found.append(_wrong_shape(node, where, "a mapping", f"its keys are {_listed(f.key for f in self.fields)}"))
            return
        known = self._known
        for key, value in node.entries:
            if len(found) > MAX_FAULTS:
                return
            one = known.get(key.text)
            if one is None:
                close = nearest(key.text, known) if len(found) < MAX_HINTED else ""
                hint = close or f"its keys are {_listed(known)}"
                found.append(_error("F020", key.span, f"{where} has no key `{_short(key.text)}`", hint))
            else:
                one.shape.check(value, f"`{key.text}`", found)
        for one in self.fields:
            if one.required and one.key not in node:
                found.append(_error("F022", node.span, f"{where} needs the key `{one.key}`", one.about))
        if self.ways and not any(all(key in node for key in way) for way in self.ways):
            said = ", or ".join(" and ".join(f"`{key}`" for key in way) for way in self.ways)
            found.append(_error("F022", node.span, f"{where} needs {said}", known[self.ways[0][0]].about))

    def schema(self) -> Schema:
        made: Schema = {
            "type": "object",
            "properties": {f.key: {"description": f.about, **f.shape.schema()} for f in self.fields},
            "additionalProperties": False,
        }
        if required := [f.key for f in self.fields if f.required]:
            made["required"] = required
        if self.ways:
            made["anyOf"] = [{"required": list(way)} for way in self.ways]
        return made


@dataclass(frozen=True, slots=True)
class Named(Shape):
    """A mapping from names of the editor's choice to things of one shape."""

    key: Words
    value: Shape
    what: str

    def look(self, node: Value, where: str, found: Diagnostics) -> None:
        if not isinstance(node, Entries):
            found.append(_wrong_shape(node, where, f"a mapping from {self.what}", ""))
            return
        if not node.entries:
            found.append(_error("F023", node.span, f"{where} has no value"))
        for key, value in node.entries:
            if len(found) > MAX_FAULTS:
                return
            self.key.check(key, where, found)
            self.value.check(value, f"`{_short(key.text)}`", found)

    def schema(self) -> Schema:
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^(?:{self.key.pattern})$"},
            "additionalProperties": self.value.schema(),
            "minProperties": 1,
        }


@dataclass(frozen=True, slots=True)
class Listed(Shape):
    """A list of things of one shape."""

    item: Shape
    what: str

    def look(self, node: Value, where: str, found: Diagnostics) -> None:
        if not isinstance(node, Items):
            found.append(_wrong_shape(node, where, "a list", f"begin each {self.what} with `- `"))
            return
        for number, item in enumerate(node.items, 1):
            if len(found) > MAX_FAULTS:
                return
            self.item.check(item, f"{self.what} {number}", found)

    def schema(self) -> Schema:
        return {"type": "array", "items": self.item.schema()}


@dataclass(frozen=True, slots=True)
class Either(Shape):
    """A text, or something longer where more is to be said."""

    short: Shape
    long: Shape

    def look(self, node: Value, where: str, found: Diagnostics) -> None:
        (self.short if isinstance(node, Scalar) else self.long).check(node, where, found)

    def schema(self) -> Schema:
        return {"anyOf": [self.short.schema(), self.long.schema()]}


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word most like `word`, or "" where none is like it."""
    close = difflib.get_close_matches(word[:80], list(known), n=1, cutoff=0.6)
    return f"did you mean `{close[0]}`?" if close else ""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"


def _wrong_shape(node: Value, where: str, wanted: str, hint: str) -> Diagnostic:
    match node:
        case Scalar(text="", span=span):
            return _error("F023", span, f"{where} has no value", hint)
        case Scalar():
            what = "a text"
        case Items():
            what = "a list"
        case Entries():
            what = "a mapping"
    return _error("F021", node.span, f"{where} is {what}, not {wanted}", hint)


def _error(code: str, span: Span, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, span, message, hint)
