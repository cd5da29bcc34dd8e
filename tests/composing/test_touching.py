"""A figure is printed as the fact file has it: nothing glued to its mark makes another number of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.composing.marks import read_text
from reportgen.diagnostics import Span
from tests.composing.samples import read


def told(text: str, folder: Path) -> list[str]:
    return [found.message for found in read(text, folder)[1] if found.code == "T114"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ first }}{{ second }}", "nothing stands between `first` and `second`: they would be read as one figure"),
        ("{{ first }}*{{ second }}*", "nothing stands between `first` and `second`: they would be read as one figure"),
        ("{{ first }}.{{ second }}", "only `.` stands between `first` and `second`: they would be read as one figure"),
        ("{{ first }}٫{{ second }}", "only `٫` stands between `first` and `second`: they would be read as one figure"),
        ("{{ first }}۔{{ second }}", "only `۔` stands between `first` and `second`: they would be read as one figure"),
        ("{{ first }}:{{ second }}", "only `:` stands between `first` and `second`: they would be read as one figure"),
        ("down −{{ first }}", "`−` touches `first`, and would be read as a part of its figure"),
        ("–{{ first }}", "`–` touches `first`, and would be read as a part of its figure"),
        ("in [all −{{ first }}](#here)", "`−` touches `first`, and would be read as a part of its figure"),
        ("about ~{{ first }}", "`~` touches `first`, and would be read as a part of its figure"),
        (".{{ first }}", "`.` touches `first`, and would be read as a part of its figure"),
        ("O{{ first }}", "`O` touches `first`, and would be read as a part of its figure"),
        ("{{ first }}O", "`O` touches `first`, and would be read as a part of its figure"),
        ("{{ first }}%", "`%` touches `first`, and would be read as a part of its figure"),
        ("{{ first }}\u0338", "`\u0338` touches `first`, and would be read as a part of its figure"),
        ("{{ first }} −{{ second }}", "`−` touches `second`, and would be read as a part of its figure"),
    ],
)
def test_what_is_glued_to_a_mark_is_told(text: str, message: str, tmp_path: Path) -> None:
    assert told(text + "\n", tmp_path) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "{{ first }}–{{ second }}",
        "{{ first }}/{{ second }}, {{ first }}; (“{{ second }}”) *{{ first }}*. {{ second }}.",
        "{{ first }} − {{ second }} = {{ third }}",
        "”{{ first }}“ ارکان، {{ second }}۔ {{ first }}ء میں",
        "£{{ first }} – {{ second }}",
        "a well-{{ first }} name",
        "{{ first }}[^n] and {{ second }}\n\n[^n]: Words.",
    ],
)
def test_what_words_need_is_let_through(text: str, tmp_path: Path) -> None:
    assert told(text + "\n", tmp_path) == []


def test_so_it_is_in_the_texts_of_a_fact_file() -> None:
    _, (found,) = read_text("{{ a }}{{ b }}", Span.whole("facts.yaml"))
    assert (found.code, found.hint.partition(";")[0]) == ("T114", "part them with a space")
