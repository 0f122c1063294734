"""Is everything here that Dragoman needs? Each check says what it found, and the remedy."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from dragoman.errors import LedgerError
from dragoman.ledger import Address, Ledger, place_of
from dragoman.models import FILES, weights_version

Verdict = Literal["ok", "absent", "fault"]
LEAST_PYTHON = (3, 11)
LEAST_SQLITE = (3, 35)
LEAST_SPACE = 500 * 1024 * 1024
_PACKAGE_FILES = (
    "codify/positions.yaml",
    "ledger/steps/0001_first.sql",
    "read/agencies.tsv",
    "resolve/tables/countries.tsv",
    "resolve/tables/office_holders.tsv",
    "demo/actors.tsv",
    "demo/reports",
)
_OPTIONAL = (
    ("psycopg", "a ledger in PostgreSQL", 'pip install "dragoman[postgres]"'),
    ("pandas", "DataFrames", 'pip install "dragoman[data]"'),
    ("pyspark", "coding on a cluster", "pip install pyspark, with Java 17"),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `absent` is an option that is not there, and no fault."""

    name: str
    verdict: Verdict
    found: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Checkup:
    """All checks; `sound` when none found a fault."""

    checks: tuple[Check, ...]

    @property
    def sound(self) -> bool:
        return all(check.verdict != "fault" for check in self.checks)


def checkup(ledger: str) -> Checkup:
    """Look at the installation, and at the place where the ledger is or would be."""
    package = Path(str(files("dragoman")))
    return Checkup(
        (
            _python(),
            _package(package),
            _weights(package / "models" / "weights"),
            _sqlite(),
            _ledger(ledger),
            _space(ledger),
            *_options(),
        )
    )


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info >= LEAST_PYTHON:
        return Check("Python", "ok", found)
    return Check("Python", "fault", found, "install Python 3.11 or newer")


def _package(package: Path) -> Check:
    missing = [name for name in _PACKAGE_FILES if not (package / name).exists()]
    if not missing:
        return Check("package files", "ok", str(package))
    return Check(
        "package files", "fault", f"missing: {', '.join(missing)}",
        "install again: pip install --force-reinstall dragoman",
    )  # fmt: skip


def _weights(folder: Path) -> Check:
    remedy = "install again: pip install --force-reinstall dragoman"
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        return Check("model files", "fault", f"missing: {', '.join(missing)}", remedy)
    written = (folder / "VERSION").read_text(encoding="utf-8").strip()
    if weights_version(folder) != written:
        return Check("model files", "fault", f"not those of version {written}", remedy)
    return Check("model files", "ok", f"version {written}, its hash is right")


def _sqlite() -> Check:
    version = sqlite3.sqlite_version
    remedy = "use a Python built with SQLite 3.35 or newer and FTS5, such as python.org's"
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        return Check("SQLite", "fault", version, remedy)
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='trigram')")
    except sqlite3.Error:
        return Check("SQLite", "fault", f"{version} without FTS5", remedy)
    finally:
        connection.close()
    return Check("SQLite", "ok", f"{version} with FTS5")


def _ledger(name: str) -> Check:
    remedy = "mend that, or name another with --ledger"
    try:
        place = place_of(name)
        if isinstance(place, Path) and not place.exists():
            return _no_ledger_yet(place)
        with Ledger.open(place, create=False) as ledger:
            counts = ledger.counts()
    except LedgerError as fault:
        return Check("ledger", "fault", str(fault), remedy)
    return Check("ledger", "ok", f"{place}: {counts.reports} reports, {counts.events} events")


def _no_ledger_yet(path: Path) -> Check:
    folder = path.absolute().parent
    if folder.is_dir() and os.access(folder, os.W_OK):
        return Check("ledger", "ok", f"{path}: none yet; `dragoman read` makes one")
    return Check(
        "ledger", "fault", f"{path}: the folder cannot be written",
        "make the folder, or name another place with --ledger",
    )  # fmt: skip


def _space(name: str) -> Check:
    """Where the ledger is a file, on its disk; else here, for the files of a run."""
    folder = Path.cwd() if Address.is_one(name) else Path(name.removeprefix("sqlite:///"))
    folder = folder.absolute() if folder.is_dir() else folder.absolute().parent
    while not folder.is_dir():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    found = f"{free / 1024**3:.1f} GiB free in {folder}"
    if free >= LEAST_SPACE:
        return Check("disk space", "ok", found)
    return Check("disk space", "fault", found, "free some space, or name another place")


def _options() -> Iterator[Check]:
    for module, use, remedy in _OPTIONAL:
        if find_spec(module) is not None:
            yield Check(module, "ok", f"there, for {use}")
        else:
            yield Check(module, "absent", f"not there; only needed for {use}", remedy)
    java = shutil.which("java")
    if java:
        yield Check("Java", "ok", java)
    else:
        yield Check("Java", "absent", "not there; only needed for Spark", "install Java 17")
