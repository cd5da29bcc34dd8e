"""Blocks -> strips: headings, paragraphs, lists, callouts.  Cards, tables and charts have modules of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportgen.document import (
    BarChart,
    Block,
    Callout,
    Cards,
    Contents,
    Direction,
    Heading,
    List,
    Paragraph,
    SlopeChart,
    SmallMultiples,
    Table,
    Tone,
    plain_text,
)
from reportgen.records import dataclass
from reportgen.text.ink import reach
from reportgen.text.paragraphs import Line
from reportgen.theme import Role
from reportgen.writers.pdf.boxes import BASELINE, TALL, Bookmark, Fill, Strip, Words, headline, kept_together, moved
from reportgen.writers.pdf.cards import lay_cards
from reportgen.writers.pdf.charts import lay_chart
from reportgen.writers.pdf.contents import lay_contents
from reportgen.writers.pdf.footnotes import Footnotes
from reportgen.writers.pdf.rags import lines_of
from reportgen.writers.pdf.setting import Typesetter
from reportgen.writers.pdf.tables import lay_table
from reportgen.writers.pdf.tagging import Element
from reportgen.writers.pdf.wording import digits

LABEL_GAP = 6.0
"""Between a list's label and its text."""
CALLOUT_PADDING = 12.0
CALLOUT_BAR = 3.0
CALLOUT_CLEAR = 3.0
"""Between tall letters and the upper edge of the wash."""
CALLOUT_WHOLE = 0.2
"""A callout that takes less of the page's height than this is not broken."""
CALLOUT_LAP = 5.0
"""How far the wash goes on where a callout is broken."""
SIGN_SIZE = 1.2
"""The size of a callout's sign, in sizes of its text."""
SIGNS = {Tone.GOOD: "✓", Tone.DOUBTFUL: "△", Tone.BAD: "✗"}
"""What stands at the head of a callout, so that its tone is not said by colour alone."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """White space between blocks, in points.

    Tall lines bring air of their own, so there is less below headings; between paragraphs and above what begins
    something new there is more, for it must be seen beside the distance of such lines.
    """

    paragraph: float
    section: float
    subsection: float
    below_heading: float
    around: float

    @classmethod
    def of(cls, setter: Typesetter) -> Gaps:
        """The gaps of a document."""
        body = setter.style(Role.BODY)
        air = max(0.0, body.leading - 1.5) * body.size
        paragraph = setter.theme.paragraph_gap
        return cls(
            paragraph=max(paragraph + 0.2 * air, 2.0),
            section=max(3.2 * paragraph - 0.3 * air, 8.0),
            subsection=max(2.0 * paragraph + 0.1 * air, 5.0),
            below_heading=max(0.9 * paragraph - 0.5 * air, 1.0),
            around=max(1.8 * paragraph + 0.15 * air, 6.0),
        )


class Flow:
    """Lays out the blocks of one document, in the width they are given."""

    def __init__(self, setter: Typesetter, headings: Sequence[Heading] = ()) -> None:
        self.setter = setter
        self._headings = headings
        self.gaps = Gaps.of(setter)
        self.notes = Footnotes(setter)
        self._level = 1
        self._depth = 0

    def lay(self, blocks: Iterable[Block], parent: Element, width: float) -> list[Strip]:
        """The strips of some blocks."""
        strips: list[Strip] = []
        before: Block | None = None
        alone = False  # whether the last block is a line below a heading: not enough to end a page before a table
        for block in blocks:
            laid = self._block(block, parent, width)
            if alone and isinstance(block, Table):
                strips[-1] = replace(strips[-1], keep=True)
            alone = isinstance(before, Heading) and isinstance(block, Paragraph) and len(laid) == 1
            before = block
            strips.extend(laid)
            if not self._depth:
                self.notes.lay(parent, self.setter.width)
        return strips

    def _inside(self, blocks: Iterable[Block], parent: Element, width: float) -> list[Strip]:
        """The strips of blocks inside a list or a callout: ragged, without first-line indents."""
        self._depth += 1
        strips = self.lay(blocks, parent, width)
        self._depth -= 1
        return strips

    def _block(self, block: Block, parent: Element, width: float) -> list[Strip]:
        match block:
            case Heading():
                return self._heading(block, parent, width)
            case Paragraph():
                return self._paragraph(block, parent, width)
            case List():
                return self._list(block, parent, width)
            case Callout():
                return self._callout(block, parent, width)
            case Cards():
                return spaced(lay_cards(block, self.setter, parent, width), self.gaps.around)
            case Table():
                return spaced(lay_table(block, self.setter, parent, width), self.gaps.around)
            case BarChart() | SmallMultiples() | SlopeChart():
                return spaced(lay_chart(block, self.setter, parent, width), self.gaps.around)
            case Contents():
                strips = lay_contents(block, self._headings, self.setter, parent, width)
                if strips and block.title:
                    strips[0] = replace(strips[0], before=self.gaps.section)
                return spaced(strips, self.gaps.around)

    def _heading(self, heading: Heading, parent: Element, width: float) -> list[Strip]:
        level = max(2, min(heading.level, self._level + 1, 6))
        self._level = level
        element = parent.child(f"H{level}")
        role = Role.HEADING if level == 2 else Role.SUBHEADING
        lines = self.setter.balanced(self.setter.runs(heading.children, role, element), width)
        strips = kept_together(headline(lines, self.setter.style(role), rtl=self.setter.direction is Direction.RTL))
        if not strips:
            return []
        strips[0] = replace(
            strips[0],
            before=self.gaps.section if level == 2 else self.gaps.subsection,
            anchors=(heading.anchor,) if heading.anchor else (),
            bookmark=Bookmark(self.setter.wording.plain(heading.children), level - 2),
        )
        strips[-1] = replace(strips[-1], after=self.gaps.below_heading, tight=True, keep=True)
        return strips

    def _paragraph(self, paragraph: Paragraph, parent: Element, width: float) -> list[Strip]:
        role = Role.QUIET if paragraph.quiet else Role.BODY
        runs = self.setter.runs(paragraph.children, role, parent.child("P"), dotted=True)
        theme = self.setter.theme
        if paragraph.quiet or self._depth:
            lines = lines_of(self.setter, runs, width)
        else:
            lines = self.setter.lines(runs, width, justify=theme.justify, indent=theme.first_line_indent)
        return spaced(unwidowed(single_lines(lines)), self.gaps.paragraph)

    def _list(self, block: List, parent: Element, width: float) -> list[Strip]:
        numbering = "Decimal" if block.ordered else "Disc"
        element = parent.child("L", attributes=f"<< /O /List /ListNumbering /{numbering} >>")
        labels: list[tuple[Line, ...]] = []
        bodies: list[Element] = []
        for index, blocks in enumerate(block.items):
            item = element.child("LI")
            text = f"{self._digits(index + 1)}." if block.ordered else "•"
            quiet = bool(blocks) and isinstance(blocks[0], Paragraph) and blocks[0].quiet
            role = Role.QUIET if quiet else Role.BODY
            labels.append(self.setter.one_line(self.setter.words(text, role, item.child("Lbl"))))
            bodies.append(item.child("LBody"))
        room = max((lines[0].natural_width for lines in labels if lines), default=0.0)
        indent = max(room + LABEL_GAP, 1.3 * self.setter.style(Role.BODY).size)
        strips: list[Strip] = []
        for blocks, label, body in zip(block.items, labels, bodies, strict=True):
            inner = [moved(strip, indent, 0.0) for strip in self._inside(blocks, body, width - indent)]
            if inner and label:
                inner[0] = self._labelled(inner[0], label[0], room)
            if inner:
                inner[0] = replace(inner[0], before=0.5 * self.gaps.paragraph)
                nested = isinstance(blocks[-1], List)  # as far from the next item as from the words before it
                inner[-1] = replace(inner[-1], after=(1.0 if nested else 0.5) * self.gaps.paragraph)
            strips.extend(inner)
        return spaced(strips, self.gaps.paragraph)

    def _labelled(self, strip: Strip, label: Line, room: float) -> Strip:
        """The first strip of an item with the item's label before it, on the same baseline."""
        y = strip.words[0].y if strip.words else BASELINE * label.height
        return replace(strip, words=(Words(label, room - label.natural_width, y), *strip.words))

    def _callout(self, callout: Callout, parent: Element, width: float) -> list[Strip]:
        note = parent.child("Note")
        self.setter.structure.identify(note, "note")
        wording = self.setter.wording
        colour = wording.tone(callout.tone)
        sign = SIGNS.get(callout.tone, "")
        start = CALLOUT_BAR + CALLOUT_PADDING
        label: tuple[Line, ...] = ()
        if sign and not _begins_with(callout.children, sign):
            style = replace(
                self.setter.style(Role.BADGE), colour=colour, size=SIGN_SIZE * self.setter.style(Role.BODY).size
            )
            label = self.setter.one_line(self.setter.words(sign, style, note.child("Lbl")))
        indent = label[0].natural_width + LABEL_GAP if label else 0.0
        inner = self._inside(callout.children, note, width - start - indent - CALLOUT_PADDING)
        if not inner:
            return []
        inner = [moved(strip, start + indent, 0.0) for strip in inner]
        if label:
            y = inner[0].words[0].y if inner[0].words else 0.0
            inner[0] = replace(inner[0], words=(Words(label[0], start, y), *inner[0].words))
        washed = self._washed(inner, width, colour)
        if sum(strip.height for strip in washed) < CALLOUT_WHOLE * self.setter.height:
            washed = kept_together(washed)
        return spaced(washed, self.gaps.around)

    def _washed(self, strips: list[Strip], width: float, colour: str) -> list[Strip]:
        """The strips on a wash, with a bar of the tone's colour at the start side; their gaps become part of them."""
        body = self.setter.style(Role.BODY)
        above = max(CALLOUT_PADDING - 0.35 * body.leading * body.size, 5.5)
        below = max(CALLOUT_PADDING - 0.15 * body.leading * body.size, 5.0)
        if body.leading >= TALL:
            above = max([above, *(reach((each.line,))[0] - each.y + CALLOUT_CLEAR for each in strips[0].words)])
        washed: list[Strip] = []
        for index, strip in enumerate(strips):
            over = above if index == 0 else max(strips[index - 1].after, strip.before)
            under = below if index == len(strips) - 1 else 0.0
            inner = moved(strip, 0.0, over)
            height = over + strip.height + under
            y = 0.0 if index == 0 else -CALLOUT_LAP
            length = height - y + (0.0 if index == len(strips) - 1 else CALLOUT_LAP)
            wash = Fill(0.0, y, width, length, self.setter.theme.colours.wash)
            bar = Fill(0.0, y, CALLOUT_BAR, length, colour)
            washed.append(replace(inner, height=height, before=0.0, after=0.0, fills=(wash, bar, *inner.fills)))
        return washed

    def _digits(self, value: int) -> str:
        return digits(value, self.setter.labels.digits)


def single_lines(lines: Sequence[Line]) -> list[Strip]:
    """One strip for each line."""
    return [Strip(line.height, (Words(line, 0.0, BASELINE * line.height),)) for line in lines]


def unwidowed(strips: list[Strip]) -> list[Strip]:
    """The lines of a paragraph, no fewer than two of which may stand alone on a page."""
    last = len(strips) - 2
    return [replace(strip, keep=strip.keep or index in (0, last)) for index, strip in enumerate(strips[:-1])] + strips[
        -1:
    ]


def spaced(strips: list[Strip], gap: float) -> list[Strip]:
    """The strips of a block with white space above the first and below the last."""
    if strips:
        strips[0] = replace(strips[0], before=max(gap, strips[0].before))
        strips[-1] = replace(strips[-1], after=max(gap, strips[-1].after))
    return strips


def _begins_with(blocks: tuple[Block, ...], sign: str) -> bool:
    first = blocks[0] if blocks else None
    return isinstance(first, (Paragraph, Heading)) and plain_text(first.children).lstrip().startswith(sign)
