"""A picture of the theme's as a PDF image: pixels without transparency, in sRGB or grey.

The only door to Pillow.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.theme import Logo
from reportgen.writers.pdf.saving import Stream

_MOST_PIXELS = 16_000_000


@lru_cache(maxsize=4)
def image_of(logo: Logo) -> Stream | Diagnostic:
    """The image, ready to be put into a file, or why there is none."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only themes with a logo need it

    try:
        with Image.open(BytesIO(logo.data)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return _unusable(f"has {picture.width} × {picture.height} pixels; a few hundred are enough")
            picture.load()
            if logo.media_type == "image/jpeg" and picture.mode in ("L", "RGB"):
                return _image(picture.width, picture.height, picture.mode, logo.data, packed=True)
            seen = picture.convert("RGBA")
            paper = Image.new("RGBA", seen.size, "#ffffff")
            paper.alpha_composite(seen)
            mode = "L" if picture.mode in ("1", "L", "LA") else "RGB"
            return _image(seen.width, seen.height, mode, paper.convert(mode).tobytes(), packed=False)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        return _unusable(f"is damaged: {error}")


def _image(width: int, height: int, mode: str, content: bytes, *, packed: bool) -> Stream:
    space = "/DeviceGray" if mode == "L" else "/DeviceRGB"
    entries = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8 /ColorSpace {space}"
        + (" /Filter /DCTDecode" if packed else "")
    )
    return Stream(content, entries, plain=packed)


def _unusable(what: str) -> Diagnostic:
    return Diagnostic("W212", Severity.ERROR, Span.whole(""), f"the theme's logo {what}", "save it anew as PNG")
