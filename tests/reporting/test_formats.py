"""JUnit, SARIF and annotations: each judged by its own rules, all saying the same."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest
from lxml import etree
from pydantic_sarif.model import (  # type: ignore[import-untyped]  # has no stubs of its own
    StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog,
)

from reportgen.reporting import FORMATS, Run, render
from reportgen.reporting.entries import State, entries

from .samples import meaning, run, wording


def made(form: str, of: Run | None = None) -> str:
    return render(of or run(), form, wording, meaning)


def states(of: Run) -> Counter[State]:
    return Counter(entry.state for found in entries(of, wording).values() for entry in found)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_run_gives_the_same_bytes_and_never_a_control_character(form: str) -> None:
    assert made(form) == made(form)
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", made(form))


def test_a_format_that_is_none_is_a_fault_of_ours() -> None:
    with pytest.raises(LookupError):
        made("html")


# --- JUnit --------------------------------------------------------------------------------------

CASE_HOLDS = {"failure", "error", "skipped", "system-out"}


def suites(of: Run | None = None) -> list[etree._Element]:
    """The suites, after a check of what the schema of Jenkins' JUnit reader asks for."""
    root = etree.fromstring(made("junit", of).encode())
    assert root.tag == "testsuites"
    assert set(root.attrib) <= {"name", "tests", "failures", "errors"}
    for suite in root:
        assert suite.tag == "testsuite"
        assert {"name", "tests", "failures", "errors", "skipped"} == set(suite.attrib)
        cases = [child for child in suite if child.tag == "testcase"]
        others = [child for child in suite if child.tag != "testcase"]
        assert [child.tag for child in others] in ([], ["properties"])
        assert list(suite) == [*others, *cases], "properties come first"
        assert suite.get("tests") == str(len(cases))
        for tag, count in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            assert suite.get(count) == str(sum(case.find(tag) is not None for case in cases))
        for case in cases:
            assert {"name", "classname"} == set(case.attrib)
            assert len(case) <= 1
            assert {child.tag for child in case} <= CASE_HOLDS
            assert all({"message", "type"} == set(child.attrib) for child in case if child.tag in {"failure", "error"})
    for count in ("tests", "failures", "errors"):
        assert root.get(count) == str(sum(int(suite.get(count, "")) for suite in root))
    return list(root)


def test_junit_has_a_suite_per_file_and_a_case_per_claim_finding_and_diagnostic() -> None:
    files = suites()
    assert [suite.get("name") for suite in files] == ["facts.yaml", "data/gone.yaml", "templates/x/en.md"]
    names = [case.get("name", "") for case in files[0].iter("testcase")]
    assert names[:5] == [
        "attainment = admitted / target",
        "admitted < target",
        "admitted <= target",
        "rate > 90 %",
        "rate > 90 % (claim_5)",
    ]
    assert len(names) == len(set(names))
    assert any(name.startswith("R101 share-beyond-whole: share") for name in names)
    assert names[-1].startswith("C112")
    assert {case.get("classname") for case in files[0].iter("testcase")} == {
        "facts.claims",
        "facts.rules",
        "facts.diagnostics",
    }
    assert next(files[1].iter("testcase")).get("classname") == "data.gone.diagnostics"


def test_junit_fails_what_fails_and_nothing_else() -> None:
    counted = states(run())
    files = suites()
    assert sum(int(suite.get("failures", "")) for suite in files) == counted[State.FAILED] == 3
    assert sum(int(suite.get("errors", "")) for suite in files) == counted[State.BROKEN] == 1
    assert sum(int(suite.get("skipped", "")) for suite in files) == counted[State.OPEN] == 2
    strict = suites(run(strict=True))
    assert [suite.get("skipped") for suite in strict] == ["0", "0", "0"]
    assert sum(int(suite.get("failures", "")) for suite in strict) == 5


def test_junit_keeps_the_editors_reason_and_what_the_article_said() -> None:
    suite = suites()[0]
    passed = next(case for case in suite if case.get("name") == "admitted <= target")
    assert "acknowledged: seen" in (passed.findtext("system-out") or "")
    properties = {p.get("name"): p.get("value") for p in suite.iter("property")}
    assert properties["source.article"] == "note.txt"
    assert properties["source.same_file"] == "false"
    assert properties["source.digit_runs"] == "12"


# --- SARIF --------------------------------------------------------------------------------------


def sarif(of: Run | None = None) -> dict[str, Any]:
    """The one run of the log, after a check against a model that was generated from the official schema."""
    log = json.loads(made("sarif", of))
    SarifLog.model_validate(log)
    (only,) = log["runs"]
    assert isinstance(only, dict)
    return only


def test_sarif_says_how_columns_are_counted_and_how_it_ended() -> None:
    only = sarif()
    assert only["columnKind"] == "unicodeCodePoints"
    assert only["invocations"] == [{"executionSuccessful": False, "exitCode": 2}]


def test_every_sarif_result_has_its_rule_described() -> None:
    only = sarif()
    rules = only["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    described = {rule["id"]: rule for rule in rules}
    assert described["R101"]["help"]["markdown"].startswith("# R101: ")
    assert described["T103"]["shortDescription"]["text"] == "What T103 means."
    assert described["undetermined"]["defaultConfiguration"]["level"] == "note"


def test_sarif_leaves_out_what_passes_and_suppresses_what_is_acknowledged() -> None:
    results = sarif()["results"]
    counted = states(run())
    assert len(results) == sum(counted.values()) - counted[State.PASSED]
    suppressed = [result for result in results if "suppressions" in result]
    assert [result["ruleId"] for result in suppressed] == ["contradicted", "R101"]
    assert suppressed[0]["suppressions"] == [{"kind": "inSource", "justification": "seen"}]
    undecided = [result for result in results if result["kind"] == "open"]
    assert [(result["ruleId"], result["level"]) for result in undecided] == [("undetermined", "none")] * 2
    strict = sarif(run(strict=True))["results"]
    assert [r["level"] for r in strict if r["ruleId"] == "undetermined"] == ["error", "error"]


def test_sarif_points_at_the_claim_and_at_its_figures() -> None:
    result = next(r for r in sarif()["results"] if r["ruleId"] == "contradicted")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "facts.yaml", "uriBaseId": "SRCROOT"}
    assert place["region"] == {"startLine": 102, "startColumn": 5, "endLine": 102, "endColumn": 22}
    assert [r["message"]["text"] for r in result["relatedLocations"]] == ["`admitted`", "`target`"]


def test_sarif_paths_are_uris() -> None:
    only = sarif(run(path="data/số liệu #1.yaml"))
    uri = only["artifacts"][0]["location"]["uri"]
    assert uri == "data/s%E1%BB%91%20li%E1%BB%87u%20%231.yaml"
    absolute = sarif(run(path="/srv/data/a b.yaml"))["artifacts"][0]["location"]
    assert absolute == {"uri": "file:///srv/data/a%20b.yaml"}


def test_fingerprints_tell_results_apart_and_stay_when_lines_move() -> None:
    def prints(of: Run) -> list[str]:
        return [result["partialFingerprints"]["reportgen/v1"] for result in sarif(of)["results"]]

    assert len(set(prints(run()))) == len(prints(run()))
    assert prints(run(moved=7)) == prints(run())
    assert sarif(run(moved=7))["results"][0]["locations"] != sarif()["results"][0]["locations"]


# --- GitHub -------------------------------------------------------------------------------------

_COMMAND = re.compile(r"::(?P<command>error|warning|notice) (?P<properties>[^:]*)::(?P<message>.*)")


def read_back(of: Run | None = None) -> list[dict[str, str]]:
    """Each line read as the runner of GitHub reads it."""
    found = []
    for line in made("github", of).splitlines():
        match = _COMMAND.fullmatch(line)
        assert match is not None, line
        properties = dict(pair.split("=", 1) for pair in match["properties"].split(","))
        unescaped = {name: _unescaped(value) for name, value in properties.items()}
        found.append({**unescaped, "command": match["command"], "message": _unescaped(match["message"])})
    return found


def _unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_annotations_survive_the_runners_own_reading() -> None:
    found = {(a["file"], a["title"]): a for a in read_back()}
    template = found["templates/x/en.md", "T103"]
    assert template["message"] == "the digits `5`, 100 % \ufffd\nhint: use a mark:\nthis one"
    assert (template["line"], template["col"], template["endColumn"]) == ("3", "4", "4")
    assert found["facts.yaml", "undetermined: rate > 90 %"]["command"] == "notice"


def test_annotations_weigh_as_much_as_the_exit_code() -> None:
    counted = states(run())
    commands = Counter(a["command"] for a in read_back())
    assert commands["error"] == counted[State.FAILED] + counted[State.BROKEN]
    assert sum(commands.values()) == sum(counted.values()) - counted[State.PASSED]
    assert Counter(a["command"] for a in read_back(run(strict=True)))["error"] == commands["error"] + 2


def test_a_path_cannot_break_out_of_its_property() -> None:
    assert "a,b:c%.yaml" in {annotation["file"] for annotation in read_back(run(path="a,b:c%.yaml"))}
