"""Small fact files, written in a line per figure: `admitted: count 2071 | counts: members`."""

from __future__ import annotations

from fractions import Fraction

from reportgen.claims import check
from reportgen.claims.verdicts import Report, Verdict
from reportgen.diagnostics import Diagnostic, Span
from reportgen.facts import Acknowledgement, Claim, FactFile, Figure, Kind, LocalText, Mention, Source, Tolerance
from reportgen.quantity import Misread, Quantity, Rounding, parse_quantity

PATH = "facts.yaml"


def quantity(text: str, places: int | None = None) -> Quantity:
    """A value in its canonical form; `places` below zero stands for a scale word."""
    read = parse_quantity(text)
    assert not isinstance(read, Misread), read
    if places is None:
        return read
    return Quantity(read.value, places, read.unit, read.bound, read.high)


def figure(line: str, number: int = 1) -> Figure:
    """`id: kind value`, then, after bars, `of:`, `counts:`, `places:`, `prints:` (a mention) or `accepts:` (a code)."""
    head, *rest = (part.strip() for part in line.split("|"))
    name, _, said = head.partition(":")
    kind_name, _, value = said.strip().partition(" ")
    kind = Kind(kind_name)
    options = [(key.strip(), text.strip()) for key, _, text in (item.partition(":") for item in rest)]
    single = dict(options)
    span = Span(PATH, number, 3, number, 3 + len(name))
    places = single.get("places")
    is_document = kind is Kind.DOCUMENT
    prints = [text for key, text in options if key == "prints"]
    mentions = tuple(
        Mention(text, place, quantity(text.replace("percent", "%")), Span(PATH, number, 20 + place, number, 30))
        for place, text in enumerate(prints, 1)
    )
    return Figure(
        name,
        kind,
        None if is_document or not value else quantity(value, None if places is None else int(places)),
        (),
        span,
        text=value if is_document else "",
        mentions=mentions,
        counts=single.get("counts", ""),
        of=single.get("of", ""),
        of_span=Span(PATH, number, 50, number, 60) if "of" in single else None,
        acknowledged=tuple(
            Acknowledgement(text, (LocalText("en", "seen", span),), Span(PATH, number, 70, number, 80))
            for key, text in options
            if key == "accepts"
        ),
    )


def claim(
    text: str,
    number: int = 1,
    rounding: Rounding = Rounding.NEAREST,
    accepts: str | None = None,
    tolerance: str = "",
) -> Claim:
    """A claim that stands at column 5 of line 100 + `number`; `accepts` acknowledges that grade, "" any."""
    span = Span(PATH, 100 + number, 5, 100 + number, 5 + len(text))
    accepted = None
    if accepts is not None:
        accepted = Acknowledgement(
            accepts, (LocalText("en", "seen", span),), Span(PATH, 100 + number, 90, 100 + number, 99)
        )
    allowed = Tolerance(quantity(tolerance), Span(PATH, 100 + number, 80, 100 + number, 86)) if tolerance else None
    return Claim(f"claim_{number}", text, span, rounding=rounding, acknowledged=accepted, tolerance=allowed)


def fact_file(figures: str | tuple[Figure, ...], *claims: str | Claim) -> FactFile:
    """A fact file of the figures, one a line, and the claims."""
    if isinstance(figures, str):
        lines = [line.strip() for line in figures.strip().splitlines()]
        figures = tuple(figure(line, number) for number, line in enumerate(lines, 1) if line)
    made = tuple(c if isinstance(c, Claim) else claim(c, number) for number, c in enumerate(claims, 1))
    return FactFile(PATH, "facts", (), Source("en", "An article", "0" * 64, Span.whole(PATH)), figures, made, (), b"")


def report(figures: str | tuple[Figure, ...], *claims: str | Claim) -> Report:
    """The report on a fact file whose claims are all well written."""
    outcome = check(fact_file(figures, *claims))
    assert outcome.value is not None
    assert not outcome.diagnostics, outcome.diagnostics
    return outcome.value


def verdict(figures: str | tuple[Figure, ...], text: str, rounding: Rounding = Rounding.NEAREST) -> Verdict:
    """The verdict on one claim."""
    return report(figures, claim(text, rounding=rounding)).verdicts[0]


def grade(figures: str | tuple[Figure, ...], text: str, rounding: Rounding = Rounding.NEAREST) -> str:
    """The grade of one claim."""
    return verdict(figures, text, rounding).grade.value


def complaints(figures: str | tuple[Figure, ...], *claims: str | Claim) -> tuple[Diagnostic, ...]:
    """What is wrong with the claims."""
    return check(fact_file(figures, *claims)).diagnostics


def fraction(text: str) -> Fraction:
    """An exact number, `2071/20`."""
    return Fraction(text)
