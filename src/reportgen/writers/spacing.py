"""Where things stand in charts of every format: what would collide is moved apart.

This module imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDEST_PLOT = 2.6
"""How wide the plot of a slope chart may be, in its heights: a wider one would flatten what rises."""

_IN_ROW = 3
"""So many panels stand side by side at most."""


def panels_in_row(panels: int) -> int:
    """How many panels of small multiples stand side by side: four are two and two."""
    return 2 if panels in (2, 4) else min(_IN_ROW, panels)


@dataclass(slots=True)
class _Stack:
    """Labels that touch each other: where the first of them would have to begin for each to be content."""

    wishes: list[float]
    members: list[int]
    height: float

    @property
    def top(self) -> float:
        return sum(self.wishes) / len(self.wishes)


def spread(
    wanted: Sequence[float], heights: Sequence[float], low: float, high: float, ties: Sequence[float] = ()
) -> list[float]:
    """The middles of labels of some heights, as near as may be to where they are wanted, and none on another.

    They keep the order of what is wanted, equal ones that of `ties`, then that of the sequence.  They stay
    between `low` and `high`, as long as they fit there; where they do not, they begin at `low`.
    """
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], ties[place] if ties else 0.0))
    stacks: list[_Stack] = []
    for place in order:
        stacks.append(_Stack([wanted[place] - heights[place] / 2], [place], heights[place]))
        while len(stacks) > 1 and _top(stacks[-2], low, high) + stacks[-2].height > _top(stacks[-1], low, high):
            upper, lower = stacks[-2:]
            wishes = upper.wishes + [wish - upper.height for wish in lower.wishes]
            stacks[-2:] = [_Stack(wishes, upper.members + lower.members, upper.height + lower.height)]
    middles = [0.0] * len(wanted)
    for stack in stacks:
        at = _top(stack, low, high)
        for place in stack.members:
            middles[place] = at + heights[place] / 2
            at += heights[place]
    return middles


def _top(stack: _Stack, low: float, high: float) -> float:
    return max(low, min(stack.top, high - stack.height))
