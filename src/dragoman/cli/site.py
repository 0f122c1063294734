"""`dragoman site`: the ledger as a folder of plain pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import ActorsOption, JsonOption, LedgerOption
from dragoman.cli.screen import Screen, emit, opened, settings_of


def site(
    to: Annotated[
        Path, typer.Option("--to", "-o", metavar="DIR", help="A folder that is new or empty.")
    ],
    ledger: LedgerOption = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", metavar="PARTY PARTY", help="Only the page of two, and its own."),
    ] = None,
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the ledger as a folder of plain pages, to be put on any web server or opened as files.

    The reports' whole texts are part of it: publish only what you may. Search, filters and reviews
    need `dragoman serve`.
    """
    settings = settings_of(ledger, actors)
    screen = Screen.of(settings)
    with opened(settings) as session:
        from dragoman.web import create_app
        from dragoman.web.publishing import publish

        app = create_app(session, writable=False, frozen=True)
        begin, pair = ("/",), None
        if between is not None:
            pair = tuple(session.parties.code(name) for name in between)
            begin = (f"/relations/{pair[0]}/{pair[1]}",)

        def follow(address: str) -> bool:
            """Of a pair, its own page, its reports and its records."""
            inside = ("/reports/", "/records/", *begin)
            return pair is None or address.startswith(inside)

        done = publish(
            app, to, begin=begin, follow=follow,
            progress=lambda n: screen.say(f"{n:,} pages") if n % 500 == 0 else None,
        )  # fmt: skip
    if as_json:
        emit(done)
    else:
        screen.say(f"{done.pages:,} pages written; open {to / begin_file(begin[0])}")


def begin_file(address: str) -> str:
    """The file of the first page."""
    from dragoman.web.publishing import place_of

    return place_of(address)
