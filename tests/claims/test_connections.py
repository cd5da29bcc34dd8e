"""What a figure has to do with the others."""

from __future__ import annotations

from dataclasses import replace

from reportgen.claims.explaining import connections
from tests.claims.samples import claim, figure, report

FIGURES = (
    figure("admitted_2021: count 2030"),
    figure("admitted_2022: count 2071", 2),
    figure("target: target 2000 | of: admitted_2021 | accepts: R101", 3),
    replace(figure("total: count 4101", 4), formula="sum(admitted_*)"),
)


def test_claims_patterns_calculated_figures_and_findings() -> None:
    found = report(
        FIGURES,
        claim("admitted_2022 > target"),
        claim("admitted_2021 > target", 2),
        replace(claim("total = sum(admitted_*)", 3), id="total", calculated=True),
    )
    entered = connections(found, "admitted_2022")
    assert [v.claim.id for v in entered.claims] == ["claim_1"]
    assert [v.claim.id for v in entered.calculated] == ["total"]
    assert entered.findings == ()
    assert [f.code for f in connections(found, "target").findings] == ["R100"]


def test_an_unknown_figure_is_connected_to_nothing() -> None:
    found = connections(report(FIGURES, "admitted_2022 > 5"), "nobody")
    assert (found.claims, found.calculated, found.findings) == ((), (), ())
