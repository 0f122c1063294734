from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dragoman.ledger import Ledger, Run

STARTED = datetime(2023, 6, 14, 9, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dragoman.sqlite"


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """An empty ledger, in a file and then in a database."""
    with Ledger.open(place) as opened:
        yield opened


@pytest.fixture
def run(ledger: Ledger) -> Run:
    return ledger.begin_run(coder="test/1", started=STARTED, arguments=("read", "reports/"))
