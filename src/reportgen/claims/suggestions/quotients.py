"""Shares, ratios and relative changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from reportgen.claims.suggestions.chance import Ledger, Test
from reportgen.claims.suggestions.partners import Base, Level, Multiplied, levels_of, seek
from reportgen.claims.suggestions.pool import Group, Item, Pool
from reportgen.claims.suggestions.relations import Relation
from reportgen.facts import Figure, Kind
from reportgen.records import dataclass

_HUNDREDTH = Fraction(1, 100)
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to relate a target to two amounts.  `sign` -1 is a fall that is printed without a minus."""

    name: str
    relation: Relation
    offset: int
    sign: int
    text: str


_SHARE = _Form("share", Relation.SHARE, 0, 1, "{target} = {part} / {whole}")
_RATIO = _Form("ratio", Relation.RATIO, 0, 1, "{target} = ratio({part}, {whole})")
_CHANGE = _Form("change", Relation.CHANGE, 1, 1, "{target} = change({part}, {whole})")
_FALL = _Form("fall", Relation.CHANGE, 1, -1, "{target} = -change({part}, {whole})")


@dataclass(frozen=True, slots=True)
class _Sorted:
    """A group's positive amounts, ready to be looked up."""

    group: Group
    by_id: dict[str, Base]
    by_suffix: dict[str, list[Item]]
    bases: list[Base]
    levels: list[Level]


def seek_quotients(ledger: Ledger, pool: Pool) -> None:
    """p = a / b, p = change(a, b), r = ratio(a, b)."""
    groups = [_sorted(group) for group in pool.amounts]
    targets = [item.figure for group in pool.percentages for item in group.items if item.figure.kind is not Kind.TARGET]
    for figure in (*targets, *pool.ratios):
        for group in groups:
            if len(group.bases) > 1 and _sensible(figure, group, pool):
                for form in _forms(figure):
                    _seek(ledger, figure, form, group, pool)


def _sorted(group: Group) -> _Sorted:
    items = [item for item in group.items if item.value > 0]
    by_suffix: dict[str, list[Item]] = {}
    for item in items:
        by_suffix.setdefault(item.suffix, []).append(item)
    by_id = {item.id: Base.of(item) for item in items}
    return _Sorted(group, by_id, by_suffix, list(by_id.values()), levels_of(items))


def _forms(figure: Figure) -> tuple[_Form, ...]:
    if figure.kind in {Kind.RATIO, Kind.FRACTION}:
        return (_RATIO,)
    assert figure.quantity is not None
    if figure.quantity.value < 0:
        return (_CHANGE,)
    return (_CHANGE, _FALL) if figure.kind is Kind.CHANGE else (_SHARE, _CHANGE, _FALL)


def _sensible(figure: Figure, group: _Sorted, pool: Pool) -> bool:
    """Whether a percentage may be about these amounts, as far as the fact file says what either is of."""
    if figure.of in pool.places:
        return figure.of in group.by_id
    noun = set(group.group.noun.split())
    said = [set(text.casefold().split()) for text in (figure.of, figure.counts) if text]
    return not said or not noun or any(noun <= words or words <= noun for words in said)


def _seek(ledger: Ledger, figure: Figure, form: _Form, group: _Sorted, pool: Pool) -> None:
    quantity = figure.quantity
    assert quantity is not None
    unit = Fraction(1) if form is _RATIO else _HUNDREDTH
    value, half = form.sign * quantity.value * unit, quantity.last_digit * unit * _HALF
    if form.offset + value - half <= 0:
        return
    aim = Multiplied.of(figure.id, value, half, form.offset)

    def found(test: Test, base: Base, part: Item) -> None:
        whole = base.items[0]
        text = form.text.format(target=figure.id, part=part.id, whole=whole.id)
        ledger.hit(test, text, form.relation, figure.id, (figure.id, part.id, whole.id))

    suffix = figure.id.rpartition("_")[2] if "_" in figure.id else ""
    if figure.of in pool.places:
        named = [group.by_id[figure.of]]
        seek(ledger, f"{form.name} of what is named", aim, named, group.levels, found)
        alike = levels_of(group.by_suffix.get(suffix, ()) if suffix else ())
        seek(ledger, f"{form.name} of what is named, named alike", aim, named, alike, found)
        return
    near = [item for item in group.group.near(pool.places[figure.id]) if item.value > 0]
    if pool.small and len(near) < len(group.bases):
        seek(ledger, f"{form.name} anywhere", aim, group.bases, group.levels, found)
    _seek_among(ledger, f"{form.name} of neighbours", aim, near, near, found)
    alike_items = [item for item in near if suffix and item.suffix == suffix]
    _seek_among(ledger, f"{form.name} of neighbours named alike", aim, near, alike_items, found)
    for stem in sorted({item.stem for item in near if item.stem}):
        series = [item for item in near if item.stem == stem]
        _seek_among(ledger, f"{form.name} in a series", aim, series, series, found)


def _seek_among(
    ledger: Ledger,
    search: str,
    aim: Multiplied,
    wholes: Iterable[Item],
    parts: list[Item],
    found: Callable[[Test, Base, Item], None],
) -> None:
    if parts:
        seek(ledger, search, aim, [Base.of(item) for item in wholes], levels_of(parts), found)
