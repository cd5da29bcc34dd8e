"""Where errors stand: in the claim's own span, and in a formula's."""

from __future__ import annotations

from dataclasses import replace

from reportgen.diagnostics import Span
from tests.claims.samples import claim, complaints


def test_the_span_of_a_calculated_figure_is_its_formula() -> None:
    formula = "admitted - targt"
    span = Span("facts.yaml", 12, 14, 12, 14 + len(formula))
    made = replace(claim(f"surplus = {formula}"), id="surplus", span=span, calculated=True)
    (found,) = complaints("admitted: count 5\ntarget: target 3\nsurplus: count 2", made)
    assert found.span == Span("facts.yaml", 12, 25, 12, 30)
    assert "did you mean `target`?" in found.hint


def test_a_claim_over_several_lines_is_named_as_a_whole() -> None:
    span = Span("facts.yaml", 12, 14, 13, 20)
    (found,) = complaints("a: count 5", replace(claim("a = b"), span=span))
    assert found.span == span
