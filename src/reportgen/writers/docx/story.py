"""The state of one file while its text is written: numbers given out, places, parts that came up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from reportgen.writers.docx.controls import Control, shortened
from reportgen.writers.docx.look import Look
from reportgen.writers.docx.numbering import FIRST_OWN
from reportgen.writers.docx.packaging import WordPart

_LONGEST_BOOKMARK = 40
_NOT_IN_NAMES = re.compile(r"[^\w-]")


@dataclass(slots=True)
class Story:
    """What the pieces of one document share.  Ids count from 1 in reading order."""

    look: Look
    main: WordPart
    anchors: frozenset[str]
    numbered_lists: int = 0
    charts: int = 0
    _controls: int = 0
    _drawings: int = 0
    _bookmarks: int = 0
    _placed: set[str] = field(default_factory=set)
    controls: list[Control] = field(default_factory=list)

    def control_id(self) -> int:
        """The next id of a content control."""
        self._controls += 1
        return self._controls

    def drawing_id(self) -> int:
        """The next id of a drawing."""
        self._drawings += 1
        return self._drawings

    def own_numbering(self) -> int:
        """The definition of the next numbered list."""
        self.numbered_lists += 1
        return FIRST_OWN + self.numbered_lists - 1

    def address(self, url: str) -> str:
        """The relationship to an address outside."""
        return self.main.relate_to(url, RT.HYPERLINK, is_external=True)

    def place(self, anchor: str) -> int | None:
        """The id of the bookmark to set at an anchor; None where the anchor has been set already."""
        if not anchor or anchor in self._placed:
            return None
        self._placed.add(anchor)
        return self.bookmark()

    def bookmark(self) -> int:
        """The next id of a bookmark."""
        self._bookmarks += 1
        return self._bookmarks

    def note_control(self, control: Control) -> int:
        """The number of a printed figure's control, which is kept in the file."""
        self.controls.append(control)
        return len(self.controls)


def bookmark_name(anchor: str) -> str:
    """An anchor as the name of a bookmark: at most 40 letters, digits, hyphens and underscores, a letter first."""
    name = _NOT_IN_NAMES.sub("_", anchor)
    name = name if name[:1].isalpha() else f"a{name}"
    return shortened(name, anchor, _LONGEST_BOOKMARK)
