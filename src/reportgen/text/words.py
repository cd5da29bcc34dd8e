"""Words in one style: each stretch in the face that shows it, shaped, measured, and kept for the next time.

Which face shows a character: letters and digits take the first face of the style that has them and is
of their kind (a face with Arabic letters for right-to-left text, another for left-to-right text), else
the first that has them.  Signs stay in the face of the letters or digits beside them, if it has them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.text.fonts import Face, FontFault, Fonts
from reportgen.text.pieces import WIDENED
from reportgen.text.shaping import Cluster, shape
from reportgen.theme import Style

_MOST_WORDS = 50_000
SET_CLOSER = 0.85
"""How much of its own line height a tall face (Nastaliq) is given."""


@dataclass(frozen=True, slots=True)
class Run:
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
        """The text with the style's capitals."""
        return self.text.upper() if self.style.uppercase else self.text


@dataclass(frozen=True, slots=True, eq=False)
class Part:
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


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """Text without line ends inside, in one direction; its parts in reading order."""

    parts: tuple[Part, ...]
    advance: float


NOTHING = Word((), 0.0)


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

    __slots__ = ("_first", "_fonts", "_italic", "_known", "_language", "_rtl", "_style", "_tabular", "_words")

    def __init__(self, fonts: Fonts, run: Run, rtl: bool) -> None:
        self._fonts = fonts
        self._style = run.style
        self._italic = run.italic
        self._tabular = run.tabular
        self._language = run.language
        self._rtl = rtl
        self._words: dict[str, Word] = {"": NOTHING}
        self._known: set[str] = set()
        self._first = fonts.face(run.style.faces[0], run.style.weight, run.italic)

    def word(self, text: str) -> Word:
        """A word, set."""
        word = self._words.get(text)
        if word is None:
            if len(self._words) >= _MOST_WORDS:
                self._words = {"": NOTHING}
            parts = tuple(self._part(face, piece) for face, piece in self.divided(text))
            word = self._words[text] = Word(parts, sum(part.advance for part in parts))
        return word

    @property
    def extent(self) -> tuple[float, float, float]:
        """Ascent, descent and line height of text in the style's first face."""
        return self._extent(self._first, self._style.size)

    def divided(self, text: str) -> Iterator[tuple[Face, str]]:
        """The stretches of a text that one face shows.  Raises `FontFault` for what none has."""
        faces = self._choice(text)
        start = 0
        for at in range(1, len(text) + 1):
            if at == len(text) or faces[at] is not faces[start]:
                yield faces[start], text[start:at]
                start = at

    def missing(self, text: str) -> set[str]:
        """The characters of a text that no face has."""
        if self._known.issuperset(text):
            return set()
        left = set(text)
        for family in self._style.faces:
            if left:
                left -= self._fonts.face(family, self._style.weight, self._italic).characters
        if not left:
            self._known.update(text)
        return left

    def _choice(self, text: str) -> list[Face]:
        if self._first.arabic == self._rtl and self._first.characters.issuperset(text):
            return [self._first] * len(text)
        preferred = self._preferred()
        strong = [self._having(preferred, char) if char.isalnum() else None for char in text]
        before, after = _carried(strong), _carried(strong[::-1])[::-1]
        faces: list[Face] = []
        for at, char in enumerate(text):
            beside = [faces[-1]] if faces and unicodedata.combining(char) else []
            beside += [face for face in (strong[at], before[at], after[at]) if face]
            faces.append(self._having([*beside, *preferred], char))
        return faces

    def _preferred(self) -> list[Face]:
        faces = [self._fonts.face(family, self._style.weight, self._italic) for family in self._style.faces]
        return sorted(faces, key=lambda face: face.arabic != self._rtl)

    def _having(self, faces: Sequence[Face], char: str) -> Face:
        for face in faces:
            if char in face.characters:
                return face
        raise FontFault(missing_character(char, self._style.faces))

    def _part(self, face: Face, text: str) -> Part:
        style = self._style
        size = style.size if face is self._first else style.size * style.fallback_scale
        shaped = shape(face, text, self._rtl, self._language, self._tabular)
        scale = size / face.units
        tracking = 0.0 if face.arabic else style.tracking * size
        advance = shaped.advance * scale + tracking * len(shaped.clusters)
        spaces = [cluster.advance * scale for cluster in shaped.clusters if cluster.text in WIDENED]
        extent = self._extent(face, size)
        return Part(face, size, shaped.clusters, text, advance, tracking, extent, len(spaces), max(spaces, default=0.0))

    def _extent(self, face: Face, size: float) -> tuple[float, float, float]:
        scale = size / face.units
        height = self._style.size * self._style.leading
        if face is not self._first:
            height = max(height, (face.ascent - face.descent) * scale * SET_CLOSER)
        return face.ascent * scale, -face.descent * scale, height


def setter(fonts: Fonts, run: Run, rtl: bool) -> Setter:
    """The one setter for a run's style and language, in one direction."""
    key = (run.style, run.language, run.italic, run.tabular, rtl)
    found = fonts.kept.get(key)
    if not isinstance(found, Setter):
        found = fonts.kept[key] = Setter(fonts, run, rtl)
    return found
