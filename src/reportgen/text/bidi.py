"""The Unicode bidirectional algorithm (UAX #9), complete: explicit controls, isolates, paired brackets.

    order = levels(text, Direction.RTL)      # one paragraph
    order.runs                               # (start, end, level), in logical order
    visual(piece_levels)                     # rule L2: which piece stands first from the left

Works on strings of one-letter classes (see `bidi_data`).  Text that has only one direction, which
is nearly all text, is settled by one search; the rest costs a few passes over the characters.
Rule L1 has nothing to do: lines end where their spaces begin.  Rules L3 (marks) and L4 (mirroring) are the shaper's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reportgen.document import Direction
from reportgen.records import dataclass
from reportgen.text.bidi_data import CLOSING, OPENING, classes

_MAX_DEPTH = 125
_MAX_OPEN_BRACKETS = 63
_REMOVED = 0xFF
_NOT_PLAIN = re.compile(
    "[\n\r\x1c-\x1e\x85\u0590-\u08ff\u200f\u2029-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""What may be of other classes than `_SIMPLE_LTR` lets through: a quick look before the exact one."""
_SIMPLE_LTR = re.compile(r"[^RAn1-9B]*\Z")
_CONTROLS = re.compile("[1-9bB]")
_STRONG_OR_ISOLATE = re.compile("[LRA6-9]")
_LTR_OR_NUMBER = re.compile("[LNn]")
_RTL_OR_ARABIC_NUMBER = re.compile("[RAn]")
_SAME_LEVEL = re.compile(rb"(.)\1*", re.DOTALL)
_NEUTRALS = re.compile("[BSWO6-9]+")


LevelRun = tuple[int, int, int]
"""Start, end, and level of characters that have the same."""


@dataclass(frozen=True, slots=True)
class Levels:
    """The embedding levels of one paragraph: its own, and those of its runs in logical order.

    Characters that the algorithm removes (rule X9) stand at the level of what goes before them.
    """

    base: int
    runs: tuple[LevelRun, ...]


def levels(text: str, base: Direction | None = None) -> Levels:
    """The levels of a paragraph's characters; without `base` the first strong character decides (P2, P3)."""
    if base is not Direction.RTL and not _NOT_PLAIN.search(text):
        return Levels(0, ((0, len(text), 0),) if text else ())
    return _levels(text, base) if len(text) > _SHORT else _kept_levels(text, base)


def _levels(text: str, base: Direction | None) -> Levels:
    kinds = classes(text)
    if base is not Direction.RTL and _SIMPLE_LTR.match(kinds):
        return Levels(0, ((0, len(text), 0),) if text else ())
    paragraph = _first_strong(kinds, 0, len(kinds)) if base is None else int(base is Direction.RTL)
    found = resolve(kinds, paragraph, text)
    if _REMOVED in found:
        before = paragraph
        for at, level in enumerate(found):
            before = found[at] = before if level == _REMOVED else level
    return Levels(paragraph, level_runs(found))


def level_runs(found: bytes | bytearray) -> tuple[LevelRun, ...]:
    """Levels of single characters -> runs of one level."""
    return tuple([(match.start(), match.end(), match[1][0]) for match in _SAME_LEVEL.finditer(found)])


_kept_levels = lru_cache(maxsize=10_000)(_levels)
"""Of short texts, such as the cells of tables: they recur."""
_SHORT = 80


def visual(piece_levels: Sequence[int]) -> list[int]:
    """Rule L2: the indices of a line's pieces in the order in which they stand from left to right."""
    order = list(range(len(piece_levels)))
    if not order:
        return order
    lowest, highest = min(piece_levels), max(piece_levels)
    if lowest == highest:
        return order[::-1] if lowest & 1 else order
    for level in range(highest, (lowest | 1) - 1, -1):  # at an even level that is the lowest nothing is reversed
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and piece_levels[order[end]] >= level:
                end += 1
            if end > at:
                order[at:end] = order[at:end][::-1]
            at = end + 1
    return order


def resolve(kinds: str, base: int, text: str = "") -> bytearray:
    """The level of each character (255 for one that rule X9 removes), before rule L1.

    `text` is looked at for paired brackets only.
    """
    found = bytearray([base]) * len(kinds)
    if base and not _CONTROLS.search(kinds) and not _LTR_OR_NUMBER.search(kinds):
        return found
    for sequence in _sequences(kinds, base, found):
        _settle(sequence, found, text)
    return found


def _first_strong(kinds: str, start: int, end: int) -> int:
    """P2, P3: 1 if the first strong character outside isolates is right-to-left, else 0."""
    depth = 0
    for match in _STRONG_OR_ISOLATE.finditer(kinds, start, end):
        kind = match[0]
        if kind == "9":
            if depth:
                depth -= 1
            elif start:  # the PDI that ends the FSI this was asked for
                return 0
        elif kind in "678":
            depth += 1
        elif not depth:
            return int(kind != "L")
    return 0


@dataclass(slots=True)
class _Sequence:
    """An isolating run sequence (BD13): its spans, the classes as overrides leave them, its two ends."""

    level: int
    spans: list[tuple[int, int]]
    kinds: list[str]
    sos: str
    eos: str = ""
    last: int = 0


class _Explicit:
    """Rules X1-X9: the directional status stack, walked over a paragraph's controls."""

    def __init__(self, kinds: str, base: int, found: bytearray) -> None:
        self.kinds = kinds
        self.base = base
        self.found = found
        # what X9 leaves, in order: start, end, level, classes as overrides make them
        self.flat: list[tuple[int, int, int, str]] = []
        self.joins: dict[int, int] = {}  # place in `flat` of a PDI -> place of its initiator
        # level, override, place in `flat` of the isolate's initiator (-1: this is an embedding)
        self._stack: list[tuple[int, str, int]] = [(base, "", -1)]
        self._isolates = 0  # that went too deep
        self._embeddings = 0  # that went too deep, since the last isolate

    def walk(self) -> None:
        """Fills `flat` and `joins`, and marks removed characters in `found`."""
        at = 0
        for match in _CONTROLS.finditer(self.kinds):
            here, kind = match.start(), match[0]
            if at < here:
                self._take(at, here)
            at = here + 1
            if kind == "B":
                self.flat.append((here, at, self.base, kind))
            elif kind in "6789":
                if kind == "9":
                    self._close_isolate()
                self._take(here, at)
                if kind != "9":
                    self._open(kind, here)
            else:
                self.found[here] = _REMOVED
                if kind == "5":
                    self._close_embedding()
                elif kind != "b":
                    self._open(kind, here)
        if at < len(self.kinds):
            self._take(at, len(self.kinds))

    def _take(self, start: int, end: int) -> None:
        level, override, _ = self._stack[-1]
        self.flat.append((start, end, level, override * (end - start) or self.kinds[start:end]))

    def _open(self, kind: str, here: int) -> None:
        """X2-X5c; an isolate's initiator has just been taken."""
        isolate = kind in "678"
        rtl = kind in "247" or (kind == "8" and _first_strong(self.kinds, here + 1, len(self.kinds)) == 1)
        level = (self._stack[-1][0] + 1) | 1 if rtl else (self._stack[-1][0] + 2) & ~1
        if level <= _MAX_DEPTH and not self._isolates and not self._embeddings:
            override = {"3": "L", "4": "R"}.get(kind, "")
            self._stack.append((level, override, len(self.flat) - 1 if isolate else -1))
        elif isolate:
            self._isolates += 1
        elif not self._isolates:
            self._embeddings += 1

    def _close_isolate(self) -> None:
        """X6a."""
        if self._isolates:
            self._isolates -= 1
        elif any(initiator >= 0 for _, _, initiator in self._stack):
            self._embeddings = 0
            while self._stack[-1][2] < 0:
                self._stack.pop()
            self.joins[len(self.flat)] = self._stack.pop()[2]

    def _close_embedding(self) -> None:
        """X7."""
        if self._isolates:
            return
        if self._embeddings:
            self._embeddings -= 1
        elif len(self._stack) > 1 and self._stack[-1][2] < 0:
            self._stack.pop()


def _sequences(kinds: str, base: int, found: bytearray) -> list[_Sequence]:
    """Rules X1-X10.  Marks removed characters in `found` and sets the levels of all others."""
    explicit = _Explicit(kinds, base, found)
    explicit.walk()
    return _linked(explicit.flat, explicit.joins, base, found)


def _linked(
    flat: list[tuple[int, int, int, str]], joins: dict[int, int], base: int, found: bytearray
) -> list[_Sequence]:
    """Rule X10: level runs joined over isolates, with sos and eos."""
    sequences: list[_Sequence] = []
    owner: list[_Sequence] = []
    before = base
    for index, (start, end, level, kinds) in enumerate(flat):
        found[start:end] = bytes([level]) * (end - start)
        if index and level == before:
            sequence = owner[-1]
        elif index in joins:
            sequence = owner[joins[index]]
        else:
            sequence = _Sequence(level, [], [], "LR"[max(level, before) & 1])
            sequences.append(sequence)
        sequence.spans.append((start, end))
        sequence.kinds.append(kinds)
        sequence.last = index
        owner.append(sequence)
        before = level
    for sequence in sequences:
        after = sequence.last + 1
        # an isolate without its PDI is followed by the paragraph's end (X10)
        closed = after < len(flat) and flat[sequence.last][3][-1:] not in "678"
        sequence.eos = "LR"[max(sequence.level, flat[after][2] if closed else base) & 1]
    return sequences


def _settle(sequence: _Sequence, found: bytearray, text: str) -> None:
    """Rules W1-W7, N0-N2, I1-I2 for one sequence."""
    kinds = "".join(sequence.kinds)
    level, sos, eos = sequence.level, sequence.sos, sequence.eos
    odd = level & 1
    if (sos == "R") == odd and not (_LTR_OR_NUMBER if odd else _RTL_OR_ARABIC_NUMBER).search(kinds):
        return  # nothing here goes against the level
    resolved = _weak(kinds, sos)
    if text:
        resolved = _paired(resolved, kinds, "".join([text[a:b] for a, b in sequence.spans]), odd, sos)
    resolved = _neutral(resolved, "R" if odd else "L", sos, eos)
    values = resolved.translate(_RAISED[odd]).encode("latin-1")
    at = 0
    for start, end in sequence.spans:
        for place, rise in enumerate(values[at : at + end - start], start):
            found[place] = level + rise
        at += end - start


_RAISED = (str.maketrans("LRNn", "\0\1\2\2"), str.maketrans("LRNn", "\1\0\1\1"))  # rules I1 and I2
_MARKS = re.compile("(.)(M+)")
_AFTER_ARABIC_LETTER = re.compile("A[^LR]*")
_ONE_SEPARATOR = re.compile("(?<=N)[-,](?=N)|(?<=n),(?=n)")
_TERMINATORS = re.compile("%*N[N%]*")
_AFTER_LATIN_LETTER = re.compile("L[^R]*")
_SEPARATORS_LEFT = str.maketrans("-,%", "OOO")


def _weak(kinds: str, sos: str) -> str:
    """Rules W1-W7."""
    if "M" in kinds:
        kinds = _MARKS.sub(lambda m: m[1] + ("O" if m[1] in "6789" else m[1]) * len(m[2]), sos + kinds)[1:]
    if "A" in kinds:
        kinds = _AFTER_ARABIC_LETTER.sub(lambda m: m[0].replace("N", "n"), kinds).replace("A", "R")
    kinds = _ONE_SEPARATOR.sub(lambda m: m.string[m.start() - 1], kinds)
    if "N" in kinds:
        kinds = _TERMINATORS.sub(lambda m: "N" * len(m[0]), kinds)
        kinds = _AFTER_LATIN_LETTER.sub(lambda m: m[0].replace("N", "L"), sos + kinds)[1:]
    return kinds.translate(_SEPARATORS_LEFT)


_BRACKETS = re.compile(f"[{re.escape(''.join([*OPENING, *CLOSING]))}]")


def _paired(resolved: str, kinds: str, text: str, odd: int, sos: str) -> str:
    """Rule N0: both brackets of a pair go the same way."""
    pairs = _bracket_pairs(resolved, text)
    if not pairs:
        return resolved
    out = resolved.replace("N", "R").replace("n", "R")
    own, other = ("R", "L") if odd else ("L", "R")
    changed = list(resolved)
    for opening, closing in pairs:
        if own in out[opening:closing]:
            direction = own
        elif other in out[opening:closing]:
            before = max(out.rfind("L", 0, opening), out.rfind("R", 0, opening))
            direction = other if (out[before] if before >= 0 else sos) == other else own
        else:
            continue
        for bracket in (opening, closing):
            end = bracket + 1
            while end < len(kinds) and kinds[end] == "M":
                end += 1
            changed[bracket:end] = direction * (end - bracket)
            out = out[:bracket] + direction * (end - bracket) + out[end:]
    return "".join(changed)


def _bracket_pairs(resolved: str, text: str) -> list[tuple[int, int]]:
    """BD16: the pairs, by the place of the opening one."""
    pairs = []
    open_ones: list[tuple[str, int]] = []
    for match in _BRACKETS.finditer(text):
        at, char = match.start(), match[0]
        if resolved[at] != "O":
            continue
        if char in OPENING:
            if len(open_ones) == _MAX_OPEN_BRACKETS:
                break
            open_ones.append((OPENING[char], at))
        else:
            for depth in range(len(open_ones) - 1, -1, -1):
                if open_ones[depth][0] == CLOSING[char]:
                    pairs.append((open_ones[depth][1], at))
                    del open_ones[depth:]
                    break
    return sorted(pairs)


def _neutral(resolved: str, own: str, sos: str, eos: str) -> str:
    """Rules N1 and N2."""

    def direction(match: re.Match[str]) -> str:
        before, after = match.string[match.start() - 1], match.string[match.end()]
        same = (before == "L") == (after == "L")
        return (("L" if before == "L" else "R") if same else own) * len(match[0])

    return _NEUTRALS.sub(direction, sos + resolved + eos)[1:-1]
