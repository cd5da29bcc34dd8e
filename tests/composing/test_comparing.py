"""The languages of a template must print the same figures under the same headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.composing import compare, load_template
from reportgen.composing.template import Template
from reportgen.diagnostics import Diagnostic
from tests.composing.samples import RESOURCES, read

ONE = "Opening {{ a }}.\n\n## First\n\n{{ b }} and {{ c }}.\n\n::: figures d\n\n## Second\n\n::: sources\n"


def compared(folder: Path, **others: str) -> tuple[Diagnostic, ...]:
    templates: list[Template] = []
    for code, text in {"en": ONE, **others}.items():
        template, found = read(text, folder, code)
        assert template is not None, found
        templates.append(template)
    return compare(templates)


@pytest.mark.parametrize("name", ["briefing", "proof"])
def test_a_template_of_the_package_says_the_same_in_all_its_languages(name: str) -> None:
    templates = [load_template(name, code, RESOURCES).value for code in ("en", "ur", "vi")]
    assert compare([t for t in templates if t is not None]) == ()
    assert None not in templates


def test_other_words_in_another_order_and_other_options_are_the_same(tmp_path: Path) -> None:
    other = ONE.replace("{{ b }} and {{ c }}", "{{ c word }} dann {{ b symbol }} und {{ c }}").replace(
        "First", "Erstens"
    )
    assert compared(tmp_path, de=other.replace("Opening", "Anfang")) == ()


def test_a_figure_that_one_language_lacks(tmp_path: Path) -> None:
    (found,) = compared(tmp_path, ur=ONE.replace(" and {{ c }}", ""))
    assert found.code == "T402"
    assert "`c`" in found.message
    assert found.span.path == "ur.md"
    assert "en.md:13:1" in found.hint or "en.md" in found.hint


def test_a_figure_that_only_one_language_has(tmp_path: Path) -> None:
    (found,) = compared(tmp_path, ur=ONE.replace("{{ b }}", "{{ b }} {{ more }}"))
    assert (found.code, "`more`" in found.message, found.span.path) == ("T402", True, "ur.md")


def test_a_figure_under_another_heading_is_missing_here_and_too_much_there(tmp_path: Path) -> None:
    moved = ONE.replace(" and {{ c }}", "").replace("## Second\n", "## Second\n\n{{ c }}\n")
    assert [d.code for d in compared(tmp_path, ur=moved)] == ["T402", "T402"]


@pytest.mark.parametrize("wrong", ["en", "ur", "vi"])
def test_a_misspelt_mark_is_said_once_where_it_stands_whichever_language_it_is(wrong: str, tmp_path: Path) -> None:
    text = ONE.replace("{{ b }}", "{{ admitted }}")
    said = dict.fromkeys(("en", "ur", "vi"), text) | {wrong: text.replace("admitted", "admited")}
    (found,) = compared(tmp_path, **said)
    others = " and ".join(f"{code}.md" for code in said if code != wrong)
    assert (found.code, found.span.path, found.span.line) == ("T402", f"{wrong}.md", 13)
    assert found.message == f"this file prints `admited` here, {others} print `admitted`"


def test_what_the_first_language_alone_prints_or_lacks_is_said_there_once(tmp_path: Path) -> None:
    (found,) = compared(tmp_path, en=ONE.replace("{{ b }}", "{{ b }} {{ more }}"), ur=ONE, vi=ONE)
    assert found.span.path == "en.md"
    assert found.message == "this file prints `more` here, ur.md and vi.md do not"
    (found,) = compared(tmp_path, en=ONE.replace(" and {{ c }}", ""), ur=ONE, vi=ONE)
    assert (found.span.path, found.hint) == ("en.md", "see ur.md:13:13")
    assert found.message == "under this heading ur.md and vi.md print `c`, this file does not"


def test_a_figure_that_several_languages_lack_is_said_once(tmp_path: Path) -> None:
    without = ONE.replace(" and {{ c }}", "")
    (found,) = compared(tmp_path, de=ONE, fa=ONE, ur=without, vi=without)
    assert found.span.path == "ur.md"
    assert found.message == "under this heading de.md, en.md and fa.md print `c`, this file and vi.md do not"


def test_figures_of_directives_count(tmp_path: Path) -> None:
    assert [d.code for d in compared(tmp_path, ur=ONE.replace("figures d", "figures d e"))] == ["T402"]
    chart = "::: chart a:b target=c\nx\n:::\n"
    other = chart.replace("target=c", "target=z")
    found = compared(tmp_path, en=ONE + "\n" + chart, ur=ONE + "\n" + other)
    assert [d.message.split("`")[1] for d in found] == ["c", "z"]


SLOPE = """::: chart kind=slope from=a to=b
- {{ a }} {{ b }} one
- {{ c }} {{ d }} two {{ a }}

x
:::
"""


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("{{ a }} {{ b }}", "{{ b }} {{ a }}"),
        ("from=a to=b", "from=b to=a"),
        ("kind=slope from=a to=b", "kind=slope from=a to=b target=c"),
        (SLOPE, SLOPE.replace("- {{ a }} {{ b }} one\n", "").replace("\n\nx", "\n- {{ a }} {{ b }} one\n\nx")),
    ],
)
def test_a_chart_shows_the_same_in_every_language(was: str, now: str, tmp_path: Path) -> None:
    (found,) = compared(tmp_path, en=ONE + SLOPE, ur=ONE + SLOPE.replace(was, now))
    assert (found.code, found.span.path) == ("T403", "ur.md")
    assert "same" in found.message


def test_labels_of_a_chart_may_differ(tmp_path: Path) -> None:
    assert compared(tmp_path, en=ONE + SLOPE, ur=ONE + SLOPE.replace("two {{ a }}", "{{ a }} دو")) == ()


def test_a_chart_is_of_one_kind_in_every_language(tmp_path: Path) -> None:
    bars = "::: chart a b\nx\n:::\n"
    found = compared(tmp_path, en=ONE + bars, ur=ONE + bars.replace("chart", "chart kind=dots"))
    assert [d.code for d in found] == ["T403", "T403"]


def test_headings_must_be_as_many_and_of_the_same_levels(tmp_path: Path) -> None:
    (found,) = compared(tmp_path, ur=ONE.replace("## Second\n\n", ""))
    assert found.code == "T401"
    (found,) = compared(tmp_path, ur=ONE.replace("## Second", "### Second"))
    assert (found.code, found.span.path) == ("T401", "ur.md")
    (found,) = compared(tmp_path, ur=ONE + "\n## Third\n")
    assert "nothing more" in found.message


def test_headings_that_only_the_first_language_has_are_said_there_once(tmp_path: Path) -> None:
    (found,) = compared(tmp_path, en=ONE + "\n## Third\n", ur=ONE, vi=ONE)
    assert (found.code, found.span.path) == ("T401", "en.md")
    assert found.message == "heading 4 is `Third`; in ur.md it is nothing more"


def test_a_directive_that_stands_twice_in_one_language_stands_twice_in_all(tmp_path: Path) -> None:
    (found,) = compared(tmp_path, ur=ONE + "\n::: sources\n")
    assert (found.code, found.span.path) == ("T403", "ur.md")
    assert "`sources` no. 2 here" in found.message


def test_another_order_in_the_first_language_is_said_there_once(tmp_path: Path) -> None:
    both = ONE + "\n::: checks\n"
    swapped = ONE.replace("::: sources\n", "::: checks\n\n::: sources\n")
    (found,) = compared(tmp_path, en=swapped, ur=both, vi=both)
    assert (found.code, found.span.path) == ("T403", "en.md")


def test_directives_must_be_the_same_in_the_same_order(tmp_path: Path) -> None:
    assert [d.code for d in compared(tmp_path, ur=ONE.replace("::: sources\n", "::: checks\n"))] == ["T403", "T403"]
    both = ONE + "\n::: checks\n"
    swapped = ONE.replace("::: sources\n", "::: checks\n\n::: sources\n")
    (found,) = compared(tmp_path, en=both, ur=swapped)
    assert found.code == "T403"
    assert "another order" in found.message


def test_figures_of_the_masthead_count_and_texts_do_not(tmp_path: Path) -> None:
    for code, title in (("en", "# {{ title }} {{ a }}"), ("ur", "# Eigener Titel {{ b }}")):
        (tmp_path / f"{code}.md").write_text(f"::: masthead\nk\n\n{title}\n\np\n:::\n", encoding="utf-8")
    from reportgen.composing import read_template  # noqa: PLC0415 - only here

    templates = [read_template(tmp_path / f"{code}.md", f"{code}.md").value for code in ("en", "ur")]
    found = compare([t for t in templates if t is not None])
    assert [d.message.split("`")[1] for d in found] == ["a", "b"]


def test_one_language_alone_is_like_itself(tmp_path: Path) -> None:
    assert compared(tmp_path) == ()
    assert compare([]) == ()
