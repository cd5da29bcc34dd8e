"""The examples of docs/claims.md, so that they cannot rot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest

from reportgen.claims.functions import FUNCTIONS
from reportgen.claims.verdicts import Grade, HintCode, Side, Verdict
from reportgen.quantity import Rounding
from tests.claims.samples import complaints, verdict

PAGE = Path(__file__).resolve().parents[2] / "docs" / "claims.md"


@dataclass(frozen=True)
class Example:
    figures: str
    claim: str
    rounding: Rounding
    answer: str


def examples() -> list[Example]:
    found = []
    for block in re.findall(r"```example\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        *lines, answer = block.strip().splitlines()
        said = [line for line in lines if re.match(r"\w+: ", line)]
        rounding = next((line.removeprefix("rounding: ") for line in said if line.startswith("rounding: ")), "nearest")
        (claim,) = [line for line in lines if line not in said]
        figures = "\n".join(line for line in said if not line.startswith("rounding: "))
        found.append(Example(figures, claim, Rounding(rounding), answer.removeprefix("→ ")))
    return found


def result(found: Verdict) -> str:
    value = found.left if found.printed_side is Side.RIGHT else found.right
    assert value is not None
    assert value.nominal is not None
    return f"{value.nominal} {value.unit}".strip()


def exact(text: str) -> str:
    """`103.55 %` with its number as a fraction."""
    number, _, unit = text.partition(" ")
    return f"{Fraction(number)} {unit}".strip()


def test_there_are_twenty() -> None:
    assert len(examples()) == 20


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.claim)
def test_an_example_is_answered_as_the_page_says(example: Example) -> None:
    head, *rest = example.answer.split(", ")
    if head.startswith("C"):
        code, _, column = head.partition(" at ")
        (complaint,) = complaints(example.figures, example.claim)
        assert (complaint.code, complaint.span.column) == (code, int(column) + 4)
        return
    found = verdict(example.figures, example.claim, example.rounding)
    assert found.grade is Grade(head)
    for part in rest:
        if part.startswith("exactly "):
            assert result(found) == exact(part.removeprefix("exactly "))
        else:
            assert HintCode(part.removeprefix("hint ")) in {hint.code for hint in found.hints}


def test_the_page_lists_every_function() -> None:
    rows = re.findall(r"^\| `(\w+\(.*)` \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [(function.signature, function.meaning) for function in FUNCTIONS.values()]


def test_the_page_of_grades_lists_every_grade() -> None:
    page = (PAGE.parent / "consistency.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z-]+) \| .* \| (yes|) ?\| (yes|) ?\|$", page, re.MULTILINE)
    assert rows == [(g.value, "yes" * g.passes, "yes" * g.fails) for g in Grade]
