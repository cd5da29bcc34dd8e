"""Cuts the charts out of a built PDF: `charts.py FILE.pdf FOLDER NAME …`, one name for each chart, "-" for none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf

DPI = 110
ABOVE, TALL_ABOVE, BELOW, BESIDE = 24, 30, 25, 6
"""Title and caption stand around the figure's bounding box; in points.  Titles in Urdu are higher."""


def figures(pdf: pikepdf.Pdf) -> list[tuple[int, list[float]]]:
    """The page (from 1) and the bounding box of every chart, in order."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    found = []
    waiting: list[Any] = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop(0)
        if isinstance(element, pikepdf.Array):
            waiting = [*element, *waiting]
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            if element.S == "/Figure" and "/A" in element:
                page = next(k.Pg for k in [element, *inside(element)] if "/Pg" in k)
                found.append((pages[page.objgen], [float(side) for side in element.A.BBox]))
            elif "/K" in element:
                waiting.insert(0, element.K)
    return found


def inside(element: Any) -> list[Any]:
    """What stands in an element."""
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)]


def cut(file: Path, folder: Path, names: list[str]) -> None:
    """Write a picture for each name."""
    with pikepdf.open(file) as pdf:
        height = float(pdf.pages[0].MediaBox[3])
        above = TALL_ABOVE if str(pdf.Root.Lang).startswith("ur") else ABOVE
        for name, (page, (left, bottom, right, top)) in zip(names, figures(pdf), strict=True):
            if name == "-":
                continue
            box = (left - BESIDE, height - top - above, right - left + 2 * BESIDE, top - bottom + above + BELOW)
            x, y, width, tall = (str(round(side * DPI / 72)) for side in box)
            where = ["-f", str(page), "-l", str(page), "-x", x, "-y", y, "-W", width, "-H", tall]
            command = ["pdftoppm", "-r", str(DPI), "-png", "-singlefile", *where, str(file), str(folder / name)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    cut(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
