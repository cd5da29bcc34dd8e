"""The hard cases as they look, in each language, held against the pictures that were looked at.

`pytest --accept` takes over new pictures (tests/pdf/goldens), to be looked at before they are committed.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from PIL import Image, ImageChops

from reportgen.document import Paragraph
from tests.pdf.hard_cases import DOCUMENTS, LANGUAGES, of, say
from tests.pdf.samples import written

GOLDENS = Path(__file__).parent / "goldens"
SCALE = 1.5
"""Pixels per point: enough to see a dot out of place."""
SEEN = 64
"""A difference of so much of 255 is seen; edges of letters may be smoothed a little differently."""
FEW = 4
"""So many pixels may differ on a page: a full stop has more."""
FIRST = {"five-hundred": 1}
"""How many of a document's pages are looked at, where it is not all."""


def drawn(path: Path, first: int | None = None) -> Image.Image:
    """The pages side by side, in shades of grey."""
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.render(scale=SCALE, grayscale=True).to_pil().convert("L") for page in list(pdf)[:first]]
    sheet = Image.new("L", (sum(page.width for page in pages), pages[0].height))
    for number, page in enumerate(pages):
        sheet.paste(page, (number * page.width, 0))
    return sheet


def differing(one: Image.Image, other: Image.Image) -> int:
    """How many pixels are seen to differ."""
    histogram: list[int] = ImageChops.difference(one, other).histogram()
    return sum(histogram[SEEN:])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_hard_cases_look_as_they_did(name: str, language: str, tmp_path: Path, accept: bool) -> None:
    golden = GOLDENS / f"hard-cases.{name}.{language}.png"
    picture = drawn(written(DOCUMENTS[name](language), tmp_path), FIRST.get(name))
    if accept:
        picture.quantize(16).save(golden, optimize=True)
    with Image.open(golden) as kept:
        known = kept.convert("L")
    assert picture.size == known.size
    assert differing(picture, known) <= FEW, "look at the page, then run pytest --accept"


def test_a_full_stop_out_of_place_is_seen(tmp_path: Path) -> None:
    """The comparison can fail: one sign more or less on a page is enough."""
    document = of("en", Paragraph(say("The province came to {share}.")))
    changed = replace(document, blocks=(Paragraph(say("The province came to {share}")),))
    (tmp_path / "other").mkdir()
    one, other = drawn(written(document, tmp_path)), drawn(written(changed, tmp_path / "other"))
    assert differing(one, one) == 0
    assert differing(one, other) > FEW
