"""Pictures of pages in few colours: `smaller.py FILE.png …`.  A page has no more, and takes half the room."""

from __future__ import annotations

import sys

from PIL import Image

COLOURS = 192

for path in sys.argv[1:]:
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
