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
    """Fill a ledger from shards, link it anew, copy it."""


@ledger_app.command("load")
def load(
    shards: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that `dragoman code --shards` filled.")
    ],
    ledger: LedgerOption = None,
    actors: ActorsOption = None,
    no_link: Annotated[
        bool,
        typer.Option("--no-link", help="Leave linking to `dragoman ledger link`, after more."),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Take the shards of a bulk run into the ledger and link what they tell.

    What the ledger already holds from this coder changes nothing, so that loading again, also
    after an interruption, goes on from there. Failures of the bulk run are noted in the ledger,
    and the exit status is then 1. Links that Spark kept beside the shards are taken over.
    """
    settings = settings_of(ledger, actors)
    screen = Screen.of(settings)
    with opened(settings, readonly=False) as session:
        with progress_bar(screen, hidden=False) as progress:
            summary = session.load(shards, link=not no_link, progress=progress)
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


@ledger_app.command("link")
def link(
    ledger: LedgerOption = None,
    in_buckets: Annotated[
        bool,
        typer.Option("--in-buckets", help="On the disk by DuckDB, also where memory would do."),
    ] = False,
    scratch: Annotated[
        Path | None,
        typer.Option(
            "--scratch", metavar="DIR", help="Where DuckDB's files lie meanwhile.",
            show_default=False,
        ),
    ] = None,
) -> None:  # fmt: skip
    """Link all reports of the ledger anew: the same things told, words and deeds.

    A ledger of 20,000 reports and more is linked in buckets on the disk, if DuckDB is installed;
    the links are the same either way.
    """
    from dragoman.bulk.linking.relink import relink, relink_in_buckets

    settings = settings_of(ledger, None)
    screen = Screen.of(settings)
    with opened(settings, readonly=False) as session:
        if in_buckets or scratch is not None:
            relink_in_buckets(session.ledger, scratch=scratch)
        else:
            relink(session.ledger)
        counts = session.ledger.counts()
        screen.say(f"{counts.reports:,} reports of {session.ledger.path} linked")


@ledger_app.command("copy")
def copy(
    source: Annotated[
        str, typer.Argument(metavar="FROM", help="A ledger: a file, or postgresql://...")
    ],
    target: Annotated[str, typer.Argument(metavar="TO", help="A new ledger, or an empty one.")],
) -> None:
    """Copy a ledger into a new one, from a file to PostgreSQL or back, all or nothing.

    Ids, runs, reviews and links are the same on both sides. The copy can be checked with
    `dragoman verify`.
    """
    from dragoman.ledger import Ledger
    from dragoman.ledger import copy as copied

    screen = Screen.of(settings_of(None, None))
    with Ledger.open(source, readonly=True) as one, Ledger.open(target) as other:
        rows = copied(one, other)
        screen.say(f"{rows:,} rows of {one.path} copied into {other.path}")
