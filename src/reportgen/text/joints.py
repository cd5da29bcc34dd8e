"""What a line must hold, beside its own characters, so that reader programs read it as it was written.

A page has no words, only codes at places; reader programs guess spaces and order.  Within text of one
direction they guess well, where directions meet they do not (measured with poppler, pdfium, pdf.js,
mupdf and pypdf; see tests/text/test_read_back.py):

- pdf.js drops a space when the text steps back after it, as it does between the stretches of a
  right-to-left line, but keeps one that shares its code with another character.  There the space's code
  stands for U+200F and the space.  So it does where a vowel sign ends a word, which would part from it.  Signs
  without any letter are turned round only together with an Arabic letter mark (U+061C), a letter to it.
- poppler takes the signs and spaces after a stretch of the other direction, or after a comma, for a part
  of it, up to the next letter of the line's own direction.  A mark of that direction without any width
  (U+200F or U+200E) ends the stretch.
- pypdf and mupdf let a sign or a space at the left end of right-to-left text go the way of what they
  read before.  An Arabic letter mark (U+061C) before it turns them round.  pypdf takes no-break spaces
  for left-to-right letters, and turns numbers in the digits of a right-to-left script round, but not
  what shares one code: there a no-break space has a mark in its code, and a number is one cluster.
- poppler and pdfium take a hyphen at the end of a line for one that a typesetter put there, and drop it: half-
  yearly becomes halfyearly.  A zero-width space behind it (U+200B: a line may end here) keeps it.
- pdfium turns round, in a line of mixed directions, the order of words, letters, digits and signs of
  what goes against the line, so that 21-NQ/TW becomes TW/NQ21-.  In a line of their own they keep
  their order.  What stands higher is a line of its own to it, if the lift is more than half as wide as
  the characters that meet: with a hidden mark of next to no width at the outer end of what goes before,
  and marks without width at the start of what comes after, a thousandth of the size is enough.

The marks say what is true of the text, are never drawn, and are ignored where text is compared by the
Unicode rules.  Not all compare by them: what stands between words and plain figures is told in `asides`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from reportgen.text.asides import INSIDE, LRM, ONE_KIND, RLM, clipped, say_aside, widened
from reportgen.text.bidi_data import classes
from reportgen.text.fonts import Face
from reportgen.text.pieces import WIDENED, Draft, Piece, draft_of
from reportgen.text.shaping import Cluster, aside, cluster, shape

_ALM = "\u061c"
_LINE_MAY_END = "\u200b"
_BRACKETS = "()[]{}«»‘’“”"
_LETTER = re.compile("[^\\W\\d_]")
_VOWEL_SIGN = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_WEAK_SIGN = re.compile("[%+,./:،٪-]")
_TO_MEND = re.compile(f"(?:{_VOWEL_SIGN.pattern}|{_WEAK_SIGN.pattern}) |\u00a0|\u202f")
_LIFT = 0.0012  # ems
_NARROW = 0.001  # ems


def joined(drafts: list[Draft], base: int, *, last: bool = False) -> tuple[Piece, ...]:
    """The pieces of a line whose paragraph has the level `base`, in reading order, with what their joints need.

    `last` says that the paragraph ends here; what follows may stand to the left of it (a table's next cell).
    """
    _level(drafts, base)
    for draft in drafts:
        _mend(draft)
    own = RLM if base & 1 else LRM
    for at, (before, after) in enumerate(pairwise(drafts), 2):
        if after.x < before.x and not (base & 1 and say_aside(before, after, drafts[at : at + 1])):
            _keep_space(before, after, own)
    if last and base & 1 and drafts and drafts[-1].text[-1].isspace():
        _share(drafts[-1], own, at_left=drafts[-1].level & 1 == 1)
    if len(drafts) > 1:
        drafts[0].freed |= base & drafts[0].level & 1 == 1
        for between in drafts[1:-1]:
            if between.text.isspace():
                _give_ink(between)
        _bound(drafts)
    if not (last or base & 1) and drafts and ends_in_hyphen(drafts[-1].text):
        drafts[-1].clusters.append(line_end(drafts[-1].face))
    drafts = _on_lines_of_their_own(drafts, base)
    freed = [draft for draft in drafts if draft.freed and not draft.level & 1]
    drafts += [clipped(draft, drafts[-1]) for draft in sorted(freed, key=lambda draft: draft.x)]
    return tuple([draft.piece() for draft in drafts])


def ends_in_hyphen(said: str) -> bool:
    """Whether the hyphen at the end of a line that goes on needs a `line_end`."""
    return said[-1:] == "-"


def line_end(face: Face) -> Cluster:
    """What keeps a hyphen at the end of a line."""
    return cluster(face, _LINE_MAY_END)


def apart(pieces: Sequence[Piece], number: int) -> tuple[Piece, ...]:
    """The pieces of a line that has others beside it, on the same baseline: the cells of a table's row, side by side.

    Lines of different numbers are read one after the other, not as one line across.
    """
    drafts = [draft_of(piece) for piece in pieces]
    seen = [at for at, draft in enumerate(drafts) if draft.text and _seen(draft)]
    groups = [list(group) for _, group in groupby(seen, lambda at: drafts[at].lift)]
    if not groups:
        return tuple(pieces)
    unit = _unit(drafts)
    for draft in drafts:
        draft.lift += number % 4 * 3 * unit
    ended = [] if any(draft.hidden and not draft.text for draft in drafts) else groups[-1:]
    return tuple([draft.piece() for draft in _parted(drafts, groups[:1], ended)])


def _level(drafts: list[Draft], base: int) -> None:
    """Takes what is isolated, but goes the way of the line, for a part of the line."""
    for deeper, stretch in groupby(drafts, lambda draft: draft.level > base):
        inner = list(stretch)
        if not deeper:
            continue
        lowest = min([draft.level for draft in inner])
        alike = not any((draft.level ^ base) & 1 for draft in inner)
        if alike or not (lowest ^ base) & 1:
            for draft in inner:
                draft.level = base if alike else draft.level - lowest + base


def _mend(draft: Draft) -> None:
    """Puts what a piece needs inside."""
    if draft.level & 1:
        if _TO_MEND.search(draft.text):
            draft.clusters = _with_marks_after_signs(draft)
    elif draft.face.arabic and len(draft.clusters) > 1:
        draft.clusters = _as_one(draft)


def _with_marks_after_signs(draft: Draft) -> list[Cluster]:
    """Right-to-left text with marks after signs; no-break spaces, and spaces after vowel signs, share their code."""
    clusters: list[Cluster] = []
    after_space = False  # from left to right, so a space comes before what it follows
    for found in draft.clusters:
        if after_space:
            if not found.glyphs and _VOWEL_SIGN.match(found.text):
                if not draft.stretch and clusters[-2:-1] and clusters[-2].text[0].isalpha():
                    clusters[-1:] = _told_aside(draft, clusters[-1])
                else:
                    clusters[-1] = _sharing_space(draft, clusters[-1], RLM)
            elif _WEAK_SIGN.match(found.text):
                clusters.append(cluster(draft.face, RLM))
        plain = found.text == " " or not found.text.isspace()
        clusters.append(found if plain else _sharing_space(draft, found, RLM))
        after_space = found.text == " "
    return clusters


def _told_aside(draft: Draft, space: Cluster) -> tuple[Cluster, Cluster]:
    """A space, and what tells pdf.js of it; that must have a width, or what follows is taken for another word."""
    return cluster(draft.face, " ", space.glyphs, space.advance - 1), aside(draft.face, RLM + " ", 1)


def _as_one(draft: Draft) -> list[Cluster]:
    """A number in the digits of a right-to-left script, as one cluster; spaces beside it stay beside it."""
    start, end = 0, len(draft.clusters)
    while start < end and draft.clusters[start].text.isspace():
        start += 1
    while end > start and draft.clusters[end - 1].text.isspace():
        end -= 1
    glyphs: list[tuple[int, int, int]] = []
    pen = 0
    for found in draft.clusters[start:end]:
        glyphs += [(index, pen + x, y) for index, x, y in found.glyphs]
        pen += found.advance
        if found.text in WIDENED:
            pen += round(draft.stretch * draft.face.units / draft.size)
    whole = cluster(draft.face, draft.text.strip(), tuple(glyphs), pen)
    mark = cluster(draft.face, LRM)  # pdfium takes the width of what stands first for a measure
    return [mark, *draft.clusters[:start], whole, *draft.clusters[end:]]


def _keep_space(before: Draft, after: Draft, mark: str) -> None:
    """Lets the space between two neighbours, the second to the left of the first, share its code."""
    if before.text[-1].isspace():
        turned = before.level & 1 and mark == LRM and not after.level & 1
        _share(before, RLM if turned else mark, at_left=before.level & 1 == 1)
        if turned:
            _end_with_space(after)
    elif after.text[0].isspace():
        _share(after, mark, at_left=after.level & 1 == 0)
        if after.level & 1 and mark == LRM:
            _end_with_space(before)


def _end_with_space(draft: Draft) -> None:
    """Lets a figure in a quote, in a line from left to right, end with a space without width.

    Those on its sides are either too late for mupdf or, for poppler, inside the words beside it.
    """
    space = cluster(draft.face, LRM + " ")
    if draft.clusters[-1] is not space:
        draft.clusters.append(space)


def _share(draft: Draft, mark: str, *, at_left: bool) -> None:
    at = 0 if at_left else -1
    if draft.level & 1 and not _LETTER.search(draft.text):
        mark = _ALM  # which is a letter to pdf.js, that turns the signs round
    if draft.clusters[at].text.isspace():  # else it does so already
        draft.clusters[at] = _sharing_space(draft, draft.clusters[at], mark)


def _sharing_space(draft: Draft, space: Cluster, mark: str) -> Cluster:
    """A space whose code stands for a mark as well, as wide as the line's spaces are set."""
    more = widened(draft) if space.text in WIDENED else 0
    return cluster(draft.face, mark + space.text, space.glyphs, space.advance + more)


def _give_ink(draft: Draft) -> None:
    """Lets pdfium, which passes over what has no ink, see a space that stands alone, as between two figures."""
    draft.hidden = True
    draft.clusters = [cluster(draft.face, c.text, _sign(draft.face), c.advance) for c in draft.clusters]


def _sign(face: Face) -> tuple[tuple[int, int, int], ...]:
    """The glyphs of a full stop, standing to the left of where it is put."""
    (stop,) = shape(face, ".", False, "", False).clusters
    return tuple([(index, x - stop.advance, y) for index, x, y in stop.glyphs])


def _bound(drafts: list[Draft]) -> None:
    """Puts the marks that keep each piece apart from what follows, and from what was read before."""
    for draft in drafts:
        _settle(draft)
    beside = sorted(range(len(drafts)), key=lambda at: drafts[at].x)
    places = {at: place for place, at in enumerate(beside)}
    for at, (before, after) in enumerate(pairwise(drafts), 1):
        if before.level > after.level:  # what was deeper ends here, on this piece's right or left
            rtl = after.level & 1 == 1
            place = places[at] + (1 if rtl else -1)
            if 0 <= place < len(drafts):  # else an isolate's edge keeps the two apart
                inner = drafts[beside[place]]
                if (inner.level ^ after.level) & 1 and not inner.freed:
                    kind = classes(after.text[0]) if rtl else ""
                    if kind == "O" and (after.text[0] in _BRACKETS or _LETTER.search(after.text)):
                        inner.freed = True  # it is only for poppler
                    elif kind not in ("R", "A"):
                        _put(inner, RLM if rtl else LRM, at_left=rtl)


def _settle(draft: Draft) -> None:
    """Lets a piece go its own way, whatever was read before it."""
    if draft.level & 1:
        first = draft.clusters[0].text
        follows = draft.freed and first == " " and draft.text[-2:-1].isalpha()
        if not follows and not first[0].isalpha():
            _put(draft, _ALM, at_left=True)
    elif draft.level and not ONE_KIND.match(classes(draft.text)):
        _put(draft, LRM, at_left=True)


def _put(draft: Draft, mark: str, *, at_left: bool) -> None:
    """Puts a mark at an end of a piece, so that it is written together with what is seen of it."""
    clusters = draft.clusters
    at = 0 if at_left else len(clusters)
    if at_left and clusters[0].aside:
        at += 1
    elif not at_left and clusters[-1].aside:
        at -= 1
    clusters.insert(at, cluster(draft.face, mark))


# --- lines of their own, for pdfium ----------------------------------------------------------


def _on_lines_of_their_own(drafts: list[Draft], base: int) -> list[Draft]:
    """Lifts what pdfium would turn round, by next to nothing: more than one word or number against the line.

    Tall lines end with a hidden mark, even if there is nothing to lift: where the ink of one reaches the baseline of
    the next, pdfium takes them for one, unless what stands outermost is a single character.
    """
    groups = _groups(drafts, range(len(drafts)), base)
    tall = base & 1 or any(draft.level & 1 for draft in drafts)
    if len(groups) < 2 and not tall:
        return drafts
    unit = _unit(drafts) if drafts else 0.0
    for number, group in enumerate(groups):
        for at in group:
            drafts[at].lift = number % 3 * unit
    return _parted(drafts, groups[1:], groups if tall else groups[:-1])


def _unit(drafts: list[Draft]) -> float:
    """How far apart the heights in a line are."""
    return _LIFT * max(draft.size for draft in drafts)


def _parted(drafts: list[Draft], begun: list[list[int]], ended: list[list[int]]) -> list[Draft]:
    """Pieces with marks that let pdfium see where groups that stand at heights of their own begin and end."""
    for group in begun:  # pdfium reads each group from left to right, whatever its order
        for at in {group[0], min(group, key=lambda at: drafts[at].x)}:
            if next(one for one in drafts[at].clusters if not one.aside).advance:
                _put(drafts[at], _mark_of(drafts, group), at_left=True)
    ends = {max(group, key=lambda at: drafts[at].x): _mark_of(drafts, group) for group in ended}
    out: list[Draft] = []
    for at, draft in enumerate(drafts):
        out.append(draft)
        if at in ends:
            out.append(_anchor(draft, ends[at]))
    return out


def _mark_of(drafts: list[Draft], group: list[int]) -> str:
    """The mark of the direction in which a group as a whole goes."""
    return RLM if min(drafts[at].level for at in group) & 1 else LRM


def _groups(drafts: list[Draft], places: Sequence[int], base: int) -> list[list[int]]:
    """The pieces of a line in groups, in reading order: what goes with the level `base`, and what is apart from it.

    pdfium passes over pieces that are all spaces; they are in no group, but part what stands on their sides.
    """
    seen = [at for at in places if _seen(drafts[at])]
    if seen and all(drafts[at].level > base for at in seen):
        base = min(drafts[at].level for at in seen)
    groups: list[list[int]] = []
    after_apart = True
    for deeper, stretch in groupby(places, lambda at: drafts[at].level > base):
        for inner in _single(drafts, list(stretch)) if deeper else [list(stretch)]:
            found = [at for at in inner if _seen(drafts[at])]
            if not found:
                continue
            simple = not deeper or (len(found) == 1 and ONE_KIND.match(classes(drafts[found[0]].text)))
            if not simple:
                groups += _groups(drafts, inner, base)
            elif after_apart:
                groups.append(found)
            else:
                groups[-1] += found
            after_apart = not simple
    return groups


def _single(drafts: list[Draft], stretch: list[int]) -> Iterator[list[int]]:
    """What is isolated, each for itself: of two that go to the right, the second stands to the left of the first."""
    current: list[int] = []
    for at in stretch:
        before = drafts[current[-1]] if current else None
        if before and not (before.level | drafts[at].level) & 1 and drafts[at].x < before.x:
            yield current
            current = []
        current.append(at)
    yield current


def _anchor(draft: Draft, mark: str) -> Draft:
    """A hidden mark just before the right end of a piece.  It has the ink of a sign, so that pdfium sees it."""
    width = max(1, round(_NARROW * draft.face.units))
    return Draft(
        draft.x + draft.advance - INSIDE,
        0.0,
        draft.face,
        draft.size,
        [cluster(draft.face, mark, _sign(draft.face), width)],
        "",
        draft.mark,
        draft.level,
        0.0,
        0.0,
        draft.lift,
        hidden=True,
    )


def _seen(draft: Draft) -> bool:
    """Whether pdfium sees a piece: it is not all spaces, or they have been given ink."""
    return draft.hidden or not draft.text.isspace()
