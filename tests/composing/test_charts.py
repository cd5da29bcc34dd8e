"""`::: chart` with lists: bars, panels and slopes; what is drawn, what is said of it, what is refused."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from reportgen.claims.verdicts import Report
from reportgen.composing import compare, compose, load_template
from reportgen.composing.plotting import change
from reportgen.document import BarChart, Block, Chart, SlopeChart, SmallMultiples, plain_text
from reportgen.facts import Kind
from reportgen.reading import read_facts
from reportgen.resources import Resources
from tests.composing.samples import FIGURES, RESOURCES, facts, figure, language, quantity, read
from tests.composing.test_composing import composed, document

MORE = (
    figure("third", Kind.COUNT, "1900"),
    figure("fourth", Kind.COUNT, "1900"),
    figure("loss", Kind.COUNT, "-40"),
    figure("grown", Kind.PERCENTAGE, "> 95 %"),
    figure("low", Kind.PERCENTAGE, "< 40 %"),
)
PANELS = """::: chart {options}
### Both grew

- {{{{ first_year }}}}
  - {{{{ first }}}} north
  - {{{{ third }}}} south
- {{{{ second_year }}}}
  - {{{{ second }}}} north
  - {{{{ {last} }}}} south

Members.
:::
"""


def drawn(text: str, tmp_path: Path, code: str = "en") -> Block:
    (block,) = document(text, tmp_path, code, file=facts(figures=(*FIGURES, *MORE))).blocks
    return block


def panels(tmp_path: Path, options: str = "", last: str = "fourth", code: str = "en") -> SmallMultiples:
    block = drawn(PANELS.format(options=options, last=last), tmp_path, code)
    assert isinstance(block, SmallMultiples)
    return block


def slope(lines: str, tmp_path: Path, options: str = "", code: str = "en") -> SlopeChart:
    text = (
        f"::: chart kind=slope from=first_year to=second_year {options}\n### What became\n\n{lines}\n\nMembers.\n:::\n"
    )
    block = drawn(text, tmp_path, code)
    assert isinstance(block, SlopeChart)
    return block


def test_bars_may_stand_in_a_list_and_have_labels_there(tmp_path: Path) -> None:
    block = drawn("::: chart target=target\n- {{ first }}: in the north\n- {{ third }}\n\nMembers.\n:::\n", tmp_path)
    assert isinstance(block, BarChart)
    assert [(plain_text(bar.label), bar.value) for bar in block.bars] == [
        ("in the north", Fraction(2030)),
        ("third", Fraction(1900)),
    ]
    assert block.alternative == (
        "Bar chart: Members. in the north: 2,030; third: 1,900. yearly target: 2,000. 1 of 2 values exceed the target."
    )


def test_panels_stand_on_one_scale(tmp_path: Path) -> None:
    made = panels(tmp_path, "target=target")
    assert [plain_text(panel.title) for panel in made.panels] == ["2021", "2022"]
    assert {panel.scale for panel in made.panels} == {(Fraction(0), Fraction(2071))}
    assert [plain_text(bar.label) for bar in made.panels[0].bars] == ["north", "south"]
    assert plain_text(made.caption) == "Members. Bars start at zero. All panels share one scale."


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "en",
            (
                "Bar charts side by side: Both grew. 2021 – north: 2,030; south: 1,900. "
                "2022 – north: 2,071; south: 1,900. yearly target: 2,000. 2 of 4 values exceed the target. "
                "1 of 2 values are higher in 2022 than in 2021."
            ),
        ),
        ("ur", "2 میں سے 1 قدریں 2022 میں 2021 سے زیادہ ہیں۔"),
        ("vi", "1 trong 2 giá trị của 2022 cao hơn 2021."),
    ],
)
def test_what_panels_show_is_told_in_words(code: str, said: str, tmp_path: Path) -> None:
    assert panels(tmp_path, "target=target", code=code).alternative.endswith(said)


def test_each_panel_tells_its_own_part(tmp_path: Path) -> None:
    made = panels(tmp_path, "scale=own target=target,-")
    assert [panel.target is not None for panel in made.panels] == [True, False]
    assert made.panels[0].alternative == (
        "Bar chart: 2021. north: 2,030; south: 1,900. yearly target: 2,000. 1 of 2 values exceed the target."
    )
    assert made.panels[1].alternative == "Bar chart: 2022. north: 2,071; south: 1,900."
    assert plain_text(made.caption).endswith("Each panel has a scale of its own.")
    assert {panel.scale for panel in made.panels} == {(Fraction(0), Fraction(2030)), (Fraction(0), Fraction(2071))}


def test_targets_of_panels_are_spoken_of_where_they_are(tmp_path: Path) -> None:
    made = panels(tmp_path, "target=target,fourth")
    assert (
        "2021 – north: 2,030; south: 1,900. yearly target: 2,000. 1 of 2 values exceed the target. "
        "2022 – north: 2,071; south: 1,900. fourth: 1,900. 1 of 2 values exceed the target."
    ) in made.alternative


def test_a_figure_with_a_bound_reaches_on_in_bars_too(tmp_path: Path) -> None:
    block = drawn("::: chart good low\nShares.\n:::\n", tmp_path)
    assert isinstance(block, BarChart)
    assert [(bar.reach, bar.falls_short) for bar in block.bars] == [(Fraction(100), False), (Fraction(0), True)]
    assert block.scale == (Fraction(0), Fraction(100))


def test_negative_values_widen_the_scale(tmp_path: Path) -> None:
    block = drawn("::: chart first loss kind=dots\nMembers.\n:::\n", tmp_path)
    assert isinstance(block, BarChart)
    assert block.scale == (Fraction(-40), Fraction(2030))
    assert plain_text(block.caption) == "Members. The scale runs through zero."


LINES = "- {{ first }} {{ second }} North\n- {{ third }} {{ fourth }} South"


def test_a_slope_has_two_moments_and_a_figure_at_each(tmp_path: Path) -> None:
    made = slope(LINES, tmp_path, "target=target")
    assert [plain_text(moment) for moment in made.moments] == ["2021", "2022"]
    assert [[point.number.figure_id for point in line.points] for line in made.slopes] == [
        ["first", "second"],
        ["third", "fourth"],
    ]
    assert made.scale == (Fraction(1900), Fraction(2071))
    assert plain_text(made.caption) == "Members. The scale does not start at zero."


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "en",
            (
                "Slope chart: What became. 2021 and 2022: North from 2,030 to 2,071; South from 1,900 to 1,900. "
                "1 of 2 values are higher in 2022 than in 2021."
            ),
        ),
        ("ur", "2 میں سے 1 قدریں 2022 میں 2021 سے زیادہ ہیں۔"),
        ("vi", "1 trong 2 giá trị của 2022 cao hơn 2021."),
    ],
)
def test_what_a_slope_shows_is_told_in_words(code: str, said: str, tmp_path: Path) -> None:
    assert slope(LINES, tmp_path, code=code).alternative.endswith(said)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- {{ first }} {{ second }}", "The value is higher in 2022 than in 2021."),
        ("- {{ second }} {{ first }}", "The value is lower in 2022 than in 2021."),
        ("- {{ third }} {{ fourth }}", "The value is the same in 2021 and 2022."),
        ("- {{ good }} {{ grown }} sail", "sail from more than 87% to more than 95%."),
        ("- {{ low }} {{ grown }} sail", "The value is higher in 2022 than in 2021."),
    ],
)
def test_the_finding_of_a_slope_says_no_more_than_bounds_allow(line: str, said: str, tmp_path: Path) -> None:
    assert slope(line, tmp_path).alternative.endswith(said)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [("5", "6", 1), ("6", "5", -1), ("5", "5", 0), ("> 5", "6", None), ("5", ">= 6", 1), ("<= 5", "6", 1),
     (">= 6", "< 5", -1), ("< 6", "5", None), ("~ 5", "6", None), (">= 5", "<= 5", None)],
)  # fmt: skip
def test_a_change_is_certain_or_not_said(first: str, last: str, expected: int | None) -> None:
    assert change(quantity(first), quantity(last)) == expected


SLOPE = "::: chart kind=slope from=first_year to=second_year\n"
REFUSED = {
    "T203 a chart's figures stand in one place": "::: chart first\n- {{ second }}\n\nx\n:::\n",
    "T203 a slope chart needs `to=`": "::: chart kind=slope from=first_year\n- {{ first }} {{ second }}\n\nx\n:::\n",
    "T203 `from` goes with kind=slope": "::: chart first from=first_year\nx\n:::\n",
    "T203 `scale` goes with panels": "::: chart first scale=own\nx\n:::\n",
    "T203 there is no scale `log`": "::: chart scale=log\n- a\n  - {{ first }}\n\nx\n:::\n",
    "T203 a chart prints its figures in its own way": "::: chart\n- {{ good limit }} label\n\nx\n:::\n",
    "T204 a bar begins with its figure": "::: chart\n- label {{ first }}\n\nx\n:::\n",
    "T204 a line of a slope chart begins with two marks": f"{SLOPE}- {{{{ first }}}} label\n\nx\n:::\n",
    "T204 the lines of a slope chart are a list": "::: chart first kind=slope from=first_year to=second_year\nx\n:::\n",
    "T204 a slope chart has at most 8 lines": SLOPE + "- {{ first }} {{ second }} x\n" * 9 + "\nx\n:::\n",
    "T204 a chart has at most 6 panels": "::: chart\n" + "- a\n  - {{ first }}\n" * 7 + "\nx\n:::\n",
    "T204 either all items of a chart are panels": "::: chart\n- a\n  - {{ first }}\n- {{ second }}\n\nx\n:::\n",
    "T204 a chart needs a caption": "::: chart\n- {{ first }}\n:::\n",
}


@pytest.mark.parametrize("expected", REFUSED)
def test_what_is_refused_before_a_figure_is_looked_up(expected: str, tmp_path: Path) -> None:
    _, found = read(REFUSED[expected], tmp_path)
    code, _, message = expected.partition(" ")
    assert [d.message for d in found if d.code == code and message in d.message], found
    assert all((d.span.line > 0 and d.hint) or d.code == "T203" for d in found)


@pytest.mark.parametrize("text", REFUSED.values())
def test_what_is_refused_is_composed_without_a_fault_of_ours(text: str, tmp_path: Path) -> None:
    """A build goes on to say what else is wrong."""
    template, _ = read(text, tmp_path)
    assert template is not None
    compose(template, facts(figures=(*FIGURES, *MORE)), Report((), ()), language("en"))


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (PANELS.format(options="", last="good"), "different units: no unit, `%`", "scale=own"),
        (PANELS.format(options="scale=own", last="good"), "different units: no unit, `%`", ""),
        (PANELS.format(options="scale=own target=a,b,c", last="third"), "3 targets for 2 panels", "`-`"),
        (f"{SLOPE}- {{{{ first }}}} {{{{ good }}}} x\n\nx\n:::\n", "different units", ""),
        (f"{SLOPE}- {{{{ first }}}} {{{{ set_rate }}}} x\n\nx\n:::\n", "`set_rate` is not a single number", ""),
    ],
)
def test_figures_that_cannot_stand_on_one_scale(text: str, message: str, hint: str, tmp_path: Path) -> None:
    made, found = composed(text, tmp_path, file=facts(figures=(*FIGURES, *MORE)))
    assert made is None
    assert [d.code for d in found] == ["T306"]
    assert message in found[0].message
    assert hint.strip("`") in found[0].hint
    assert found[0].span.path == "en.md"


# --- the documentation's examples ------------------------------------------------------------

EXAMPLES = Resources(RESOURCES.project / "docs/examples/charts")
KINDS = ["bar", "dots", "panels", "own-scale", "slope", "a slope with bounds", "below zero"]


def test_the_examples_of_the_documentation_are_charts_in_every_language() -> None:
    path = EXAMPLES.project / "data/harbours.yaml"
    read_file = read_facts(path, EXAMPLES)
    assert read_file.value is not None, read_file.diagnostics
    templates = [load_template("charts", code, EXAMPLES).value for code in ("en", "ur", "vi")]
    made = [template for template in templates if template is not None]
    assert compare(made) == ()
    for template in made:
        outcome = compose(template, read_file.value, Report((), ()), language(template.language))
        assert outcome.value is not None, outcome.diagnostics
        charts = [block for block in outcome.value.blocks if isinstance(block, Chart)]
        assert len(charts) == len(KINDS)
        assert len({chart.alternative for chart in charts}) == len(KINDS)


def test_no_number_of_an_alternative_text_is_made_up() -> None:
    """Each is a figure's, or counts what is drawn."""
    held = read_facts(EXAMPLES.project / "data/harbours.yaml", EXAMPLES).value
    template = load_template("charts", "en", EXAMPLES).value
    assert held is not None
    assert template is not None
    document = compose(template, held, Report((), ()), language("en")).value
    assert document is not None
    figures = {str(figure.quantity.value) for figure in held.figures if figure.quantity}
    for chart in (block for block in document.blocks if isinstance(block, Chart)):
        words = re.sub(r"\d of \d values?", "", chart.alternative)
        for said in re.findall(r"[−-]?\d[\d,]*", words):
            assert said.replace(",", "").replace("−", "-") in figures, (said, chart.alternative)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "good: more than 87%; rate: 5% or more. wanted: more than 75%."),
        ("ur", "good: 87 فیصد سے زیادہ؛ rate: 5 فیصد یا اس سے زیادہ۔ wanted: 75 فیصد سے زیادہ۔"),
        ("vi", "good: trên 87%; rate: từ 5% trở lên. wanted: trên 75%."),
    ],
)
def test_an_alternative_text_says_bounds_in_words(code: str, said: str, tmp_path: Path) -> None:
    for kind in ("bar", "dots"):
        made = drawn(f"::: chart good rate target=wanted kind={kind}\nSaid.\n:::\n", tmp_path, code)
        assert isinstance(made, BarChart)
        assert said in made.alternative.replace("\u00a0", " ")
        assert not set("<>≤≥≈") & set(made.alternative)
