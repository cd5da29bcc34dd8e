"""The words beside a number: its unit, its bound, and whether something rose or fell by it."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.extraction.lexicon import NO_UNIT, Lexicon, Unit
from reportgen.extraction.tokens import Gap, Shape, Token
from reportgen.quantity import Bound


class Beside:
    """Looks at what stands beside a number; nothing before `floor` or beyond the line is looked at."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.floor = 0
        """Where the last find ended: nothing before it is looked at again."""

    def near(self, index: int) -> bool:
        """Whether the token at `index` is on the same line as the one before it."""
        return 0 < index < len(self.tokens) and self.tokens[index].gap is not Gap.LINE

    def glued(self, index: int) -> bool:
        """Whether the token at `index` follows the one before it without a blank."""
        return index < len(self.tokens) and self.tokens[index].gap is Gap.NONE

    def unit(self, index: int) -> tuple[int, Unit] | None:
        """The unit at `index`; a hyphen may stand before it: a 20-year plan."""
        if not self.near(index):
            return None
        glued = self.tokens[index].key == "-" and self.tokens[index].gap is Gap.NONE and self.glued(index + 1)
        unit = self.lexicon.units.after(self.tokens, index + 1 if glued else index)
        return None if unit is not None and unit[1] is NO_UNIT else unit

    def direction(self, start: int, end: int) -> tuple[int, int, int]:
        """The words that say that something rose or fell by this, and which: a fall of 12 %, ہدف سے 12% زیادہ."""
        after = self.lexicon.changes_after.after(self.tokens, end) if self.near(end) else None
        if after is not None:
            return start, after[0], after[1]
        before = self.lexicon.changes_before.before(self.tokens, start) if self.near(start) else None
        if before is not None and before[0] >= self.floor:
            return before[0], end, before[1]
        return start, end, 0

    def bound(self, start: int, end: int, *, ranged: bool, counted: bool) -> tuple[int, int, Bound]:
        """The words of a bound on either side, and what they say."""
        after = self.lexicon.bounds_after.after(self.tokens, end) if self.near(end) else None
        if after is None and counted:
            after = self._bound_after_noun(end)
        if after is not None and after[1] is not Bound.EXACT and not (ranged and after[1] is Bound.AT_MOST):
            return start, after[0], after[1]
        before = self.lexicon.bounds_before.before(self.tokens, start) if self.near(start) else None
        if before is not None and before[0] >= self.floor and before[1] is not Bound.EXACT:
            return before[0], end, before[1]
        return start, end, Bound.EXACT

    def _bound_after_noun(self, end: int) -> tuple[int, Bound] | None:
        """A bound with the counted noun before it: 50 members OR MORE, 50 اراکین سے زیادہ."""
        for at in range(end + 1, end + 3):
            if not self.near(at) or self.tokens[at - 1].shape is not Shape.WORD or not self.near(at - 1):
                return None
            found = self.lexicon.bounds_after.after(self.tokens, at)
            if found is not None and found[0] >= at + 2:
                # Words such as "than" take one noun, "or more" may follow two.
                strict = found[1] in (Bound.MORE_THAN, Bound.LESS_THAN)
                return None if strict and at > end + 1 else found
        return None
