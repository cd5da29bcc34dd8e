"""Rules chosen on the command line: `--select R101,R2`, `--ignore mixed-precision`."""

from __future__ import annotations

from collections.abc import Sequence, Set
from difflib import get_close_matches

import click

from reportgen.rules import ALL, RULES

_SHORTEST = "R"
"""A code may be cut short; this much of it has to be there."""
_ALIKE = 2
"""A code with so many of a word's characters is like enough to be offered instead."""


def chosen_rules(select: Sequence[str], ignore: Sequence[str]) -> Set[str]:
    """The codes of the rules that are to run: those selected, or all, without those ignored.

    Rules are named by their codes, by the beginning of their codes, or by their names; several with commas.
    """
    selected = _named("--select", select)
    ignored = _named("--ignore", ignore)
    return (selected if select else ALL) - ignored


def _named(option: str, said: Sequence[str]) -> Set[str]:
    words = [word.strip() for one in said for word in one.split(",")]
    if said and not any(words):
        raise click.UsageError(f"{option} names no rule; {_known()}")
    found = {word: _matching(word) for word in words if word}
    unknown = [word for word, codes in found.items() if not codes]
    if unknown:
        raise click.UsageError("\n".join(_unknown(option, word) for word in unknown))
    return frozenset(code for codes in found.values() for code in codes)


def _matching(word: str) -> frozenset[str]:
    code = word.upper()
    beginning = code.startswith(_SHORTEST) and (code == _SHORTEST or code[1:].isdecimal())
    return frozenset(r.code for r in RULES if r.name == word.lower() or (beginning and r.code.startswith(code)))


def _unknown(option: str, word: str) -> str:
    shown = word if len(word) <= 40 else f"{word[:40]}…"
    near = _nearest(word[:40])
    guess = f"did you mean `{near}`? " if near else ""
    return f"{option}: there is no rule `{shown}`; {guess}{_known()}"


def _nearest(word: str) -> str:
    """The name most like a word, or the code that has most of its characters at their places."""
    names = get_close_matches(word.lower(), [rule.name for rule in RULES], 1)
    if names:
        return names[0]
    alike = {r.code: sum(a == b for a, b in zip(r.code, word.upper(), strict=False)) for r in RULES}
    code = max(alike, key=lambda code: alike[code])
    return code if alike[code] >= _ALIKE and len(word) <= len(code) else ""


def _known() -> str:
    return f"there are {RULES[0].code} to {RULES[-1].code}: `reportgen explain {RULES[0].code}` says what one means"
