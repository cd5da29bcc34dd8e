"""Words in one style: each stretch in the face that shows it, shaped, measured, and kept for the next time.

Which face shows a character: letters and digits take the first face of the style that has them and is
of their kind (a face with Arabic letters for right-to-left text, another for left-to-right text), else
the first that has them.  Signs stay in the face of the letters or digits beside them, if it has them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.text.fonts import Face, FontFault, Fonts
from reportgen.text.pieces import WIDENED
from reportgen.text.shaping import Cluster, Shaped, cluster, shape
from reportgen.theme import Style

_MOST_WORDS = 20_000
_MOST_STYLES = 10_000
AT_FIGURES = 0.25
"""How wide a space between a word in an Arabic face and a figure or sign is at least, in sizes of that face."""
SET_CLOSER = 0.85
"""How much of its own line height a tall face (Nastaliq) is given."""


class Run(NamedTuple):
    """Text in one style.

    `mark` means nothing here: it comes back on the pieces, so that a writer knows what they belong
    to.  The isolate controls U+2066..U+2069 may stand in `text`: they steer the order of writing
    and are never drawn.  `style.uppercase` is applied here.  `tabular` asks for figures of one
    width.  What stands between an isolate control and its PDI is kept on one line if it is short (a
    figure, a code, a name) and no longer than the line.
    """

    text: str
    style: Style
    mark: Hashable = None
    language: str = ""
    italic: bool = False
    tabular: bool = False

    @property
    def shown(self) -> str:
        """What is to be seen: the text with the style's capitals.  What is read back is the text itself."""
        return self.text.upper() if self.style.uppercase else self.text


class Part(NamedTuple):
    """A word, or as much of it as one face shows.  Lengths in points.

    It has `spaces` that can be widened, the widest of them `space` wide; `extent` is (ascent, descent, line height).
    """

    face: Face
    size: float
    clusters: tuple[Cluster, ...]
    text: str
    advance: float
    tracking: float
    extent: tuple[float, float, float]
    spaces: int
    space: float


class Word(NamedTuple):
    """Text without line ends inside, in one direction; its parts in reading order."""

    parts: tuple[Part, ...]
    advance: float


_CHAIN = 24
"""No word of so many letters is joined so far that it leaves its line; a longer one may be."""
NOTHING = Word((), 0.0)
_NO_INK = Shaped((), 0)


class Known(NamedTuple):
    """A word with the spaces after it, all in the style's first face.

    It is `advance` points wide, and its `ink` without the spaces after it.  It has `spaces` that can be widened,
    `inner` of them inside the word, the widest of them `space` wide.
    """

    advance: float
    ink: float
    clusters: tuple[Cluster, ...]
    spaces: int
    inner: int
    space: float


def with_room(word: Word, *, at_start: bool) -> Word:
    """A right-to-left word whose first or last space, if it is of an Arabic face, has the room that a figure asks."""
    if not word.parts:
        return word
    at = 0 if at_start else -1
    part = word.parts[at]
    wider = _with_room(part, at)
    if wider is part:
        return word
    parts = (wider, *word.parts[1:]) if at_start else (*word.parts[:-1], wider)
    return Word(parts, word.advance + wider.advance - part.advance)


def _with_room(part: Part, at: int) -> Part:
    """The first (0) or last (-1) space of a right-to-left part made wide enough."""
    clusters = list(part.clusters)
    space = clusters[-1 - at]  # they go from left to right
    more = round(AT_FIGURES * part.face.units) - space.advance
    if not part.face.arabic or space.text not in WIDENED or more <= 0:
        return part
    scale = part.size / part.face.units
    clusters[-1 - at] = cluster(part.face, space.text, space.glyphs, space.advance + more)
    widest = max(part.space, (space.advance + more) * scale)
    return part._replace(clusters=tuple(clusters), advance=part.advance + more * scale, space=widest)


class _KnownWords(dict[str, Known | None]):
    """Words with the spaces after them, each set when it is first met; None for what needs other faces."""

    def __init__(self, chosen: Setter) -> None:
        self._setter = chosen

    def __missing__(self, written: str) -> Known | None:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[written] = known = self._setter.whole(written)
        return known


def _carried(faces: list[Face | None]) -> list[Face | None]:
    """Each face, or where there is none the last one before."""
    carried: list[Face | None] = []
    last: Face | None = None
    for face in faces:
        last = face or last
        carried.append(last)
    return carried


def missing_character(char: str, families: Sequence[str]) -> Diagnostic:
    """What to say of a character that none of the families has."""
    name = unicodedata.name(char, "unnamed character")
    return Diagnostic(
        "W203",
        Severity.ERROR,
        Span.whole(""),
        f"no face can show U+{ord(char):04X} {name} (“{char}”); tried: {', '.join(families)}",
        "write it another way, or add a family that has it to the language's faces",
    )


class Setter:
    """Words in one style, one direction and one language; each is set once and kept as long as the fonts."""

    def __init__(self, fonts: Fonts, run: Run, rtl: bool) -> None:
        self._fonts = fonts
        self._style = run.style
        self._italic = run.italic
        self._tabular = run.tabular
        self._language = run.language
        self._rtl = rtl
        self._capitals = run.style.uppercase
        self._words: dict[str, Word] = {"": NOTHING}
        self.printable: set[str] = set()
        """Characters that have been looked at and can be printed."""
        self.known = _KnownWords(self)
        self.face = fonts.face(run.style.faces[0], run.style.weight, run.italic)
        """The style's first face; `extent` is the ascent, descent and line height of text in it."""
        self.size = run.style.size
        self.tracking = 0.0 if self.face.arabic else run.style.tracking * run.style.size
        self.extent = self._extent(self.face, self.size)

    def word(self, text: str) -> Word:
        """A word, set."""
        word = self._words.get(text)
        if word is None:
            if len(self._words) >= _MOST_WORDS:
                self._words = {"": NOTHING}
            said, seen = self._both(text)
            parts: list[Part] = []
            at = 0
            for face, piece in self.divided(seen):
                parts.append(self._part(face, piece, said[at : at + len(piece)]))
                at += len(piece)
            if self._rtl:
                for index in range(1, len(parts)):
                    if not parts[index - 1].face.arabic:
                        parts[index] = _with_room(parts[index], 0)
            word = self._words[text] = Word(tuple(parts), sum([part.advance for part in parts]))
        return word

    def _both(self, text: str) -> tuple[str, str]:
        """What stands in a text, and what is seen of it: capitals, which are read back as they were written."""
        seen = text.upper() if self._capitals else text
        return (text if len(seen) == len(text) else seen), seen

    def whole(self, written: str) -> Known | None:
        """A word with the spaces after it, if the style's first face shows both."""
        face = self.face
        said, seen = self._both(written)
        if face.arabic != self._rtl or said is not written or not face.characters.issuperset(seen):
            return None
        letters = seen.rstrip(" ")
        if face.arabic and len(letters) > _CHAIN:
            return None
        word = _NO_INK
        if letters:
            word = shape(face, letters, self._rtl, self._language, self._tabular, said[: len(letters)])
        clusters = word.clusters
        scale = self.size / face.units
        advance = ink = word.advance * scale + self.tracking * len(clusters)
        inner = [each.advance for each in clusters if each.text in WIDENED]
        spaces = inner
        if len(letters) < len(seen):
            after = shape(face, seen[len(letters) :], self._rtl, self._language, self._tabular)
            advance += after.advance * scale + self.tracking * len(after.clusters)
            clusters = after.clusters + clusters if self._rtl else clusters + after.clusters
            spaces = inner + [each.advance for each in after.clusters]
        return Known(advance, ink, clusters, len(spaces), len(inner), max(spaces, default=0) * scale)

    def divided(self, text: str) -> Iterator[tuple[Face, str]]:
        """The stretches of a text that one face shows.  Raises `FontFault` for what none has."""
        if text and self.face.arabic == self._rtl and self.face.characters.issuperset(text):
            yield self.face, text
            return
        faces = self._choice(text)
        start = 0
        for at in range(1, len(text) + 1):
            if at == len(text) or faces[at] is not faces[start]:
                yield faces[start], text[start:at]
                start = at

    def missing(self, text: str) -> set[str]:
        """The characters of a text that no face has."""
        left = set(text)
        for family in self._style.faces:
            if left:
                face = self._fonts.face(family, self._style.weight, self._italic)
                left = {char for char in left if char not in face.characters}
        return left

    def _choice(self, text: str) -> list[Face]:
        preferred = self._preferred
        strong = [self._having(preferred, char) if char.isalnum() else None for char in text]
        before, after = _carried(strong), _carried(strong[::-1])[::-1]
        faces: list[Face] = []
        for at, char in enumerate(text):
            beside = [faces[-1]] if faces and unicodedata.combining(char) else []
            beside += [face for face in (strong[at], before[at], after[at]) if face]
            faces.append(self._having([*beside, *preferred], char))
        return faces

    @cached_property
    def _preferred(self) -> list[Face]:
        faces = [self._fonts.face(family, self._style.weight, self._italic) for family in self._style.faces]
        return sorted(faces, key=lambda face: face.arabic != self._rtl)

    def _having(self, faces: Sequence[Face], char: str) -> Face:
        for face in faces:
            if char in face.characters:
                return face
        raise FontFault(missing_character(char, self._style.faces))

    def _part(self, face: Face, text: str, said: str) -> Part:
        style = self._style
        size = style.size if face is self.face else style.size * style.fallback_scale
        shaped = shape(face, text, self._rtl, self._language, self._tabular, said)
        scale = size / face.units
        tracking = 0.0 if face.arabic else style.tracking * size
        advance = shaped.advance * scale + tracking * len(shaped.clusters)
        spaces = [each.advance * scale for each in shaped.clusters if each.text in WIDENED]
        extent = self._extent(face, size)
        if face.arabic and len(text) > _CHAIN:
            extent = _risen(extent, shaped, scale, size)
        return Part(face, size, shaped.clusters, said, advance, tracking, extent, len(spaces), max(spaces, default=0.0))

    def _extent(self, face: Face, size: float) -> tuple[float, float, float]:
        scale = size / face.units
        height = self._style.size * self._style.leading
        if face is not self.face:
            height = max(height, (face.ascent - face.descent) * scale * SET_CLOSER)
        return face.ascent * scale, -face.descent * scale, height


def _risen(extent: tuple[float, float, float], shaped: Shaped, scale: float, size: float) -> tuple[float, float, float]:
    """A line's extent with room for a chain of Nastaliq, each letter of which begins above the next one.

    The line grows as a whole, so that its baseline keeps its share of it.
    """
    ascent, descent, height = extent
    top = max([y for cluster in shaped.clusters for _, _, y in cluster.glyphs], default=0) * scale + size
    return max(ascent, top), descent, max(height, top * (ascent + descent) / ascent)


def setter(fonts: Fonts, run: Run, rtl: bool) -> Setter:
    """The one setter for a run's style and language, in one direction."""
    near = (id(run.style), run.language, run.italic, run.tabular, rtl)
    found = fonts.near.get(near)
    if found is None:
        if len(fonts.near) >= _MOST_STYLES:
            fonts.near.clear()
        key = (run.style, *near[1:])
        chosen = fonts.kept.get(key)
        if not isinstance(chosen, Setter):
            chosen = fonts.kept[key] = Setter(fonts, run, rtl)
        found = fonts.near[near] = (run.style, chosen)  # held, so that no other style can take its place
    chosen = found[1]
    assert isinstance(chosen, Setter)
    return chosen
