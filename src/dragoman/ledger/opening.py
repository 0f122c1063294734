"""Opening a ledger: where it is, whether it may be written, which schema it has."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from dragoman.errors import LedgerError
from dragoman.ledger import migrate, sqlite


@dataclass(frozen=True, slots=True)
class Opened:
    """An engine on a ledger of the newest schema."""

    path: Path
    engine: Engine


def place_of(location: Path | str) -> Path:
    """The file of a path or of `sqlite:///path`. Raises LedgerError for other databases."""
    name = str(location)
    if "://" not in name:
        return Path(location)
    scheme, _, rest = name.partition("://")
    if scheme != "sqlite" or not rest.startswith("/") or rest == "/":
        raise LedgerError(f"{name}: a ledger is a file or sqlite:///file; other databases are not")
    return Path(rest[1:])


def open_for_reading(path: Path, *, patience: float) -> Opened:
    """Open without changing anything, also in a folder that cannot be written."""
    if not path.exists():
        raise LedgerError(f"{path}: no such ledger; `dragoman read` makes one")
    _refuse_folder(path)
    try:
        return _checked(path, mode="ro", patience=patience)
    except LedgerError as error:
        log = path.with_name(path.name + "-wal")
        if not sqlite.needs_a_writable_folder(error) or (log.exists() and log.stat().st_size):
            raise
    return _checked(path, mode="immutable", patience=patience)


def _checked(path: Path, *, mode: str, patience: float) -> Opened:
    engine = sqlite.connect(path, mode=mode, patience=patience)
    try:
        version = _version(path, engine)
        if version < migrate.NEWEST:
            raise LedgerError(_old(path, version))
    except BaseException:
        engine.dispose()
        raise
    return Opened(path, engine)


def _old(path: Path, version: int) -> str:
    if version == 0:
        return f"{path}: the file is empty, it holds no ledger yet; `dragoman read` fills it"
    return (
        f"{path}: the ledger has the older schema {version}; open it once for writing "
        f"to bring it to {migrate.NEWEST}"
    )


def open_for_writing(path: Path, *, create: bool, patience: float) -> Opened:
    """Open, make it if there is none, and bring an older schema to the newest."""
    _refuse_folder(path)
    _check_permission(path, create=create)
    engine = sqlite.connect(path, mode="rwc" if create else "rw", patience=patience)
    try:
        if _version(path, engine) < migrate.NEWEST:
            _bring_to_newest(path, engine, patience=patience)
    except BaseException:
        engine.dispose()
        raise
    return Opened(path, engine)


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder; name a file, such as {path / 'dragoman.sqlite'}")


def _check_permission(path: Path, *, create: bool) -> None:
    folder = path.absolute().parent
    if not path.exists() and not create:
        raise LedgerError(f"{path}: no such ledger; `dragoman read` makes one")
    if not folder.is_dir():
        raise LedgerError(f"{path}: its folder does not exist; make {folder} first")
    if path.exists() and not os.access(path, os.W_OK):
        raise LedgerError(f"{path}: the ledger is read-only; make it writable, or open it to read")
    if not os.access(folder, os.W_OK):
        raise LedgerError(
            f"{path}: the folder {folder} is read-only and SQLite keeps its log beside the ledger; "
            "make it writable, or open the ledger to read"
        )


def _version(path: Path, engine: Engine) -> int:
    with sqlite.translated(path), engine.connect() as connection:
        try:
            version = migrate.version_of(connection)
        except LedgerError as error:
            raise LedgerError(f"{path} {error}") from None
    if version > migrate.NEWEST:
        raise LedgerError(
            f"{path}: the ledger has schema {version}, written by a newer Dragoman; this one "
            f"knows {migrate.NEWEST}: upgrade with `pip install --upgrade dragoman`"
        )
    return version


def _bring_to_newest(path: Path, engine: Engine, *, patience: float) -> None:
    with sqlite.translated(path):
        sqlite.use_write_ahead_log(engine, patience=patience)
        writing = engine.execution_options(writing=True)
        with writing.begin() as connection:
            migrate.migrate(connection)
