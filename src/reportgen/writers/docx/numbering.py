"""The lists: what stands before an item, and how far it stands in."""

from __future__ import annotations

from reportgen.theme import Role
from reportgen.writers.docx.look import Look, faces_of
from reportgen.writers.docx.markup import NOTHING, Xml, joined, root, twips, w
from reportgen.writers.docx.styles import (
    BULLETS,
    CALLOUT_BULLETS,
    CALLOUT_INDENT,
    LIST_INDENT,
    LIST_LEVELS,
    NUMBERS,
    list_indent,
)

FIRST_OWN = 4
"""The first definition that belongs to one list: each numbered list counts from one."""

_SIGNS = ("•", "–", "•")


def numbering_part(look: Look, numbered_lists: int) -> bytes:
    """The numbering part, with a definition of its own for each numbered list."""
    return root(
        "w:numbering",
        ("w",),
        None,
        _abstract(BULLETS, "ListBullet", look, bullets=True),
        _abstract(NUMBERS, "ListNumber", look, bullets=False),
        _abstract(CALLOUT_BULLETS, "", look, bullets=True),
        *(w("num", w("abstractNumId", val=kind), numId=kind) for kind in (BULLETS, NUMBERS, CALLOUT_BULLETS)),
        *(_restarted(FIRST_OWN + place) for place in range(numbered_lists)),
    )


def _abstract(number: int, style: str, look: Look, *, bullets: bool) -> Xml:
    levels = (_level(level, style, look, bullets=bullets) for level in range(LIST_LEVELS))
    return w("abstractNum", w("multiLevelType", val="multilevel"), joined(levels), abstractNumId=number)


def _level(level: int, style: str, look: Look, *, bullets: bool) -> Xml:
    suffix = str(level + 1) if level else ""
    indent = twips(list_indent(level, look) if style else CALLOUT_INDENT + LIST_INDENT)
    direction = w("rtl") if look.rtl and not bullets else NOTHING
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="bullet" if bullets else "decimal"),
        w("pStyle", val=style + suffix) if style else NOTHING,
        w("lvlText", val=_SIGNS[level] if bullets else f"%{level + 1}."),
        w("lvlJc", val="left"),
        w("pPr", w("ind", start=indent, hanging=twips(LIST_INDENT))),
        w("rPr", faces_of(look.faces[Role.BODY]), direction),
        ilvl=level,
    )


def _restarted(number: int) -> Xml:
    restarts = (w("lvlOverride", w("startOverride", val=1), ilvl=level) for level in range(LIST_LEVELS))
    return w("num", w("abstractNumId", val=NUMBERS), joined(restarts), numId=number)
