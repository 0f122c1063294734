"""`dragoman meetings`: meetings, calls and visits, each with its history."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import (
    ActorsOption,
    JsonOption,
    LedgerOption,
    PartiesArgument,
    day,
)
from dragoman.cli.screen import Screen, emit, opened, settings_of
from dragoman.cli.timeline import two_at_most
from dragoman.cli.wording import counted

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.records import Actor
    from dragoman.views import HistoryLine, MeetingLine, Parties

_QUOTE = 160


def meetings(
    parties: PartiesArgument = None,
    ledger: LedgerOption = None,
    as_of: Annotated[
        date | None,
        typer.Option(
            "--as-of", metavar="DATE", parser=day, help="The state that was known on this day."
        ),
    ] = None,
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """List meetings, calls and visits with their histories.

    The state is what the latest reports make it: proposed, scheduled, confirmed, postponed,
    cancelled, held, or planned and not reported held. With --as-of only what had been reported
    by that day counts.
    """
    named = two_at_most(parties)
    settings = settings_of(ledger, actors)
    from dragoman import views

    with opened(settings) as session:
        between, actor = session.sides(named)
        found = views.meetings(session.ledger, between=between, actor=actor, as_of=as_of)
        if as_json:
            emit(found)
            return
        screen = Screen.of(settings)
        for line in found.lines:
            _print_meeting(line, screen, session.parties)
        known = f", as known on {as_of}" if as_of else ""
        screen.say(f"{counted(len(found.lines), 'meeting')}{known}")


def _print_meeting(line: MeetingLine, screen: Screen, parties: Parties) -> None:
    from rich.text import Text as Line

    from dragoman.cli.wording import counts_words, day_words, short_id, status_sign

    sign, colour = status_sign(line.state)
    head = Line(f"{day_words(line.when):<18}  ", style="bold")
    head.append(f"{sign} {line.state}", style=f"not bold {colour}")
    sides = " ↔ ".join(_side(country, people, parties) for country, people in line.participants)
    head.append(f"  {sides}")
    place = f", {line.place.name}" if line.place else ""
    head.append(f"  {line.kind}{place}", style="not bold")
    screen.line(head)
    for entry in line.told:
        screen.line(_entry(entry, parties))
    counts = counts_words(line.reports, line.origins)
    links = [
        f"{word} {short_id(name)}"
        for word, name in (("replaces", line.replaces), ("replaced by", line.replaced_by))
        if name
    ]
    foot = " · ".join((counts, short_id(line.id), *links))
    screen.line(Line(" " * 20 + foot, style="dim"))


def _side(country: str, people: tuple[Actor, ...], parties: Parties) -> str:
    named = [actor.name for actor in people if actor.name]
    return f"{parties.name(country)} ({', '.join(named)})" if named else parties.name(country)


def _entry(entry: HistoryLine, parties: Parties) -> Text:
    from rich.text import Text as Line

    from dragoman.cli.wording import day_words, shortened, status_sign

    sign, colour = status_sign(entry.status)
    line = Line(f"    {day_words(entry.reported):<14}  ")
    line.append(f"{sign} {entry.status}", style=colour)
    if entry.by is not None:
        line.append(f", by {parties.label(entry.by)}")
    line.append(f": “{shortened(entry.quote, _QUOTE)}”", style="italic")
    also = f" and {len(entry.also)} more" if entry.also else ""
    line.append(f" {entry.source.name}{also}", style="dim")
    return line
