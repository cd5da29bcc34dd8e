"""Strips -> pages: what goes together stays together, a table's head comes back, and notes stand at the foot.

A note begins on the page where its mark stands.  If it does not fit there, its line moves on to the next
page; of a long note, which would leave a gap, the lines that do not fit move on alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reportgen.writers.pdf.boxes import Strip

_SLACK = 0.01
"""Lengths are sums of floats: this much more than the page's height still fits."""
LONG_NOTE = 4
"""A note of so many lines may be broken …"""
FEWEST = 2
"""… into parts of no fewer lines than these."""
MOST_CARRIED = 0.6
"""The part of a page that lines of an earlier page's note may take, as long as there is text."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip at its place, `y` below the top of the text area.

    A `repeated` one is decoration: it was read before.  One at the `foot` is (part of) a note.
    """

    strip: Strip
    y: float
    repeated: bool = False
    foot: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """What stands between the text and the notes: at a note's beginning, and where one goes on."""

    first: Strip = field(default_factory=lambda: Strip(0.0))
    further: Strip = field(default_factory=lambda: Strip(0.0))


Page = tuple[Placed, ...]


def paginate(strips: Sequence[Strip], height: float, rules: Rules | None = None) -> tuple[Page, ...]:
    """The strips on pages whose text area is `height` high.  There is always one page."""
    pager = _Pager(height, rules or Rules())
    for group in _groups(strips):
        pager.place(group)
    return pager.finished()


class _Pager:
    """Fills one page after the other."""

    def __init__(self, height: float, rules: Rules) -> None:
        self._height = height + _SLACK
        self._rules = rules
        self._pages: list[Page] = []
        self._page: list[Placed] = []
        self._y = 0.0
        self._rule = rules.first
        self._foot: list[Strip] = []
        self._carried: list[Strip] = []

    def place(self, group: list[Strip]) -> None:
        """Strips that belong on one page; one after the other, where they are too much for any."""
        if not self._fits(group):
            self._turn_until_it_may_fit(group)
        if self._fits(group):
            self._put(group)
            return
        for strip in group:
            if not self._fits([strip]):
                self._turn_until_it_may_fit([strip])
            self._put([strip])

    def finished(self) -> tuple[Page, ...]:
        """All pages."""
        while self._page or self._foot or not self._pages:
            self._turn()
        return tuple(self._pages)

    def _turn_until_it_may_fit(self, group: list[Strip]) -> None:
        """Go on to a new page, and past those that an earlier note needs for itself."""
        while (self._page or self._foot) and not self._fits(group):
            self._turn()

    def _turn(self) -> None:
        foot: list[Placed] = []
        if self._foot:
            y = self._height - _SLACK - self._foot_height()
            for strip in (self._rule, *self._foot):
                foot.append(Placed(strip, y, foot=True))
                y += strip.height
        self._pages.append((*self._page, *foot))
        self._page, self._y, self._foot = [], 0.0, []
        carried, self._carried = self._carried, []
        self._rule = self._rules.further if carried else self._rules.first
        self._take(carried, MOST_CARRIED * self._height)

    def _fits(self, group: list[Strip]) -> bool:
        """Whether the strips fit with all their notes, or with the beginning of the last one, if that is long."""
        bottom = self._bottom(group)
        notes = [note for strip in group for note in strip.notes]
        if not notes:
            return bottom + self._foot_height() <= self._height
        if self._carried:
            return False
        *others, last = notes
        if len(last) >= LONG_NOTE:
            last = last[:FEWEST]
        return bottom + self._foot_height(strip for note in (*others, last) for strip in note) <= self._height

    def _bottom(self, group: list[Strip]) -> float:
        above = self._page[-1].strip if self._page else None
        y = self._y
        for strip in group:
            if above is not None:
                y += _gap(above, strip)
            elif strip.head is not None and self._pages:
                y += strip.head.height
            y += strip.height
            above = strip
        return y

    def _put(self, group: list[Strip]) -> None:
        for strip in group:
            if self._page:
                self._y += _gap(self._page[-1].strip, strip)
            elif strip.head is not None and self._pages:
                self._page.append(Placed(strip.head, 0.0, repeated=True))
                self._y = strip.head.height
            self._page.append(Placed(strip, self._y))
            self._y += strip.height
        lines = [line for strip in group for note in strip.notes for line in note]
        self._take(lines, self._height - self._y)

    def _take(self, lines: Sequence[Strip], room: float) -> None:
        """Put lines of notes at the foot, as many as `room` holds with those that are there; the rest is carried on."""
        count = 0
        while not self._carried and count < len(lines) and self._foot_height(lines[: count + 1]) <= room:
            count += 1
        if count == len(lines) - 1 and count > FEWEST:
            count -= 1
        if lines and not count and not self._page and not self._foot:
            count = 1
        self._foot.extend(lines[:count])
        self._carried.extend(lines[count:])

    def _foot_height(self, more: Iterable[Strip] = ()) -> float:
        lines = [*self._foot, *more]
        return sum([line.height for line in lines]) + self._rule.height if lines else 0.0


def _groups(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


def _gap(above: Strip, below: Strip) -> float:
    return above.after if above.tight else max(above.after, below.before)
