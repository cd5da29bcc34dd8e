"""How wide the columns of a table are.

Word keeps fixed widths, so they are found here, from an estimate of what the cells hold: a file can
be laid out without measuring, and an editor can pull the columns anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reportgen.document import Cell, Inlines, Row, Table, plain_text
from reportgen.theme import Role
from reportgen.writers.columns import column_widths, with_fewer_lines
from reportgen.writers.docx.directions import has_rtl
from reportgen.writers.docx.look import Look
from reportgen.writers.docx.markup import twips
from reportgen.writers.docx.table_styles import DENSE_SIZE, column_gap

_LATIN, _COMPLEX, _DIGIT = 0.45, 0.42, 0.5
"""How wide characters are in ems: letters of either script on average, a little generous, and digits."""
_HEAD = 1.06
"""What bold type adds."""
_SAMPLE = 200
"""So many rows stand for a long table."""
_WIDEST_WORD = 0.4
"""No word may claim more than this share of the table."""
_WIDEST_FIGURES = 0.2
"""Figures are not broken unless they would take more than this share."""


def table_widths(table: Table, look: Look) -> list[int]:
    """The widths of a table's columns in twentieths of a point; together they are as wide as the text."""
    gap = column_gap(look)
    room = max(look.text_width - gap * len(table.columns), look.text_width / 2)
    rows = [_naturals(row, table, look) for row in table.rows[:_SAMPLE]]
    heads = [_HEAD * _points(column.head, Role.TABLE_HEAD, table, look) for column in table.columns]
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
    heads = _longest([plain_text(table.columns[place].head)])
    return max(_ems(words) * _size(Role.TABLE, table, look), _HEAD * _ems(heads) * _size(Role.TABLE_HEAD, table, look))


def _longest(texts: Iterable[str]) -> str:
    return max((word for text in texts for word in text.split()), key=len, default="")


def _points(inlines: Inlines, role: Role, table: Table, look: Look) -> float:
    return _ems(plain_text(inlines)) * _size(role, table, look)


def _size(role: Role, table: Table, look: Look) -> float:
    return look.theme.styles[role].size * (DENSE_SIZE if table.dense else 1.0)


def _ems(words: str) -> float:
    digits = sum(map(str.isdigit, words))
    return _DIGIT * digits + (_COMPLEX if has_rtl(words) else _LATIN) * (len(words) - digits)
