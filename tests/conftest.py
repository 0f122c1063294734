"""What tests of every stage share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

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
