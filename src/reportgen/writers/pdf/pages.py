"""Strips -> pages: what goes together stays together, and a table's head comes back on each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.writers.pdf.boxes import Strip

_SLACK = 0.01
"""Lengths are sums of floats: this much more than the page's height still fits."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip at its place, `y` below the top of the text area.  A `repeated` one is decoration: it was read before."""

    strip: Strip
    y: float
    repeated: bool = False


Page = tuple[Placed, ...]


def paginate(strips: Sequence[Strip], height: float) -> tuple[Page, ...]:
    """The strips on pages whose text area is `height` high.  There is always one page."""
    pages: list[Page] = []
    page: list[Placed] = []
    y = 0.0
    for group in _groups(strips):
        if page and _bottom(group, y, page[-1].strip) > height + _SLACK:
            pages.append(tuple(page))
            page, y = [], 0.0
        for strip in group:
            if page and y + _gap(page[-1].strip, strip) + strip.height > height + _SLACK:
                pages.append(tuple(page))
                page, y = [], 0.0
            if page:
                y += _gap(page[-1].strip, strip)
            elif strip.head is not None and pages:
                page.append(Placed(strip.head, 0.0, repeated=True))
                y = strip.head.height
            page.append(Placed(strip, y))
            y += strip.height
    return (*pages, tuple(page)) if page or not pages else tuple(pages)


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


def _bottom(group: list[Strip], y: float, above: Strip) -> float:
    for strip in group:
        y += _gap(above, strip) + strip.height
        above = strip
    return y
