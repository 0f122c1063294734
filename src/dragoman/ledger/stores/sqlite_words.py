"""The full-text indexes of SQLite (FTS5): `words` by word, `pieces` by three characters.

`words` folds case and accents. `pieces` holds only passages in scripts without spaces between
words, and signs that no word index keeps; there "国务卿" is found inside "美国国务卿".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from dragoman.ledger.stores.words import (
    MOST_PHRASES_RANKED,
    MOST_RANKED,
    Indexed,
    Marked,
    Query,
    Term,
    place_of_piece,
    words_in,
)
from dragoman.records import Span

OPENING, CLOSING = "\ue0f1\ue0f2", "\ue0f2\ue0f1"
"""Marks around a hit while it travels from the index; from the area for private use."""

_PARTS = 16
"""The newest passages, one part of so many, tell whether words are common."""

_INDEXES = {"words": "searchable", "pieces": "searchable_unspaced"}

_CREATE = (
    "CREATE VIEW searchable AS SELECT p.n AS n, coalesce(p.title, r.title) AS title, "
    "coalesce(p.text, r.text) AS text FROM passages p JOIN reports r ON r.n = p.report",
    "CREATE VIEW searchable_unspaced AS SELECT p.n AS n, coalesce(p.title, r.title) AS title, "
    "coalesce(p.text, r.text) AS text FROM passages p JOIN reports r ON r.n = p.report "
    "WHERE p.unspaced = 1",
    "CREATE VIRTUAL TABLE words USING fts5(title, text, content='searchable', "
    "content_rowid='n', tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE pieces USING fts5(title, text, content='searchable_unspaced', "
    "content_rowid='n', tokenize='trigram')",
)


def create(connection: Connection) -> None:
    """Create the indexes, empty."""
    for statement in _CREATE:
        connection.exec_driver_sql(statement)


def index(connection: Connection, passages: Sequence[Indexed]) -> None:
    """Add passages as (number, title, text, unspaced), as the view `searchable` gives them."""
    for name in _INDEXES:
        rows = [p[:3] for p in passages if name == "words" or p[3]]
        if rows:
            connection.exec_driver_sql(
                f"INSERT INTO {name} (rowid, title, text) VALUES (?, ?, ?)", rows
            )


def remove(connection: Connection, passages: Sequence[Indexed]) -> None:
    """Take passages out again, given as they were added."""
    for name in _INDEXES:
        rows = [p[:3] for p in passages if name == "words" or p[3]]
        if rows:
            connection.exec_driver_sql(
                f"INSERT INTO {name} ({name}, rowid, title, text) VALUES ('delete', ?, ?, ?)", rows
            )


def matching(connection: Connection, query: Query, *, kind: str | None, limit: int) -> list[int]:
    """Numbers of the passages that match, the most relevant (of common words the newest) first."""
    wheres = ["(p.coding IS NULL OR c.current = 1)"]
    words = _match(query)
    values: dict[str, object] = {"limit": limit, "words": words}
    if kind is not None:
        wheres.append("p.kind = :kind")
        values["kind"] = kind
    for place, piece in enumerate(query.pieces):
        wheres.append(_where_piece(piece, place, values))
    source, order = "passages p", "p.n DESC"
    if words:
        phrases = any(len(words_in(term.text)) > 1 for term in query.words)
        ranked = _ranked(connection, words, MOST_PHRASES_RANKED if phrases else MOST_RANKED)
        if ranked is None:
            source = "words JOIN passages p ON p.n = words.rowid"
            wheres.append("words MATCH :words")
            order = "words.rowid DESC"
        else:
            source = "json_each(:ranked) r CROSS JOIN passages p ON p.n = r.value"
            values["ranked"] = json.dumps(ranked)
            order = "r.key"
    found = connection.execute(
        text(
            f"SELECT p.n FROM {source} LEFT JOIN codings c ON c.n = p.coding "
            f"WHERE {' AND '.join(wheres)} ORDER BY {order} LIMIT :limit"
        ),
        values,
    )
    return [number for (number,) in found]


def _ranked(connection: Connection, words: str, most: int) -> list[int] | None:
    """All passages with the words, the most relevant first; None where they are more than `most`.

    Counting a phrase and weighing it each walk through all passages that hold its words. So it is
    counted first only where the newest passages promise that the count will end early.
    """
    highest = connection.execute(text("SELECT max(n) FROM passages")).scalar_one() or 0
    share = most // _PARTS
    if _has_more(connection, words, share, after=highest - highest // _PARTS) and _has_more(
        connection, words, most, after=0
    ):
        return None
    weighed = connection.execute(
        text("SELECT rowid, bm25(words) FROM words WHERE words MATCH :words LIMIT :most"),
        {"words": words, "most": most + 1},
    ).all()
    if len(weighed) > most:
        return None
    return [number for number, _ in sorted(weighed, key=lambda row: (row[1], -row[0]))]


def _has_more(connection: Connection, words: str, most: int, *, after: int) -> bool:
    """Whether more than `most` passages numbered higher than `after` have the words."""
    counted = (
        "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH :words AND rowid > :after "
        "LIMIT :more)"
    )
    values = {"words": words, "after": after, "more": most + 1}
    return int(connection.execute(text(counted), values).scalar_one()) > most


def _where_piece(piece: str, place: int, values: dict[str, object]) -> str:
    """Three characters and more are looked up; fewer are sought in every unspaced passage."""
    if len(piece) >= 3:
        values[f"piece{place}"] = _literal(piece)
        return f"p.n IN (SELECT rowid FROM pieces WHERE pieces MATCH :piece{place})"
    escaped = re.sub(r"([\\%_])", r"\\\1", piece)
    values[f"piece{place}"] = f"%{escaped}%"
    like = f"LIKE :piece{place} ESCAPE '\\'"
    return (
        "p.unspaced = 1 AND EXISTS (SELECT 1 FROM searchable s WHERE s.n = p.n "
        f"AND (s.text {like} OR s.title {like}))"
    )


def _match(query: Query) -> str:
    """The words as an FTS5 expression."""
    return " AND ".join(_term(term) for term in query.words)


def _term(term: Term) -> str:
    return _literal(term.text) + ("*" if term.beginning else "")


def _literal(term: str) -> str:
    """A term as an FTS5 string, in which no character has a meaning of its own."""
    return '"' + term.replace('"', '""') + '"'


def marked(connection: Connection, number: int, query: Query) -> Marked:
    """Title and text of a passage, and where the first hit stands in each."""
    words = _match(query)
    if not words:
        row = connection.execute(
            text("SELECT title, text FROM searchable WHERE n = :n"), {"n": number}
        ).one()
        title, whole = row[0] or "", row[1]
        piece = query.pieces[0]
        return Marked(title, whole, place_of_piece(title, piece), place_of_piece(whole, piece))
    row = connection.execute(
        text(
            "SELECT highlight(words, 0, :o, :c), highlight(words, 1, :o, :c) "
            "FROM words WHERE words MATCH :words AND rowid = :n"
        ),
        {"o": OPENING, "c": CLOSING, "words": words, "n": number},
    ).one()
    title, whole = row[0] or "", row[1] or ""
    return Marked(_unmarked(title), _unmarked(whole), _place(title), _place(whole))


def _unmarked(shown: str) -> str:
    return shown.replace(OPENING, "").replace(CLOSING, "")


def _place(shown: str) -> Span | None:
    """Where the first hit stands in the text without marks."""
    start = shown.find(OPENING)
    if start < 0:
        return None
    end = shown.find(CLOSING, start) - len(OPENING)
    return Span(start, end) if end > start else None


def faults(connection: Connection, *, writable: bool) -> Iterator[str]:
    """Where an index and the passages differ. Without write access only their numbers compare."""
    for name, view in _INDEXES.items():
        differing = connection.exec_driver_sql(
            f"SELECT (SELECT count(*) FROM (SELECT n FROM {view} "
            f"EXCEPT SELECT id FROM {name}_docsize)) + (SELECT count(*) FROM "
            f"(SELECT id FROM {name}_docsize EXCEPT SELECT n FROM {view}))"
        ).scalar_one()
        if differing:
            yield f"the index of {name} lacks or repeats {differing} passages"
        if writable:
            try:
                connection.exec_driver_sql(
                    f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)"
                )
            except DatabaseError as error:
                yield f"the index of {name} does not hold what the passages say ({error.orig})"
