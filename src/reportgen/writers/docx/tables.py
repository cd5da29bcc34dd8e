"""The report's tables: head row repeated, rows kept whole, columns by weight, words for the ear.

Rows are written as markup one by one: python-docx looks at the whole table for each cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.document import Cell, Column, Direction, Row, Table, plain_text
from reportgen.writers.docx.columns import table_widths
from reportgen.writers.docx.markup import NOTHING, Xml, joined, w
from reportgen.writers.docx.paragraphs import bookmarked, styled
from reportgen.writers.docx.runs import Setting, paragraph_base, runs
from reportgen.writers.docx.story import Story
from reportgen.writers.docx.styles import RIGHT_TO_LEFT_CELL
from reportgen.writers.docx.table_styles import DENSE, report_style


def report_table(table: Table, story: Story) -> Xml:
    """A table with its head row."""
    if not table.columns:
        return NOTHING
    widths = table_widths(table, story.look)
    heads = ", ".join(plain_text(column.head) for column in table.columns)
    suffix = DENSE if table.dense else ""
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=report_style(_mixed(table, story.look.direction), table.dense)),
            w("bidiVisual") if story.look.rtl else NOTHING,
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
            # Two mirrored columns that both end flush would touch.
            table_look(first_row=True, first_column=True, last_column=len(widths) > 2 or not story.look.rtl),
            w("tblCaption", val=plain_text(table.caption) or heads),
            w("tblDescription", val=heads),
        ),
        grid(widths),
        _head(table.columns, widths, story, suffix),
        joined([_row(row, table.columns, widths, story, suffix) for row in table.rows]),
    )


def grid(widths: Sequence[int]) -> Xml:
    """`w:tblGrid`: the columns' widths."""
    return w("tblGrid", *(w("gridCol", w=width) for width in widths))


def table_look(*, first_row: bool = False, first_column: bool = False, last_column: bool = False) -> Xml:
    """`w:tblLook`: which parts of the table style apply."""
    value = 0x0020 * first_row + 0x0080 * first_column + 0x0100 * last_column + 0x0200 + 0x0400
    return w(
        "tblLook",
        val=f"{value:04X}",
        firstRow=int(first_row),
        lastRow=0,
        firstColumn=int(first_column),
        lastColumn=int(last_column),
        noHBand=1,
        noVBand=1,
    )


def cell(width: int, content: Xml) -> Xml:
    """A cell of a given width."""
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), content)


def layout_table(
    style: str, widths: Sequence[int], rows: Sequence[Sequence[Xml]], story: Story, indent: int = 0
) -> Xml:
    """A table that only puts things side by side.

    Its first row is marked as a head row, because Word's accessibility checker asks for one in every table.
    """
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=style),
            w("bidiVisual") if story.look.rtl else NOTHING,
            w("tblW", w=sum(widths), type="dxa"),
            w("tblInd", w=indent, type="dxa") if indent else NOTHING,
            w("tblLayout", type="fixed"),
            table_look(first_row=True),
        ),
        grid(widths),
        *(
            w("tr", w("trPr", w("cantSplit"), w("tblHeader") if place == 0 else NOTHING), *cells)
            for place, cells in enumerate(rows)
        ),
    )


def _head(columns: Sequence[Column], widths: Sequence[int], story: Story, suffix: str) -> Xml:
    direction = story.look.direction
    cells = [
        cell(
            width,
            styled(
                ("TableHeadFigures" if column.numeric else "TableHead") + suffix,
                runs(column.head, story, Setting(direction, direction)),
                direction,
            ),
        )
        for column, width in zip(columns, widths, strict=True)
    ]
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(row: Row, columns: Sequence[Column], widths: Sequence[int], story: Story, suffix: str) -> Xml:
    """A row; one with too few cells is filled up, what is too many is set into the last one."""
    said = list(row.cells[: len(columns)])
    if len(row.cells) > len(columns):
        rest = tuple(inline for each in row.cells[len(columns) - 1 :] for inline in each.children)
        said[-1] = Cell(rest)
    said += [Cell(())] * (len(columns) - len(said))
    cells = [
        _cell(each, column, width, story, suffix, row.anchor if place == 0 else "")
        for place, (each, column, width) in enumerate(zip(said, columns, widths, strict=True))
    ]
    return w("tr", w("trPr", w("cantSplit")), *cells)


def _cell(said: Cell, column: Column, width: int, story: Story, suffix: str, anchor: str) -> Xml:
    style = "TableFigures" if column.numeric else "TableText"
    base = story.look.direction
    if not column.numeric and _quotes_other_way(said, base):
        style, base = RIGHT_TO_LEFT_CELL, Direction.RTL
    content = bookmarked(anchor, runs(said.children, story, Setting(base, base)), story)
    return cell(width, styled(style + suffix, content, base))


def _quotes_other_way(said: Cell, direction: Direction) -> bool:
    """Whether a cell of a left-to-right table holds right-to-left words only: they need a paragraph of their own way.

    The opposite case needs none: Word keeps left-to-right words in order in any paragraph.
    """
    return direction is Direction.LTR and paragraph_base(said.children, direction) is Direction.RTL


def _mixed(table: Table, direction: Direction) -> bool:
    return any(_quotes_other_way(cell, direction) for row in table.rows for cell in row.cells)
