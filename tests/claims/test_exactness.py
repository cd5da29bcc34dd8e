"""What a printed figure stands for, kind by kind and bound by bound."""

from __future__ import annotations

from fractions import Fraction

import pytest

from reportgen.exactness import possible_values, rounded_values
from reportgen.quantity import Rounding
from tests.claims.samples import figure


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a: count 2071", "[2071, 2071]"),
        ("a: count 2050.5", "[4101/2, 4101/2]"),
        ("a: count 21000 | places: -3", "[20500, 21500]"),
        ("a: money 12.50 USD", "[25/2, 25/2]"),
        ("a: money 21800000000 | places: -8", "[21750000000, 21850000000]"),
        ("a: measure 21000 km | places: -3", "[20500, 21500]"),
        ("a: measure 4.2 km", "[21/5, 21/5]"),
        ("a: percentage 103.6 %", "[2071/20, 2073/20]"),
        ("a: percentage 104 %", "[207/2, 209/2]"),
        ("a: change -2.0 %", "[-41/20, -39/20]"),
        ("a: points 12 points", "[23/2, 25/2]"),
        ("a: ratio 1.5", "[29/20, 31/20]"),
        ("a: fraction 0.5", "[1/2, 1/2]"),
        ("a: rank 3", "[3, 3]"),
        ("a: year 2022", "[2022, 2022]"),
        ("a: term 2020..2025", "[2020, 2025]"),
        ("a: duration 6 months", "[6, 6]"),
        ("a: target 2000", "[2000, 2000]"),
        ("a: target > 75 %", "[75, 75]"),
        ("a: target 3..4 %", "[3, 4]"),
        ("a: percentage > 87 %", "(87, ∞)"),
        ("a: percentage >= 5 %", "[5, ∞)"),
        ("a: percentage < 5 %", "[0, 5)"),
        ("a: percentage <= 5 %", "[0, 5]"),
        ("a: change < 5 %", "(-∞, 5)"),
        ("a: change < -5 %", "(-∞, -5)"),
        ("a: count <= 500", "[0, 500]"),
        ("a: money < 500", "(-∞, 500)"),
        ("a: percentage 3..4 %", "[5/2, 9/2]"),
        ("a: count 3..4", "[3, 4]"),
        ("a: count ~ 2000", "[1500, 2500]"),
        ("a: count ~ 2070", "[2065, 2075]"),
        ("a: count ~ 2071", "[4141/2, 4143/2]"),
        ("a: percentage ~ 5.0 %", "[9/2, 11/2]"),
        ("a: count ~ 0", "[-1/2, 1/2]"),
        ("a: document 07-CT/TU", "None"),
    ],
)
def test_what_a_figure_stands_for(line: str, expected: str) -> None:
    assert str(possible_values(figure(line))) == expected


@pytest.mark.parametrize(
    ("value", "mode", "expected"),
    [
        ("8.2", Rounding.NEAREST, "[163/20, 33/4]"),
        ("8.2", Rounding.HALF_UP, "[163/20, 33/4)"),
        ("8.2", Rounding.HALF_DOWN, "(163/20, 33/4]"),
        ("-8.2", Rounding.HALF_DOWN, "[-33/4, -163/20)"),
        ("0", Rounding.HALF_DOWN, "[-1/20, 1/20]"),
        ("8.2", Rounding.HALF_EVEN, "[163/20, 33/4]"),
        ("8.3", Rounding.HALF_EVEN, "(33/4, 167/20)"),
        ("8.2", Rounding.TRUNCATED, "[41/5, 83/10)"),
        ("8.2", Rounding.AWAY, "(81/10, 41/5]"),
        ("-8.2", Rounding.HALF_UP, "(-33/4, -163/20]"),
        ("-8.2", Rounding.TRUNCATED, "(-83/10, -41/5]"),
        ("-8.2", Rounding.AWAY, "[-41/5, -81/10)"),
        ("0", Rounding.NEAREST, "[-1/20, 1/20]"),
        ("0", Rounding.HALF_UP, "(-1/20, 1/20)"),
        ("0", Rounding.HALF_EVEN, "[-1/20, 1/20]"),
        ("0", Rounding.TRUNCATED, "(-1/10, 1/10)"),
        ("0", Rounding.AWAY, "[0, 0]"),
    ],
)
def test_what_prints_alike(value: str, mode: Rounding, expected: str) -> None:
    assert str(rounded_values(Fraction(value), Fraction(1, 10), mode)) == expected
