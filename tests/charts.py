"""Charts of every kind, as a template may make them: for the tests of each format."""

from __future__ import annotations

from fractions import Fraction

from reportgen.document import (
    Bar,
    BarChart,
    Chart,
    Inlines,
    Number,
    Point,
    Slope,
    SlopeChart,
    SmallMultiples,
    Target,
    Text,
)

LONG = "Committees directly above the grassroots organisations of the province, in towns and in the countryside"
ENDS = (Fraction(0), Fraction(2100))


def words(said: str) -> Inlines:
    return (Text(said),)


def panel(name: str, *values: int, labels: tuple[str, ...] = ("North", "South"), **more: object) -> BarChart:
    bars = tuple(
        Bar(words(label), Fraction(value), Number(f"{value:,}", f"{label}_{name}".lower()))
        for label, value in zip(labels, values, strict=True)
    )
    return BarChart(words(name), bars, (), f"Panel {name}.", **more)  # type: ignore[arg-type]  # by name


def slope(name: str, first: str, last: str, *, reach: int | None = None) -> Slope:
    """A line; figures may have signs."""
    ends = []
    for year, said in (("2021", first), ("2022", last)):
        value = Fraction(said.strip("<>≥ %").replace(",", "").replace("−", "-"))
        far = Fraction(reach) if reach is not None and said[0] in "<>≥" else None
        ends.append(Point(value, Number(said, f"{name}_{year}".lower()), far))
    return Slope(words(name), (ends[0], ends[1]))


def slopes(*lines: Slope, target: int | None = None) -> SlopeChart:
    moments = ((Number("2021", "year_2021"),), (Number("2022", "year_2022"),))
    held = Target((Text("wanted: "), Number(str(target), "wanted")), Fraction(target)) if target is not None else None
    return SlopeChart(words("What became"), moments, lines, words("Values."), "Lines from 2021 to 2022.", held)


TARGET = Target((Text("wanted: "), Number("2,000", "wanted")), Fraction(2000))
CHARTS: dict[str, Chart] = {
    "bars with bounds": BarChart(
        words("Shares"),
        (
            Bar(words("More"), Fraction(87), Number("> 87%", "more"), Fraction(100)),
            Bar(words("Less"), Fraction(40), Number("< 40%", "less"), Fraction(0)),
            Bar(words("Little"), Fraction(1), Number("≤ 1%", "little"), Fraction(0)),
        ),
        (),
        "Three shares.",
        end=Fraction(100),
    ),
    "two panels": SmallMultiples(
        words("Two years"),
        (
            panel("2021", 2030, 640, end=ENDS[1], target=TARGET),
            panel("2022", 2071, 870, end=ENDS[1], target=TARGET),
        ),
        words("One scale."),
        "Two panels.",
    ),
    "two panels, one with a target": SmallMultiples(
        (), (panel("A", 2030, 2071, target=TARGET), panel("B", 30, 71)), words("Own scales."), "Two panels."
    ),
    "one panel": SmallMultiples((), (panel("2021", 2030, 640),), (), "One panel."),
    "five panels, labels of their own": SmallMultiples(
        words("Five"),
        tuple(panel(f"P{index}", 5 * index, 90, labels=(f"row {index}", LONG)) for index in range(5)),
        words("Own scales."),
        "Five panels.",
    ),
    "panels of unlike lengths, one below zero": SmallMultiples(
        (), (panel("A", 1, -3), panel("B", 7, labels=("North",))), (), "Two panels."
    ),
    "panels of points": SmallMultiples(
        (), (panel("A", 87, 92, dots=True, end=Fraction(100)), panel("B", 13, 14, dots=True)), (), "Points."
    ),
    "a slope": slopes(slope("Sail", "1,250", "1,310"), slope("Steam", "980", "860"), slope("Oar", "640", "870")),
    "a slope that stays, with a target on it": slopes(slope("Same", "5", "5"), target=5),
    "eight slopes that end together": slopes(*(slope(f"Line {i}", str(i), "100") for i in range(8)), target=100),
    "slopes across zero": slopes(slope("Up", "−40", "60"), slope("Down", "30", "−20")),
    "slopes with bounds": slopes(
        slope("More", "> 87%", "> 92%", reach=100), slope("Less", "< 40%", "31%", reach=0), slope("Known", "50%", "60%")
    ),
    "slopes with long names": slopes(slope(LONG, "1", "2"), slope(LONG + "!", "2", "1"), target=2),
}
