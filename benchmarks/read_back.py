"""How many words and figures five reader programs find in PDFs of four engines: the tables of docs/pdf.md.

    python benchmarks/read_back.py           the text of benchmarks/texts in Urdu, Vietnamese and English
    pip install typst weasyprint             brings two peers; LibreOffice is the third (soffice), from reportgen's DOCX
    npm ci --prefix tests/judges             brings pdf.js (`make test` does that too)

Each engine sets the same title, four paragraphs and table of twelve rows, in the same faces, and writes one file of it.
Printed is, for each reader, the part of all words and figures that it finds whole, and in brackets the part that it
finds in the order of the text; both are rounded down.  A peer that is not there is left out, and said to be.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from briefs import FONTS, LANGUAGES, ROOT, Make, maker, table_rows, texts
from pdf import FACES, typst
from reportgen.writers.docx import write as write_word
from reportgen.writers.pdf import write

sys.path.insert(0, str(ROOT))  # the readers and the measures are those of the tests

from tests.pdf.five_readers import FIVE, lost, readings, share_in_order
from tests.pdf.reading_back import tokens

NAMES = {"ur": "Urdu", "vi": "Vietnamese", "en": "English"}
_FONT_CONFIGURATION = f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{FONTS}</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
"""


def weasyprint() -> Make:
    """The same as WeasyPrint makes it of HTML."""
    peer = import_module("weasyprint")
    faces = "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url("{(FONTS / file).as_uri()}") }}\n'
        for family, weight, file in (
            ("Noto Nastaliq Urdu", "normal", "NotoNastaliqUrdu-Regular.ttf"),
            ("Noto Nastaliq Urdu", "bold", "NotoNastaliqUrdu-Bold.ttf"),
            ("Source Serif 4", "normal", "SourceSerif4-Regular.ttf"),
            ("Source Serif 4", "bold", "SourceSerif4-Bold.ttf"),
        )
    )

    def make(language: str, prose: list[str]) -> bytes:
        title = texts(language)[0]
        rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in table_rows(language))
        body = f"<h1>{title}</h1>" + "".join(f"<p>{words}</p>" for words in prose) + f"<table>{rows}</table>"
        font = f'font: 12pt "{FACES[language]}", "Source Serif 4"'
        style = f"{faces} @page {{ size: A4 }} body {{ {font}; text-align: justify }}"
        start = f'<!doctype html><html lang="{language}" dir="{"rtl" if language == "ur" else "ltr"}">'
        head = f"<head><title>{title}</title><style>{style}</style></head>"
        made = peer.HTML(string=f"{start}{head}<body>{body}</body></html>").write_pdf()
        assert isinstance(made, bytes)
        return made

    return make


def libreoffice() -> Make:
    """The same as LibreOffice makes it of reportgen's Word file."""
    word = maker(write_word)

    def make(language: str, prose: list[str]) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            (home / "fonts.conf").write_text(_FONT_CONFIGURATION, encoding="utf-8")
            (home / "text.docx").write_bytes(word(language, prose))
            command = ["soffice", f"-env:UserInstallation={(home / 'user').as_uri()}", "--headless"]
            command += ["--convert-to", "pdf", "--outdir", folder, str(home / "text.docx")]
            environment = {**os.environ, "FONTCONFIG_FILE": str(home / "fonts.conf"), "XDG_CACHE_HOME": folder}
            subprocess.run(command, env=environment, capture_output=True, check=True)
            return (home / "text.pdf").read_bytes()

    return make


def engines() -> tuple[dict[str, Make], list[str]]:
    """Those that there are, by name, and what is missing."""
    found = {"**reportgen**": maker(write)}
    missing = []
    for name, package, peer in (("Typst", "typst", typst), ("WeasyPrint", "weasyprint", weasyprint)):
        if find_spec(package):
            makers: Callable[[], Make] = peer
            found[f"{name} {'.'.join(version(package).split('.')[:2])}"] = makers()
        else:
            missing.append(f"{name} is not measured: pip install {package}")
    if shutil.which("soffice"):
        said = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True).stdout
        found[f"LibreOffice {'.'.join(said.split()[1].split('.')[:2])}, from DOCX"] = libreoffice()
    else:
        missing.append("LibreOffice is not measured: apt-get install libreoffice-writer-nogui")
    return found, missing


def main() -> None:
    """Write the files, read them, and print a table for each language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--out", type=Path, help="keep the files here")
    said = parser.parse_args()
    makers, missing = engines()
    with tempfile.TemporaryDirectory() as folder:
        out: Path = said.out or Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        for language in said.language or LANGUAGES:
            _table(language, makers, out)
    for line in missing:
        print(line)


def _table(language: str, makers: dict[str, Make], out: Path) -> None:
    prose = [" ".join(words.split()) for words in texts(language)[2:]]
    wanted = tokens("\n".join([texts(language)[0], *prose, *(" ".join(row) for row in table_rows(language))]))
    paths = [out / f"{''.join(filter(str.isalpha, name)).lower()}.{language}.pdf" for name in makers]
    for path, make in zip(paths, makers.values(), strict=True):
        path.write_bytes(make(language, prose))
    print(f"| {NAMES[language]}, {len(wanted)} words and figures | {' | '.join(FIVE)} |")
    print("|---" * (len(FIVE) + 1) + "|")
    for name, found in zip(makers, readings(paths), strict=True):
        cells = [_cell(wanted, tokens(found[reader])) for reader in FIVE]
        print(f"| {name} | " + " | ".join(f"**{cell}**" if "*" in name else cell for cell in cells) + " |")
    print()


def _cell(wanted: list[str], found: list[str]) -> str:
    whole = 1 - lost(wanted, found).total() / len(wanted)
    return f"{_percent(whole)} ({_percent(share_in_order(wanted, found))})"


def _percent(share: float) -> str:
    """Rounded down, so that 100 is all; to a tenth where little is missing."""
    if share < 0.99:
        return f"{math.floor(100 * share)} %"
    return f"{math.floor(1000 * share + 1e-9) / 10:g} %"


if __name__ == "__main__":
    main()
