"""The editor's own words, for reports in English."""

from __future__ import annotations

import re

from reportgen.facts import FactFile, Texts, text_in

_MARK = re.compile(r"\{\{\s*(\w+)[^{}]*\}\}")

_FOREIGN = re.compile(r"\[([^\[\]{}]+)\]\{lang=[\w-]+\}")
"""Words marked as another language's."""


def english(texts: Texts, facts: FactFile) -> str:
    """A text in English, or in the first language it has, its marks filled with what the figures print."""
    text = text_in(texts, "en") or (texts[0] if texts else None)
    return "" if text is None else _MARK.sub(lambda mark: _printed(mark, facts), _FOREIGN.sub(r"\1", text.text))


def _printed(mark: re.Match[str], facts: FactFile) -> str:
    figure = facts.figure(mark.group(1))
    if figure is None:
        return mark.group()
    return figure.text or (figure.quantity.canonical if figure.quantity else mark.group())
