"""House files for the tests, made with python-docx: a letterhead with a logo, a heading of its own, letter paper."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor

import docx

CRIMSON = "B4143C"


def picture() -> bytes:
    """A PNG of one colour."""
    rows = b"".join(b"\0" + bytes((180, 20, 60)) * 90 for _ in range(30))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 90, 30, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@cache
def house(*, paged: bool = False, cover: bool = False, bare: bool = False) -> bytes:
    """A house file: with a page number of its own, with a cover without furniture, or without any furniture."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin, section.right_margin = Inches(1.5), Inches(1)
    heading = document.styles["Heading 1"]
    heading.font.name, heading.font.size = "Georgia", Pt(19)
    heading.font.color.rgb = RGBColor.from_string(CRIMSON)
    document.styles["Normal"].font.name = "Georgia"
    if not bare:
        head = section.header.paragraphs[0]
        head.add_run().add_picture(io.BytesIO(picture()), width=Inches(1))
        head.add_run(" Ministry of Numbers")
        foot = section.footer.paragraphs[0]
        foot.add_run("1 Sum Street")
        if paged:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), " PAGE ")
            foot._p.append(field)
    section.different_first_page_header_footer = cover
    document.add_paragraph("This text is not taken.")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def edited(data: bytes, name: str, edit: Callable[[str], str]) -> bytes:
    """A house file with one part changed, or added."""
    source = zipfile.ZipFile(io.BytesIO(data))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            content = source.read(member)
            target.writestr(member, edit(content.decode()) if member == name else content)
        if name not in source.namelist():
            target.writestr(name, edit(""))
    return made.getvalue()
