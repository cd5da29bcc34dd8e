"""Lines on a bare PDF page, and what reader programs find there."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

import pikepdf
import pymupdf
import pypdfium2  # type: ignore[import-untyped]  # ships no types
from pikepdf import Array, Dictionary, Name
from pypdf import PdfReader

from reportgen.document import Direction
from reportgen.text.paragraphs import Line, Run, apart, set_lines
from reportgen.writers.pdf.embedding import ClusterFont, EmbeddedFonts
from reportgen.writers.pdf.showing import text_operators
from tests.text.samples import fonts

WIDTH, HEIGHT, MARGIN = 595, 842, 57


def write(
    path: Path, paragraphs: Iterable[tuple[Sequence[Run], Direction]], width: float = 480.0, *, justify: bool = True
) -> None:
    """Sets paragraphs into a PDF, one marked-content sequence for each mark, as a tagged file has them."""
    embedded = EmbeddedFonts()
    pages: list[list[bytes]] = [[]]
    y = HEIGHT - 40.0
    for runs, base in paragraphs:
        for line in set_lines(runs, base, width, fonts(), justify=justify):
            y -= line.height
            if y < 50:
                pages.append([])
                y = HEIGHT - 40.0 - line.height
            left = MARGIN + (width - line.width if base is Direction.RTL else 0.0)
            pages[-1] += _marked(line, left, y, embedded)
        y -= 6
    _save(path, pages, embedded)


def write_rows(path: Path, rows: Iterable[Sequence[Sequence[Run]]], base: Direction, width: float = 120.0) -> None:
    """Sets cells side by side, the first at the side where lines begin."""
    embedded = EmbeddedFonts()
    content: list[bytes] = []
    y = HEIGHT - 40.0
    for row in rows:
        y -= 40
        for number, cell in enumerate(row):
            (line,) = set_lines(cell, base, width, fonts())
            rtl = base is Direction.RTL
            left = WIDTH - MARGIN - (number + 1) * width + width - line.width if rtl else MARGIN + number * width
            content += _marked(line._replace(pieces=apart(line.pieces, number)), left, y, embedded)
    _save(path, [content], embedded)


def _save(path: Path, pages: list[list[bytes]], embedded: EmbeddedFonts) -> None:
    pdf = pikepdf.new()
    resources = Dictionary(Font=Dictionary({f"/{name}": _font(pdf, font) for name, font in embedded}))
    for content in pages:
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, WIDTH, HEIGHT]),
            Resources=resources,
            Contents=pdf.make_stream(b"".join(content)),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    pdf.save(path)


def _marked(line: Line, x: float, y: float, embedded: EmbeddedFonts) -> list[bytes]:
    written: list[bytes] = []
    for _, pieces in groupby(line.pieces, key=lambda piece: piece.mark):
        written += [
            b"/Span << /MCID 0 >> BDC\n",
            text_operators(list(pieces), x, y, embedded).encode("latin-1"),
            b"\nEMC\n",
        ]
    return written


def _font(pdf: pikepdf.Pdf, font: ClusterFont) -> pikepdf.Object:
    program = font.program()
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/" + program.name), FontFile2=pdf.make_stream(program.truetype)
    )
    for key, value in program.descriptor.items():
        descriptor[f"/{key}"] = Array(list(value)) if isinstance(value, tuple) else value
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/" + program.name),
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        W=Array([0, Array(list(program.widths))]),
        CIDToGIDMap=Name.Identity,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/" + program.name),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(program.to_unicode),
        )
    )


# --- reader programs -------------------------------------------------------------------------


def poppler(path: Path) -> str:
    """What poppler finds."""
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def pdfium(path: Path) -> str:
    """What pdfium finds."""
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def mupdf(path: Path) -> str:
    """What MuPDF finds."""
    with pymupdf.open(path) as document:  # type: ignore[no-untyped-call]  # its own types are incomplete
        return "\n".join(page.get_text() for page in document)


def pypdf(path: Path) -> str:
    """What pypdf finds."""
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


READERS: dict[str, Callable[[Path], str]] = {"poppler": poppler, "pdfium": pdfium, "mupdf": mupdf, "pypdf": pypdf}

_CONTROLS = re.compile("[\u00ad\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


def visible(text: str) -> str:
    """A text in one spelling, without the characters that are not seen, with single spaces."""
    return " ".join(_CONTROLS.sub("", unicodedata.normalize("NFKC", text)).split())


def tokens(text: str) -> list[str]:
    """Words of letters, and figures."""
    return _TOKEN.findall(visible(text))
