"""How wide the columns of a table are.

Word keeps fixed widths, so they are found here, from an estimate of what the cells hold: a file can
be laid out without measuring, and an editor can pull the columns anyway.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reportgen.document import Inlines, Table, plain_text
from reportgen.theme import Role
from reportgen.writers.docx.directions import has_rtl
from reportgen.writers.docx.look import Look
from reportgen.writers.docx.markup import twips
from reportgen.writers.docx.table_styles import COLUMN_GAP, DENSE_SIZE

_LATIN, _COMPLEX = 0.5, 0.42
"""Mean widths of a character in ems, a little generous."""
_BOLD = 1.06
_SAMPLE = 200
"""So many rows stand for a long table."""
_WIDEST_WORD = 0.4
"""No word may claim more than this share of the table."""
_WIDEST_FIGURES = 0.2
"""Figures are not broken unless they would take more than this share."""


class Need(NamedTuple):
    """The width of a column's longest word, and of its longest line; in points."""

    least: float
    natural: float


def column_widths(table: Table, look: Look) -> list[int]:
    """The widths of a table's columns in twentieths of a point; together they are as wide as the text."""
    needs = [_need(table, place, look) for place in range(len(table.columns))]
    widths = fitted(needs, [column.weight for column in table.columns], look.text_width)
    return shares(widths, twips(look.text_width))


def fitted(needs: Sequence[Need], weights: Sequence[int], room: float) -> list[float]:
    """Each column its longest line where all fit, what is left by weight; else its longest word and more by need."""
    spare = room - sum(need.natural for need in needs)
    if spare >= 0:
        whole = sum(weights) or 1
        return [need.natural + spare * weight / whole for need, weight in zip(needs, weights, strict=True)]
    spare = room - sum(need.least for need in needs)
    if spare <= 0:
        return [need.least for need in needs]
    wishes = [(need.natural - need.least) ** 0.5 * max(weight, 1) for need, weight in zip(needs, weights, strict=True)]
    return _filled(needs, wishes, spare)


def shares(weights: Sequence[float], width: int) -> list[int]:
    """A width shared out by weights; the shares add up to it exactly."""
    weights = weights if sum(weights) > 0 else [1.0] * len(weights)
    whole, done, edges = sum(weights), 0.0, [0]
    for weight in weights:
        done += weight
        edges.append(round(width * done / whole))
    return [after - before for before, after in pairwise(edges)]


def _filled(needs: Sequence[Need], wishes: Sequence[float], spare: float) -> list[float]:
    """Room above the least given out by wishes; a column that has its longest line gets no more."""
    widths = [need.least for need in needs]
    hungry = [place for place, wish in enumerate(wishes) if wish > 0]
    while hungry and spare > 0.01:
        whole = sum(wishes[place] for place in hungry)
        given = {place: min(spare * wishes[place] / whole, needs[place].natural - widths[place]) for place in hungry}
        for place, more in given.items():
            widths[place] += more
        spare -= sum(given.values())
        hungry = [place for place in hungry if needs[place].natural - widths[place] > 0.01]
    return widths


def _need(table: Table, place: int, look: Look) -> Need:
    cells = [row.cells[place].children for row in table.rows[:_SAMPLE] if place < len(row.cells)]
    scale = DENSE_SIZE if table.dense else 1.0
    wants = [_wants(cell, Role.TABLE, scale, look) for cell in cells] + [
        _wants(table.columns[place].head, Role.TABLE_HEAD, scale, look)
    ]
    least = min(max(want.least for want in wants), _WIDEST_WORD * look.text_width)
    natural = max(least, *(want.natural for want in wants))
    if table.columns[place].numeric:
        least = max(least, min(natural, _WIDEST_FIGURES * look.text_width))
    return Need(least + COLUMN_GAP, natural + COLUMN_GAP)


def _wants(inlines: Inlines, role: Role, scale: float, look: Look) -> Need:
    words = plain_text(inlines)
    style = look.theme.styles[role]
    em = scale * style.size * (_COMPLEX if has_rtl(words) else _LATIN) * _BOLD
    return Need(max(map(len, words.split()), default=0) * em, len(words) * em)
