"""The look of a briefing: colours, faces, sizes, paper.  All lengths are points.

This module imports nothing of ours but `records`.  A theme file says what a design says (`themes/*.toml`); a
language's `[typography]` says what its script needs (faces, taller lines).  `resolve` puts the two
together into the `Theme` that both writers set by.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, cast

from reportgen.records import dataclass


class Role(StrEnum):
    """What a piece of text is for; each role has one style."""

    KICKER = "kicker"
    TITLE = "title"
    PROVENANCE = "provenance"
    BADGE = "badge"
    HEADING = "heading"
    SUBHEADING = "subheading"
    BODY = "body"
    QUIET = "quiet"
    CARD_VALUE = "card_value"
    CARD_LABEL = "card_label"
    TABLE_HEAD = "table_head"
    TABLE = "table"
    CHART = "chart"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Style:
    """How a role is set.

    `faces` are family names, the first that has a character wins.  `leading` is the distance of
    baselines as a multiple of `size`.  Faces after the first are scaled by `fallback_scale`.
    """

    faces: tuple[str, ...]
    size: float
    leading: float
    weight: int
    colour: str
    fallback_scale: float = 1.0
    tracking: float = 0.0
    uppercase: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet and its margins; `start` is the side where lines begin (right for Urdu)."""

    name: str
    width: float
    height: float
    top: float
    bottom: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Colours:
    """Hex colours (#rrggbb).  Each text colour has at least 4.5:1 against white."""

    ink: str
    accent: str
    quiet: str
    hairline: str
    target: str
    good: str
    doubtful: str
    bad: str
    wash: str


@dataclass(frozen=True, slots=True)
class Logo:
    """The picture in the letterhead: a PNG or JPEG file's bytes, its words for those who do not see it, its size."""

    data: bytes
    media_type: str
    alternative: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything a writer needs to know of the look.

    `organisation` and `logo` make the letterhead of the first page; `header` stands above the pages after it,
    `footer` below every page.
    """

    name: str
    paper: Paper
    colours: Colours
    styles: Mapping[Role, Style]
    justify: bool
    first_line_indent: float
    paragraph_gap: float
    organisation: str = ""
    header: str = ""
    footer: str = ""
    logo: Logo | None = None


PAPERS = {"A4": (595.276, 841.890), "Letter": (612.0, 792.0)}
MM = 72 / 25.4
"""A millimetre in points."""

TINT = 0.12
"""How much of a tone's colour is in the background of a badge."""
PALE = 0.35
"""How much of the accent is in what shows how far a figure with a bound may reach."""


def resolve(
    design: Mapping[str, Any], typography: Mapping[str, Any], language: str = "", logo: Logo | None = None
) -> Theme:
    """The theme of one design in one language (its code), from the tables of its TOML files.

    `design` has [paper] (name, margins in mm), [colours] and [roles.*] (face slot, size, weight,
    colour name), and may have [texts] and [faces] (a family to take instead of another); `typography`
    has [faces] (slot -> families), and may scale sizes, set leadings per role, and override margins,
    justification and indent.  Missing keys raise KeyError: both files are ours or have been validated.
    """
    colours = Colours(**design["colours"])
    instead: Mapping[str, str] = design.get("faces", {})
    texts: Mapping[str, Any] = design.get("texts", {})
    faces = {slot: [instead.get(family, family) for family in found] for slot, found in typography["faces"].items()}
    leadings: Mapping[str, float] = typography.get("leading", {})
    scales: Mapping[str, float] = typography.get("scale", {})
    styles: dict[Role, Style] = {}
    for role in Role:
        said = design["roles"][role.value]
        styles[role] = Style(
            faces=tuple(faces[said["face"]]),
            size=said["size"] * scales.get(role.value, scales.get("all", 1.0)),
            leading=leadings.get(role.value, leadings.get("all", said["leading"])),
            weight=said.get("weight", 400),
            colour=cast(str, getattr(colours, said.get("colour", "ink"))),
            fallback_scale=typography.get("fallback_scale", 1.0),
            tracking=said.get("tracking", 0.0) if typography.get("tracking", True) else 0.0,
            uppercase=said.get("uppercase", False) and typography.get("uppercase", True),
        )
    return Theme(
        name=design["name"],
        paper=_paper({**design["paper"], **typography.get("paper", {})}),
        colours=colours,
        styles=styles,
        justify=typography.get("justify", False),
        first_line_indent=typography.get("first_line_indent_mm", 0.0) * MM,
        paragraph_gap=typography.get("paragraph_gap", design["paragraph_gap"]),
        organisation=in_language(texts.get("organisation", ""), language),
        header=in_language(texts.get("header", ""), language),
        footer=in_language(texts.get("footer", ""), language),
        logo=logo,
    )


def in_language(said: str | Mapping[str, str], language: str) -> str:
    """A text of a design in one language: the same for all, or one for each."""
    return said if isinstance(said, str) else said.get(language, "")


def lightened(colour: str, part: float) -> str:
    """So much of a colour, the rest white."""
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - part * (255 - channel)):02x}" for channel in channels)


def _paper(said: Mapping[str, Any]) -> Paper:
    width, height = PAPERS[said["name"]]
    top, bottom, start, end = (said[side] * MM for side in ("top", "bottom", "start", "end"))
    return Paper(said["name"], width, height, top, bottom, start, end)
