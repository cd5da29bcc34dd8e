"""How well figures are found: recall, false alarms and bounds on files of sentences with their figures.

    python benchmarks/extraction.py --lang en SENTENCES.json …

A file is JSON: ``{"cases": [{"text": …, "lang": …, "expected": [{"span": [start, end], …}]}]}``.  An
expected figure may say ``digits`` (whether it is written in digits), ``bound`` and ``value``.  Spans
are code points, the end exclusive; a figure is found where a find overlaps it.  Doubtful finds count
as found; how many there were is said.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from reportgen.extraction import Doubt, Found, Lexicon, find, load_lexicon

ROOT = Path(__file__).resolve().parents[1]
_SHOWN = 25


@cache
def lexicon_of(language: str) -> Lexicon:
    return load_lexicon(ROOT / "locales" / language / "reading.toml")


def overlaps(found: Found, span: list[int]) -> bool:
    return found.start < span[1] and found.end > span[0]


def bound_of(expected: dict[str, Any]) -> str | None:
    bound = expected.get("bound")
    return None if bound is None else {"=": "", "~<": "~"}.get(bound, bound)


def is_value(found: Found, value: object) -> bool:
    """Whether a find says the value: as text or number, or a pair of them."""
    if found.quantity is None:
        return found.text == str(value)
    held = [part.value for part in found.parts] or [found.quantity.value]
    if found.quantity.high is not None:
        held = [found.quantity.value, found.quantity.high]
    wanted = [Fraction(str(one)) for one in (value if isinstance(value, list) else [value])]
    return held == wanted


def measure(path: Path, language: str) -> None:
    cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
    counts: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    begin = time.perf_counter()
    for case in cases:
        text, expected = case["text"], case["expected"]
        finds = find(text, lexicon_of(case.get("lang", language)))
        for one in expected:
            digits = bool(one.get("digits", any(c.isdecimal() for c in text[slice(*one["span"])])))
            held = [f for f in finds if overlaps(f, one["span"])]
            counts["gold"] += 1
            counts["digits"] += digits
            counts["found"] += bool(held)
            counts["certain"] += any(f.doubt is not Doubt.WORD for f in held)
            counts["digits found"] += digits and bool(held)
            if not held:
                missed[text[slice(*one["span"])].lower()] += 1
            if (bound := bound_of(one)) is not None and one.get("value") is not None:
                counts["bounds"] += 1
                right = any(
                    is_value(f, one["value"]) and (f.quantity is None or f.quantity.bound.value == bound) for f in held
                )
                counts["bounds right"] += right
        figures = [f for f in finds if f.figure]
        counts["finds"] += len(figures)
        counts["right"] += sum(any(overlaps(f, one["span"]) for one in expected) for f in figures)
        if not expected and not any(c.isdecimal() for c in text):
            counts["empty"] += 1
            counts["alarms"] += any(f.doubt is not Doubt.WORD for f in figures)
            counts["doubted"] += bool(figures)
            alarms.update(f.surface.lower() for f in figures)
    print(f"{path.name}: {len(cases)} sentences in {time.perf_counter() - begin:.2f} s")
    for what, part, whole in (
        ("figures in digits found", "digits found", "digits"),
        ("all figures found", "found", "gold"),
        ("  of them without a doubt", "certain", "gold"),
        ("finds that are figures", "right", "finds"),
        ("false alarms in sentences without any", "alarms", "empty"),
        ("  with doubtful ones", "doubted", "empty"),
        ("value and bound right", "bounds right", "bounds"),
    ):
        if counts[whole]:
            print(f"  {what}: {counts[part]}/{counts[whole]} = {counts[part] / counts[whole]:.1%}")
    print("  missed:", ", ".join(f"{word} ×{n}" for word, n in missed.most_common(_SHOWN)) or "none")
    print("  false alarms:", ", ".join(f"{word} ×{n}" for word, n in alarms.most_common(_SHOWN)) or "none")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--lang", default="en", help="the language of cases that do not say theirs")
    arguments = parser.parse_args()
    for path in arguments.files:
        measure(path, arguments.lang)


if __name__ == "__main__":
    main()
