"""What the words around a number say that it is: a guess, which an editor's word overrules.

This module imports nothing of ours.
"""

from __future__ import annotations

from enum import StrEnum


class FoundKind(StrEnum):
    """What a number of a text looks like."""

    NUMBER = "number"
    PERCENTAGE = "percentage"
    POINTS = "points"
    CHANGE = "change"
    """A percentage that something rose or fell by, or is above or below something else."""
    FRACTION = "fraction"
    RATIO = "ratio"
    """So many of so many: 346/680, two in three."""
    ORDINAL = "ordinal"
    YEAR = "year"
    TERM = "term"
    """Two years and what lies between them."""
    DURATION = "duration"
    DATE = "date"
    MONEY = "money"
    MEASURE = "measure"
    CODE = "code"
    """The number of a document, or a name with digits: no figure."""
    TIME = "time"
    """A time of day: no figure."""
    MARK = "mark"
    """A number that counts nothing: of a footnote, list item, page, part, model or telephone."""
