"""The short reports that the benchmarks of the writers set: four paragraphs and a table, another text for each."""

from __future__ import annotations

import os
import random
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from reportgen.diagnostics import Outcome
from reportgen.document import (
    Cell,
    Column,
    Direction,
    Document,
    Labels,
    Masthead,
    Number,
    Paragraph,
    Row,
    Table,
    Text,
)
from reportgen.theme import Theme, resolve

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "src" / "reportgen" / "fonts"
LANGUAGES = ("ur", "vi", "en")

Make = Callable[[str, list[str]], bytes]
"""A language and the paragraphs of a document -> its file."""


def maker(write: Callable[[Document, Theme, Path], Outcome[bytes]]) -> Make:
    """Documents as one of our writers makes them."""
    themes = {language: theme(language) for language in LANGUAGES}

    def make(language: str, prose: list[str]) -> bytes:
        made = write(document(language, prose), themes[language], FONTS)
        assert made.value is not None, made.diagnostics
        return made.value

    return make


def theme(language: str) -> Theme:
    """The design that reportgen brings, for a language."""
    design = tomllib.loads((ROOT / "src/reportgen/themes/teal.toml").read_text(encoding="utf-8"))
    said = tomllib.loads((ROOT / f"locales/{language}/language.toml").read_text(encoding="utf-8"))
    return resolve(design, said["typography"])


def paragraphs(language: str, number: int, *, unseen: bool = False) -> list[str]:
    """The prose of document `number`: the words of each paragraph, twice, in another order for every document.

    Where they are to be `unseen`, the letters of each word change places too, so that nothing that was kept of
    earlier documents' words helps with them.
    """
    chance = random.Random(number)
    found = []
    for paragraph in texts(language)[2:]:
        words = 2 * paragraph.split()
        chance.shuffle(words)
        found.append(" ".join([_scrambled(word, chance) for word in words] if unseen else words))
    return found


def _scrambled(word: str, chance: random.Random) -> str:
    letters = list(word)
    places = [at for at, letter in enumerate(letters) if letter.isalpha()]
    for at, place in zip(places, chance.sample(places, len(places)), strict=True):
        letters[at] = word[place]
    return "".join(letters)


@cache
def texts(language: str) -> tuple[str, ...]:
    """The title, a row's label, and the paragraphs."""
    return tuple((ROOT / "benchmarks" / "texts" / f"{language}.txt").read_text(encoding="utf-8").split("\n\n"))


def table_rows(language: str, count: int = 12) -> list[tuple[str, str, str, str]]:
    """The cells of the table, row by row."""
    label = texts(language)[1]
    return [(str(at), label, f"2,{(30 + at) % 1000:03}", f"10{at % 9}.5%") for at in range(count)]


def document(language: str, prose: list[str], rows: int = 12) -> Document:
    """Such a report, with so many rows in its table."""
    said = texts(language)[0]
    body = tuple(
        Row((Cell((Text(at),)), Cell((Text(label),)), Cell((Number(count, "count"),)), Cell((Number(share, "share"),))))
        for at, label, count, share in table_rows(language, rows)
    )
    columns = (Column(()), Column((), 3), Column((), numeric=True), Column((), numeric=True))
    return Document(
        language=language,
        direction=Direction.RTL if language == "ur" else Direction.LTR,
        title=said,
        subject="",
        masthead=Masthead((), (Text(said),), ()),
        blocks=(*(Paragraph((Text(words),)) for words in prose), Table(columns, body)),
        labels=Labels("{page} / {pages}", "", ""),
        created="2024-01-01T00:00:00Z",
    )


def on_one_core() -> None:
    """Keep this process to one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
