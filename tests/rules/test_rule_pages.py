"""Each rule's documentation: complete, current, and its examples true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen import rules
from reportgen.claims import check
from reportgen.reading import read_facts
from reportgen.resources import Resources
from reportgen.rules import RULES, Rule
from reportgen.rules.documentation import pages

HEAD = f"""\
reportgen: 1
title: {{en: An example}}
source:
  language: en
  title: An article
  sha256: {"0" * 64}
"""


def codes_found(part: str, folder: Path, root: Path) -> list[str]:
    """The rules that find something in a part of a fact file."""
    path = folder / "facts.yaml"
    path.write_text(HEAD + part, encoding="utf-8")
    facts = read_facts(path, Resources(root))
    assert facts.value is not None, facts.diagnostics
    assert not [d for d in facts.diagnostics if d.fails], facts.diagnostics
    outcome = check(facts.value)
    assert outcome.value is not None
    assert not outcome.diagnostics
    return [finding.code for finding in outcome.value.findings]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_is_found_and_the_good_one_is_not(rule: Rule, tmp_path: Path, root: Path) -> None:
    assert rule.code in codes_found(rule.bad, tmp_path, root)
    assert codes_found(rule.good, tmp_path, root) == []


def test_the_pages_are_current(root: Path) -> None:
    """`python -m reportgen.rules.documentation docs/rules` writes them anew."""
    folder = root / "docs" / "rules"
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == pages()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_everything(rule: Rule) -> None:
    assert re.fullmatch(r"R1\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    assert all((rule.title, rule.what, rule.why, rule.fix))
    assert not rule.title.endswith(".")


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_rule_file_is_in_the_table() -> None:
    folder = Path(rules.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "rule", "documentation"}
    assert files == {rule.name.replace("-", "_") for rule in RULES}
