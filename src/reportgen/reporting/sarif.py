"""A run as SARIF 2.1.0: what code scanning and editors read.

What passes is left out.  What is acknowledged or ignored is there with a suppression that carries the editor's
reason; what could not be decided is of kind `open`.  Columns are code points, and said to be.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

from reportgen import __version__
from reportgen.claims.verdicts import Grade
from reportgen.diagnostics import Severity, Span
from reportgen.facts import FactFile
from reportgen.reporting.entries import Entry, Sort, State, entries
from reportgen.reporting.grades import GRADES
from reportgen.reporting.json_report import Json
from reportgen.reporting.run import Meaning, Run, Wording
from reportgen.rules import RULES
from reportgen.rules.documentation import page
from reportgen.rules.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_SUPPRESSED = frozenset({State.ACKNOWLEDGED, State.IGNORED})
_ROOT = "SRCROOT"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note", Severity.HINT: "note"}


def sarif_log(run: Run, wording: Wording, meaning: Meaning) -> Json:
    """The log as plain data, ready for `json.dumps`."""
    listed = entries(run, wording)
    shown = [entry for found in listed.values() for entry in found if entry.state is not State.PASSED]
    rules = _descriptors(shown, meaning)
    index = {rule["id"]: place for place, rule in enumerate(rules)}
    facts = {one.facts.path: one.facts for one in run.files}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "reportgen", "version": __version__, "rules": rules}},
                "invocations": [{"executionSuccessful": run.exit_code < 2, "exitCode": run.exit_code}],
                "originalUriBaseIds": {
                    _ROOT: {"description": {"text": "The folder that reportgen was called in."}},
                },
                "artifacts": [{"location": _artifact(path)} for path in listed],
                "columnKind": "unicodeCodePoints",
                "results": [_result(entry, index[entry.code], facts.get(entry.span.path)) for entry in shown],
            }
        ],
    }


def _descriptors(shown: Sequence[Entry], meaning: Meaning) -> list[Json]:
    """All rules, all grades that do not pass, and the diagnostic codes that occur."""
    codes = sorted({entry.code for entry in shown if entry.sort is Sort.DIAGNOSTIC})
    grades = [grade for grade in Grade if not grade.passes]
    return [
        *(_rule(rule) for rule in RULES),
        *(_descriptor(grade.value, GRADES[grade], "error" if grade.fails else "note") for grade in grades),
        *(_descriptor(code, meaning(code), "error") for code in codes),
    ]


def _rule(rule: Rule) -> Json:
    return {
        **_descriptor(rule.code, f"{rule.title}.", _LEVELS[rule.severity]),
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "fullDescription": {"text": rule.what},
        "help": {"text": rule.fix, "markdown": page(rule)},
    }


def _descriptor(code: str, says: str, level: str) -> Json:
    return {"id": code, "shortDescription": {"text": says}, "defaultConfiguration": {"level": level}}


def _result(entry: Entry, index: int, facts: FactFile | None) -> Json:
    is_open = entry.state is State.OPEN
    result: Json = {
        "ruleId": entry.code,
        "ruleIndex": index,
        "kind": "open" if is_open else "fail",
        "level": "none" if is_open else _LEVELS[entry.severity],
        "message": {"text": _message(entry)},
        "locations": [{"physicalLocation": _place(entry.span)}],
    }
    related = [] if facts is None else _related(entry, facts)
    if related:
        result["relatedLocations"] = related
    result["partialFingerprints"] = {"reportgen/v1": _fingerprint(entry)}
    if entry.state in _SUPPRESSED:
        result["suppressions"] = [{"kind": "inSource", "justification": entry.reason}]
    properties = _properties(entry)
    if properties:
        result["properties"] = properties
    return result


def _message(entry: Entry) -> str:
    said = f"{entry.name}: {entry.message}" if entry.verdict is not None else entry.message
    return f"{said}\n{entry.hint}" if entry.hint else said


def _related(entry: Entry, facts: FactFile) -> list[Json]:
    """Where the figures stand that the entry is about."""
    found = (facts.figure(name) for name in entry.figures)
    return [
        {"physicalLocation": _place(figure.span), "message": {"text": f"`{figure.id}`"}}
        for figure in found
        if figure is not None and figure.span != entry.span
    ]


def _properties(entry: Entry) -> Json:
    verdict = entry.verdict
    if verdict is None:
        return {"figures": list(entry.figures)} if entry.figures else {}
    return {
        "claim": verdict.claim.id,
        "figures": list(verdict.figures),
        "distance": None if verdict.distance is None else str(verdict.distance),
    }


def _fingerprint(entry: Entry) -> str:
    """What makes a result the same one after lines have moved: what is said of what, in which file."""
    parts: Iterable[str] = (entry.span.path, entry.sort.value, entry.code, entry.name)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _place(span: Span) -> Json:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"artifactLocation": _artifact(span.path), "region": region}


def _artifact(path: str) -> Json:
    parts = Path(path)
    if parts.is_absolute():
        return {"uri": parts.as_uri()}
    return {"uri": quote(parts.as_posix()), "uriBaseId": _ROOT}
