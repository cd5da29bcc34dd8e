"""The sample briefings, written once for all tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from reportgen.document import Attachment, Document
from tests.pdf.samples import briefing, written

FACTS = Attachment("facts.yaml", "application/yaml", "The facts", b"figures: []\n", "Source")
REPORT = Attachment("حقائق.json", "application/json", "The verdicts", b"{}\n")


@dataclass(frozen=True)
class Made:
    """A briefing, its bytes, and the file they stand in."""

    document: Document
    data: bytes
    path: Path


@pytest.fixture(scope="session", params=["en", "vi", "ur"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A briefing of each language in turn."""
    return make(request.param, tmp_path_factory.mktemp(request.param))


def make(language: str, folder: Path) -> Made:
    """A briefing with attachments, written to a file."""
    document = briefing(language, attachments=(FACTS, REPORT))
    path = written(document, folder)
    return Made(document, path.read_bytes(), path)
