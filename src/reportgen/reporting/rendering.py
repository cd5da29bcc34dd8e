"""The formats by name."""

from __future__ import annotations

from reportgen.reporting.json_report import run_record
from reportgen.reporting.json_text import json_text
from reportgen.reporting.run import Meaning, Run, Wording

FORMATS = ("json", "junit", "sarif", "github")
"""What machines read; `text` is the console's own."""


def render(run: Run, form: str, wording: Wording, meaning: Meaning) -> str:
    """A run in one of `FORMATS`, as the text of a whole file."""
    match form:
        case "json":
            return json_text(run_record(run))
        case "sarif":
            from reportgen.reporting.sarif import sarif_log  # noqa: PLC0415 - only who asks for it pays

            return json_text(sarif_log(run, wording, meaning))
        case "junit":
            from reportgen.reporting.junit import junit_xml  # noqa: PLC0415 - only who asks for it pays

            return junit_xml(run, wording)
        case "github":
            from reportgen.reporting.github import github_annotations  # noqa: PLC0415 - only who asks for it pays

            return github_annotations(run, wording)
    raise LookupError(form)
