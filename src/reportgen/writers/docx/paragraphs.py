"""One paragraph: its style, its direction, its bookmark."""

from __future__ import annotations

from reportgen.document import Direction, Inlines
from reportgen.writers.docx.markup import NOTHING, Xml, joined, w
from reportgen.writers.docx.runs import Setting, runs
from reportgen.writers.docx.story import Story, bookmark_name


def paragraph(
    style: str,
    inlines: Inlines,
    story: Story,
    numbering: Xml = NOTHING,
    *,
    anchor: str = "",
    dotted: bool = False,
) -> Xml:
    """A paragraph in a named style; figures in it carry the dotted rule if `dotted`."""
    direction = story.look.direction
    setting = Setting(direction, direction, dotted=dotted)
    return styled(style, bookmarked(anchor, runs(inlines, story, setting), story), direction, numbering)


def styled(style: str, content: Xml, base: Direction, numbering: Xml = NOTHING) -> Xml:
    """A paragraph around runs.

    The styles say `w:bidi` too; it is repeated here as Word itself does, for the readers that look
    no further than the paragraph.
    """
    bidi = w("bidi") if base is Direction.RTL else NOTHING
    return w("p", w("pPr", w("pStyle", val=style), numbering, bidi), content)


def bookmarked(anchor: str, content: Xml, story: Story) -> Xml:
    """Content that can be led to by an anchor."""
    place = story.place(anchor)
    if place is None:
        return content
    start = w("bookmarkStart", id=place, name=bookmark_name(anchor))
    return joined((start, content, w("bookmarkEnd", id=place)))


def gap(style: str = "Gap") -> Xml:
    """A low paragraph without words, which keeps two tables apart."""
    return w("p", w("pPr", w("pStyle", val=style)))
