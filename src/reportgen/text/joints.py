"""What a line must hold, beside its own characters, so that reader programs read it as it was written.

A page has no words, only codes at places; reader programs guess spaces and order.  Within text of one
direction they guess well, where directions meet they do not (measured with poppler, pdfium, pdf.js,
mupdf and pypdf; see tests/text/test_read_back.py):

- pdf.js drops a space when the text steps back after it, as it does between the stretches of a
  right-to-left line, but keeps one that shares its code with another character.  There the space's code
  stands for U+200F and the space.
- poppler takes the signs and spaces after a stretch of the other direction for a part of it, up to the
  next letter of the line's own direction.  A mark of that direction (U+200F or U+200E) without any
  width ends the stretch.

The marks say what is true of the text, are never drawn, and are ignored where text is compared by the
Unicode rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.text.pieces import Piece
from reportgen.text.shaping import Cluster, cluster

_LRM, _RLM = "\u200e", "\u200f"


def joined(pieces: Sequence[Piece], rtl: bool) -> tuple[Piece, ...]:
    """The pieces of a line, in reading order, with what their joints need."""
    if len(pieces) < 2:
        return tuple(pieces)
    out = list(pieces)
    own = _RLM if rtl else _LRM
    for at in range(1, len(out)):
        before, after = out[at - 1], out[at]
        if after.x < before.x:
            out[at - 1], out[at] = _keeping_space(before, after)
    for at, piece in enumerate(out[:-1]):
        if (piece.level & 1) != rtl and (out[at + 1].level & 1) == rtl:
            out[at] = _with(piece, own, at_left=rtl)
    return tuple(out)


def _keeping_space(before: Piece, after: Piece) -> tuple[Piece, Piece]:
    """Two neighbours in right-to-left order; the space between them shares its code."""
    if before.text.endswith(" "):
        return _steered(before, 0 if before.level & 1 else -1), after
    if after.text.startswith(" "):
        return before, _steered(after, -1 if after.level & 1 else 0)
    return before, after


def _steered(piece: Piece, at: int) -> Piece:
    clusters = list(piece.clusters)
    clusters[at] = steered_space(piece, clusters[at])
    return replace(piece, clusters=tuple(clusters))


def steered_space(piece: Piece, space: Cluster) -> Cluster:
    """A space whose code stands for a right-to-left mark as well."""
    return cluster(piece.face, _RLM + " ", space.glyphs, space.advance)


def _with(piece: Piece, mark: str, *, at_left: bool) -> Piece:
    mark_only = (cluster(piece.face, mark),)
    clusters = mark_only + piece.clusters if at_left else piece.clusters + mark_only
    return replace(piece, clusters=clusters)
