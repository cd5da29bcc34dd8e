"""Sums and differences of amounts and percentages, and differences in points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from reportgen.claims.suggestions.chance import Ledger, Test
from reportgen.claims.suggestions.partners import Added, Base, levels_of, seek
from reportgen.claims.suggestions.pool import Group, Item, Pool, item_of
from reportgen.claims.suggestions.relations import Relation
from reportgen.facts import Kind

MAX_FAMILY = 30
"""A series with more figures than this is not searched as one."""
MAX_TRIPLES = 60
"""In groups up to this size, sums of three are sought everywhere; in larger ones among neighbours and in series."""


def seek_sums(ledger: Ledger, group: Group, *, anywhere: bool) -> None:
    """a + b = c and a + b + c = d, from the smallest figure's point of view.

    The smallest has the fewest digits to be right by accident, so it is the target.
    """
    families = families_of(group.items)
    for target in group.items:
        near = [item for item in group.near(target.place) if item is not target and not _before(item, target)]
        _seek_two(ledger, "sum of neighbours", target, near)
        _seek_three(ledger, "sum of three neighbours", target, near)
        for which, family in families[target.id]:
            kin = [item for item in family if item is not target and not _before(item, target)]
            _seek_two(ledger, f"sum by {which}", target, kin)
            if len(kin) <= MAX_FAMILY // 2:
                _seek_three(ledger, f"sum of three by {which}", target, kin)
        if anywhere:
            larger = [item for item in group.items if item is not target and not _before(item, target)]
            if len(near) < len(larger):
                _seek_two(ledger, "sum anywhere", target, larger)
            if len(near) < len(larger) <= MAX_TRIPLES:
                _seek_three(ledger, "sum of three anywhere", target, larger)


def _before(item: Item, target: Item) -> bool:
    """Whether an item is smaller than the target: then it is the target of that relation itself."""
    return (abs(item.value), item.place) < (abs(target.value), target.place)


def families_of(items: Iterable[Item]) -> dict[str, list[tuple[str, list[Item]]]]:
    """For each figure the series it belongs to: by what its id begins with, and by what it ends with."""
    by_name: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    listed = list(items)
    for item in listed:
        if item.stem:
            by_name["stem", item.stem].append(item)
            by_name["suffix", item.suffix].append(item)
    return {
        item.id: [
            (which, family)
            for which, name in (("stem", item.stem), ("suffix", item.suffix))
            if name and 3 <= len(family := by_name[which, name]) <= MAX_FAMILY
        ]
        for item in listed
    }


def _seek_two(ledger: Ledger, search: str, target: Item, items: list[Item]) -> None:
    def found(test: Test, base: Base, total: Item) -> None:
        _enter(ledger, test, target, base, total)

    if len(items) > 1:
        seek(ledger, search, Added(target), [Base.of(item) for item in items], levels_of(items), found)


def _seek_three(ledger: Ledger, search: str, target: Item, items: list[Item]) -> None:
    def found(test: Test, base: Base, total: Item) -> None:
        _enter(ledger, test, target, base, total)

    if len(items) > 2:
        bases = [Base.of(*pair) for pair in combinations(items, 2)]
        seek(ledger, search, Added(target), bases, levels_of(items), found)


def _enter(ledger: Ledger, test: Test, target: Item, base: Base, total: Item) -> None:
    """Write the relation the way an editor would."""
    parts = tuple(sorted((target, *base.items), key=lambda item: item.place))
    goals = [item for item in (*parts, total) if item.figure.kind is Kind.TARGET]
    mixed = 0 < len(goals) <= len(parts)
    if mixed and (len(goals) > 1 or len(parts) > 2):
        return
    figures = tuple(item.id for item in (total, *parts))
    if len(parts) == 2:
        one, other = base.items[0], target
        if other.figure.kind is Kind.TARGET and mixed:
            one, other = other, one
        series = total.stem and total.stem == one.stem and other.stem != total.stem
        if mixed or series:
            text = f"{other.id} = {total.id} - {one.id}"
            ledger.hit(test, text, Relation.DIFFERENCE, other.id, figures)
            return
    text = f"{total.id} = {' + '.join(item.id for item in parts)}"
    ledger.hit(test, text, Relation.SUM, total.id, figures)


def seek_points(ledger: Ledger, pool: Pool) -> None:
    """e = points(p, q)."""
    for figure in pool.points:
        assert figure.quantity is not None
        for group in pool.percentages:
            if not _fits(figure.of, figure.counts, group, pool):
                continue
            if (figure.quantity.last_digit * group.scale).denominator != 1:
                continue
            target = item_of(figure, pool.places[figure.id], group.scale)
            _seek_difference(ledger, target, group, anywhere=pool.small)


def _fits(of: str, counts: str, group: Group, pool: Pool) -> bool:
    """Whether a difference may be one of this group's percentages: it names the same whole, or one of them, or none."""
    if not of or of in pool.places:
        return not of or any(item.id == of for item in group.items)
    return of.casefold() == group.noun or (bool(counts) and counts.casefold() == group.noun)


def _seek_difference(ledger: Ledger, target: Item, group: Group, *, anywhere: bool) -> None:
    def found(test: Test, base: Base, total: Item) -> None:
        one, other = total.id, base.items[0].id
        text = f"{target.id} = points({one}, {other})"
        ledger.hit(test, text, Relation.POINTS, target.id, (target.id, one, other))

    items, near = group.items, group.near(target.place)
    named = [item for item in items if item.id == target.figure.of]
    if named:
        seek(ledger, "points over what is named", Added(target), [Base.of(*named)], levels_of(items), found)
        return
    if anywhere and len(near) < len(items):
        seek(ledger, "points anywhere", Added(target), [Base.of(item) for item in items], levels_of(items), found)
    seek(ledger, "points of neighbours", Added(target), [Base.of(item) for item in near], levels_of(near), found)
    for stem in sorted({item.stem for item in near if item.stem}):
        kin = [Base.of(item) for item in near if item.stem == stem]
        series = levels_of(base.items[0] for base in kin)
        seek(ledger, "points in a series", Added(target), kin, series, found)
