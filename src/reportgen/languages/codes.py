"""What can be wrong with a language's files: every code with one line of explanation."""

from __future__ import annotations

CODES: dict[str, str] = {
    "L001": "There is no language of that name: no folder of locales/ holds its language.toml.",
    "L002": "A language's file cannot be read, or is not UTF-8.",
    "L003": "language.toml is not TOML.",
    "L004": "language.toml lacks a key that every language needs.",
    "L005": "A value in language.toml is of another type or form than expected.",
    "L006": "language.toml has a key that means nothing.",
    "L007": "The locale is unknown to CLDR, so its separators and plural rules are unknown too.",
    "L008": "An unknown digit system was asked for.",
    "L101": "A language has no catalog LC_MESSAGES/reportgen.po.",
    "L102": "The catalog is not a PO file.",
    "L103": "The catalog lacks a message.",
    "L104": "A message is not translated.",
    "L105": "A translation is marked fuzzy: somebody must confirm it first.",
    "L106": "The catalog has a message that nothing prints.",
    "L107": "A translation lacks one of its placeholders, or has one that is not filled in.",
    "L108": "A message does not have one form for each plural category of its language.",
    "L109": "A text is not in Unicode's composed form NFC.",
    "L110": "A message stands in the catalog twice.",
    "L111": "A text of a language holds a character that is not seen and can change how a text is read.",
}
