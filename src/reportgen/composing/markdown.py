"""Reads a template: CommonMark by markdown-it-py, with marks and directives as its plugins.

The one door to markdown-it, and loaded only when a template is.  Nothing in a template can run,
read a file or reach the network.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import islice

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from reportgen.composing.directives import DIRECTIVES, check_directive
from reportgen.composing.footnotes import NAMES, definitions, is_name, read_footnotes
from reportgen.composing.inline_rules import read_marks
from reportgen.composing.marks import FOREIGN_HINT, Place, first_digits, looks_foreign, read_mark
from reportgen.composing.template import (
    Argument,
    BlockNode,
    Directive,
    Footnote,
    HeadingNode,
    Hyperlink,
    InlineNode,
    ListNode,
    ParagraphNode,
    Words,
    error,
)
from reportgen.composing.touching import PARTED, touching
from reportgen.diagnostics import Diagnostic, Span

FENCE = ":::"
MAX_NESTING = 20
"""markdown-it stops at this depth without a word; a template that comes near it is refused."""

MOST_COMPARED = 200
"""With so many names a wrong one is compared, to offer the nearest."""

_WORD = re.compile(r"\S+")
_LINK_END = re.compile(r"\]\([^()\n]*\)")
_ALLOWED_LINK = re.compile(r"(?:https?://|mailto:|#)\S+", re.IGNORECASE)
_UNSUPPORTED = {
    "fence": "code",
    "code_inline": "code",
    "blockquote_open": "a block quotation",
    "hr": "a rule",
    "image": "an image",
    "hardbreak": "a forced line break",
}


def parse(text: str, path: str) -> tuple[tuple[BlockNode, ...], list[Diagnostic]]:
    """The blocks of a template's text, and everything wrong with them."""
    reader = _Reader(text, path)
    tokens = _parser().parse(text)
    reader.define(tokens)
    blocks = reader.blocks(tokens)
    reader.refuse_unused()
    return blocks, reader.diagnostics


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    # Text stays apart from escapes and entities, so that every piece of it is found in its line again.
    parser.disable(["code", "lheading", "reference", "text_join"])
    read_marks(parser)
    read_footnotes(parser)
    parser.block.ruler.before("fence", "directive", _directive, {"alt": ["paragraph", "reference", "list"]})
    # Every link is made one, so that a forbidden one is refused and not printed as text.
    setattr(parser, "validateLink", lambda _url: True)  # noqa: B010  - mypy refuses to assign to a method
    return parser


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not _line(state, start).startswith(FENCE) or state.is_code_block(start):
        return False
    if silent:
        return True
    name = _name(_line(state, start))
    close = _closing_line(state, start, end) if name else None
    if close is None:
        unclosed = bool(name) and name in DIRECTIVES and DIRECTIVES[name].container
        token = state.push("directive", "", 0)
        token.map, token.meta = [start, start + 1], {"unclosed": unclosed}
        state.line = start + 1
        return True
    token = state.push("directive_open", "div", 1)
    token.map = [start, close + 1]
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "directive", close
    state.md.block.tokenize(state, start + 1, close)
    state.parentType, state.lineMax = parent, line_max
    state.push("directive_close", "div", -1)
    state.line = close + 1
    return True


def _closing_line(state: StateBlock, start: int, end: int) -> int | None:
    """The line that closes the directive at `start`; None where it has no body or is not closed."""
    name = _name(_line(state, start))
    if name in DIRECTIVES and not DIRECTIVES[name].container:
        return None
    depth = 1
    for number in range(start + 1, end):
        line = _line(state, number)
        if not line.startswith(FENCE):
            continue
        inner = _name(line)
        if not inner:
            depth -= 1
        elif inner in DIRECTIVES and DIRECTIVES[inner].container:
            depth += 1
        if depth == 0:
            return number
    return None


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _name(line: str) -> str:
    words = line.removeprefix(FENCE).split()
    return words[0] if words else ""


class _Reader:
    """Turns markdown-it's tokens into nodes, and collects what is wrong."""

    def __init__(self, text: str, path: str) -> None:
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.path = path
        self.diagnostics: list[Diagnostic] = []
        self._footnotes: dict[str, tuple[tuple[InlineNode, ...], Span]] = {}
        self._used: set[str] = set()
        self._defining = False

    def define(self, tokens: Sequence[Token]) -> None:
        """Read the words of all footnotes, which may stand before or behind their marks."""
        self._defining = True
        for opening, words in definitions(tokens):
            name, span = opening.meta["name"], self.line_span(opening)
            if not is_name(name):
                self.complain("T108", span, f"`{name}` is no name of a footnote", NAMES)
            elif name in self._footnotes:
                there = self._footnotes[name][1]
                self.complain("T110", span, f"the footnote `{name}` is defined twice", f"the first time at {there}")
            elif not words.content:
                self.complain("T111", span, f"the footnote `{name}` says nothing", "its words follow on the same line")
            if opening.meta["goes_on"] is not None:
                line = opening.meta["goes_on"]
                text = self.lines[line]
                hint = "write its words without an empty line between them"
                place = self.span(line, len(text) - len(text.lstrip()), len(text.rstrip()))
                self.complain("T111", place, f"the footnote `{name}` is more than one paragraph", hint)
            self._footnotes.setdefault(name, (self.inlines(words), span))
        self._defining = False

    def refuse_unused(self) -> None:
        """Say which footnotes stand nowhere."""
        for name, (_, span) in self._footnotes.items():
            if name not in self._used and is_name(name):
                hint = f"put [^{name}] where it belongs, or delete it"
                self.complain("T109", span, f"the footnote `{name}` stands nowhere in the text", hint)

    def footnote(self, name: str, span: Span) -> list[InlineNode]:
        """The footnote of a mark; none where there is no such."""
        self._used.add(name)
        if self._defining:
            self.complain("T112", span, "a footnote within a footnote", "say it in the text, or in one note")
        elif not is_name(name):
            self.complain("T108", span, f"`{name}` is no name of a footnote", NAMES)
        elif name not in self._footnotes:
            near = get_close_matches(name, islice(self._footnotes, MOST_COMPARED), 1)
            hint = f"did you mean `{near[0]}`?" if near else f"add a paragraph `[^{name}]: its words`"
            self.complain("T108", span, f"the footnote `{name}` is not defined", hint)
        else:
            return [Footnote(name, self._footnotes[name][0], span)]
        return []

    def blocks(self, tokens: Sequence[Token]) -> tuple[BlockNode, ...]:
        """The nodes of a run of block tokens."""
        nodes: list[BlockNode] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            end = _closing(tokens, at)
            inside = tokens[at + 1 : end]
            if token.level >= MAX_NESTING - 2:
                self.complain("T105", self.line_span(token), "too deeply nested")
            elif token.type == "heading_open":
                nodes.append(HeadingNode(int(token.tag[1]), self.inlines(inside[0]), self.line_span(token)))
            elif token.type == "paragraph_open":
                nodes.append(ParagraphNode(self.inlines(inside[0]), self.line_span(token)))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                nodes.append(self.items(token, inside))
            elif token.type in ("directive", "directive_open"):
                nodes.extend(self.directive(token, inside))
            elif token.type == "footnote_open":
                pass
            elif token.type == "html_block":
                self.refuse_html(self.line_span(token))
            else:
                self.refuse(token.type, self.line_span(token))
            at = end + 1
        return tuple(nodes)

    def items(self, token: Token, inside: Sequence[Token]) -> ListNode:
        items: list[tuple[BlockNode, ...]] = []
        at = 0
        while at < len(inside):
            end = _closing(inside, at)
            items.append(self.blocks(inside[at + 1 : end]))
            at = end + 1
        return ListNode(tuple(items), token.type == "ordered_list_open", self.line_span(token))

    def directive(self, token: Token, inside: Sequence[Token]) -> list[Directive]:
        line = token.map[0] if token.map else 0
        text = self.lines[line]
        start = text.index(FENCE) + len(FENCE)
        found = [Argument(m.group(), self.span(line, m.start(), m.end())) for m in _WORD.finditer(text, start)]
        span = self.span(line, text.index(FENCE), len(text.rstrip()))
        if not found:
            self.complain("T202", span, "this ::: closes nothing", "a directive opens with `::: name`")
            return []
        name, *rest = found
        if token.meta.get("unclosed"):
            self.complain("T202", span, f"`{name.text}` is not closed", "end it with a line `:::`")
            return []
        directive = Directive(
            name=name.text,
            arguments=tuple(a for a in rest if "=" not in a.text),
            options=tuple((a.text.partition("=")[0], _value(a)) for a in rest if "=" in a.text),
            body=self.blocks(inside),
            span=span,
        )
        self.diagnostics.extend(check_directive(directive))
        return [directive]

    def inlines(self, token: Token) -> tuple[InlineNode, ...]:
        """The nodes of one inline token; offsets in its content are found again in the file."""
        content = token.content
        place = self.place(token)
        stack: list[list[InlineNode]] = [[]]
        links: list[tuple[str, int]] = []
        strong = emphasis = 0
        at = 0
        for child in token.children or ():
            kind = child.type
            if kind in ("text", "text_special", "softbreak"):
                source = child.markup if kind == "text_special" else child.content
                printed = " " if kind == "softbreak" else child.content
                start = max(content.find(source, at), at) if source else at
                at = start + len(source)
                if printed:
                    self.look_through(printed, source, place, start)
                    stack[-1].append(Words(printed, place.span(start, at), strong > 0, emphasis > 0))
            elif kind == "foreign":
                at = child.meta["end"]
                stack[-1].append(replace(self.foreign(child, place), strong=strong > 0, emphasis=emphasis > 0))
            elif kind == "mark":
                start = child.meta["start"]
                found = read_mark(content, start, place)
                self.diagnostics.extend(found.diagnostics)
                if found.mark is not None:
                    stack[-1].append(replace(found.mark, strong=strong > 0))
                at = found.end
            elif kind == "footnote_reference":
                at = child.meta["end"]
                stack[-1].extend(self.footnote(child.meta["name"], place.span(child.meta["start"], at)))
            elif kind in ("strong_open", "strong_close"):
                strong += child.nesting
            elif kind in ("em_open", "em_close"):
                emphasis += child.nesting
            elif kind == "link_open":
                links.append((str(child.attrs.get("href", "")), at))
                stack.append([])
            elif kind == "link_close":
                target, start = links.pop()
                end = _LINK_END.search(content, at)
                at = end.end() if end else at
                children = tuple(stack.pop())
                stack[-1].append(self.hyperlink(children, target, place.span(start, at)))
            elif kind == "html_inline":
                start = max(content.find(child.content, at), at)
                at = start + len(child.content)
                self.refuse_html(place.span(start, at))
            else:
                self.refuse(kind, place.span(at, at + 1))
        nodes = tuple(_merged(stack[0]))
        for span, message in touching(nodes):
            self.complain("T114", span, message, PARTED)
        return nodes

    def place(self, token: Token) -> Place:
        """Where the lines of an inline token stand: its content is the file's lines without their indents and marks."""
        first = token.map[0] if token.map else 0
        rows: list[tuple[int, int, int]] = []
        offset = 0
        for number, line in enumerate(token.content.split("\n"), start=first):
            column = self.lines[number].rfind(line.rstrip()) if number < len(self.lines) else 0
            rows.append((offset, number + 1, max(column, 0) + 1))
            offset += len(line) + 1
        return Place(self.line_span(token), tuple(rows))

    def hyperlink(self, children: tuple[InlineNode, ...], target: str, span: Span) -> Hyperlink:
        """Words that lead somewhere, which is where a briefing may lead to."""
        if not _ALLOWED_LINK.fullmatch(target):
            hint = "links lead to http, https, mailto, or #anchor"
            self.complain("T106", span, f"a link to `{target}`", hint)
        return Hyperlink(children, target, span)

    def foreign(self, token: Token, place: Place) -> Words:
        """Words in another language."""
        words, start = token.meta["words"], token.meta["start"]
        self.look_through(words, f"[{words}", place, start)
        return Words(" ".join(words.split("\n")), place.span(start, token.meta["end"]), language=token.meta["language"])

    def look_through(self, printed: str, source: str, place: Place, start: int) -> None:
        """Refuse digits, and what was meant to mark another language."""
        if looks_foreign(printed):
            span = place.span(start, start + len(source))
            self.complain("T113", span, "words in another language are not marked so", FOREIGN_HINT)
        digits = first_digits(printed)
        if digits:
            offset = max(source.find(digits), 0)
            hint = "print a figure with a mark: {{ figure }}; or write the number in words"
            span = place.span(start + offset, start + offset + len(digits))
            self.complain("T103", span, f"the digits `{digits}` stand outside a mark", hint)

    def refuse_html(self, span: Span) -> None:
        self.complain("T104", span, "HTML in a template", "use Markdown; for a literal < write &lt;")

    def refuse(self, kind: str, span: Span) -> None:
        self.complain("T105", span, f"briefings have no place for {_UNSUPPORTED.get(kind, kind)}")

    def complain(self, code: str, span: Span, message: str, hint: str = "") -> None:
        self.diagnostics.append(error(code, span, message, hint))

    def line_span(self, token: Token) -> Span:
        line = token.map[0] if token.map else 0
        text = self.lines[line] if line < len(self.lines) else ""
        return self.span(line, len(text) - len(text.lstrip()), len(text.rstrip()))

    def span(self, line: int, start: int, end: int) -> Span:
        return Span(self.path, line + 1, start + 1, line + 1, max(end, start + 1) + 1)


def _closing(tokens: Sequence[Token], at: int) -> int:
    """The index of the token that closes the one at `at`; itself where it opens nothing."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _merged(nodes: list[InlineNode]) -> list[InlineNode]:
    merged: list[InlineNode] = []
    for node in nodes:
        last = merged[-1] if merged else None
        if isinstance(node, Words) and isinstance(last, Words) and _look(last) == _look(node):
            merged[-1] = replace(last, text=last.text + node.text)
        else:
            merged.append(node)
    return merged


def _look(words: Words) -> tuple[bool, bool, str]:
    return words.strong, words.emphasis, words.language


def _value(argument: Argument) -> Argument:
    name, _, value = argument.text.partition("=")
    return Argument(value, argument.span.within(len(name) + 1, len(value)))
