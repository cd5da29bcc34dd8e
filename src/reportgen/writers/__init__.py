"""The output formats, in a table one can see.  A writer is imported when it is used, not before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import cast

from reportgen.diagnostics import Diagnostic, Outcome
from reportgen.document import Document
from reportgen.records import dataclass
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
    house: bool = False
    """Whether a document of the user's own can say how its files look (`read_house`, `write(…, house)`)."""

    def writer(self) -> Write:
        """The function that writes this format; its libraries are loaded now."""
        return cast(Write, import_module(self.module).write)

    def dressed(self, reference: bytes) -> Write | Diagnostic:
        """The same in the look of a document of the user's own, or why that document is refused."""
        module = import_module(self.module)
        house = module.read_reference(reference)
        return house if isinstance(house, Diagnostic) else cast(Write, partial(module.write, house=house))


FORMATS: dict[str, Format] = {
    "docx": Format("docx", ".docx", "reportgen.writers.docx", comments=True, house=True),
    "pdf": Format("pdf", ".pdf", "reportgen.writers.pdf"),
}
