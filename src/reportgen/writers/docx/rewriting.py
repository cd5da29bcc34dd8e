"""New runs for a file that is there already: ids and the list of controls go on where the file stopped."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docx.opc.package import OpcPackage

from reportgen.document import Direction, Inlines
from reportgen.writers.docx.controls import Control, controls_part
from reportgen.writers.docx.look import Look
from reportgen.writers.docx.markup import NAMESPACES
from reportgen.writers.docx.packaging import main_part
from reportgen.writers.docx.runs import Setting, paragraph_base, runs
from reportgen.writers.docx.story import Story

_ALTERNATIVE = "<mc:AlternateContent"
_SPACES = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("mc", "w14", "w16se"))
_ID = re.compile(r"<w:(id|bookmarkStart|bookmarkEnd)\b[^>]*?\bw:(?:id|val)=\"(-?\d+)\"")
_HIGHEST = 1_000_000_000
"""Word gives ids at random, up to twice this: those above are met by chance only."""
_NONE = Control("")


class Rewriter:
    """Writes runs into a file whose text and controls are known."""

    def __init__(self, texts: Iterable[str], controls: Iterable[Control], anchors: frozenset[str], look: Look) -> None:
        self._story = Story(look, main_part(OpcPackage()), anchors)
        self._story.controls = list(controls)
        ids = (int(match[2]) for text in texts for match in _ID.finditer(text))
        self._story.begin_ids(max((number for number in ids if number < _HIGHEST), default=0))
        self.changed = False

    def runs(self, inlines: Inlines, gone: Iterable[int], *, commenting: bool = False) -> str:
        """Inlines as runs, in the place of runs that held the controls with these numbers.

        In a comment there are neither controls nor links: Word has none there, and LibreOffice breaks at them.
        """
        self.changed = True
        for number in gone:
            if 0 < number <= len(self._story.controls):
                self._story.controls[number - 1] = _NONE
        direction = self._story.look.direction
        base = paragraph_base(inlines, direction) if direction is Direction.LTR else direction
        # The file may have been saved by a program that declares none of these name spaces.
        story = self._story
        with story.within(story.commenting if commenting else story.main):
            made = runs(inlines, story, Setting(base, base, linked=commenting))
        return made.replace(_ALTERNATIVE, _ALTERNATIVE + _SPACES)

    def controls_part(self, *, language: str, digits: str, draft: bool) -> bytes:
        """The list of controls as it is now."""
        return controls_part(self._story.controls, language=language, digits=digits, draft=draft)
