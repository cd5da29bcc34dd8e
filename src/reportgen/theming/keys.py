"""What a theme file can say: every key, what it takes, and what it is for.

docs/themes.md shows this table; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, Final

from reportgen.records import dataclass
from reportgen.theme import PAPERS, Colours, Role

SLOTS: Final = ("serif", "sans", "figures")
"""What a language's typography gives families for."""

COLOURS: Final = tuple(field.name for field in fields(Colours))

Fault = str | None
"""What is expected instead of a wrong value."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what it takes in words, what it is for, and what is wrong with a value (None: nothing)."""

    takes: str
    meaning: str
    fault: Callable[[Any], Fault]
    required: bool = False


def _text(value: Any) -> Fault:
    return None if isinstance(value, str) else "a text"


def _name(value: Any) -> Fault:
    return None if isinstance(value, str) and value.strip() else "a name"


def _local(value: Any) -> Fault:
    if isinstance(value, str):
        return None
    if isinstance(value, Mapping) and all(isinstance(part, str) for part in value.values()):
        return None
    return 'a text, or one for each language: { en = "…", ur = "…" }'


def _truth(value: Any) -> Fault:
    return None if isinstance(value, bool) else "true or false"


def _number(low: float, high: float, unit: str = "") -> Callable[[Any], Fault]:
    def fault(value: Any) -> Fault:
        if isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value <= high:
            return None
        return f"a number from {low:g} to {high:g}{unit}"

    return fault


def _one_of(names: tuple[str, ...]) -> Callable[[Any], Fault]:
    def fault(value: Any) -> Fault:
        return None if value in names else f"one of {', '.join(names)}"

    return fault


def _weight(value: Any) -> Fault:
    return None if value in range(100, 1000, 100) and not isinstance(value, bool) else "a weight: 400, 600 or 700"


def _colour(value: Any) -> Fault:
    return None if isinstance(value, str) and re.fullmatch("#[0-9a-fA-F]{6}", value) else "a colour such as #115e63"


_MARGIN = _number(8, 80, " (millimetres)")
_MEANINGS: Final = {
    "ink": "The text.",
    "accent": "Headings, the kicker, bars, links, the values of cards.",
    "quiet": "Labels, notes, sources, the footer.",
    "hairline": "Thin rules between rows and cards.",
    "target": "The line that figures are held against, and its label.",
    "good": "Verdicts that hold.",
    "doubtful": "Verdicts that hold only in a certain reading; drafts.",
    "bad": "Verdicts that do not hold.",
    "wash": "The background of notes.",
}

KEYS: Final[dict[str, Key]] = {
    "name": Key("a name", "What the theme is called.", _name),
    "like": Key("a theme's name", "The theme to start from: what is not said here is as it is there.", _name),
    "paragraph_gap": Key("points, 0 to 30", "White space between paragraphs.", _number(0, 30), required=True),
    "paper.name": Key(" or ".join(PAPERS), "The sheet.", _one_of(tuple(PAPERS)), required=True),
    "paper.top": Key("millimetres, 8 to 80", "The margin above the text.", _MARGIN, required=True),
    "paper.bottom": Key("millimetres, 8 to 80", "The margin below the text.", _MARGIN, required=True),
    "paper.start": Key("millimetres, 8 to 80", "The margin where lines begin: right for Urdu.", _MARGIN, required=True),
    "paper.end": Key("millimetres, 8 to 80", "The margin where lines end.", _MARGIN, required=True),
    **{f"colours.{name}": Key("#rrggbb", _MEANINGS[name], _colour, required=True) for name in COLOURS},
    "roles.*.face": Key(", ".join(SLOTS), "Which of the language's faces.", _one_of(SLOTS), required=True),
    "roles.*.size": Key("points, 5 to 60", "The size, before a language scales it.", _number(5, 60), required=True),
    "roles.*.leading": Key(
        "1 to 3", "From line to line, in sizes; a script that needs more takes more.", _number(1, 3), required=True
    ),
    "roles.*.weight": Key("400, 600 or 700", "How heavy; 400 where nothing is said.", _weight),
    "roles.*.colour": Key("a colour's name", "Which of the colours; ink where nothing is said.", _one_of(COLOURS)),
    "roles.*.tracking": Key("ems, −0.05 to 0.3", "Space between letters; never in Urdu.", _number(-0.05, 0.3)),
    "roles.*.uppercase": Key("true or false", "Whether it is set in capitals, where a script has them.", _truth),
    "faces.*": Key("a family", "A family to take instead of the one that is named.", _name),
    "texts.organisation": Key("a text, or one per language", "Who publishes: beside the logo on page one.", _local),
    "texts.header": Key("a text, or one per language", "Above every page after the first.", _local),
    "texts.footer": Key("a text, or one per language", "Below every page, over the line on the facts.", _local),
    "logo.file": Key("a file's name", "A PNG or JPEG file beside the theme file.", _name),
    "logo.alt": Key("a text, or one per language", "What the logo shows, for those who do not see it.", _local),
    "logo.height": Key("millimetres, 4 to 40", "How high it is printed.", _number(4, 40)),
}
"""Every key under its dotted name; `*` stands for any role, or any family."""

ROLES: Final = tuple(role.value for role in Role)


def general(path: tuple[str, ...]) -> str:
    """The name under which `KEYS` knows a key of a file."""
    if path[0] == "roles" and len(path) == 3:
        return f"roles.*.{path[2]}"
    if path[0] == "faces" and len(path) == 2:
        return "faces.*"
    return ".".join(path)
