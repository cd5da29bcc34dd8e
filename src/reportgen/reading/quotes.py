"""Figures as a source prints them: which one a quote holds, and whether the value that an editor wrote agrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.extraction import Doubt, Found, FoundKind, Lexicon, find
from reportgen.facts import Kind
from reportgen.quantity import POINTS, YEAR, Bound, Quantity
from reportgen.reading.nodes import Scalar
from reportgen.reading.values import is_textual, of_kind, written
from reportgen.records import dataclass

MAX_QUOTE = 2_000
"""A longer quote is refused unread: a quote is the few words that print a figure."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a quote prints: its kind, the figure's quantity or text, and the quantity as the words have it."""

    kind: Kind
    quantity: Quantity | None
    text: str
    read: Quantity | None


def read_quote(
    quote: Scalar,
    kind: Kind | None,
    value: Quantity | None,
    text: str,
    lexicon: Lexicon,
    where: Span | None = None,
) -> Printed | Diagnostic:
    """The one figure that a quote prints.

    `kind`, `value` and `text` are what the editor says of it, where something is said; where a
    quote holds several figures they tell which is meant.  `where` is the place of the value: a
    disagreement is reported there.
    """
    if len(quote.text) > MAX_QUOTE:
        message = f"a quote of {len(quote.text)} characters; at most {MAX_QUOTE} are read"
        return _error("Q003", quote.span, message, "quote the few words that print the number")
    found = find(quote.text, lexicon, unlikely=True)
    if not found:
        return _error("Q001", quote.span, "the quote holds no figure", "quote the words that print the number")
    if is_textual(kind) or (text and kind is None):
        return _textual(quote, found, kind, text, where)
    unread = next((f for f in found if f.quantity is None and f.doubt in _UNREADABLE), None)
    if unread is not None and all(f is unread or f.doubt is Doubt.UNLIKELY for f in found):
        span = quote.span.within(unread.start, len(unread.surface))
        message = f"`{unread.surface[:40]}` {_UNREADABLE[unread.doubt]}"
        return _error(
            "Q002", span, message, "correct the quote; what is no number at all may be of the kind `document`"
        )
    if kind is not None and value is not None and _runs_backwards(found, kind, value):
        return Printed(kind, of_kind(value, kind), "", value)
    candidates = _candidates(found, kind)
    if not candidates:
        if kind is None and all(is_textual(_KINDS[f.kind]) for f in found):
            return _textual(quote, found, _KINDS[found[0].kind], text, where)
        held = ", ".join(f"`{f.surface}`" for f in found[:3])
        return _error(
            "F044",
            quote.span,
            f"the quote holds {held}, which is no {kind.value if kind else 'figure'}",
            "change the kind, or the quote",
        )
    if value is not None:
        return _agreeing(quote, candidates, kind, value, where)
    if len(candidates) > 1:
        held = ", ".join(f"`{f.surface}`" for f in candidates[:4])
        return _error(
            "F045",
            quote.span,
            f"the quote holds {len(candidates)} figures: {held}",
            "give a `value`, or quote fewer words",
        )
    only = candidates[0]
    if only.alternative is not None and only.quantity is not None and only.doubt is Doubt.SEPARATOR:
        return _error(
            "F045",
            quote.span.within(only.start, len(only.surface)),
            f"`{only.surface}` can be read as {only.quantity.canonical} or as {only.alternative.canonical}",
            f"say which with `value: {only.quantity.canonical}`",
        )
    return _printed(only, kind)


_UNREADABLE = {
    Doubt.MIXED_DIGITS: "mixes digits of several writing systems",
    Doubt.TOO_LONG: "has more digits than are read",
    Doubt.GROUPS: "has separators where no number has them",
}

_KINDS: dict[FoundKind, Kind] = {
    FoundKind.NUMBER: Kind.COUNT,
    FoundKind.PERCENTAGE: Kind.PERCENTAGE,
    FoundKind.POINTS: Kind.POINTS,
    FoundKind.FRACTION: Kind.FRACTION,
    FoundKind.ORDINAL: Kind.RANK,
    FoundKind.YEAR: Kind.YEAR,
    FoundKind.TERM: Kind.TERM,
    FoundKind.DURATION: Kind.DURATION,
    FoundKind.DATE: Kind.DATE,
    FoundKind.MONEY: Kind.MONEY,
    FoundKind.MEASURE: Kind.MEASURE,
    FoundKind.CODE: Kind.DOCUMENT,
    FoundKind.CHANGE: Kind.CHANGE,
    FoundKind.RATIO: Kind.RATIO,
    FoundKind.TIME: Kind.DOCUMENT,
    FoundKind.MARK: Kind.DOCUMENT,
}
"""The kind of a figure whose editor says none."""

_CLOSELY: dict[Kind, tuple[FoundKind, ...]] = {
    Kind.TARGET: (
        FoundKind.NUMBER,
        FoundKind.PERCENTAGE,
        FoundKind.POINTS,
        FoundKind.CHANGE,
        FoundKind.MONEY,
        FoundKind.MEASURE,
        FoundKind.FRACTION,
        FoundKind.ORDINAL,
    ),
    Kind.POINTS: (FoundKind.POINTS, FoundKind.PERCENTAGE, FoundKind.CHANGE),
    Kind.PERCENTAGE: (FoundKind.PERCENTAGE, FoundKind.CHANGE),
    Kind.CHANGE: (FoundKind.CHANGE, FoundKind.PERCENTAGE),
    Kind.RATIO: (FoundKind.RATIO, FoundKind.NUMBER, FoundKind.FRACTION),
    Kind.COUNT: (FoundKind.NUMBER,),
    Kind.FRACTION: (FoundKind.FRACTION, FoundKind.RATIO),
    Kind.RANK: (FoundKind.ORDINAL,),
    Kind.YEAR: (FoundKind.YEAR,),
    Kind.TERM: (FoundKind.TERM,),
    Kind.DURATION: (FoundKind.DURATION,),
    Kind.DATE: (FoundKind.DATE,),
    Kind.MONEY: (FoundKind.MONEY,),
    Kind.MEASURE: (FoundKind.MEASURE,),
    Kind.DOCUMENT: (FoundKind.CODE,),
}
"""What a quote's words may look like where the editor says what the figure is."""

_LOOSELY: dict[Kind, tuple[FoundKind, ...]] = {
    Kind.COUNT: (FoundKind.YEAR, FoundKind.ORDINAL, FoundKind.MEASURE),
    Kind.TARGET: (FoundKind.YEAR,),
    Kind.YEAR: (FoundKind.NUMBER,),
    Kind.TERM: (FoundKind.NUMBER,),
    Kind.RANK: (FoundKind.NUMBER,),
    Kind.FRACTION: (FoundKind.NUMBER,),
    Kind.MONEY: (FoundKind.NUMBER,),
    Kind.MEASURE: (FoundKind.NUMBER,),
}
"""What is taken where nothing closer stands in the quote."""


def _runs_backwards(found: Sequence[Found], kind: Kind, value: Quantity) -> bool:
    """Whether the quote holds both ends of a range that ends below where it begins: no range to a reader of texts,
    and yet what the source prints.  That it is wrong is a rule's business."""
    if value.high is None or value.high >= value.value:
        return False
    ends = [f.quantity for f in found]
    units = {value.unit, of_kind(value, kind).unit}
    return any(
        one is not None
        and other is not None
        and (one.value, other.value) == (value.value, value.high)
        and other.unit in units
        and one.high is other.high is None
        for one, other in pairwise(ends)
    )


def _candidates(found: Sequence[Found], kind: Kind | None) -> list[Found]:
    readable = [f for f in found if f.quantity is not None]
    if kind in _PARTS:
        readable = [part for f in readable for part in _parts(f)]
    if kind is not None:
        near = [f for f in readable if f.kind in _CLOSELY[kind]]
        readable = near or [f for f in readable if f.kind in _LOOSELY.get(kind, ())]
    for doubts in ((Doubt.WORD, Doubt.UNLIKELY), (Doubt.UNLIKELY,)):
        sure = [f for f in readable if f.doubt not in doubts and not (f.indefinite and Doubt.WORD in doubts)]
        if sure:
            return sure
    return readable


_PARTS = (Kind.COUNT, Kind.RANK, Kind.TARGET)
"""Kinds that a ratio's two numbers may be by themselves: the 346 and the 680 of 346/680."""


def _parts(found: Found) -> tuple[Found, ...]:
    parts = (replace(found, kind=FoundKind.NUMBER, quantity=part, parts=()) for part in found.parts)
    return tuple(parts) or (found,)


def _textual(
    quote: Scalar, found: Sequence[Found], kind: Kind | None, text: str, where: Span | None
) -> Printed | Diagnostic:
    codes = [f for f in found if f.text and (kind is None or _KINDS[f.kind] is kind)]
    if text:
        codes = [f for f in codes if f.text == text] or ([] if text not in quote.text else [found[0]])
        if not codes:
            return _error(
                "F041", where or quote.span, f"the quote does not hold `{text}`", "value and quote must agree"
            )
        return Printed(kind or Kind.DOCUMENT, None, text, None)
    if len(codes) != 1:
        what = kind.value if kind else "code"
        said = f"holds {len(codes)} of the kind {what}" if codes else f"holds nothing of the kind {what}"
        return _error("F045", quote.span, f"the quote {said}", "give it as `value`")
    return Printed(_KINDS[codes[0].kind], None, codes[0].text, None)


def _printed(found: Found, kind: Kind | None) -> Printed:
    kind = kind or _KINDS[found.kind]
    return Printed(kind, as_kind(found.quantity, kind), "", found.quantity)


def kind_of(found: Found) -> Kind:
    """The kind of a figure whose editor says none."""
    return _KINDS[found.kind]


def as_kind(quantity: Quantity | None, kind: Kind) -> Quantity | None:
    """A quantity as figures of a kind keep it: years in years, points in points."""
    if quantity is None:
        return None
    unit = quantity.unit
    if kind is Kind.POINTS:
        unit = POINTS
    elif kind in (Kind.YEAR, Kind.TERM):
        unit = YEAR
    elif kind in (Kind.COUNT, Kind.RANK, Kind.TARGET) and unit == YEAR:
        unit = ""
    return quantity if unit == quantity.unit else replace(quantity, unit=unit)


def _agreeing(
    quote: Scalar, candidates: list[Found], kind: Kind | None, value: Quantity, where: Span | None
) -> Printed | Diagnostic:
    for found in candidates:
        own = kind or _KINDS[found.kind]
        meant = of_kind(value, own)
        for read in (found.quantity, found.alternative):
            if read is not None and meant in _readings(as_kind(read, own), own, found.direction):
                return Printed(own, meant, "", read)
    span = where or quote.span
    for found in candidates:
        own = kind or _KINDS[found.kind]
        meant = of_kind(value, own)
        read = next((r for r in _readings(as_kind(found.quantity, own), own, found.direction) if _near(r, meant)), None)
        if read is None:
            continue
        if read.bound is not value.bound:
            return _error(
                "F043",
                span,
                f"the value says {_in_words(value.bound)}, the quote says {_in_words(read.bound)}",
                _bound_hint(read.bound),
            )
        return _error(
            "F042",
            span,
            f"`{written(value)}` and the quote's `{found.surface}` are not equally precise",
            f"write the value as it is printed: `{written(read)}`",
        )
    said = written(value)
    if len(candidates) > 1:
        return _error("F041", span, f"none of the figures in the quote is {said}", "value and quote must agree")
    only = candidates[0]
    read = as_kind(only.quantity, kind or _KINDS[only.kind])
    return _error(
        "F041",
        span,
        f"the value is {said}, the quote says {written(read) if read else only.surface}",
        "value and quote must agree; leave the value out, and it is read from the quote",
    )


_SIGNED = (Kind.CHANGE, Kind.POINTS)
_TURNED = {
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.AT_MOST: Bound.AT_LEAST,
    Bound.MORE_THAN: Bound.LESS_THAN,
    Bound.LESS_THAN: Bound.MORE_THAN,
}


def _readings(read: Quantity | None, kind: Kind, direction: int) -> tuple[Quantity, ...]:
    """What a quantity may be declared as: as it is printed, and below zero where the words say that it fell."""
    if read is None:
        return ()
    if direction >= 0 or kind not in _SIGNED or read.value < 0:
        return (read,)
    return read, fallen(read)


def fallen(read: Quantity) -> Quantity:
    """A quantity that something fell by, as a change: below zero.

    >>> fallen(Quantity(Fraction(12), unit="%", bound=Bound.MORE_THAN)).canonical
    '< -12 %'
    """
    bound = _TURNED.get(read.bound, read.bound)
    if read.high is None:
        return replace(read, value=-read.value, bound=bound)
    return replace(read, value=-read.high, high=-read.value, bound=bound)


def _near(read: Quantity, meant: Quantity) -> bool:
    return (read.value, read.high, read.unit) == (meant.value, meant.high, meant.unit)


def _in_words(bound: Bound) -> str:
    return {
        Bound.EXACT: "exactly",
        Bound.AT_LEAST: "at least (>=)",
        Bound.MORE_THAN: "more than (>)",
        Bound.AT_MOST: "at most (<=)",
        Bound.LESS_THAN: "less than (<)",
        Bound.ABOUT: "about (~)",
    }[bound]


def _bound_hint(read: Bound) -> str:
    if read is Bound.EXACT:
        return "take the words of the bound into the quote"
    return f"begin the value with `{read.value}`"


def _error(code: str, span: Span, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, span, message, hint)
