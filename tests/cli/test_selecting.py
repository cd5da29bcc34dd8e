"""Rules chosen for one call: by code, by the beginning of codes, by name; and what a report says of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportgen.cli import main
from reportgen.rules import ALL

FACTS = """\
reportgen: 1
title: {en: Club}
source: {language: en, title: Newsletter, sha256: 4c544b9de311bcd84d879ae9a5ef657e6eb9a5829741b897ef4bc2b2bb092867}
figures:
  women:
    quote: 148 % of the members
    paragraph: 1
    kind: percentage
    of: all members
    label: {en: Women}
  goal:
    quote: between 4 and 3 %
    paragraph: 1
    value: 4..3 %
    kind: percentage
    label: {en: Goal}
    acknowledged:
      - {finding: R104, reason: It is printed so.}
claims:
  - women > 100 %
rules:
  ignore:
    - {rule: R112, reason: There are no parts.}
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "club.yaml").write_text(FACTS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    result = CliRunner(env={"NO_COLOR": "1"}).invoke(main, ["check", "club.yaml", *arguments], prog_name="reportgen")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def found(*arguments: str) -> set[str]:
    report = json.loads(run("--format", "json", *arguments).stdout)
    return {rule["code"] for rule in report["reports"][0]["rules"]}


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ((), {"R100", "R101", "R104"}),
        (("--select", "R101"), {"R101"}),
        (("--select", "r101, reversed-range"), {"R101", "R104"}),
        (("--select", "R101", "--select", "R104"), {"R101", "R104"}),
        (("--select", "R10", "--ignore", "R100"), {"R101", "R104"}),
        (("--select", "R", "--ignore", "R11"), {"R101", "R104"}),
        (("--ignore", "share-beyond-whole"), {"R100", "R104"}),
        (("--ignore", "R"), set()),
    ],
)
def test_which_rules_run(options: tuple[str, ...], codes: set[str]) -> None:
    assert found(*options) == codes


def test_what_a_rule_left_out_would_have_found_is_nobodys_stale_promise() -> None:
    """Without R104 its acknowledgement accepts nothing, without R112 its ignore hides nothing: no fault of theirs."""
    assert found("--ignore", "R104,R112") == {"R101"}
    assert found("--select", "R100,R101") == {"R101"}
    assert found("--ignore", "R104") == {"R100", "R101"}, "the idle ignore of R112, which still runs"


def test_the_report_says_which_rules_ran() -> None:
    assert "Rules: all but R104, R112\n" in run("--ignore", "R104,R112").stdout
    assert "Rules: only R101\n" in run("--select", "R101").stdout
    assert "Rules: none\n" in run("--ignore", "R").stdout
    assert "\nRules: " not in run().stdout
    assert json.loads(run("--format", "json", "--select", "R10").stdout)["rules"] == [f"R{n}" for n in range(100, 110)]
    assert json.loads(run("--format", "json").stdout)["rules"] == sorted(ALL)


def test_a_rule_left_out_does_not_fail_the_check() -> None:
    assert run().exit_code == 1
    assert run("--ignore", "R100,R101").exit_code == 0


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("R999", "there is no rule `R999`; did you mean `R109`?"),
        ("percent-for-point", "did you mean `percent-for-points`?"),
        ("R1O1", "did you mean `R101`?"),
        ("C101", "did you mean `R101`?"),
        ("zzzzzz", "there is no rule `zzzzzz`; there are R100 to R113"),
        (",", "names no rule"),
        ("R101,nothing", "there is no rule `nothing`"),
    ],
)
@pytest.mark.parametrize("name", ["--select", "--ignore"])
def test_an_unknown_rule_is_a_wrong_usage(name: str, option: str, said: str) -> None:
    result = run(name, option)
    assert result.exit_code == 2
    assert said in result.stderr
    assert name in result.stderr
    assert result.stdout == ""
