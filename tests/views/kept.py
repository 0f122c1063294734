"""A ledger filled by hand from a few plain reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from dragoman.ledger import Ledger
from dragoman.pipeline import relink
from dragoman.records import Report
from hand_built import HandCoder


def told(text: str, day: str | None = None, *, outlet: str | None = "Gazette") -> Report:
    """A report of that text, day and outlet."""
    return Report(text, published=date.fromisoformat(day) if day else None, outlet=outlet)


def kept(folder: Path, reports: Iterable[Report]) -> Ledger:
    """A new ledger that holds the reports, coded by hand and linked."""
    ledger = Ledger.open(folder / "kept.sqlite")
    coder = HandCoder()
    with ledger.run(coder.version) as run:
        for report in reports:
            ledger.keep(coder.code(report), run)
    relink(ledger)
    return ledger
