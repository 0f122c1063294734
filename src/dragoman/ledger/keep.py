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
from dragoman.records import Event, Findings, ReadFailure, Report, Statement


def keep(connection: Connection, batch: Sequence[Findings], run: Run | str) -> list[Keeping]:
    """Write the findings of a few reports; the caller holds the transaction."""
    writer = _Writer(connection, runs.number_of(connection, run))
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
    number = _number_of_report(connection, report.id)
    if number is None:
        raise NotFoundError(f"{report.id} is not in this ledger; keep its findings first")
    _add_origin(connection, number, report.origin, runs.number_of(connection, run))


def _number_of_report(connection: Connection, name: str) -> int | None:
    reports = tables.reports
    query = select(reports.c.n).where(reports.c.id == name)
    return connection.execute(query).scalar_one_or_none()


def _add_origin(connection: Connection, report: int, origin: str | None, run: int) -> None:
    origins = tables.origins
    if origin is None:
        return
    known = select(origins.c.n).where(origins.c.report == report, origins.c.origin == origin)
    if connection.execute(known).first() is None:
        values = {"report": report, "origin": origin, "run": run}
        connection.execute(insert(origins).values(values))


class _Writer:
    """Gathers the rows of one transaction."""

    def __init__(self, connection: Connection, run: int) -> None:
        self.connection = connection
        self.run = run
        self.rows = Rows()
        self.passages: list[Passage] = []
        self.next_report = count(next_number(connection, tables.reports))
        self.next_coding = count(next_number(connection, tables.codings))
        self.next_record = count(next_number(connection, tables.records))

    def keep(self, findings: Findings) -> Keeping:
        name = findings.report.id
        report = _number_of_report(self.connection, name)
        outcome: Outcome = "new" if report is None else "recoded"
        if report is None:
            report = self._add_report(findings.report, name)
        _add_origin(self.connection, report, findings.report.origin, self.run)
        if outcome == "recoded" and self._is_coded(report, findings.coder):
            return Keeping(name, "known")
        sifted = sift(findings, report=name)
        if outcome == "new":  # nobody can have corrected what was not there
            self._add_coding(report, sifted)
        else:
            self._retire_codings(report)
            self.override(report, self._add_coding(report, sifted), sifted.findings)
        reasons = tuple(refusal.reason for refusal in sifted.refused)
        for reason in reasons:
            failure = ReadFailure(findings.report.origin or name, reason)
            runs.add_failure(self.connection, failure, self.run)
        return Keeping(name, outcome, reasons)

    def override(self, report: int, coding: int, findings: Findings) -> None:
        """Let the coding stand as people left it; the coder's own is kept behind it."""
        codings = tables.codings
        reviewed = select(codings.c.n).where(
            codings.c.report == report, codings.c.coder.endswith(REVIEWED)
        )
        for older in self.connection.execute(reviewed).scalars().all():
            forget(self.connection, older)
        made = corrections.standing(self.connection, reports=(findings.report.id,))
        self._retire_codings(report)
        if made:
            changed = replace(corrected(findings, made), coder=findings.coder + REVIEWED)
            self._add_coding(report, sift(changed, report=findings.report.id))
        else:
            own = update(codings).where(codings.c.n == coding)
            self.connection.execute(own.values(current=1))

    def finish(self) -> None:
        self.rows.write(self.connection)
        passages.add(self.connection, self.passages)

    def _is_coded(self, report: int, coder: str) -> bool:
        codings = tables.codings
        query = select(codings.c.n).where(codings.c.report == report, codings.c.coder == coder)
        return self.connection.execute(query).first() is not None

    def _retire_codings(self, report: int) -> None:
        codings = tables.codings
        self.connection.execute(update(codings).where(codings.c.report == report).values(current=0))

    def _add_report(self, report: Report, name: str) -> int:
        number = next(self.next_report)
        values = {
            "n": number, "id": name, "sha256": report.sha256, "text": report.text,
            "title": report.title,
            "published": report.published and report.published.isoformat(),
            "published_basis": report.published_basis, "outlet": report.outlet,
            "agency": report.agency, "url": report.url, "language": report.language,
            "external_id": report.external_id, "origin": report.origin, "reader": report.reader,
            "pairs": json.dumps([[a.start, a.end, b.start, b.end] for a, b in report.pairs]),
            "run": self.run,
        }  # fmt: skip
        self.connection.execute(insert(tables.reports), values)
        self.passages.append(Passage("report", number, None, None, report.title, report.text))
        return number

    def _add_coding(self, report: int, sifted: Sifted) -> int:
        findings, coding = sifted.findings, next(self.next_coding)
        values = {
            "n": coding, "report": report, "coder": findings.coder, "run": self.run,
            "current": 1, "digest": digest(sifted),
        }  # fmt: skip
        self.connection.execute(insert(tables.codings), values)
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
        return coding


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
