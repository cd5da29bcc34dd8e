"""The Word file: a document tree as native WordprocessingML, right to left where the language runs so.

`write` does no file writing and reads no clock; the same document gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage

from reportgen.diagnostics import Diagnostic, Outcome, Severity, Span
from reportgen.document import Direction, Document
from reportgen.theme import Theme
from reportgen.writers.docx.blocks import blocks
from reportgen.writers.docx.checking import CODES, faults, instant, not_embedded
from reportgen.writers.docx.comments import add_comments
from reportgen.writers.docx.contents import anchors, has_emphasis, headings, nodes, other_language, repeated_notes
from reportgen.writers.docx.controls import CONTROLS_SPACE, controls_part
from reportgen.writers.docx.fonts import pair
from reportgen.writers.docx.footnotes import add_footnotes
from reportgen.writers.docx.furniture import section
from reportgen.writers.docx.house import House, read_house
from reportgen.writers.docx.house.dressing import Dressing
from reportgen.writers.docx.look import Look
from reportgen.writers.docx.markup import root, w
from reportgen.writers.docx.masthead import masthead
from reportgen.writers.docx.numbering import numbering_part
from reportgen.writers.docx.opening import OpeningError
from reportgen.writers.docx.packaging import WordPart, main_part, zipped
from reportgen.writers.docx.palette import theme_part
from reportgen.writers.docx.properties import (
    add_attachments,
    add_data,
    add_fonts,
    add_properties,
    families_of,
    settings_part,
)
from reportgen.writers.docx.story import Story
from reportgen.writers.docx.styles import styles_part

__all__ = ["CODES", "read_reference", "write"]

_PREFIXES = ("w", "r", "wp", "a", "c", "mc", "w14", "w16se")


def write(document: Document, theme: Theme, font_folder: Path, house: House | None = None) -> Outcome[bytes]:
    """The bytes of a DOCX file, in the look of a house's own where there is one; or every reason why there is none."""
    held = tuple(nodes(document))
    found = faults(document, held)
    if found:
        return Outcome(None, found)
    rtl = document.direction is Direction.RTL
    if house is not None:
        theme = house.fitted(theme, rtl=rtl)
    faces = {role: pair(style, font_folder, rtl=rtl) for role, style in theme.styles.items()}
    look = Look(theme, faces, document.direction, document.language, other_language(held, document.direction))
    dressing = Dressing(house, look) if house else None
    package = OpcPackage()
    main = main_part(package)
    story = Story(look, main, anchors(held), tuple(headings(document.blocks)), repeated_notes(held))
    story.remarks.update((remark.figure_id, remark) for remark in document.remarks)
    created = instant(document.created) or ""
    page = (dressing.section if dressing else section)(document.labels, story)
    body = w("body", masthead(document.masthead, story), blocks(document.blocks, story), page)
    main.content = root("w:document", _PREFIXES, None, body)
    families = families_of(faces)
    _add(main, "styles", CT.WML_STYLES, RT.STYLES, styles_part(look))
    _add(main, "numbering", CT.WML_NUMBERING, RT.NUMBERING, numbering_part(look, story.numbered_lists))
    embedded = any(family.files for family in families)
    _add(
        main,
        "settings",
        CT.WML_SETTINGS,
        RT.SETTINGS,
        settings_part(look, fonts_embedded=embedded, notes=bool(story.notes)),
    )
    _add(main, "theme/theme1", CT.OFC_THEME, RT.THEME, theme_part(theme, faces))
    add_footnotes(story)
    add_comments(story, created)
    add_fonts(main, families, italics=has_emphasis(held))
    add_attachments(main, document.attachments)
    if story.controls:
        labels = document.labels
        listed = controls_part(
            story.controls, language=document.language, digits=labels.digits, draft=bool(labels.draft)
        )
        add_data(main, len(document.attachments) + 1, "controls", CONTROLS_SPACE, listed)
    add_properties(package, document, created)
    noticed = (*dressing.dress(main), *not_embedded(families)) if dressing else not_embedded(families)
    return Outcome(zipped(package), noticed)


def read_reference(data: bytes) -> House | Diagnostic:
    """A document of the user's own, or why it is refused."""
    try:
        return read_house(data)
    except OpeningError as refused:
        return Diagnostic(refused.code, Severity.ERROR, Span.whole(""), refused.message, refused.hint)


def _add(main: WordPart, name: str, content_type: str, relation: str, content: bytes) -> None:
    main.relate_to(WordPart(f"/word/{name}.xml", content_type, main.package, content), relation)
