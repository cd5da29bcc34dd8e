"""Pages -> a tagged PDF: decoration first, then text in reading order, each piece with its element.

Right-to-left stretches stand in the page from left to right, as the eye finds them.  Who reads the page aloud
finds their text in reading order in a structure element around them (/ActualText).  The element that holds the
shown text itself must not have it: MuPDF would take it for what is shown, and turn it around.  /ReversedChars
(ISO 32000-1, 14.8.2.3.3) is for strings without spaces inside, each a word: pdf.js would join those words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile
from typing import TypeGuard

from reportgen.document import Direction
from reportgen.records import dataclass
from reportgen.text.paragraphs import Line, Piece, apart
from reportgen.text.shaping import Cluster, cluster
from reportgen.theme import Paper
from reportgen.writers.pdf.boxes import Fill, Shape, Stroke, Words
from reportgen.writers.pdf.canvas import Sheets
from reportgen.writers.pdf.embedding import EmbeddedFonts
from reportgen.writers.pdf.pages import Page, Placed
from reportgen.writers.pdf.showing import text_operators
from reportgen.writers.pdf.syntax import colour as colour_operator
from reportgen.writers.pdf.syntax import number
from reportgen.writers.pdf.tagging import Element, Structure
from reportgen.writers.pdf.wording import Mark

_HEADER, _FOOTER = " /Subtype /Header", " /Subtype /Footer"
"""What stands around the text of each page.  A table's head that comes back is neither."""
_THICKEST = 4.0
"""No rule or bar of decoration is thicker than this; what is lies behind words."""
_LINK_ABOVE, _LINK_BELOW = 0.95, 0.3
"""How far a link reaches above and below the baseline, in sizes."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to paint: its flow, what stands `before` it (a draft's mark), and its header and footer."""

    flow: Page
    before: tuple[Placed, ...] = ()
    header: tuple[Placed, ...] = ()
    footer: tuple[Placed, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """A right-to-left stretch of an element: the element that gives its text, and inside that the one that shows it."""

    element: Element
    spoken: Element
    shown: Element


def tagged(item: Placed) -> Iterator[Element]:
    """The elements that a strip's content will belong to; some of them more than once."""
    strip = item.strip
    if item.repeated:
        return
    if strip.framed is not None:
        yield strip.framed
    yield from (fill.element for fill in strip.fills if fill.element is not None)
    yield from (picture.element for picture in strip.pictures)
    for words in strip.words:
        for piece in words.line.pieces:
            mark = _mark(piece)
            yield mark.element
            if mark.leading is not None:
                yield mark.leading.element


class Painter:
    """Paints pages onto the sheets of one document."""

    def __init__(self, sheets: Sheets, structure: Structure, paper: Paper, direction: Direction) -> None:
        self.sheets = sheets
        self.structure = structure
        self.fonts = EmbeddedFonts()
        self._paper = paper
        self._rtl = direction is Direction.RTL
        self._page = 0
        self._colour = ""
        self._open: Element | None = None
        self._said: _Said | None = None
        self._frames: dict[Element, tuple[int, float]] = {}

    def paint(self, sheet: Sheet) -> None:
        """One page."""
        self._page = self.structure.add_page()
        self._colour = ""
        placed = (*sheet.before, *sheet.flow)
        read = [item for item in placed if not item.repeated]
        self._decorate(read)
        for item in read:
            self._tag(item)
        self._close()
        for items, kind in (
            (sheet.before, _HEADER),
            (sheet.flow, ""),
            (sheet.header, _HEADER),
            (sheet.footer, _FOOTER),
        ):
            for item in items:
                if item.repeated:
                    self._artifact(item, kind)
        self.sheets.close_page(self.structure.page_key)

    # --- decoration ------------------------------------------------------------------------

    def _decorate(self, items: Sequence[Placed]) -> None:
        fills = [(fill, item.y) for item in items for fill in item.strip.fills if fill.element is None]
        for group in _backgrounds(fills):
            self.sheets.write(f"/Artifact << /Type /Background /BBox [{self._box(group)}] >> BDC")
            for wash, y in group:
                self._fill(wash, y)
            self.sheets.write("EMC")
        self.sheets.write("/Artifact << /Type /Layout >> BDC")
        for fill, y in fills:
            if not _is_background(fill):
                self._fill(fill, y)
        self.sheets.write("q")
        for item in items:
            for words in item.strip.words:
                self._underline(words, item.y)
        self.sheets.write("Q")
        self.sheets.write("EMC")
        self._colour = ""

    def _box(self, group: Sequence[tuple[Fill, float]]) -> str:
        first, _ = group[0]
        left = self._left(first.x, first.width)
        bottom = self._up(max(y + fill.y + fill.height for fill, y in group))
        top = self._up(min(y + fill.y for fill, y in group))
        return " ".join(map(number, (left, bottom, left + first.width, top)))

    def _artifact(self, item: Placed, kind: str) -> None:
        self.sheets.write(f"/Artifact << /Type /Pagination{kind} >> BDC")
        for fill in item.strip.fills:
            self._fill(fill, item.y)
        for words, line in _side_by_side(item.strip.words, rtl=self._rtl):
            for mark, pieces in _by_mark(line):
                self._text(_raised(pieces, mark.lift), words, item.y, mark.colour)
        self.sheets.write("EMC")

    def _fill(self, fill: Shape, top: float) -> None:
        if isinstance(fill, Stroke):
            start, end = self._left(fill.x, 0.0), self._left(fill.x + fill.along, 0.0)
            y = top + fill.y
            self.sheets.stroke((start, self._up(y)), (end, self._up(y + fill.down)), fill.thickness, fill.colour)
            return
        x = self._left(fill.x, fill.width)
        if fill.dotted:
            self.sheets.write("q")
            self.sheets.dots(x, self._up(top + fill.y + fill.height / 2), fill.width, fill.colour, fill.dotted)
            self.sheets.write("Q")
            return
        self.sheets.fill((x, self._up(top + fill.y + fill.height), fill.width, fill.height), fill.colour, fill.radius)
        self._colour = ""

    def _underline(self, words: Words, top: float) -> None:
        if not any(_mark(piece).dotted for piece in words.line.pieces):
            return
        left = self._line_left(words)
        for mark, pieces in _by_mark(words.line.pieces):
            if mark.dotted:
                start, end = _reach(pieces)
                size = max(piece.size for piece in pieces)
                y = self._up(top + words.y) - 0.26 * size
                self.sheets.dots(left + start + 0.4, y, end - start - 0.8, mark.colour)

    # --- tagged content --------------------------------------------------------------------

    def _tag(self, item: Placed) -> None:
        strip = item.strip
        for anchor in strip.anchors:
            self.sheets.anchor(anchor, self._up(item.y - 6))
        if strip.bookmark is not None:
            self.sheets.bookmark(strip.bookmark.title, strip.bookmark.level, self._up(item.y - 6))
        if strip.framed is not None:
            self._frame(strip.framed, item)
        for fill in strip.fills:
            if fill.element is not None:
                self._belongs(fill.element)
                self._fill(fill, item.y)
        for picture in strip.pictures:
            self._belongs(picture.element)
            left = self._left(picture.x, picture.width)
            bottom = self._up(item.y + picture.y + picture.height)
            self.sheets.picture(picture.image, (left, bottom, picture.width, picture.height))
        for words, line in _side_by_side(strip.words, rtl=self._rtl):
            for pieces in _together(line):
                mark = _mark(pieces[0])
                if _leftwards(pieces[0]):
                    self._says(mark.element, "".join([piece.text for piece in pieces]))
                else:
                    self._belongs(mark.element)
                self._text(_raised(pieces, mark.lift), words, item.y, mark.colour)
            self._lead(words, item.y)

    def _belongs(self, element: Element) -> None:
        if self._open is not element:
            self._close()
            self._begin(element)

    def _says(self, element: Element, text: str) -> None:
        """What follows is drawn from left to right, but reads as `text`."""
        said = self._said
        if said is None or said.element is not element:
            self._close()
            element.attach()
            spoken = element.child("Span")
            said = self._said = _Said(element, spoken, spoken.child("Span"))
        said.spoken.spoken += text
        self._begin(said.shown)

    def _begin(self, element: Element) -> None:
        if self._open is not None:
            self.sheets.write("EMC")
        identifier = self.structure.content(element, self._page)
        self.sheets.write(f"/{element.tag} << /MCID {identifier} >> BDC")
        self._open = element

    def _close(self) -> None:
        if self._open is not None:
            self.sheets.write("EMC")
        self._open = self._said = None

    def _text(self, pieces: Sequence[Piece], words: Words, top: float, colour: str) -> None:
        if colour != self._colour:
            self.sheets.write(colour_operator(colour, "rg"))
            self._colour = colour
        self.sheets.write(text_operators(pieces, self._line_left(words), self._up(top + words.y), self.fonts))

    def _lead(self, words: Words, top: float) -> None:
        if not any(_mark(piece).leading for piece in words.line.pieces):
            return
        left, y = self._line_left(words), self._up(top + words.y)
        seen = _ordered(piece for piece in words.line.pieces if piece.text.strip())
        for leading, pieces in groupby(seen, key=lambda piece: _mark(piece).leading):
            if leading is None:
                continue
            linked = list(pieces)
            start, end = _reach(linked)
            size = max(piece.size for piece in linked)
            link = self.sheets.reserve()
            key = self.structure.annotation(leading.element, self._page, link)
            place = (left + start, y - _LINK_BELOW * size, left + end, y + _LINK_ABOVE * size)
            self.sheets.link(link, place, leading, key)

    # --- places ----------------------------------------------------------------------------

    def _left(self, x: float, width: float) -> float:
        if self._rtl:
            return self._paper.width - self._paper.start - x - width
        return self._paper.start + x

    def _line_left(self, words: Words) -> float:
        return self._left(words.x + words.line.indent, words.line.width)

    def _up(self, y: float) -> float:
        return self._paper.height - self._paper.top - y

    def _frame(self, element: Element, item: Placed) -> None:
        """Let the element's bounding box, on the page where it begins, take in a strip."""
        page, top = self._frames.setdefault(element, (self._page, self._up(item.y)))
        if page == self._page:
            width = self._paper.width - self._paper.start - self._paper.end
            left = self._left(0.0, width)
            sides = " ".join(number(side) for side in (left, self._up(item.y + item.strip.height), left + width, top))
            element.attributes = f"<< /O /Layout /Placement /Block /BBox [{sides}] >>"


def _is_background(fill: Shape) -> TypeGuard[Fill]:
    return isinstance(fill, Fill) and fill.element is None and min(fill.width, fill.height) > _THICKEST


def _backgrounds(fills: Iterable[tuple[Shape, float]]) -> Iterator[list[tuple[Fill, float]]]:
    """What lies behind words; what touches, as it does behind the lines of one block, together."""
    group: list[tuple[Fill, float]] = []
    for fill, y in fills:
        if _is_background(fill):
            if group:
                above, top = group[-1]
                alike = (above.x, above.width, above.colour) == (fill.x, fill.width, fill.colour)
                if not alike or y + fill.y > top + above.y + above.height:
                    yield group
                    group = []
            group.append((fill, y))
    if group:
        yield group


def _side_by_side(words: Sequence[Words], *, rtl: bool) -> Iterator[tuple[Words, Sequence[Piece]]]:
    """Lines with their pieces; those that stand beside others, as in a table's row, are written so as to be read apart.

    Left to right there is no need, as long as none of them goes the other way.
    """
    if len(words) == 1 or not (rtl or any(piece.level & 1 for one in words for piece in one.line.pieces)):
        for one in words:
            yield one, one.line.pieces
        return
    number = 0
    for one in words:
        beside = [other for other in words if abs(other.y - one.y) < _size(one.line)]
        if len(beside) > 1 and (rtl or any(piece.level & 1 for line in beside for piece in line.line.pieces)):
            yield one, apart(one.line.pieces, number)
            number += 1
        else:
            yield one, one.line.pieces


def _size(line: Line) -> float:
    return max((piece.size for piece in line.pieces), default=0.0)


def _mark(piece: Piece) -> Mark:
    assert isinstance(piece.mark, Mark)
    return piece.mark


def _together(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Neighbours of one mark and one way; of those that go leftwards one at a time, with what is hidden after it.

    So each stretch of content as a whole is drawn in reading order, or as a whole in the reverse order.
    """
    together: list[Piece] = []
    for piece in pieces:
        if together and (
            _mark(piece) is not _mark(together[0])
            or _leftwards(piece) != _leftwards(together[0])
            or (_leftwards(piece) and piece.text)
        ):
            yield together
            together = []
        together.append(piece)
    if together:
        yield together


def _leftwards(piece: Piece) -> bool:
    return piece.level & 1 == 1


def _raised(pieces: Sequence[Piece], lift: float) -> Sequence[Piece]:
    """The pieces, their glyphs so far above a baseline that stays straight: what leaves it is read as another line."""
    if not lift:
        return pieces
    return [
        piece._replace(
            groups=(
                tuple(
                    cluster(
                        piece.face,
                        one.text,
                        tuple(
                            (glyph, x, y + round(lift * piece.face.units / piece.size)) for glyph, x, y in one.glyphs
                        ),
                        one.advance,
                    )
                    for one in piece.clusters
                ),
            )
        )
        for piece in pieces
    ]


def _by_mark(pieces: Iterable[Piece]) -> Iterator[tuple[Mark, list[Piece]]]:
    for mark, group in groupby(pieces, key=_mark):
        yield mark, list(group)


def _ordered(pieces: Iterable[Piece]) -> list[Piece]:
    return sorted(pieces, key=lambda piece: piece.x)


def _reach(pieces: Sequence[Piece]) -> tuple[float, float]:
    """From where to where the pieces can be seen: without the spaces and marks at either end."""
    ordered = _ordered(piece for piece in pieces if piece.text) or _ordered(pieces)
    first, last = ordered[0], ordered[-1]
    start = first.x + sum(_width(first, cluster) for cluster in takewhile(_blank, first.clusters))
    end = last.x + last.advance - sum(_width(last, cluster) for cluster in takewhile(_blank, reversed(last.clusters)))
    return start, max(start, end)


def _blank(cluster: Cluster) -> bool:
    return not cluster.text.strip(" \u00a0\u061c\u200e\u200f")


def _width(piece: Piece, cluster: Cluster) -> float:
    advance: float = cluster.advance * piece.size / piece.face.units
    return advance + piece.tracking + (piece.stretch if cluster.text == " " else 0.0)
