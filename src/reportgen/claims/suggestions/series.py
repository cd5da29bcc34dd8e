"""Totals and means of figures that stand in a row or share a name, and parts that make up 100 %."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportgen.claims.names import Names
from reportgen.claims.suggestions.chance import Ledger
from reportgen.claims.suggestions.partners import NEIGHBOURHOOD
from reportgen.claims.suggestions.pool import Group, Item
from reportgen.claims.suggestions.relations import Relation
from reportgen.facts import Kind

LONGEST_ROW = 24
_FEWEST = 3


def seek_series(ledger: Ledger, group: Group, names: Names, *, percentages: bool, anywhere: bool) -> None:
    """Every row with the figures beside it, every series with the figures outside it."""
    items = [item for item in group.items if item.figure.kind is not Kind.TARGET]
    for members, targets in _rows(items):
        for target in targets:
            _total(ledger, "total of a row", target, members, names)
            _mean(ledger, "mean of a row", target, members, names)
    for members in _series(items):
        inside = {item.id for item in members}
        outside = items if anywhere else (*group.near(members[0].place), *group.near(members[-1].place))
        for target in {item.id: item for item in outside if item.id not in inside}.values():
            if len(members) >= _FEWEST:
                _total(ledger, "total of a series", target, members, names)
            _mean(ledger, "mean of a series", target, members, names)
        if percentages and len(members) >= _FEWEST:
            _whole(ledger, members, group, names)


def _rows(items: Sequence[Item]) -> Iterator[tuple[Sequence[Item], list[Item]]]:
    """Figures that follow each other in the file, with those right before and right after them."""
    for start in range(len(items)):
        for end in range(start + _FEWEST, min(start + LONGEST_ROW, len(items)) + 1):
            beside = [items[place] for place in (start - 1, end) if 0 <= place < len(items)]
            yield items[start:end], beside


def _series(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Figures whose ids begin alike, or end alike."""
    by_name: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        if item.stem:
            by_name["stem", item.stem].append(item)
            by_name["suffix", item.suffix].append(item)
    yield from (members for members in by_name.values() if len(members) > 1)


def _total(ledger: Ledger, search: str, target: Item, members: Sequence[Item], names: Names) -> None:
    ledger.candidates += 1
    total = sum(item.value for item in members)
    rest = total - max(item.value for item in members)
    neighbourhood = min(abs(target.value), abs(rest)) // NEIGHBOURHOOD
    off = abs(total - target.value)
    if off * 2 > neighbourhood:
        return
    grid = min(item.grid for item in members)
    sharpest = max(grid, 2 * target.half, *(2 * item.half for item in members))
    exact = ledger.count(search, target.id, sharpest, neighbourhood) if grid <= target.grid else None
    tolerance = target.half + sum(item.half for item in members)
    loose = ledger.count(search, target.id, 2 * tolerance + grid, neighbourhood) if tolerance else None
    test = exact if off == 0 else loose if off <= tolerance else None
    if test is not None:
        text = f"{target.id} = {_call('sum', members, target.id, names)}"
        ledger.hit(test, text, Relation.SUM, target.id, (target.id, *(item.id for item in members)))


def _mean(ledger: Ledger, search: str, target: Item, members: Sequence[Item], names: Names) -> None:
    """A mean lies somewhere in the middle half between the smallest and the largest, whatever it is the mean of."""
    ledger.candidates += 1
    low, high = min(item.value for item in members), max(item.value for item in members)
    neighbourhood = (high - low) // 2
    if not low + neighbourhood // 2 <= target.value <= high - neighbourhood // 2:
        return
    count = len(members)
    off = abs(sum(item.value for item in members) - count * target.value)
    tolerance = count * target.step // 2 + sum(item.half for item in members)
    roughest = max(2 * item.half for item in members)
    width = max(2 * tolerance // count, roughest, min(item.grid for item in members) // count, 1)
    test = ledger.count(search, target.id, width, neighbourhood)
    if test is not None and off <= tolerance:
        text = f"{target.id} = {_call('mean', members, target.id, names)}"
        ledger.hit(test, text, Relation.MEAN, target.id, (target.id, *(item.id for item in members)))


def _whole(ledger: Ledger, members: Sequence[Item], group: Group, names: Names) -> None:
    ledger.candidates += 1
    whole = 100 * group.scale
    off = abs(sum(item.value for item in members) - whole)
    neighbourhood = whole // NEIGHBOURHOOD
    if off * 2 > neighbourhood:
        return
    grid = min(item.grid for item in members)
    tolerance = sum(item.half for item in members)
    target = members[0].id
    sharpest = max(grid, *(2 * item.half for item in members))
    exact = ledger.count("parts of a whole", target, sharpest, neighbourhood)
    loose = ledger.count("parts of a whole", target, 2 * tolerance + grid, neighbourhood) if tolerance else None
    test = exact if off == 0 else loose if off <= tolerance else None
    if test is not None:
        text = f"{_call('sum', members, '', names)} = 100 %"
        ledger.hit(test, text, Relation.WHOLE, "", tuple(item.id for item in members))


def _call(function: str, members: Sequence[Item], subject: str, names: Names) -> str:
    """The members as a pattern where one stands for exactly them, else one by one."""
    ids = [item.id for item in members]
    for pattern in (f"{members[0].stem}_*" if members[0].stem else "", f"*_{members[0].suffix}"):
        if len(pattern) > 2 and sorted(f.id for f in names.matching(pattern) if f.id != subject) == sorted(ids):
            return f"{function}({pattern})"
    if function == "sum" and len(ids) <= _FEWEST:
        return " + ".join(ids)
    return f"{function}({', '.join(ids)})"
