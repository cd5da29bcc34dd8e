"""Reports for machines.  Deterministic: the same facts give the same bytes.

`render` is the one door to all formats; what they have in common is `Run`.
"""

from __future__ import annotations

from reportgen.reporting.json_report import VERSION, report_json, run_record
from reportgen.reporting.json_schema import report_schema
from reportgen.reporting.rendering import FORMATS, render
from reportgen.reporting.run import Meaning, Run, Wording, exit_code, is_open

__all__ = [
    "FORMATS",
    "VERSION",
    "Meaning",
    "Run",
    "Wording",
    "exit_code",
    "is_open",
    "render",
    "report_json",
    "report_schema",
    "run_record",
]
