"""All that only SQLite understands: the file, its locks, its errors, its column types."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, Table, create_engine, event, insert
from sqlalchemy.exc import DBAPIError, OperationalError

from dragoman.errors import LedgerError

_COLUMN_TYPES = {
    "key": "INTEGER PRIMARY KEY NOT NULL",
    "number": "INTEGER PRIMARY KEY NOT NULL",
    "exact": "TEXT",
    "clustered": " WITHOUT ROWID",
    "indexed_actor": "actor",
    "unique_origin": ", UNIQUE (report, origin)",
    "origins_index": "",
    "mentioned_key": ", PRIMARY KEY (actor, coding)",
}
"""What the placeholders in `steps/*.sql` stand for here."""

APPLICATION = 0x4472676D  # "Drgm" in the file's header

_REMEDIES = {
    "NOTADB": "is not a SQLite database; name another file with --ledger",
    "CORRUPT": "is damaged; run `dragoman verify` on it and restore it from a copy",
    "FULL": "cannot grow: the disk is full; free some space and read again, "
    "what was reported as kept is safe",
    "READONLY": "is read-only; make the file and its folder writable, or open it for reading",
    "CANTOPEN": "cannot be opened; check that the folder exists and that you may write in it",
    "PERM": "may not be opened; check its permissions",
    "IOERR": "could not be read or written by the system; check the disk",
    "BUSY": "stayed locked by another process for too long; wait for it or end it, and try again",
    "LOCKED": "stayed locked by another process for too long; wait for it or end it, and try again",
}


def connect(path: Path, *, mode: str, patience: float) -> Engine:
    """An engine on one file; `mode` is `rwc`, `rw`, `ro` or `immutable`."""
    access = "ro&immutable=1" if mode == "immutable" else mode
    address = f"file:{quote(str(path.absolute()))}?mode={access}"

    def connection() -> sqlite3.Connection:
        made = sqlite3.connect(
            address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False
        )
        made.execute("PRAGMA foreign_keys = ON")
        made.execute("PRAGMA cache_size = -65536")
        made.execute("PRAGMA secure_delete = FAST")
        made.execute("PRAGMA synchronous = FULL")
        return made

    engine = create_engine("sqlite://", creator=connection, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writing"):
            _lock(connection, patience=patience)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _lock(connection: Connection, *, patience: float) -> None:
    """Take the write lock. SQLite's own waiting backs off to 100 ms and so may starve beside a
    busy writer; short waits of random length do not.
    """
    deadline = time.monotonic() + patience
    connection.exec_driver_sql("PRAGMA busy_timeout = 5")
    try:
        while True:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                return
            except OperationalError as error:
                if _name(error) not in ("BUSY", "LOCKED") or time.monotonic() > deadline:
                    raise
                time.sleep(random.uniform(0.0005, 0.01))
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(patience * 1000)}")


def use_write_ahead_log(engine: Engine, *, patience: float) -> None:
    """Let readers and one writer work at once; the file remembers it."""
    deadline = time.monotonic() + patience
    raw = engine.raw_connection()
    try:
        while True:
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise
                time.sleep(random.uniform(0.001, 0.02))
    finally:
        raw.close()


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the database's errors into a LedgerError that names the file and the remedy."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        remedy = _REMEDIES.get(_name(error), f"failed: {_cause(error)}")
        raise LedgerError(f"{path}: the ledger {remedy}") from error


def _cause(error: BaseException) -> BaseException:
    return error.orig if isinstance(error, DBAPIError) and error.orig is not None else error


def _name(error: BaseException) -> str:
    """`FULL` for SQLITE_FULL, `READONLY` for SQLITE_READONLY_DIRECTORY."""
    code = getattr(_cause(error), "sqlite_errorname", "SQLITE_UNKNOWN")
    return str(code).split("_")[1]


def needs_a_writable_folder(error: LedgerError) -> bool:
    """Whether reading failed only because SQLite may not write its log beside the file."""
    return error.__cause__ is not None and _name(error.__cause__) in ("CANTOPEN", "READONLY")


def script(step: Template) -> str:
    """A step of the schema in SQLite's words."""
    return step.substitute(_COLUMN_TYPES)


def mark(connection: Connection) -> None:
    """Mark the file as a ledger."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")


def is_marked(connection: Connection) -> bool:
    """Whether the file is one."""
    found = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    return int(found) == APPLICATION


def number_on(connection: Connection, table: str, highest: int) -> None:
    """Nothing to do: SQLite numbers a row after the highest that is there."""


def add_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows, prepared once for all of them."""
    connection.execute(insert(table), list(rows))


def state(path: Path) -> object:
    """Times and sizes of the file and its log."""
    files = (path, path.with_name(path.name + "-wal"))
    return tuple(
        (file.stat().st_mtime_ns, file.stat().st_size) if file.exists() else None for file in files
    )


def faults(connection: Connection) -> Iterator[str]:
    """What SQLite finds wrong with the file and with references between rows."""
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(50)"):
        if line != "ok":
            yield str(line)
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} refers to a missing row of {parent}"
