"""One short report as PDF, again and again, side by side with Typst in one run: times, sizes, ratios.

    python benchmarks/pdf.py                 10 documents of each language, warm, then one whole process
    python benchmarks/pdf.py --unseen        every document made of words that none before it had
    python benchmarks/pdf.py --long          documents of 1,000 pages, prose and a table: time and memory, nothing else
    pip install typst                        brings the peer; without it, reportgen is timed alone

Four paragraphs and a table of 12 rows, another text for every document, the same fonts, one core.  The documents
of both take turns, and what is measured is the processor's time, so that a busy machine is busy for both.  Only
the ratios mean anything.  reportgen's files are tagged, PDF/UA-1 and PDF/A-3a at once; so are those of “typst, same
claims”.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from multiprocessing import get_context
from typing import Any

from briefs import FONTS, LANGUAGES, ROOT, Make, document, maker, on_one_core, paragraphs, table_rows, texts, theme
from reportgen.document import Block, Cell, Column, Direction, Heading, Isolate, Number, Row, Table, Text
from reportgen.writers.pdf import write

FACES = {"ur": "Noto Nastaliq Urdu", "vi": "Source Serif 4", "en": "Source Serif 4"}
CLAIMS = ("a-3a", "ua-1")


def typst(*standards: Any) -> Make:
    """The same documents as Typst makes them, with what it is asked to conform to."""
    peer = import_module("typst")
    compilers: dict[str, Any] = {}

    def make(language: str, prose: list[str]) -> bytes:
        source = _typst_source(language, prose)
        if language not in compilers:
            compilers[language] = peer.Compiler(source, font_paths=[str(FONTS)], ignore_system_fonts=True)
        made = compilers[language].compile(source, pdf_standards=list(standards))
        assert isinstance(made, bytes)
        return made

    return make


def _long(language: str, kind: str) -> None:
    """Documents of about 250, 500 and 1,000 pages, the largest last: what a page takes, and the most memory so far."""
    pypdf = import_module("pypdf")
    resource = import_module("resource")
    for part in (1, 2, 4):
        if kind == "prose":
            blocks = [block for number in range(130 * part) for block in _part(language, number)]
        else:
            blocks = [_sources(language, (7_500 if language == "ur" else 9_000) * part)]
        long, design = replace(document(language, []), blocks=tuple(blocks)), theme(language)
        start = time.process_time()
        made = write(long, design, FONTS)
        taken = time.process_time() - start
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        assert made.value is not None, made.diagnostics
        pages = len(pypdf.PdfReader(BytesIO(made.value)).pages)
        print(
            f"{language}, {kind}: {pages:5} pages {taken:6.1f} s {1000 * taken / pages:6.1f} ms a page, {most:5.0f} MB"
        )


def _part(language: str, number: int) -> tuple[Block, ...]:
    """A section of a long document: a heading, and what one of the short documents holds."""
    part = document(language, paragraphs(language, number))
    return (Heading(2, (Text(f"{number}. {part.title}"),), f"part-{number}"), *part.blocks)


def _sources(language: str, count: int) -> Table:
    """One table of linked figures, each the row of its own quote in another script."""
    other = "en" if language == "vi" else "vi"
    said, quote = texts(language)[1], texts(other)[1]
    rows = (
        Row(
            (
                Cell((Text(said),), header=True),
                Cell((Number(f"{number:,}", f"f{number}"),)),
                Cell((Isolate((Text(quote),), Direction.LTR, other),)),
                Cell((Text(str(number % 50)),)),
            ),
            anchor=f"fact-f{number}",
        )
        for number in range(count)
    )
    heads = said.split()[:2] * 2
    columns = [
        Column((Text(head),), weight, numeric=weight == 1) for head, weight in zip(heads, (3, 1, 3, 1), strict=True)
    ]
    return Table(tuple(columns), tuple(rows))


def _typst_source(language: str, prose: list[str]) -> bytes:
    rows = "".join("".join(f"[{cell}], " for cell in row) + "\n" for row in table_rows(language))
    title = texts(language)[0]
    direction, leading = ("rtl", "1.6em") if language == "ur" else ("ltr", "0.65em")
    body = "\n\n".join(prose)
    return f"""#set document(title: [{title}], date: datetime(year: 2024, month: 1, day: 1))
#set text(font: ("{FACES[language]}", "Source Serif 4"), lang: "{language}", dir: {direction}, size: 12pt)
#set page(paper: "a4")
#set par(justify: true, leading: {leading})
= {title}

{body}

#table(columns: 4, {rows})
""".encode()


def main() -> None:
    """Time the documents, then the whole process, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10)
    parser.add_argument("--unseen", action="store_true", help="no word of a document occurs in another")
    parser.add_argument("--long", action="store_true", help="documents of up to 1,000 pages instead")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    said = parser.parse_args()
    if said.long:
        for kind in ("prose", "table"):
            for language in said.language or ("ur", "en"):  # each in a process of its own, for its memory
                process = get_context("spawn").Process(target=_long, args=(language, kind))
                process.start()
                process.join()
        return
    on_one_core()
    makers = {"reportgen": maker(write)}
    if find_spec("typst"):
        makers |= {"typst": typst(), "typst, same claims": typst(*CLAIMS)}
    for language in said.language or LANGUAGES:
        _warm(language, makers, said.documents, unseen=said.unseen)
    _cold(said.documents)


def _warm(language: str, makers: dict[str, Make], documents: int, *, unseen: bool) -> None:
    taken: dict[str, list[float]] = {name: [] for name in makers}
    sizes: dict[str, int] = {}
    for number in range(documents + 1):
        for at, (name, make) in enumerate(makers.items()):
            # Typst keeps what it laid out: the two of it must not set the same text
            prose = paragraphs(language, number + (documents + 1) * (at // 2), unseen=unseen)
            start = time.process_time()
            sizes[name] = len(make(language, prose))
            if number:  # the first one warms up
                taken[name].append(time.process_time() - start)
    print(f"{language}: milliseconds per document, kilobytes, as parts of typst's")
    base = statistics.median(taken.get("typst", taken["reportgen"])), sizes.get("typst", sizes["reportgen"])
    for name, times in taken.items():
        median = statistics.median(times)
        print(
            f"  {name:<20} {1000 * median:7.1f} ms {median / base[0]:6.2f} x"
            f" {sizes[name] / 1000:7.1f} kB {sizes[name] / base[1]:6.2f} x"
        )


def _cold(rounds: int) -> None:
    """Whole processes, as they run where the package is installed: the Urdu briefing, and nothing at all."""
    facts = str(ROOT / "data" / "binh-thuan.yaml")
    build = ["-m", "reportgen", "build", facts, "--lang", "ur", "--format", "pdf"]
    commands = {"python -c pass": ["-c", "pass"], "reportgen build --lang ur --format pdf": build}
    print("whole process, seconds: processor's time (median), time gone by (least)")
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        compiled = {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        compiled["PYTHONPYCACHEPREFIX"] = folder
        for number in range(rounds + 1):
            for name, command in commands.items():
                start, used = time.perf_counter(), _used_by_children()
                subprocess.run([sys.executable, *command], cwd=folder, env=compiled, capture_output=True, check=True)
                if number:  # the first one compiles the modules, as installing does
                    taken[name].append((_used_by_children() - used, time.perf_counter() - start))
    for name, times in taken.items():
        used_times, gone_times = zip(*times, strict=True)
        print(f"  {statistics.median(used_times):6.3f} {min(gone_times):6.3f}   {name}")


def _used_by_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    main()
