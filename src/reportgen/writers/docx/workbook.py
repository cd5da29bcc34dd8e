"""The workbook behind a chart: the smallest spreadsheet that Word opens for "Edit data".

Its first sheet holds what the chart shows.  Its second, hidden, names the figure of each cell at the
same place of its own: `Figures!B3` says which figure `Sheet1!B3` holds, or the label there prints
(several with spaces between).  So a chart's values can be found again and filled anew, also after
LibreOffice has saved the file: it keeps the workbook, but neither the drawing's name nor the chart's
formulas.  The chart keeps its own part of the agreement (charts.py): series number n, in their order,
shows column n + 1 of the sheet, and point number m its row m + 1, where column and row 0 are the heads.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reportgen.records import dataclass
from reportgen.writers.docx.archive import archive, entry
from reportgen.writers.docx.markup import NOTHING, Xml, element, joined, part, text

SHEET = "Sheet1"
FIGURES = "Figures"
"""The sheet of figure ids."""

Value = str | Fraction | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the ids of the figures that it holds or prints."""

    value: Value
    figures: tuple[str, ...] = ()


EMPTY = Cell(None)

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(rows: Sequence[Sequence[Cell]]) -> bytes:
    """A workbook of the cells, and of the figures in them; None leaves a cell empty."""
    values = [[cell.value for cell in row] for row in rows]
    figures: list[list[Value]] = [[" ".join(cell.figures) or None for cell in row] for row in rows]
    return archive(
        [
            entry("[Content_Types].xml", _content_types()),
            entry("_rels/.rels", _relationships(("officeDocument", "xl/workbook.xml"))),
            entry("xl/workbook.xml", _book()),
            entry(
                "xl/_rels/workbook.xml.rels",
                _relationships(*(("worksheet", f"worksheets/sheet{n}.xml") for n in (1, 2))),
            ),
            entry("xl/worksheets/sheet1.xml", _sheet(values)),
            entry("xl/worksheets/sheet2.xml", _sheet(figures)),
        ]
    )


def decimal(value: Fraction) -> str:
    """A value as a spreadsheet writes it: exact where it has an end in decimals, else to 17 digits."""
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return repr(float(value))
    places = max(twos, fives)
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}d}"
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def lines(value: str) -> Xml:
    """Words as character data, broken where they are: a line's name may take more than one line."""
    return Xml("&#10;".join(text(line) for line in value.split("\n")))


def reference(column: int, first: int, last: int | None = None) -> str:
    """A range of one column as a formula: `Sheet1!$B$2:$B$4`.  Rows count from 1."""
    letter = chr(ord("A") + column)
    end = f":${letter}${last}" if last is not None else ""
    return f"{SHEET}!${letter}${first}{end}"


def _sheet(rows: Sequence[Sequence[Value]]) -> bytes:
    made = [
        element("row", {"r": number}, joined(_cell(value, column, number) for column, value in enumerate(row)))
        for number, row in enumerate(rows, start=1)
    ]
    return part(element("worksheet", {"xmlns": _MAIN}, element("sheetData", None, joined(made))))


def _cell(value: Value, column: int, row: int) -> Xml:
    place = f"{chr(ord('A') + column)}{row}"
    match value:
        case None:
            return NOTHING
        case str():
            words = element("t", {"xml:space": "preserve"}, lines(value))
            return element("c", {"r": place, "t": "inlineStr"}, element("is", None, words))
        case Fraction():
            return element("c", {"r": place}, element("v", None, text(decimal(value))))


def _book() -> bytes:
    sheets = (
        element("sheet", {"name": SHEET, "sheetId": 1, "r:id": "rId1"}),
        element("sheet", {"name": FIGURES, "sheetId": 2, "state": "hidden", "r:id": "rId2"}),
    )
    return part(element("workbook", {"xmlns": _MAIN, "xmlns:r": _RELATIONS}, element("sheets", None, *sheets)))


def _relationships(*targets: tuple[str, str]) -> bytes:
    said = [
        element("Relationship", {"Id": f"rId{place}", "Type": f"{_RELATIONS}/{kind}", "Target": target})
        for place, (kind, target) in enumerate(targets, start=1)
    ]
    return part(element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"}, *said))


def _content_types() -> bytes:
    return part(
        element(
            "Types",
            {"xmlns": f"{_PACKAGE}/content-types"},
            element(
                "Default",
                {"Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"},
            ),
            element("Default", {"Extension": "xml", "ContentType": "application/xml"}),
            element("Override", {"PartName": "/xl/workbook.xml", "ContentType": f"{_TYPES}.sheet.main+xml"}),
            *(
                element(
                    "Override", {"PartName": f"/xl/worksheets/sheet{n}.xml", "ContentType": f"{_TYPES}.worksheet+xml"}
                )
                for n in (1, 2)
            ),
        )
    )
