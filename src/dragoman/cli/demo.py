"""`dragoman demo`: a small invented corpus, read into a ledger, and what to try next."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import JsonOption
from dragoman.cli.screen import Screen, opened, settings_of

if TYPE_CHECKING:
    from dragoman.api import Session


def demo(
    ledger: Annotated[
        str | None,
        typer.Option("--ledger", metavar="FILE", help="Keep the demo here; else a new folder."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Read a small invented corpus and say what to try next.

    Twenty reports about states, outlets and people that do not exist, and their chronology.
    Needs no network and leaves your own ledger alone.
    """
    from dragoman import demo as corpus
    from dragoman.cli.read import report_reading

    place = ledger or str(Path(tempfile.mkdtemp(prefix="dragoman-demo-")) / "demo.sqlite")
    settings = settings_of(place, [corpus.actors()])
    screen = Screen.of(settings)
    with opened(settings, readonly=False) as session:
        summary = session.read(corpus.reports())
        report_reading(session, summary, screen, quiet=False, as_json=as_json)
        _print_next_steps(session, place, screen)


def _print_next_steps(session: Session, place: str, screen: Screen) -> None:
    from dragoman import demo as corpus

    (one, two), (three, four) = corpus.DYADS
    example = next(iter(session.events(between=(one, two), limit=1)), None)
    steps = [
        (f"dragoman timeline {one} {two}", "what passed between the two"),
        (f"dragoman meetings {one} {two}", "a visit announced, called off and set again"),
        (f"dragoman meetings {one} {two} --as-of 2025-02-20", "and what was known in between"),
        (f"dragoman timeline {three} {four} --statements", "a wire story in five papers is one"),
        ("dragoman search trawler", "words in reports, statements and events"),
        ("dragoman verify", "every quote at its place"),
    ]
    if example is not None:
        steps.insert(4, (f"dragoman show {example.id}", "a record, its words in their sentence"))
    screen.say("\nTry next, on this ledger:")
    screen.say(f"  export DRAGOMAN_LEDGER={place}")
    for command, what in steps:
        screen.say(f"  {command:<52} # {what}")
    screen.say("and on reports of your own:")
    screen.say("  dragoman read PATH... --ledger mine.sqlite")
