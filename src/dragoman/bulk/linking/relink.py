"""Link a whole ledger anew, in memory while it is small and in buckets once it is not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dragoman import pipeline, review
from dragoman.bulk.linking.duck import is_there, on_disk
from dragoman.bulk.linking.linked import link_in_buckets, told_rows
from dragoman.ledger import Ledger
from dragoman.records import When

MANY = 20_000
"""Reports from which on buckets on the disk are worth their while."""


def relink(ledger: Ledger, *, many: int = MANY) -> Mapping[str, When]:
    """Link the ledger, in buckets where it holds `many` reports and DuckDB is there.

    Both ways give the same links. Gives the days on which undated reports came out.
    """
    if is_there() and ledger.counts().reports >= many:
        return relink_in_buckets(ledger)
    return pipeline.relink(ledger)


def relink_in_buckets(ledger: Ledger, *, scratch: Path | None = None) -> Mapping[str, When]:
    """The same by DuckDB, whose files lie in `scratch` meanwhile, or where the system keeps such.

    Raises SettingsError where DuckDB is not installed.
    """
    mark = ledger.mark()
    with on_disk(scratch) as engine:
        linked = link_in_buckets(engine, engine.kept(told_rows(ledger.iter_findings())))
        now, before = review.left_by_people(ledger, linked.occurrences, linked.origins)
        ledger.write_occurrences(now, before=before)
        ledger.write_deeds(linked.deeds)
        ledger.write_originals(linked.origins, mark=mark)
        return linked.dates
