"""The order of the stages: the file to read first.

    read -> annotate -> attribute, codify -> resolve -> link -> ledger

`Coder.code` takes one report to its findings and touches nothing else; `read_into` keeps the
findings of many reports in a ledger and links them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from dragoman import attribute, codify, resolve, review
from dragoman.annotate import annotate
from dragoman.errors import DragomanError, ReadError
from dragoman.ledger import Keeping, Ledger, Run
from dragoman.link import link
from dragoman.models import Encoder
from dragoman.read import ReadOptions, reports
from dragoman.records import Findings, ReadFailure, Report, When

RULES = "13"
"""Raised whenever a rule or table changes what is found; part of the coder's version."""


LONGEST_REPORT = 2_000_000
"""Characters. What is longer is an archive by mistake; coding it would take many minutes."""


class Coder:
    """Turns one report into findings: deterministic, and named by its version."""

    def __init__(
        self,
        *,
        encoder: Encoder | None = None,
        tables: resolve.ActorTables | None = None,
    ) -> None:
        self._encoder = encoder or Encoder()
        self._tables = tables or resolve.ActorTables.load()

    @property
    def version(self) -> str:
        own_tables = f"+{self._tables.version}" if self._tables.version else ""
        return f"dragoman-{RULES}+{self._encoder.version}{own_tables}"

    def code(self, report: Report) -> Findings:
        """All that the report gives. Raises DragomanError when it cannot be coded."""
        if len(report.text) > LONGEST_REPORT:
            raise ReadError(
                f"{len(report.text):,} characters are more than one report; split the file"
            )
        if report.language not in (None, "en"):
            return Findings(report, self.version)
        text = annotate(report)
        windows = tuple(self._encoder.encode(text))
        attributions = attribute.attributions(text, windows, self._encoder.heads)
        acts = codify.acts(text, windows, self._encoder.heads, attributions)
        setting = resolve.Setting.of(text, self._tables)
        statements = resolve.statements(attributions, setting)
        events = resolve.events(acts, statements, setting)
        events, meetings = codify.meetings(events, statements, text, setting.times)
        return Findings(
            report=report,
            coder=self.version,
            mentions=setting.mentions,
            times=setting.times,
            statements=statements,
            positions=codify.positions(
                statements, events, text, topics=lambda span: resolve.topics(setting, span)
            ),
            events=events,
            meetings=meetings,
            relations=codify.relations(text, self._encoder),
            conflicts=resolve.conflicts(text, setting.times, report.published),
        )


class Codes(Protocol):
    """What reading asks of a coder: a version, and findings for a report."""

    @property
    def version(self) -> str: ...

    def code(self, report: Report) -> Findings: ...


@dataclass
class Summary:
    """What one reading of sources did: reports taken up, read, new, known, recoded, and failures.

    `reports` are the ids of those read, known ones too; `barren` are those newly coded that gave
    no record; `refused` says which records did not hold; `disagreeing` which dates of one report
    contradict each other; `placed` when undated reports came out, as far as others tell.
    """

    taken: int = 0
    read: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[ReadFailure] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    barren: list[Report] = field(default_factory=list)
    disagreeing: list[str] = field(default_factory=list)
    placed: Mapping[str, When] = field(default_factory=dict)

    def count(self, keeping: Keeping) -> None:
        self.read += 1
        self.outcomes[keeping.outcome] += 1
        self.refused += keeping.refused
        self.reports.add(keeping.report)


def read_into(
    ledger: Ledger,
    sources: Sequence[str | Path],
    *,
    coder: Codes,
    options: ReadOptions,
    arguments: Sequence[str] = (),
    progress: Callable[[Summary], None] = lambda _: None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Summary:
    """Read, code and keep every report of `sources`, then link the whole ledger.

    A report that the ledger already holds from this coder is not coded again. What was kept
    before an interruption stays; the next reading goes on from there.
    """
    cut_short = any(run.finished is None for run in ledger.runs()[-1:])
    summary = Summary()
    with ledger.run(coder.version, [*map(str, sources), *arguments], now=clock) as run:
        coming = _coming(ledger, sources, coder, options, run, summary, progress)
        for keeping in ledger.keep_many(coming, run):
            summary.count(keeping)
            progress(summary)
        if cut_short or summary.outcomes["new"] or summary.outcomes["recoded"]:
            summary.placed = relink(ledger)
    return summary


def _coming(
    ledger: Ledger,
    sources: Sequence[str | Path],
    coder: Codes,
    options: ReadOptions,
    run: Run,
    summary: Summary,
    progress: Callable[[Summary], None],
) -> Iterator[Findings]:
    """Findings to keep, in order; what fails is noted at once, with its source."""
    for source in sources:
        for item in reports(source, options=options):
            result = _coded(item, ledger, coder, summary)
            summary.taken += 1
            progress(summary)
            if isinstance(result, ReadFailure):
                ledger.keep_failure(result, run)
                summary.failures.append(result)
            else:
                yield result


def _coded(
    item: Report | ReadFailure, ledger: Ledger, coder: Codes, summary: Summary
) -> Findings | ReadFailure:
    if isinstance(item, ReadFailure):
        return item
    if ledger.holds(item, coder.version):
        # The ledger keeps what it has and notes only where the report was met again.
        return Findings(item, coder.version)
    try:
        findings = coder.code(item)
    except DragomanError as fault:
        return ReadFailure(item.origin or item.id, str(fault))
    name = item.origin or item.title or item.id
    summary.disagreeing += [f"{name}: {conflict}" for conflict in findings.conflicts]
    if not (findings.statements or findings.events or findings.meetings):
        summary.barren.append(item)
    return findings


def relink(ledger: Ledger) -> Mapping[str, When]:
    """Join the records of all reports that are the same thing; set words against deeds.

    What people split or merged in a review stays so. Gives the days on which undated reports came
    out, as far as dated ones tell.
    """
    mark = ledger.mark()
    linked = link(ledger.iter_findings())
    ordered = sorted(linked.occurrences, key=lambda occurrence: occurrence.id)
    now, before = review.left_by_people(ledger, ordered, linked.origins)
    ledger.write_occurrences(now, before=before)
    ledger.write_deeds(linked.deeds)
    ledger.write_originals(linked.origins, mark=mark)
    return linked.dates
