"""The ledger's schema, in numbered steps from the first day.

To change a table: add a step, never edit one; describe the result in `tables.py`; a test
compares the two and carries an old file through all steps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from string import Template

from sqlalchemy import Connection, inspect, text

from dragoman.errors import LedgerError
from dragoman.ledger import deeds, doubting, passages
from dragoman.ledger.stores import store_of, words_of


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered change: SQL, and then what SQL cannot do."""

    version: int
    script: str
    then: Callable[[Connection], None] | None = None


def _index_all_that_is_kept(connection: Connection) -> None:
    words_of(connection).create(connection)
    passages.index_everything(connection)


STEPS = (
    Step(1, "0001_first.sql"),
    Step(2, "0002_search.sql", _index_all_that_is_kept),
    Step(3, "0003_deeds.sql"),
    Step(4, "0004_review.sql", doubting.note_all),
    Step(5, "0005_counted.sql", deeds.note_all),
    Step(6, "0006_originals.sql"),
    Step(7, "0007_origins.sql"),
)
NEWEST = STEPS[-1].version


def version_of(connection: Connection) -> int:
    """The schema's version; 0 where there is nothing yet. Raises LedgerError for a database of
    another program.
    """
    if not store_of(connection).is_marked(connection):
        if inspect(connection).get_table_names():
            raise LedgerError("is a database of another program, not a ledger; name another")
        return 0
    found = connection.exec_driver_sql("SELECT max(version) FROM schema_version").scalar_one()
    return int(found)


def migrate(connection: Connection, *, to: int = NEWEST) -> None:
    """Bring the schema to version `to`, within the transaction that the caller holds."""
    version = version_of(connection)
    if version == 0:
        connection.exec_driver_sql(
            "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, step TEXT NOT NULL)"
        )
        store_of(connection).mark(connection)
    for step in STEPS:
        if version < step.version <= to:
            _apply(connection, step)


def _apply(connection: Connection, step: Step) -> None:
    source = files("dragoman.ledger").joinpath("steps", step.script).read_text("utf-8")
    lines = [line for line in source.splitlines() if not line.startswith("--")]
    script = store_of(connection).script(Template("\n".join(lines)))
    for statement in filter(str.strip, script.split(";\n")):
        connection.exec_driver_sql(statement.rstrip().rstrip(";"))
    if step.then is not None:
        step.then(connection)
    connection.execute(
        text("INSERT INTO schema_version (version, step) VALUES (:version, :step)"),
        {"version": step.version, "step": step.script},
    )
