"""Spaces that only some reader programs are told of, in lines from right to left.

The marks of `joints` are ignored where text is compared by the Unicode rules, but not all compare by them: pdfium's
own search finds no “2,071 members” where a mark stands between the two.  So between a word and a plain figure beside it
there is nothing but the space.

- What pdf.js needs, to keep the space, is written aside: by an operator of its own, which pdfium passes over, as it
  has no ink.
- The mark that ends the figure for poppler, which goes by places, stands at the end of the line for all who read on,
  where clipping hides it from mupdf.
"""

from __future__ import annotations

import re

from reportgen.text.bidi_data import classes
from reportgen.text.pieces import WIDENED, Draft
from reportgen.text.shaping import aside, cluster

LRM, RLM = "\u200e", "\u200f"
ONE_KIND = re.compile("(?:L*|[RA]*|[Nn%,M-]*)\\Z")
"""Classes of text that pdfium does not turn round, in a line that goes the other way."""
INSIDE = 0.1  # points: poppler must not meet it in the middle of what stands beside
_BESIDE = 0.01  # points


def say_aside(before: Draft, after: Draft, next_one: list[Draft]) -> bool:
    """Keeps the space between a word and a figure, the second to the left of the first, if there is nothing else.

    pdf.js is told of it aside; so for all others the word, the space and the figure follow on each other.
    """
    word, figure = (before, after) if before.level & 1 else (after, before)
    beside = word.text[:-3:-1] if word is before else word.text[:2]
    if not _spaced(word, beside) or not _plain(figure) or abs(after.x + after.advance - before.x) > _BESIDE:
        return False
    said = aside(figure.face, LRM + " ")
    at = 0 if word is before else -1
    if word is before:
        if next_one and not (_spaced(next_one[0], next_one[0].text[:2]) or _joined(next_one[0])):
            return False
        figure.clusters.insert(0, said)
    else:
        figure.clusters.append(said)
        figure.freed = word.freed = True
    if word.clusters[at].text != " ":  # no line ends there any more
        space = word.clusters[at]
        word.clusters[at] = cluster(word.face, " ", space.glyphs, space.advance - widened(word))
    return True


def _spaced(draft: Draft, end: str) -> bool:
    """Whether a draft goes with the line, from right to left, and has a space and then a letter at this end."""
    return draft.level & 1 == 1 and end[0] in WIDENED and end[1:].isalpha()


def _joined(draft: Draft) -> bool:
    """Whether a draft begins with a letter, as the end of an ordinal does (12ویں), or with a sign as good as one."""
    return draft.level & 1 == 1 and classes(draft.text[0]) in ("R", "A")


def _plain(draft: Draft) -> bool:
    """Whether a draft is one word or figure against the line, without signs at its ends."""
    said = draft.text
    return (
        draft.level & 1 == 0
        and not draft.face.arabic
        and (said[0].isalnum() or said[0] == "−")
        and (said[-1].isalnum() or said[-1] == "%")
        and ONE_KIND.match(classes(said)) is not None
    )


def clipped(draft: Draft, last: Draft) -> Draft:
    """The mark that ends a figure for poppler, at the end of the line for all who read as it is written."""
    mark = [cluster(draft.face, RLM)]
    return Draft(
        draft.x - INSIDE,
        0.0,
        draft.face,
        draft.size,
        mark,
        "",
        last.mark,
        last.level,
        0.0,
        0.0,
        draft.lift,
        clipped=True,
    )


def widened(draft: Draft) -> int:
    """How much wider the spaces of a piece are set, in its face's units."""
    return round(draft.stretch * draft.face.units / draft.size)
