"""Pieces of a line -> the operators that show them."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.text.pieces import Piece
from reportgen.writers.pdf.embedding import ClusterFont, EmbeddedFonts
from reportgen.writers.pdf.syntax import number


def text_operators(pieces: Sequence[Piece], x: float, y: float, fonts: EmbeddedFonts) -> str:
    """The operators `BT … ET` that draw pieces of one line whose left edge is at (x, y), y up, in the current colour.

    Pieces are to be handed over in the order in which the line holds them; each call is one text
    object, so that reader programs start anew.
    """
    out = ["BT"]
    from_x = from_y = tracking = 0.0
    current = ("", 0.0)
    clipped: list[Piece] = []
    for piece in pieces:
        name, font = fonts.of(piece.face)
        to_x, to_y = round(x + piece.x, 3), round(y + piece.lift, 3)
        if piece.clipped:
            clipped.append(piece)
            continue
        if piece.hidden:
            out.append(_hidden(piece, name, font, to_x, to_y))
            from_x = from_y = 0.0
            current = ("", 0.0)
            continue
        if current != (name, piece.size) or to_x < from_x:  # said again, it tells pypdf that something new begins
            current = (name, piece.size)
            out.append(f"/{name} {number(piece.size)} Tf")
        if piece.tracking != tracking:
            tracking = piece.tracking
            out.append(f"{number(tracking)} Tc")
        out.append(f"{number(to_x - from_x)} {number(to_y - from_y)} Td")
        out.append(font.shown(piece.groups, piece.stretch * 1000 / piece.size))
        from_x, from_y = to_x, to_y
    if tracking:
        out.append("0 Tc")
    out.append("ET")
    if clipped:
        roughly = [one._replace(x=round(x + one.x, 1) - x, clipped=False) for one in clipped]
        out += ["q 0 0 0 0 re W n", text_operators(roughly, x, y, fonts), "Q"]
    return "\n".join(out)


_HIDDEN_SIZE = 3_000


def _hidden(piece: Piece, name: str, font: ClusterFont, x: float, y: float) -> str:
    """Invisible text, in a text space so small that pdfium takes its lift for a distance; ends with a fresh matrix."""
    scale = f"{piece.size / _HIDDEN_SIZE:.7f}"
    return (
        f"3 Tr /{name} {_HIDDEN_SIZE} Tf {scale} 0 0 {scale} {number(x)} {number(y)} Tm\n"
        f"{font.shown(piece.groups)} 0 Tr 1 0 0 1 0 0 Tm"
    )
