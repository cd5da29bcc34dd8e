"""Footnotes: numbered as they are met, laid out behind the block that holds their marks, tied to the lines of these.

A note's words are read after the block it belongs to, and stand at the foot of the page where its mark stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.theme import Role, Style
from reportgen.writers.pdf.boxes import BASELINE, Fill, Strip, Words, moved, stack
from reportgen.writers.pdf.pages import Rules
from reportgen.writers.pdf.rags import lines_of
from reportgen.writers.pdf.setting import Typesetter
from reportgen.writers.pdf.tagging import Element
from reportgen.writers.pdf.wording import Mark, Numbered

SIZE = 0.96
"""The size of notes, in sizes of asides."""
LABEL_GAP = 4.0
LABEL_ROOM = 1.3
"""The least room for a note's number, in sizes."""
APART = 2.0
"""Between two notes."""
ABOVE_RULE, BELOW_RULE = 9.0, 4.0
RULE = 0.5
RULE_WIDTH = 0.22
"""The length of the rule above the notes, as a part of the line."""


class Footnotes:
    """The notes of one document, laid out."""

    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter
        self._laid: dict[Numbered, tuple[Strip, ...]] = {}

    def lay(self, parent: Element, width: float) -> None:
        """Lay out the notes whose marks were met since the last time, as the next elements of `parent`."""
        waiting = self._setter.wording.waiting
        while waiting:
            numbered = waiting.pop(0)
            self._laid[numbered] = self._note(numbered, parent, width)

    def tied(self, strips: list[Strip]) -> list[Strip]:
        """The strips, each with the notes whose marks stand in it first."""
        if not self._laid:
            return strips
        tied: set[Numbered] = set()
        return [self._with_notes(strip, tied) for strip in strips]

    @property
    def rules(self) -> Rules:
        """What stands above the notes of a page: a short rule, or one over all the width where a note goes on."""
        return Rules(self._rule(RULE_WIDTH * self._setter.width), self._rule(self._setter.width))

    def _rule(self, width: float) -> Strip:
        rule = Fill(0.0, ABOVE_RULE, width, RULE, self._setter.theme.colours.quiet)
        return Strip(ABOVE_RULE + RULE + BELOW_RULE, fills=(rule,))

    def _with_notes(self, strip: Strip, tied: set[Numbered]) -> Strip:
        found = list(self._marked(strip, tied))
        if not found:
            return strip
        anchors = (*strip.anchors, *(numbered.mark_anchor for numbered in found))
        return replace(strip, notes=tuple(self._laid[numbered] for numbered in found), anchors=anchors)

    def _marked(self, strip: Strip, tied: set[Numbered]) -> Iterator[Numbered]:
        """The notes whose marks stand in a strip first, and those whose marks stand in these."""
        for words in strip.words:
            for piece in words.line.pieces:
                numbered = piece.mark.note if isinstance(piece.mark, Mark) else None
                if numbered is not None and numbered not in tied:
                    tied.add(numbered)
                    yield numbered
                    for line in self._laid[numbered]:
                        yield from self._marked(line, tied)

    def _note(self, numbered: Numbered, parent: Element, width: float) -> tuple[Strip, ...]:
        setter = self._setter
        style = self._style()
        element = parent.child("Note")
        setter.structure.identify(element, numbered.anchor)
        label = setter.one_line(setter.wording.back(numbered, style, element.child("Lbl")))
        room = max(label[0].natural_width + LABEL_GAP, LABEL_ROOM * style.size)
        lines = lines_of(setter, setter.runs(numbered.note.children, style, element.child("P")), width - room)
        if not lines:
            return ()
        strips = [Strip(line.height, stack((line,), room, 0.0)[0]) for line in lines]
        named = Words(label[0], 0.0, BASELINE * lines[0].height)
        first = replace(strips[0], words=(named, *strips[0].words), anchors=(numbered.anchor,))
        strips[0] = replace(moved(first, 0.0, APART), height=first.height + APART)
        return tuple(strips)

    def _style(self) -> Style:
        style = self._setter.style(Role.QUIET)
        return replace(style, size=SIZE * style.size)
