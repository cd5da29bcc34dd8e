"""Values as an editor writes them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.facts import Kind
from reportgen.quantity import MONTHS, PERCENT, POINTS, YEAR, Misread, Quantity, parse_quantity
from reportgen.reading.nodes import Scalar

_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
"""Scale words of the canonical form, which is the same in every language."""

_UNITS: dict[Kind, tuple[str, ...]] = {
    Kind.COUNT: ("",),
    Kind.RANK: ("",),
    Kind.RATIO: ("",),
    Kind.FRACTION: ("",),
    Kind.PERCENTAGE: (PERCENT,),
    Kind.CHANGE: (PERCENT,),
    Kind.POINTS: (POINTS,),
    Kind.YEAR: (YEAR,),
    Kind.TERM: (YEAR,),
}
"""The units that a kind may have; a kind that is not here may have any."""

_TEXTUAL = (Kind.DOCUMENT, Kind.DATE)
"""Kinds that have a text and no quantity."""


def is_textual(kind: Kind | None) -> bool:
    """Whether figures of this kind have a text and no quantity."""
    return kind in _TEXTUAL


def read_value(value: Scalar, kind: Kind | None) -> Quantity | Diagnostic:
    """The quantity that an editor wrote, as a figure of `kind` has it."""
    read = parse_quantity(value.text)
    if isinstance(read, Misread):
        return _error("F040", value.span.within(read.offset), read.message, read.hint)
    read = _scaled(read)
    if kind is None:
        return read
    read = of_kind(read, kind)
    allowed = _UNITS.get(kind)
    if allowed is not None and read.unit not in allowed:
        return _error(
            "F044",
            value.span,
            f"a figure of the kind {kind.value} is written {_example(kind)}, not `{value.text.strip()}`",
            _unit_hint(read, kind),
        )
    if kind is Kind.TERM and read.high is None:
        return _error(
            "F044", value.span, f"a term has two years, not `{value.text.strip()}`", f"write {_example(kind)}"
        )
    return read


def _scaled(read: Quantity) -> Quantity:
    word, _, rest = read.unit.partition(" ")
    zeros = _SCALES.get(word)
    if zeros is None:
        return read
    factor = Fraction(10) ** zeros
    high = None if read.high is None else read.high * factor
    return replace(read, value=read.value * factor, high=high, places=read.places - zeros, unit=rest)


def of_kind(read: Quantity, kind: Kind) -> Quantity:
    """The quantity in the unit that figures of this kind are kept in."""
    if kind in (Kind.YEAR, Kind.TERM) and read.unit in ("", YEAR, "years"):
        return replace(read, unit=YEAR)
    if kind is Kind.DURATION and read.unit in _SINGULARS:
        return replace(read, unit=_SINGULARS[read.unit])
    return read


_SINGULARS = {"day": "days", "week": "weeks", "month": MONTHS, "year": "years"}


def _example(kind: Kind) -> str:
    return {
        Kind.PERCENTAGE: "`103.6 %`",
        Kind.CHANGE: "`2.0 %`",
        Kind.POINTS: "`12 points`",
        Kind.YEAR: "`2022`",
        Kind.TERM: "`2020..2025`",
    }.get(kind, "as a plain number such as `2071`")


def _unit_hint(read: Quantity, kind: Kind) -> str:
    if kind is Kind.COUNT and read.unit not in ("", PERCENT, POINTS):
        return f"what is counted stands in `counts`: `counts: {read.unit}`"
    if kind is Kind.POINTS and read.unit == PERCENT:
        return "a difference of percentages is in points, also where the source prints %"
    if kind in (Kind.PERCENTAGE, Kind.CHANGE) and not read.unit:
        return "add the sign: `%`"
    return "change the value, or the kind"


def written(quantity: Quantity) -> str:
    """A quantity as a value is written, with a scale word where the source used one."""
    zeros = -quantity.places
    if zeros <= 0:
        return quantity.canonical
    for word, size in reversed(_SCALES.items()):
        if size - 3 < zeros <= size:
            factor = Fraction(10) ** size
            high = None if quantity.high is None else quantity.high / factor
            unit = f"{word} {quantity.unit}".strip()
            return replace(quantity, value=quantity.value / factor, high=high, places=size - zeros, unit=unit).canonical
    return quantity.canonical


def _error(code: str, span: Span, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, span, message, hint)
