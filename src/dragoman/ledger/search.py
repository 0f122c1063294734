"""Full-text search over reports, statements and events, for whatever a person types."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from dragoman.errors import LedgerError
from dragoman.ledger import codec, passages
from dragoman.ledger.nouns import Hit
from dragoman.ledger.passages import JOINT, SEARCHED
from dragoman.ledger.stores import words_of
from dragoman.ledger.stores.listed import one_of
from dragoman.ledger.stores.words import UNSPACED, Query, Term
from dragoman.ledger.tables import KINDS, records, reports
from dragoman.ledger.tables import passages as table
from dragoman.records import Event, Span, Statement

MOST_TERMS = 40
"""Terms of a query beyond this number are left out."""

AROUND = 80
"""Characters of a snippet on each side of the hit."""

_NAMES = ("number", "kind", "report", "record", "body")
_TERM = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')


def query_of(words: str) -> Query:
    """What must all occur: words, `"phrases in quotation marks"` and `begin*`nings of words.

    No sign has another meaning, so that no input is a mistake.
    """
    spoken, pieces = [], []
    for phrase, single in _TERM.findall(passages.indexable(words))[:MOST_TERMS]:
        term = (phrase or single).strip()
        if UNSPACED.search(term):
            pieces.append(term)
        elif any(unicodedata.category(sign)[0] in "LN" for sign in term):
            spoken.append(Term(term, beginning=single.endswith("*")))
    return Query(tuple(spoken), tuple(pieces))


def search(connection: Connection, words: str, *, kind: str | None, limit: int) -> tuple[Hit, ...]:
    """Passages in which all terms occur, the most relevant first."""
    if kind is not None and kind not in SEARCHED:
        raise LedgerError(f"{kind} is not searched by words; give one of {', '.join(SEARCHED)}")
    query = query_of(words)
    if limit <= 0 or not (query.words or query.pieces):
        return ()
    numbers = words_of(connection).matching(connection, query, kind=kind, limit=limit)
    return tuple(_hit(connection, row, query) for row in _rows(connection, numbers))


def _rows(connection: Connection, numbers: Sequence[int]) -> Iterator[Row[Any]]:
    """Passages with their reports and records, in the order of the numbers."""
    columns = table.c.n, table.c.kind, reports.c.id, records.c.id, records.c.body
    query = (
        select(*(column.label(name) for column, name in zip(columns, _NAMES, strict=True)))
        .join(reports, reports.c.n == table.c.report)
        .outerjoin(records, records.c.n == table.c.record)
    )
    rows = connection.execute(query.where(one_of(table.c.n, numbers)))
    found = {row.number: row for row in rows}
    yield from (found[number] for number in numbers)


def _hit(connection: Connection, row: Row[Any], query: Query) -> Hit:
    found = words_of(connection).marked(connection, row.number, query)
    in_text = found.in_text
    shown, place = found.text, in_text
    if in_text is None and found.in_title is not None:
        shown, place = found.title, found.in_title
    snippet, hit = _snippet(shown, place)
    span = in_text
    if row.record is not None and in_text is not None:
        record = codec.load(KINDS[row.kind], row.body)
        assert isinstance(record, Statement | Event)
        span = _in_report(in_text, passages.stretches(record))
    return Hit(row.kind, row.report, row.record, snippet, hit, span)


def _snippet(text: str, hit: Span | None) -> tuple[str, Span | None]:
    if hit is None:
        return text[: 2 * AROUND], None
    start = max(0, hit.start - AROUND)
    if start:
        space = text.find(" ", start, hit.start)
        start = space + 1 if space >= 0 else start
    end = min(len(text), hit.end + AROUND)
    if end < len(text):
        space = text.rfind(" ", hit.end, end)
        end = space if space >= 0 else end
    return text[start:end], Span(hit.start - start, hit.end - start)


def _in_report(hit: Span, stretches: tuple[Span, ...]) -> Span | None:
    """From a place in the passage of a record to the place in the report."""
    offset = 0
    for stretch in stretches:
        start, end = hit.start - offset, hit.end - offset
        if 0 <= start < len(stretch):
            return Span(stretch.start + start, min(stretch.start + end, stretch.end))
        offset += len(stretch) + len(JOINT)
    return None
