"""From runs to atoms: words, each at its level, with what the line may do after it.

runs ─ bidi levels, line-end opportunities ─▶ slices of one run, one level, one word ─▶ Atom
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from reportgen.document import Direction
from reportgen.text.bidi import LevelRun, level_runs, levels
from reportgen.text.breaking import opportunities
from reportgen.text.fonts import Fonts
from reportgen.text.words import NOTHING, Run, Setter, Word, setter, with_room

STEERING = re.compile("[\u00ad\u061c\u200e\u200f\u2066-\u2069]")
"""Characters that steer the order of writing or the ends of lines, and are never drawn."""

_SPACES = re.compile(" +")
_BRACKETED = re.compile("[(\\[{\"'][\u2066\u2068][^\u2066-\u2069]+\u2069[)\\]}\"']")
_PAIRS = ("()", "[]", "{}", '""', "''")

NEVER, FREELY, RELUCTANTLY = 0, 1, 2
"""Whether a line may end after an atom."""

_LONGEST_KEPT = 30
"""What is isolated and has no more characters than this is kept on one line: a figure, a code, a name, a sum."""


class Atom(NamedTuple):
    """A word, or a part of one, with the spaces after it.

    `edge` is the level of an isolate's edge just before it, where that is lower than what stands on both
    sides, so that they are not reordered as one; -1 where there is none.
    """

    word: Word
    space: Word
    run: Run
    level: int
    after: int
    edge: int = -1


def atoms(runs: Sequence[Run], base: Direction, fonts: Fonts) -> list[Atom]:
    """The runs of one paragraph without forced line ends, cut up."""
    written = "".join([run.text for run in runs])
    order = _embraced(levels(written, base).runs, written)
    starts = [0, *accumulate([len(run.text) for run in runs])]
    cuts = [start for start, _, _ in order]
    steering = [match.start() for match in STEERING.finditer(written)]
    text = written
    kept_together: list[tuple[int, int]] = []
    if steering:
        text = STEERING.sub("", written)
        starts = [at - bisect_left(steering, at) for at in starts]
        cuts = [at - bisect_left(steering, at) for at in cuts]
        kept_together = _isolates(written, steering)
    after = dict.fromkeys([*starts, *cuts, len(text)], NEVER)
    after.update((match.end(), NEVER) for match in _SPACES.finditer(text))
    ends = [last for _, last in kept_together]
    for at in opportunities(text):
        isolate = bisect_right(ends, at)
        inside = isolate < len(ends) and kept_together[isolate][0] < at
        after[at] = RELUCTANTLY if inside else FREELY
    found = _cut(text, runs, starts, list(zip(cuts, [level for _, _, level in order], strict=True)), after, fonts)
    return _with_room_at_figures(found) if any(atom.level & 1 for atom in found) else found


def _with_room_at_figures(found: list[Atom]) -> list[Atom]:
    """Room between words of an Arabic face and the figures and signs beside them.

    Words in Nastaliq begin high and end low, so they are told apart by little more than a hair; figures do not slope.
    """
    roomy: list[Atom] = []
    for at, atom in enumerate(found):
        word, space = atom.word, atom.space
        if atom.level & 1:
            after = at > 0 and _upright(found[at - 1], -1)
            before = at + 1 < len(found) and _upright(found[at + 1], 0)
            if before or (after if word is NOTHING else _upright(atom, -1)):
                space = with_room(space, at_start=False)
            if after:
                word = with_room(word, at_start=True)
            if before and space is NOTHING:
                word = with_room(word, at_start=False)
        roomy.append(atom if word is atom.word and space is atom.space else atom._replace(word=word, space=space))
    return roomy


def _upright(atom: Atom, at: int) -> bool:
    """Whether a word begins (0) or ends (-1) with what does not slope."""
    return bool(atom.word.parts) and not (atom.level & 1 and atom.word.parts[at].face.arabic)


def _embraced(runs: Sequence[LevelRun], written: str) -> Sequence[LevelRun]:
    """Level runs in which brackets right around an isolate go with it.

    They look the same: what opens on the right is drawn as what closes on the left.  But so they are characters
    of one direction with what they hold, and no reader program turns them round.
    """
    found = list(_BRACKETED.finditer(written))
    if not found:
        return runs
    whole = bytearray()
    for start, end, level in runs:
        whole += bytes([level]) * (end - start)
    for match in found:
        inner = min(whole[match.start() + 2 : match.end() - 2])  # 12ویں begins the other way
        if match[0][0] + match[0][-1] in _PAIRS and inner % 2 == 0:
            whole[match.start() : match.end()] = bytes([inner]) * len(match[0])
    return level_runs(whole)


def _isolates(written: str, steering: list[int]) -> list[tuple[int, int]]:
    """The outermost short stretches between isolate controls, in places of the text without steering characters."""
    stretches: list[tuple[int, int]] = []
    depth = start = 0
    for skipped, at in enumerate(steering):
        if written[at] in "\u2066\u2067\u2068":
            if not depth:
                start = at - skipped
            depth += 1
        elif written[at] == "\u2069" and depth:
            depth -= 1
            if not depth and at - skipped - start <= _LONGEST_KEPT:
                stretches.append((start, at - skipped))
    return stretches


def _cut(
    text: str,
    runs: Sequence[Run],
    starts: list[int],
    level_starts: list[tuple[int, int]],
    after: dict[int, int],
    fonts: Fonts,
) -> list[Atom]:
    found: list[Atom] = []
    level_starts.append((len(text) + 1, 0))
    start = run_index = level_index = 0
    chosen: Setter | None = None
    for end in sorted(after):
        if end == start:
            continue
        while starts[run_index + 1] <= start:
            run_index += 1
            chosen = None
        edge = -1
        if level_starts[level_index + 1][0] <= start:
            before = level_starts[level_index][1]
            edges: list[int] = []
            while level_starts[level_index + 1][0] <= start:
                level_index += 1
                edges.append(level_starts[level_index][1])
            chosen = None
            lowest = min(edges)
            edge = lowest if lowest < min(before, edges[-1]) else -1
        run, level = runs[run_index], level_starts[level_index][1]
        if chosen is None:
            chosen = setter(fonts, run, level & 1 == 1)
        piece = text[start:end]
        letters = piece.rstrip(" ")
        found.append(Atom(chosen.word(letters), chosen.word(piece[len(letters) :]), run, level, after[end], edge))
        start = end
    return found
