"""Runs of the coder, and what failed in them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from dragoman.errors import NotFoundError
from dragoman.ledger.nouns import Failure, Run
from dragoman.ledger.tables import failures, runs
from dragoman.records import ReadFailure, content_id


def begin(
    connection: Connection, *, coder: str, started: datetime, arguments: Sequence[str]
) -> Run:
    """Note a run before its first report; two runs begun in the same instant stay two."""
    for attempt in count():
        parts = (coder, started.isoformat(), tuple(arguments), attempt)
        name = content_id("run", *parts)
        if connection.execute(select(runs.c.n).where(runs.c.id == name)).first() is None:
            break
    values = {
        "id": name, "coder": coder, "started": started.isoformat(),
        "arguments": json.dumps(list(arguments)), "counts": "{}",
    }  # fmt: skip
    connection.execute(insert(runs).values(values))
    return Run(name, coder, started, None, tuple(arguments))


def finish(
    connection: Connection, run: Run, *, finished: datetime, counts: Mapping[str, int]
) -> Run:
    """Note the end of a run and what it counted."""
    number = number_of(connection, run)
    values = {"finished": finished.isoformat(), "counts": json.dumps(dict(counts))}
    connection.execute(update(runs).where(runs.c.n == number).values(values))
    return Run(run.id, run.coder, run.started, finished, run.arguments, tuple(counts.items()))


def number_of(connection: Connection, run: Run | str) -> int:
    """The row of a run. Raises NotFoundError."""
    name = run if isinstance(run, str) else run.id
    number = connection.execute(select(runs.c.n).where(runs.c.id == name)).scalar_one_or_none()
    if number is None:
        raise NotFoundError(f"no run {name} in this ledger; begin one before keeping findings")
    return int(number)


def every(connection: Connection) -> tuple[Run, ...]:
    """All runs, in the order in which they began."""
    found = connection.execute(select(runs).order_by(runs.c.n))
    return tuple(_run(row) for row in found)


def _run(row: Row[Any]) -> Run:
    return Run(
        id=row.id,
        coder=row.coder,
        started=datetime.fromisoformat(row.started),
        finished=datetime.fromisoformat(row.finished) if row.finished else None,
        arguments=tuple(json.loads(row.arguments)),
        counts=tuple(json.loads(row.counts).items()),
    )


def add_failure(connection: Connection, failure: ReadFailure, run: int) -> None:
    """Note a failure, once for each run."""
    values = {
        "run": run, "origin": failure.origin, "line": failure.line, "reason": failure.reason
    }  # fmt: skip
    same = [failures.c[name].is_not_distinct_from(value) for name, value in values.items()]
    if connection.execute(select(failures.c.n).where(*same)).first() is None:
        connection.execute(insert(failures).values(values))


def failed(connection: Connection, *, run: str | None) -> tuple[Failure, ...]:
    """What failed, in the order in which it was met; in one run or in all."""
    query = select(failures, runs.c.id).join(runs, runs.c.n == failures.c.run)
    if run is not None:
        query = query.where(runs.c.id == run)
    return tuple(
        Failure(ReadFailure(row.origin, row.reason, row.line), row.id)
        for row in connection.execute(query.order_by(failures.c.n))
    )
