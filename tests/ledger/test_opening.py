from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event as listening

from builders import findings, many, report
from dragoman.errors import LedgerError
from dragoman.ledger import Keeping, Ledger, verify
from dragoman.records import Findings

from .conftest import STARTED

SOURCE = Path(__file__).parents[2] / "src"


def filled(path: Path, count: int = 3) -> None:
    with Ledger.open(path) as ledger, ledger.run("test/1") as run:
        list(ledger.keep_many(many(count), run))


def test_a_url_names_the_same_file(path: Path) -> None:
    filled(path)

    with Ledger.open(f"sqlite:///{path}", create=False) as ledger:
        assert ledger.counts().reports == 3


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///", "mysql://a:secret@b/c"])
def test_other_databases_are_refused_without_showing_a_password(url: str) -> None:
    with pytest.raises(LedgerError, match="a ledger is a file, sqlite:///file or postgres") as said:
        Ledger.open(url)
    assert "secret" not in str(said.value)


@pytest.mark.parametrize("readonly", [False, True])
def test_a_missing_ledger_is_not_made_unless_asked(path: Path, readonly: bool) -> None:
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger.open(path, create=False, readonly=readonly)
    assert not path.exists()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=f"make {tmp_path / 'none'} first"):
        Ledger.open(tmp_path / "none" / "x.sqlite")


@pytest.mark.parametrize("readonly", [False, True])
def test_a_folder_is_no_ledger(tmp_path: Path, readonly: bool) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger.open(tmp_path, readonly=readonly)


@pytest.mark.parametrize("readonly", [False, True])
def test_a_file_that_is_no_database_is_left_alone(path: Path, readonly: bool) -> None:
    path.write_text("To whom it may concern. " * 200)

    with pytest.raises(LedgerError, match="is not a SQLite database"):
        Ledger.open(path, readonly=readonly)
    assert path.read_text().startswith("To whom")


@pytest.mark.parametrize("readonly", [False, True])
def test_another_program_s_database_is_left_alone(path: Path, readonly: bool) -> None:
    other = sqlite3.connect(path)
    other.executescript("CREATE TABLE bookmarks (url TEXT); INSERT INTO bookmarks VALUES ('x')")
    other.close()
    before = path.read_bytes()

    with pytest.raises(LedgerError, match="a database of another program"):
        Ledger.open(path, readonly=readonly)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_ledger_but_cannot_be_read_as_one(path: Path) -> None:
    path.touch()

    with pytest.raises(LedgerError, match="holds no ledger yet"):
        Ledger.open(path, readonly=True)
    filled(path)


@pytest.mark.parametrize("readonly", [False, True])
def test_a_newer_schema_is_refused_with_the_remedy(path: Path, readonly: bool) -> None:
    filled(path)
    raw = sqlite3.connect(path)
    raw.execute("INSERT INTO schema_version VALUES (99, 'from the future')")
    raw.commit()
    raw.close()

    with pytest.raises(LedgerError, match="schema 99, written by a newer Dragoman"):
        Ledger.open(path, readonly=readonly)


def test_a_locked_ledger_is_waited_for_and_then_named(path: Path) -> None:
    filled(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with Ledger.open(path, patience=0.2) as ledger:
        assert ledger.counts().reports == 3
        with pytest.raises(LedgerError, match="locked by another process for too long"):
            ledger.begin_run(coder="x", started=STARTED)
        other.execute("ROLLBACK")
        ledger.begin_run(coder="x", started=STARTED)
    other.close()


def test_a_full_disk_is_named_and_what_was_kept_stays(path: Path) -> None:
    filled(path)
    with Ledger.open(path) as ledger:
        limit_pages(ledger, path.stat().st_size // 4096 + 20)
        run = ledger.runs()[0]
        kept: list[Keeping] = []
        with pytest.raises(LedgerError, match="the disk is full; free some space"):
            kept.extend(ledger.keep_many(many_large(), run, batch=1))

    with Ledger.open(path) as ledger:
        assert ledger.counts().reports == 3 + len(kept)
        assert list(verify(ledger)) == []
        list(ledger.keep_many(many_large(), run))
        assert ledger.counts().reports == 3 + 20


def limit_pages(ledger: Ledger, pages: int) -> None:
    """Simulate a disk with no more room than this."""

    @listening.listens_for(ledger._engine, "checkout")
    def limit(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")


def many_large() -> Iterator[Findings]:
    text = findings().report.text + " And so on." * 400
    return (findings(report(text, outlet=f"Large {n}")) for n in range(20))


def test_a_full_disk_while_making_a_ledger_is_named(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sqlite3.connect

    def small(*args: object, **options: object) -> sqlite3.Connection:
        made = real(*args, **options)  # type: ignore[call-overload]
        made.execute("PRAGMA max_page_count = 10")
        return made  # type: ignore[no-any-return]

    monkeypatch.setattr(sqlite3, "connect", small)
    with pytest.raises(LedgerError, match="the disk is full"):
        Ledger.open(path)


def test_a_damaged_ledger_is_named(path: Path) -> None:
    filled(path, 60)
    whole = bytearray(path.read_bytes())
    for page in range(len(whole) // 8192, len(whole) // 4096):
        whole[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(whole)

    with (
        Ledger.open(path, readonly=True) as ledger,
        pytest.raises(LedgerError, match="is damaged; run `dragoman verify`"),
    ):
        list(ledger.iter_findings())
    with Ledger.open(path, readonly=True) as ledger:
        assert any(fault.kind == "file" for fault in verify(ledger))


def test_half_a_ledger_is_named(path: Path) -> None:
    filled(path, 60)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(LedgerError, match="is damaged"), Ledger.open(path) as ledger:
        list(ledger.iter_findings())


OPEN = """
import os, sys
import sqlalchemy.dialects.sqlite.pysqlite
from dragoman.ledger import Ledger
if os.geteuid() == 0:  # root may write anywhere, whatever the file says
    os.setgid(65534)
    os.setuid(65534)
with Ledger.open(sys.argv[1], readonly=sys.argv[2] == "ro") as ledger:
    print(ledger.counts().reports, len(ledger.search("strait")))
"""


@pytest.fixture
def shown() -> Iterator[Path]:
    """A folder that others may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def as_nobody(path: Path, access: str) -> subprocess.CompletedProcess[str]:
    """Open as a user without rights."""
    return subprocess.run(
        [sys.executable, "-c", OPEN, str(path), access],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": "1"},
    )


@pytest.mark.parametrize("folder_mode", [0o555, 0o777])
def test_a_read_only_ledger_can_be_read_and_says_so_when_written(
    shown: Path, folder_mode: int
) -> None:
    path = shown / "dragoman.sqlite"
    filled(path)
    path.chmod(0o444)
    shown.chmod(folder_mode)

    reading, writing = as_nobody(path, "ro"), as_nobody(path, "rw")

    assert reading.stdout.split()[:1] == ["3"], reading.stderr
    assert "the ledger is read-only; make it writable" in writing.stderr


def test_a_read_only_folder_is_named(shown: Path) -> None:
    path = shown / "dragoman.sqlite"
    filled(path)
    path.chmod(0o666)
    shown.chmod(0o555)

    assert f"the folder {shown} is read-only" in as_nobody(path, "rw").stderr
    assert as_nobody(path, "ro").stdout.split()[:1] == ["3"]


def test_a_ledger_that_may_not_be_read_is_named(shown: Path) -> None:
    path = shown / "dragoman.sqlite"
    filled(path)
    path.chmod(0o000)

    assert "cannot be opened" in as_nobody(path, "ro").stderr
