"""How well figures are found: recall, false alarms and bounds on files of sentences with their figures.

    python benchmarks/extraction.py --lang en SENTENCES.json …

A file is JSON: ``{"cases": [{"text": …, "lang": …, "expected": [{"span": [start, end], …}]}]}``.  An
expected figure may say ``digits`` (whether it is written in digits), ``bound`` and ``value``.  Spans
are code points, the end exclusive; a figure is found where a find overlaps it.  All finds count, the
doubtful and indefinite ones too; what certain finds alone come to is said as well.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from dataclasses import dataclass, field
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


def kind_of(word: str, lexicon: Lexicon) -> str:
    """What kind of word was missed, or found in vain."""
    key = word.lower().split()[0]
    if any(c.isdecimal() for c in word):
        return "digits"
    if key in lexicon.articles | lexicon.distributive:
        return "words for one, both, each"
    if key in lexicon.vague or (key in lexicon.multipliers and key not in lexicon.cardinals):
        return "scale words alone"
    if key in lexicon.ordinals or lexicon.ordinal_prefixes.forward.get(key):
        return "ordinals"
    if key in lexicon.cardinals:
        return "number words"
    return "Roman numerals and letters" if not key.strip("ivxlcdm") or len(key) == 1 else "other words"


@dataclass
class Counts:
    """What was counted in some sentences."""

    language: str
    numbers: Counter[str] = field(default_factory=Counter)
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)
    alarms: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, case: dict[str, Any]) -> None:
        text, expected = case["text"], case["expected"]
        lexicon = lexicon_of(case.get("lang", self.language))
        finds, numbers = find(text, lexicon), self.numbers
        for one in expected:
            words = text[slice(*one["span"])]
            digits = bool(one.get("digits", any(c.isdecimal() for c in words)))
            held = [f for f in finds if overlaps(f, one["span"])]
            numbers["gold"] += 1
            numbers["digits"] += digits
            numbers["found"] += bool(held)
            numbers["found certainly"] += any(f.doubt is not Doubt.WORD for f in held)
            numbers["found without doubt"] += any(f.doubt is Doubt.NONE for f in held)
            numbers["digits found"] += digits and bool(held)
            if not held:
                self.missed[kind_of(words, lexicon), words.lower()] += 1
            if (bound := bound_of(one)) is not None and one.get("value") is not None:
                numbers["bounds"] += 1
                numbers["bounds right"] += any(
                    is_value(f, one["value"]) and (f.quantity is None or f.quantity.bound.value == bound) for f in held
                )
        figures = [f for f in finds if f.figure]
        certain = [f for f in figures if f.doubt is not Doubt.WORD]
        for name, some in (("finds", figures), ("finds certain", certain)):
            numbers[name] += len(some)
            numbers[f"{name} right"] += sum(any(overlaps(f, one["span"]) for one in expected) for f in some)
        if not expected and not any(c.isdecimal() for c in text):
            numbers["empty"] += 1
            numbers["alarms"] += bool(figures)
            numbers["alarms certain"] += bool(certain)
            numbers["alarms definite"] += any(not f.indefinite for f in certain)
            self.alarms.update((kind_of(f.surface, lexicon), f.surface.lower()) for f in figures)

    def tell(self) -> None:
        for what, part, whole in (
            ("figures in digits found", "digits found", "digits"),
            ("all figures found", "found", "gold"),
            ("  by certain finds alone", "found certainly", "gold"),
            ("  by finds without any doubt, of separators or years neither", "found without doubt", "gold"),
            ("finds that are figures", "finds right", "finds"),
            ("  of the certain finds", "finds certain right", "finds certain"),
            ("false alarms in sentences without any figure", "alarms", "empty"),
            ("  by certain finds", "alarms certain", "empty"),
            ("  by certain finds that are not indefinite", "alarms definite", "empty"),
            ("value and bound right", "bounds right", "bounds"),
        ):
            if self.numbers[whole]:
                count, of = self.numbers[part], self.numbers[whole]
                print(f"  {what}: {count}/{of} = {count / of:.1%}")
        for name, words in (("missed", self.missed), ("false alarms", self.alarms)):
            kinds = Counter[str]()
            for (kind, _), times in words.items():
                kinds[kind] += times
            print(f"  {name}:", ", ".join(f"{kind} {n}" for kind, n in kinds.most_common()) or "none")
            print("   ", ", ".join(f"{word} ×{n}" for (_, word), n in words.most_common(_SHOWN)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--lang", default="en", help="the language of cases that do not say theirs")
    parser.add_argument("--halves", action="store_true", help="each half of the sentences by itself, every other one")
    arguments = parser.parse_args()
    for path in arguments.files:
        cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
        parts = {"": cases}
        if arguments.halves:
            parts = {", the odd ones": cases[::2], ", the even ones": cases[1::2]}
        for name, some in parts.items():
            counts = Counts(arguments.lang)
            begin = time.process_time()
            for case in some:
                counts.add(case)
            print(f"{path.name}{name}: {len(some)} sentences in {time.process_time() - begin:.2f} s")
            counts.tell()


if __name__ == "__main__":
    main()
