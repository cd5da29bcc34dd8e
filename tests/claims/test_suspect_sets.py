"""Contradictions that one, two or three figures have to be changed for: the sets named are all there are.

An oracle tries every number up to a small one for every set of figures, the smallest sets first.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

import pytest

from reportgen.claims import check
from reportgen.claims.suspects import find_suspects
from reportgen.claims.verdicts import Report
from reportgen.facts import FactFile
from tests.claims.samples import fact_file

LARGEST = 20
"""The oracle tries the numbers up to this one; the figures of the samples stay well below."""
SEEDS = range(30)

Values = Mapping[str, int]


@dataclass(frozen=True)
class Statement:
    """A claim with the figures it names, and the same in Python."""

    text: str
    names: frozenset[str]
    holds: Callable[[Values], bool]


def plus(result: str, one: str, other: str) -> Statement:
    return Statement(
        f"{result} = {one} + {other}", frozenset({result, one, other}), lambda v: v[result] == v[one] + v[other]
    )


def apart(result: str, one: str, by: int) -> Statement:
    return Statement(f"{result} = {one} + {by}", frozenset({result, one}), lambda v: v[result] == v[one] + by)


def misprinted(seed: int) -> tuple[dict[str, int], list[Statement]]:
    """A few figures, sums of them and differences, all true; then one to three figures are printed wrong."""
    chance = random.Random(seed)
    values = {f"f{n}": chance.randint(1, 5) for n in range(3)}
    claims: list[Statement] = []
    for n in range(chance.randint(2, 3)):
        one, other = chance.sample(sorted(values), 2)
        claims.append(plus(f"g{n}", one, other))
        values[f"g{n}"] = values[one] + values[other]
    for _ in range(chance.randint(1, 3)):
        one, other = chance.sample(sorted(values), 2)
        claim = apart(one, other, values[one] - values[other])
        if values[one] > values[other] and claim.text not in {c.text for c in claims}:
            claims.append(claim)
    for name in chance.sample(sorted(values), chance.randint(1, 3)):
        values[name] = max(0, values[name] + chance.choice((-2, -1, 1, 2, 3)))
    return values, claims


def file_of(values: Values, claims: list[Statement]) -> tuple[FactFile, Report]:
    facts = fact_file("\n".join(f"{name}: count {value}" for name, value in values.items()), *(c.text for c in claims))
    report = check(facts).value
    assert report is not None
    return facts, report


def smallest_sets(values: Values, claims: list[Statement]) -> set[frozenset[str]]:
    """Every smallest set of figures with other numbers for which all the claims hold."""
    for size in (1, 2, 3):
        found = {frozenset(names) for names in combinations(values, size) if any(_mended(values, claims, names))}
        if found:
            return found
    return set()


def _mended(values: Values, claims: list[Statement], names: tuple[str, ...]) -> Iterator[bool]:
    touched = [claim for claim in claims if claim.names & set(names)]
    if all(claim.holds(values) for claim in claims if claim not in touched):
        for numbers in product(range(LARGEST + 1), repeat=len(names)):
            changed = {**values, **dict(zip(names, numbers, strict=True))}
            if all(changed[name] != values[name] for name in names):
                yield all(claim.holds(changed) for claim in touched)


def compared(values: dict[str, int], claims: list[Statement]) -> list[tuple[set[frozenset[str]], set[frozenset[str]]]]:
    """For each conflict the sets that are named, and those that the oracle finds."""
    facts, report = file_of(values, claims)
    texts = {verdict.claim.id: verdict.claim.text for verdict in report.verdicts}
    result = []
    for conflict in find_suspects(facts, report).conflicts:
        assert conflict.complete
        wrong = {texts[name] for name in conflict.claims}
        wanted = [claim for claim in claims if claim.text in wrong or claim.holds(values)]
        named = {frozenset(suspect.figures) for suspect in (*conflict.sets, *conflict.others)}
        result.append((named, smallest_sets(values, wanted)))
    return result


def test_the_sets_named_are_all_the_smallest_there_are() -> None:
    sizes: Counter[int] = Counter()
    for seed in SEEDS:
        for named, there_are in compared(*misprinted(seed)):
            assert named == there_are, f"seed {seed}"
            sizes.update(len(names) for names in list(named)[:1])
    assert set(sizes) == {1, 2, 3}, "the samples must need sets of every size"


@pytest.mark.parametrize("wrong", [("b",), ("b", "c"), ("b", "c", "d")])
def test_figures_that_hang_on_one_that_is_vouched_for(wrong: tuple[str, ...]) -> None:
    """Three figures follow from `a`, which two other claims hold fast: each that is wrong has to be changed itself."""
    values = {"a": 10, "b": 11, "c": 12, "d": 13, "e": 3, "f": 7, "g": 17}
    claims = [apart("b", "a", 1), apart("c", "a", 2), apart("d", "a", 3), plus("a", "e", "f"), plus("g", "a", "f")]
    for step, name in enumerate(wrong, 1):
        values[name] += step * step
    ((named, there_are),) = compared(values, claims)
    assert frozenset(wrong) in named
    assert named == there_are
    assert {len(names) for names in named} == {len(wrong)}


def test_three_claims_wrong_and_a_fourth_that_holds_them_together() -> None:
    values = {"a": 1, "b": 4, "c": 1, "d": 5, "e": 2, "f": 9}
    claims = [apart("b", "a", 1), apart("d", "c", 1), apart("f", "e", 1), plus("f", "b", "d")]
    found = compared(values, claims)
    assert all(named == there_are for named, there_are in found)
    assert len(found) == 3, "what holds joins no conflicts: each is mended on its own"


def test_where_four_would_have_to_change_none_is_named() -> None:
    values = {"a": 5, "b": 9, "c": 2, "d": 15, "e": 1, "f": 19}
    claims = [apart("b", "a", 1), apart("d", "c", 1), apart("f", "e", 1), plus("f", "b", "d")]
    assert compared(values, claims) == [(set(), set())]
