"""Tables without boxes: a strong rule under the head, hairlines between rows, figures in tabular digits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeVar

from reportgen.document import Column, Direction, Inlines, Row, Table
from reportgen.records import dataclass
from reportgen.text.ink import reach
from reportgen.text.paragraphs import Line, Run
from reportgen.theme import Role, Style
from reportgen.writers.columns import column_widths, with_fewer_lines
from reportgen.writers.pdf.boxes import BASELINE, TALL, Fill, Strip, Words, stack
from reportgen.writers.pdf.rags import lines_of
from reportgen.writers.pdf.setting import Typesetter
from reportgen.writers.pdf.tagging import Element

GAP, FIGURE_GAP = 14.0, 20.0
"""Between columns, and between figures that end at a column's edge and words that begin at the next one's."""
STRONG, HAIRLINE = 0.9, 0.5
DENSE, CLOSE = 0.92, 0.75
"""The size of a dense table, and its white space, in those of others."""
ROW, TALL_ROW = (3.5, 3.7), (2.2, 1.8)
"""White space above and below the lines of a row; tall lines bring air of their own."""
CLEAR = 1.0
"""Between tall letters and the rules above and below their row."""
TALLEST = 0.45
"""A row that takes more of the page's height than this may be broken between its lines."""
WIDEST_WORD = 1.5
"""A word wider than this many equal shares of the table is broken rather than given its room."""

Pair = tuple[float, float]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell's words in one line, which serves where the column is wide enough.

    A wide cell keeps its runs, for it will need to be set anew.  Others do not: in a table of a thousand pages they
    would take as much room as the lines.
    """

    element: Element
    line: tuple[Line, ...]
    runs: tuple[Run, ...] = ()

    @property
    def natural(self) -> float:
        return max((line.natural_width for line in self.line), default=0.0)

    @property
    def least(self) -> float:
        return max((width for line in self.line for width in _word_widths(line)), default=0.0)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a column stands; figures are set flush in a block of `block` points at its end side."""

    x: float
    width: float
    numeric: bool
    block: float


@dataclass(frozen=True, slots=True)
class _Look:
    """How a table is set: its words, its head, and its white space as a part of the usual."""

    text: Style
    head: Style
    air: float

    @classmethod
    def of(cls, table: Table, setter: Typesetter) -> _Look:
        text, head = setter.style(Role.TABLE), setter.style(Role.TABLE_HEAD)
        if not table.dense:
            return cls(text, head, 1.0)
        return cls(replace(text, size=DENSE * text.size), replace(head, size=DENSE * head.size), CLOSE)

    def around(self, words: Sequence[Words], height: float) -> tuple[Pair, Pair]:
        """The white space above and below the lines of a row, and how much of it the row can spare.

        Tall letters reach out of their lines, or leave room in them.  In a table of another script a row with tall
        lines is as high as others where its letters allow it, so that its space may be less than nothing.
        """
        usual = self.text.size * self.text.leading
        tall = self.text.leading >= TALL
        above, below = (self.air * each for each in (TALL_ROW if tall else ROW))
        mixed = not tall and any(each.line.height > 1.3 * usual for each in words)
        if not tall and not mixed:
            return (above, below), (above, below)
        wanted = above, below
        if mixed:
            first, last = min(each.y for each in words), max(each.y for each in words)
            wanted = above + BASELINE * usual - first, below + last + (1 - BASELINE) * usual - height
        ends = [(up - each.y, each.y + down - height) for each in words for up, down in [reach((each.line,))]]
        least = (max(end[0] for end in ends) + CLEAR, max(end[1] for end in ends) + CLEAR) if ends else wanted
        taken = max(wanted[0], least[0]), max(wanted[1], least[1])
        return taken, (min(above, taken[0] - least[0]), min(below, taken[1] - least[1]))


class _Grid:
    """The columns of one table at their places."""

    def __init__(self, table: Table, cells: Sequence[Sequence[_Cell]], setter: Typesetter, width: float) -> None:
        self._setter = setter
        self._kept: dict[Any, Any] = {}
        columns = list(zip(*cells, strict=True))
        natural = [max(cell.natural for cell in column) for column in columns]
        gaps = [(CLOSE if table.dense else 1.0) * self._gap(*pair) for pair in pairwise(table.columns)]
        room = width - sum(gaps)
        tight = sum(natural) > room
        least = self._least(table, columns, WIDEST_WORD * room / len(columns)) if tight else natural
        widths = column_widths([column.weight for column in table.columns], least, natural, room)
        if tight:
            widths = with_fewer_lines(widths, least, [[cell.natural for cell in row] for row in cells])
        self.width = width
        self.places: list[_Place] = []
        x = 0.0
        for column, column_width, most, gap in zip(table.columns, widths, natural, (*gaps, 0.0), strict=True):
            self.places.append(_Place(x, column_width, column.numeric, min(most, column_width)))
            x += column_width + gap

    @staticmethod
    def _least(table: Table, columns: Sequence[Sequence[_Cell]], most: float) -> list[float]:
        """The width of each column's longest word, or figure: that is not parted from its unit if there is room."""
        return [
            min(most, max(cell.natural if column.numeric else cell.least for cell in cells))
            for column, cells in zip(table.columns, columns, strict=True)
        ]

    def _gap(self, column: Column, following: Column) -> float:
        level = self._setter.direction is not Direction.RTL and column.numeric and not following.numeric
        return FIGURE_GAP if level else GAP

    def lines(self, cells: Sequence[_Cell], said: Sequence[Inlines], style: Style) -> list[tuple[Line, ...]]:
        """The cells of a row, each in the lines its column's width asks for."""
        found: list[tuple[Line, ...]] = []
        for cell, inlines, place in zip(cells, said, self.places, strict=True):
            if cell.natural <= place.width:
                found.append(cell.line)
            else:
                runs = cell.runs or self._setter.runs(inlines, style, cell.element, tabular=place.numeric)
                found.append(lines_of(self._setter, runs, place.width))
        return found

    def same(self, value: _T) -> _T:
        """The value; rows of a table are much alike, and what is equal is kept once."""
        found: _T = self._kept.setdefault(value, value)
        return found

    def stacked(self, lines: Sequence[tuple[Line, ...]], top: float) -> tuple[tuple[Words, ...], float]:
        """The lines of a row's cells, their first baselines level, and the height they take."""
        baseline = max((BASELINE * cell[0].height for cell in lines if cell), default=0.0)
        words: list[Words] = []
        height = 0.0
        for cell, place in zip(lines, self.places, strict=True):
            drop = baseline - BASELINE * cell[0].height if cell else 0.0
            cell_words, cell_height = stack(cell, place.x, top + drop)
            words.extend(self._flush(w, place) for w in cell_words)
            height = max(height, drop + cell_height)
        return tuple(words), height

    def _flush(self, words: Words, place: _Place) -> Words:
        if not place.numeric:
            return words
        room = place.block if self._setter.direction is Direction.RTL else words.line.natural_width
        return Words(words.line, self.same(place.x + place.width - room), words.y)


class _Texts:
    """The words of one table's cells; those wider than `wide` will hardly stay on one line."""

    def __init__(self, columns: Sequence[Column], setter: Typesetter, wide: float) -> None:
        self._columns = columns
        self._setter = setter
        self._wide = wide

    def of(self, row: Row) -> list[Inlines]:
        """What each cell of a row says; nothing, where the row has too few."""
        said = [cell.children for cell in row.cells[: len(self._columns)]]
        return said + [()] * (len(self._columns) - len(said))

    def cells(self, said: Sequence[Inlines], style: Style, own: Sequence[Element]) -> list[_Cell]:
        """The cells of a row, which belong to elements of their own."""
        cells: list[_Cell] = []
        for inlines, element, column in zip(said, own, self._columns, strict=True):
            runs = self._setter.runs(inlines, style, element, tabular=column.numeric) if inlines else ()
            cell = _Cell(element, self._setter.one_line(runs), runs)
            cells.append(cell if cell.natural > self._wide else _Cell(element, cell.line))
        return cells


def lay_table(table: Table, setter: Typesetter, parent: Element, width: float) -> list[Strip]:
    """The strips of a table: its caption, its head, and a strip for each row."""
    element = parent.child("Table")
    caption: list[Strip] = []
    if table.caption:
        lines = lines_of(setter, setter.runs(table.caption, Role.QUIET, element.child("Caption")), width)
        words, height = stack(lines, 0.0, 0.0)
        caption.append(Strip(height, words, keep=True, after=4.0))
    look = _Look.of(table, setter)
    texts = _Texts(table.columns, setter, width / len(table.columns))
    heads = _heads(element.child("THead").child("TR"), len(table.columns), setter)
    head_cells = texts.cells([column.head for column in table.columns], look.head, heads)
    body, above = element.child("TBody"), [(head,) for head in heads]
    row_cells = [texts.cells(texts.of(row), look.text, _row(row, above, body, setter)) for row in table.rows]
    if setter.problems:
        return []
    grid = _Grid(table, [head_cells, *row_cells], setter, width)
    head = _head_strip(grid, grid.lines(head_cells, [column.head for column in table.columns], look.head), setter, look)
    rows: list[list[Strip]] = []
    for index, row in enumerate(table.rows):
        set_cells = grid.lines(row_cells[index], texts.of(row), look.text)
        row_cells[index] = []  # of a long table, not all rows are kept twice
        rows.append(_row_strips(grid, set_cells, row, setter, look, head))
    strips = [*caption, replace(head, keep=bool(rows)), *_tied(rows)]
    return [strip for strip in strips if strip.height]


def _heads(row: Element, columns: int, setter: Typesetter) -> list[Element]:
    """The elements of a table's head."""
    heads = [row.child("TH", attributes="<< /O /Table /Scope /Column >>") for _ in range(columns)]
    for head in heads:
        setter.structure.identify(head, "th")
    return heads


def _row(row: Row, heads: Sequence[tuple[Element, ...]], body: Element, setter: Typesetter) -> list[Element]:
    """The elements of a row's cells, under the heads of their columns."""
    element = body.child("TR")
    cells: list[Element] = []
    for at, above in enumerate(heads):
        if at < len(row.cells) and row.cells[at].header:
            cell = element.child("TH", attributes="<< /O /Table /Scope /Row >>")
            setter.structure.identify(cell, "th")
        else:
            cell = element.child("TD")
        cell.headers = above
        cells.append(cell)
    return cells


def _head_strip(grid: _Grid, lines: list[tuple[Line, ...]], setter: Typesetter, look: _Look) -> Strip:
    if not any(lines):
        return Strip(0.0)
    words, height = grid.stacked(lines, 0.0)
    (_, below), _ = look.around(words, height)
    rule = Fill(0.0, height + below, grid.width, STRONG, setter.theme.colours.ink)
    return Strip(height + below + STRONG, words, (rule,))


def _row_strips(
    grid: _Grid, lines: list[tuple[Line, ...]], row: Row, setter: Typesetter, look: _Look, head: Strip
) -> list[Strip]:
    anchors = (row.anchor,) if row.anchor else ()
    repeated = head if head.height else None
    words, height = grid.stacked(lines, 0.0)
    (above, below), spare = look.around(words, height)
    words = tuple([Words(w.line, w.x, grid.same(w.y + above)) for w in words])
    whole = above + height + below
    hairline = grid.same((Fill(0.0, whole, grid.width, HAIRLINE, setter.theme.colours.hairline),))
    if whole <= TALLEST * setter.height:
        padding = grid.same(spare)
        return [Strip(grid.same(whole + HAIRLINE), words, hairline, anchors=anchors, head=repeated, padding=padding)]
    continued = repeated and replace(repeated, height=repeated.height + above)
    strips: list[Strip] = []
    count = max(len(cell) for cell in lines)
    for index in range(count):
        top = above if index == 0 else 0.0
        words, height = grid.stacked([cell[index : index + 1] for cell in lines], top)
        head_again = continued if index else repeated
        strips.append(Strip(top + height, words, head=head_again, anchors=() if index else anchors))
    last = strips[-1]
    end = Fill(0.0, last.height + below, grid.width, HAIRLINE, setter.theme.colours.hairline)
    strips[-1] = replace(last, height=last.height + below + HAIRLINE, fills=(end,))
    return strips


def _tied(rows: list[list[Strip]]) -> list[Strip]:
    """The rows, the first and the last of which do not stand alone on a page."""
    for index in {0, len(rows) - 2} if len(rows) > 2 else ():
        if len(rows[index]) == 1:
            rows[index] = [replace(rows[index][0], keep=True)]
    return [strip for row in rows for strip in row]


def _word_widths(line: Line) -> Iterator[float]:
    """The widths of what stands between a line's spaces, from left to right."""
    width = 0.0
    for piece in line.pieces:
        scale = piece.size / piece.face.units
        for cluster in piece.clusters:
            if cluster.text == " ":
                yield width
                width = 0.0
            else:
                width += scale * cluster.advance + piece.tracking
    yield width
