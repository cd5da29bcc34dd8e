"""The words of a built DOCX in the template that python-docx and docxtpl begin with: `plain.py FILE.docx OUT.docx`.

What stands there is what a briefing looks like that nobody has designed: the same words and tables, no
cards, no charts, paragraphs from left to right.
"""

from __future__ import annotations

import sys

from docx.oxml.ns import qn
from docx.table import Table

import docx


def words(element: object) -> str:
    """The words in a paragraph or cell, those of content controls too."""
    return "".join(text.text or "" for text in element.iter(qn("w:t")))  # type: ignore[attr-defined]  # lxml


def plain(source: str, target: str) -> None:
    """Set the words of one file anew."""
    made = docx.Document()
    for block in docx.Document(source).iter_inner_content():
        element = block._element
        if any(True for _ in element.iter(qn("w:drawing"))):
            continue
        if isinstance(block, Table):
            rows = [[words(cell._tc) for cell in row.cells] for row in block.rows]
            table = made.add_table(len(rows), len(rows[0]), style="Table Grid")
            for row, said in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, said, strict=True):
                    cell.text = text
        elif text := words(block._p):
            style = block.style.name if block.style is not None else ""
            if style == "Title" or str(style).startswith("heading") or str(style).startswith("Heading"):
                made.add_heading(text, 0 if style == "Title" else 1)
            else:
                made.add_paragraph(text)
    made.save(target)


if __name__ == "__main__":
    plain(sys.argv[1], sys.argv[2])
