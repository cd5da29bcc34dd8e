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

- pdfium turns round, in a line of mixed directions, the order of words, letters, digits and signs of
  what goes against the line, so that 21-NQ/TW becomes TW/NQ21-.  In a line of their own they keep
  their order.  What stands higher is a line of its own to it, if the lift is more than half as wide as
  the characters that meet: with a hidden mark of next to no width at the outer end of what goes before
  and another at the start of what comes after, a few hundredths of a point are enough.

The marks say what is true of the text, are never drawn, and are ignored where text is compared by the
Unicode rules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportgen.text.bidi_data import classes
from reportgen.text.pieces import Piece
from reportgen.text.shaping import Cluster, cluster

_LRM, _RLM = "\u200e", "\u200f"
_ONE_KIND = re.compile("(?:[LW]*|[RAW]*|[Nn%,M-]*)\\Z")
_LIFT = 0.03  # points
_NARROW = 0.003  # ems


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
    return tuple(_on_lines_of_their_own(out, rtl))


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


def _on_lines_of_their_own(pieces: list[Piece], rtl: bool) -> list[Piece]:
    """Lifts what pdfium would turn round, by next to nothing: more than one word or number against the line."""
    against = [(piece.level & 1) != rtl and not _ONE_KIND.match(classes(piece.text)) for piece in pieces]
    if not any(against) or all((piece.level & 1) != rtl for piece in pieces):
        return pieces
    out: list[Piece] = []
    outermost = 0  # where, in `out`, the rightmost piece of this height stands
    height = 0.0
    for piece, lifted in zip(pieces, against, strict=True):
        lift = 0.0 if not lifted else _LIFT if not out or height != _LIFT else 2 * _LIFT
        here = replace(piece, lift=lift)
        if out and lift != height:
            out.insert(outermost + 1, _anchor(out[outermost]))
            start = cluster(piece.face, _mark(piece), (), round(_NARROW * piece.face.units))
            here = replace(here, clusters=(start, *here.clusters))
            outermost = len(out)
        elif not rtl:
            outermost = len(out)
        out.append(here)
        height = lift
    return out


def _anchor(piece: Piece) -> Piece:
    """A hidden mark at the right end of a piece.  It has the ink of a letter: pdfium passes over what has none."""
    ink = next(c.glyphs for c in piece.clusters if c.text.isalnum())
    width = round(_NARROW * piece.face.units)
    return replace(
        piece,
        x=piece.x + piece.advance,
        advance=0.0,
        clusters=(cluster(piece.face, _mark(piece), ink, width),),
        text="",
        tracking=0.0,
        hidden=True,
    )


def _mark(piece: Piece) -> str:
    return _RLM if piece.level & 1 else _LRM
