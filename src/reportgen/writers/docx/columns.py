"""How wide the columns of a table are.

Word keeps fixed widths, so they are found here, from an estimate of what the cells hold: a file can
be laid out without measuring, and an editor can pull the columns anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reportgen.document import Cell, Inlines, Row, Table, Tone, Toned, plain_text
from reportgen.theme import Role
from reportgen.writers.columns import column_widths, with_fewer_lines
from reportgen.writers.directions import has_rtl
from reportgen.writers.docx.look import Look
from reportgen.writers.docx.markup import twips
from reportgen.writers.docx.table_styles import DENSE_SIZE, column_gap

_LATIN, _DIGIT = 0.45, 0.5
"""How wide characters are in ems: letters and spaces on average, a little generous, and digits."""
_COMPLEX, _COMPLEX_SPACE, _SIGN = 0.47, 0.16, 0.36
"""The same in text with Arabic letters, which overlap where they slope: letters, spaces, and signs."""
_BOLD = 1.06
"""What bold type adds."""
_HEAD_WORD = 0.68
"""How wide the letters of a head's longest word may be, in ems: bold, and in a wider face than ours where that is
missing.  A head broken within a word looks like a mistake."""
_SAMPLE = 200
"""So many rows stand for a long table."""
_WIDEST_WORD = 0.4
"""No word may claim more than this share of the table."""
_WIDEST_FIGURES = 0.2
"""Figures are not broken unless they would take more than this share."""


def table_widths(table: Table, look: Look) -> list[int]:
    """The widths of a table's columns in twentieths of a point; together they are as wide as the text."""
    gap = column_gap(look, dense=table.dense)
    room = max(look.text_width - gap * len(table.columns), look.text_width / 2)
    rows = [_naturals(row, table, look) for row in table.rows[:_SAMPLE]]
    heads = [
        max(_BOLD * _points(column.head, Role.TABLE_HEAD, table, look), _head_word(column.head, table, look))
        for column in table.columns
    ]
    natural = [max(column) for column in zip(heads, *rows, strict=True)]
    least = [min(_least(table, place, look), natural[place], _WIDEST_WORD * room) for place in range(len(natural))]
    least = [
        max(smallest, min(most, _WIDEST_FIGURES * room)) if column.numeric else smallest
        for column, smallest, most in zip(table.columns, least, natural, strict=True)
    ]
    widths = column_widths([max(column.weight, 1) for column in table.columns], least, natural, room)
    if sum(natural) > room > sum(least):
        widths = with_fewer_lines(widths, least, rows)
    return shares([width + gap for width in widths], twips(look.text_width))


def shares(weights: Sequence[float], width: int) -> list[int]:
    """A width shared out by weights; the shares add up to it exactly."""
    weights = weights if sum(weights) > 0 else [1.0] * len(weights)
    whole, done, edges = sum(weights), 0.0, [0]
    for weight in weights:
        done += weight
        edges.append(round(width * done / whole))
    return [after - before for before, after in pairwise(edges)]


def _naturals(row: Row, table: Table, look: Look) -> list[float]:
    """How long each cell of a row is in one line, in points."""
    said: list[Cell] = [*row.cells, *[Cell(())] * len(table.columns)][: len(table.columns)]
    return [_points(cell.children, Role.TABLE, table, look) for cell in said]


def _least(table: Table, place: int, look: Look) -> float:
    """The longest word of a column, in points."""
    cells = [row.cells[place].children for row in table.rows[:_SAMPLE] if place < len(row.cells)]
    words = _longest(map(plain_text, cells))
    return max(_ems(words, look) * _size(Role.TABLE, table, look), _head_word(table.columns[place].head, table, look))


def _head_word(head: Inlines, table: Table, look: Look) -> float:
    """The longest word of a column's head, in points; it is never broken."""
    word = _longest([plain_text(head)])
    ems = _BOLD * _ems(word, look) if has_rtl(word) else _HEAD_WORD * len(word)
    return ems * _size(Role.TABLE_HEAD, table, look)


def _longest(texts: Iterable[str]) -> str:
    return max((word for text in texts for word in text.split()), key=len, default="")


def _points(inlines: Inlines, role: Role, table: Table, look: Look) -> float:
    bold = any(isinstance(inline, Toned) and inline.tone is not Tone.QUIET for inline in inlines)
    return _ems(plain_text(inlines), look) * _size(role, table, look) * (_BOLD if bold else 1.0)


def _size(role: Role, table: Table, look: Look) -> float:
    return look.theme.styles[role].size * (DENSE_SIZE if table.dense else 1.0)


def _ems(words: str, look: Look) -> float:
    """How long words are, in ems; in a right-to-left document figures are smaller than the words around them."""
    digits, spaces = sum(map(str.isdigit, words)), sum(map(str.isspace, words))
    scale = look.theme.styles[Role.TABLE].fallback_scale if look.rtl else 1.0
    if not has_rtl(words):
        return scale * (_DIGIT * digits + _LATIN * (len(words) - digits))
    letters = sum(char >= "\u0620" for char in words if char.isalpha())
    others = len(words) - digits - spaces - letters
    return _COMPLEX * letters + _COMPLEX_SPACE * spaces + scale * (_DIGIT * digits + _SIGN * others)
