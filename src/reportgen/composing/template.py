"""A template, read: prose with marks and directives, every node knowing where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """How a mark prints its figure; the fields are the mark's options (docs/templates.md)."""

    percent: str = ""
    """"sign" or "word"; "" is the language's habit; "compact" a sign for percentages alone (no mark says that)."""
    bound: str = "words"
    """"words", "symbol", or "limit" (the number at the bound, without it)."""
    bare: bool = False
    whole: bool = False
    """All digits, without a scale word (no mark says that)."""
    spelled: bool = False
    ordinal: str | None = None
    """The form of the ordinal, "" for the language's first; None prints a plain number."""
    digits: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words."""

    text: str
    span: Span
    strong: bool = False
    emphasis: bool = False
    language: str = ""
    """Another language than the briefing's, as `[words]{lang=vi}` says it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """`{{ name options }}`: a figure, or one of the briefing's own texts (title, checks_summary …)."""

    name: str
    style: Style
    span: Span
    strong: bool = False
    source: bool = False
    """Whether a footnote says where the figure stands in the source."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """`[^name]`, with the words that its definition gives it."""

    name: str
    children: tuple[InlineNode, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """Words that lead somewhere."""

    children: tuple[InlineNode, ...]
    target: str
    span: Span


InlineNode = Words | Mark | Hyperlink | Footnote


@dataclass(frozen=True, slots=True)
class HeadingNode:
    """A heading."""

    level: int
    children: tuple[InlineNode, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ParagraphNode:
    """A paragraph."""

    children: tuple[InlineNode, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list; each item is a run of blocks."""

    items: tuple[tuple[BlockNode, ...], ...]
    ordered: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Argument:
    """A word after a directive's name, or the value of one of its options."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Directive:
    """`::: name arguments option=value`, with what stands between it and its closing `:::`."""

    name: str
    arguments: tuple[Argument, ...]
    options: tuple[tuple[str, Argument], ...]
    body: tuple[BlockNode, ...]
    span: Span

    def option(self, name: str) -> Argument | None:
        """The value of an option, where it is given."""
        return next((value for key, value in self.options if key == name), None)


BlockNode = HeadingNode | ParagraphNode | ListNode | Directive


@dataclass(frozen=True, slots=True)
class Template:
    """One language of a template.  `masthead` is taken out of the blocks: it is the title block.

    `sha256` is of the file, in hexadecimal digits.
    """

    path: str
    language: str
    sha256: str
    masthead: Directive
    blocks: tuple[BlockNode, ...]


def inlines_of(blocks: Iterable[BlockNode]) -> Iterator[InlineNode]:
    """All inline nodes in blocks, in order, those inside links, footnotes and directives included."""
    for block in blocks:
        match block:
            case HeadingNode() | ParagraphNode():
                yield from _flat(block.children)
            case ListNode():
                for item in block.items:
                    yield from inlines_of(item)
            case Directive():
                yield from inlines_of(block.body)


def _flat(children: tuple[InlineNode, ...]) -> Iterator[InlineNode]:
    for child in children:
        yield child
        if isinstance(child, (Hyperlink, Footnote)):
            yield from _flat(child.children)


def error(code: str, span: Span, message: str, hint: str = "") -> Diagnostic:
    """An error about a template."""
    return Diagnostic(code, Severity.ERROR, span, message, hint)
