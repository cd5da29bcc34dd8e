"""The one door to Babel: numbers, dates, ordinals, plurals and messages of one language.

A language is a folder `locales/<code>/` with `language.toml` (how numbers, ordinals, dates and
type are set) and `LC_MESSAGES/reportgen.po` (every fixed word).  Adding one touches no Python.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Outcome, Severity, Span
from reportgen.languages.catalog import read_catalog
from reportgen.languages.cldr import direction_of, full_tag, language_name, locale_data
from reportgen.languages.codes import CODES
from reportgen.languages.language import ASCII_DIGITS, Language, Pattern
from reportgen.languages.messages import MESSAGES
from reportgen.languages.settings import read_settings
from reportgen.resources import Resources

__all__ = [
    "CODES",
    "DIGIT_SYSTEMS",
    "MESSAGES",
    "Language",
    "Pattern",
    "direction_of",
    "full_tag",
    "language_name",
    "load_language",
]

DIGIT_SYSTEMS = ("latn", "native")
"""Digits that can be asked for: 0–9, or the language's own where it has any."""

_CODE = re.compile("[A-Za-z][A-Za-z0-9_-]{0,63}")

SETTINGS_FILE = "language.toml"
CATALOG_FILE = "LC_MESSAGES/reportgen.po"


def load_language(code: str, resources: Resources, digits: str = "") -> Outcome[Language]:
    """Load a language by its code; `digits` is one of DIGIT_SYSTEMS, latn by default."""
    settings_path = resources.locale_file(code, SETTINGS_FILE) if _CODE.fullmatch(code) else None
    if settings_path is None:
        known = resources.languages()
        near = get_close_matches(code, known, 1)
        hint = f"did you mean `{near[0]}`?" if near else f"there are: {', '.join(known)}"
        return _failed("L001", Span.whole(code), f"there is no language `{code}`", hint)
    if digits not in ("", *DIGIT_SYSTEMS):
        message, hint = f"unknown digits `{digits}`", f"there are: {', '.join(DIGIT_SYSTEMS)}"
        return _failed("L008", Span.whole(code), message, hint)
    shown = _shown(settings_path, resources)
    data, unread = _bytes(settings_path, shown)
    if data is None:
        return Outcome(None, unread)
    said = read_settings(data, shown)
    if said.value is None:
        return Outcome(None, said.diagnostics)
    settings = said.value
    locale = locale_data(settings.tag)
    if locale is None:
        return _failed("L007", Span.whole(shown), f"CLDR does not know `{settings.tag}`", "write a tag such as ur-PK")
    catalog_path = resources.locale_file(code, CATALOG_FILE)
    if catalog_path is None:
        return _failed("L101", Span.whole(shown), f"`{code}` has no catalog {CATALOG_FILE}")
    data, unread = _bytes(catalog_path, _shown(catalog_path, resources))
    if data is None:
        return Outcome(None, unread)
    catalog = read_catalog(data, _shown(catalog_path, resources), locale.plural_categories)
    if catalog.value is None:
        return Outcome(None, catalog.diagnostics)
    native = settings.native.digits if digits == "native" and settings.native else ASCII_DIGITS
    return Outcome(Language(code, settings, locale, catalog.value, native))


def _bytes(path: Path, shown: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    try:
        return path.read_bytes(), ()
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        return None, (Diagnostic("L002", Severity.ERROR, Span.whole(shown), message),)


def _shown(path: Path, resources: Resources) -> str:
    """How a file is called in messages: relative to the project, or by its last folders where it is the package's."""
    try:
        return path.resolve().relative_to(resources.project.resolve()).as_posix()
    except ValueError:
        start = path.parts.index("locales") if "locales" in path.parts else -1
        return "/".join(path.parts[start:])


def _failed(code: str, span: Span, message: str, hint: str = "") -> Outcome[Language]:
    return Outcome(None, (Diagnostic(code, Severity.ERROR, span, message, hint),))
