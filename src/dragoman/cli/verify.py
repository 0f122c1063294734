"""`dragoman verify` and `dragoman doctor`: is the ledger whole, is the installation sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from dragoman.cli.guard import FAULTS
from dragoman.cli.options import JsonOption, LedgerOption
from dragoman.cli.screen import Screen, emit, opened, settings_of
from dragoman.errors import LedgerError

if TYPE_CHECKING:
    from dragoman.api import Session
    from dragoman.ledger import Counts, Fault
    from dragoman.settings import Settings

_SIGNS = {"ok": ("✓", "green"), "absent": ("-", "bright_black"), "fault": ("✗", "red")}


@dataclass(frozen=True, slots=True)
class Verified:
    """What `verify --json` writes."""

    faults: tuple[Fault, ...]
    counts: Counts


def verify(ledger: LedgerOption = None, as_json: JsonOption = False) -> None:
    """Check every quote of the ledger at its place.

    And every hash, id, reference and index. Names each fault on a line and ends with the exit
    status 1; with 0 where there is none.
    """
    settings = settings_of(ledger)
    from dragoman.ledger import verify as faults_of

    with _opened(settings) as session:
        found = Verified(tuple(faults_of(session.ledger)), session.ledger.counts())
    if as_json:
        emit(found)
    else:
        _print_verified(found, Screen.of(settings))
    if found.faults:
        raise typer.Exit(FAULTS)


def _opened(settings: Settings) -> Session:
    """Open for writing, as the check of the search index asks; for reading where that is barred."""
    from dragoman.api import Session
    from dragoman.ledger import Ledger

    try:
        return Session(Ledger.open(settings.ledger, create=False))
    except LedgerError:
        return opened(settings)


def _print_verified(found: Verified, screen: Screen) -> None:
    for fault in found.faults:
        screen.line(f"{fault.kind}: {fault.subject}: {fault.message}")
    counts = found.counts
    screen.say(
        f"{counts.reports} reports, {counts.statements} statements, {counts.positions} positions, "
        f"{counts.events} events, {counts.meetings} meetings checked: "
        + (f"{len(found.faults)} faults" if found.faults else "no fault")
    )
    if found.faults:
        screen.say("restore the ledger from a copy, or read its reports into a new one")


def doctor(ledger: LedgerOption = None, as_json: JsonOption = False) -> None:
    """Check that everything Dragoman needs is here.

    Python, package and model files, SQLite, the ledger, disk space, options. Each fault comes
    with its remedy, and the exit status is then 1. What is optional and absent is no fault.
    """
    settings = settings_of(ledger)
    from rich.text import Text

    from dragoman import views

    found = views.checkup(settings.ledger)
    if as_json:
        emit(found)
    else:
        screen = Screen.of(settings)
        for check in found.checks:
            sign, colour = _SIGNS[check.verdict]
            line = Text(f"{sign} ", style=colour)
            line.append(f"{check.name:<14} {check.verdict:<7} {check.found}", style="default")
            screen.line(line)
            if check.remedy and check.verdict != "ok":
                screen.line(f"  {'':<14} {'':<7} remedy: {check.remedy}")
    if not found.sound:
        raise typer.Exit(FAULTS)
