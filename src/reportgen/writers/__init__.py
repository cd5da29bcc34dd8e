"""The output formats, in a table one can see.  A writer is imported when it is used, not before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from reportgen.diagnostics import Outcome
from reportgen.document import Document
from reportgen.theme import Theme

Write = Callable[[Document, Theme, Path], Outcome[bytes]]
"""A document, the look, the folder of font files -> the file's bytes, or what could not be written."""


@dataclass(frozen=True, slots=True)
class Format:
    """One output format: its name, the suffix of its files, and the module whose `write` makes it.

    One with `comments` has a place for a document's remarks; the others leave them out.
    """

    name: str
    suffix: str
    module: str
    comments: bool = False

    def writer(self) -> Write:
        """The function that writes this format; its libraries are loaded now."""
        return cast(Write, import_module(self.module).write)


FORMATS: dict[str, Format] = {
    "docx": Format("docx", ".docx", "reportgen.writers.docx", comments=True),
    "pdf": Format("pdf", ".pdf", "reportgen.writers.pdf"),
}
