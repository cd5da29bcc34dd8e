"""The bidirectional algorithm against the files by which the Unicode Consortium tests implementations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.document import Direction
from reportgen.text import bidi
from reportgen.text.bidi_data import CLOSING, CODES, OPENING, classes

UNICODE = Path("/usr/share/unicode")
"""Where Debian's package unicode-data puts them; without them these tests fail, as they should."""

REMOVED = 255
TRAILING = re.compile("[W6-91-5b]*(?:[BS]|\\Z)")
"""Separators, and the spaces before them or at the end."""
DIRECTIONS = ((1, None), (2, 0), (4, 1))


def data_lines(name: str) -> Iterator[str]:
    with (UNICODE / name).open(encoding="utf-8") as lines:
        yield from (line for line in lines if line.strip() and not line.startswith("#"))


def resolved(kinds: str, base: int, text: str = "") -> bytes:
    found = bidi.resolve(kinds, base, text)
    for match in TRAILING.finditer(kinds):  # rule L1, for a paragraph of one line
        for at in range(match.start(), match.end()):
            if found[at] != REMOVED:
                found[at] = base
    return bytes(found)


def first_strong(kinds: str) -> int:
    return next(("LRA".index(kind) > 0 for kind in _outside_isolates(kinds) if kind in "LRA"), False)


def _outside_isolates(kinds: str) -> Iterator[str]:
    depth = 0
    for kind in kinds:
        depth = max(0, depth - 1) if kind == "9" else depth
        if not depth:
            yield kind
        depth += kind in "678"


def order_of(levels: bytes) -> list[int]:
    kept = [at for at, level in enumerate(levels) if level != REMOVED]
    return [kept[at] for at in bidi.visual([levels[at] for at in kept])]


def test_the_whole_of_bidi_test() -> None:
    expected = b""
    cases = 0
    wrong: list[str] = []
    for line in data_lines("BidiTest.txt"):
        if line.startswith("@Levels:"):
            expected = bytes(REMOVED if level == "x" else int(level) for level in line.split()[1:])
        elif line.startswith("@Reorder:"):
            assert order_of(expected) == [int(at) for at in line.split()[1:]]
        elif not line.startswith("@"):
            names, bits = line.split(";")
            kinds = "".join([CODES[name] for name in names.split()])
            bases = [base for bit, base in DIRECTIONS if int(bits, 16) & bit]
            cases += len(bases)
            tried = {first_strong(kinds) if base is None else base for base in bases}
            wrong += [f"{line.strip()} from {base}" for base in tried if resolved(kinds, base) != expected]
    assert wrong == []
    assert cases == 770_241


def test_the_whole_of_bidi_character_test() -> None:
    cases = 0
    wrong: list[str] = []
    for line in data_lines("BidiCharacterTest.txt"):
        codepoints, direction, paragraph, levels, order = line.strip().split(";")
        text = "".join(chr(int(code, 16)) for code in codepoints.split())
        kinds = classes(text)
        base = first_strong(kinds) if direction == "2" else int(direction)
        expected = bytes(REMOVED if level == "x" else int(level) for level in levels.split())
        cases += 1
        right_order = order_of(expected) == [int(at) for at in order.split()]
        if base != int(paragraph) or resolved(kinds, base, text) != expected or not right_order:
            wrong.append(line)
    assert wrong == []
    assert cases == 91_707


def test_paired_brackets_are_those_of_the_unicode_file() -> None:
    opening: dict[str, str] = {}
    for line in data_lines("BidiBrackets.txt"):
        bracket, other, kind = (part.strip() for part in line.split("#")[0].split(";"))
        if kind == "o":
            opening[chr(int(bracket, 16))] = chr(int(other, 16))
    assert OPENING.keys() == opening.keys()
    assert {CLOSING[closing] for closing in opening.values()} == set(OPENING.values())


@pytest.mark.parametrize(
    ("text", "base", "levels"),
    [
        ("2020-2025", Direction.LTR, ((0, 9, 0),)),
        ("سال", Direction.LTR, ((0, 3, 1),)),
        ("سال", None, ((0, 3, 1),)),
        ("سال 12", Direction.RTL, ((0, 4, 1), (4, 6, 2))),
        ("\u202bab\u202c", Direction.RTL, ((0, 1, 1), (1, 4, 4))),
        ("سال \u20663-4%\u2069", Direction.RTL, ((0, 5, 1), (5, 9, 2), (9, 10, 1))),
        ("سال 3-4%", Direction.RTL, ((0, 4, 1), (4, 5, 2), (5, 6, 1), (6, 7, 2), (7, 8, 1))),
        ("", Direction.RTL, ()),
    ],
)
def test_levels_of_runs(text: str, base: Direction | None, levels: tuple[tuple[int, int, int], ...]) -> None:
    assert bidi.levels(text, base).runs == levels


@settings(deadline=None)
@given(
    st.text(alphabet="aا1,. -%()\u2066\u2067\u2068\u2069\u202b\u202c\u064b", max_size=30), st.sampled_from(Direction)
)
def test_runs_cover_the_text_and_reordering_is_a_permutation(text: str, base: Direction) -> None:
    found = bidi.levels(text, base)
    assert [start for start, _, _ in found.runs] == [0, *(end for _, end, _ in found.runs)][: len(found.runs)]
    assert not text or found.runs[-1][1] == len(text)
    assert sorted(bidi.visual([level for _, _, level in found.runs])) == list(range(len(found.runs)))


@settings(deadline=None)
@given(st.text(alphabet="aا1, -%()\u064b", max_size=30), st.sampled_from(Direction))
def test_text_of_one_direction_takes_the_same_levels_by_either_way(text: str, base: Direction) -> None:
    """The quick look for text without right-to-left letters must not change anything."""
    found = bidi.levels(text, base)
    slow = bidi.resolve(classes(text), found.base, text)
    assert [level for start, end, level in found.runs for _ in range(start, end)] == list(slow)
