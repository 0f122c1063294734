"""Opening a ledger: where it is, whether it may be written, which schema it has."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from dragoman.errors import LedgerError
from dragoman.ledger import migrate
from dragoman.ledger.stores import Address, Place, postgres, sqlite, translated


@dataclass(frozen=True, slots=True)
class Opened:
    """An engine on a ledger of the newest schema."""

    path: Place
    engine: Engine


def place_of(location: Place | str) -> Place:
    """The file of a path or of `sqlite:///path`, the address of `postgresql://...`.

    Raises LedgerError for other databases.
    """
    if isinstance(location, Address):
        return location
    name = str(location)
    if "://" not in name:
        return Path(location)
    if Address.is_one(name):
        return Address.of(name)
    scheme, _, rest = name.partition("://")
    if scheme != "sqlite" or not rest.startswith("/") or rest == "/":
        raise LedgerError(
            f"{scheme}: a ledger is a file, sqlite:///file or postgresql://user@host/database; "
            "other databases are not"
        )
    return Path(rest[1:])


def open_for_reading(place: Place, *, patience: float) -> Opened:
    """Open without changing anything, also in a folder that cannot be written."""
    if isinstance(place, Address):
        return _checked(place, postgres.connect(place, patience=patience))
    if not place.exists():
        raise LedgerError(f"{place}: no such ledger; `dragoman read` makes one")
    _refuse_folder(place)
    try:
        return _checked(place, sqlite.connect(place, mode="ro", patience=patience))
    except LedgerError as error:
        log = place.with_name(place.name + "-wal")
        if not sqlite.needs_a_writable_folder(error) or (log.exists() and log.stat().st_size):
            raise
    return _checked(place, sqlite.connect(place, mode="immutable", patience=patience))


def _checked(place: Place, engine: Engine) -> Opened:
    try:
        version = _version(place, engine)
        if version < migrate.NEWEST:
            raise LedgerError(_old(place, version))
    except BaseException:
        engine.dispose()
        raise
    return Opened(place, engine)


def _old(path: Place, version: int) -> str:
    if version == 0:
        return f"{path}: it is empty and holds no ledger yet; `dragoman read` fills it"
    return (
        f"{path}: the ledger has the older schema {version}; open it once for writing "
        f"to bring it to {migrate.NEWEST}"
    )


def open_for_writing(place: Place, *, create: bool, patience: float) -> Opened:
    """Open, make it if there is none, and bring an older schema to the newest."""
    if isinstance(place, Address):
        engine = postgres.connect(place, patience=patience)
    else:
        _refuse_folder(place)
        _check_permission(place, create=create)
        engine = sqlite.connect(place, mode="rwc" if create else "rw", patience=patience)
    try:
        version = _version(place, engine)
        if version == 0 and not create:
            raise LedgerError(_old(place, version))
        if version < migrate.NEWEST:
            _bring_to_newest(place, engine, patience=patience)
    except BaseException:
        engine.dispose()
        raise
    return Opened(place, engine)


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


def _version(place: Place, engine: Engine) -> int:
    with translated(place), engine.connect() as connection:
        try:
            version = migrate.version_of(connection)
        except LedgerError as error:
            raise LedgerError(f"{place} {error}") from None
    if version > migrate.NEWEST:
        raise LedgerError(
            f"{place}: the ledger has schema {version}, written by a newer Dragoman; this one "
            f"knows {migrate.NEWEST}: upgrade with `pip install --upgrade dragoman`"
        )
    return version


def _bring_to_newest(place: Place, engine: Engine, *, patience: float) -> None:
    with translated(place):
        if isinstance(place, Path):
            sqlite.use_write_ahead_log(engine, patience=patience)
        writing = engine.execution_options(writing=True)
        with writing.begin() as connection:
            migrate.migrate(connection)
