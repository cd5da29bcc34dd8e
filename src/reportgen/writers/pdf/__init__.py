"""The PDF writer: a document tree -> one file that is tagged (PDF/UA-1), archival (PDF/A-3a) and typeset.

    outcome = write(document, theme, font_folder)

Blocks become strips (`flowing`), strips pages (`pages`), pages content with its structure
(`painting`), and the whole is finished with metadata and attachments (`finishing`).
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from pathlib import Path

from reportgen.diagnostics import Outcome
from reportgen.document import Contents, Document, Heading
from reportgen.records import dataclass
from reportgen.text.fonts import FontFault, Fonts, open_fonts
from reportgen.theme import Theme
from reportgen.writers.pdf.boxes import Strip
from reportgen.writers.pdf.canvas import Sheets
from reportgen.writers.pdf.contents import with_numbers
from reportgen.writers.pdf.finishing import finish
from reportgen.writers.pdf.flowing import Flow
from reportgen.writers.pdf.furniture import TEXT_GAP, Footer, footer_of, lay_draft, lay_footer, lay_header
from reportgen.writers.pdf.masthead import lay_masthead
from reportgen.writers.pdf.pages import Page, Placed, on_pages
from reportgen.writers.pdf.painting import Painter, Sheet, tagged
from reportgen.writers.pdf.setting import Typesetter, refused
from reportgen.writers.pdf.syntax import string
from reportgen.writers.pdf.tag_objects import TagObjects
from reportgen.writers.pdf.tagging import Structure

CODES: dict[str, str] = {
    "W211": "A text holds a control character, or one that turns the order of writing around unseen.",
    "W212": "The theme's logo is damaged, or far too large.",
}

DRAFT_GAP = 12.0
"""Between the mark of a draft, which stands in the upper margin, and the text."""
MOST_PAGES = 99
"""The number that room is left for in the footer."""
EDGE = 14.0
"""What a printer may leave white at the edge of the paper."""


def write(document: Document, theme: Theme, font_folder: Path) -> Outcome[bytes]:
    """The document as PDF, or everything in it that cannot be printed."""
    try:
        return _make(document, theme, open_fonts(font_folder))
    except FontFault as fault:
        return Outcome(None, (fault.diagnostic,))


def _make(document: Document, theme: Theme, fonts: Fonts) -> Outcome[bytes]:
    laid = _lay(document, theme, fonts)
    structure, setter = laid.structure, laid.setter
    if setter.problems:
        return Outcome(None, setter.problems)
    sheets = Sheets(theme.paper.width, theme.paper.height, document.language)
    painter = Painter(sheets, structure, theme.paper, document.direction)
    tags = TagObjects(structure, sheets)
    count = len(laid.pages)
    for index, page in enumerate(laid.pages):
        structure.expect((element for item in page for element in tagged(item)), index)
    for index in range(count):
        page = laid.pages.popleft()  # painted, it is forgotten
        before = (replace(laid.draft, repeated=index > 0),) if laid.draft else ()
        header = (laid.header,) if laid.header and index and not laid.draft else ()
        footer = footer_of(laid.footer, setter, index + 1, count)
        painter.paint(Sheet(page, before, header, (footer,)))
        tags.write_finished()
    tags.write_rest()
    _describe(sheets, document, count)
    for name, font in painter.fonts:
        sheets.embed(name, font.program())
    return Outcome(finish(sheets, document))


@dataclass(frozen=True, slots=True)
class _Laid:
    """A document laid out: its structure, its pages, and what stands around their text."""

    structure: Structure
    setter: Typesetter
    pages: deque[Page]
    header: Placed | None
    footer: Footer
    draft: Placed | None


def _lay(document: Document, theme: Theme, fonts: Fonts) -> _Laid:
    structure = Structure(document.language)
    setter = Typesetter(document, theme, fonts, structure)
    setter.note(refused((document.title, document.subject)))
    root, paper = structure.root, theme.paper
    mark = lay_draft(setter, root.child("P")) if document.labels.draft else None
    draft = Placed(mark, _draft_place(mark, paper.top)) if mark else None
    strips = lay_masthead(document.masthead, setter, root, setter.width)
    flow = Flow(setter, [block for block in document.blocks if isinstance(block, Heading)])
    flow.notes.lay(root, setter.width)
    strips = flow.notes.tied(strips + flow.lay(document.blocks, root, setter.width))
    footer = lay_footer(setter, MOST_PAGES)
    room = paper.height - paper.top - max(paper.bottom, footer.height + TEXT_GAP)
    header = lay_header(setter, document.masthead.title)
    pages = on_pages(strips, room, flow.notes.rules)
    if any(isinstance(block, Contents) for block in document.blocks):
        pages = with_numbers(pages, setter)
    return _Laid(structure, setter, deque(pages), header, footer, draft)


def _draft_place(strip: Strip, margin: float) -> float:
    """Above the text, but not too near the paper's edge."""
    return max(-strip.height - DRAFT_GAP, EDGE - margin)


def _describe(sheets: Sheets, document: Document, pages: int) -> None:
    """What the catalogue says of the whole: how to show it, how its pages are called.

    It does not say /Direction /R2L, which is only about pages shown side by side: pdfium, and so Chrome, would
    take every line for right-to-left text, and read 21-NQ/TW as TW/NQ21- and ≥ 5% as %5≤.
    """
    sheets.catalogue("ViewerPreferences", "<< /DisplayDocTitle true >>")
    sheets.catalogue("MarkInfo", "<< /Marked true >>")
    ten = document.labels.digits
    if ten.isascii():
        labels = "0 << /S /D >>"
    else:
        names = (
            str(index + 1).translate({ord("0") + n: digit for n, digit in enumerate(ten)}) for index in range(pages)
        )
        labels = " ".join(f"{index} << /P {string(name)} >>" for index, name in enumerate(names))
    sheets.catalogue("PageLabels", f"<< /Nums [{labels}] >>")
