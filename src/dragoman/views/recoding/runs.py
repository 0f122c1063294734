"""The runs of a ledger: which coder, when, and what is left of its work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dragoman.ledger import CodedCount, Ledger


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run: `coded` reports got findings from it, for `current` of them these still count.

    `finished` is None for a run that goes on or broke off. A run that only met known reports
    coded none.
    """

    id: str
    coder: str
    started: datetime
    finished: datetime | None
    coded: int
    current: int
    failures: int
    arguments: tuple[str, ...]


def run_lines(ledger: Ledger) -> tuple[RunLine, ...]:
    """All runs, in the order in which they began."""
    made = ledger.coded_counts()
    lines = []
    for run in ledger.runs():
        count = made.get(run.id, CodedCount())
        lines.append(
            RunLine(
                run.id, run.coder, run.started, run.finished, count.made, count.current,
                len(ledger.failures(run=run.id)), run.arguments,
            )
        )  # fmt: skip
    return tuple(lines)
