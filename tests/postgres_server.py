"""A PostgreSQL server of the tests' own, on a unix socket in a temporary folder.

It is started by the first test that asks for it and needs `initdb` and `pg_ctl` of version 13 or
newer; as root it is run under another user, since the server refuses root.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from itertools import count
from pathlib import Path

_UNPRIVILEGED = ("postgres", "nobody")


def programs() -> Path | None:
    """The folder of `initdb`, on the path or where Debian has it."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    folders = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(folders, key=lambda path: int(path.parts[-3]), default=None)
    return newest.parent if newest else None


def missing() -> str | None:
    """Why the server cannot be started; None where it can."""
    if find_spec("psycopg") is None:
        return "psycopg is not installed (extra [postgres])"
    if programs() is None:
        return "PostgreSQL's initdb is not installed (apt-get install postgresql)"
    if os.geteuid() == 0 and _user() is None:
        return "PostgreSQL does not run as root, and there is no other user to run it under"
    return None


def _user() -> str | None:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in _UNPRIVILEGED if name in names), None)


class Server:
    """A running server; one test after the other gets an empty ledger in it."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self._user = _user() if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(self._folder, self._user)
        self._names = (f"ledger_{number}" for number in count(1))
        self._data = self._folder / "data"
        self._run("initdb", "-U", "tester", "--auth=trust", "-E", "UTF8", "--locale=C", "-N")
        options = f"-c listen_addresses='' -k {self._folder} -c fsync=off -c full_page_writes=off"
        self._run("pg_ctl", "-w", "-t", "120", "-l", str(self._folder / "log"), "-o", options,
                  "start")  # fmt: skip
        self._ledger: str | None = None

    def _run(self, program: str, *arguments: str) -> None:
        folder = programs()
        assert folder is not None
        done = subprocess.run(
            [str(folder / program), "-D", str(self._data), *arguments],
            check=False, user=self._user, cwd=self._folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode()

    def address(self, database: str) -> str:
        return f"postgresql://tester@/{database}?host={self._folder}"

    def empty_database(self) -> str:
        """The address of a new database without anything in it."""
        name = next(self._names)
        self._execute(f"CREATE DATABASE {name}")
        return self.address(name)

    def ledger(self) -> str:
        """The address of a database that holds an empty ledger; `empty` makes it so again."""
        from dragoman.ledger import Ledger

        if self._ledger is None:
            self._ledger = self.empty_database()
            Ledger.open(self._ledger).close()
        return self._ledger

    def empty(self, address: str) -> None:
        """Take all rows away, and whoever is still connected."""
        self._execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid(); "
            "SET session_replication_role = replica; "
            "DO $$ DECLARE name TEXT; BEGIN FOR name IN SELECT tablename FROM pg_tables "
            "WHERE schemaname = 'public' AND tablename <> 'schema_version' "
            "LOOP EXECUTE 'DELETE FROM ' || name; END LOOP; END $$",
            address,
        )

    def drop(self, address: str) -> None:
        """Take a database away, also from those who are still connected."""
        name = address.split("@/", 1)[1].split("?", 1)[0]
        self._execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _execute(self, statement: str, address: str | None = None) -> None:
        import psycopg

        where = address or self.address("postgres")
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement.encode())

    def stop(self) -> None:
        """End the server and remove what it wrote."""
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(self._folder, ignore_errors=True)
