"""The table styles: the report's tables, the masthead and the cards.  None has a box."""

from __future__ import annotations

from reportgen.theme import Role
from reportgen.writers.docx.look import Look
from reportgen.writers.docx.markup import Xml, joined, twips, w
from reportgen.writers.docx.palette import edge

MASTHEAD, CARDS, PANELS = "MastheadTable", "CardsTable", "PanelsTable"

DENSE = "Dense"
"""What the styles of a dense table have in their names."""
DENSE_SIZE, _DENSE_AIR = 0.92, 0.75
"""The size of a dense table's words, and its white space, in those of others."""

COLUMN_GAP = 12.0
"""White space between two columns of a table, in points; half of it belongs to each."""
CARD_GAP = 16.0
"""The same between two cards; the hairline stands in its middle."""

PANEL_GAP = 20.0
"""The same between two panels of a chart."""


def table_styles(look: Look) -> Xml:
    """All table styles, Word's default first."""
    reports = (_report(look, mixed, dense) for dense in (False, True) for mixed in (False, True))
    return joined((_plain(), *reports, _masthead(look), _cards(look), _panels()))


def margins(name: str, vertical: float, start: float, end: float, foot: float | None = None) -> Xml:
    """Cell margins in points (`tblCellMar` or `tcMar`)."""
    sides = (("top", vertical), ("start", start), ("bottom", vertical if foot is None else foot), ("end", end))
    return w(name, *(w(side, w=twips(points), type="dxa") for side, points in sides))


def _plain() -> Xml:
    return w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        w("unhideWhenUsed"),
        w("tblPr", w("tblInd", w=0, type="dxa"), margins("tblCellMar", 0, 5.4, 5.4)),
        type="table",
        default=1,
        styleId="TableNormal",
    )


def _table_style(style_id: str, name: str, *content: Xml) -> Xml:
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="TableNormal"),
        w("uiPriority", val=1),
        w("qFormat"),
        *content,
        type="table",
        styleId=style_id,
    )


def column_gap(look: Look, *, dense: bool = False) -> float:
    """White space between two columns, in points.

    Programs differ on which side the start of a cell is in a mirrored table; there the outer columns lose theirs on
    both sides, and what touches them has more.
    """
    return COLUMN_GAP * (1.5 if look.rtl else 1.0) * (_DENSE_AIR if dense else 1.0)


def report_style(mixed: bool, dense: bool) -> str:
    """The style of a report's table: whether its rows hold both scripts in cells of their own, and stand close."""
    return f"ReportTable{'Mixed' if mixed else ''}{DENSE if dense else ''}"


def _report(look: Look, mixed: bool, dense: bool) -> Xml:
    """One strong rule under the head, hairlines between rows; outer columns end flush with the text.

    In the mixed style rows hold both scripts in separate cells: their lines differ in height, so they
    meet at the middle.  It repeats the other, because LibreOffice takes no rules from a parent style.
    """
    colours = look.theme.colours
    vertical = look.air(4.0 * (_DENSE_AIR if dense else 1.0), Role.TABLE)
    half = column_gap(look, dense=dense) / 2
    outer = 0.0 if look.rtl else half
    borders = w(
        "tblBorders",
        edge("bottom", colours.hairline, colours, 4),
        edge("insideH", colours.hairline, colours, 4),
    )
    head = w(
        "tblStylePr",
        w("tcPr", w("tcBorders", edge("bottom", colours.accent, colours, 8)), w("vAlign", val="bottom")),
        type="firstRow",
    )
    return _table_style(
        report_style(mixed, dense),
        f"Report Table{' Mixed' if mixed else ''}{f' {DENSE}' if dense else ''}",
        w("tblPr", borders, margins("tblCellMar", vertical, half, half)),
        w("tcPr", w("vAlign", val="center" if mixed else "top")),
        head,
        w("tblStylePr", w("tcPr", margins("tcMar", vertical, 0, outer)), type="firstCol"),
        w("tblStylePr", w("tcPr", margins("tcMar", vertical, outer, 0)), type="lastCol"),
    )


def _masthead(look: Look) -> Xml:
    colours = look.theme.colours
    rule = w("tblBorders", edge("bottom", colours.accent, colours, 8))
    space = margins("tblCellMar", 0, 0, 0, foot=look.air(8.0, Role.PROVENANCE))
    return _table_style(
        MASTHEAD,
        "Masthead Table",
        w("tblPr", rule, space),
        w("tcPr", w("vAlign", val="center")),
    )


def _cards(look: Look) -> Xml:
    colours = look.theme.colours
    lines = w("tblBorders", edge("insideV", colours.hairline, colours, 4))
    half = CARD_GAP / 2
    return _table_style(CARDS, "Cards Table", w("tblPr", lines, margins("tblCellMar", 0, half, half)))


def _panels() -> Xml:
    half = PANEL_GAP / 2
    return _table_style(PANELS, "Panels Table", w("tblPr", margins("tblCellMar", 0, half, half)))
