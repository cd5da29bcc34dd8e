"""The title block and the key figures: the two layout tables of the first page.

Both are plain tables of one row, without merged cells, so they survive editing and are read cell by cell.  The row is
marked as a head row, because Word's accessibility checker asks for one in every table.
"""

from __future__ import annotations

from reportgen.document import Cards, Masthead, plain_text
from reportgen.theme import Role
from reportgen.writers.docx.columns import shares
from reportgen.writers.docx.letterhead import letterhead
from reportgen.writers.docx.markup import NOTHING, Xml, joined, twips
from reportgen.writers.docx.paragraphs import gap, paragraph
from reportgen.writers.docx.story import Story
from reportgen.writers.docx.styles import LONG_CARD_VALUE, badge_style
from reportgen.writers.docx.table_styles import CARD_GAP, CARDS, MASTHEAD
from reportgen.writers.docx.tables import cell, layout_table

_BADGE_PADDING = 13.0
_CARD_CHARACTER = 0.55
"""The same of key figures, with some to spare: in a line of its own a figure is not broken."""
_CHARACTER = 0.47
"""The mean width of a bold character in ems; with the padding it gives the badge's column."""


def masthead(said: Masthead, story: Story) -> Xml:
    """Letterhead, kicker, title, and a line with the provenance at the start and the badge at the end."""
    return joined(
        (
            letterhead(story),
            paragraph("Kicker", said.kicker, story) if said.kicker else NOTHING,
            paragraph("Title", said.title, story),
            _provenance(said, story),
            gap("Rule"),
        )
    )


def cards_table(said: Cards, story: Story) -> Xml:
    """Key figures side by side, a hairline between two; the first starts flush with the text."""
    if not said.cards:
        return NOTHING
    half = CARD_GAP / 2
    widths = shares([1.0] * len(said.cards), twips(story.look.text_width + CARD_GAP))
    room = story.look.text_width / len(said.cards) - half
    size = story.look.theme.styles[Role.CARD_VALUE].size
    longest = max(len(plain_text(card.value)) for card in said.cards)
    style = LONG_CARD_VALUE if longest * size * _CARD_CHARACTER > room else "CardValue"
    row = [
        cell(width, joined((paragraph(style, card.value, story), paragraph("CardLabel", card.label, story))))
        for card, width in zip(said.cards, widths, strict=True)
    ]
    return layout_table(CARDS, widths, [row], story, indent=-twips(half))


def _provenance(said: Masthead, story: Story) -> Xml:
    whole = twips(story.look.text_width)
    cells = [paragraph("Subtitle", said.provenance, story)]
    widths = [whole]
    if said.badge:
        badge = twips(_badge_width(said, story))
        widths = [whole - badge, badge]
        cells.append(paragraph(badge_style(said.badge_tone), said.badge, story))
    row = [cell(width, content) for width, content in zip(widths, cells, strict=True)]
    return layout_table(MASTHEAD, widths, [row], story)


def _badge_width(said: Masthead, story: Story) -> float:
    em = story.look.theme.styles[Role.BADGE].size * _CHARACTER
    wanted = len(plain_text(said.badge)) * em + _BADGE_PADDING
    return min(max(wanted, story.look.text_width * 0.2), story.look.text_width * 0.5)
