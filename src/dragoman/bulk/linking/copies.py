"""Which reports are copies of which, by buckets of like openings and like wording."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.bulk.linking.packing import dump, load
from dragoman.bulk.linking.rows import (
    Engine,
    Row,
    Table,
    digest,
    grouped,
    name_key,
    name_of,
    ordered_key,
)
from dragoman.link.copies import Sheet, meeting, model_of

_ASKS = b"\1"


def copies(engine: Engine, sheets: Table) -> dict[str, str]:
    """For each report that is a copy the earliest that carries its text; the others are left out.

    `sheets` has a sheet under the id of each report.
    """
    seated = engine.stepped([sheets], _seated)
    asking = engine.stepped([seated], _met)
    lent = engine.stepped([sheets, asking], _lent)
    models = engine.stepped([sheets, lent], _modelled)
    found: dict[str, str] = {}
    for row in sorted(engine.rows(models), key=lambda row: row.order):
        model = name_of(row.body)
        found[name_of(row.key)] = found.get(model, model)
    engine.drop(seated, asking, lent, models)
    return found


def _place(sheet: Sheet) -> bytes:
    return ordered_key(*sheet.order)


def _seated(rows: Iterator[Row]) -> Iterator[Row]:
    for key, group in grouped(rows):
        sheet: Sheet = load(next(group).body)
        place = _place(sheet)
        for bucket in enumerate(sheet.sketch):
            yield Row(digest(bucket), place, key)


def _met(rows: Iterator[Row]) -> Iterator[Row]:
    """To the earlier of each pair: who would see it."""
    for _, group in grouped(rows):
        for earlier, later in meeting([row.body for row in group]):
            yield Row(earlier, _ASKS + later, later)


def _lent(rows: Iterator[Row]) -> Iterator[Row]:
    """To the later of each pair: the sheet of the earlier."""
    for _, group in grouped(rows):
        body = next(group).body
        place = _ASKS + _place(load(body))
        asking = {row.body for row in group if row.order[:1] == _ASKS}
        for later in sorted(asking):
            yield Row(later, place, body)


def _modelled(rows: Iterator[Row]) -> Iterator[Row]:
    for key, group in grouped(rows):
        one: Sheet = load(next(group).body)
        model = model_of(one, (load(row.body) for row in group if row.order[:1] == _ASKS))
        if model is not None:
            yield Row(key, _place(one), name_key(model))


def sheet_row(sheet: Sheet, tag: int) -> Row:
    """A sheet under the id of its report."""
    return Row(name_key(sheet.report), b"", dump(sheet), tag)
