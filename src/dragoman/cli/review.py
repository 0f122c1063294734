"""`dragoman review`: judge what the coder found, or write what was judged as a gold set."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

import typer

from dragoman.cli.options import ActorsOption, JsonOption, LedgerOption
from dragoman.cli.screen import Screen, emit, opened, settings_of
from dragoman.cli.serve import address_of, free_port, run, whoami

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.ledger import Ledger

HOST = "127.0.0.1"


def review(
    ledger: LedgerOption = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", metavar="PARTY PARTY", help="Only what joins these two."),
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option(
            "--export", metavar="FILE|-", help="Write what was judged as a gold set, and end."
        ),
    ] = None,
    author: Annotated[
        str | None,
        typer.Option("--author", help="Who judges; else the name you are logged in with."),
    ] = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")
    ] = 0,
    browse: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in the browser.")
    ] = True,
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Judge records one by one, the doubtful and weighty first, with the keyboard.

    Corrections are kept with author, time and reason, override the coder everywhere, and hold when
    reports are coded anew. With --export they become a gold set that `dragoman eval` takes. With
    --json it tells how far the review is, and ends.
    """
    settings = settings_of(ledger, actors)
    screen = Screen.of(settings)
    if export is not None:
        with opened(settings) as session:
            _export(session.ledger, export, screen)
        return
    if as_json:
        with opened(settings) as session:
            every, left = session.ledger.count_for_review()
            emit({"records": every, "judged": every - left, "left": left})
        return
    with opened(settings, readonly=False) as session:
        from dragoman.web import create_app

        pair = {
            key: session.parties.code(name) for key, name in zip("ab", between or (), strict=False)
        }
        app = create_app(session, reviewer=author or whoami())
        place = free_port(port, HOST)
        query = f"?{urlencode(pair)}" if pair else ""
        address = f"{address_of(HOST, place, None)}review{query}"
        screen.say(f"{session.ledger.path}: review at {address} (Ctrl-C stops)")
        run(app, HOST, place, opening=address if browse else "")


def _export(ledger: Ledger, to: Path, screen: Screen) -> None:
    from dragoman.views.reviewing import gold_lines

    def lines() -> Iterator[bytes]:
        for row in gold_lines(ledger):
            text = json.dumps(row, ensure_ascii=False)
            yield (text + "\n").encode("utf-8", "backslashreplace")

    if str(to) == "-":
        sys.stdout.buffer.writelines(lines())
        sys.stdout.buffer.flush()
        return
    written = list(lines())
    to.write_bytes(b"".join(written))
    screen.say(f"{to}: {len(written)} reports; score the coder on them: dragoman eval {to}")
