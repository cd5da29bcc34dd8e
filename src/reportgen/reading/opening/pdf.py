"""The text layer of a PDF, by pypdf; run as a process of its own (see `bounded`)."""

from __future__ import annotations

import io
import re
import sys
import unicodedata
from collections.abc import Sequence

from reportgen.reading.opening.bounded import answer, limit_memory, limit_time, refuse

_MAX_PAGES = 500
_SECONDS = 20
_ENDS = tuple('.!?:;۔؟…"”»')
_FULL = 0.7
_SCRAMBLED = 0.02
_LONG_WORD, _LONG_SHARE = 28, 0.2
"""Where so much of a text is in words so long, its blanks were lost."""
_NEVER_FIRST = "ےںۃةى"
"""Letters that no word of the languages in Arabic script begins with."""
_TURNED = 0.05
_AROUND = "\"'“”«»()[]،؛:,;\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
_STOPS = ("۔", "؟")
_FEW = 4
_PERCENT_FIRST = re.compile(r"[%٪]\d")
_PERCENT_LAST = re.compile(r"\d ?[%٪]")


def main() -> None:
    """Read a PDF from standard input."""
    limit_memory()
    limit_time(_SECONDS)
    from pypdf import PdfReader  # noqa: PLC0415  - the process that starts this one need not pay for it
    from pypdf.errors import LimitReachedError, PyPdfError  # noqa: PLC0415  - as above

    data = sys.stdin.buffer.read()
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            refuse("the PDF is protected by a password", "save it without one")
            return
        pages = len(reader.pages)
        if pages > _MAX_PAGES:
            refuse(f"the PDF has {pages} pages, more than {_MAX_PAGES}", "cut out the article")
            return
        texts = [page.extract_text() for page in reader.pages]
        title = str((reader.metadata.title if reader.metadata else "") or "")
    except LimitReachedError:
        refuse("the PDF unpacks to more than an article takes", "cut out the article, or save it as text")
        return
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, OSError) as error:
        refuse(f"the PDF is damaged: {type(error).__name__}", "print it into a new PDF, or save it as text")
        return
    paragraphs = [paragraph for text in texts for paragraph in flowing(text.splitlines())]
    if not any(c.isalpha() for paragraph in paragraphs for c in paragraph):
        refuse("the PDF holds no text: its pages are pictures", "let a text recognition program read it first")
        return
    wrong = scrambled(paragraphs)
    hint = "compare the quotes with the page, or ask for the article's text"
    notes = (("Q112", f"the PDF's text layer looks scrambled: {wrong}", hint),) if wrong else ()
    answer(paragraphs, " ".join(title.split()), notes)


def flowing(lines: list[str]) -> list[str]:
    """Lines of a page put together into paragraphs: a line goes on where it is full and ends no sentence."""
    full = _FULL * max((len(line) for line in lines), default=0)
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        text = line.strip()
        if not text:
            goes_on = False
            continue
        if goes_on and re.search(r"\w-$", paragraphs[-1]) and text[0].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + text
        elif goes_on:
            paragraphs[-1] += f" {text}"
        else:
            paragraphs.append(text)
        goes_on = len(line) >= full and not (text.endswith(_ENDS) and len(line) < full / _FULL * 0.95)
    return paragraphs


def scrambled(paragraphs: Sequence[str]) -> str:
    """Why a text layer can hardly be the page's words, or "" where it may be."""
    text = "\n".join(paragraphs)
    letters = [c for c in text if not c.isspace()]
    odd = sum(
        c == "\ufffd"
        or unicodedata.category(c) in ("Co", "Cn", "Cc")
        or "\ufb50" <= c <= "\ufdff"
        or "\ufe70" <= c <= "\ufefc"
        for c in letters
    )
    words = text.split()
    if not letters or odd > _SCRAMBLED * len(letters):
        return "it holds shapes of letters, or signs that are none"
    if len(words) > 20 and sum(len(word) == 1 and word.isalpha() for word in words) > len(words) / 2:
        return "its letters are spaced out"
    if sum(len(word) for word in words if len(word) > _LONG_WORD) > _LONG_SHARE * len(letters):
        return "blanks between words are missing"
    if sum("\u0600" <= c <= "\u06ff" for c in letters) > len(letters) / 2:
        return _turned(paragraphs, words)
    return ""


def _turned(paragraphs: Sequence[str], words: Sequence[str]) -> str:
    """What is the wrong way round in a text that runs from right to left."""
    said = [word.strip(_AROUND) for word in words]
    if sum(len(word) > 1 and word[0] in _NEVER_FIRST for word in said) > _TURNED * len(said):
        return "its letters stand in reversed order"
    split = [paragraph.split() for paragraph in paragraphs]
    begun = sum(len(row) > _FEW and row[0].endswith(_STOPS) for row in split)
    ended = sum(len(row) > _FEW and row[-1].rstrip(_AROUND).endswith(_STOPS) for row in split)
    if begun > 1 and begun > ended:
        return "its words stand in reversed order"
    text = " ".join(words)
    if len(_PERCENT_FIRST.findall(text)) > len(_PERCENT_LAST.findall(text)):
        return "its figures and signs stand in reversed order"
    return ""


if __name__ == "__main__":
    main()
