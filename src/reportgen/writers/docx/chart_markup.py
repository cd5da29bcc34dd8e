"""What charts of every kind are written with: DrawingML for fills, lines, labels, words and sources.

Series and points of a chart stand in the order of its workbook's columns and rows (workbook.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from reportgen.document import Inlines, Number, Text, plain_text
from reportgen.theme import Role
from reportgen.writers.docx.look import Look, half_points
from reportgen.writers.docx.markup import NOTHING, Xml, element, emus, joined, root, text
from reportgen.writers.docx.palette import rgb
from reportgen.writers.docx.workbook import Cell, Value, decimal, lines, reference

LEFT_TO_RIGHT = "\u200e"
"""Around a figure whose signs would else be turned around: a chart's words have no runs."""
SEPARATOR = "  "
"""Between the name and the figure of a line's end."""
_CHARACTER, _NASTALIQ = 0.5, 0.33
"""The mean width of a label's character, in ems."""
_SINCE_2013 = "http://schemas.microsoft.com/office/drawing/2012/chart"
_DIGITS = re.compile(r"[\d.,٫٬]+")


def chart_space(plot: Xml, look: Look, workbook_relation: str) -> bytes:
    """The chart part around what is plotted."""
    return root(
        "c:chartSpace",
        ("c", "a", "r"),
        None,
        val("c:date1904", 0),
        val("c:lang", look.language),
        val("c:roundedCorners", 0),
        element(
            "c:chart",
            None,
            val("c:autoTitleDeleted", 1),
            element("c:plotArea", None, plot, no_fill()),
            val("c:plotVisOnly", 1),
            val("c:dispBlanksAs", "gap"),
        ),
        no_fill(),
        words(look, look.theme.colours.ink, bold=False),
        element("c:externalData", {"r:id": workbook_relation}, val("c:autoUpdate", 0)),
    )


def inner_layout(x: float, y: float, width: float, height: float) -> Xml:
    """Where the plot stands, in parts of the chart."""
    places = {"x": x, "y": y, "w": width, "h": height}
    manual = [val("c:layoutTarget", "inner"), val("c:xMode", "edge"), val("c:yMode", "edge")]
    manual += [val(f"c:{name}", f"{share:.4f}") for name, share in places.items()]
    return element("c:layout", None, element("c:manualLayout", None, *manual))


def words(look: Look, colour: str, *, bold: bool) -> Xml:
    """`c:txPr`: how words of a chart are set."""
    style, pair = look.theme.styles[Role.CHART], look.faces[Role.CHART]
    size = half_points(style.size * (style.fallback_scale if pair.complex_first else 1)) * 50
    face = element(
        "a:defRPr",
        {"sz": size, "b": int(bold)},
        fill(colour),
        element("a:latin", {"typeface": pair.latin.name}),
        element("a:cs", {"typeface": pair.complex.name}),
    )
    paragraph = element(
        "a:p",
        None,
        element("a:pPr", {"rtl": int(look.rtl)}, face),
        element("a:endParaRPr", {"lang": look.language}),
    )
    return element("c:txPr", None, element("a:bodyPr", {"wrap": "none"}), element("a:lstStyle"), paragraph)


def label_width(label: Inlines, look: Look) -> float:
    """About how wide a label is on one line, in points."""
    return len(plain_text(label)) * look.theme.styles[Role.CHART].size * (_NASTALIQ if look.rtl else _CHARACTER)


def broken(words: str, look: Look, width: float) -> str:
    """Words in lines of about a width: what breaks names at the end of a line does so after a few letters."""
    most = int(width / label_width((Text("x"),), look))
    said: list[str] = []
    for word in words.split(" "):
        if said and len(said[-1]) + len(word) < most:
            said[-1] += f" {word}"
        else:
            said.append(word)
    return "\n".join(said)


def label_cell(label: Inlines, *, rtl: bool = False) -> Cell:
    """Words as a cell, with the figures that they print."""
    return Cell(_ordered(label) if rtl else plain_text(label), tuple(_figures(label)))


def is_signed(printed: str) -> bool:
    """Whether a figure holds more than digits."""
    return not _DIGITS.fullmatch(printed)


def _figures(label: Inlines) -> Iterator[str]:
    for inline in label:
        if isinstance(inline, Number):
            yield inline.figure_id
        elif not isinstance(inline, Text):
            yield from _figures(inline.children)


def _ordered(label: Inlines) -> str:
    """Words from right to left for a chart, which has no runs: marks keep a figure with signs in order.

    LibreOffice takes a chart's words to run from left to right, so they are embedded as well.
    """
    signed = [inline for inline in label if isinstance(inline, Number) and is_signed(inline.text)]
    if not signed:
        return plain_text(label)
    words = (f"{LEFT_TO_RIGHT}{i.text}{LEFT_TO_RIGHT}" if i in signed else plain_text((i,)) for i in label)
    return f"\u202b{''.join(words)}\u202c"


def figure_format(value: Fraction, printed: str, *, marked: bool = False) -> str:
    """The number format that shows a value as the document prints its figure, and any other value as it is.

    A figure among words from right to left is `marked`: so its signs stay where they are.
    """
    words = printed.replace('"', "")
    return f'[={decimal(value)}]"{LEFT_TO_RIGHT if marked else ""}{words}{LEFT_TO_RIGHT if marked else ""}";General'


def val(name: str, value: str | int) -> Xml:
    """An element that is one value."""
    return element(name, {"val": value})


def fill(colour: str) -> Xml:
    """An area of one colour."""
    return element("a:solidFill", None, element("a:srgbClr", {"val": rgb(colour)}))


def no_line() -> Xml:
    """No outline."""
    return element("a:ln", None, element("a:noFill"))


def no_fill() -> Xml:
    """A shape that is not seen."""
    return element("c:spPr", None, element("a:noFill"), no_line())


def line(colour: str, points: float) -> Xml:
    """A line of one colour."""
    return element("a:ln", {"w": emus(points), "cap": "rnd"}, fill(colour))


def label_content(position: str, *, value: bool = False, name: bool = False) -> Xml:
    """What a data label shows, and where it stands; nothing is a label too."""
    shown = {"LegendKey": False, "Val": value, "CatName": False, "SerName": name, "Percent": False, "BubbleSize": False}
    flags = [val(f"c:show{what}", int(on)) for what, on in shown.items()]
    between = element("c:separator", None, text(SEPARATOR)) if value and name else NOTHING
    return joined((val("c:dLblPos", position), *flags, between))


def no_leader_lines() -> Xml:
    """No lines from moved labels to their points, which LibreOffice draws in black: an extension of Word's."""
    space = {"uri": "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}", "xmlns:c15": _SINCE_2013}
    return element("c:extLst", None, element("c:ext", space, val("c15:showLeaderLines", 0)))


def texts(formula: str, values: Sequence[str]) -> Xml:
    """Words of the sheet, and the words themselves."""
    points = [
        element("c:pt", {"idx": place}, element("c:v", None, lines(value)))
        for place, value in enumerate(values)
        if value
    ]
    cache = element("c:strCache", None, val("c:ptCount", len(values)), *points)
    return element("c:strRef", None, element("c:f", None, text(formula)), cache)


def numbers(formula: str, values: Sequence[Value]) -> Xml:
    """Values of the sheet, and the values themselves."""
    points = [
        element("c:pt", {"idx": place}, element("c:v", None, text(decimal(value))))
        for place, value in enumerate(values)
        if isinstance(value, Fraction)
    ]
    form = element("c:formatCode", None, text("General"))
    cache = element("c:numCache", None, form, val("c:ptCount", len(values)), *points)
    return element("c:numRef", None, element("c:f", None, text(formula)), cache)


def series_names(rows: Sequence[Sequence[Cell]], column: int) -> Xml:
    """What a series begins with: its number, and its name from the head of its column."""
    name = texts(reference(column, 1), [str(rows[0][column].value)])
    return joined((val("c:idx", column - 1), val("c:order", column - 1), element("c:tx", None, name)))


def series_values(rows: Sequence[Sequence[Cell]], column: int) -> Xml:
    """The categories of a series, from the first column, and its values."""
    names = [str(row[0].value or "") for row in rows[1:]]
    values = [row[column].value for row in rows[1:]]
    return joined(
        (
            element("c:cat", None, texts(reference(0, 2, len(rows)), names)),
            element("c:val", None, numbers(reference(column, 2, len(rows)), values)),
        )
    )


def category_axis(
    look: Look, position: str, edge: Xml, *, backwards: bool, labels: str, crosses: str, grid: Xml = NOTHING
) -> Xml:
    """The axis of names.  `edge` is its own line, `labels` the side they stand at, `grid` a line at each of them."""
    return element(
        "c:catAx",
        None,
        val("c:axId", 1),
        element("c:scaling", None, _orientation(backwards)),
        val("c:delete", 0),
        val("c:axPos", position),
        _grid(grid),
        *_ticks(labels),
        element("c:spPr", None, element("a:noFill"), edge),
        words(look, look.theme.colours.ink, bold=False),
        val("c:crossAx", 2),
        val("c:crosses", crosses),
        val("c:auto", 0),
        val("c:lblAlgn", "ctr"),
        val("c:lblOffset", 100),
        val("c:noMultiLvlLbl", 1),
    )


def value_axis(
    position: str,
    ends: tuple[Fraction, Fraction],
    *,
    backwards: bool,
    crosses: str,
    grid: Xml = NOTHING,
    unit: Fraction | None = None,
) -> Xml:
    """The axis of values, unseen but for its `grid` at every `unit`: every value is written at its place."""
    low, high = ends
    return element(
        "c:valAx",
        None,
        val("c:axId", 2),
        element("c:scaling", None, _orientation(backwards), val("c:max", decimal(high)), val("c:min", decimal(low))),
        val("c:delete", 0),
        val("c:axPos", position),
        _grid(grid),
        *_ticks("none"),
        element("c:spPr", None, element("a:noFill"), no_line()),
        val("c:crossAx", 1),
        val("c:crosses", "autoZero"),
        val("c:crossBetween", crosses),
        NOTHING if unit is None else val("c:majorUnit", decimal(unit)),
    )


def _orientation(backwards: bool) -> Xml:
    return val("c:orientation", "maxMin" if backwards else "minMax")


def _grid(line: Xml) -> Xml:
    return element("c:majorGridlines", None, element("c:spPr", None, line)) if line else NOTHING


def _ticks(labels: str) -> tuple[Xml, ...]:
    return (
        element("c:numFmt", {"formatCode": "General", "sourceLinked": 0}),
        val("c:majorTickMark", "none"),
        val("c:minorTickMark", "none"),
        val("c:tickLblPos", labels),
    )
