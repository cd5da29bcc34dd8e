"""The article behind a fact file, as paragraphs."""

from __future__ import annotations

import hashlib
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Outcome, Severity, Span
from reportgen.records import dataclass

_WARNINGS = frozenset({"Q112"})
"""What is noticed in opening an article and makes its quotes uncertain; the rest is told by the way."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its number from 1, the line and column at which its text begins, and its place in the whole."""

    number: int
    text: str
    line: int
    column: int
    offset: int


@dataclass(frozen=True, slots=True)
class Article:
    """An article.  In plain text, every line that is not blank is a paragraph.

    `text` is the whole text that offsets count in; `own` says that it is the file's own text, and
    not taken out of a web page or the like.
    """

    shown: str
    sha256: str
    paragraphs: tuple[Paragraph, ...]
    text: str
    form: str
    title: str = ""
    encoding: str = "utf-8"
    own: bool = True

    def span(self, paragraph: Paragraph, start: int, end: int) -> Span:
        """The place of a part of a paragraph."""
        column = paragraph.column + start
        return Span(self.shown, paragraph.line, column, paragraph.line, column + end - start)


def read_article(path: Path, shown: str | None = None) -> Outcome[Article]:
    """Read an article: plain text, Markdown, HTML, DOCX or PDF."""
    # Most checks hold no article: they must not pay for the readers of its five forms.
    from reportgen.reading.opening import MAX_BYTES, Refusal, open_article  # noqa: PLC0415 - as said above

    shown = shown if shown is not None else str(path)

    def refuse(message: str, hint: str = "", line: int = 1) -> Outcome[Article]:
        span = Span(shown, line, 1, line, 1)
        return Outcome(None, (Diagnostic("Q101", Severity.ERROR, span, message, hint),))

    if path.is_dir():
        return refuse(f"`{shown}` is a folder, not an article")
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return refuse(f"the article `{shown}` can't be read: {reason}")
    if len(data) > MAX_BYTES:
        return refuse(f"the article is larger than {MAX_BYTES // 1_000_000} MB")
    opened = open_article(data, path.name)
    if isinstance(opened, Refusal):
        return refuse(opened.message, opened.hint, opened.line)
    paragraphs = tuple(
        Paragraph(number, row.text, row.line, row.column, row.offset) for number, row in enumerate(opened.rows, 1)
    )
    article = Article(
        shown,
        hashlib.sha256(data).hexdigest(),
        paragraphs,
        opened.text,
        opened.form,
        opened.title,
        opened.encoding,
        opened.own,
    )
    notes = tuple(
        Diagnostic(code, Severity.WARNING if code in _WARNINGS else Severity.NOTE, Span.whole(shown), message, hint)
        for code, message, hint in opened.notes
    )
    return Outcome(article, notes)
