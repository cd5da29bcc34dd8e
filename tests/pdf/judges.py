"""What judges from outside say of a PDF file."""

from __future__ import annotations

import subprocess
from pathlib import Path

import page


def faults(path: Path) -> list[str]:
    """What page-validation finds against PDF/UA-1 and PDF/A-3a, and what qpdf says of the file: nothing, if sound."""
    return [*breaches(path), *damage(path)]


def breaches(path: Path) -> list[str]:
    """What breaks a rule of one of the two standards."""
    found = []
    for profile in ("ua1", "3a"):
        report = page.validate_pdf(str(path), profile=profile)
        if not report.is_compliant:
            found += [profile, *(f"{profile}: {failure}" for failure in report.failures)]
    return found


def damage(path: Path) -> list[str]:
    """What qpdf warns of."""
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    said = checked.stdout + checked.stderr
    return [said] if checked.returncode or checked.stderr or "WARNING" in said else []
