"""Strips -> pages: what goes together stays together, a table's head comes back, and notes stand at the foot.

A note begins on the page where its mark stands.  If it does not fit there, its line moves on to the next
page; of a long note, which would leave a gap, the lines that do not fit move on alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace

from reportgen.records import dataclass
from reportgen.writers.pdf.boxes import Strip, closer

_SLACK = 0.01
"""Lengths are sums of floats: this much more than the page's height still fits."""
LONG_NOTE = 4
"""A note of so many lines may be broken …"""
FEWEST = 2
"""… into parts of no fewer lines than these."""
NEARLY_EMPTY = 0.35
"""A last page with less on it than this part of its height is worth saving, by less white space."""
GAP = 0.1
"""More empty space than this part of its height at the foot of a page is worth filling."""
CLOSER = (0.9, 0.8, 0.7, 0.6)
"""How much of the white space between blocks and rows is tried."""
CLOSE_ENOUGH = 0.8
"""To fill a gap, no less than this of the white space is left; to save a page, the least that is tried."""
PRICE = 0.3
"""What white space is worth in a comparison with gaps."""
MOST_TRIED = 30
"""Longer documents are left as they fall."""
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


def on_pages(strips: Sequence[Strip], height: float, rules: Rules | None = None) -> tuple[Page, ...]:
    """The strips on pages, with a little less white space where that saves a page or closes a gap at a page's foot."""
    pages = paginate(strips, height, rules)
    if not 1 < len(pages) <= MOST_TRIED:
        return pages
    saving = _text_end(pages[-1]) < NEARLY_EMPTY * height
    if not saving and max(_gaps(pages, height)) < GAP:
        return pages
    best = (len(pages), sum(_gaps(pages, height))), 1.0, pages
    for air in CLOSER:
        tried = paginate(strips, height, rules, air)
        cost = len(tried), sum(_gaps(tried, height)) + PRICE * (1 - air)
        if cost < best[0] and (air >= CLOSE_ENOUGH or (saving and len(tried) < len(pages))):
            best = cost, air, tried
            if max(_gaps(tried, height), default=0.0) < GAP and (not saving or len(tried) < len(pages)):
                break
    _, air, pages = best
    return pages if air == 1.0 else tuple(tuple(_closer(placed, air) for placed in page) for page in pages)


def paginate(strips: Sequence[Strip], height: float, rules: Rules | None = None, air: float = 1.0) -> tuple[Page, ...]:
    """The strips on pages whose text area is `height` high.  There is always one page.

    Of the white space, `air` is left; the strips themselves are as they were, and still to be made closer.
    """
    pager = _Pager(height, rules or Rules(), air)
    for group in _groups(strips):
        pager.place(group)
    return pager.finished()


def _gaps(pages: tuple[Page, ...], height: float) -> list[float]:
    """The empty space at the foot of each page but the last, as parts of its height."""
    return [(min((p.y for p in page if p.foot), default=height) - _text_end(page)) / height for page in pages[:-1]]


def _text_end(page: Page) -> float:
    return max((placed.y + placed.strip.height for placed in page if not placed.foot), default=0.0)


def _closer(placed: Placed, air: float) -> Placed:
    return placed if placed.foot else replace(placed, strip=closer(placed.strip, air))


class _Pager:
    """Fills one page after the other."""

    def __init__(self, height: float, rules: Rules, air: float) -> None:
        self._height = height + _SLACK
        self._rules = rules
        self._air = air
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
                y += self._gap(above, strip)
            elif strip.head is not None and self._pages:
                y += strip.head.height
            y += self._height_of(strip)
            above = strip
        return y

    def _height_of(self, strip: Strip) -> float:
        above, below = strip.padding
        return strip.height - (1 - self._air) * (above + below)

    def _gap(self, above: Strip, below: Strip) -> float:
        air = (1 + self._air) / 2 if below.bookmark else self._air  # sections are to be seen as such
        return air * (above.after if above.tight else max(above.after, below.before))

    def _put(self, group: list[Strip]) -> None:
        for strip in group:
            if self._page:
                self._y += self._gap(self._page[-1].strip, strip)
            elif strip.head is not None and self._pages:
                self._page.append(Placed(strip.head, 0.0, repeated=True))
                self._y = strip.head.height
            self._page.append(Placed(strip, self._y))
            self._y += self._height_of(strip)
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
