"""What tests of every stage share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from postgres_server import Server, missing

SHARED = Path(__file__).parents[2] / "shared"

# A busy machine is no failure: only what is found counts, not how long one example takes.
settings.register_profile("dragoman", deadline=None)
settings.load_profile("dragoman")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora beside the repository; tests that need it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("the corpora are not beside the repository (../shared)")
    return SHARED


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own; tests that need it are skipped where it cannot be."""
    reason = missing()
    if reason is not None:
        pytest.skip(reason)
    started = Server()
    yield started
    started.stop()


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new ledger may be: a file, and then a database."""
    if request.param == "sqlite":
        yield str(tmp_path / "dragoman.sqlite")
        return
    started: Server = request.getfixturevalue("server")
    address = started.ledger()
    yield address
    started.empty(address)
