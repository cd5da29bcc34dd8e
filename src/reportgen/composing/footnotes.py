"""Footnotes in Markdown: `[^name]` in the text, and once, at a line's beginning, `[^name]: its words`.

Rules for markdown-it, and loaded only with it.  A name is no prose: its digits are none of the text's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_DEFINITION = re.compile(r"\[\^([^\]\n]{0,80})\]:[ \t]*")
_REFERENCE = re.compile(r"\[\^([^\]\n]{0,80})\]")
_NAME = re.compile(r"[^\W_][\w.-]*")

NAMES: Final = "a name is letters, digits, `-`, `.` and `_`: [^name]"


def read_footnotes(parser: MarkdownIt) -> None:
    """Let a parser know footnotes: its tokens `footnote_reference`, `footnote_open` and `footnote_close`."""
    parser.inline.ruler.before("link", "footnote_reference", _reference)
    parser.block.ruler.before("fence", "footnote", _definition, {"alt": ["paragraph", "reference", "list"]})


def is_name(text: str) -> bool:
    """Whether a footnote can be called so."""
    return _NAME.fullmatch(text) is not None


def definitions(tokens: Sequence[Token]) -> list[tuple[Token, Token]]:
    """Each footnote's opening token, and the one that holds its words."""
    return [(token, tokens[at + 1]) for at, token in enumerate(tokens) if token.type == "footnote_open"]


def _reference(state: StateInline, silent: bool) -> bool:
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("footnote_reference", "", 0)
        token.meta = {"name": found[1], "start": found.start(), "end": found.end()}
    state.pos = found.end()
    return True


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A definition and the lines that go on with it, up to an empty one or to another block."""
    found = _DEFINITION.match(_line(state, start))
    if found is None or state.is_code_block(start):
        return False
    if silent:
        return True
    rules = state.md.block.ruler.getRules("paragraph")
    after = start + 1
    while after < end and not state.isEmpty(after):
        if any(rule(state, after, end, True) for rule in rules):
            break
        after += 1
    lines = [_line(state, start)[found.end() :], *(_line(state, number) for number in range(start + 1, after))]
    opening = state.push("footnote_open", "aside", 1)
    opening.map = [start, after]
    following = next((number for number in range(after, end) if not state.isEmpty(number)), end)
    goes_on = after < following < end and state.sCount[following] - state.blkIndent >= 4
    opening.meta = {"name": found[1], "goes_on": following if goes_on else None}
    words = state.push("inline", "", 0)
    words.content = "\n".join(line.rstrip() for line in lines).rstrip()
    words.map = [start, after]
    words.children = []
    state.push("footnote_close", "aside", -1)
    state.line = after
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
