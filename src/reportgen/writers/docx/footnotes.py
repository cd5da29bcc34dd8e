"""The footnotes part: the line above the notes, and each note after its number.

The notes themselves are written where their marks stand (runs.py), because that is what numbers them.
"""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from reportgen.writers.docx.markup import Xml, joined, root, w
from reportgen.writers.docx.paragraphs import styled
from reportgen.writers.docx.runs import mark_run
from reportgen.writers.docx.story import Story

SEPARATOR, CONTINUATION = -1, 0
"""The ids of the two lines, the one above notes and the one above what runs over from the page before."""


def add_footnotes(story: Story) -> None:
    """Put the notes that came up into their part; where there was none, no part is made."""
    if not story.notes:
        return
    direction = story.look.direction
    lines = (
        w("footnote", styled("FootnoteText", w("r", w(kind)), direction), type=kind, id=number)
        for kind, number in (("separator", SEPARATOR), ("continuationSeparator", CONTINUATION))
    )
    notes = (
        w("footnote", styled("FootnoteText", _after_its_number(content, story), direction), id=number)
        for number, content in enumerate(story.notes, start=1)
    )
    story.footnotes.content = root("w:footnotes", ("w", "r", "mc", "w14", "w16se"), None, joined(lines), joined(notes))
    story.main.relate_to(story.footnotes, RT.FOOTNOTES)


def footnote_settings() -> Xml:
    """`w:footnotePr`: which notes are lines."""
    return w("footnotePr", w("footnote", id=SEPARATOR), w("footnote", id=CONTINUATION))


def _after_its_number(content: Xml, story: Story) -> Xml:
    space = w("r", Xml('<w:t xml:space="preserve"> </w:t>'))
    return joined((mark_run(w("footnoteRef"), story), space, content))
