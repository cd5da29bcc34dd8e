"""Lines of plain prose: one run, one direction, one face, as most paragraphs are.

What comes of it is what `paragraphs` would make of the same text, but words are looked up, not made: a line is found
in an array of the places where words end, by halving.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from reportgen.document import Direction
from reportgen.text.bidi import levels
from reportgen.text.breaking import divided
from reportgen.text.fonts import Fonts
from reportgen.text.joints import ends_in_hyphen, joined, line_end
from reportgen.text.pieces import Draft, Line, Piece
from reportgen.text.words import Known, Run, setter

TOLERANCE = 0.01  # points: rounding must not push a word over the edge
WIDEST_SPACE = 0.55  # ems: a line that needs wider spaces than this stays ragged (pdf.js reads 0.6 as a gap)


def lines_of_prose(
    run: Run, base: Direction, room: Callable[[int], float], fonts: Fonts, *, justify: bool, indent: float
) -> list[Line] | None:
    """The lines of a run without forced line ends and steering characters; None if it is no plain prose."""
    text = run.text
    level = int(base is Direction.RTL)
    if levels(text, base).runs != ((0, len(text), level),):
        return None
    chosen = setter(fonts, run, level == 1)
    if chosen.face.arabic != (level == 1):
        return None
    written, held = divided(text)
    words = [chosen.known[word] for word in written]
    if None in words or written[0][0] == " ":
        return None
    found: list[Known] = [word for word in words if word]
    places = list(accumulate([word.advance for word in found], initial=0.0))
    ends = [place + word.ink for place, word in zip(places, found, strict=False)]
    lines: list[Line] = []
    start, count = 0, len(found)
    ascent, descent, height = chosen.extent
    while start < count:
        limit = room(len(lines)) - indent
        end = bisect_right(ends, places[start] + limit + TOLERANCE, start)
        if end < count:
            while end > start and end - 1 in held:
                end -= 1
        if end == start:
            return None
        last = end == count
        inside = found[start:end]
        natural = ends[end - 1] - places[start]
        spaces = sum([word.spaces for word in inside])
        hanging = inside[-1].spaces - inside[-1].inner
        stretch = 0.0
        if justify and not last and natural < limit and spaces > hanging:
            stretch = (limit - natural) / (spaces - hanging)
            if max([word.space for word in inside]) + stretch > WIDEST_SPACE * chosen.size:
                stretch = 0.0
        advance = places[end] - places[start] + stretch * spaces
        said = "".join(written[start:end])
        if level:
            outside = inside[-1].advance - inside[-1].ink + stretch * hanging
            inside.reverse()
            clusters = [cluster for word in inside for cluster in word.clusters]
            draft = Draft(
                -outside, advance, chosen.face, chosen.size, clusters, said, run.mark, 1, chosen.tracking, stretch
            )
            pieces = joined([draft], 1, last=last)
        else:
            groups = tuple([word.clusters for word in inside])
            if not last and ends_in_hyphen(said):
                groups += ((line_end(chosen.face),),)
            pieces = (
                Piece(0.0, advance, chosen.face, chosen.size, groups, said, run.mark, 0, chosen.tracking, stretch),
            )
        width = natural + stretch * (spaces - hanging)
        lines.append(Line(pieces, width, natural, ascent, descent, height, indent, last))
        start = end
        indent = 0.0
    return lines
