"""The text layer of a PDF, by pypdf; run as a process of its own (see `bounded`)."""

from __future__ import annotations

import io
import re
import sys
import unicodedata

from reportgen.reading.opening.bounded import answer, limit_memory, refuse

_MAX_PAGES = 500
_ENDS = tuple('.!?:;۔؟…"”»')
_FULL = 0.7
_SCRAMBLED = 0.02


def main() -> None:
    """Read a PDF from standard input."""
    limit_memory()
    from pypdf import PdfReader  # noqa: PLC0415  - the process that starts this one need not pay for it
    from pypdf.errors import PyPdfError  # noqa: PLC0415  - as above

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
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, OSError) as error:
        refuse(f"the PDF is damaged: {type(error).__name__}", "print it into a new PDF, or save it as text")
        return
    paragraphs = [paragraph for text in texts for paragraph in flowing(text.splitlines())]
    if not any(c.isalpha() for paragraph in paragraphs for c in paragraph):
        refuse("the PDF holds no text: its pages are pictures", "let a text recognition program read it first")
        return
    notes = (
        (("Q112", "the PDF's text layer looks scrambled", "compare the quotes with the page, or ask for the text"),)
        if scrambled("".join(paragraphs))
        else ()
    )
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


def scrambled(text: str) -> bool:
    """Whether a text layer can hardly be the page's words: unknown signs, shapes of letters, letters spaced out."""
    letters = [c for c in text if not c.isspace()]
    if not letters:
        return True
    odd = sum(
        c == "\ufffd"
        or unicodedata.category(c) in ("Co", "Cn", "Cc")
        or "\ufb50" <= c <= "\ufdff"
        or "\ufe70" <= c <= "\ufefc"
        for c in letters
    )
    words = text.split()
    single = sum(len(word) == 1 and word.isalpha() for word in words)
    return odd > _SCRAMBLED * len(letters) or (len(words) > 20 and single > len(words) / 2)


if __name__ == "__main__":
    main()
