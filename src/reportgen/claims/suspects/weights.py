"""How much trust a figure deserves before anything is known of its claims."""

from __future__ import annotations

from reportgen.facts import Figure

CALCULATED = 10
WITHOUT_QUOTE = 11
MENTIONS_DISAGREE = 11
QUOTED = 13
QUOTED_AGAIN = 14
"""Three of the lightest outweigh two of the heaviest, and two outweigh one: fewer figures always weigh less."""


def weight(figure: Figure) -> int:
    """What it takes to doubt a figure: little for one that somebody worked out, most for one printed several times."""
    if figure.formula:
        return CALCULATED
    if not figure.mentions:
        return WITHOUT_QUOTE
    printed = {(m.quantity.value, m.quantity.high) for m in figure.mentions if m.quantity is not None}
    if len(printed) > 1:
        return MENTIONS_DISAGREE
    return QUOTED_AGAIN if len(figure.mentions) > 1 else QUOTED
