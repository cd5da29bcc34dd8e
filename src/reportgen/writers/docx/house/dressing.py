"""Dresses a briefing in the look of a house: its page while the text is written, all else when that is done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.document import Labels
from reportgen.writers.docx.furniture import draft_mark, footer_line
from reportgen.writers.docx.house.lists import carry_pictures, joined_lists, moved
from reportgen.writers.docx.house.pages import HOUSE, Furniture, Pages
from reportgen.writers.docx.house.reading import House
from reportgen.writers.docx.house.styling import dressed, dressed_theme
from reportgen.writers.docx.look import Look
from reportgen.writers.docx.markup import Xml
from reportgen.writers.docx.packaging import WordPart
from reportgen.writers.docx.story import Story
from reportgen.writers.docx.styles import styles_part

_TEXTS = (RT.HEADER, RT.FOOTER, RT.FOOTNOTES, RT.COMMENTS)
_STYLE = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]*)("/>)')
_BEHIND_EVEN = b"<w:characterSpacingControl"


class Dressing:
    """One briefing in the look of one house."""

    def __init__(self, house: House, look: Look) -> None:
        self._house, self._look = house, look
        self._styles = dressed(house, styles_part(look), look)

    def section(self, labels: Labels, story: Story) -> Xml:
        """`w:sectPr` of the house, its headers and footers carried in."""
        draft, footer = (self._renamed(part) for part in (draft_mark(labels, story), footer_line(labels, story)))
        return Pages(self._house, story.main, Furniture(Xml(draft), Xml(footer))).section(rtl=story.look.rtl)

    def dress(self, main: WordPart) -> tuple[Diagnostic, ...]:
        """Exchange styles, theme and lists of a file whose parts are written; say what was taken."""
        house, look, styles = self._house, self._look, self._styles
        related = [relation for relation in main.rels.values() if not relation.is_external]
        parts = {relation.reltype: _own(relation.target_part) for relation in related}
        numbering, settings = parts[RT.NUMBERING], parts[RT.SETTINGS]
        numbering.content = joined_lists(house, numbering.content, styles.ids)
        carry_pictures(house, numbering)
        parts[RT.STYLES].content = styles.content
        parts[RT.THEME].content = dressed_theme(house, parts[RT.THEME].content, look)
        if house.even_pages:
            settings.content = settings.content.replace(_BEHIND_EVEN, b"<w:evenAndOddHeaders/>" + _BEHIND_EVEN, 1)
        texts = [main, *(_own(r.target_part) for r in related if r.reltype in _TEXTS)]
        for each in {id(text): text for text in texts}.values():
            if HOUSE not in str(each.partname):  # the house's own, and our words in it are renamed already
                each.content = moved(self._renamed(each.content.decode()), house).encode()
        return tuple(self._noticed())

    def _renamed(self, text: str) -> str:
        """References to styles of ours under the ids that they have in the house."""
        return _STYLE.sub(lambda m: f"{m[1]}{self._styles.ids.get(m[2], m[2])}{m[3]}", text)

    def _noticed(self) -> Iterator[Diagnostic]:
        styles = self._styles
        yield _note("W343", f"styles taken from the reference document: {', '.join(styles.taken)}")
        if styles.supplied:
            hint = "define styles of these names in the reference document to set them too"
            yield _note("W344", f"styles that it lacks, supplied: {', '.join(styles.supplied)}", hint)
        if self._house.embeds_fonts:
            yield _note("W345", "the fonts embedded in the reference document are not carried on", "install them")
        if self._look.rtl and styles.tight:
            hint = "set their line spacing to “at least”"
            yield _note(
                "W346", f"styles with an exact line height, which cuts tall letters: {', '.join(styles.tight)}", hint
            )


def _own(part: Part) -> WordPart:
    assert isinstance(part, WordPart)
    return part


def _note(code: str, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code, Severity.NOTE, Span.whole(""), message, hint)
