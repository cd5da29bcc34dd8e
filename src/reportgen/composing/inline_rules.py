"""Marks and words in another language in Markdown: rules for markdown-it, and loaded only with it."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from reportgen.composing.marks import FOREIGN, mark_end


def read_marks(parser: MarkdownIt) -> None:
    """Let a parser know `{{ figure }}` and `[words]{lang=vi}`: its tokens `mark` and `foreign`."""
    parser.inline.ruler.before("escape", "mark", _mark)
    parser.inline.ruler.before("link", "foreign", _foreign)


def _mark(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("{{", state.pos):
        return False
    if not silent:
        token = state.push("mark", "", 0)
        token.meta = {"start": state.pos}
    state.pos = mark_end(state.src, state.pos)
    return True


def _foreign(state: StateInline, silent: bool) -> bool:
    found = FOREIGN.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("foreign", "", 0)
        token.meta = {"start": found.start(), "end": found.end(), "words": found[1], "language": found[2]}
    state.pos = found.end()
    return True
