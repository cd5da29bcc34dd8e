"""The JSON report: exact, complete, deterministic, and as its schema says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # has no stubs of its own
import pytest

from reportgen.checking import Checked
from reportgen.claims import check
from reportgen.claims.verdicts import Grade
from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.facts import FactFile
from reportgen.quantity import Rounding
from reportgen.reading import SourceCheck
from reportgen.reporting import VERSION, Run, report_json, report_schema, run_record
from reportgen.reporting.json_text import json_text
from tests.claims.samples import claim, fact_file

FIGURES = """
    admitted: count 2071 | counts: members
    target: target 2000 | counts: members
    attainment: percentage 103.6 % | of: target
    rate: percentage > 87 %
    goal: target > 75 %
    excess: points 12 points | prints: 12 %
    share: percentage 101 % | of: members | accepts: R101
    nothing: count 0
    first: year 2021
    last: year 2022
    period: duration 6 months
"""


@pytest.fixture
def facts() -> FactFile:
    return fact_file(
        FIGURES,
        claim("attainment = admitted / target", 1),
        claim("attainment = admitted / target", 2, Rounding.HALF_UP),
        claim("excess = points(rate, goal)", 3, accepts="holds-as-points"),
        claim("excess = points(goal, rate)", 4, accepts="truncated"),
        claim("rate > 90 %", 5),
        claim("admitted / nothing = 1", 6),
        claim("years(first, last) <= period", 7),
        claim("admitted = ", 8),
    )


def made(facts: FactFile) -> dict[str, object]:
    outcome = check(facts)
    assert outcome.value is not None
    found: dict[str, object] = json.loads(json.dumps(report_json(facts, outcome.value, outcome.diagnostics)))
    return found


SOURCE = SourceCheck("note.txt", "0" * 64, False, 3, 9, 7, 1, 1, 12, 11, 0)


def whole(facts: FactFile, *others: Diagnostic, strict: bool = False) -> dict[str, object]:
    """What the command prints of one fact file that was held against its article."""
    outcome = check(facts)
    assert outcome.value is not None
    run = Run((Checked(facts, outcome.value, SOURCE),), (*outcome.diagnostics, *others), strict)
    found: dict[str, object] = json.loads(json_text(run_record(run)))
    return found


def one_report() -> dict[str, object]:
    """The schema of what a briefing carries: a part of the whole schema."""
    schema = report_schema()
    return {"$ref": "#/$defs/report", "$defs": schema["$defs"]}


def test_both_documents_are_as_the_schema_says(facts: FactFile) -> None:
    schema = report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(whole(facts), schema)
    jsonschema.validate(made(facts), one_report())


def test_the_schema_refuses_what_it_does_not_know(facts: FactFile) -> None:
    for document, schema in ((whole(facts), report_schema()), (made(facts), one_report())):
        document["surprise"] = 1
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(document, schema)


def test_a_run_says_how_it_ends_and_what_was_said_about_every_file(facts: FactFile) -> None:
    other = Diagnostic("T103", Severity.ERROR, Span("templates/x/en.md", 3, 4, 3, 5), "a digit", "use a mark")
    document = whole(facts, other)
    assert document["exit"] == 1
    diagnostics, reports = document["diagnostics"], document["reports"]
    assert isinstance(diagnostics, list)
    assert isinstance(reports, list)
    assert [found["code"] for found in diagnostics] == ["C103", "T103"]
    assert [found["code"] for found in reports[0]["diagnostics"]] == ["C103"]
    assert reports[0]["source_check"]["digit_runs"] == 12
    assert reports[0]["source_check"]["same_file"] is False


def test_strictness_and_unreadable_files_show_in_the_exit_code() -> None:
    facts = fact_file("rate: percentage > 87 %", "rate > 90 %")
    assert [whole(facts)["exit"], whole(facts, strict=True)["exit"]] == [0, 1]
    broken = Diagnostic("F001", Severity.ERROR, Span.whole("data/x.yaml"), "it can't be read")
    assert whole(facts, broken)["exit"] == 2


def test_a_claim_carries_its_exact_values(facts: FactFile) -> None:
    claims = made(facts)["claims"]
    assert isinstance(claims, list)
    first = claims[0]
    assert first["verdict"] == "holds-on-tie"
    assert first["exact"] == "2071/20"
    assert first["claimed"] == {"low": "2071/20", "low_closed": True, "high": "2073/20", "high_closed": True}
    assert first["distance"] == "1/2"
    assert first["printed_side"] == "left"
    assert first["right"]["unit"] == "%"
    assert first["figures"] == ["attainment", "admitted", "target"]
    assert first["span"] == {"path": "facts.yaml", "line": 101, "column": 5, "end_line": 101, "end_column": 35}
    assert claims[1]["rounding"] == "half-up"
    assert claims[1]["claimed"]["high_closed"] is False
    assert claims[2]["right"]["interval"] == {"low": "12", "low_closed": False, "high": None, "high_closed": False}
    assert claims[2]["acknowledged"]["reason"] == {"en": "seen"}
    assert claims[5]["hints"] == [{"code": "division-by-zero", "value": None}]
    assert claims[6]["left"]["before"]["nominal"] == "2"


def test_what_fails_says_so(facts: FactFile) -> None:
    report = made(facts)
    assert report["fails"] is True
    assert report["verdicts"] == {
        "contradicted": 2,
        "holds-as-points": 1,
        "holds-on-tie": 2,
        "not-evaluated": 1,
        "undetermined": 1,
    }
    rules, diagnostics = report["rules"], report["diagnostics"]
    assert isinstance(rules, list)
    assert isinstance(diagnostics, list)
    assert [(rule["code"], rule["fails"]) for rule in rules] == [("R100", True), ("R101", False)]
    assert [found["code"] for found in diagnostics] == ["C103"]


def test_a_report_without_faults_does_not_fail() -> None:
    assert (
        made(fact_file(FIGURES.replace("101 %", "99 %").replace(" | accepts: R101", ""), "admitted > target"))["fails"]
        is True
    )  # the points printed with a percent sign, which no claim speaks of
    assert made(fact_file("a: count 5", "a > 4"))["fails"] is False


def test_every_grade_and_the_version_are_in_the_schema() -> None:
    text = json.dumps(report_schema())
    assert all(f'"{grade.value}"' in text for grade in Grade)
    assert report_schema()["title"] == f"reportgen report, version {VERSION}"


def test_it_is_the_same_whatever_the_hash_seed() -> None:
    program = (
        "import json\n"
        "from tests.reporting.test_json_report import FIGURES\n"
        "from tests.claims.samples import fact_file\n"
        "from reportgen.claims import check\n"
        "from reportgen.reporting import report_json\n"
        "f = fact_file(FIGURES, 'attainment = admitted / target', 'admitted = sum(*_x)', 'rate > 90 %')\n"
        "o = check(f)\n"
        "print(json.dumps(report_json(f, o.value, o.diagnostics)))\n"
    )
    root = Path(__file__).resolve().parents[2]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "PATH": ""},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1


def test_the_page_names_every_key() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
    schema = json.loads(json.dumps(report_schema()))
    keys = {*schema["properties"]}
    for name in (
        "report",
        "source_check",
        "template",
        "claim",
        "finding",
        "interval",
        "value",
        "diagnostic",
        "span",
        "conflict",
        "suspect",
        "change",
    ):
        keys |= {*schema["$defs"][name]["properties"]}
    assert [key for key in sorted(keys) if f"`{key}`" not in page] == []
