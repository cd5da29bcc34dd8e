"""The list of contents: a field of Word's own, with its entries filled in.

Pages are known only to the program that lays them out, and none asks for them without a question
on opening; so the entries have no page numbers (switch `\\n`) and are links instead.  What is seen on
first opening is then what Word itself makes of the field whenever it is renewed.
"""

from __future__ import annotations

from reportgen.document import Contents, Heading
from reportgen.writers.docx.contents import HEADING_LEVELS
from reportgen.writers.docx.markup import NOTHING, Xml, joined, w
from reportgen.writers.docx.paragraphs import gap, paragraph, styled
from reportgen.writers.docx.runs import Setting, field, runs
from reportgen.writers.docx.story import Story, bookmark_name


def contents_list(contents: Contents, story: Story) -> Xml:
    """The title and an entry for each heading of the levels asked for; nothing where there is none."""
    levels = min(max(contents.levels, 1), HEADING_LEVELS)
    listed = [(heading, level) for heading, level in story.sections if level <= levels and heading.anchor]
    if not listed:
        return NOTHING
    begin, instruction, separate, _, end = (
        w("r", piece) for piece in field(f'TOC \\o "1-{levels}" \\n \\h \\z', NOTHING)
    )
    opening, closing = joined((begin, instruction, separate)), end
    entries = [
        _entry(
            heading,
            level,
            story,
            opening if place == 0 else NOTHING,
            closing if place == len(listed) - 1 else NOTHING,
        )
        for place, (heading, level) in enumerate(listed)
    ]
    title = paragraph("TOCHeading", contents.title, story) if contents.title else NOTHING
    kind = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    properties = w("sdtPr", w("id", val=story.control_id()), kind)
    return joined((w("sdt", properties, w("sdtContent", title, joined(entries))), gap()))


def _entry(heading: Heading, level: int, story: Story, opening: Xml, closing: Xml) -> Xml:
    direction = story.look.direction
    words = runs(heading.children, story, Setting(direction, direction, linked=True, listed=True))
    link = w("hyperlink", words, anchor=bookmark_name(heading.anchor), history=1)
    return styled(f"TOC{level}", joined((opening, link, closing)), direction)
