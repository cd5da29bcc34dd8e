"""Theme files: read, checked as a whole, and resolved for one language.

    outcome = load_theme("teal", "ur", language.typography, resources)

A theme file is TOML (see docs/themes.md); it may say `like = "teal"` and change what it wants.  Everything
that is wrong with it comes back at once, each with its line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from reportgen import unseen
from reportgen.diagnostics import Diagnostic, Outcome, Severity, Span
from reportgen.resources import Resources
from reportgen.theme import MM, Logo, Theme, in_language, resolve
from reportgen.theming.contrast import LEAST, weak_pairs
from reportgen.theming.keys import KEYS, ROLES, general
from reportgen.theming.pictures import Picture, picture
from reportgen.theming.places import Places

CODES: dict[str, str] = {
    "D001": "A theme file cannot be read, or is not TOML.",
    "D002": "A theme file has a key that means nothing.",
    "D003": "A key of a theme file has a value of the wrong kind.",
    "D004": "A theme does not say something that every theme must say.",
    "D005": "Two colours are too near each other for text to be read.",
    "D006": "A theme is like one that does not exist, or that is like it.",
    "D007": "The logo's file is missing, or is no picture that can be printed.",
    "D008": "A text of a theme is missing in a language, or holds what may not be printed.",
    "D009": "A theme names a family that there is no font file for.",
}

LOGO_HEIGHT = 12.0
_LARGEST_LOGO = 4_000_000
_TABLES = [*KEYS, *(f"roles.{role}." for role in ROLES)]


def load_theme(name: str, language: str, typography: Mapping[str, Any], resources: Resources) -> Outcome[Theme]:
    """The theme of that name in one language, given by its code and typography."""
    files = _Files(resources)
    design = files.read(name)
    faults = list(files.faults)
    if faults or design is None:
        return Outcome(None, tuple(faults))
    faults += _missing(design)
    if not faults:
        faults += _hard_to_read(design)
    faults += _families(design, resources)
    faults += _texts(design, language)
    logo = _logo(design, language, faults)
    if faults:
        return Outcome(None, tuple(faults))
    return Outcome(resolve({"name": name, **design.said}, typography, language, logo))


@dataclass(slots=True)
class _Design:
    """What a file says, with what it took over from others; and where each key stands."""

    path: Path
    said: dict[str, Any]
    origins: dict[tuple[str, ...], tuple[Path, Places]] = field(default_factory=dict)
    places: Places = field(default_factory=lambda: Places("", ""))

    def span(self, *path: str) -> Span:
        """Where a key stands, in whichever file says it."""
        origin = self.origins.get(path)
        return (origin[1] if origin else self.places).of(path)

    def character(self, character: str, *path: str) -> Span:
        """Where a character stands in the value of a key."""
        origin = self.origins.get(path)
        return (origin[1] if origin else self.places).character(path, character)

    def says(self, *path: str) -> bool:
        """Whether the file itself says a key, and not one that it is like."""
        return self.origins[path][0] == self.path

    def folder(self, *path: str) -> Path:
        """The folder of the file that says a key."""
        origin = self.origins.get(path)
        return (origin[0] if origin else self.path).parent


class _Files:
    """Reads theme files, each with the one that it is like."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self.faults: list[Diagnostic] = []

    def read(self, name: str, *seen: str) -> _Design | None:
        """A theme by its name; None where it cannot be read."""
        path = self._resources.theme_file(name)
        if path is None:
            raise LookupError(name)
        shown = str(path)
        try:
            text = path.read_text(encoding="utf-8")
            said = tomllib.loads(text)
        except OSError as error:
            self.faults.append(_error("D001", Span.whole(shown), f"cannot be read: {error.strerror}"))
            return None
        except UnicodeDecodeError:
            self.faults.append(_error("D001", Span.whole(shown), "is not UTF-8", "save it as UTF-8"))
            return None
        except tomllib.TOMLDecodeError as error:
            self.faults.append(_broken(shown, str(error)))
            return None
        design = _Design(path, said, places=Places(shown, text))
        for key, _ in _leaves(said):
            design.origins[key] = (path, design.places)
        self.faults += _wrong(design)
        base = said.get("like")
        if not isinstance(base, str):
            return design
        if base in (name, *seen):
            message = f"`{name}` is like `{base}`, which is like `{name}`"
            self.faults.append(_error("D006", design.span("like"), message))
        elif base not in self._resources.themes():
            known = self._resources.themes()
            hint = _nearest(base, known) or f"there are: {', '.join(known)}"
            self.faults.append(_error("D006", design.span("like"), f"there is no theme `{base}`", hint))
        else:
            under = self.read(base, name, *seen)
            if under is not None:
                design.said = _merged(under.said, said)
                design.origins = {**under.origins, **design.origins}
        return design


def _leaves(said: Mapping[str, Any], *above: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in said.items():
        path = (*above, key)
        if isinstance(value, Mapping) and general(path) not in KEYS:
            yield from _leaves(value, *path)
        else:
            yield path, value


def _merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = _merged(below, value) if isinstance(value, Mapping) and isinstance(below, Mapping) else value
    return merged


# --- what can be wrong -------------------------------------------------------------------------


def _wrong(design: _Design) -> Iterator[Diagnostic]:
    """Keys that mean nothing, and values of the wrong kind."""
    for path, value in _leaves(design.said):
        shown = ".".join(path)
        key = KEYS.get(general(path))
        if path[0] == "roles" and len(path) > 1 and path[1] not in ROLES:
            hint = _nearest(path[1], ROLES) or f"there are: {', '.join(ROLES)}"
            yield _error("D002", design.span(*path[:2]), f"there is no role `{path[1]}`", hint)
        elif key is None and any(known.startswith(f"{general(path)}.") for known in _TABLES):
            yield _error("D003", design.span(*path), f"`{shown}` is {_said(value)}, not a table")
        elif key is None:
            yield _error("D002", design.span(*path), f"unknown key `{shown}`", _known_beside(path))
        elif expected := key.fault(value):
            yield _error("D003", design.span(*path), f"`{shown}` is {_said(value)}, not {expected}")


def _known_beside(path: tuple[str, ...]) -> str:
    """The nearest key that there is, in the same table or at its name."""
    siblings = {key.split(".")[len(path) - 1] for key in KEYS if key.split(".")[: len(path) - 1] == _starred(path)[:-1]}
    siblings.discard("*")
    near = _nearest(path[-1], tuple(sorted(siblings)))
    elsewhere = [key for key in KEYS if key.rpartition(".")[2] == path[-1]]
    return near or (f"did you mean `{elsewhere[0]}`?" if elsewhere else f"there are: {', '.join(sorted(siblings))}")


def _starred(path: tuple[str, ...]) -> list[str]:
    return [path[0], "*", *path[2:]] if path[0] == "roles" and len(path) > 1 else list(path)


def _missing(design: _Design) -> Iterator[Diagnostic]:
    wanted = [key for key, spec in KEYS.items() if spec.required]
    for key in wanted:
        for name in ROLES if "*" in key else ("",):
            path = key.replace("*", name).split(".")
            found: Any = design.said
            for part in path:
                found = found.get(part) if isinstance(found, Mapping) else None
            if found is None:
                hint = 'say it, or start from a whole theme with `like = "teal"`'
                yield _error("D004", design.span(*path[:-1]), f"`{'.'.join(path)}` is missing", hint)


def _hard_to_read(design: _Design) -> Iterator[Diagnostic]:
    for weak in weak_pairs(design.said["colours"]):
        message = f"{weak.pair} has a contrast of {weak.ratio:.2f}:1; text needs {LEAST}:1"
        here = [key for key in (weak.colour, weak.ground) if key and design.says("colours", key)]
        span = design.span("colours", here[0] if here else weak.colour)
        yield _error("D005", span, message, "make one darker, or the other lighter")


def _families(design: _Design, resources: Resources) -> Iterator[Diagnostic]:
    known = {path.stem.partition("-")[0] for path in resources.font_folder().glob("*.ttf")}
    for old, new in design.said.get("faces", {}).items():
        for family in (old, new):
            if family.replace(" ", "") not in known:
                hint = _nearest(family.replace(" ", ""), tuple(sorted(known)))
                yield _error("D009", design.span("faces", old), f"no font file for the family “{family}”", hint)


def _texts(design: _Design, language: str) -> Iterator[Diagnostic]:
    for path in (("texts", "organisation"), ("texts", "header"), ("texts", "footer"), ("logo", "alt")):
        value = design.said.get(path[0], {}).get(path[1])
        if value is None:
            continue
        said = in_language(value, language)
        shown = ".".join(path)
        if not said and path != ("logo", "alt"):
            hint = f'say `{language} = ""` where nothing is to stand there'
            if isinstance(value, str) or language in value:
                continue
            yield _error("D008", design.span(*path), f"`{shown}` is missing in `{language}`", hint)
        for fault in unseen.faults(said):
            span = design.character(fault.character, *path)
            yield _error("D008", span, f"`{shown}`: {fault.message}", unseen.HINT)
        if any(char.isnumeric() for char in said) and path[0] == "texts":
            hint = "what a briefing prints as a number is a fact with a source: leave it out here"
            yield _error("D008", design.span(*path), f"`{shown}` holds a figure: “{said[:60]}”", hint)


def _logo(design: _Design, language: str, faults: list[Diagnostic]) -> Logo | None:
    said = design.said.get("logo")
    if not said:
        return None
    span = design.span("logo", "file")
    alternative = in_language(said.get("alt", ""), language).strip()
    if "file" not in said:
        faults.append(_error("D007", design.span("logo"), "`logo.file` is missing", "name a file beside the theme"))
        return None
    if not alternative:
        hint = 'say what it shows: alt = "Emblem of the ministry"'
        faults.append(_error("D007", design.span("logo"), f"`logo.alt` says nothing in `{language}`", hint))
    data, wrong = _read_picture(design.folder("logo", "file"), said["file"])
    found = wrong or picture(data)
    if not isinstance(found, Picture):
        faults.append(_error("D007", span, f"{said['file']} {found}"))
        return None
    height = said.get("height", LOGO_HEIGHT) * MM
    return Logo(data, found.media_type, alternative, height * found.width / found.height, height)


def _read_picture(folder: Path, name: str) -> tuple[bytes, str]:
    """The file's bytes, or what is wrong.  Only files beside the theme are read."""
    if Path(name).name != name:
        return b"", "is not beside the theme file: only a file's name is taken"
    path = folder / name
    try:
        if path.stat().st_size > _LARGEST_LOGO:
            return b"", "is larger than four megabytes: a logo needs no more than a few hundred kilobytes"
        return path.read_bytes(), ""
    except OSError as error:
        return b"", f"cannot be read: {error.strerror}"


# --- wording -----------------------------------------------------------------------------------


def _broken(path: str, message: str) -> Diagnostic:
    place = re.search(r" \(at line (\d+), column (\d+)\)", message)
    if not place:
        return _error("D001", Span.whole(path), f"is not TOML: {message}")
    line, column = int(place[1]), int(place[2])
    return _error("D001", Span(path, line, column, line, column + 1), f"is not TOML: {message[: place.start()]}")


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"“{value[:40]}”"
    if isinstance(value, (dict, list)):
        return "a table" if isinstance(value, dict) else "a list"
    return str(value)[:40]


def _nearest(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, 1)
    return f"did you mean `{near[0]}`?" if near else ""


def _error(code: str, span: Span, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, span, message, hint)
