"""How often the figure that is wrong is the figure that is named: every slip of one digit in a fact file, one by one.

python benchmarks/suspecting.py [data/binh-thuan.yaml]
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from reportgen.claims import check
from reportgen.claims.suspects import SlipCode, find_suspects
from reportgen.claims.suspects.slips import digit_slips
from reportgen.facts import FactFile, Figure
from reportgen.quantity import Quantity
from reportgen.reading import read_facts
from reportgen.resources import Resources

ROOT = Path(__file__).resolve().parents[1]
SLIPS = {SlipCode.TRANSPOSED, SlipCode.ONE_DIGIT, SlipCode.MISSING_DIGIT, SlipCode.EXTRA_DIGIT}


def wrong(facts: FactFile, figure: Figure, quantity: Quantity) -> FactFile:
    """The fact file with one figure misprinted, wherever it is mentioned."""
    mentions = tuple(replace(m, quantity=m.quantity and quantity) for m in figure.mentions)
    other = replace(figure, quantity=quantity, mentions=mentions)
    return replace(facts, figures=tuple(other if one.id == figure.id else one for one in facts.figures))


def main() -> None:
    """Misprint every quoted figure in every way and see who is blamed."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "binh-thuan.yaml"
    facts = read_facts(path, Resources(ROOT)).value
    if facts is None:
        sys.exit(f"{path} cannot be read")
    # Calculated figures are worked out from the others, so they would be misprinted along with them.
    calculated = {figure.id for figure in facts.figures if figure.formula}
    facts = replace(
        facts,
        figures=tuple(figure for figure in facts.figures if not figure.formula),
        claims=tuple(c for c in facts.claims if not c.calculated and not any(name in c.text for name in calculated)),
    )
    counts, longest = Counter[str](), 0.0
    for figure in facts.figures:
        if figure.quantity is None or figure.quantity.high is not None:
            continue
        for slip in digit_slips(figure.quantity):
            if slip.code not in SLIPS:
                continue
            counts["misprints"] += 1
            changed = wrong(facts, figure, slip.quantity)
            report = check(changed).value
            assert report is not None
            start = time.process_time()
            found = find_suspects(changed, report)
            longest = max(longest, time.process_time() - start)
            named = [c for c in found.conflicts if not c.acknowledged]
            if not named:
                continue
            counts["contradict a claim"] += 1
            sets = [s for conflict in named for s in (*conflict.sets, *conflict.others)]
            own = [s for s in sets if s.figures == (figure.id,)]
            counts["culprit named"] += bool(own)
            counts["culprit named first"] += any(c.sets and c.sets[0].figures == (figure.id,) for c in named)
            counts["culprit the only suspect"] += len(sets) == 1 and bool(own)
            counts["true value within the interval"] += any(figure.quantity.value in s.changes[0].allowed for s in own)
            counts["true value proposed"] += any(figure.quantity.value == s.changes[0].proposed.value for s in own)
    for what, count in counts.items():
        print(f"{count:6} {what}")
    print(f"longest search {longest:.2f} s")


if __name__ == "__main__":
    main()
