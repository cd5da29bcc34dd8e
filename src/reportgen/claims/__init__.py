"""The claim language: what a source says about its figures, decided exactly.

`check` takes a fact file to a report.  Knows no documents, no YAML and no language.
"""

from __future__ import annotations

from reportgen.claims.checking import check
from reportgen.claims.codes import CODES

__all__ = ["CODES", "check"]
