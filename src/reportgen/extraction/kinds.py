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
    FRACTION = "fraction"
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
