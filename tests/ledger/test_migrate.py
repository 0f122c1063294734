from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect

from dragoman.errors import LedgerError
from dragoman.ledger import Ledger, Words, migrate, tables
from dragoman.ledger.stores import sqlite_words
from dragoman.records import Actor, Deed, Evidence, Findings, Report, Settlement, Span

from .old_ledger import TEXT, build


def test_a_ledger_of_version_1_is_brought_to_the_newest_with_all_it_holds(path: Path) -> None:
    build(path)

    with Ledger.open(path) as ledger:
        (event,) = ledger.events()
        assert event.evidence.quotes == ("will visit Suderia",)
        assert ledger.reports()[0].text == TEXT
        assert {hit.kind for hit in ledger.search("suderia")} == {"report", "event"}
        assert len(ledger.search("国务卿")) == 1
    assert version_in(path) == migrate.NEWEST


def test_deeds_of_an_older_ledger_stand_as_a_person_settled_them(path: Path) -> None:
    with Ledger.open(path) as ledger:
        text = "Ada Berg will visit Suderia."
        report = Report(text)
        with ledger.run("hand-1") as run:
            ledger.keep(Findings(report, "hand-1"), run)
        voiced = (Evidence.cite(report, Span(9, 27)),)
        ledger.write_deeds(
            Deed(name, "plan", Actor("NOR"), "NOR", None, None, None, (word,), voiced, 1, "open")
            for name, word in (("d_1", "s_1"), ("d_2", "s_2"))
        )
        ledger.settle(Settlement("d_0", "plan", ("s_1",), "followed", "Ada", "seen", "2025-01-01"))
    raw = sqlite3.connect(path)
    raw.executescript(
        "ALTER TABLE deeds DROP COLUMN standing; DROP TABLE deed_words; DROP TABLE pair_counts;"
        "DROP TABLE counted; DROP INDEX positions_statement; DROP TABLE originals;"
        "DELETE FROM schema_version WHERE version > 4;"
    )
    raw.close()

    with Ledger.open(path) as ledger:
        assert ledger.deed_counts() == {"followed": 1, "open": 1}
        (followed,) = ledger.deeds(Words(statuses=("followed",)))
        assert followed.id == "d_1"


def test_a_step_that_fails_leaves_the_old_ledger_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(path)

    def fail(_: object) -> None:
        raise LedgerError("no tokenizer of this name")

    monkeypatch.setattr(sqlite_words, "create", fail)
    with pytest.raises(LedgerError, match="no tokenizer"):
        Ledger.open(path)

    assert version_in(path) == 1
    assert "passages" not in tables_in(path)


def test_an_old_ledger_cannot_be_read_until_it_is_brought_up(path: Path) -> None:
    build(path)

    with pytest.raises(LedgerError, match="older schema 1; open it once for writing"):
        Ledger.open(path, readonly=True)


def test_the_steps_make_the_tables_that_the_code_describes(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        found = inspect(connection)
        for table in tables.metadata.tables.values():
            made = [column["name"] for column in found.get_columns(table.name)]
            assert made == list(table.columns.keys()), table.name


def test_steps_are_numbered_without_gaps() -> None:
    assert [step.version for step in migrate.STEPS] == list(range(1, migrate.NEWEST + 1))


def version_in(path: Path) -> int:
    raw = sqlite3.connect(path)
    (version,) = raw.execute("SELECT max(version) FROM schema_version").fetchone()
    raw.close()
    return int(version)


def tables_in(path: Path) -> set[str]:
    raw = sqlite3.connect(path)
    names = {name for (name,) in raw.execute("SELECT name FROM sqlite_master")}
    raw.close()
    return names
