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


def _or_null(name: str) -> Json:
    return {"oneOf": [{"$ref": f"#/$defs/{name}"}, {"type": "null"}]}


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


def report_schema() -> Json:
    """The JSON Schema (2020-12) of what `run_record` makes; `#/$defs/report` is what `report_json` makes.

    Every key is always there.
    """
    span: Json = {"$ref": "#/$defs/span"}
    optional_text: Json = {"type": ["string", "null"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"reportgen report, version {VERSION}",
        **_record(
            {
                "reportgen": _VERSION,
                "exit": _one_of([0, 1, 2], "0 all is well, 1 something fails, 2 something could not be read."),
                "strict": _flag("Whether undecided claims fail, too."),
                "reports": _list({"$ref": "#/$defs/report"}),
                "diagnostics": {
                    **_list({"$ref": "#/$defs/diagnostic"}),
                    "description": "Everything said about any file, fact files included.",
                },
                "rules": {
                    **_list(_TEXT),
                    "description": "The codes of the rules that ran: all, unless the command line chose some.",
                },
            }
        ),
        "$defs": {
            "report": {
                **_record(
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
                        "claims": _list({"$ref": "#/$defs/claim"}),
                        "rules": _list({"$ref": "#/$defs/finding"}),
                        "suppressed": {
                            **_list({"$ref": "#/$defs/finding"}),
                            "description": "Findings of rules that the fact file ignores.",
                        },
                        "diagnostics": _list({"$ref": "#/$defs/diagnostic"}),
                        "source_check": {
                            **_or_null("source_check"),
                            "description": "What holding it against its article came to, where that was done.",
                        },
                        "suspects": {
                            "anyOf": [_list({"$ref": "#/$defs/conflict"}), {"type": "null"}],
                            "description": "Who may be to blame for what fails; null where nobody looked.",
                        },
                        "template": {
                            **_or_null("template"),
                            "description": "What the briefing that carries this report was composed from.",
                        },
                    }
                ),
                "description": "One fact file's report, as briefings carry it.",
            },
            "conflict": _record(
                {
                    "claims": _list(_TEXT),
                    "acknowledged": _FLAG,
                    "ambiguous": _flag("Whether the figures alone cannot tell which set is wrong."),
                    "complete": _flag("False where the search was cut off: there may be more."),
                    "likeliest": _list({"$ref": "#/$defs/suspect"}),
                    "others": _list({"$ref": "#/$defs/suspect"}),
                }
            ),
            "suspect": _record(
                {
                    "weight": {**_COUNT, "description": "How much trust it takes to doubt these figures."},
                    "changes": _list({"$ref": "#/$defs/change"}),
                    "together": {**_list(_TEXT), "description": "Claims in which one change depends on another."},
                }
            ),
            "change": _record(
                {
                    "figure": _TEXT,
                    "now": _text("What the file says, as a fact file writes it."),
                    "proposed": _text("What it would have to be."),
                    "slip": _one_of([*(code.value for code in SlipCode), None], "The slip that explains it."),
                }
            ),
            "source_check": _record(
                {
                    "article": _TEXT,
                    "sha256": _TEXT,
                    "same_file": _flag("Whether the article is, byte for byte, the one that the fact file names."),
                    "paragraphs": _COUNT,
                    "quotes": _COUNT,
                    "exact": {**_COUNT, "description": "Quotes that stand letter by letter at their place."},
                    "moved": {**_COUNT, "description": "Quotes that stand elsewhere, or in other letters."},
                    "missing": _COUNT,
                    "digit_runs": _COUNT,
                    "accounted": {**_COUNT, "description": "Runs of digits that belong to something in the file."},
                    "number_words": {**_COUNT, "description": "Number words that no figure declares."},
                }
            ),
            "template": _record({"name": _TEXT, "language": _TEXT, "sha256": _text("Of the template's file.")}),
            "span": _record(
                {"path": _TEXT, "line": _PLACE, "column": _PLACE, "end_line": _PLACE, "end_column": _PLACE}
            ),
            "interval": {
                **_record({"low": _FRACTION, "low_closed": _FLAG, "high": _FRACTION, "high_closed": _FLAG}),
                "description": "All values between two ends; an end that is null is unbounded.",
            },
            "value": _record(
                {
                    "nominal": {**_FRACTION, "description": "What it is for the printed numbers themselves."},
                    "unit": _text('"%", "points", "year", "months", "years", a unit of measurement, or ""'),
                    "interval": {"$ref": "#/$defs/interval"},
                    "before": {
                        **_or_null("value"),
                        "description": "The same in its own unit, where it was converted.",
                    },
                }
            ),
            "hint": _record(
                {
                    "code": _one_of([code.value for code in HintCode], "What would make the claim true."),
                    "value": _or_null("value"),
                }
            ),
            "acknowledgement": _record({"finding": optional_text, "reason": _TEXTS, "span": span}),
            "ignored": _record({"rule": _TEXT, "reason": _TEXTS, "span": span}),
            "claim": _record(
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
                    "exact": {**_FRACTION, "description": "The exact result that the printed figure is held against."},
                    "left": _or_null("value"),
                    "right": _or_null("value"),
                    "printed_side": _one_of(
                        [side.value or None for side in Side],
                        "The side that is a single printed figure.",
                    ),
                    "claimed": {**_or_null("interval"), "description": "What its digits, bound and tolerance allow."},
                    "distance": {
                        **_FRACTION,
                        "description": "From the exact result to the printed number, in units of its last digit.",
                    },
                    "rounding": _one_of([mode.value for mode in Rounding], "How the source is said to round."),
                    "tolerance": {**optional_text, "description": "How far off the result may be, as declared."},
                    "figures": _list(_TEXT),
                    "hints": _list({"$ref": "#/$defs/hint"}),
                    "quote": optional_text,
                    "paragraph": {"type": ["integer", "null"]},
                    "span": span,
                }
            ),
            "finding": _record(
                {
                    "code": _one_of([rule.code for rule in RULES], "The rule's code."),
                    "rule": _one_of([rule.name for rule in RULES], "The rule's name."),
                    "severity": _one_of([severity.value for severity in Severity], "Notes never fail."),
                    "fails": _flag("Whether it makes a check fail."),
                    "acknowledged": _or_null("acknowledgement"),
                    "ignored": {**_or_null("ignored"), "description": "Why it is suppressed; null if it is not."},
                    "figures": _list(_TEXT),
                    "message": _TEXT,
                    "hint": optional_text,
                    "span": span,
                }
            ),
            "diagnostic": _record(
                {
                    "code": _TEXT,
                    "severity": _one_of([severity.value for severity in Severity], "Notes never fail."),
                    "message": _TEXT,
                    "hint": optional_text,
                    "span": span,
                }
            ),
        },
    }
