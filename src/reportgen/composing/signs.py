"""The sign and the tone of a verdict: colour never says it alone."""

from __future__ import annotations

from typing import Final

from reportgen.claims.verdicts import Grade
from reportgen.document import Inlines, Text, Tone, Toned

SIGNS: Final = {Tone.GOOD: "✓", Tone.DOUBTFUL: "△", Tone.BAD: "✗"}
"""A verdict's sign stands beside its words."""

_NO_BREAK = "\u00a0"


def tone_of(grade: Grade) -> Tone:
    """How a grade is coloured."""
    if grade.passes:
        return Tone.GOOD
    return Tone.BAD if grade is Grade.CONTRADICTED else Tone.DOUBTFUL


def signed(tone: Tone, text: str) -> Inlines:
    """Words with the sign and the colour of a tone."""
    return (Toned((Text(f"{SIGNS[tone]}{_NO_BREAK}{text}"),), tone),)
