"""`reportgen check`: do the figures agree with themselves, the quotes with the article, the templates with each other?"""

from __future__ import annotations

import json
from pathlib import Path

import click

from reportgen.building import Checked, check_files
from reportgen.cli.options import FACT_SUFFIXES, fact_files, project
from reportgen.cli.printing import exit_code, print_diagnostics
from reportgen.cli.reports import print_report
from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.reading import SourceCheck, check_source
from reportgen.reporting import report_json
from reportgen.resources import Resources
