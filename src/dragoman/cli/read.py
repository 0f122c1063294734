"""`dragoman read`: reports in, a sourced ledger out, and a chronology of what was read."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.guard import FAULTS
from dragoman.cli.options import (
    ActorsOption,
    JsonOption,
    LanguageOption,
    LedgerOption,
    MapOption,
    OutletOption,
    PublishedOption,
    named_columns,
)
from dragoman.cli.screen import Screen, emit, opened, settings_of
from dragoman.cli.wording import counted, day_words
from dragoman.errors import SettingsError

if TYPE_CHECKING:
    from dragoman.api import Session
    from dragoman.pipeline import Summary
    from dragoman.read import Network
    from dragoman.views import Timeline

_MOST_ROWS = 100
_MOST_FAILURES = 50
_MOST_BARREN = 5


def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files, folders, globs, or - for standard input; with --allow-network addresses "
            "and .urls files, which list one a line.",
        ),
    ],
    ledger: LedgerOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    language: LanguageOption = None,
    columns: MapOption = None,
    actors: ActorsOption = None,
    allow_network: Annotated[
        bool, typer.Option("--allow-network", help="Fetch addresses; without it nothing is.")
    ] = False,
    allow_private: Annotated[
        bool,
        typer.Option(
            "--allow-private-addresses", help="Also from this machine and the own network."
        ),
    ] = False,
    cache: Annotated[
        Path | None,
        typer.Option(
            "--cache",
            metavar="DIR",
            help="Where fetched pages are kept; default ~/.cache/dragoman/pages.",
            show_default=False,
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say only what failed; print no chronology.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Read reports into the ledger and print what they tell.

    Reports are coded, linked and kept with their evidence. Prints what was read, what was new,
    what failed and why, and the chronology of what these reports tell. Reading the same again
    changes nothing. A report that fails is skipped and named, and the exit status is then 1.
    Fetching heeds robots.txt, asks a host at most once a second and keeps pages for a day.
    """
    fields = named_columns(columns or [])
    network = network_of(allow_network, allow_private, cache)
    settings = settings_of(ledger, actors)
    screen = Screen.of(settings)
    with opened(settings, readonly=False) as session:
        with progress_bar(screen, hidden=quiet) as progress:
            summary = session.read(
                *sources,
                published=published,
                outlet=outlet,
                language=language,
                fields=fields,
                network=network,
                progress=progress,
            )
        report_reading(session, summary, screen, quiet=quiet, as_json=as_json)
    if summary.failures:
        raise typer.Exit(FAULTS)


def network_of(allowed: bool, private: bool, cache: Path | None) -> Network | None:
    """The network as far as the user allows it. Raises SettingsError."""
    if not allowed:
        if private or cache is not None:
            raise SettingsError("--allow-private-addresses and --cache need --allow-network")
        return None
    from dragoman.read import Network

    usual = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Network(cache=cache or usual / "dragoman" / "pages", private=private)


@dataclass(frozen=True, slots=True)
class Reading:
    """What `read --json` writes."""

    read: int
    new: int
    known: int
    recoded: int
    failed: tuple[object, ...]
    refused: tuple[str, ...]
    chronology: Timeline


def report_reading(
    session: Session, summary: Summary, screen: Screen, *, quiet: bool, as_json: bool
) -> None:
    """Tell what came of a reading, and the chronology of the reports that were read."""
    print_failures(summary, screen)
    if quiet and not as_json:
        return
    timeline = _told_by(session, summary)
    if as_json:
        emit(_reading(summary, timeline))
        return
    from dragoman.cli.chronology import print_counts, print_timeline

    print_timeline(timeline, screen, session.parties, most=_MOST_ROWS)
    screen.say()
    _print_summary(session, summary, screen)
    print_counts(timeline, screen)


def _told_by(session: Session, summary: Summary) -> Timeline:
    from dragoman import views

    return views.timeline(
        session.ledger,
        only=lambda row: any(source.report in summary.reports for source in row.sources),
    )


def _reading(summary: Summary, timeline: Timeline) -> Reading:
    return Reading(
        read=summary.read,
        new=summary.outcomes["new"],
        known=summary.outcomes["known"],
        recoded=summary.outcomes["recoded"],
        failed=tuple(summary.failures),
        refused=tuple(summary.refused),
        chronology=timeline,
    )


def _print_summary(session: Session, summary: Summary, screen: Screen) -> None:
    outcomes = summary.outcomes
    screen.say(
        f"{counted(summary.read, 'report')} read into {session.ledger.path}: "
        f"{outcomes['new']} new, {outcomes['known']} already known, "
        f"{outcomes['recoded']} recoded; {len(summary.failures)} failed"
    )
    if summary.barren:
        screen.say(_barren(summary))
    for conflict in summary.disagreeing[:_MOST_BARREN]:
        screen.say(f"dates disagree: {conflict}")
    if len(summary.disagreeing) > _MOST_BARREN:
        more = len(summary.disagreeing) - _MOST_BARREN
        screen.say(f"dates disagree: {more:,} more; `dragoman show REPORT` names them")
    for name, when in summary.placed.items():
        source = session.ledger.source(name)
        screen.say(
            f"undated: {source.title or name} came out {day_words(when)}, by what others tell"
        )


def _barren(summary: Summary) -> str:
    """Which reports gave nothing, so that no silence goes unexplained."""
    named = [
        f"{report.origin or report.title or report.id}"
        + (f" ({report.language})" if report.language not in (None, "en") else "")
        for report in summary.barren
    ]
    shown = ", ".join(named[:_MOST_BARREN]) + (", ..." if len(named) > _MOST_BARREN else "")
    return f"{counted(len(named), 'report')} gave no record (only English is coded): {shown}"


def print_failures(summary: Summary, screen: Screen) -> None:
    """Each source that gave no report, with file, line and reason; refused records after them."""
    for failure in summary.failures[:_MOST_FAILURES]:
        place = f"{failure.origin}:{failure.line}" if failure.line else failure.origin
        reason = failure.reason.removeprefix(f"{failure.origin}: ")
        screen.say(f"failed: {place}: {reason}")
    if len(summary.failures) > _MOST_FAILURES:
        screen.say(f"failed: {len(summary.failures) - _MOST_FAILURES:,} more, kept in the ledger")
    if summary.refused:
        screen.say(
            f"refused: {counted(len(summary.refused), 'record')} that did not rest on the text; "
            f"the first: {summary.refused[0]}"
        )


@contextlib.contextmanager
def progress_bar(screen: Screen, *, hidden: bool) -> Iterator[Callable[[Summary], None]]:
    """A bar on standard error that counts reports; none where that is no terminal."""
    if hidden or not screen.err.is_terminal:
        yield lambda _: None
        return
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=screen.err, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def progress(summary: Summary) -> None:
            told = f"{summary.taken:,} taken up, {summary.read:,} kept"
            failed = f", {len(summary.failures):,} failed" if summary.failures else ""
            bar.update(task, description=told + failed)

        yield progress
