"""How much of what was written five reader programs find again: words and figures, their order, figures as wholes."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from reportgen.document import Document, Isolate, Note, Number, Target, plain_text
from tests.pdf.reading_back import printed_texts
from tests.text.pages import READERS

FIVE = ("poppler", "pdfium", "pdf.js", "mupdf", "pypdf")
_PDF_JS = Path(__file__).parents[1] / "judges" / "read.mjs"
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def readings(paths: Sequence[Path]) -> list[dict[str, str]]:
    """What each of the five finds in each file."""
    found = zip(paths, pdf_js(paths), strict=True)
    return [{name: read(path) for name, read in READERS.items()} | {"pdf.js": text} for path, text in found]


def pdf_js(paths: Sequence[Path]) -> list[str]:
    """What pdf.js finds, in one process for all files; `make test` installs it (tests/judges)."""
    command = ["node", str(_PDF_JS), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    texts: dict[str, str] = json.loads(done.stdout)
    return [texts[str(path)] for path in paths]


def lost(wanted: Sequence[str], found: Sequence[str]) -> Counter[str]:
    """The words that are not found, or not as often as they were written."""
    return Counter(wanted) - Counter(found)


def share_in_order(wanted: Sequence[str], found: Sequence[str]) -> float:
    """The part of the words that are found one after the other."""
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(wanted)


def wholes_of(document: Document) -> Counter[str]:
    """Ranges, codes, dates, bounds, divisions, negative numbers: figures with signs, and how often they are printed.

    They have blanks where a line may end in them.
    """
    named = {
        " ".join(plain_text((node,)).replace("\u00a0", "").split())
        for node in _nodes(document)
        if isinstance(node, (Number, Isolate))
    }
    wholes = {said for said in named if re.search(r"\d", said) and re.search(r"\D", said) and not _leftward(said)}
    printed = [squeezed(text) for text in (*printed_texts(document), *beside(document))]
    return +Counter({whole: sum(text.count(squeezed(whole)) for text in printed) for whole in wholes})


def missed(wanted: Counter[str], read: str) -> Counter[str]:
    """The wholes that are turned around or broken: those that a text does not hold as often as they were written.

    A formula may be cut in two where a line may end in it: in a narrow cell it has two lines, and between them
    poppler reads those of the cells beside it.
    """
    text = squeezed(read)
    return +Counter({said: times - _times(said, times, text) for said, times in wanted.items()})


def _times(said: str, wanted: int, text: str) -> int:
    whole = text.count(squeezed(said))
    if whole >= wanted:
        return wanted
    cuts = ((said[: blank.start()], said[blank.end() :]) for blank in re.finditer(" ", said))
    return whole + max((min(text.count(squeezed(part)) for part in parts) for parts in cuts), default=0)


def beside(document: Document) -> Iterator[str]:
    """The texts that stand beside a document's blocks: each footnote once, and what a chart says of its target."""
    said = dict.fromkeys(node.children for node in _nodes(document) if isinstance(node, Note))
    yield from map(plain_text, said)
    yield from (plain_text(node.label) for node in _nodes(document) if isinstance(node, Target))


def squeezed(text: str) -> str:
    """A text in one spelling, without blanks and without the characters that nobody sees."""
    return seen(text).replace(" ", "")


def seen(text: str) -> str:
    """The same with its words apart: blanks of any length, and ends of lines, as one blank."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).split())


def _leftward(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def _nodes(value: Any) -> Iterator[Any]:
    """All records of a document, from the outside in."""
    if isinstance(value, tuple):
        for each in value:
            yield from _nodes(each)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from _nodes(getattr(value, field.name))
