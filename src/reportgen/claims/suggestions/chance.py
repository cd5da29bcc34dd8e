"""How likely a relation is to be an accident.

A candidate is a way of working out one figure, the target, from others.  Had the target nothing to
do with them, its exact value would be anybody's guess within its neighbourhood, so that the chance
of a hit is the width of what its printed digits accept over the width of that neighbourhood.  Of
all candidates only those whose result lies in the neighbourhood at all are counted: so the figures
themselves say how crowded it is.

The expected number of accidents for one target is the sum over its candidates, those of like
sharpness taken together: that is one test.  Two targets of one series, both hit in the same way,
are a test too, with the product of both expectations.  A hit is worth what all tests at least as
sharp as its own, together, are expected to hit by accident.  Whole numbers throughout: a chance is counted in
units of 10 ** -15.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import field
from fractions import Fraction
from itertools import accumulate, combinations

from reportgen.claims.suggestions.relations import Relation
from reportgen.records import dataclass

UNIT = 10**15

MOST_TOLD = 20
"""However much is found, no more accidents than so many times the threshold may be expected among it."""
LONGEST_SERIES = 40
"""Series with more targets than this are not searched for parallel relations."""

Test = tuple[str, str, int]
"""What is tested: the search, its target, and how sharp its candidates are."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A candidate that comes out right: the claim's text, its figures, and the test it belongs to."""

    test: Test
    claim: str
    relation: Relation
    subject: str
    figures: tuple[str, ...]

    @property
    def shape(self) -> tuple[str, ...]:
        """What it has in common with the same relation of another year, or of another place."""
        series = {name: stem_of(name) for name in self.figures}
        return (self.test[0], stem_of(self.test[1]), *series.values())


@dataclass(slots=True)
class Ledger:
    """All tests of one file with the accidents to be expected of each, and what was hit."""

    threshold: Fraction
    expected: defaultdict[Test, int] = field(default_factory=lambda: defaultdict(int))
    hits: list[Hit] = field(default_factory=list)
    candidates: int = 0

    def count(self, search: str, target: str, width: int, neighbourhood: int, candidates: int = 1) -> Test | None:
        """Enter candidates that came near their target; None where they can tell nothing."""
        if width >= neighbourhood or not candidates:
            return None
        test = (search, target, sharpness(width, neighbourhood))
        self.expected[test] += candidates * (UNIT * width // neighbourhood + 1)
        return test

    def hit(self, test: Test, claim: str, relation: Relation, subject: str, figures: tuple[str, ...]) -> None:
        """Enter a candidate that comes out right."""
        self.hits.append(Hit(test, claim, relation, subject, figures))

    def hopeless(self, test: Test) -> bool:
        """Whether a test expects so many accidents that a hit in it would tell nothing."""
        return Fraction(self.expected.get(test, 0), UNIT) > self.threshold * MOST_TOLD

    def judged(self) -> list[tuple[Fraction, Hit]]:
        """The hits that may be told, with the accidents to be expected up to each, the surest first."""
        sorted_tests = sorted((*self.expected.values(), *self._doubles()))
        sums = list(accumulate(sorted_tests))
        result: list[tuple[Fraction, Hit]] = []
        for hit, expected in self._weighed():
            upto = bisect_right(sorted_tests, expected)
            chance = Fraction(sums[upto - 1], UNIT)
            if chance <= self.threshold * MOST_TOLD:
                result.append((chance, hit))
        return sorted(result, key=lambda judged: (judged[0], len(judged[1].figures), judged[1].claim))

    def _doubles(self) -> Iterator[int]:
        """What two tests of one search, on two targets of one series, expect together."""
        series: defaultdict[tuple[str, str], defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for (search, target, _), expected in self.expected.items():
            if stem_of(target) != target:
                series[search, stem_of(target)][target].append(expected)
        for targets in series.values():
            if len(targets) <= LONGEST_SERIES:
                for one, other in combinations(targets.values(), 2):
                    yield from (_together(a, b) for a in one for b in other)

    def _weighed(self) -> Iterator[tuple[Hit, int]]:
        """Each hit with the accidents expected of its test, or of the best pair of tests that it is part of."""
        targets: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for search, target, _ in self.expected:
            targets[search, stem_of(target)].add(target)
        parallel: defaultdict[tuple[str, ...], list[Hit]] = defaultdict(list)
        for hit in self.hits:
            parallel[hit.shape].append(hit)
        for hit in self.hits:
            search, target, _ = hit.test
            own = best = self.expected[hit.test]
            if stem_of(target) != target and len(targets[search, stem_of(target)]) <= LONGEST_SERIES:
                for other in parallel[hit.shape]:
                    if other.test[1] != target:
                        best = min(best, _together(own, self.expected[other.test]))
            yield hit, best


def sharpness(width: int, neighbourhood: int) -> int:
    """How many binary digits of evidence a hit is."""
    return (neighbourhood // width).bit_length()


def stem_of(figure_id: str) -> str:
    """What the ids of a series share: `admitted` of `admitted_2021`; the id itself where it has no parts."""
    return figure_id.rpartition("_")[0] or figure_id


def _together(one: int, other: int) -> int:
    return one * other // UNIT + 1
