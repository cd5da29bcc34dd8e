"""Native charts: the values their programs have cached, the labels, the ends of the axis, and the workbook.

The workbook names the figure of each of its cells (`writers.docx.workbook`); a value that is not the
old figure's was put there by an editor and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from fractions import Fraction

from reportgen.composing.chart_wording import change_finding
from reportgen.composing.forms import form_of
from reportgen.composing.printing import DRAWN
from reportgen.languages import Language
from reportgen.records import dataclass
from reportgen.refilling.figures import Press, Printed
from reportgen.refilling.markup import Markup, Node
from reportgen.refilling.repacking import repacked
from reportgen.writers.docx.chart_markup import figure_format
from reportgen.writers.docx.charts import bar_ends
from reportgen.writers.docx.controls import Control
from reportgen.writers.docx.opening import OpenedDocument, OpeningError, open_archive
from reportgen.writers.docx.slopes import slope_ends
from reportgen.writers.docx.workbook import FIGURES, SHEET, decimal

_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_PACKAGE = "/relationships/package"
_DIGIT = re.compile(r"\d")
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_FORMS = (form_of(DRAWN), "")

Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the first sheet that holds figures: the element that says it, and what it says."""

    node: Node
    said: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartRenewal:
    """One chart and what came of it: its part, what was exchanged in it, and what was left as an editor has it."""

    part: str
    exchanged: Mapping[str, str]
    """Words and values: old and new."""
    figures: Set[str]
    """The figures that it shows."""
    spoken: Mapping[str, str]
    """What is exchanged of what prose says of them: old and new."""
    kept: tuple[str, ...] = ()
    above: tuple[tuple[int, int], ...] = ()
    """How many bars pass the target, of how many: in the old facts and in the new; nothing where there is none."""
    changes: tuple[tuple[int, ...], ...] = ()
    """Of a slope chart, whether each line rises (1), falls (-1) or stays (0): in the old facts and in the new."""
    moments: tuple[str, ...] = ()
    """What its two moments are called now."""


def renew_charts(opened: OpenedDocument, press: Press, exchanged: dict[str, bytes]) -> Iterator[ChartRenewal]:
    """Bring every chart of ours in a document up to date; parts that change are put into `exchanged`."""
    for name, kind in opened.content_types.items():
        if kind != _CHART_TYPE:
            continue
        books = (one.target for one in opened.relationships(name) if one.type.endswith(_PACKAGE) and not one.external)
        book = next((target for target in books if target in opened), "")
        if not book:
            continue
        chart = _Chart(name, Markup(opened.xml(name)), press)
        try:
            data = chart.renew_book(opened.read(book))
        except OpeningError:
            continue  # a workbook of another's making
        if data is None:
            continue
        chart.renew_drawing()
        if chart.new or chart.kept:
            result = chart.markup.result()
            if result != chart.markup.text:
                exchanged[name] = result.encode()
            exchanged[book] = data
        changes, moments = (chart.changes(), chart.moments) if chart.is_slope else ((), ())
        said = (chart.swaps, chart.figures, chart.spoken, tuple(chart.kept))
        yield ChartRenewal(name, *said, chart.above(), changes, tuple(moments))


def renew_alternatives(
    markup: Markup, opened: OpenedDocument, renewals: Sequence[ChartRenewal], language: Language
) -> None:
    """Bring the words up to date that stand for a chart where it is not seen."""
    charts = {one.id: one.target for one in opened.relationships(opened.main)}
    renewed = {renewal.part: renewal for renewal in renewals}
    for node in markup.root.walk():
        renewal = renewed.get(charts.get(node.attribute("id"), "")) if node.name == "c:chart" else None
        frame = node.above("wp:inline") or node.above("wp:anchor")
        words = frame.child("wp:docPr") if renewal and frame else None
        said = words.attribute("descr") if words else ""
        if renewal is None or words is None or not said:
            continue
        new = swap(said, {**renewal.exchanged, **renewal.spoken})
        if renewal.above:
            was, now = (_finding(*counts, language) for counts in renewal.above)
            new = new.replace(was, now)
        if renewal.changes and len(renewal.moments) == 2:
            was, now = (change_finding(each, *renewal.moments, language) for each in renewal.changes)
            new = new.replace(was, now)
        if new != said:
            markup.set_attribute(words, "descr", new)


def _finding(above: int, bars: int, language: Language) -> str:
    """What a chart with a target shows, as `composing.charts` says it."""
    if above == bars:
        return language.message("chart.all-above")
    if above == 0:
        return language.message("chart.none-above")
    return language.counted("chart.some-above", bars, above=language.count(above))


class _Chart:
    """One chart with its workbook."""

    def __init__(self, part: str, markup: Markup, press: Press) -> None:
        self.part, self.markup, self.press = part, markup, press
        self.swaps: dict[str, str] = {}
        self.spoken: dict[str, str] = {}
        self.kept: list[str] = []
        self.new: dict[Place, str] = {}
        """What cells say now, where it is another thing than before."""
        self.old_values: list[Fraction] = []
        self.new_values: list[Fraction] = []
        self.figures: set[str] = set()
        self.heads: set[str] = set()
        self.valued: list[str] = []
        """The figures whose values the chart shows, in the order of the values."""
        self.moments: list[str] = []
        """What the rows are called now."""

    def renew_book(self, data: bytes) -> bytes | None:
        """The workbook with new cells; None where it is none of ours."""
        book = open_archive(data)
        sheets = _sheets(book)
        if SHEET not in sheets or FIGURES not in sheets:
            return None
        sheet = Markup(book.xml(sheets[SHEET]))
        named = {place: said for place, (_, said) in _cells(Markup(book.xml(sheets[FIGURES])), book).items()}
        for place, (node, said) in _cells(sheet, book).items():
            figures = tuple(named.get(place, "").split())
            if place[0] and not place[1]:
                self.moments.append(self._words(figures, said))
            if not figures:
                continue
            self.figures |= set(figures)
            self.heads |= set(figures) if place[0] == 0 else set()
            new = self._value(figures[0], said) if place[0] and place[1] else self._words(figures, said)
            if new is not None and new != said:
                self.new[place] = new
                if node.name == "s:v" and node.parent is not None and node.parent.attribute("t") == "s":
                    _inline(node.parent, new, sheet)
                else:
                    sheet.fill(node, new)
        result = sheet.result()
        return data if result == sheet.text else repacked(data, book.members, {sheets[SHEET]: result.encode()})

    def _value(self, figure: str, said: str) -> str | None:
        """The new value of a cell that holds a figure's value."""
        old, new = self.press.values(figure)
        if old is None or new is None:
            return None
        self.valued.append(figure)
        self.old_values.append(old)
        self.new_values.append(new)
        if _number(said) not in (Fraction(decimal(old)), Fraction(decimal(new))):
            self.kept.append(f"{figure}: {said}")
            return None
        was, now = (self._printed(figure, new=which, form=_FORMS[0]) for which in (False, True))
        if was and now and was != now:
            self.swaps[was] = now
        self._say(figure)
        return decimal(new) if old != new else None

    def _words(self, figures: tuple[str, ...], said: str) -> str:
        """The new words of a label that prints figures."""
        for figure in figures:
            self._say(figure)
            for form in _FORMS:
                was, now = (self._printed(figure, new=which, form=form) for which in (False, True))
                if was and now and was != now and (swapped := swap(said, {was: now})) != said:
                    self.swaps[was] = now
                    said = swapped
                    break
        return said

    def _printed(self, figure: str, *, new: bool, form: str) -> str:
        said = (self.press.new if new else self.press.old)(Control(figure, form))
        return said.text if isinstance(said, Printed) else ""

    def _say(self, figure: str) -> None:
        """Note what prose says of a figure, with the words of its bound and unit: so the alternative text does."""
        was, now = (press(Control(figure, "")) for press in (self.press.old, self.press.new))
        if isinstance(was, Printed) and isinstance(now, Printed) and was != now:
            self.spoken[f"{was.before}{was.text}{was.after}"] = f"{now.before}{now.text}{now.after}"

    def renew_drawing(self) -> None:
        """Put the same into what the chart has cached, and into its labels and axis."""
        series = [node for node in self.markup.root.walk() if node.name == "c:ser"]
        for column, one in enumerate(series, start=1):
            for holder, place in (("c:tx", None), ("c:cat", 0), ("c:val", column)):
                node = one.child(holder)
                for point in (each for each in node.walk() if each.name == "c:pt") if node else ():
                    value = point.child("c:v")
                    row = 0 if place is None else _index(point) + 1
                    new = self.new.get((row, column if place is None else place))
                    if value is not None and new is not None:
                        self.markup.fill(value, new)
        for form in (node for node in self.markup.root.walk() if node.name == "c:numFmt"):
            self._relabel(form)
        self._resize()

    def above(self) -> tuple[tuple[int, int], ...]:
        """How many bars pass the target, in the old facts and in the new."""
        counts: list[tuple[int, int]] = []
        for values in (self.old_values, self.new_values):
            targets = [value for figure, value in zip(self.valued, values, strict=True) if figure in self.heads]
            bars = [value for figure, value in zip(self.valued, values, strict=True) if figure not in self.heads]
            counts += [(sum(bar > target for bar in bars), len(bars)) for target in targets[:1]]
        return tuple(counts) if len(counts) == 2 else ()

    @property
    def is_slope(self) -> bool:
        """Whether the chart draws lines between two moments."""
        return any(node.name == "c:lineChart" for node in self.markup.root.walk())

    def changes(self) -> tuple[tuple[int, ...], ...]:
        """What becomes of each line of a slope chart, in the old facts and in the new."""
        found = []
        for values in (self.old_values, self.new_values):
            shown = [value for figure, value in zip(self.valued, values, strict=True) if figure not in self.heads]
            firsts, lasts = shown[: len(shown) // 2], shown[len(shown) // 2 :]
            found.append(tuple((b > a) - (b < a) for a, b in zip(firsts, lasts, strict=False)))
        return tuple(found)

    def _relabel(self, form: Node) -> None:
        said = form.attribute("formatCode")
        for old, new in zip(self.old_values, self.new_values, strict=True):
            for was, now in self.swaps.items():
                for marked in (False, True):
                    if said == figure_format(old, was, marked=marked):
                        self.markup.set_attribute(form, "formatCode", figure_format(new, now, marked=marked))
                        return

    def _resize(self) -> None:
        """The ends of the axis, and its unit, which is the target line, where they follow from the values.

        An axis whose ends come from elsewhere (of panels on one scale, or an editor's) is only made longer.
        """
        if not self.old_values:
            return
        nodes = list(self.markup.root.walk())
        old, new = (_ends(values, slope=self.is_slope) for values in (self.old_values, self.new_values))
        for node in nodes:
            said = node.attribute("val") if node.name in {"c:max", "c:min", "c:majorUnit"} else ""
            if node.name == "c:majorUnit":
                for was, now in zip(self.old_values, self.new_values, strict=True):
                    if said == decimal(was) and was != now:
                        self.markup.set_attribute(node, "val", decimal(now))
                        break
            elif (end := _number(said)) is not None:
                place = node.name == "c:max"
                beyond = max(self.new_values) > end if place else min(self.new_values) < end
                if (said == decimal(old[place]) or beyond) and said != decimal(new[place]):
                    self.markup.set_attribute(node, "val", decimal(new[place]))


def _ends(values: Sequence[Fraction], *, slope: bool) -> tuple[Fraction, Fraction]:
    """The ends of a chart's axis."""
    if slope:
        return slope_ends(min(values), max(values))
    return bar_ends(min(*values, Fraction(0)), max(*values, Fraction(0)))


def swap(text: str, swaps: Mapping[str, str]) -> str:
    """Exchange printed numbers in words, all at once; a number that is part of another stays."""
    if not swaps:
        return text
    pattern = "|".join(re.escape(was) for was in sorted(swaps, key=len, reverse=True))
    found = re.compile(rf"(?<![\d.,٫٬])(?:{pattern})(?![\d%]|[.,٫٬]\d)")
    return found.sub(lambda match: swaps[match[0]], text)


def _sheets(book: OpenedDocument) -> dict[str, str]:
    """The sheets' parts by the sheets' names."""
    targets = {one.id: one.target for one in book.relationships("xl/workbook.xml")}
    sheets = Markup(book.xml("xl/workbook.xml")).root.walk()
    found = {node.attribute("name"): targets.get(node.attribute("id"), "") for node in sheets if node.name == "s:sheet"}
    return {name: part for name, part in found.items() if part in book}


def _cells(sheet: Markup, book: OpenedDocument) -> dict[Place, tuple[Node, str]]:
    """The cells of a sheet with the elements that hold their words or values."""
    shared: list[str] | None = None
    found: dict[Place, tuple[Node, str]] = {}
    for node in sheet.root.walk():
        at = _PLACE.fullmatch(node.attribute("r")) if node.name == "s:c" else None
        if at is None:
            continue
        place = (int(at[2]) - 1, _column(at[1]))
        holder = next((each for each in node.walk() if each.name in {"s:v", "s:t"}), None)
        if holder is None:
            continue
        said = sheet.written(holder)
        if node.attribute("t") == "s":
            shared = _shared(book) if shared is None else shared
            said = shared[int(said)] if said.isdecimal() and int(said) < len(shared) else ""
        found[place] = (holder, said)
    return found


def _shared(book: OpenedDocument) -> list[str]:
    if "xl/sharedStrings.xml" not in book:
        return []
    strings = Markup(book.xml("xl/sharedStrings.xml"))
    items = (node for node in strings.root.children if node.name == "s:si")
    return ["".join(strings.written(each) for each in item.walk() if each.name == "s:t") for item in items]


def _inline(cell: Node, words: str, sheet: Markup) -> None:
    """Make a cell that refers to the table of strings say other words itself."""
    place = cell.attribute("r")
    prefix = sheet.text[cell.start + 1 :].partition("c")[0]
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    p = prefix
    made = f'<{p}c r="{place}" t="inlineStr"><{p}is><{p}t xml:space="preserve">{escaped}</{p}t></{p}is></{p}c>'
    sheet.replace(cell.start, cell.end, made)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _index(point: Node) -> int:
    """The place of a point among its series; one that says none is no point of ours."""
    said = point.attribute("idx")
    return int(said) if said.isdecimal() and len(said) < 7 else -2


def _number(said: str) -> Fraction | None:
    try:
        return Fraction(said)
    except (ValueError, ZeroDivisionError):
        return None
