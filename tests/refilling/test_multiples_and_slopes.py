"""Small multiples and slopes follow like other charts: filled anew, they are what a new build makes of them."""

from __future__ import annotations

import re

import pytest

from tests.refilling.briefings import Desk, built, newer, part

HEAD = "::: masthead\nCharts\n\n# A title\n\n{{ term }} term\n:::\n\n"
SLOPE = """::: chart kind=slope from=year_2021 to=year_2022 target=target_yearly
### Members

- {{ admitted_2021 }} {{ admitted_2022 }} members

By year.
:::
"""
PANELS = """::: chart scale={scale} target=target_yearly,-
### Members

- New
  - {{ admitted_2021 }} {{ year_2021 }}
  - {{ admitted_2022 }} {{ year_2022 }}
- Above
  - {{ surplus_2021 }} {{ year_2021 }}
  - {{ surplus_2022 }} {{ year_2022 }}

By year.
:::
"""
SHARES = """::: chart kind=slope from=year_2021 to=year_2022
### Shares

- {{ attainment_2021 }} {{ attainment_2022 }} ہدف

By year.
:::
"""


@pytest.mark.parametrize(
    ("charts", "language", "parts"),
    [
        (SLOPE, "en", 1),
        (SLOPE, "ur", 1),
        (SHARES, "ur", 1),
        (PANELS.replace("{scale}", "own"), "en", 2),
        (PANELS.replace("{scale}", "own"), "ur", 2),
    ],
)
def test_a_chart_filled_anew_is_a_chart_built_anew(charts: str, language: str, parts: int, desk: Desk) -> None:
    template = HEAD + charts
    filled = desk.refill(built(language, template)).data
    assert filled is not None
    fresh = built(language, template, newer())
    for number in range(1, parts + 1):
        name = f"word/charts/chart{number}.xml"
        assert part(filled, name) == part(fresh, name)


def test_a_value_beyond_the_end_of_a_shared_scale_makes_it_longer(desk: Desk) -> None:
    shared = PANELS.replace("{scale}", "one").replace("target_yearly,-", "target_yearly")
    filled = desk.refill(built("en", HEAD + shared)).data
    assert filled is not None
    first = part(filled, "word/charts/chart1.xml")
    assert '<c:max val="2204.8"/>' in first


@pytest.mark.parametrize("language", ["en", "ur", "vi"])
def test_words_for_a_slope_follow_when_it_turns(language: str, desk: Desk) -> None:
    """Fewer members in the second year than in the first: the finding is another one."""
    template = HEAD + SLOPE
    facts = newer({"2,071": "2,010", "value: 71\n": "value: 10\n"})
    filled = desk.refill(built(language, template, draft=True), facts, draft=True).data
    assert filled is not None
    (said,) = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', part(filled))
    (fresh,) = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', part(built(language, template, facts, draft=True)))
    assert said == fresh


@pytest.mark.parametrize("language", ["en", "ur", "vi"])
def test_bounds_in_the_words_for_a_chart_follow(language: str, desk: Desk) -> None:
    dots = "::: chart kind=dots target=target_rate\n- {{ rate_units }} units\n- {{ rate_upper }} upper\n\nSaid.\n:::\n"
    facts = newer({"quote: 87% سے زیادہ": "quote: 89% سے زیادہ", "quote: 75% سے زیادہ": "quote: 76% سے زیادہ"})
    filled = desk.refill(built(language, HEAD + dots, draft=True), facts, draft=True).data
    assert filled is not None
    (said,) = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', part(filled))
    (fresh,) = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', part(built(language, HEAD + dots, facts, draft=True)))
    assert said == fresh
    assert "89" in said
    assert "&gt;" not in said
