"""Reports for machines.  Deterministic: the same facts give the same bytes."""

from __future__ import annotations

from reportgen.reporting.json_report import VERSION, report_json
from reportgen.reporting.json_schema import report_schema

__all__ = ["VERSION", "report_json", "report_schema"]
