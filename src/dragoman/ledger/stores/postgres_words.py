"""Full-text search in PostgreSQL: the words of each passage as a tsvector, in a GIN index.

The words are cut and folded here and not by the server, so that the same text gives the same hits
under every locale, and no extension is needed. Each character of unspaced script is a word of its
own. The index says which passages have all words; phrases and pieces are then looked for in the
text itself, however long it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sqlalchemy import Connection, text

from dragoman.ledger.stores.postgres import copy_in
from dragoman.ledger.stores.words import (
    MOST_RANKED,
    UNSPACED,
    Indexed,
    Marked,
    Query,
    Term,
    folded,
    place_of_piece,
    tokens,
    words_in,
)
from dragoman.records import Span

_LONGEST_WORD = 200
_MOST_BYTES = 900_000
"""A tsvector holds 1 MB; of a text with more different words the last are not indexed."""
_READ, _MOST_READ = 50, 2_000
"""Passages that are read at first, and at once."""
_AFTER_ALL = 2**63 - 1
_COLLECTING = ("enable_bitmapscan", "enable_seqscan", "enable_sort")

_CREATE = (
    "CREATE VIEW searchable AS SELECT p.n AS n, coalesce(p.title, r.title) AS title, "
    "coalesce(p.text, r.text) AS text FROM passages p JOIN reports r ON r.n = p.report",
    "CREATE TABLE indexed (n BIGINT PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX indexed_words ON indexed USING gin (words)",
)


def create(connection: Connection) -> None:
    """Create the index, empty."""
    for statement in _CREATE:
        connection.exec_driver_sql(statement)


def index(connection: Connection, passages: Sequence[Indexed]) -> None:
    """Add passages, as the view `searchable` gives them."""
    rows = (
        (number, " ".join(map(_quoted, lexemes(title or "", words))))
        for number, title, words, _ in passages
    )
    copy_in(connection, "indexed", ("n", "words"), rows)


def remove(connection: Connection, passages: Sequence[Indexed]) -> None:
    """Take passages out again."""
    numbers = [number for number, *_ in passages]
    connection.execute(text("DELETE FROM indexed WHERE n = ANY(:numbers)"), {"numbers": numbers})


def lexemes(*parts: str) -> list[str]:
    """What a passage is found by: its words, and each character of unspaced script."""
    found: dict[str, int] = {}
    for part in parts:
        found.update((word[:_LONGEST_WORD], 0) for word in words_in(part))
        found.update((folded(sign), 0) for sign in UNSPACED.findall(part))
    kept, size = [], 0
    for word in found:
        size += len(word.encode("utf-8", "replace")) + 8
        if size > _MOST_BYTES:
            break
        if word:
            kept.append(word)
    return sorted(kept)


def matching(connection: Connection, query: Query, *, kind: str | None, limit: int) -> list[int]:
    """Numbers of the passages that match, the most relevant (of common words the newest) first."""
    asked = _tsquery(query)
    if asked is None:
        return []
    values: dict[str, object] = {"asked": asked, "kind": kind}
    narrow = "AND p.kind = :kind" if kind is not None else ""
    if _is_common(connection, asked):
        return _newest(connection, query, values, narrow, limit)
    # The words are sought first: the server cannot know how rare a word is.
    found = connection.execute(
        text(
            "WITH hits AS MATERIALIZED (SELECT i.n, i.words FROM indexed i "
            "WHERE i.words @@ CAST(:asked AS tsquery)) "
            "SELECT h.n AS n, ts_rank(h.words, CAST(:asked AS tsquery), 2) AS rank FROM hits h "
            "JOIN passages p ON p.n = h.n LEFT JOIN codings c ON c.n = p.coding "
            f"WHERE (p.coding IS NULL OR c.current = 1) {narrow} ORDER BY rank DESC, n DESC"
        ),
        values,
    )
    numbers = [row.n for row in found]
    if not _needs_reading(query):
        return numbers[:limit]
    return _confirmed(connection, numbers, query, limit)


def _newest(
    connection: Connection, query: Query, values: dict[str, object], narrow: str, limit: int
) -> list[int]:
    """The last kept of many passages with the words, walking back only as far as they are needed.

    The server is not to collect all of them first.
    """
    walk = text(
        "SELECT i.n AS n FROM indexed i JOIN passages p ON p.n = i.n "
        "LEFT JOIN codings c ON c.n = p.coding WHERE i.words @@ CAST(:asked AS tsquery) "
        f"AND (p.coding IS NULL OR c.current = 1) {narrow} AND i.n < :before "
        "ORDER BY i.n DESC LIMIT :size"
    )
    size, before, found = max(limit, _READ), _AFTER_ALL, list[int]()
    for way in _COLLECTING:
        connection.exec_driver_sql(f"SET LOCAL {way} = off")
    while len(found) < limit:
        place = {"before": before, "size": size}
        some = list(connection.execute(walk, {**values, **place}).scalars())
        wanted = limit - len(found)
        reads = _needs_reading(query)
        found += _confirmed(connection, some, query, wanted) if reads else some[:wanted]
        if len(some) < size:
            break
        before, size = some[-1], min(4 * size, _MOST_READ)
    for way in _COLLECTING:
        connection.exec_driver_sql(f"SET LOCAL {way} = on")
    return found


def _confirmed(
    connection: Connection, numbers: Sequence[int], query: Query, limit: int
) -> list[int]:
    """The first of these passages in which every phrase and piece really stands."""
    confirmed: list[int] = []
    size, start = _READ, 0
    while start < len(numbers) and len(confirmed) < limit:
        some = list(numbers[start : start + size])
        start, size = start + size, min(4 * size, _MOST_READ)
        rows = connection.execute(
            text("SELECT n, title, text FROM searchable WHERE n = ANY(:some)"), {"some": some}
        )
        read = {row.n: (row.title or "", row.text) for row in rows}
        confirmed += [number for number in some if _holds(*read[number], query)]
    return confirmed[:limit]


def _holds(title: str, words: str, query: Query) -> bool:
    parts = (title, words)
    return all(any(_place_of(part, term) for part in parts) for term in query.words) and all(
        any(place_of_piece(part, piece) for part in parts) for piece in query.pieces
    )


def _needs_reading(query: Query) -> bool:
    return bool(query.pieces) or any(len(words_in(term.text)) > 1 for term in query.words)


def _tsquery(query: Query) -> str | None:
    """All words and characters, as a tsquery; None where nothing of the query can be indexed."""
    asked = []
    for term in query.words:
        words = [word[:_LONGEST_WORD] for word in words_in(term.text) if word]
        asked += [_quoted(word) for word in words[:-1]]
        asked += [_quoted(word) + (":*" if term.beginning else "") for word in words[-1:]]
    for piece in query.pieces:
        asked += [_quoted(folded(sign)) for sign in UNSPACED.findall(piece)]
    return " & ".join(dict.fromkeys(asked)) or None


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _is_common(connection: Connection, asked: str) -> bool:
    counted = (
        "SELECT count(*) FROM (SELECT 1 FROM indexed WHERE words @@ CAST(:asked AS tsquery) "
        "LIMIT :most) AS few"
    )
    values = {"asked": asked, "most": MOST_RANKED + 1}
    return int(connection.execute(text(counted), values).scalar_one()) > MOST_RANKED


def marked(connection: Connection, number: int, query: Query) -> Marked:
    """Title and text of a passage, and where the first hit stands in each."""
    row = connection.execute(
        text("SELECT title, text FROM searchable WHERE n = :n"), {"n": number}
    ).one()
    title = row.title or ""
    return Marked(title, row.text, _first(title, query), _first(row.text, query))


def _first(part: str, query: Query) -> Span | None:
    places = [_place_of(part, term) for term in query.words]
    if not query.words and query.pieces:
        places = [place_of_piece(part, query.pieces[0])]
    return min((place for place in places if place), default=None)


def _place_of(part: str, term: Term) -> Span | None:
    """Where the words of a term first follow each other."""
    if part.isascii():
        plain = _pattern(term).search(part)
        return Span(*plain.span()) if plain else None
    *leading, last = words_in(term.text)
    found = list(tokens(part))
    for end in range(len(leading), len(found)):
        word = found[end][0]
        if not (word.startswith(last) if term.beginning else word == last):
            continue
        start = end - len(leading)
        if [before for before, _ in found[start:end]] == leading:
            return Span(found[start][1].start, found[end][1].end)
    return None


@lru_cache
def _pattern(term: Term) -> re.Pattern[str]:
    """The words of a term in a text of ASCII signs only."""
    words = "[^A-Za-z0-9]+".join(map(re.escape, words_in(term.text)))
    ending = "[A-Za-z0-9]*" if term.beginning else "(?![A-Za-z0-9])"
    return re.compile(f"(?<![A-Za-z0-9]){words}{ending}", re.IGNORECASE | re.ASCII)


def faults(connection: Connection, *, writable: bool) -> Iterator[str]:  # noqa: ARG001
    """Where the index and the passages differ."""
    differing = connection.exec_driver_sql(
        "SELECT (SELECT count(*) FROM (SELECT n FROM searchable EXCEPT SELECT n FROM indexed) AS a)"
        " + (SELECT count(*) FROM (SELECT n FROM indexed EXCEPT SELECT n FROM searchable) AS b)"
    ).scalar_one()
    if differing:
        yield f"the index of words lacks or repeats {differing} passages"
    rows = connection.execute(
        text(
            "SELECT s.title, s.text, tsvector_to_array(i.words) AS words "
            "FROM indexed i JOIN searchable s ON s.n = i.n"
        ).execution_options(yield_per=500)
    )
    wrong = sum(1 for row in rows if sorted(row.words) != lexemes(row.title or "", row.text))
    if wrong:
        yield f"the index of words does not hold what {wrong} passages say"
