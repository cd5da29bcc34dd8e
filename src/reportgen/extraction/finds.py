"""What is found in a text: a figure, or digits that are none, with its place and meaning."""

from __future__ import annotations

from reportgen.extraction.digits import Doubt
from reportgen.extraction.kinds import FoundKind
from reportgen.quantity import Quantity
from reportgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A find in terms of tokens: its places are numbers of tokens, ends exclusive.

    `start` and `end` are without the words of a bound or change; `outer_start` and `outer_end` take those in.
    `kind` is a guess from the words around.  `quantity` is None for codes and dates, which have `text` instead, and
    for digits that must not be read as a number (`doubt` says why).
    """

    start: int
    end: int
    kind: FoundKind
    quantity: Quantity | None
    outer_start: int
    outer_end: int
    text: str = ""
    digits: bool = True
    doubt: Doubt = Doubt.NONE
    alternative: Quantity | None = None
    parts: tuple[Quantity, ...] = ()
    """The two numbers of a ratio: 346 and 680."""
    direction: int = 0
    """1 where the words say that something rose by this, -1 where it fell, else 0."""
    indefinite: bool = False
    """Whether this is a number by grammar that nobody counted: "one" as an article, "both", "thousands of"."""


@dataclass(frozen=True, slots=True)
class Found(Draft):
    """One figure of a text, or a code with digits that is none: its places are code points of the text."""

    surface: str = ""
    """The text from `start` to `end`."""

    @property
    def figure(self) -> bool:
        """Whether this is a figure, and not digits that number nothing."""
        return self.kind not in (FoundKind.CODE, FoundKind.TIME, FoundKind.MARK)
