"""Dragoman keeps a sourced ledger of what states say and do to each other, read from reports.

import dragoman
with dragoman.open("ledger.sqlite") as session:
    session.read("reports/")
    session.timeline("China", "USA").to_pandas()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.errors import (
    DragomanError,
    FindingError,
    LedgerError,
    ModelError,
    NotFoundError,
    OntologyError,
    ReadError,
    SettingsError,
)

if TYPE_CHECKING:
    from dragoman.api import Session, open
    from dragoman.views.results import Results

__version__ = "0.1.0"

__all__ = [
    "DragomanError",
    "FindingError",
    "LedgerError",
    "ModelError",
    "NotFoundError",
    "OntologyError",
    "ReadError",
    "Results",
    "Session",
    "SettingsError",
    "__version__",
    "open",
]

_FROM_API = ("Results", "Session", "open")


def __getattr__(name: str) -> object:
    """The API is imported when it is first used, so that `dragoman --help` is quick."""
    if name not in _FROM_API:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    from dragoman import api

    found: object = getattr(api, name)
    globals()[name] = found
    return found
