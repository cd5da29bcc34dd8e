"""One short report as a Word file, again and again, side by side with docxtpl in one run; then one long table.

    python benchmarks/word.py                10 documents of each language, warm
    pip install docxtpl                      brings the peer; without it, reportgen is timed alone

Four paragraphs and a table of 12 rows, another text for every document, one core.  The documents of both take turns,
and what is measured is the processor's time, so that a busy machine is busy for both.  Only the ratios mean anything.
docxtpl fills a template of Word's plain look; reportgen's files carry their styles, fonts and content controls too.
Timed is what a user would call: from the words to the bytes of the file.

(This file is not called docx.py, because Python would take it for the library of that name.)
"""

from __future__ import annotations

import argparse
import io
import resource
import statistics
import sys
import time
from importlib import import_module
from importlib.util import find_spec

from briefs import FONTS, LANGUAGES, Make, document, maker, on_one_core, paragraphs, table_rows, texts, theme
from reportgen.writers.docx import write

LONG = 5000


def docxtpl() -> Make:
    """The same documents, filled into a template that python-docx made."""
    peer = import_module("docxtpl")
    blank = import_module("docx").Document()
    blank.add_heading("{{ title }}", 0)
    for line in ("{%p for p in paras %}", "{{ p }}", "{%p endfor %}"):
        blank.add_paragraph(line)
    table = blank.add_table(rows=3, cols=4)
    table.rows[0].cells[0].text = "{%tr for r in rows %}"
    for cell, said in zip(table.rows[1].cells, ("{{ r[0] }}", "{{ r[1] }}", "{{ r[2] }}", "{{ r[3] }}"), strict=True):
        cell.text = said
    table.rows[2].cells[0].text = "{%tr endfor %}"
    template = io.BytesIO()
    blank.save(template)

    def make(language: str, prose: list[str]) -> bytes:
        filled = peer.DocxTemplate(io.BytesIO(template.getvalue()))
        filled.render({"title": texts(language)[0], "paras": prose, "rows": table_rows(language)})
        made = io.BytesIO()
        filled.save(made)
        return made.getvalue()

    return make


def main() -> None:
    """Time the documents, then the long table, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10)
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    said = parser.parse_args()
    on_one_core()
    makers = {"reportgen": maker(write)}
    _long_table()  # first, so that the memory is its own
    if find_spec("docxtpl"):
        makers["docxtpl"] = docxtpl()
    for language in said.language or LANGUAGES:
        _warm(language, makers, said.documents)


def _warm(language: str, makers: dict[str, Make], documents: int) -> None:
    taken: dict[str, list[float]] = {name: [] for name in makers}
    sizes: dict[str, int] = {}
    for number in range(documents + 1):
        prose = paragraphs(language, number)
        for name, make in makers.items():
            start = time.process_time()
            sizes[name] = len(make(language, prose))
            if number:  # the first one warms up
                taken[name].append(time.process_time() - start)
    print(f"{language}: milliseconds per document, kilobytes, as parts of docxtpl's time")
    base = statistics.median(taken.get("docxtpl", taken["reportgen"]))
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"  {name:<10} {1000 * median:7.1f} ms {median / base:6.2f} x {sizes[name] / 1000:8.1f} kB")


def _long_table() -> None:
    long, design = document("ur", [], LONG), theme("ur")
    start = time.process_time()
    made = write(long, design, FONTS)
    assert made.value is not None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    print(
        f"a table of {LONG:,} rows: {time.process_time() - start:.2f} s, {peak:.0f} MB at most, the document included"
    )


if __name__ == "__main__":
    main()
