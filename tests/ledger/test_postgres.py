"""What only a ledger in PostgreSQL can meet: a server that is not there, rights, other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, inspect

from builders import findings, many
from dragoman.errors import LedgerError
from dragoman.ledger import Address, Ledger, migrate, verify
from dragoman.ledger.stores import postgres
from postgres_server import Server

from .conftest import STARTED


@pytest.fixture
def database(server: Server) -> Iterator[str]:
    """A database with nothing in it."""
    address = server.empty_database()
    yield address
    server.drop(address)


def execute(address: str, *statements: str) -> None:
    """As another program would."""
    engine = create_engine(Address.of(address).url)
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def test_an_address_is_shown_without_its_password() -> None:
    address = Address.of("postgres://ida:secret@db.example:5433/team")
    assert str(address) == "postgresql://ida:***@db.example:5433/team"
    assert "secret" not in repr(address)
    assert address.name == "team"


@pytest.mark.parametrize("written", ["postgresql://", "postgresql://host", "postgres://h:port/x"])
def test_an_address_without_a_database_is_refused_with_the_remedy(written: str) -> None:
    with pytest.raises(LedgerError, match="write it as postgresql://user@host"):
        Address.of(written)


def test_without_the_driver_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "find_spec", lambda _: None)
    with pytest.raises(LedgerError, match=r"pip install \"dragoman\[postgres\]\""):
        Ledger.open("postgresql://ida@localhost/team")


@pytest.mark.skipif(sys.platform == "win32", reason="unix sockets")
def test_a_server_that_is_not_there_is_named(tmp_path: object) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerError, match="cannot be reached; check that the server runs"):
        Ledger.open(f"postgresql://ida:secret@/team?host={tmp_path}", patience=2)


def test_an_empty_database_becomes_a_ledger_only_when_asked(database: str) -> None:
    with pytest.raises(LedgerError, match="holds no ledger yet"):
        Ledger.open(database, readonly=True)
    with pytest.raises(LedgerError, match="holds no ledger yet"):
        Ledger.open(database, create=False)
    with Ledger.open(database) as ledger:
        ledger.begin_run(coder="test/1", started=STARTED)
    with Ledger.open(database, readonly=True) as ledger:
        assert len(ledger.runs()) == 1


def test_another_program_s_database_is_left_alone(database: str) -> None:
    execute(database, "CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(LedgerError, match="a database of another program"):
        Ledger.open(database)


def test_a_ledger_may_live_in_a_schema_of_its_own(database: str) -> None:
    execute(database, "CREATE TABLE bookmarks (url TEXT)", "CREATE SCHEMA dragoman")
    place = f"{database}&options=-csearch_path%3Ddragoman"
    with Ledger.open(place) as ledger:
        ledger.keep(findings(), ledger.begin_run(coder="test/1", started=STARTED))
        assert ledger.search("strait")
        assert list(verify(ledger)) == []


def test_an_older_schema_is_brought_to_the_newest_with_all_it_holds(database: str) -> None:
    address = Address.of(database)
    engine = postgres.connect(address, patience=5)
    with engine.execution_options(writing=True).begin() as connection:
        migrate.migrate(connection, to=1)
        connection.exec_driver_sql(
            "INSERT INTO runs (id, coder, started, arguments, counts) "
            "VALUES ('run_1', 'test/1', '2023-03-03T10:00:00+00:00', '[]', '{}')"
        )
        connection.exec_driver_sql(
            "INSERT INTO reports (id, sha256, text, reader, pairs, run) "
            "VALUES ('r_1', '0', 'Ada Berg will visit. 王毅国务卿', 'text/1', '[]', 1)"
        )
    engine.dispose()

    with pytest.raises(LedgerError, match="older schema 1; open it once for writing"):
        Ledger.open(database, readonly=True)
    with Ledger.open(database) as ledger:
        assert len(ledger.search("visit")) == len(ledger.search("国务")) == 1


def test_a_newer_schema_is_refused(database: str) -> None:
    Ledger.open(database).close()
    execute(database, "INSERT INTO schema_version VALUES (99, 'from the future')")
    with pytest.raises(LedgerError, match="schema 99, written by a newer Dragoman"):
        Ledger.open(database)


def test_who_may_only_read_is_told_so_when_he_writes(database: str) -> None:
    Ledger.open(database).close()
    execute(
        database,
        "CREATE ROLE reader LOGIN",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader",
    )
    as_reader = database.replace("tester@", "reader@")
    with Ledger.open(as_reader, readonly=True) as ledger:
        assert ledger.counts().reports == 0
    with (
        Ledger.open(as_reader) as ledger,
        pytest.raises(LedgerError, match="may not be used by this user"),
    ):
        ledger.begin_run(coder="test/1", started=STARTED)
    execute(database, "DROP OWNED BY reader", "DROP ROLE reader")


def test_a_writer_waits_for_another_and_then_names_it(database: str) -> None:
    with Ledger.open(database) as first, Ledger.open(database, patience=0.3) as second:
        with first.writing():
            assert second.counts().reports == 0
            with pytest.raises(LedgerError, match="locked by another process for too long"):
                second.begin_run(coder="test/1", started=STARTED)
        second.begin_run(coder="test/1", started=STARTED)


def test_a_connection_that_the_server_ended_is_made_anew(database: str) -> None:
    with Ledger.open(database) as ledger:
        ledger.counts()
        execute(
            database,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        assert ledger.counts().reports == 0


def test_a_question_that_is_asked_again_stays_prepared(database: str) -> None:
    with Ledger.open(database) as ledger:
        for _ in range(6):
            ledger.last_published()
        with ledger.reading() as connection:
            kept = connection.exec_driver_sql("SELECT statement FROM pg_prepared_statements")
            assert any("max(reports.published)" in each for each in kept.scalars())


def test_where_reports_were_met_is_found_by_an_index(database: str) -> None:
    with Ledger.open(database) as ledger, ledger.reading() as connection:
        names = [index["name"] for index in inspect(connection).get_indexes("origins")]
        assert "origins_report" in names


def test_something_written_changes_the_state_of_the_ledger(database: str) -> None:
    with Ledger.open(database) as ledger:
        before = ledger.state()
        assert ledger.state() == before
        list(ledger.keep_many(many(1), ledger.begin_run(coder="test/1", started=STARTED)))
        assert ledger.state() != before
