"""`dragoman ledger ...`: what is done with a ledger as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.guard import FAULTS
from dragoman.cli.options import ActorsOption, JsonOption, LedgerOption
from dragoman.cli.read import print_failures, progress_bar
from dragoman.cli.screen import Screen, emit, opened, settings_of

ledger_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@ledger_app.callback()
def ledger_group() -> None:
    """Fill a ledger from shards."""


@ledger_app.command("load")
def load(
    shards: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that `dragoman code --shards` filled.")
    ],
    ledger: LedgerOption = None,
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take the shards of a bulk run into the ledger and link what they tell.

    What the ledger already holds from this coder changes nothing, so that loading again, also
    after an interruption, goes on from there. Failures of the bulk run are noted in the ledger,
    and the exit status is then 1.
    """
    settings = settings_of(ledger, actors)
    screen = Screen.of(settings)
    with opened(settings, readonly=False) as session:
        with progress_bar(screen, hidden=False) as progress:
            summary = session.load(shards, progress=progress)
        print_failures(summary, screen)
        outcomes = summary.outcomes
        screen.say(
            f"{summary.read:,} reports of {shards} loaded into {session.ledger.path}: "
            f"{outcomes['new']:,} new, {outcomes['known']:,} already known, "
            f"{outcomes['recoded']:,} recoded; {len(summary.failures):,} failed"
        )
        if as_json:
            emit(
                {
                    "read": summary.read,
                    **{name: outcomes[name] for name in ("new", "known", "recoded")},
                    "failed": summary.failures,
                    "refused": summary.refused,
                }
            )
    if summary.failures:
        raise typer.Exit(FAULTS)
