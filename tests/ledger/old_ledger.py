"""A ledger as version 1 of the schema left it, built by code that no longer changes."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

REPORT = "r_8d7a4a96e6a32d14"
TEXT = "Ada Berg will visit Suderia. 王毅国务卿 will not."


def build(path: Path) -> None:
    """Write a version-1 ledger with one report, one event and one position."""
    script = files("dragoman.ledger").joinpath("steps", "0001_first.sql").read_text("utf-8")
    for placeholder, meaning in {
        "$key": "INTEGER PRIMARY KEY NOT NULL",
        "$number": "INTEGER PRIMARY KEY NOT NULL",
        "$exact": "TEXT",
        "$clustered": " WITHOUT ROWID",
        "$indexed_actor": "actor",
        "$unique_origin": ", UNIQUE (report, origin)",
        "$mentioned_key": ", PRIMARY KEY (actor, coding)",
    }.items():
        script = script.replace(placeholder, meaning)
    old = sqlite3.connect(path)
    old.executescript(script)
    old.executescript(_ROWS)
    old.execute("INSERT INTO reports VALUES (1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,1)", _REPORT)
    old.commit()
    old.close()


_REPORT = (
    "r_6f0b7d5e2f4a8c11", "0" * 64, TEXT, "A visit", "2023-03-03", "given", "Nordhavn Post",
    None, None, "en", None, "visit.txt", "text/1", "[]",
)  # fmt: skip

_ROWS = """
PRAGMA application_id = 1148348269;
PRAGMA journal_mode = WAL;
CREATE TABLE schema_version (version INTEGER PRIMARY KEY, step TEXT NOT NULL);
INSERT INTO schema_version VALUES (1, '0001_first.sql');
INSERT INTO runs VALUES (1, 'run_1', 'test/1', '2023-03-03T10:00:00+00:00', NULL, '[]', '{}');
INSERT INTO codings VALUES (1, 1, 'test/1', 1, 1, 'unused');
INSERT INTO annotated VALUES (1, '{}');
INSERT INTO records VALUES (1, 1, 'event', 0, 'e_1', 'undated', 'undated',
  '{"id":"e_1","type":"CONSULT","actors":[{"country":"NOR"}],"status":"scheduled",'
  || '"evidence":{"report":"r_6f0b7d5e2f4a8c11","spans":[[9,27]],'
  || '"quotes":["will visit Suderia"]}}');
INSERT INTO events VALUES (1, 'CONSULT', NULL, NULL, 'scheduled', NULL, NULL, NULL, NULL);
"""
