"""`explain`: codes, rules, verdicts and figures; what is unknown is answered with the nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportgen.claims.verdicts import Grade
from reportgen.cli import main
from reportgen.cli.wording import CODE_TABLES, codes
from reportgen.reporting.grades import GRADES
from reportgen.rules import RULES

FACTS = """\
reportgen: 1
title: {en: Members}
source: {language: en, title: Note, sha256: 4c544b9de311bcd84d879ae9a5ef657e6eb9a5829741b897ef4bc2b2bb092867}
figures:
  admitted: {quote: "2,071 members", value: 2071, paragraph: 1, kind: count, label: {en: "Admitted, of {{ target }}"}}
  target: {quote: "target of 2,000", value: 2000, paragraph: 2, kind: target, label: {en: Target}}
calculated:
  surplus: {formula: admitted - target, value: 71, kind: count, label: {en: Surplus}}
  doubled: {formula: surplus * 2, value: 142, kind: count, label: {en: Twice}}
claims:
  - admitted > target
  - doubled > 100
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "club.yaml").write_text(FACTS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def explain(*arguments: str) -> Result:
    result = CliRunner(env={"NO_COLOR": "1"}).invoke(main, ["explain", *arguments], prog_name="reportgen")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_explained_by_code_and_by_name(rule: object, root: Path) -> None:
    code, name = rule.code, rule.name  # type: ignore[attr-defined]  # parametrize hides the type
    page = (root / "docs" / "rules" / f"{code}.md").read_text(encoding="utf-8")
    assert explain(code).output == explain(code.lower()).output == explain(name).output == page


def test_every_diagnostic_code_is_explained() -> None:
    known = {code: line for letter in CODE_TABLES for code, line in codes(letter).items()}
    assert len(known) > 90
    for code, line in known.items():
        if not code.startswith("R"):
            assert explain(code).output == f"{code}: {line}\n"


def test_every_grade_is_explained() -> None:
    assert set(GRADES) == set(Grade)
    for grade in Grade:
        said = explain(grade.value).output
        assert said.startswith(f"{grade.value}: {GRADES[grade]}\n")
        assert ("passes" in said) is grade.passes
        assert ("unless it is acknowledged" in said) is grade.fails


def test_a_figure_is_explained_with_all_that_hangs_on_it() -> None:
    said = explain("admitted")
    assert said.exit_code == 0
    assert (
        said.output
        == """\
admitted  2071  (data/club.yaml:5:3)
  Admitted, of 2000
  count

Stands
  ¶ 1  2,071 members  (data/club.yaml:5:22)

Enters
  ✓ admitted > target  (data/club.yaml:11:5)
      2,071 > 2,000: holds

Calculated from it
  ✓ surplus = admitted - target  (data/club.yaml:8:22)
      2,071 − 2,000 = 71: holds
  ✓ doubled = surplus * 2  (data/club.yaml:9:22)
      71 × 2 = 142: holds
      by way of surplus
      enters doubled > 100: holds  (data/club.yaml:12:5)
"""
    )


def test_a_calculated_figure_stands_nowhere_and_says_how_it_is_made() -> None:
    said = explain("surplus").output
    assert "nowhere: it is calculated, admitted - target" in said
    assert "2,071 − 2,000 = 71: holds" in said
    assert "Enters no claim" in said


def test_a_figure_of_several_files_is_explained_in_each(desk: Path) -> None:
    (desk / "data" / "other.yaml").write_text(FACTS, encoding="utf-8")
    said = explain("target").output
    assert said.count("target  2000  (data/") == 2
    assert explain("target", "data/other.yaml").output.count("target  2000  (data/") == 1


@pytest.mark.parametrize(
    ("what", "near"),
    [("admited", "admitted"), ("percent-for-point", "percent-for-points"), ("R1O4", "R104"), ("truncate", "truncated")],
)
def test_what_is_unknown_is_answered_with_the_nearest_name(what: str, near: str) -> None:
    said = explain(what)
    assert said.exit_code == 2
    assert f"did you mean `{near}`?" in said.output


def test_nonsense_of_any_length_is_refused_shortly() -> None:
    said = explain("x" * 100_000)
    assert said.exit_code == 2
    assert len(said.output) < 400


def test_a_file_that_cannot_be_read_is_said(desk: Path) -> None:
    said = explain("admitted", "data/gone.yaml")
    assert said.exit_code == 2
    assert "data/gone.yaml:1:1: error F001" in said.output
