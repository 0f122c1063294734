"""`dragoman compare`: accounts of one occurrence, or of files, claim by claim."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import ActorsOption, JsonOption, LedgerOption
from dragoman.cli.screen import Screen, emit, opened, settings_of
from dragoman.errors import SettingsError

if TYPE_CHECKING:
    from dragoman.cli.comparisons import Names
    from dragoman.views.comparison import Comparison


def compare(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="ID|FILE...",
            help="The id of an occurrence or of a record in it; or files with two to four reports. "
            "With --recurring: two parties.",
        ),
    ],
    ledger: LedgerOption = None,
    recurring: Annotated[
        bool,
        typer.Option(
            "--recurring",
            help="What the one party's readouts claim again and again and the other's do not.",
        ),
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Also claims that stand elsewhere in the reports.")
    ] = False,
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Set accounts of one occurrence side by side, claim by claim.

    What all tell, what one tells and was not found in the others, and where they differ: in a
    value, time, place, participants, direction, polarity, characterisation or attribution. Broken
    words are told apart from disagreement. Files are coded at once and nothing is kept; an id is
    looked up in the ledger. Who is right is not said.
    """
    settings = settings_of(ledger, actors)
    from dragoman import api

    if recurring:
        if len(what) != 2:
            raise SettingsError("--recurring compares two parties; name two, as CHN USA")
        with opened(settings) as session:
            again = session.recurring(what[0], what[1])
            if as_json:
                emit(again)
                return
            from dragoman.cli.comparisons import print_recurring

            print_recurring(again, Screen.of(settings), session.parties)
            return
    if _are_files(what):
        found, names = api.compare_files(*what, actors=settings.actors)
        _tell(found, names, Screen.of(settings), every=every, as_json=as_json)
        return
    if len(what) != 1:
        raise SettingsError(f"give one id, or files that are there; {what[0]} is no file")
    with opened(settings) as session:
        found = session.compare(what[0])
        _tell(found, session.parties, Screen.of(settings), every=every, as_json=as_json)


def _are_files(what: list[str]) -> bool:
    there = [Path(one).exists() for one in what]
    if any(there) and not all(there):
        missing = what[there.index(False)]
        raise SettingsError(f"{missing}: no such file; name files with two to four reports in all")
    return all(there)


def _tell(found: Comparison, names: Names, screen: Screen, *, every: bool, as_json: bool) -> None:
    if as_json:
        emit(found)
        return
    from dragoman.cli.comparisons import print_comparison

    print_comparison(found, screen, names, every=every)
