"""Where a character stands that a writer refuses: in the fact file, the template, the theme or the language's files.

Writers see a document, and know of no file.  What they say of a character names it; here the places are looked
through in which somebody wrote it, those that a reader sees in this language first.
"""

from __future__ import annotations

import html
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Span
from reportgen.facts import FactFile, LocalText
from reportgen.resources import Resources

OF_CHARACTERS = ("W203", "W204", "W211", "W301", "W302")
"""What writers say of a single character, which their messages name first."""

_CODE = re.compile(r"U\+([0-9A-F]{4,6})")
_ENTITY = re.compile(r"&#?[0-9A-Za-z]+;")
_MOST_THEMES = 10


def place(
    found: Diagnostic, facts: FactFile, template: str, theme: str, language: str, resources: Resources
) -> Span | None:
    """Where the character of a diagnostic was written, if a file holds it."""
    named = _CODE.search(found.message)
    if found.code not in OF_CHARACTERS or named is None:
        return None
    character = chr(int(named[1], 16))
    small = character.lower()  # the theme may set small letters as capitals
    wanted = (character, small) if len(small) == 1 and small != character else (character,)
    places = (
        _in_facts(facts, language, wanted),
        *(_in_file(path, shown, wanted) for path, shown in _files(template, theme, language, resources)),
        (Span.whole(facts.path) for one in wanted if one in facts.name),
        _in_lines(facts.raw.decode("utf-8", "replace"), facts.path, wanted),
    )
    return next((span for some in places for span in some), None)


def _in_facts(facts: FactFile, language: str, wanted: Iterable[str]) -> Iterator[Span]:
    """In the texts that a briefing in a language prints."""
    lines = facts.raw.decode("utf-8-sig", "replace").split("\n")
    for text, span in _printed(facts, language):
        for one in wanted:
            if one not in text:
                continue
            inside = list(_between(lines, span, one))
            yield inside[0] if inside else span  # it is written as an escape


def _printed(facts: FactFile, language: str) -> Iterator[tuple[str, Span]]:
    texts: list[LocalText] = [*facts.title]
    for figure in facts.figures:
        texts += (*figure.label, *figure.note, *(text for one in figure.acknowledged for text in one.reason))
        yield from ((mention.quote, mention.span) for mention in figure.mentions)
    for claim in facts.claims:
        texts += (*claim.label, *(claim.acknowledged.reason if claim.acknowledged else ()))
        yield claim.quote, claim.span
    yield from ((text.text, text.span) for text in texts if text.language in ("", language))
    yield f"{facts.source.title}\n{facts.source.publisher}", facts.source.span


def _between(lines: list[str], span: Span, wanted: str) -> Iterator[Span]:
    """Where a character stands in the lines of a span."""
    for number in range(span.line, min(span.end_line, len(lines)) + 1):
        start = span.column - 1 if number == span.line else 0
        end = span.end_column - 1 if number == span.end_line else None
        at = lines[number - 1].find(wanted, start, end)
        if at >= 0:
            yield Span(span.path, number, at + 1, number, at + 2)


def _files(template: str, theme: str, language: str, resources: Resources) -> Iterator[tuple[Path, str]]:
    """The files that words of a briefing come from, each with what messages call it."""
    folder = resources.template_folder(template)
    if folder is not None:
        yield folder / f"{language}.md", f"templates/{template}/{language}.md"
    name: object = theme
    for _ in range(_MOST_THEMES):  # they may be like one another, but not for ever
        path = resources.theme_file(name) if isinstance(name, str) else None
        if path is None:
            break
        yield path, str(path)
        name = tomllib.loads(path.read_text(encoding="utf-8")).get("like")
    for file in ("LC_MESSAGES/reportgen.po", "language.toml"):
        path = resources.locale_file(language, file)
        if path is not None:
            yield path, f"locales/{language}/{file}"


def _in_file(path: Path, shown: str, wanted: Iterable[str]) -> Iterator[Span]:
    yield from _in_lines(path.read_text(encoding="utf-8-sig"), shown, wanted)


def _in_lines(text: str, shown: str, wanted: Iterable[str]) -> Iterator[Span]:
    """Where a file holds a character, or an entity or escape that stands for it; comments are none of a briefing."""
    marks = {one: (one, f"\\u{ord(one):04x}", f"\\U{ord(one):08x}", f"\\x{ord(one):02x}") for one in wanted}
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("#") and not shown.endswith(".md"):
            continue
        for one, written in marks.items():
            at = next((at for mark in written if (at := line.lower().find(mark.lower())) >= 0), -1)
            entity = next((e for e in _ENTITY.finditer(line) if one in html.unescape(e[0])), None)
            if at < 0 and entity is not None:
                at = entity.start()
            if at >= 0:
                yield Span(shown, number, at + 1, number, at + 2)
