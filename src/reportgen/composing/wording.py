"""Fills a language's messages with pieces of a document: numbers stay numbers, formulas stay isolated."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.document import Inline, Inlines, Text
from reportgen.languages import Language, Pattern


def phrase(pattern: Pattern, **parts: Inlines) -> Inlines:
    """A message with inlines in place of its placeholders."""
    inlines: list[Inline] = []
    for words, name in pattern.pieces:
        if words:
            inlines.append(Text(words))
        if name:
            inlines.extend(parts[name])
    return joined(inlines)


def words(text: str) -> Inlines:
    """Plain words as inlines."""
    return (Text(text),) if text else ()


def listed(items: Iterable[Inlines], language: Language) -> Inlines:
    """Items of several words each, with the language's separator for such between them."""
    inlines: list[Inline] = []
    for item in items:
        if inlines:
            inlines.append(Text(language.message("list.long-separator")))
        inlines.extend(item)
    return joined(inlines)


def joined(inlines: list[Inline] | Inlines) -> Inlines:
    """The same inlines, with neighbouring texts of one look made one."""
    result: list[Inline] = []
    for inline in inlines:
        last = result[-1] if result else None
        if isinstance(last, Text) and isinstance(inline, Text) and _look(last) == _look(inline):
            result[-1] = Text(last.text + inline.text, *_look(last))
        else:
            result.append(inline)
    return tuple(result)


def _look(words: Text) -> tuple[bool, bool, str]:
    return words.strong, words.emphasis, words.language
