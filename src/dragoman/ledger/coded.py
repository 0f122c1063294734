"""Who coded what: the codings of one run, or of one version of the coder.

A coder's findings in a report are kept once and never changed, so that a report and a coder name
them; the run that made them is noted with them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from dragoman.errors import NotFoundError
from dragoman.ledger.nouns import Coded, CodedCount
from dragoman.ledger.tables import codings, records, reports, runs

_NEAR = 5


def coded(connection: Connection, name: str) -> Coded:
    """The codings of a run, by its id or the unique beginning of one, or of a coder's version.

    A run has what its coder found; what people made of it is the coder `VERSION, reviewed`.
    Raises NotFoundError with what there is.
    """
    run, coder = _named(connection, name)
    query = select(reports.c.id, codings.c.digest).join(reports, reports.c.n == codings.c.report)
    found = connection.execute(_of(query, run, coder).order_by(reports.c.n))
    return Coded(run or coder, coder, run, dict(found.all()))


def _named(connection: Connection, name: str) -> tuple[str | None, str]:
    """A run and its coder, or no run and a coder."""
    began = select(runs.c.id, runs.c.coder).order_by(runs.c.n)
    every = connection.execute(began).all()
    fitting = [row for row in every if row.id == name] or [
        row for row in every if name and row.id.startswith(name)
    ]
    if len(fitting) == 1:
        return fitting[0].id, fitting[0].coder
    if fitting:
        listed = ", ".join(row.id for row in fitting[:_NEAR])
        raise NotFoundError(f"{name} begins several runs; give more of it: {listed}")
    coders = connection.execute(select(codings.c.coder).distinct()).scalars().all()
    if name in coders:
        return None, name
    listed = ", ".join(sorted(coders)) or "none yet"
    raise NotFoundError(
        f"no run and no coder is called {name}; `dragoman runs` lists the runs; coders: {listed}"
    )


def _of(query: Select[Any], run: str | None, coder: str) -> Select[Any]:
    query = query.where(codings.c.coder == coder)
    if run is None:
        return query
    return query.join(runs, runs.c.n == codings.c.run).where(runs.c.id == run)


def alike(connection: Connection, first: Coded, second: Coded) -> Mapping[str, int]:
    """How many records of each kind stand in the codings that are the same in both, whole."""
    one, other = codings.alias(), codings.alias()
    query = (
        select(records.c.kind, func.count())
        .join(one, one.c.n == records.c.coding)
        .join(other, (other.c.report == one.c.report) & (other.c.digest == one.c.digest))
        .where(one.c.coder == first.coder, other.c.coder == second.coder)
        .group_by(records.c.kind)
    )
    for side, table in ((first, one), (second, other)):
        if side.run is not None:
            of_run = select(runs.c.n).where(runs.c.id == side.run).scalar_subquery()
            query = query.where(table.c.run == of_run)
    return Counter(dict(connection.execute(query).all()))


def counts(connection: Connection) -> Mapping[str, CodedCount]:
    """How many reports each run coded, and for how many of them that coding still counts."""
    # A coding that people corrected stands beside the coder's own, under the same run.
    own = func.sum(case((codings.c.coder == runs.c.coder, 1), else_=0))
    query = (
        select(runs.c.id, own, func.sum(codings.c.current))
        .join(codings, codings.c.run == runs.c.n)
        .group_by(runs.c.id)
    )
    return {
        run: CodedCount(int(made), int(current)) for run, made, current in connection.execute(query)
    }
