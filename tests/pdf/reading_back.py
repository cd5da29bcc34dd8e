"""What other programs find in a PDF: its words, its structure, its objects."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # ships no types

from reportgen.document import BarChart, Chart, Document, SlopeChart, SmallMultiples, plain_text
from tests.reading_order import texts_of

_CONTROLS = re.compile("[\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


def run(*command: str) -> str:
    """A program's output."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def poppler_text(path: Path, *options: str) -> str:
    """The text as poppler reads it."""
    return run("pdftotext", "-enc", "UTF-8", *options, str(path), "-")


def sheets(path: Path, *options: str) -> list[str]:
    """The same page by page, without the characters that nobody sees."""
    return [_CONTROLS.sub("", sheet) for sheet in poppler_text(path, *options).split("\f")[:-1]]


def pdfium_text(path: Path) -> str:
    """The text as pdfium reads it."""
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(document[index].get_textpage().get_text_range() for index in range(len(document)))
    finally:
        document.close()


def tokens(text: str) -> list[str]:
    """Words and figures, in one spelling."""
    return _TOKEN.findall(_CONTROLS.sub("", unicodedata.normalize("NFKC", text)).lower())


def without_marks(said: str) -> str:
    """A string of the file without the marks of direction in it."""
    return _CONTROLS.sub("", said)


def words_of(document: Document) -> list[str]:
    """All words and figures of a document, in its order."""
    return tokens("\n".join(printed_texts(document)))


def printed_texts(document: Document) -> Iterator[str]:
    """All texts of a document in its order; footnotes, and what a chart says of its target, left aside."""
    return texts_of(document, _charted)


def _charted(chart: Chart) -> Iterator[str]:
    match chart:
        case BarChart():
            yield from (f"{plain_text(bar.label)} {bar.number.text}" for bar in chart.bars)
        case SmallMultiples():
            labels = [[plain_text(bar.label) for bar in panel.bars] for panel in chart.panels]
            for panel, said in zip(chart.panels, labels, strict=True):
                yield plain_text(panel.title)
                shared = panel is not chart.panels[0] and all(each == said for each in labels)
                yield from (("" if shared else plain_text(bar.label)) + f" {bar.number.text}" for bar in panel.bars)
        case SlopeChart():
            yield from (plain_text(moment) for moment in chart.moments)
            for slope in chart.slopes:
                yield f"{slope.points[0].number.text} {slope.points[1].number.text} {plain_text(slope.label)}"


def opened(data: bytes) -> pikepdf.Pdf:
    """The objects of a PDF."""
    return pikepdf.open(BytesIO(data))


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    """All structure elements in order, each with its depth."""
    waiting: list[tuple[int, Any]] = [(0, pdf.Root.StructTreeRoot.K)]
    while waiting:
        depth, element = waiting.pop()
        yield depth, element
        kids = element.get("/K", [])
        inner = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        waiting.extend((depth + 1, kid) for kid in reversed(inner))


def tags(pdf: pikepdf.Pdf) -> list[str]:
    """The tags of all elements in order."""
    return [str(element.S)[1:] for _, element in elements(pdf)]


def links(pdf: pikepdf.Pdf) -> list[Any]:
    """All link annotations."""
    return [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]


def spoken(pdf: pikepdf.Pdf) -> str:
    """What a program reads aloud that follows the structure: the text that an element gives of itself, else its own."""
    shown = {sheet.objgen: _marked_texts(sheet) for sheet in pdf.pages}

    def of(element: Any) -> str:
        if "/ActualText" in element:
            return str(element.ActualText)
        said = []
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                said.append(shown[element.Pg.objgen][kid])
            elif "/S" in kid:
                said.append(of(kid) + ("" if str(kid.S) in _INLINE else "\n"))
            elif "/MCID" in kid:
                said.append(shown[kid.Pg.objgen][int(kid.MCID)])
        return "".join(said)

    return of(pdf.Root.StructTreeRoot.K)


def artifacts(sheet: pikepdf.Page) -> list[tuple[Any, bool]]:
    """What a page says of each of its artifacts, and whether words are shown in it."""
    found: list[tuple[Any, bool]] = []
    inside = False
    for instruction in pikepdf.parse_content_stream(sheet):
        match str(instruction.operator):
            case "BMC" | "BDC" if str(instruction.operands[0]) == "/Artifact":
                inside = True
                found.append((instruction.operands[1], False))
            case "EMC":
                inside = False
            case "Tj" | "TJ" if inside:
                found[-1] = found[-1][0], True
    return found


_INLINE = ("/Span", "/Link", "/Reference")


def _marked_texts(sheet: pikepdf.Page) -> dict[int, str]:
    """The text of each stretch of marked content of a page, in the order in which it is drawn."""
    maps = {name: _to_unicode(font.ToUnicode.read_bytes()) for name, font in sheet.Resources.Font.items()}
    current: dict[int, str] = {}
    marked = -1
    texts: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(sheet):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC":
                marked = int(operands[1].get("/MCID", -1))
                texts.setdefault(marked, "")
            case "EMC":
                marked = -1
            case "Tf":
                current = maps[str(operands[0])]
            case "Tj" | "TJ" if marked >= 0:
                strings = operands[0] if str(instruction.operator) == "TJ" else [operands[0]]
                codes = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
                texts[marked] += "".join(current[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2))
    return texts


def _to_unicode(cmap: bytes) -> dict[int, str]:
    pairs = re.findall(r"^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]*)>$", cmap.decode("ascii"), re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
