"""The PDF writer: a document tree -> one file that is tagged (PDF/UA-1), archival (PDF/A-3a) and typeset.

    outcome = write(document, theme, font_folder)

Blocks become strips (`flowing`), strips pages (`pages`), pages content with its structure
(`painting`), and the whole is finished with metadata and attachments (`finishing`).
"""

from __future__ import annotations

from pathlib import Path

from reportgen.diagnostics import Outcome
from reportgen.document import Direction, Document
from reportgen.text.fonts import FontFault, Fonts
from reportgen.theme import Theme
from reportgen.writers.pdf.boxes import Strip
from reportgen.writers.pdf.canvas import Sheets, string
from reportgen.writers.pdf.finishing import finish
from reportgen.writers.pdf.flowing import Flow
from reportgen.writers.pdf.furniture import TEXT_GAP, footer_of, lay_draft, lay_footer
from reportgen.writers.pdf.masthead import lay_masthead
from reportgen.writers.pdf.pages import Page, Placed, paginate
from reportgen.writers.pdf.painting import Painter, Sheet
from reportgen.writers.pdf.setting import Typesetter, refused
from reportgen.writers.pdf.tag_objects import write_structure
from reportgen.writers.pdf.tagging import Structure

CODES: dict[str, str] = {
    "W211": "A text holds a character that turns the order of writing around unseen.",
}

DRAFT_GAP = 9.0
"""Between the mark of a draft, which stands in the upper margin, and the text."""


def write(document: Document, theme: Theme, font_folder: Path) -> Outcome[bytes]:
    """The document as PDF, or everything in it that cannot be printed."""
    structure = Structure(document.language)
    setter = Typesetter(document, theme, Fonts(font_folder), structure)
    setter.note(refused((document.title, document.subject)))
    try:
        draft = lay_draft(setter, structure.root.child("P")) if document.labels.draft else None
        strips = lay_masthead(document.masthead, setter, structure.root, setter.width)
        strips += Flow(setter).lay(document.blocks, structure.root, setter.width)
        footer = lay_footer(setter, 99)
        if setter.problems:
            return Outcome(None, setter.problems)
        room = theme.paper.height - theme.paper.top - max(theme.paper.bottom, footer.height + TEXT_GAP)
        pages = paginate(strips, room)
        sheets = Sheets(theme.paper.width, theme.paper.height, document.language)
        painter = Painter(sheets, structure, theme.paper, document.direction)
        for index, page in enumerate(pages):
            before = (_draft(draft, index),) if draft else ()
            painter.paint(Sheet(page, before, (footer_of(footer, setter, index + 1, len(pages)),)))
    except FontFault as fault:
        return Outcome(None, (fault.diagnostic,))
    _describe(sheets, document, pages)
    for name, font in painter.fonts:
        sheets.embed(name, font.program())
    write_structure(structure, sheets)
    return Outcome(finish(sheets.finished(), document))


def _draft(strip: Strip, page: int) -> Placed:
    return Placed(strip, -strip.height - DRAFT_GAP, repeated=page > 0)


def _describe(sheets: Sheets, document: Document, pages: tuple[Page, ...]) -> None:
    """What the catalogue says of the whole: how to show it, how its pages are called."""
    sheets.setViewerPreference("DisplayDocTitle", "true")
    if document.direction is Direction.RTL:
        sheets.setViewerPreference("Direction", "R2L")
    sheets.define("mark-info", "<< /Marked true >>")
    sheets.catalogue("MarkInfo", "mark-info")
    ten = document.labels.digits
    if ten.isascii():
        labels = "0 << /S /D >>"
    else:
        names = (
            str(index + 1).translate({ord("0") + n: digit for n, digit in enumerate(ten)})
            for index in range(len(pages))
        )
        labels = " ".join(f"{index} << /P {string(name)} >>" for index, name in enumerate(names))
    sheets.define("page-labels", f"<< /Nums [{labels}] >>")
    sheets.catalogue("PageLabels", "page-labels")
