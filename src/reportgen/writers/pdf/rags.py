"""Short texts in lines whose last one is not left with a word alone: captions, cells, items, notes.

Whole paragraphs are not set anew for the sake of their last line: in a column of prose it is no fault.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.text.paragraphs import Line, Run
from reportgen.writers.pdf.setting import Typesetter

SHORT, WORD = 0.22, 6.0
"""A last line shorter than this part of the width, and than so many sizes, is lengthened …"""
NARROWER = (0.95, 0.9, 0.84, 0.77, 0.7)
"""… by setting all lines to a part of it."""
MOST = 4
"""Texts of more lines are left as they are."""


def lines_of(setter: Typesetter, runs: Sequence[Run], width: float) -> tuple[Line, ...]:
    """The runs in lines of a width, a last word brought company where that takes no further line."""
    lines = setter.lines(runs, width)
    if not 1 < len(lines) <= MOST:
        return lines
    enough = min(SHORT * width, WORD * runs[0].style.size)
    if lines[-1].natural_width >= enough:
        return lines
    for part in NARROWER:
        tried = setter.lines(runs, part * width)
        if len(tried) > len(lines) or any(line.natural_width > part * width for line in tried):
            return lines
        if tried[-1].natural_width >= enough:
            return tried
    return lines
