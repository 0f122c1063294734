"""`dragoman timeline`: what passed between two parties, about one, or at all."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.options import (
    ActorsOption,
    JsonOption,
    LedgerOption,
    PartiesArgument,
    SinceOption,
    UntilOption,
)
from dragoman.cli.screen import Screen, emit, opened, settings_of
from dragoman.errors import SettingsError


def timeline(
    parties: PartiesArgument = None,
    ledger: LedgerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    statements: Annotated[
        bool, typer.Option("--statements", help="Also who said what to whom.")
    ] = False,
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what passed between two parties, with sources.

    One entry for each occurrence, however many reports tell it. Entries without a date and
    background stand apart at the end. Occurrences, reports and independent origins are counted
    separately: forty copies of one wire story are 1, 40 and 1.
    """
    named = two_at_most(parties)
    settings = settings_of(ledger, actors)
    from dragoman import views

    with opened(settings) as session:
        found = views.timeline(
            session.ledger,
            [session.parties.code(party) for party in named],
            since=since,
            until=until,
            with_statements=statements,
        )
        if as_json:
            emit(found)
            return
        from dragoman.cli.chronology import print_counts, print_timeline

        screen = Screen.of(settings)
        print_timeline(found, screen, session.parties)
        print_counts(found, screen)


def two_at_most(parties: list[str] | None) -> list[str]:
    """The parties named. Raises SettingsError for three or more."""
    named = parties or []
    if len(named) > 2:
        raise SettingsError(
            f"{len(named)} parties given; name two at most, and quote names of several words"
        )
    return named
