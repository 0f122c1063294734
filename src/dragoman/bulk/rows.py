"""Code rows of somebody else's table, one by one, for engines that bring their own files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dragoman.bulk.shard import coded_report
from dragoman.errors import ReadError
from dragoman.pipeline import Codes
from dragoman.read import wire_report
from dragoman.views.lines import json_line
from dragoman.views.wire import wire

Row = tuple[str | None, str | None, str | None]


def coded_rows(rows: Iterable[Mapping[str, object]], coder: Codes) -> Iterator[Row]:
    """For each row its id, its record as `dragoman code` writes it, and why there is none."""
    for row in rows:
        named = row.get("id")
        name = None if named is None else str(named)
        try:
            report = wire_report(row)
        except ReadError as fault:
            yield name, None, str(fault)
            continue
        coded = coded_report(report, coder)
        if coded.findings is not None:
            yield name or report.id, json_line(wire(coded.findings)).decode().rstrip("\n"), None
        else:
            yield name or report.id, None, coded.failure.reason if coded.failure else None
