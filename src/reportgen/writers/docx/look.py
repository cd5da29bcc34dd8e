"""What decides the look of one file: the theme, its faces as found, and the document's language."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.document import Direction, Tone
from reportgen.records import dataclass
from reportgen.theme import Role, Style, Theme
from reportgen.writers.docx.fonts import Pair
from reportgen.writers.docx.markup import NOTHING, Xml, joined, twips, w
from reportgen.writers.docx.palette import coloured

BOLD_FROM = 600
"""Weights from here on are set with the bold face of the family: Word knows two weights."""


@dataclass(frozen=True, slots=True)
class Look:
    """The theme in one document: faces per role, direction, languages."""

    theme: Theme
    faces: Mapping[Role, Pair]
    direction: Direction
    language: str
    other_language: str
    """The language of complex-script runs in a left-to-right document, of Latin ones in a right-to-left one."""

    def __hash__(self) -> int:
        """Of what cheaply tells most looks apart: mappings have no hash, and equality looks at everything."""
        return hash((self.theme.name, self.direction, self.language, self.other_language))

    @property
    def rtl(self) -> bool:
        """Whether the document runs from right to left."""
        return self.direction is Direction.RTL

    @property
    def text_width(self) -> float:
        """The width between the margins, in points."""
        paper = self.theme.paper
        return paper.width - paper.start - paper.end

    def air(self, points: float, role: Role) -> float:
        """Spacing designed for Latin lines, less what the role's own tall lines bring already."""
        style, pair = self.theme.styles[role], self.faces[role]
        leading = pair.complex if pair.complex_first else pair.latin
        spare = (max(style.leading, leading.line) - 1.45) * style.size / 2
        return max(0.0, points - max(0.0, spare))


def run_look(style: Style, pair: Pair, look: Look) -> Xml:
    """Face, weight, colour and size of a role, for Latin and for complex script separately."""
    fallback = style.size * style.fallback_scale
    latin_size, complex_size = (fallback, style.size) if pair.complex_first else (style.size, fallback)
    return joined(
        (
            faces_of(pair),
            joined((w("b"), w("bCs"))) if style.weight >= BOLD_FROM else NOTHING,
            w("caps") if style.uppercase else NOTHING,
            coloured(style.colour, look.theme.colours),
            w("spacing", val=twips(style.tracking * style.size)) if style.tracking else NOTHING,
            w("sz", val=half_points(latin_size)),
            w("szCs", val=half_points(complex_size)),
        )
    )


def faces_of(pair: Pair) -> Xml:
    """`w:rFonts`: a Latin face, and one for complex scripts."""
    return w("rFonts", ascii=pair.latin.name, hAnsi=pair.latin.name, eastAsia=pair.latin.name, cs=pair.complex.name)


def half_points(points: float) -> int:
    """The unit of font sizes."""
    return round(points * 2)


def line_height(style: Style, pair: Pair) -> int:
    """The least distance of baselines; "at least" lets a font take more, so nothing is clipped.

    Where a tall script leads, a line without it gets the height that puts its baseline as low as that
    of a line with it: the cells of a row stay level.
    """
    height = style.size * style.leading
    if pair.complex_first:
        level = style.size * (pair.complex.ascent + pair.latin.descent * style.fallback_scale)
        height = max(height, level)
    return twips(height)


def tone_colour(tone: Tone, theme: Theme) -> str:
    """The colour of a tone."""
    colours = theme.colours
    return {
        Tone.NEUTRAL: colours.accent,
        Tone.GOOD: colours.good,
        Tone.DOUBTFUL: colours.doubtful,
        Tone.BAD: colours.bad,
        Tone.QUIET: colours.quiet,
    }[tone]
