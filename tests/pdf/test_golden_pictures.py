"""The hard cases as they look: a page of them in each language, held against the picture that was looked at.

`pytest --accept` takes over new pictures (tests/pdf/goldens), to be looked at before they are committed.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from PIL import Image, ImageChops

from reportgen.document import Block, Cell, Column, Direction, Document, Heading, Isolate, Paragraph, Row, Table, Text
from tests.pdf.samples import inlines, written
from tests.pdf.test_hard_cases import FIGURES, LATIN, LONG, NATIVE, URDU, of, say

GOLDENS = Path(__file__).parent / "goldens"
SCALE = 1.5
"""Pixels per point: enough to see a dot out of place."""
SEEN = 64
"""A difference of so much of 255 is seen; edges of letters may be smoothed a little differently."""
FEW = 4
"""So many pixels may differ on a page: a full stop has more."""


def page_of(language: str) -> Document:
    """A page of what goes wrong elsewhere."""
    blocks: list[Block] = [Heading(2, (Text({"en": "Members", "vi": "Đảng viên", "ur": "اراکین"}[language]),))]
    if language == "ur":
        blocks += [Paragraph(say(words)) for words, _ in URDU.values()]
        blocks += [Paragraph(inlines(words, {"count": digits})) for words, digits, _ in NATIVE.values()]
        quote = Isolate((Text("kết nạp 2.071 đảng viên, đạt 103,6%", language="vi"),), Direction.LTR, "vi")
        row = Row((Cell((Text("شامل ہونے والے اراکین"),), header=True), Cell(say("{count}")), Cell((quote,))))
        blocks.append(
            Table((Column((Text("اشاریہ"),)), Column((Text("عدد"),), numeric=True), Column((Text("ماخذ"),), 2)), (row,))
        )
    else:
        words, figures = LATIN[language]
        blocks += [Paragraph(inlines(words, figures))]
        blocks += [Paragraph(say(f"({{{name}}}) {{{name}}}: {{{name}}}, “{{{name}}}”.")) for name in FIGURES]
    if language in LONG:
        # At a line's end, the range stands at another place in each.
        told, few = LONG[language].split(), {"en": 14, "ur": 19}[language]
        blocks += [Paragraph((Text(" ".join(told[:many]) + " "), *say("{years}"))) for many in range(few, few + 5)]
    blocks.append(Paragraph((Text({"en": "Donaudampf" * 12, "vi": "nghiêng" * 18, "ur": "بسمحصطع" * 18}[language]),)))
    document = of(language, *blocks)
    return replace(document, masthead=replace(document.masthead, title=(Text(LONG.get(language, "Đạt chỉ tiêu")),)))


def drawn(path: Path) -> Image.Image:
    """The pages below each other, in shades of grey."""
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.render(scale=SCALE, grayscale=True).to_pil().convert("L") for page in pdf]
    sheet = Image.new("L", (pages[0].width, sum(page.height for page in pages)))
    for number, page in enumerate(pages):
        sheet.paste(page, (0, number * page.height))
    return sheet


def differing(one: Image.Image, other: Image.Image) -> int:
    """How many pixels are seen to differ."""
    histogram: list[int] = ImageChops.difference(one, other).histogram()
    return sum(histogram[SEEN:])


@pytest.mark.parametrize("language", ["ur", "vi", "en"])
def test_hard_cases_look_as_they_did(language: str, tmp_path: Path, accept: bool) -> None:
    golden = GOLDENS / f"hard-cases.{language}.png"
    picture = drawn(written(page_of(language), tmp_path))
    if accept:
        picture.quantize(16).save(golden, optimize=True)
    with Image.open(golden) as kept:
        known = kept.convert("L")
    assert picture.size == known.size
    assert differing(picture, known) <= FEW, "look at the page, then run pytest --accept"


def test_a_full_stop_out_of_place_is_seen(tmp_path: Path) -> None:
    """The comparison can fail: one sign more or less on a page is enough."""
    document = page_of("en")
    first = document.blocks[1]
    assert isinstance(first, Paragraph)
    changed = replace(document, blocks=(document.blocks[0], Paragraph(first.children[:-1]), *document.blocks[2:]))
    (tmp_path / "other").mkdir()
    one, other = drawn(written(document, tmp_path)), drawn(written(changed, tmp_path / "other"))
    assert differing(one, one) == 0
    assert differing(one, other) > FEW
