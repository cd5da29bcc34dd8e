"""What a line must hold, beside its own characters, so that reader programs read it as it was written.

A page has no words, only codes at places; reader programs guess spaces and order.  Within text of one
direction they guess well, where directions meet they do not (measured with poppler, pdfium, pdf.js,
mupdf and pypdf; see tests/text/test_read_back.py):

- pdf.js drops a space when the text steps back after it, as it does between the stretches of a
  right-to-left line, but keeps one that shares its code with another character.  There the space's code
  stands for U+200F and the space.  So it does where a vowel sign ends a word, which would part from it.
- poppler takes the signs and spaces after a stretch of the other direction, or after a comma, for a part
  of it, up to the next letter of the line's own direction.  A mark of that direction without any width
  (U+200F or U+200E) ends the stretch.
- pypdf and mupdf let a sign or a space at the left end of right-to-left text go the way of what they
  read before.  An Arabic letter mark (U+061C) before it turns them round.  pypdf turns numbers in the
  digits of a right-to-left script round, but not what shares one code: there a number is one cluster.
- pdfium turns round, in a line of mixed directions, the order of words, letters, digits and signs of
  what goes against the line, so that 21-NQ/TW becomes TW/NQ21-.  In a line of their own they keep
  their order.  What stands higher is a line of its own to it, if the lift is more than half as wide as
  the characters that meet: with a hidden mark of next to no width at the outer end of what goes before
  and marks without width at the start of what comes after, a few hundredths of a point are enough.

The marks say what is true of the text, are never drawn, and are ignored where text is compared by the
Unicode rules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from reportgen.text.bidi_data import classes
from reportgen.text.pieces import WIDENED, Piece
from reportgen.text.shaping import Cluster, cluster

_LRM, _RLM, _ALM = "\u200e", "\u200f", "\u061c"
_VOWEL_SIGN = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_WEAK_SIGN = re.compile("[%+,./:،٪-]")
_TO_MEND = re.compile(f"(?:{_VOWEL_SIGN.pattern}|{_WEAK_SIGN.pattern}) ")
_ONE_KIND = re.compile("(?:L*|[RA]*|[Nn%,M-]*)\\Z")
_LIFT = 0.03  # points
_NARROW = 0.001  # ems
_INSIDE = 0.1  # points: poppler must not meet it in the middle of what stands beside


def joined(pieces: Sequence[Piece], base: int, *, last: bool = False) -> tuple[Piece, ...]:
    """The pieces of a line whose paragraph has the level `base`, in reading order, with what their joints need.

    `last` says that the paragraph ends here; what follows may stand to the left of it (a table's next cell).
    """
    out = [_mended(piece) for piece in pieces]
    own = _RLM if base & 1 else _LRM
    for at in range(1, len(out)):
        if out[at].x < out[at - 1].x:
            out[at - 1], out[at] = _keeping_space(out[at - 1], out[at], own)
    if last and base & 1 and out and out[-1].text[-1].isspace():
        out[-1] = _sharing(out[-1], own, at_left=out[-1].level & 1 == 1)
    if len(out) < 2:
        return tuple(out)
    return tuple(_on_lines_of_their_own(_bounded(out), base))


def apart(pieces: Sequence[Piece], number: int) -> tuple[Piece, ...]:
    """The pieces of a line that has others beside it, on the same baseline: the cells of a table's row, side by side.

    Lines of different numbers are read one after the other, not as one line across.
    """
    seen = [at for at, piece in enumerate(pieces) if not piece.hidden and _seen(piece)]
    groups = [list(group) for _, group in groupby(seen, lambda at: pieces[at].lift)]
    if not groups:
        return tuple(pieces)
    offset = number % 2 * 4 * _LIFT
    return tuple(_parted([replace(piece, lift=piece.lift + offset) for piece in pieces], groups[:1], groups[-1:]))


def _mended(piece: Piece) -> Piece:
    """A piece with what it needs inside."""
    if piece.level & 1:
        return _with_marks_after_signs(piece) if _TO_MEND.search(piece.text) else piece
    return _as_one(piece) if piece.face.arabic and len(piece.clusters) > 1 else piece


def _with_marks_after_signs(piece: Piece) -> Piece:
    """Right-to-left text with marks after signs, and with spaces that share their code after vowel signs."""
    clusters: list[Cluster] = []
    for found in piece.clusters:  # from left to right, so a space comes before what it follows
        if clusters and clusters[-1].text in WIDENED:
            if _VOWEL_SIGN.match(found.text) and not found.glyphs:
                clusters[-1] = _sharing_space(piece, clusters[-1], _RLM)
            elif _WEAK_SIGN.match(found.text):
                clusters.append(cluster(piece.face, _RLM))
        clusters.append(found)
    return replace(piece, clusters=tuple(clusters))


def _as_one(piece: Piece) -> Piece:
    """A number in the digits of a right-to-left script, as one cluster."""
    glyphs: list[tuple[int, int, int]] = []
    pen = 0
    for found in piece.clusters:
        glyphs += [(index, pen + x, y) for index, x, y in found.glyphs]
        pen += found.advance
        if found.text in WIDENED:
            pen += round(piece.stretch * piece.face.units / piece.size)
    mark = cluster(piece.face, _LRM)  # at both ends: pdfium takes the width of what stands there for a measure
    return replace(piece, clusters=(mark, cluster(piece.face, piece.text, tuple(glyphs), pen), mark))


def _keeping_space(before: Piece, after: Piece, mark: str) -> tuple[Piece, Piece]:
    """Two neighbours, the second to the left of the first; the space between them shares its code."""
    if before.text[-1].isspace():
        return _sharing(before, mark, at_left=before.level & 1 == 1), after
    if after.text[0].isspace():
        return before, _sharing(after, mark, at_left=after.level & 1 == 0)
    return before, after


def _sharing(piece: Piece, mark: str, *, at_left: bool) -> Piece:
    first, *others = piece.clusters if at_left else piece.clusters[::-1]
    clusters = (_sharing_space(piece, first, mark), *others)
    return replace(piece, clusters=clusters if at_left else clusters[::-1])


def _sharing_space(piece: Piece, space: Cluster, mark: str) -> Cluster:
    """A space whose code stands for a mark as well, as wide as the line's spaces are set."""
    if not space.text.isspace():
        return space  # it does so already
    widened = round(piece.stretch * piece.face.units / piece.size)
    return cluster(piece.face, mark + space.text, space.glyphs, space.advance + widened)


def _bounded(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the marks that keep each apart from what follows, and from what was read before."""
    out = [_settled(piece) for piece in pieces]
    beside = sorted(range(len(pieces)), key=lambda at: pieces[at].x)
    places = {at: place for place, at in enumerate(beside)}
    for at in range(1, len(pieces)):
        level = pieces[at].level
        if pieces[at - 1].level > level:  # what was deeper ends here, on this piece's right or left
            inner = beside[places[at] + (1 if level & 1 else -1)]
            if (pieces[inner].level ^ level) & 1:
                out[inner] = _with(out[inner], _RLM if level & 1 else _LRM, at_left=level & 1 == 1)
    return out


def _settled(piece: Piece) -> Piece:
    """A piece that goes its own way, whatever was read before it."""
    if piece.level & 1:
        return piece if piece.clusters[0].text[0].isalpha() else _with(piece, _ALM, at_left=True)
    if piece.level and not _ONE_KIND.match(classes(piece.text)):
        return _with(piece, _LRM, at_left=True)
    return piece


def _with(piece: Piece, marks: str, *, at_left: bool) -> Piece:
    added = tuple([cluster(piece.face, mark) for mark in marks])
    return replace(piece, clusters=added + piece.clusters if at_left else piece.clusters + added)


# --- lines of their own, for pdfium ----------------------------------------------------------


def _on_lines_of_their_own(pieces: list[Piece], base: int) -> list[Piece]:
    """Lifts what pdfium would turn round, by next to nothing: more than one word or number against the line."""
    seen = [at for at, piece in enumerate(pieces) if _seen(piece)]  # pdfium passes over what has no ink
    groups = _groups(pieces, seen, base)
    if len(groups) < 2:
        return pieces
    lifts = {at: number % 3 * _LIFT for number, group in enumerate(groups) for at in group}
    lifted = [replace(piece, lift=lifts.get(at, 0.0)) for at, piece in enumerate(pieces)]
    return _parted(lifted, groups[1:], groups[:-1])


def _parted(pieces: list[Piece], begun: list[list[int]], ended: list[list[int]]) -> list[Piece]:
    """Pieces with marks that let pdfium see where groups that stand at heights of their own begin and end."""
    starts: dict[int, str] = {}
    ends: dict[int, str] = {}
    for group in begun:  # pdfium reads each group from left to right, whatever its order
        starts |= dict.fromkeys((group[0], min(group, key=lambda at: pieces[at].x)), _mark_of(pieces, group))
    for group in ended:
        ends[max(group, key=lambda at: pieces[at].x)] = _mark_of(pieces, group)
    out: list[Piece] = []
    for at, piece in enumerate(pieces):
        here = piece
        if at in starts and piece.clusters[0].advance:
            here = _with(piece, starts[at], at_left=True)
        out.append(here)
        if at in ends:
            out.append(_anchor(here, ends[at]))
    return out


def _mark_of(pieces: list[Piece], group: list[int]) -> str:
    """The mark of the direction in which a group as a whole goes."""
    return _RLM if min(pieces[at].level for at in group) & 1 else _LRM


def _groups(pieces: list[Piece], seen: list[int], base: int) -> list[list[int]]:
    """The pieces of a line in groups, in reading order: what goes with the level `base`, and what is apart from it."""
    if seen and all(pieces[at].level > base for at in seen):
        base = min(pieces[at].level for at in seen)
    groups: list[list[int]] = []
    apart = True
    for deeper, stretch in groupby(seen, lambda at: pieces[at].level > base):
        inner = list(stretch)
        simple = not deeper or (len(inner) == 1 and _ONE_KIND.match(classes(pieces[inner[0]].text)))
        if not simple:
            groups += _groups(pieces, inner, base)
        elif apart:
            groups.append(inner)
        else:
            groups[-1] += inner
        apart = not simple
    return groups


def _anchor(piece: Piece, mark: str) -> Piece:
    """A hidden mark just before the right end of a piece.  It has the ink of a sign there, so that pdfium sees it."""
    width = round(_NARROW * piece.face.units)
    shown = next(c for c in piece.clusters if _inked(c))
    ink = tuple([(index, x - shown.advance, y) for index, x, y in shown.glyphs])
    return replace(
        piece,
        x=piece.x + piece.advance - _INSIDE,
        advance=0.0,
        clusters=(cluster(piece.face, mark, ink, width),),
        text="",
        tracking=0.0,
        stretch=0.0,
        hidden=True,
    )


def _seen(piece: Piece) -> bool:
    """Whether any of a piece can be seen: it is not all spaces."""
    return any(_inked(found) for found in piece.clusters)


def _inked(found: Cluster) -> bool:
    return bool(found.glyphs) and not found.text[-1].isspace()
