"""Key figures side by side: the value large, its meaning below, hairlines between."""

from __future__ import annotations

from dataclasses import replace

from reportgen.document import Card, Cards
from reportgen.text.paragraphs import Line
from reportgen.theme import Role
from reportgen.writers.pdf.boxes import TALL, Fill, Strip, Words, stack
from reportgen.writers.pdf.setting import Typesetter
from reportgen.writers.pdf.tagging import Element

MOST = 4
"""Cards in one row; more of them make a second row."""
PADDING = 12.0
HAIRLINE = 0.6
SMALLEST = 0.6
"""How far a long value may shrink to stay on one line."""


def lay_cards(cards: Cards, setter: Typesetter, parent: Element, width: float) -> list[Strip]:
    """One strip for each row of cards, tied together."""
    if not cards.cards:
        return []
    rows = -(-len(cards.cards) // MOST)
    in_row = -(-len(cards.cards) // rows)
    element = parent.child("L", attributes="<< /O /List /ListNumbering /None >>")
    strips = [
        _row(cards.cards[at : at + in_row], in_row, setter, element, width) for at in range(0, len(cards.cards), in_row)
    ]
    return [replace(strip, keep=True, after=PADDING) for strip in strips[:-1]] + strips[-1:]


def _row(cards: tuple[Card, ...], columns: int, setter: Typesetter, parent: Element, width: float) -> Strip:
    share = width / columns
    set_cards = [
        _set(card, setter, parent, share - (PADDING if index == 0 else 2 * PADDING)) for index, card in enumerate(cards)
    ]
    value_room = max(sum(line.height for line in value) for value, _ in set_cards)
    words: list[Words] = []
    height = value_room
    for index, (value, label) in enumerate(set_cards):
        x = index * share + (PADDING if index else 0.0)
        value_words, value_height = stack(value, x, 0.0)
        drop = value_room - value_height
        words.extend(replace(w, y=w.y + drop) for w in value_words)
        label_words, label_height = stack(label, x, value_room + _gap(setter))
        words.extend(label_words)
        height = max(height, value_room + _gap(setter) + label_height)
    hairline = setter.theme.colours.hairline
    fills = tuple(Fill(index * share, 2.0, HAIRLINE, height - 2.0, hairline) for index in range(1, len(cards)))
    return Strip(height, tuple(words), fills)


def _gap(setter: Typesetter) -> float:
    return 3.0 if setter.style(Role.CARD_LABEL).leading < TALL else 0.0


def _set(card: Card, setter: Typesetter, parent: Element, width: float) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    body = parent.child("LI").child("LBody")
    element = body.child("P")
    style = setter.style(Role.CARD_VALUE)
    value = setter.one_line(setter.runs(card.value, style, element, tabular=True))
    needed = max((line.natural_width for line in value), default=0.0)
    if needed > width:
        style = replace(style, size=style.size * max(SMALLEST, width / needed))
        value = setter.lines(setter.runs(card.value, style, element, tabular=True), width)
    label = setter.balanced(setter.runs(card.label, Role.CARD_LABEL, body.child("P")), width)
    return value, label
