"""YAML as a tree in which every value is text and knows its place.

The only door to PyYAML.  YAML's own guesses at types never apply, duplicate keys and everything
that refers elsewhere (anchors, aliases, tags) are refused, and size and depth are bounded before
they cost anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from reportgen import unseen
from reportgen.diagnostics import Diagnostic, Outcome, Severity, Span
from reportgen.records import dataclass

MAX_BYTES = 8_000_000
"""A fact file larger than this is refused unread."""
MAX_DEPTH = 12
"""Deeper nesting is refused where it begins; a fact file needs five levels."""
MAX_NODES = 300_000
"""More values than these are refused; a fact file of ten thousand figures and as many claims has half of them."""
MAX_FAULTS = 5_000
"""A file with more faults than these is not looked at any further."""

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(NamedTuple):
    """A text; `span` is what stands between the quotation marks, if there are any."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping, in the order of the file; each key once."""

    by_key: Mapping[str, tuple[Scalar, Node]]
    span: Span

    @property
    def entries(self) -> tuple[tuple[Scalar, Node], ...]:
        """Each key with its value."""
        return tuple(self.by_key.values())

    def get(self, key: str) -> Node | None:
        """The value of `key`, if the mapping has it."""
        entry = self.by_key.get(key)
        return None if entry is None else entry[1]

    def __contains__(self, key: str) -> bool:
        return key in self.by_key


@dataclass(frozen=True, slots=True)
class Refused:
    """What stood here has been reported as something that is not read."""

    span: Span


Node = Scalar | Items | Entries | Refused


def read_file(path: Path, shown: str) -> Outcome[bytes]:
    """The bytes of a file that may be a fact file, or why there are none."""
    whole = Span.whole(shown)

    def refuse(code: str, message: str, hint: str = "") -> Outcome[bytes]:
        return Outcome(None, (Diagnostic(code, Severity.ERROR, whole, message, hint),))

    try:
        if path.is_dir():
            return refuse("F002", f"`{shown}` is a folder, not a fact file", "name a file such as data/report.yaml")
        with path.open("rb") as stream:
            # One byte more than may be: enough to know, whatever the size of the file.
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return refuse("F001", f"there is no file `{shown}`")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return refuse("F001", f"`{shown}` can't be read: {reason}")
    if len(data) > MAX_BYTES:
        return refuse("F005", f"the file is larger than {MAX_BYTES // 1_000_000} MB", "a fact file is a few kilobytes")
    if not data.strip():
        return refuse("F003", "the file is empty", "`reportgen schema` says what a fact file holds")
    return Outcome(data)


def parse(data: bytes, shown: str) -> Outcome[Node]:
    """The tree of a YAML document, with everything that is wrong with it as YAML."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Outcome(None, (_not_utf8(data, error, shown),))
    builder = _Builder(text, shown)
    try:
        builder.count(text)
        root = builder.build()
        builder.refuse_unseen()
    except _RefusedError as refused:
        builder.diagnostics.append(
            Diagnostic(refused.code, Severity.ERROR, refused.span, refused.message, refused.hint)
        )
        root = None
    except yaml.YAMLError as error:
        builder.diagnostics.append(_not_yaml(error, text, shown))
        root = None
    return Outcome(root, tuple(builder.diagnostics))


class _RefusedError(Exception):
    """Reading stops here: going on would cost more than a fact file may."""

    def __init__(self, code: str, span: Span, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.span, self.message, self.hint = code, span, message, hint


class _Builder:
    """Makes the tree from PyYAML's events; PyYAML's own constructors are never reached."""

    def __init__(self, text: str, shown: str) -> None:
        self.shown = shown
        self.text = text
        self.nodes = 0
        self.diagnostics: list[Diagnostic] = []
        self.unseen = unseen.held(text)
        """Whether the file holds a character that is not seen: else only escapes are looked at."""
        self.told: set[tuple[int, int]] = set()
        """The places of such characters that were told as a value's."""
        self.lines: list[str] = []
        # Without the generator of `yaml.parse`: a file has some hundred thousand events.
        self.next: Callable[[], yaml.Event] = _LOADER(text).get_event

    def say(self, code: str, span: Span, message: str, hint: str = "") -> None:
        if len(self.diagnostics) == MAX_FAULTS:
            raise _RefusedError(code, span, message, hint)
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, span, message, hint))

    def refuse_unseen(self) -> None:
        """Tell the characters that are refused everywhere where no value holds them: in comments."""
        for number, line in enumerate(self.text.split("\n") if self.unseen else (), 1):
            for found in unseen.REFUSED.finditer(line):
                if (number, found.start() + 1) not in self.told:
                    span = Span(self.shown, number, found.start() + 1, number, found.start() + 2)
                    self.say("F013", span, unseen.described(found[0]), unseen.HINT)

    def _seen(self, value: str, span: Span) -> str:
        """A value without marks at its end that direct nothing; what may not stand in it is told, at its place."""
        faults = list(unseen.faults(unseen.trimmed(value)))
        if faults:
            inside = self._places(value, span)
            for fault in faults:
                place = inside.get(fault.at)
                here = Span(self.shown, *place, place[0], place[1] + 1) if place else span
                self.say("F013", here, fault.message, unseen.HINT)
        return unseen.trimmed(value)

    def _places(self, value: str, span: Span) -> dict[int, tuple[int, int]]:
        """The line and column of each unseen character of a value; none where it has escapes for them."""
        if not self.lines:
            self.lines = self.text.split("\n")
        found: list[tuple[int, int]] = []
        for number in range(span.line, min(span.end_line, len(self.lines)) + 1):
            start = span.column - 1 if number == span.line else 0
            end = span.end_column - 1 if number == span.end_line else len(self.lines[number - 1])
            inside = unseen.UNSEEN.finditer(self.lines[number - 1], start, end)
            found += [(number, match.start() + 1) for match in inside]
        self.told.update(found)
        held = [match.start() for match in unseen.UNSEEN.finditer(value)]
        return dict(zip(held, found, strict=True)) if len(held) == len(found) else {}

    def count(self, text: str) -> None:
        """Refuse a text of too many values before any is built, which takes four times as long."""
        if sum(text.count(sign) for sign in "\n,:{[") <= MAX_NODES:
            return
        following: Callable[[], yaml.Event] = _LOADER(text).get_event
        nodes = depth = 0
        while not isinstance(event := following(), yaml.StreamEndEvent):
            if isinstance(event, yaml.NodeEvent):
                nodes += 1
                if nodes > MAX_NODES:
                    raise self._too_many(self._span(event))
                depth += isinstance(event, yaml.CollectionStartEvent)
                if depth > MAX_DEPTH:
                    return  # building will refuse it, at its place; YAML's own parser takes long for deep nesting
            else:
                depth -= isinstance(event, yaml.CollectionEndEvent)

    def _too_many(self, span: Span) -> _RefusedError:
        message = f"more than {MAX_NODES} values stand in the file"
        return _RefusedError("F005", span, message, "a fact file of a hundred figures has some two thousand")

    def build(self) -> Node | None:
        root: Node | None = None
        documents = 0
        while not isinstance(event := self.next(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.say("F011", self._span(event), "a second YAML document begins here", "one file, one document")
                    return root
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, 1)
        if root is None:
            self.say("F003", Span.whole(self.shown), "the file holds no values, only blanks or comments")
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        span = self._span(event)
        if depth > MAX_DEPTH:
            message = f"nested more than {MAX_DEPTH} levels deep"
            raise _RefusedError("F006", span, message, "a fact file needs five levels")
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self._too_many(span)
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                self._refuse_properties(event, span)
            style, value = event.style, event.value
            if (self.unseen or style == '"') and unseen.held(value):
                value = self._seen(value, span)
            return Scalar(value, _inside(span, style) if style else span)
        if isinstance(event, yaml.AliasEvent):
            self.say(
                "F009", span, f"`*{event.anchor}` is an alias", "write the value out: every value stands for itself"
            )
            return Refused(span)
        self._refuse_properties(event, span)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(inner := self.next(), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            return Items(tuple(items), span)
        return self._mapping(span, depth + 1)

    def _mapping(self, span: Span, depth: int) -> Entries:
        entries: dict[str, tuple[Scalar, Node]] = {}
        following, node = self.next, self._node
        while not isinstance(event := following(), yaml.MappingEndEvent):
            key, value = node(event, depth), node(following(), depth)
            if not isinstance(key, Scalar):
                self.say("F021", key.span, "a key must be a word", "quote it if it begins with a bracket")
            elif key.text in entries:
                first = entries[key.text][0].span
                self.say(
                    "F010", key.span, f"the key `{key.text}` stands twice", f"it stands in line {first.line} already"
                )
            else:
                entries[key.text] = (key, value)
        return Entries(entries, span)

    def _refuse_properties(self, event: yaml.Event, span: Span) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            self.say("F009", span, f"`&{anchor}` is an anchor", "remove it: values can't be referred to")
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self.say("F009", span, f"`{shown}` is a tag", "remove it: every value is read as text")

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None  # marks are only left out where one makes events by hand
        return tuple.__new__(Span, (self.shown, start.line + 1, start.column + 1, end.line + 1, end.column + 1))


def _inside(span: Span, style: str | None) -> Span:
    """The span without the quotation marks, so that offsets into the text are columns."""
    if style in ("'", '"') and span.line == span.end_line:
        return Span(span.path, span.line, span.column + 1, span.line, span.end_column - 1)
    return span


def unseen_in(name: str, span: Span, hint: str = unseen.HINT) -> Iterator[Diagnostic]:
    """What is unseen in a name, or in words that say what is counted: nothing is, but joiners between letters."""
    for fault in unseen.faults(name, bare=True):
        yield Diagnostic("F013", Severity.ERROR, span, fault.message, hint)


def _not_utf8(data: bytes, error: UnicodeDecodeError, shown: str) -> Diagnostic:
    before = data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    span = Span(shown, line, column, line, column + 1)
    encoding = "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "another encoding"
    return Diagnostic(
        "F004",
        Severity.ERROR,
        span,
        f"byte 0x{data[error.start]:02x} is not UTF-8",
        f"the file seems to be in {encoding}: save it as UTF-8",
    )


def _not_yaml(error: yaml.YAMLError, text: str, shown: str) -> Diagnostic:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it can't be parsed"
    if mark is not None:
        line, column = mark.line + 1, mark.column + 1
    else:
        before = text[: max(getattr(error, "position", 0), 0)]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    span = Span(shown, line, column, line, column + 1)
    lines = text.split("\n")
    here = lines[line - 1] if line <= len(lines) else ""
    tab = here.find("\t")
    if "\\t" in problem or (tab >= 0 and not here[:tab].strip(" -?:")):
        place = Span(shown, line, tab + 1, line, tab + 2) if tab >= 0 else span
        return Diagnostic("F008", Severity.ERROR, place, "a tab stands here", "YAML wants blanks: two for each level")
    context = getattr(error, "context", None) or ""
    hint = next((hint for words, hint in _YAML_HINTS if words in f"{problem} {context}"), _YAML_HINT)
    return Diagnostic("F007", Severity.ERROR, span, f"not YAML: {problem} {context}".rstrip(), hint)


_YAML_HINT = "a text with `: ` or ` #` in it, or with a bracket or quotation mark at its start, must be quoted"
_YAML_HINTS = (
    ("block scalar", "a value that begins with `>` must be quoted: '> 75 %'"),
    ("mapping values are not allowed", "quote a text that holds `: `, and check the indentation"),
    ("did not find expected key", "check the indentation of this line, and quotation marks in it"),
    ("flow sequence", "a list in brackets must end with `]`"),
    ("flow mapping", "a mapping in braces must end with `}`; quote texts with `,` or `:` in it"),
    ("quoted scalar", "a text in quotation marks must end with one"),
    ("control characters", "remove the invisible character here"),
    ("special characters", "remove the invisible character here"),
)
