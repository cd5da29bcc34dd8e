"""Setting a paragraph: runs of styled text -> lines of positioned pieces.

    problems = uncovered(runs, fonts)              # characters that no face has: say so, set nothing
    lines = set_lines(runs, Direction.RTL, width, fonts, justify=True)

All lengths are points.  A line's pieces stand in the order in which they are to be written into a
page (stretches of one direction in reading order, the clusters of each from left to right); their `x`
says where.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.document import Direction
from reportgen.text.atoms import FREELY, RELUCTANTLY, STEERING, Atom, atoms
from reportgen.text.bidi import visual
from reportgen.text.fonts import Fonts
from reportgen.text.joints import apart, joined
from reportgen.text.pieces import WIDENED, Draft, Line, Piece
from reportgen.text.prose import TOLERANCE, WIDEST_SPACE, lines_of_prose
from reportgen.text.shaping import Cluster
from reportgen.text.words import NOTHING, Part, Run, Word, missing_character, setter

__all__ = ["Line", "Piece", "Run", "Width", "apart", "measure", "set_lines", "uncovered"]

Width = float | Callable[[int], float]
"""The room for a line: the same for all, or asked for line by line (counted from 0)."""

_FORCED_END = "\u2028"
_SHORT = (
    100  # characters; lines of shorter texts are kept: labels and figures recur, within a document and over a batch
)
_MOST_KEPT = 10_000
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2029-\u202e\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f]")


def uncovered(runs: Sequence[Run], fonts: Fonts) -> tuple[Diagnostic, ...]:
    """What cannot be printed: characters that no face has, and control characters.  One diagnostic each."""
    found: dict[str, Diagnostic] = {}
    for run in runs:
        chosen = setter(fonts, run, rtl=False)
        shown = run.shown
        if chosen.printable.issuperset(shown):
            continue
        text = STEERING.sub("", shown)
        controls = set(_CONTROL.findall(text))
        missing = chosen.missing(text) - controls - {_FORCED_END}
        for char in sorted(controls):
            found.setdefault(char, _control(char))
        for char in sorted(missing):
            found.setdefault(char, missing_character(char, run.style.faces))
        if not controls and not missing:
            chosen.printable.update(shown)
    return tuple(found.values())


def _control(char: str) -> Diagnostic:
    name = unicodedata.name(char, "control character")
    return Diagnostic(
        "W204",
        Severity.ERROR,
        Span.whole(""),
        f"the text holds U+{ord(char):04X} {name}, which cannot be seen in print",
        "remove it; what must keep its own direction is marked as such in the template",
    )


def measure(runs: Sequence[Run], base: Direction, fonts: Fonts) -> float:
    """The width of the runs set in one line, without the spaces at its end."""
    return _width(atoms(runs, base, fonts))


def set_lines(
    runs: Sequence[Run],
    base: Direction,
    width: Width,
    fonts: Fonts,
    *,
    justify: bool = False,
    first_indent: float = 0.0,
) -> tuple[Line, ...]:
    """The runs as lines no wider than `width`.

    U+2028 in the text ends a line.  A space is added at the end of the text, if it has none there: it
    hangs out of the last line, and keeps reader programs from joining what stands beside.  Runs without
    any text give one empty line of the first run's height, no runs give no lines.  Raises `FontFault`
    (with its diagnostic) when a font file is damaged, and for a character that `uncovered` would have
    named.
    """
    if not runs:
        return ()
    if callable(width):
        return _lines(runs, base, width, fonts, justify, first_indent)
    if sum([len(run.text) for run in runs]) > _SHORT:
        return _lines(runs, base, lambda _: width, fonts, justify, first_indent)
    marks: dict[Hashable, int] = {}
    parts = [(run.text, setter(fonts, run, rtl=False), marks.setdefault(run.mark, len(marks))) for run in runs]
    key = (tuple(parts), base is Direction.RTL, width, justify, first_indent)
    kept = fonts.lines.get(key)
    if kept is not None:
        return _marked(kept, dict(enumerate(marks)))
    lines = _lines(runs, base, lambda _: width, fonts, justify, first_indent)
    if len(fonts.lines) >= _MOST_KEPT:
        fonts.lines.clear()
    fonts.lines[key] = _marked(lines, marks)
    return lines


def _marked(lines: Sequence[Line], marks: Mapping[Hashable, Hashable]) -> tuple[Line, ...]:
    """The lines with other marks on their pieces."""
    return tuple(
        [
            line._replace(pieces=tuple([piece._replace(mark=marks[piece.mark]) for piece in line.pieces]))
            for line in lines
        ]
    )


def _lines(
    runs: Sequence[Run], base: Direction, room: Callable[[int], float], fonts: Fonts, justify: bool, first_indent: float
) -> tuple[Line, ...]:
    if len(runs) == 1 and _FORCED_END not in runs[0].text and not STEERING.search(runs[0].text):
        (run,) = _ended(runs)
        found = lines_of_prose(run, base, room, fonts, justify=justify, indent=first_indent)
        if found is not None:
            return tuple(found)
    lines: list[Line] = []
    for paragraph in _forced(runs):
        filled = list(_fill(atoms(paragraph, base, fonts), room, len(lines), 0.0 if lines else first_indent)) or [[]]
        for index, line in enumerate(filled):
            indent = 0.0 if lines else first_indent
            last = index == len(filled) - 1
            space = room(len(lines)) - indent if justify and not last else 0.0
            lines.append(_line(line, paragraph[0], base, fonts, space, indent, last))
    return tuple(lines)


def _forced(runs: Sequence[Run]) -> Iterator[Sequence[Run]]:
    """The runs between forced line ends."""
    current: list[Run] = []
    for run in runs:
        first, *others = run.text.split(_FORCED_END)
        current.append(run if not others else run._replace(text=first))
        for text in others:
            yield _ended(current)
            current = [run._replace(text=text)]
    yield _ended(current)


def _ended(runs: Sequence[Run]) -> Sequence[Run]:
    """The runs with a space at their end, so that reader programs part them from what follows on the page."""
    text = "".join(run.text for run in runs)
    return [*runs[:-1], runs[-1]._replace(text=runs[-1].text + " ")] if text and text[-1] != " " else runs


# --- filling lines ---------------------------------------------------------------------------


def _width(line: Sequence[Atom]) -> float:
    """The natural width without the spaces at the end."""
    total = wanted = 0.0
    for atom in line:
        if atom.word is not NOTHING:
            wanted = total + atom.word.advance
        total += atom.word.advance + atom.space.advance
    return wanted


def _fill(paragraph: list[Atom], room: Callable[[int], float], index: int, indent: float) -> Iterator[list[Atom]]:
    """First fit: each line takes what it can.  What is kept together breaks only where it is longer than a line."""
    start = 0
    while start < len(paragraph):
        limit = room(index) - indent + TOLERANCE
        total = 0.0
        at = freely = reluctantly = start
        while at < len(paragraph):
            atom = paragraph[at]
            if total + atom.word.advance > limit:
                break
            total += atom.word.advance + atom.space.advance
            at += 1
            if atom.after == FREELY:
                freely = at
            elif atom.after == RELUCTANTLY:
                reluctantly = at
        better = freely if freely > start else reluctantly
        end = at if at == len(paragraph) else better
        if end == start:
            end = _force(paragraph, start, limit)
        yield paragraph[start:end]
        start = end
        index += 1
        indent = 0.0


def _force(paragraph: list[Atom], start: int, limit: float) -> int:
    """Cuts a word that is longer than a line, between clusters; at least one cluster goes on the line."""
    total = 0.0
    at = start
    while total + paragraph[at].word.advance <= limit:
        total += paragraph[at].word.advance + paragraph[at].space.advance
        at += 1
    atom = paragraph[at]
    head, tail = _cut(atom, limit - total, must=at == start)
    if head is NOTHING:
        return at
    if tail is not NOTHING:  # else rounding alone made it too long
        paragraph[at : at + 1] = [atom._replace(word=head, space=NOTHING), atom._replace(word=tail)]
    return at + 1


def _cut(atom: Atom, limit: float, *, must: bool) -> tuple[Word, Word]:
    """The clusters of a word that fit, in reading order, and the rest; letters keep their joined shapes."""
    heads: list[Part] = []
    tails: list[Part] = []
    for part in atom.word.parts:
        scale = part.size / part.face.units
        clusters = part.clusters[::-1] if atom.level & 1 else part.clusters
        fitting = 0
        for cluster in clusters:
            advance = cluster.advance * scale + part.tracking
            if tails or (advance > limit and not (must and not heads and not fitting)):
                break
            limit -= advance
            fitting += 1
        if fitting:
            heads.append(_some(part, clusters[:fitting], atom.level))
        if fitting < len(clusters):
            tails.append(_some(part, clusters[fitting:], atom.level))
    return _joined(heads), _joined(tails)


def _some(part: Part, clusters: tuple[Cluster, ...], level: int) -> Part:
    scale = part.size / part.face.units
    return part._replace(
        clusters=clusters[::-1] if level & 1 else clusters,
        text="".join(cluster.text for cluster in clusters),
        spaces=sum(cluster.text in WIDENED for cluster in clusters),
        advance=sum(cluster.advance * scale + part.tracking for cluster in clusters),
    )


def _joined(parts: list[Part]) -> Word:
    return Word(tuple(parts), sum(part.advance for part in parts)) if parts else NOTHING


# --- placing pieces --------------------------------------------------------------------------


def _line(line: list[Atom], first: Run, base: Direction, fonts: Fonts, room: float, indent: float, last: bool) -> Line:
    """Places a line's parts: visual order, widened spaces (to fill `room`, where that is not 0), x positions."""
    rtl = base is Direction.RTL
    natural = _width(line)
    ending = len(line)
    while ending and line[ending - 1].word is NOTHING:
        ending -= 1
    spaces, stretch = _justified(line[:ending], room - natural) if room > natural else (0, 0.0)
    whole = _one_stretch(line, ending, stretch, int(rtl))
    if whole is not None:
        extent, draft = whole
        pieces = joined([draft], int(rtl), last=last)
        return Line(pieces, natural + stretch * spaces, natural, *extent, indent, last)
    items: list[tuple[Part | None, float, Run, int]] = []
    hanging = 0.0
    for index, atom in enumerate(line):
        if atom.edge >= 0:
            items.append((None, 0.0, atom.run, atom.edge))
        items += [(part, part.advance + stretch * part.spaces, atom.run, atom.level) for part in atom.word.parts]
        for part in atom.space.parts:
            advance = part.advance + stretch * part.spaces
            if index >= ending - 1:
                hanging += advance
            items.append((part, advance, atom.run, int(rtl) if index >= ending - 1 else atom.level))
    extents = {part.extent for part, *_ in items if part} or {setter(fonts, first, rtl=False).extent}
    ascents, descents, heights = zip(*extents, strict=True)
    return Line(
        joined(_stretches(items, -hanging if rtl else 0.0, stretch), int(rtl), last=last),
        natural + stretch * spaces,
        natural,
        max(ascents),
        max(descents),
        max(heights),
        indent,
        last,
    )


def _justified(line: list[Atom], missing: float) -> tuple[int, float]:
    """How many spaces there are to widen, and by how much; by nothing, if they would become too wide."""
    inner = [part for atom in line[:-1] for part in (*atom.word.parts, *atom.space.parts)]
    inner += line[-1].word.parts if line else ()
    spaces = sum([part.spaces for part in inner])
    stretch = missing / spaces if spaces else 0.0
    if any(part.spaces and part.space + stretch > WIDEST_SPACE * part.size for part in inner):
        stretch = 0.0
    return spaces, stretch


def _one_stretch(
    line: list[Atom], ending: int, stretch: float, base: int
) -> tuple[tuple[float, float, float], Draft] | None:
    """A line of one run, direction and face, which is most lines, with the extent of its face; else None."""
    run = line[0].run if line else None
    for atom in line:
        if atom.run is not run or atom.level != base:
            return None
    parts = [part for atom in line for part in (*atom.word.parts, *atom.space.parts)]
    if not parts or run is None:
        return None
    first = parts[0]
    face, size = first.face, first.size
    for part in parts:
        if part.face is not face or part.size != size:
            return None
    advance = sum([part.advance for part in parts])
    if stretch:
        advance += stretch * sum([part.spaces for part in parts])
    left = 0.0
    if base & 1:
        hanging = [part for atom in line[max(ending - 1, 0) :] for part in atom.space.parts]
        left = -sum([part.advance + stretch * part.spaces for part in hanging])
    text = "".join([part.text for part in parts])
    if base & 1:
        parts.reverse()
    clusters = [cluster for part in parts for cluster in part.clusters]
    return first.extent, Draft(left, advance, face, size, clusters, text, run.mark, base, first.tracking, stretch)


def _stretches(items: list[tuple[Part | None, float, Run, int]], left: float, stretch: float) -> list[Draft]:
    """Parts in reading order -> pieces: neighbours of one face, size, mark and direction are one piece."""
    places = [0.0] * len(items)
    x = left
    for at in visual([level for *_, level in items]):
        places[at] = x
        x += items[at][1]
    drafts: list[Draft] = []
    at = 0
    while at < len(items):
        part, advance, run, level = items[at]
        if part is None:  # an isolate's edge has had its say in the order
            at += 1
            continue
        parts = [part]
        left = places[at]
        right = left + advance
        at += 1
        while at < len(items):
            after, after_advance, after_run, after_level = items[at]
            if after is None or after.face is not part.face or after.size != part.size or after_run.mark != run.mark:
                break
            if level & 1 and after_level & 1 and abs(places[at] + after_advance - left) < TOLERANCE:
                left = places[at]
            elif not (level & 1 or after_level & 1) and abs(places[at] - right) < TOLERANCE:
                right = places[at] + after_advance
            else:
                break
            parts.append(after)
            level = min(level, after_level)
            at += 1
        text = "".join([part.text for part in parts])
        if level & 1:
            parts.reverse()
        clusters = [cluster for part in parts for cluster in part.clusters]
        drafts.append(
            Draft(left, right - left, part.face, part.size, clusters, text, run.mark, level, part.tracking, stretch)
        )
    return drafts
