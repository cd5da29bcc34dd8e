"""Finds the figures of a text by the grammar of its language.

Every run of digits ends up in a find: a figure with its exact value, printed precision, unit and
bound, or a code that is none (21-NQ/TW).  What a language writes, its `locales/<language>/reading.toml`
says; no language's words stand in Python.  Time is linear in the text.
"""

from __future__ import annotations

from reportgen.extraction.digits import Doubt
from reportgen.extraction.finds import Found
from reportgen.extraction.folding import Folded, ascii_digits, fold
from reportgen.extraction.grammar import find
from reportgen.extraction.kinds import FoundKind
from reportgen.extraction.lexicon import Lexicon, SeparatorRole
from reportgen.extraction.loading import load_lexicon
from reportgen.extraction.separators import separators_of
from reportgen.extraction.tables import LexiconError

__all__ = [
    "Doubt",
    "Folded",
    "Found",
    "FoundKind",
    "Lexicon",
    "LexiconError",
    "SeparatorRole",
    "ascii_digits",
    "find",
    "fold",
    "load_lexicon",
    "separators_of",
]
