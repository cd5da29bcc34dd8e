"""Key figures side by side: the value large, its meaning below, hairlines between."""

from __future__ import annotations

from dataclasses import replace

from reportgen.document import Card, Cards
from reportgen.records import dataclass
from reportgen.text.paragraphs import Line, Run
from reportgen.theme import Role
from reportgen.writers.pdf.boxes import TALL, Fill, Strip, Words, stack
from reportgen.writers.pdf.setting import Typesetter
from reportgen.writers.pdf.tagging import Element

MOST = 4
"""Cards in one row; more of them make a second row."""
PADDING = 12.0
HAIRLINE = 0.6
SMALLEST, LEVEL = 0.6, 0.7
"""How far a long value may shrink to stay on one line, and how far the others of its row go with it."""


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
    made = [_Card.of(card, setter, parent) for card in cards]
    rooms = [share - (PADDING if index == 0 else 2 * PADDING) for index in range(len(cards))]
    sizes = [min(1.0, max(SMALLEST, card.fitting(room))) for card, room in zip(made, rooms, strict=True)]
    level = min(sizes) if min(sizes) >= LEVEL else 1.0
    set_cards = [card.set(setter, min(size, level), room) for card, size, room in zip(made, sizes, rooms, strict=True)]
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


@dataclass(frozen=True, slots=True)
class _Card:
    """One card: its value in one line as large as its role says, what it takes to set that anew, and its label."""

    card: Card
    element: Element
    value: tuple[Line, ...]
    label: tuple[Run, ...]

    @classmethod
    def of(cls, card: Card, setter: Typesetter, parent: Element) -> _Card:
        body = parent.child("LI").child("LBody")
        element = body.child("P")
        value = setter.one_line(setter.runs(card.value, Role.CARD_VALUE, element, tabular=True))
        return cls(card, element, value, setter.runs(card.label, Role.CARD_LABEL, body.child("P")))

    def fitting(self, width: float) -> float:
        """The part of its size at which the value is so wide."""
        return width / max(1.0, *(line.natural_width for line in self.value)) if self.value else 1.0

    def set(self, setter: Typesetter, size: float, width: float) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """The lines of the value, at a part of its size, and of the label."""
        value = self.value
        if size < 1.0:
            style = setter.style(Role.CARD_VALUE)
            style = replace(style, size=size * style.size)
            value = setter.lines(setter.runs(self.card.value, style, self.element, tabular=True), width)
        return value, setter.balanced(self.label, width)
