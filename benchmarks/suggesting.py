"""How often a suggestion is false, how much is found, and how long it takes.

    python benchmarks/suggesting.py [--files 200] [--seed 1]

False: files of random figures, in which every relation is an accident.  "Loose" figures have
nothing in common; "tables" are series of figures of like size under names of one stem, with
percentages that name what they are a share of: that is what real files look like, and harder.
Found: the same tables with totals, shares, changes, means and differences worked out from the
figures and printed as a source would print them.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable
from fractions import Fraction

from reportgen.claims import check
from reportgen.claims.suggestions import THRESHOLD, Suggestions, suggest
from reportgen.diagnostics import Span
from reportgen.facts import FactFile, Figure, Kind, Source
from reportgen.quantity import Quantity

SPAN = Span.whole("random.yaml")
NOUNS = ("members", "households", "schools", "")
Planted = list[tuple[str, frozenset[str]]]
"""Relations that were put into a file: what sort, and between which figures."""


def figure(
    name: str, kind: Kind, value: Fraction, places: int, unit: str = "", of: str = "", counts: str = ""
) -> Figure:
    """A figure that prints `value` to `places` decimals."""
    return Figure(name, kind, Quantity(value, places, unit), (), SPAN, counts=counts, of=of)


def rounded(value: Fraction, places: int) -> Fraction:
    """To nearest, halves up."""
    return Fraction((value * Fraction(10) ** places + Fraction(1, 2)).__floor__()) / Fraction(10) ** places


def amount(chance: random.Random, size: Fraction | None = None) -> tuple[Fraction, int]:
    """A number of 1 to 7 digits, or one within a third of `size`; a third of them rounder than they need be."""
    if size is None:
        value = Fraction(int(10 ** chance.uniform(0.5, 6.5)))
    else:
        value = Fraction(
            max(1, int(size * Fraction(chance.randint(666_667, 1_333_333), 1_000_000)) + chance.randint(-9, 9))
        )
    if chance.random() < 0.33:
        value = max(rounded(value, -chance.randint(1, 3)), Fraction(10))
    return value, 0


def percentage(chance: random.Random) -> tuple[Fraction, int]:
    """0 to 120 %, with none, one or two decimals."""
    places = chance.choice((0, 1, 1, 2))
    return rounded(Fraction(chance.randint(1, 120_000), 1000), places) or Fraction(1), places


def loose(chance: random.Random, size: int) -> list[Figure]:
    """Figures that have nothing in common but their nouns."""
    figures = []
    for number in range(size):
        name, sort = f"figure{number}", chance.random()
        if sort < 0.55:
            value, places = amount(chance)
            figures.append(figure(name, Kind.COUNT, value, places, counts=chance.choice(NOUNS)))
        elif sort < 0.85:
            value, places = percentage(chance)
            figures.append(figure(name, Kind.PERCENTAGE, value, places, "%"))
        elif sort < 0.92:
            value, places = percentage(chance)
            figures.append(figure(name, Kind.CHANGE, rounded(value / 4, places) or value, places, "%"))
        else:
            value, places = percentage(chance)
            figures.append(figure(name, Kind.POINTS, rounded(value / 5, places) or value, places, "points"))
    return figures


def tables(chance: random.Random, size: int, plant: bool) -> tuple[list[Figure], Planted]:
    """Series of three to six figures, each followed by what a source would say about it."""
    figures: list[Figure] = []
    planted: Planted = []
    while len(figures) < size:
        _table(chance, f"t{len(figures)}", figures, planted if plant else None)
    del figures[size:]
    kept = {one.id for one in figures}
    return figures, [(sort, names) for sort, names in planted if names <= kept]


def _table(chance: random.Random, title: str, figures: list[Figure], planted: Planted | None) -> None:
    noun = chance.choice(NOUNS)
    first, _ = amount(chance)
    years = range(2018, 2018 + chance.randint(3, 6))
    values = {f"{title}_{year}": amount(chance, first)[0] for year in years}
    names = list(values)
    for name, value in values.items():
        figures.append(figure(name, Kind.COUNT, value, 0, counts=noun))
    last, before = names[-1], names[-2]

    def add(sort: str, made: Figure, truth: Fraction, others: list[str]) -> None:
        quantity = made.quantity
        assert quantity is not None
        if planted is not None:
            made = figure(
                made.id, made.kind, rounded(truth, quantity.places), quantity.places, quantity.unit, made.of, noun
            )
            if made.quantity is not None and made.quantity.value:
                planted.append((sort, frozenset([made.id, *others])))
        figures.append(made)

    if chance.random() < 0.6:
        value, places = amount(chance, sum(values.values(), Fraction(0)))
        total = figure(f"total{title}", Kind.COUNT, value, places, counts=noun)
        add("total", total, sum(values.values(), Fraction(0)), names)
    if chance.random() < 0.5:
        value, places = amount(chance, abs(values[last] - values[before]) or Fraction(10))
        made = figure(f"growth{title}", Kind.COUNT, value, places, counts=noun)
        add("difference", made, values[last] - values[before], [last, before])
    if chance.random() < 0.5:
        places = chance.choice((1, 1, 2))
        value = rounded(Fraction(chance.randint(-30_000, 30_000), 1000), places) or Fraction(1)
        made = figure(f"change{title}", Kind.CHANGE, value, places, "%")
        add("change", made, (values[last] / values[before] - 1) * 100, [last, before])
    if chance.random() < 0.5:
        value, _ = amount(chance, first)
        made = figure(f"goal{title}", Kind.TARGET, value, 0, counts=noun)
        figures.append(made)
        for name in names[-2:]:
            places = chance.choice((1, 1, 2))
            value_of = rounded(Fraction(chance.randint(80_000, 120_000), 1000), places)
            share = figure(f"reached{title}_{name[-4:]}", Kind.PERCENTAGE, value_of, places, "%", made.id)
            add("share", share, values[name] / value * 100, [name, made.id])
    if chance.random() < 0.3:
        low, high = min(values.values()), max(values.values())
        value = low + (high - low) * Fraction(chance.randint(20, 80), 100)
        made = figure(f"mean{title}", Kind.COUNT, rounded(value, 1), 1, counts=noun)
        add("mean", made, sum(values.values(), Fraction(0)) / len(values), names)


def fact_file(figures: list[Figure]) -> FactFile:
    """A fact file without claims."""
    return FactFile("random.yaml", "random", (), Source("en", "", "", SPAN), tuple(figures), (), (), b"")


def run(facts: FactFile) -> tuple[Suggestions, float]:
    """The suggestions for a file, and the seconds of computing that they took."""
    report = check(facts).value
    assert report is not None
    start = time.process_time()
    found = suggest(facts, report)
    return found, time.process_time() - start


def false_rate(
    make: Callable[[random.Random, int], list[Figure]], label: str, size: int, files: int, seed: int
) -> None:
    """Suggestions among figures that have nothing to do with each other."""
    chance = random.Random(seed)
    shown, sorts, longest, candidates = 0, Counter[str](), 0.0, 0
    for _ in range(files):
        found, seconds = run(fact_file(make(chance, size)))
        shown += len(found.found)
        sorts.update(one.relation.value for one in found.found)
        longest, candidates = max(longest, seconds), candidates + found.candidates
    told = ", ".join(f"{sort} {count}" for sort, count in sorted(sorts.items())) or "none"
    print(
        f"{label:8} {size:4} figures {files:5} files  {shown / files:7.4f} false suggestions per file ({told})  "
        f"{candidates // files:9} candidates  longest {longest:5.2f} s",
        flush=True,
    )


def recall(size: int, files: int, seed: int) -> None:
    """How much of what was planted is found, and what else is said in the same files."""
    chance = random.Random(seed)
    planted_all, found_all, false, shown = Counter[str](), Counter[str](), 0, 0
    for _ in range(files):
        figures, planted = tables(chance, size, True)
        found, _ = run(fact_file(figures))
        suggested = {frozenset(one.figures) for one in found.found}
        truths = {names for _, names in planted}
        for sort, names in planted:
            planted_all[sort] += 1
            found_all[sort] += names in suggested
        false += len(suggested - truths)
        shown += len(suggested)
    told = "  ".join(f"{sort} {found_all[sort] * 100 // planted_all[sort]} %" for sort in sorted(planted_all))
    share = 100 * found_all.total() / planted_all.total()
    print(
        f"planted  {size:4} figures {files:5} files  {share:4.0f} % found ({told})  {false} of {shown} not planted",
        flush=True,
    )


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    said = parser.parse_args()
    print(f"threshold: {THRESHOLD} accidents expected per file")
    for size, files in ((20, said.files * 5), (100, said.files), (300, max(said.files // 5, 1))):
        false_rate(loose, "loose", size, files, said.seed)
        false_rate(lambda chance, count: tables(chance, count, False)[0], "tables", size, files, said.seed)
        recall(size, max(files // 4, 1), said.seed)
    false_rate(loose, "loose", 500, 3, said.seed)
    false_rate(lambda chance, count: tables(chance, count, False)[0], "tables", 500, 3, said.seed)


if __name__ == "__main__":
    main()
