"""Writing findings: each report whole or not at all, each coder's records beside the others'.

What people corrected is a coding of its own over the newest coder's: made anew whenever either
changes, and the one that every question reads.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from sqlalchemy import Connection, insert, select, update

from dragoman.errors import NotFoundError
from dragoman.ledger import corrections, finding, passages, runs, tables
from dragoman.ledger.check import Sifted, sift
from dragoman.ledger.corrected import corrected
from dragoman.ledger.forget import forget
from dragoman.ledger.nouns import Keeping, Outcome, Record, Run
from dragoman.ledger.passages import Passage
from dragoman.ledger.rows import Rows, add_record
from dragoman.ledger.stores import next_number
from dragoman.ledger.stores.listed import one_of
from dragoman.records import Event, Findings, ReadFailure, Report, Statement


def keep(connection: Connection, batch: Sequence[Findings], run: Run | str) -> list[Keeping]:
    """Write the findings of a few reports; the caller holds the transaction."""
    writer = _Writer(connection, runs.number_of(connection, run))
    writer.numbers |= _numbers_of_reports(connection, [findings.report.id for findings in batch])
    outcomes = [writer.keep(findings) for findings in batch]
    writer.finish()
    return outcomes


REVIEWED = ", reviewed"
"""Ends the name of the coder of findings that people corrected."""


def renew(connection: Connection, name: str) -> None:
    """Put a report's corrections as they now stand over what its coder found."""
    query = (
        select(tables.codings, tables.reports)
        .join(tables.reports, tables.reports.c.n == tables.codings.c.report)
        .where(tables.reports.c.id == name, ~tables.codings.c.coder.endswith(REVIEWED))
        .order_by(tables.codings.c.n.desc())
    )
    row = connection.execute(query).first()
    if row is None:
        raise NotFoundError(f"no coded report {name} in this ledger")
    coding, number, coder, run = row[:4]
    found = finding.findings_of(connection, finding.report(connection, name), coding, coder)
    writer = _Writer(connection, run)
    writer.override(number, coding, found)
    writer.finish()


def add_origin(connection: Connection, report: Report, run: Run | str) -> None:
    """Note where a kept report was met again. Raises NotFoundError when it is not kept."""
    numbers = _numbers_of_reports(connection, [report.id])
    if report.id not in numbers:
        raise NotFoundError(f"{report.id} is not in this ledger; keep its findings first")
    number = runs.number_of(connection, run)
    _add_origin(connection, numbers[report.id], report.origin, number)


def _numbers_of_reports(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    """The row numbers of those of the reports that are kept."""
    reports = tables.reports
    query = select(reports.c.id, reports.c.n).where(one_of(reports.c.id, names))
    return dict(connection.execute(query).all())


def _add_origin(connection: Connection, report: int, origin: str | None, run: int) -> None:
    origins = tables.origins
    if origin is None:
        return
    known = select(origins.c.n).where(origins.c.report == report, origins.c.origin == origin)
    if connection.execute(known).first() is None:
        values = {"report": report, "origin": origin, "run": run}
        connection.execute(insert(origins).values(values))


class _Writer:
    """Gathers the rows of one transaction.

    `numbers` are those of the reports that are kept, `gathered` the reports whose rows are not
    written yet.
    """

    def __init__(self, connection: Connection, run: int) -> None:
        self.connection = connection
        self.run = run
        self.numbers: dict[str, int] = {}
        self.rows = Rows()
        self.passages: list[Passage] = []
        self.gathered: set[str] = set()
        self.next_report = count(next_number(connection, tables.reports))
        self.next_coding = count(next_number(connection, tables.codings))
        self.next_record = count(next_number(connection, tables.records))

    def keep(self, findings: Findings) -> Keeping:
        name = findings.report.id
        if name in self.gathered:
            self.finish()
        outcome: Outcome
        if name not in self.numbers:
            sifted, outcome = self._keep_new(findings), "new"
        else:
            report = self.numbers[name]
            _add_origin(self.connection, report, findings.report.origin, self.run)
            if self._is_coded(report, findings.coder):
                return Keeping(name, "known")
            sifted, outcome = self._recode(report, findings), "recoded"
        self.gathered.add(name)
        reasons = tuple(refusal.reason for refusal in sifted.refused)
        for reason in reasons:
            failure = ReadFailure(findings.report.origin or name, reason)
            runs.add_failure(self.connection, failure, self.run)
        return Keeping(name, outcome, reasons)

    def _keep_new(self, findings: Findings) -> Sifted:
        """Add a report with its first coding, which nobody can have corrected."""
        report, name = findings.report, findings.report.id
        number = self.numbers[name] = self._add_report(report, name)
        if report.origin is not None:
            self.rows.add(tables.origins, report=number, origin=report.origin, run=self.run)
        sifted = sift(findings, report=name)
        self._add_coding(number, sifted)
        return sifted

    def _recode(self, report: int, findings: Findings) -> Sifted:
        """Add another coding, behind what people made of it."""
        sifted = sift(findings, report=findings.report.id)
        reviewed = self._reviewed(report, sifted.findings)
        self._add_coding(report, sifted, current=reviewed is None)
        if reviewed is not None:
            self._add_coding(report, reviewed)
        return sifted

    def override(self, report: int, coding: int, findings: Findings) -> None:
        """Let a coding that is kept stand as people left it; the coder's own is kept behind it."""
        reviewed = self._reviewed(report, findings)
        if reviewed is not None:
            self._add_coding(report, reviewed)
        else:
            own = update(tables.codings).where(tables.codings.c.n == coding)
            self.connection.execute(own.values(current=1))

    def _reviewed(self, report: int, findings: Findings) -> Sifted | None:
        """What people made of findings, None where they left them; no coding then is current."""
        codings = tables.codings
        reviewed = select(codings.c.n).where(
            codings.c.report == report, codings.c.coder.endswith(REVIEWED)
        )
        for older in self.connection.execute(reviewed).scalars().all():
            forget(self.connection, older)
        self.connection.execute(update(codings).where(codings.c.report == report).values(current=0))
        made = corrections.standing(self.connection, reports=(findings.report.id,))
        if not made:
            return None
        changed = replace(corrected(findings, made), coder=findings.coder + REVIEWED)
        return sift(changed, report=findings.report.id)

    def finish(self) -> None:
        """Write what was gathered."""
        self.rows.write(self.connection)
        passages.add(self.connection, self.passages)
        self.rows, self.passages, self.gathered = Rows(), [], set()

    def _is_coded(self, report: int, coder: str) -> bool:
        codings = tables.codings
        query = select(codings.c.n).where(codings.c.report == report, codings.c.coder == coder)
        return self.connection.execute(query).first() is not None

    def _add_report(self, report: Report, name: str) -> int:
        number = next(self.next_report)
        self.rows.add(
            tables.reports, n=number, id=name, sha256=report.sha256, text=report.text,
            title=report.title, published=report.published and report.published.isoformat(),
            published_basis=report.published_basis, outlet=report.outlet, agency=report.agency,
            url=report.url, language=report.language, external_id=report.external_id,
            origin=report.origin, reader=report.reader, run=self.run,
            pairs=json.dumps([[a.start, a.end, b.start, b.end] for a, b in report.pairs]),
        )  # fmt: skip
        self.passages.append(Passage("report", number, None, None, report.title, report.text))
        return number

    def _add_coding(self, report: int, sifted: Sifted, *, current: bool = True) -> None:
        findings, coding = sifted.findings, next(self.next_coding)
        self.rows.add(
            tables.codings, n=coding, report=report, coder=findings.coder, run=self.run,
            current=int(current), digest=digest(sifted),
        )  # fmt: skip
        self.rows.add(tables.annotated, coding=coding, body=sifted.annotations)
        for actor in dict.fromkeys(mention.actor.id for mention in findings.mentions):
            self.rows.add(tables.mentioned, actor=actor, coding=coding)
        for group in groups(findings):
            for ordinal, record in enumerate(group):
                number = next(self.next_record)
                add_record(
                    self.rows, record, sifted.bodies[record.id],
                    number=number, coding=coding, ordinal=ordinal,
                )  # fmt: skip
                if isinstance(record, Statement | Event):
                    self.passages.append(
                        passages.of_record(
                            record, findings.report.text,
                            report=report, number=number, coding=coding,
                        )
                    )  # fmt: skip


def groups(findings: Findings) -> tuple[Sequence[Record], ...]:
    """The records of a report, kind by kind."""
    return findings.statements, findings.positions, findings.events, findings.meetings


def digest(sifted: Sifted) -> str:
    """A hash of all that one coder found in a report, to tell that nothing was changed since."""
    found = hashlib.sha256(sifted.annotations.encode("utf-8", "surrogatepass"))
    for group in groups(sifted.findings):
        for record in group:
            found.update(sifted.bodies[record.id].encode("utf-8", "surrogatepass"))
    return found.hexdigest()
