"""The state of one file while its text is written: numbers given out, places, parts that came up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from reportgen.document import Heading, Note, Remark
from reportgen.writers.docx.controls import Control, shortened
from reportgen.writers.docx.look import Look
from reportgen.writers.docx.markup import Xml
from reportgen.writers.docx.numbering import FIRST_OWN
from reportgen.writers.docx.packaging import WordPart

FIRST_COMMENT = 100_000
"""LibreOffice (7.4 at least) takes a comment for a footnote of the same number, and mixes the notes up."""

_LONGEST_BOOKMARK = 40
_NOT_IN_NAMES = re.compile(r"[^\w-]")


@dataclass(slots=True)
class Story:
    """What the pieces of one document share.  Ids count from 1 in reading order."""

    look: Look
    main: WordPart
    anchors: frozenset[str]
    sections: tuple[tuple[Heading, int], ...] = ()
    """The headings that a list of contents can list, with their levels."""
    repeated: frozenset[Note] = frozenset()
    """The notes that stand in more than one place."""
    remarks: dict[str, Remark] = field(default_factory=dict)
    """The remarks that wait for the first print of their figure."""
    heading: int = 0
    """The level of the last heading."""
    numbered_lists: int = 0
    charts: int = 0
    notes: list[Xml] = field(default_factory=list)
    """The words of each footnote, in the order of their numbers."""
    comments: list[tuple[Xml, ...]] = field(default_factory=list)
    """The paragraphs of each comment, in the order of their numbers."""
    footnotes: WordPart = field(init=False)
    commenting: WordPart = field(init=False)
    part: WordPart = field(init=False)
    """The part that is being written: what its words refer to are relationships of it."""
    _noted: dict[Note, int] = field(default_factory=dict)
    _controls: int = 0
    _drawings: int = 0
    _bookmarks: int = 0
    _placed: set[str] = field(default_factory=set)
    controls: list[Control] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.part = self.main
        self.footnotes = WordPart("/word/footnotes.xml", CT.WML_FOOTNOTES, self.main.package)
        self.commenting = WordPart("/word/comments.xml", CT.WML_COMMENTS, self.main.package)

    @property
    def in_body(self) -> bool:
        """Whether what is being written stands in the text itself, not in a note or a comment."""
        return self.part is self.main

    @contextmanager
    def within(self, part: WordPart) -> Iterator[None]:
        """While another part is written."""
        before, self.part = self.part, part
        yield
        self.part = before

    def noted(self, note: Note) -> int | None:
        """The number of a note that has one."""
        return self._noted.get(note)

    @property
    def note_count(self) -> int:
        """How many notes have a number."""
        return len(self._noted)

    def comment(self, paragraphs: tuple[Xml, ...]) -> int:
        """Keep a comment; returns its number."""
        self.comments.append(paragraphs)
        return FIRST_COMMENT + len(self.comments) - 1

    def number_note(self, note: Note) -> int:
        """The next number, for a note that is about to be written."""
        self._noted[note] = len(self._noted) + 1
        return self._noted[note]

    def begin_ids(self, highest: int) -> None:
        """Begin behind the ids of a file that is there already."""
        self._controls = self._bookmarks = highest

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
        """The relationship of the part at hand to an address outside."""
        return self.part.relate_to(url, RT.HYPERLINK, is_external=True)

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
