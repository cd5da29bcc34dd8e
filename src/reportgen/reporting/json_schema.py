"""The JSON Schema of the JSON report."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.claims.suspects import SlipCode
from reportgen.claims.verdicts import Grade, HintCode, Side
from reportgen.diagnostics import Severity
from reportgen.quantity import Rounding
from reportgen.reporting.json_report import VERSION
from reportgen.rules import RULES

Json = dict[str, object]

_TEXT: Json = {"type": "string"}
_OPTIONAL_TEXT: Json = {"type": ["string", "null"]}
_FLAG: Json = {"type": "boolean"}
_PLACE: Json = {"type": "integer", "minimum": 1}
_COUNT: Json = {"type": "integer", "minimum": 0}
_VERSION: Json = {"const": VERSION, "description": "The version of this format."}
_FRACTION: Json = {
    "type": ["string", "null"],
    "pattern": r"^-?[0-9]+(/[0-9]+)?$",
    "description": "An exact number, as a fraction in lowest terms.",
}
_TEXTS: Json = {"type": "object", "additionalProperties": _TEXT, "description": "Texts by language."}


def _text(about: str) -> Json:
    return {"type": "string", "description": about}


def _flag(about: str) -> Json:
    return {"type": "boolean", "description": about}


def _about(schema: Json, about: str) -> Json:
    return {**schema, "description": about}


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(name: str) -> Json:
    return {"oneOf": [_ref(name), {"type": "null"}]}


def _one_of(values: Sequence[str | int | None], about: str) -> Json:
    return {"enum": list(values), "description": about}


def _record(properties: Json) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


# --- the parts of a report -------------------------------------------------------------------

_REPORT: Json = _about(
    _record(
        {
            "reportgen": _VERSION,
            "facts": _record(
                {
                    "path": _TEXT,
                    "name": _TEXT,
                    "title": _TEXTS,
                    "source": _record({"language": _TEXT, "title": _TEXT, "sha256": _TEXT}),
                }
            ),
            "fails": _flag("Whether a check of this fact file fails."),
            "verdicts": {
                "type": "object",
                "propertyNames": {"enum": [grade.value for grade in Grade]},
                "additionalProperties": {"type": "integer", "minimum": 1},
                "description": "How many claims have each verdict.",
            },
            "claims": _list(_ref("claim")),
            "rules": _list(_ref("finding")),
            "suppressed": _about(_list(_ref("finding")), "Findings of rules that the fact file ignores."),
            "diagnostics": _list(_ref("diagnostic")),
            "source_check": _about(
                _or_null("source_check"), "What holding it against its article came to, where that was done."
            ),
            "suspects": {
                "anyOf": [_list(_ref("conflict")), {"type": "null"}],
                "description": "Who may be to blame for what fails; null where nobody looked.",
            },
            "template": _about(_or_null("template"), "What the briefing that carries this report was composed from."),
        }
    ),
    "One fact file's report, as briefings carry it.",
)

_CONFLICT: Json = _record(
    {
        "claims": _list(_TEXT),
        "acknowledged": _FLAG,
        "ambiguous": _flag("Whether the figures alone cannot tell which set is wrong."),
        "complete": _flag("False where the search was cut off: there may be more."),
        "likeliest": _list(_ref("suspect")),
        "others": _list(_ref("suspect")),
    }
)

_SUSPECT: Json = _record(
    {
        "weight": _about(_COUNT, "How much trust it takes to doubt these figures."),
        "changes": _list(_ref("change")),
        "together": _about(_list(_TEXT), "Claims in which one change depends on another."),
    }
)

_CHANGE: Json = _record(
    {
        "figure": _TEXT,
        "now": _text("What the file says, as a fact file writes it."),
        "proposed": _text("What it would have to be."),
        "slip": _one_of([*(code.value for code in SlipCode), None], "The slip that explains it."),
    }
)

_SOURCE_CHECK: Json = _record(
    {
        "article": _TEXT,
        "sha256": _TEXT,
        "same_file": _flag("Whether the article is, byte for byte, the one that the fact file names."),
        "paragraphs": _COUNT,
        "quotes": _COUNT,
        "exact": _about(_COUNT, "Quotes that stand letter by letter at their place."),
        "moved": _about(_COUNT, "Quotes that stand elsewhere, or in other letters."),
        "missing": _COUNT,
        "digit_runs": _COUNT,
        "accounted": _about(_COUNT, "Runs of digits that belong to something in the file."),
        "number_words": _about(_COUNT, "Number words that no figure declares."),
    }
)

_TEMPLATE: Json = _record({"name": _TEXT, "language": _TEXT, "sha256": _text("Of the template's file.")})

_SPAN: Json = _record({"path": _TEXT, "line": _PLACE, "column": _PLACE, "end_line": _PLACE, "end_column": _PLACE})

_INTERVAL: Json = _about(
    _record({"low": _FRACTION, "low_closed": _FLAG, "high": _FRACTION, "high_closed": _FLAG}),
    "All values between two ends; an end that is null is unbounded.",
)

_VALUE: Json = _record(
    {
        "nominal": _about(_FRACTION, "What it is for the printed numbers themselves."),
        "unit": _text('"%", "points", "year", "months", "years", a unit of measurement, or ""'),
        "interval": _ref("interval"),
        "before": _about(_or_null("value"), "The same in its own unit, where it was converted."),
    }
)

_HINT: Json = _record(
    {
        "code": _one_of([code.value for code in HintCode], "What would make the claim true."),
        "value": _or_null("value"),
    }
)

_ACKNOWLEDGEMENT: Json = _record({"finding": _OPTIONAL_TEXT, "reason": _TEXTS, "span": _ref("span")})

_IGNORED: Json = _record({"rule": _TEXT, "reason": _TEXTS, "span": _ref("span")})

_CLAIM: Json = _record(
    {
        "id": _TEXT,
        "claim": _text("The claim as it is written in the fact file."),
        "calculated": _flag("Whether it is a figure of the editors' own instead of the source's."),
        "label": _TEXTS,
        "verdict": _one_of([grade.value for grade in Grade], "The grade."),
        "passes": _flag("Whether it may be printed without a remark."),
        "fails": _flag("Whether it makes a check fail: a failing grade that nobody acknowledged."),
        "acknowledged": _or_null("acknowledgement"),
        "relation": _TEXT,
        "exact": _about(_FRACTION, "The exact result that the printed figure is held against."),
        "left": _or_null("value"),
        "right": _or_null("value"),
        "printed_side": _one_of(
            [side.value or None for side in Side],
            "The side that is a single printed figure.",
        ),
        "claimed": _about(_or_null("interval"), "What its digits, bound and tolerance allow."),
        "distance": _about(_FRACTION, "From the exact result to the printed number, in units of its last digit."),
        "rounding": _one_of([mode.value for mode in Rounding], "How the source is said to round."),
        "tolerance": _about(_OPTIONAL_TEXT, "How far off the result may be, as declared."),
        "figures": _list(_TEXT),
        "hints": _list(_ref("hint")),
        "quote": _OPTIONAL_TEXT,
        "paragraph": {"type": ["integer", "null"]},
        "span": _ref("span"),
    }
)

_FINDING: Json = _record(
    {
        "code": _one_of([rule.code for rule in RULES], "The rule's code."),
        "rule": _one_of([rule.name for rule in RULES], "The rule's name."),
        "severity": _one_of([severity.value for severity in Severity], "Notes never fail."),
        "fails": _flag("Whether it makes a check fail."),
        "acknowledged": _or_null("acknowledgement"),
        "ignored": _about(_or_null("ignored"), "Why it is suppressed; null if it is not."),
        "figures": _list(_TEXT),
        "message": _TEXT,
        "hint": _OPTIONAL_TEXT,
        "span": _ref("span"),
    }
)

_DIAGNOSTIC: Json = _record(
    {
        "code": _TEXT,
        "severity": _one_of([severity.value for severity in Severity], "Notes never fail."),
        "message": _TEXT,
        "hint": _OPTIONAL_TEXT,
        "span": _ref("span"),
    }
)

_DEFINITIONS: Json = {
    "report": _REPORT,
    "conflict": _CONFLICT,
    "suspect": _SUSPECT,
    "change": _CHANGE,
    "source_check": _SOURCE_CHECK,
    "template": _TEMPLATE,
    "span": _SPAN,
    "interval": _INTERVAL,
    "value": _VALUE,
    "hint": _HINT,
    "acknowledgement": _ACKNOWLEDGEMENT,
    "ignored": _IGNORED,
    "claim": _CLAIM,
    "finding": _FINDING,
    "diagnostic": _DIAGNOSTIC,
}


def report_schema() -> Json:
    """The JSON Schema (2020-12) of what `run_record` makes; `#/$defs/report` is what `report_json` makes.

    Every key is always there.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"reportgen report, version {VERSION}",
        **_record(
            {
                "reportgen": _VERSION,
                "exit": _one_of([0, 1, 2], "0 all is well, 1 something fails, 2 something could not be read."),
                "strict": _flag("Whether undecided claims fail, too."),
                "reports": _list(_ref("report")),
                "diagnostics": _about(
                    _list(_ref("diagnostic")), "Everything said about any file, fact files included."
                ),
                "rules": _about(
                    _list(_TEXT), "The codes of the rules that ran: all, unless the command line chose some."
                ),
            }
        ),
        "$defs": _DEFINITIONS,
    }
