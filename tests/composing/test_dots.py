"""`::: chart kind=dots`: points on a scale, how far bounds reach, and what is said of them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from reportgen.document import BarChart, plain_text
from reportgen.facts import Kind
from tests.composing.samples import FIGURES, facts, figure
from tests.composing.test_composing import document

END = Fraction(100)


def chart(text: str, tmp_path: Path, **figures: str) -> BarChart:
    more = (*FIGURES, *(figure(name, Kind.PERCENTAGE, value) for name, value in figures.items()))
    (block,) = document(f"::: chart {text} kind=dots\nRatings.\n:::\n", tmp_path, file=facts(figures=more)).blocks
    assert isinstance(block, BarChart)
    return block


def test_shares_stand_on_a_scale_from_none_to_all(tmp_path: Path) -> None:
    made = chart("good better target=wanted", tmp_path)
    assert made.dots
    assert made.end == END
    assert [(bar.value, bar.reach, bar.number.text) for bar in made.bars] == [
        (Fraction(87), END, ">\u00a087%"),
        (Fraction(92), END, ">\u00a092%"),
    ]
    assert plain_text(made.caption) == "Ratings. The scale runs from none to all."
    assert made.alternative.startswith("Dot plot: Ratings. ")
    assert made.alternative.endswith("Every value exceeds the target.")


@pytest.mark.parametrize(
    ("said", "reach"), [("13 %", None), ("<= 40 %", Fraction(0)), ("< 40 %", Fraction(0)), (">= 5 %", END)]
)
def test_how_far_a_bound_reaches(said: str, reach: Fraction | None, tmp_path: Path) -> None:
    assert chart("share", tmp_path, share=said).bars[0].reach == reach


def test_a_figure_above_all_lies_somewhere_behind_the_end_of_the_scale(tmp_path: Path) -> None:
    made = chart("attained over", tmp_path, over="> 110 %")
    assert made.end == Fraction(1265, 10)
    assert [bar.reach for bar in made.bars] == [None, made.end]


def test_other_figures_stand_on_a_scale_from_zero(tmp_path: Path) -> None:
    made = chart("first second", tmp_path)
    assert (made.dots, made.end) == (True, None)
    assert plain_text(made.caption) == "Ratings. The scale starts at zero."
