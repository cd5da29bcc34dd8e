"""The workbook behind a chart: the smallest spreadsheet that Word opens for "Edit data"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reportgen.writers.docx.archive import archive, entry
from reportgen.writers.docx.markup import NOTHING, Xml, element, joined, part, text

SHEET = "Sheet1"

Value = str | Fraction | None

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(rows: Sequence[Sequence[Value]]) -> bytes:
    """A workbook of one sheet; None leaves a cell empty."""
    return archive(
        [
            entry("[Content_Types].xml", _content_types()),
            entry("_rels/.rels", _relationships(("officeDocument", "xl/workbook.xml"))),
            entry("xl/workbook.xml", _book()),
            entry("xl/_rels/workbook.xml.rels", _relationships(("worksheet", "worksheets/sheet1.xml"))),
            entry("xl/worksheets/sheet1.xml", _sheet(rows)),
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
            words = element("t", {"xml:space": "preserve"}, text(value))
            return element("c", {"r": place, "t": "inlineStr"}, element("is", None, words))
        case Fraction():
            return element("c", {"r": place}, element("v", None, text(decimal(value))))


def _book() -> bytes:
    sheet = element("sheet", {"name": SHEET, "sheetId": 1, "r:id": "rId1"})
    return part(element("workbook", {"xmlns": _MAIN, "xmlns:r": _RELATIONS}, element("sheets", None, sheet)))


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
            element("Override", {"PartName": "/xl/worksheets/sheet1.xml", "ContentType": f"{_TYPES}.worksheet+xml"}),
        )
    )
