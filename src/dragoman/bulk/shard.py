"""Code one shard: the same input and coder give the same bytes, wherever it is done.

`code_shard` is all that a laptop, a Slurm array and Spark need of each other.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Protocol

from dragoman.bulk.lines import Coded, items_in, line_of
from dragoman.bulk.publish import packed, publish, published
from dragoman.errors import DragomanError, FindingError
from dragoman.pipeline import Codes
from dragoman.records import ReadFailure, Report

log = logging.getLogger(__name__)

_KILLER = (
    "the worker was killed each time it coded this report; "
    "see whether it is one report, and whether memory was short"
)


class Sieve(Protocol):
    """What a prefilter answers: whether a report may matter, and whether to show a skipped one."""

    def matters(self, report: Report) -> bool: ...

    def sampled(self, report: Report) -> bool: ...


@dataclass(frozen=True, slots=True)
class Sample:
    """A report that the prefilter skipped, whole, for a person to check."""

    report: str
    origin: str | None
    title: str | None
    text: str


@dataclass
class Notes:
    """What a shard gave: reports coded, their words, records, and what failed or was skipped."""

    reports: int = 0
    words: int = 0
    records: int = 0
    skipped: int = 0
    skipped_words: int = 0
    failures: list[ReadFailure] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)

    def add(self, coded: Coded) -> None:
        if coded.failure is not None:
            self.failures.append(coded.failure)
        elif coded.findings is not None:
            found = coded.findings
            self.reports += 1
            self.words += len(found.report.text.split())
            self.records += sum(
                map(len, (found.statements, found.positions, found.events, found.meetings))
            )

    def skip(self, report: Report, *, sample: bool) -> None:
        self.skipped += 1
        self.skipped_words += len(report.text.split())
        if sample:
            self.samples.append(Sample(report.id, report.origin, report.title, report.text))

    def dump(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"

    @classmethod
    def load(cls, file: Path) -> Notes:
        told = json.loads(file.read_bytes().decode("utf-8", "surrogatepass"))
        failures = [ReadFailure(**failure) for failure in told.pop("failures")]
        samples = [Sample(**sample) for sample in told.pop("samples")]
        return cls(**told, failures=failures, samples=samples)


def code_shard(
    source: Path,
    output: Path,
    coder: Codes,
    *,
    notes: Path,
    sieve: Sieve | None = None,
    leave_out: Collection[int] = (),
    progress: Path | None = None,
) -> Notes:
    """Code the items of the input shard `source` into `output`; all of it or nothing.

    Deterministic, and done only once: an output that is there is left as it is. `leave_out` are
    the numbers, from 0, of items that no worker survives; `progress` is a file that always holds
    the number of the item in work, so that a killed worker leaves word of what it was at.
    """
    if output.exists():
        return Notes.load(notes)
    told = Notes()
    with published(output) as out:
        with packed(out) as lines:
            for coded in _coded(source, coder, told, sieve, leave_out, progress):
                sound, line = _written(coded)
                told.add(sound)
                lines.write(line)
        # The output is the sign that all is done, so that what is said of it goes before it.
        publish(notes, told.dump())
    return told


def _written(coded: Coded) -> tuple[Coded, bytes]:
    """What can be written of it, and its line: a value of the wrong type is a failure."""
    try:
        return coded, line_of(coded)
    except FindingError as fault:
        assert coded.findings is not None
        report = coded.findings.report
        failed = Coded(failure=ReadFailure(report.origin or report.id, str(fault)))
        return failed, line_of(failed)


def _coded(
    source: Path,
    coder: Codes,
    told: Notes,
    sieve: Sieve | None,
    leave_out: Collection[int],
    progress: Path | None,
) -> Iterator[Coded]:
    for number, item in enumerate(items_in(source)):
        if progress is not None:
            progress.write_text(str(number), encoding="ascii")
        report = item.report
        if report is None:
            yield Coded(failure=item.failure)
        elif sieve is not None and not sieve.matters(report):
            told.skip(report, sample=sieve.sampled(report))
        elif number in leave_out:
            yield Coded(failure=ReadFailure(report.origin or report.id, _KILLER))
        else:
            yield coded_report(report, coder)


def coded_report(report: Report, coder: Codes) -> Coded:
    """What one report gives; a report that cannot be coded never stops the others."""
    origin = report.origin or report.external_id or report.id
    try:
        return Coded(findings=coder.code(report))
    except DragomanError as fault:
        return Coded(failure=ReadFailure(origin, str(fault)))
    except Exception as fault:  # one report never stops the run
        log.exception("%s", origin)
        why = f"{type(fault).__name__}: {fault}; please report it with this text"
        return Coded(failure=ReadFailure(origin, why))
