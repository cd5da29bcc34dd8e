"""What the tests of filling anew share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.refilling.briefings import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty folder to work in."""
    return Desk(tmp_path)
