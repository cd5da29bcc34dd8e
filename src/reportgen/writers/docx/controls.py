"""How a Word file says which figure each of its content controls prints, and in which form.

Three carriers say it, because programs drop different ones:

- `w:tag` of the control: `admitted_2022`, or `rate_units|limit` where the form is not the plain one.
  Word keeps it through any editing; LibreOffice before 7.5 drops it, and the control's title with it.
- a hidden bookmark inside the control, `_rg7_`: LibreOffice keeps it.  A program that makes a
  bookmark's name unique again on pasting writes behind the last underscore.
- the list of controls, a custom XML part, in which the seventh entry is that of `_rg7_`.

This module imports nothing of ours but `markup`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.writers.docx.markup import element, part

CONTROLS_SPACE = "urn:reportgen:controls"
LONGEST_TAG = 64
"""What Word keeps of a tag, in characters."""

_BETWEEN = "|"
_BOOKMARK = re.compile(r"_rg([1-9][0-9]{0,6})_")


@dataclass(frozen=True, slots=True)
class Control:
    """What one content control prints."""

    figure_id: str
    form: str = ""


def tag(control: Control) -> str:
    """The tag of a control: the figure's id and the form, the id shortened where it must be."""
    form = f"{_BETWEEN}{control.form}" if control.form else ""
    room = LONGEST_TAG - len(form)
    return shortened(control.figure_id, control.figure_id, room) + form if room > 0 else alias(control.figure_id)


def tagged(said: str) -> tuple[str, str]:
    """The id, perhaps shortened, and the form that a tag holds."""
    name, _, form = said.partition(_BETWEEN)
    return name, form


def alias(figure_id: str) -> str:
    """The title that a control shows when it is entered."""
    return shortened(figure_id, figure_id, LONGEST_TAG)


def bookmark_of(number: int) -> str:
    """The name of the bookmark inside the control of that number."""
    return f"_rg{number}_"


def number_of(bookmark: str) -> int:
    """The number of the control that a bookmark stands in, copies included; 0 for other bookmarks."""
    found = _BOOKMARK.match(bookmark)
    return int(found[1]) if found else 0


def controls_part(controls: Iterable[Control], *, language: str, digits: str, draft: bool) -> bytes:
    """The list of controls, with what it takes to print their figures again."""
    entries = [
        element("control", {"figure": each.figure_id, **({"form": each.form} if each.form else {})})
        for each in controls
    ]
    said = {"xmlns": CONTROLS_SPACE, "language": language, "digits": digits, "draft": str(draft).lower()}
    return part(element("controls", said, *entries))


def shortened(name: str, whole: str, length: int) -> str:
    """A name that is no longer than a length: cut, and told apart by a digest of what it stands for."""
    if len(name) <= length and name == whole:
        return name
    digest = hashlib.sha256(whole.encode()).hexdigest()[:8]
    return f"{name[: max(length - 9, 0)]}-{digest}"[-length:]
