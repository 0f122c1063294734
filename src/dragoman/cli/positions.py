"""`dragoman positions`: what parties hold on which issue, over time."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

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
from dragoman.cli.timeline import two_at_most

if TYPE_CHECKING:
    from dragoman.views import Held, Parties, Positions

_QUOTE = 200


def positions(
    parties: PartiesArgument = None,
    ledger: LedgerOption = None,
    issue: Annotated[
        str | None,
        typer.Option("--issue", help="Only on this issue: trade, human_rights, or a place named."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="Only of this kind: demand, offer, condition ..."),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what parties hold on which issue, over time.

    Core interests, demands, offers, conditions, expectations, warnings, accusations, denials,
    commitments, refusals, concerns, complaints, calls for cooperation and assessments, with the
    days on which each was voiced and by whom. Another office holder who says the same is
    continuity; a kind that changes on one matter is shown as a change. Of two parties only what
    may be meant for the other is shown.
    """
    named = two_at_most(parties)
    settings = settings_of(ledger, actors)
    with opened(settings) as session:
        found = session.held(*named, issue=issue, kinds=kind or (), since=since, until=until)
        if as_json:
            emit(found)
            return
        screen = Screen.of(settings)
        _print(found, screen, session.parties)


def _print(found: Positions, screen: Screen, parties: Parties) -> None:
    from rich.text import Text

    from dragoman.cli.wording import counted

    for (holder, first), held in groupby(found.held, key=lambda one: (one.holder, one.issues[:1])):
        name = parties.name(holder)
        on = first[0].replace("_", " ") if first else "no issue named"
        screen.line(Text(f"\n{name} · {on}", style="bold"))
        for one in held:
            _print_held(one, screen, parties)
    by_id = {one.id: one for one in found.held}
    if found.changes:
        screen.line(Text("\nChanges", style="bold"))
    for change in found.changes:
        before, after = by_id[change.before], by_id[change.after]
        head = f"  {change.when}  {parties.name(change.holder)}, {change.issue.replace('_', ' ')}: "
        screen.line(head + f"{_plain(before.kind)} → {_plain(after.kind)}")
    screen.say(f"{counted(len(found.held), 'position')}, {counted(len(found.changes), 'change')}")


def _print_held(one: Held, screen: Screen, parties: Parties) -> None:
    from rich.text import Text

    from dragoman.cli.wording import counted, shortened

    days = "no date" if one.first is None else str(one.first)
    if one.last is not None and one.last != one.first:
        days += f" … {one.last}"
    head = Text(f"  {days:<25}", style="bold")
    head.append(f"{_plain(one.kind)}", style="not bold cyan")
    if one.addressees:
        to = ", ".join(parties.name(code) for code in one.addressees)
        head.append(f" → {to}", style="not bold")
    if len(one.issues) > 1:
        also = ", ".join(issue.replace("_", " ") for issue in one.issues[1:])
        head.append(f"  also {also}", style="not bold dim")
    screen.line(head)
    ends = (one.voices[0], one.voices[-1]) if len(one.voices) > 1 else one.voices
    for voice in ends:
        line = Text(f"      “{shortened(voice.quote, _QUOTE)}”", style="italic")
        where = f" {parties.label(voice.by)}, {voice.when or 'no date'}, {voice.source.name}"
        line.append(where, style="not italic dim")
        screen.line(line)
    origins = f", {counted(one.origins, 'origin')}" if one.origins is not None else ""
    told = f"{counted(one.utterances, 'utterance')} in {counted(one.reports, 'report')}{origins}"
    screen.line(Text(f"      {told}; voiced by {_voices(one, parties)}", style="dim"))


def _voices(one: Held, parties: Parties) -> str:
    return ", ".join(parties.label(actor) for actor in one.speakers[:6])


def _plain(kind: str) -> str:
    return kind.replace("_", " ")
