"""Reads a language's message catalog: the PO file as people write it, no compiled copy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from reportgen import unseen
from reportgen.diagnostics import Diagnostic, Outcome, Severity, Span
from reportgen.languages.messages import MESSAGES, RULE_PARAMETERS, RULE_PREFIX, Message
from reportgen.languages.pofile import PoEntry, PoFault, read_po_file
from reportgen.languages.settings import placeholders

Catalog = Mapping[str, tuple[str, ...]]
"""Each message's forms: one, or one per plural category in CLDR's order."""

_STRING = re.compile(r'\s*(?:msg[a-z_]+(?:\[\d+\])?\s|(?="))\s*(.*)')
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_MSGID = re.compile(r'msgid "(.+)"\s*$')


def read_catalog(data: bytes, path: str, categories: tuple[str, ...]) -> Outcome[Catalog]:
    """Read the bytes of a PO file; `categories` are the plural categories of its language."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _failed("L002", Span.whole(path), f"not UTF-8: {error.reason} at byte {error.start}")
    try:
        po = read_po_file(text)
    except PoFault as fault:
        span = Span(path, fault.line, 1, fault.line, 2) if fault.line else Span.whole(path)
        return _failed("L102", span, str(fault))
    unquoted = _unquoted(text, path)
    if unquoted:
        return Outcome(None, unquoted)
    diagnostics: list[Diagnostic] = _repeated(text, path)
    if po.plurals != len(categories):
        message = f"the header promises {po.plurals} plural form(s), the language has {len(categories)}"
        hint = f"Plural-Forms: nplurals={len(categories)} in the order {', '.join(categories)}"
        return Outcome(None, (*diagnostics, _error("L108", _line(text, path, "Plural-Forms"), message, hint)))
    if not unicodedata.is_normalized("NFC", text):
        diagnostics.append(_error("L109", Span.whole(path), "not in Unicode's composed form", "save the file in NFC"))
    diagnostics += _unseen(text, path)
    catalog: dict[str, tuple[str, ...]] = {}
    for entry in po.entries:
        _take(entry, path, categories, catalog, diagnostics)
    for key, wanted in MESSAGES.items():
        if key not in catalog:
            diagnostics.append(_error("L103", Span.whole(path), f"message `{key}` is missing", wanted.meaning))
    return Outcome(None if diagnostics else catalog, tuple(diagnostics))


def _take(
    entry: PoEntry,
    path: str,
    categories: tuple[str, ...],
    catalog: dict[str, tuple[str, ...]],
    diagnostics: list[Diagnostic],
) -> None:
    key, forms = entry.key, entry.forms
    span = Span(path, entry.line, 1, entry.line, len(key) + 9)
    wanted = _wanted(key)
    if wanted is None:
        near = get_close_matches(key, MESSAGES, 1)
        hint = f"did you mean `{near[0]}`?" if near else "remove it, or see the list in docs/languages.md"
        diagnostics.append(_error("L106", span, f"unknown message `{key}`", hint))
        return
    catalog[key] = forms
    if entry.fuzzy:
        diagnostics.append(_error("L105", span, f"`{key}` is marked fuzzy", "check it and remove the mark"))
    count = len(categories) if wanted.plural else 1
    if entry.plural is not wanted.plural or len(forms) != count:
        form = f"msgid_plural and {count} form(s): {', '.join(categories)}" if wanted.plural else "a single msgstr"
        diagnostics.append(_error("L108", span, f"`{key}` has {len(forms)} form(s)", f"it needs {form}"))
        return
    if not all(forms):
        diagnostics.append(_error("L104", span, f"`{key}` is not translated", wanted.meaning))
        return
    for form in forms:
        _check_placeholders(key, form, wanted, span, diagnostics)


def _unquoted(text: str, path: str) -> tuple[Diagnostic, ...]:
    """Lines whose text is not in quotes: Babel would cut off its first and last letter without a word."""
    return tuple(
        _error("L102", Span(path, number, 1, number, len(line) + 1), "this text is not in quotes", 'write "…"')
        for number, line in enumerate(text.split("\n"), start=1)
        if (match := _STRING.match(line)) and not _QUOTED.fullmatch(match[1].strip())
    )


def _repeated(text: str, path: str) -> list[Diagnostic]:
    seen: dict[str, int] = {}
    found: list[Diagnostic] = []
    for number, line in enumerate(text.split("\n"), start=1):
        match = _MSGID.match(line)
        if match is None:
            continue
        key = match[1]
        if key in seen:
            span = Span(path, number, 1, number, len(line) + 1)
            found.append(_error("L110", span, f"`{key}` stands here again", f"it stands in line {seen[key]} already"))
        seen.setdefault(key, number)
    return found


def _unseen(text: str, path: str) -> Iterator[Diagnostic]:
    """Characters that are not seen where they may not stand."""
    for number, line in enumerate(text.split("\n") if unseen.held(text) else (), start=1):
        for said in _QUOTED.finditer(line):
            for fault in unseen.faults(said[0][1:-1]):
                column = said.start() + fault.at + 2
                yield _error("L111", Span(path, number, column, number, column + 1), fault.message, unseen.HINT)


def _line(text: str, path: str, words: str) -> Span:
    before, found, _ = text.partition(words)
    line = before.count("\n") + 1 if found else 1
    return Span(path, line, 1, line, 2)


def _wanted(key: str) -> Message | None:
    if key.startswith(RULE_PREFIX):
        return Message("", RULE_PARAMETERS)
    return MESSAGES.get(key)


def _check_placeholders(key: str, form: str, wanted: Message, span: Span, diagnostics: list[Diagnostic]) -> None:
    found = placeholders(form)
    if found is None:
        diagnostics.append(
            _error("L107", span, f"the braces of `{key}` do not match", "write {name} for a placeholder")
        )
        return
    optional = {"count"} if wanted.plural else set()
    if key.startswith(RULE_PREFIX):
        optional |= set(wanted.parameters)
    diagnostics.extend(
        _error("L107", span, f"`{key}` lacks {{{name}}}", wanted.meaning)
        for name in sorted(set(wanted.parameters) - optional - found)
    )
    known = _listed({*wanted.parameters, *optional})
    diagnostics.extend(
        _error("L107", span, f"`{key}` has {{{name}}}, which nothing fills in", known)
        for name in sorted(found - set(wanted.parameters) - optional)
    )


def _listed(names: Iterable[str]) -> str:
    shown = ", ".join(f"{{{name}}}" for name in sorted(names))
    return f"it may hold {shown}" if shown else "it has no placeholders"


def _error(code: str, span: Span, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, span, message, hint)


def _failed(code: str, span: Span, message: str) -> Outcome[Catalog]:
    return Outcome(None, (_error(code, span, message),))
