"""Marks: `{{ figure options }}` in a template's prose and in the texts of a fact file.

There is nothing in a mark but a name and options from a fixed table: no expression, no access, no call.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from reportgen.composing.template import Mark, Style, Words, error
from reportgen.composing.touching import PARTED, touching
from reportgen.diagnostics import Diagnostic, Span
from reportgen.records import dataclass

OPTIONS: Final[dict[str, str]] = {
    "sign": "A percentage with the percent sign.",
    "word": "A percentage with the word for per cent.",
    "symbol": "The bound as a sign: ≥ 5%.",
    "limit": "The number at the bound, without the bound: the 87 of “more than 87%”.",
    "bare": "Without its unit: the 87 of 87%.",
    "spelled": "A small whole number in words: six months.",
    "ordinal": "An ordinal: third. ordinal=FORM chooses one of the language's forms (language.toml).",
    "digits": "With ordinal: 3rd instead of third.",
    "source": "A footnote: the figure's words in the source, their paragraph, its calculation, its verdicts.",
}
"""Every option of a mark that prints a figure."""

TEXT_MARKS: Final[dict[str, str]] = {
    "title": "The fact file's title.",
    "source_title": "The title of the source, in the source's language; a link to it, where its address is known.",
    "source_language": "What the briefing's language calls the source's language.",
    "source_publisher": "The publisher of the source.",
    "source_date": "The date the source was published, as the briefing's language writes dates.",
    "checks_summary": "How many of the claims hold: “17 of 20 claims hold”.",
}
"""Every mark that prints a text of the briefing itself; no figure may have one of these ids."""

_EXCLUSIVE: Final = (("sign", "word"), ("symbol", "limit"), ("spelled", "ordinal"), ("sign", "bare"), ("word", "bare"))

FOREIGN: Final = re.compile(r"\[([^\[\]{}]+)\]\{lang=([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\}")
"""Words in another language than those around them: `[nửa đầu nhiệm kỳ]{lang=vi}`."""
_NEARLY_FOREIGN = re.compile(r"\{\s*lang\b|\{\s*:?\s*\.?lang")
FOREIGN_HINT: Final = "write [words]{lang=vi}: words alone in the brackets, and the code of their language"

_MARK = re.compile(r"\{\{[^{}\n]*\}\}")
_WORD = re.compile(r"[^\s{}]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Turns offsets in a text into spans.

    `rows` holds, for each line of the text, its offset in the text and the line and column of the
    file where it starts; a text that is not verbatim in its file has none, and is one place.
    """

    whole: Span
    rows: tuple[tuple[int, int, int], ...] = ()

    @classmethod
    def of(cls, span: Span) -> Place:
        """The place of a text that fills a span."""
        return cls(span, ((0, span.line, span.column),) if span.line == span.end_line else ())

    def span(self, start: int, end: int) -> Span:
        """The span of a part of the text."""
        row = next((row for row in reversed(self.rows) if row[0] <= start), None)
        if row is None:
            return self.whole
        offset, line, column = row
        return Span(self.whole.path, line, column + start - offset, line, column + max(end, start + 1) - offset)


@dataclass(frozen=True, slots=True)
class Found:
    """A mark as found in a text: where it ends, and the mark itself where it is one."""

    end: int
    mark: Mark | None
    diagnostics: tuple[Diagnostic, ...]


def mark_end(text: str, start: int) -> int:
    """Where the mark that opens at `start` ends; just behind its braces where it is not closed on its line."""
    closed = _MARK.match(text, start)
    return closed.end() if closed else start + 2


def read_mark(text: str, start: int, place: Place) -> Found:
    """Read the mark that opens at `start`, where `{{` stands."""
    end = mark_end(text, start) - 2
    if end == start:
        span = place.span(start, start + 2)
        return Found(start + 2, None, (error("T101", span, "this mark is not closed", "close it with }}"),))
    span = place.span(start, end + 2)
    words = [(m.group(), m.start()) for m in _WORD.finditer(text, start + 2, end)]
    if not words or "=" in words[0][0]:
        hint = "write {{ figure }} or {{ figure option }}"
        return Found(end + 2, None, (error("T101", span, "a mark must begin with a name", hint),))
    style, problems = _style(words[1:], place)
    source = any(word == "source" for word, _ in words[1:])
    return Found(end + 2, Mark(words[0][0], style, span, source=source), problems)


def read_text(text: str, span: Span) -> tuple[tuple[Words | Mark, ...], tuple[Diagnostic, ...]]:
    """Take a fact file's text apart into words and marks; digits among the words are errors."""
    place = Place.of(span)
    pieces: list[Words | Mark] = []
    diagnostics: list[Diagnostic] = []
    start = 0
    while (found := text.find("{{", start)) >= 0:
        pieces.extend(_words(text, start, found, place))
        mark = read_mark(text, found, place)
        diagnostics.extend(mark.diagnostics)
        if mark.mark is not None:
            pieces.append(mark.mark)
        start = mark.end
    pieces.extend(_words(text, start, len(text), place))
    for piece in pieces:
        if isinstance(piece, Words) and not piece.language and looks_foreign(piece.text):
            diagnostics.append(error("T113", piece.span, "words in another language are not marked so", FOREIGN_HINT))
        if isinstance(piece, Words) and (digits := first_digits(piece.text)):
            message = f"the digits `{digits}` stand outside a mark"
            hint = "print a figure of this file: {{ id }}; or write the number in words"
            diagnostics.append(error("T304", piece.span, message, hint))
        elif isinstance(piece, Mark) and piece.source:
            hint = "labels and notes stand in many places: put `source` at a mark of the template"
            diagnostics.append(error("T112", piece.span, "a text of the fact file has no footnotes", hint))
    diagnostics.extend(error("T114", where, message, PARTED) for where, message in touching(pieces))
    return tuple(pieces), tuple(diagnostics)


def _words(text: str, start: int, end: int, place: Place) -> Iterator[Words]:
    """The words between two marks, those in another language by themselves."""
    at = start
    for found in FOREIGN.finditer(text, start, end):
        if found.start() > at:
            yield Words(text[at : found.start()], place.span(at, found.start()))
        yield Words(found[1], place.span(found.start(), found.end()), language=found[2])
        at = found.end()
    if end > at:
        yield Words(text[at:end], place.span(at, end))


def looks_foreign(text: str) -> bool:
    """Whether words hold what was meant to mark their language, and does not."""
    return _NEARLY_FOREIGN.search(text) is not None


def first_digits(text: str) -> str:
    """The first run of digits in a text, in any script, superscripts and Roman numeral signs included."""
    run = ""
    for char in text:
        if is_digit(char):
            run += char
        elif run:
            break
    return run


def is_digit(char: str) -> bool:
    """Whether a character says a number: Unicode's categories Nd, Nl and No."""
    return unicodedata.category(char).startswith("N")


def _style(words: list[tuple[str, int]], place: Place) -> tuple[Style, tuple[Diagnostic, ...]]:
    said: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for word, start in words:
        name, equals, value = word.partition("=")
        span = place.span(start, start + len(word))
        if name not in OPTIONS:
            near = get_close_matches(name, OPTIONS, 1)
            hint = f"did you mean `{near[0]}`?" if near else f"there are: {', '.join(OPTIONS)}"
            diagnostics.append(error("T102", span, f"a mark has no option `{name}`", hint))
        elif (equals or value) and name != "ordinal":
            diagnostics.append(error("T102", span, f"`{name}` takes no value", f"write `{name}`"))
        elif name in said:
            diagnostics.append(error("T102", span, f"`{name}` is said twice"))
        else:
            clash = next((a if b == name else b for a, b in _EXCLUSIVE if name in (a, b) and {a, b} & said.keys()), "")
            if clash:
                diagnostics.append(error("T102", span, f"`{name}` and `{clash}` exclude each other"))
            said[name] = value
    style = Style(
        percent="sign" if "sign" in said else "word" if "word" in said else "",
        bound="symbol" if "symbol" in said else "limit" if "limit" in said else "words",
        bare="bare" in said,
        spelled="spelled" in said,
        ordinal=said.get("ordinal"),
        digits="digits" in said,
    )
    return style, tuple(diagnostics)
