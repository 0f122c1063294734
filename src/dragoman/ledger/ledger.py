"""The ledger: everything that reports gave, with its evidence, in one file or database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from typing import Self

from sqlalchemy import Connection

from dragoman.errors import FindingError, LedgerError
from dragoman.ledger import corrections, deeds, links, opening, originals, runs
from dragoman.ledger import keep as keeping
from dragoman.ledger.nouns import (
    Correction,
    Keeping,
    Outcome,
    Run,
)
from dragoman.ledger.opening import Opened
from dragoman.ledger.reading import Reading
from dragoman.ledger.reviews import Reviews
from dragoman.ledger.stores import Place, translated
from dragoman.records import (
    Deed,
    Findings,
    Occurrence,
    ReadFailure,
    Report,
    Settlement,
)

PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""

BATCH = 16
"""Reports that are committed together."""


class Ledger(Reading, Reviews):
    """A store of findings that any number of processes may read while others write.

    Every method is one transaction: it happens whole or not at all, and what a method has
    returned as kept outlives a killed process. Open one with `Ledger.open`.
    """

    def __init__(self, opened: Opened, *, readonly: bool) -> None:
        super().__init__(opened.path, opened.engine)
        self.readonly = readonly

    @classmethod
    def open(
        cls,
        path: Place | str,
        *,
        create: bool = True,
        readonly: bool = False,
        patience: float = PATIENCE,
    ) -> Self:
        """Open the ledger at a path, `sqlite:///path` or `postgresql://...`.

        Raises LedgerError with the remedy.
        """
        place = opening.place_of(path)
        if readonly:
            opened = opening.open_for_reading(place, patience=patience)
        else:
            opened = opening.open_for_writing(place, create=create, patience=patience)
        return cls(opened, readonly=readonly)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that holds the write lock; for modules of this package."""
        if self.readonly:
            raise LedgerError(f"{self.path}: the ledger was opened for reading only")
        engine = self._engine.execution_options(writing=True)
        with translated(self.path), engine.begin() as connection:
            yield connection

    # ------------------------------------------------------------ runs and failures

    def begin_run(self, *, coder: str, started: datetime, arguments: Sequence[str] = ()) -> Run:
        """Note that a run begins."""
        with self.writing() as connection:
            return runs.begin(connection, coder=coder, started=started, arguments=arguments)

    def finish_run(
        self, run: Run, *, finished: datetime, counts: Mapping[str, int] | None = None
    ) -> Run:
        """Note that a run ended, and what it counted."""
        with self.writing() as connection:
            return runs.finish(connection, run, finished=finished, counts=counts or {})

    @contextmanager
    def run(
        self,
        coder: str,
        arguments: Sequence[str] = (),
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> Iterator[Run]:
        """A run from its beginning to its end; one that breaks off stays without an end.

        What it counted is what the ledger holds more than before.
        """
        before = self.counts()
        run = self.begin_run(coder=coder, started=now(), arguments=arguments)
        yield run
        self.finish_run(run, finished=now(), counts=self.counts().since(before))

    def keep_failure(self, failure: ReadFailure, run: Run | str) -> None:
        """Note a source that gave no report, once for a run."""
        with self.writing() as connection:
            runs.add_failure(connection, failure, runs.number_of(connection, run))

    # ------------------------------------------------------------ writing

    def keep(self, findings: Findings, run: Run | str) -> Outcome:
        """Keep what a report gave. The same report by the same coder changes nothing.

        Raises FindingError when a record is refused because it does not rest on the text; all
        others are then kept, and `failures` lists the refused.
        """
        (kept,) = self.keep_many((findings,), run)
        if kept.refused:
            raise FindingError("; ".join(kept.refused))
        return kept.outcome

    def keep_many(
        self, findings: Iterable[Findings], run: Run | str, *, batch: int = BATCH
    ) -> Iterator[Keeping]:
        """Keep report after report, committed `batch` at a time; each is given out once it is
        safe. Nothing is locked while the next findings are made.
        """
        coming = iter(findings)
        while group := list(islice(coming, batch)):
            with self.writing() as connection:
                kept = keeping.keep(connection, group, run)
            yield from kept

    def met(self, report: Report, run: Run | str) -> None:
        """Note that a report that is kept was met again, perhaps at another path or address."""
        with self.writing() as connection:
            keeping.add_origin(connection, report, run)

    def write_occurrences(
        self, occurrences: Iterable[Occurrence], *, before: Iterable[Occurrence] = ()
    ) -> None:
        """Put these occurrences, given in order of their ids, in the place of all earlier ones.

        `before` are those that a person split or merged, as they were linked.
        """
        with self.writing() as connection:
            links.replace_all(connection, occurrences, before=before)

    def write_deeds(self, found: Iterable[Deed]) -> None:
        """Put these deeds in the place of all earlier ones; what persons settled stays.

        Raises FindingError where a quote does not stand in its report.
        """
        with self.writing() as connection:
            deeds.replace_all(connection, found)

    def write_originals(self, copies: Mapping[str, str], *, mark: int) -> None:
        """Note of all reports kept up to a mark whose text they carry, in the place of what was
        noted earlier; one that is not among the copies carries its own.
        """
        with self.writing() as connection:
            originals.replace_all(connection, copies, mark=mark)

    def settle(self, settlement: Settlement) -> None:
        """Add a person's verdict on a deed; earlier ones stay on record."""
        with self.writing() as connection:
            deeds.settle(connection, settlement)

    def rewrite_occurrences(
        self, occurrences: Iterable[Occurrence], *, before: Iterable[Occurrence]
    ) -> None:
        """Put these in the place of those that hold the same records; `before` as above."""
        with self.writing() as connection:
            links.replace_some(connection, occurrences, before=before)

    # ------------------------------------------------------------ corrections

    def correct(self, correction: Correction) -> Correction:
        """Append a person's decision, which from now on overrides the coder; gives it its id.

        Raises FindingError where the record as it should be does not rest on the report's words.
        """
        with self.writing() as connection:
            corrections.check(connection, correction)
            made = corrections.append(connection, correction)
            keeping.renew(connection, made.report)
            return made

    def undo(self, correction: str, *, author: str, at: datetime) -> Correction:
        """Take a correction back, by another one that says who did."""
        with self.writing() as connection:
            back = corrections.undo(connection, correction, author=author, at=at)
            keeping.renew(connection, back.report)
            return back
