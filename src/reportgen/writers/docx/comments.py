"""The comments part: what was to be said of figures beside the text."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from reportgen.writers.docx.markup import NOTHING, Xml, joined, root, w
from reportgen.writers.docx.paragraphs import styled
from reportgen.writers.docx.runs import Setting, run_of
from reportgen.writers.docx.story import FIRST_COMMENT, Story

AUTHOR, INITIALS = "reportgen", "rg"


def add_comments(story: Story, created: str) -> None:
    """Put the comments that came up into their part, dated where the time of making is known."""
    if not story.comments:
        return
    dated = {"date": created} if created else {}
    comments = (
        w("comment", _paragraphs(said, story), id=number, author=AUTHOR, **dated, initials=INITIALS)
        for number, said in enumerate(story.comments, start=FIRST_COMMENT)
    )
    story.commenting.content = root("w:comments", ("w", "r", "mc", "w14", "w16se"), None, joined(comments))
    story.main.relate_to(story.commenting, RT.COMMENTS)


def _paragraphs(said: tuple[Xml, ...], story: Story) -> Xml:
    direction = story.look.direction
    sign = run_of(w("annotationRef"), Setting(direction, direction, "CommentReference"))
    return joined(
        styled("CommentText", joined((sign if place == 0 else NOTHING, words)), direction)
        for place, words in enumerate(said or (NOTHING,))
    )
