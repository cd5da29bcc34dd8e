"""Shaping: a word in one face -> glyph clusters on a straight baseline.

The only door to HarfBuzz besides the faces themselves.  What has been shaped is kept as long as its
face: the same words recur, within a document and over a batch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reportgen.text.fonts import Face

if TYPE_CHECKING:
    import uharfbuzz

_MOST_KEPT = 20_000


@dataclass(slots=True, eq=False)
class Cluster:
    """The glyphs that show `text` (in reading order), in font units.

    Each glyph is (glyph id, x, y) relative to the cluster's origin on the baseline.  Within one face
    equal clusters are one object, so that they are told apart by identity.  None is ever changed; that nobody
    can is not worth four times the time that it takes to make one.  An `aside` shows nothing: it is a space that some
    reader programs must be told of, and others not (see `joints`).
    """

    text: str
    glyphs: tuple[tuple[int, int, int], ...]
    advance: int
    aside: bool = False


class Shaped(NamedTuple):
    """A word as clusters from left to right, with its width in font units."""

    clusters: tuple[Cluster, ...]
    advance: int


def shape(face: Face, text: str, rtl: bool, language: str, tabular: bool, said: str = "") -> Shaped:
    """The clusters of a text of one direction, in one face that has all its characters.

    What is set in capitals is `said` to be the text as it was written, as long as its capitals.
    """
    said = said or text
    key = (text, rtl, language, tabular, said)
    shaped = face.kept.get(key)
    if not isinstance(shaped, Shaped):
        if len(face.kept) >= _MOST_KEPT:
            face.kept.clear()
        shaped = face.kept[key] = _shape(face, text, rtl, language, tabular, said)
    return shaped


def cluster(face: Face, text: str, glyphs: tuple[tuple[int, int, int], ...] = (), advance: int = 0) -> Cluster:
    """The one cluster of a face with these characters and glyphs."""
    key = (text, glyphs, advance)
    found = face.kept.get(key)
    if not isinstance(found, Cluster):
        found = face.kept[key] = Cluster(text, glyphs, advance)
    return found


def aside(face: Face, text: str, advance: int = 0) -> Cluster:
    """The one aside of a face with these characters."""
    key = (text, advance)
    found = face.kept.get(key)
    if not isinstance(found, Cluster):
        found = face.kept[key] = Cluster(text, (), advance, aside=True)
    return found


def _shape(face: Face, text: str, rtl: bool, language: str, tabular: bool, said: str) -> Shaped:
    import uharfbuzz as hb  # noqa: PLC0415  (11 ms that `check` must not pay)

    buffer = hb.Buffer()
    buffer.add_codepoints([ord(char) for char in text])
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.direction = "rtl" if rtl else "ltr"
    if language:
        buffer.language = language
    buffer.guess_segment_properties()
    hb.shape(face.hb_font, buffer, {"tnum": True} if tabular else {})
    return _clusters(face, said, rtl, buffer)


def _clusters(face: Face, text: str, rtl: bool, buffer: uharfbuzz.Buffer) -> Shaped:
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    if not infos:  # nothing that is seen
        return Shaped((cluster(face, text),), 0)
    starts: list[int] = []  # in the text; from left to right, as the glyphs come
    origins: list[int] = []
    glyphs: list[list[tuple[int, int, int]]] = []
    pen = 0
    before = -1
    for info, position in zip(infos, positions, strict=True):
        x, y, advance, _ = position.position
        start = info.cluster
        if start != before:
            before = start
            starts.append(start)
            origins.append(pen)
            glyphs.append([])
        glyphs[-1].append((info.codepoint, pen + x, y))
        pen += advance
    ends = [len(text), *starts[:-1]] if rtl else [*starts[1:], len(text)]
    right = end = max(pen, 0)
    clusters: list[Cluster] = []
    for start, stop, place, inked in zip(starts[::-1], ends[::-1], origins[::-1], glyphs[::-1], strict=True):
        # Kerning can put a cluster to the left of the one before it; no code may step back, so its origin moves.
        origin = max(0, min(place, end))
        placed = tuple([(index, x - origin, y) for index, x, y in inked])
        first = start + 1 if rtl else stop
        clusters.append(cluster(face, text[start:first], placed, end - origin))
        # Reader programs turn right-to-left text round character by character, so each needs a code of its own.
        if first < stop:
            clusters += [cluster(face, char) for char in text[first:stop]]
        end = origin
    return Shaped(tuple(reversed(clusters)), right)
