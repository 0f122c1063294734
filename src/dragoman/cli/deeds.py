"""`dragoman deeds`: words that ask for or announce an act, and what later reports show of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import (
    ActorsOption,
    JsonOption,
    LedgerOption,
    SinceOption,
    UntilOption,
    day,
)
from dragoman.cli.screen import Screen, emit, opened, settings_of
from dragoman.cli.timeline import two_at_most
from dragoman.errors import SettingsError

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.settings import Settings
    from dragoman.views import DeedLine, Parties, SignLine

_QUOTE = 200
_MOST_SIGNS = 4
_SETTLE = "settle"


def deeds(
    parties: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PARTY [PARTY]] | settle ID",
            help="Parties as codes, names or adjectives; or `settle` and the id of a deed.",
            show_default=False,
        ),
    ] = None,
    ledger: LedgerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: Annotated[
        date | None,
        typer.Option("--as-of", metavar="DATE", parser=day, help="What was known on this day."),
    ] = None,
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--kind", help="demand, commitment, condition, threat or plan; may be repeated."
        ),
    ] = None,
    statuses: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            help="Only these: open, partly followed, followed, contradicted, lapsed, withdrawn, "
            "cannot tell; may be repeated. With `settle`, the verdict.",
        ),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="With `settle`: who settles it.")
    ] = None,
    why: Annotated[
        str | None, typer.Option("--why", metavar="TEXT", help="With `settle`: the reason.")
    ] = None,
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Set words against deeds: what was demanded, promised or threatened, and what came of it.

    Open means: not reported in these texts. A match is proposed with its reasons; where the rule
    is sure it settles the status, and a person may settle it otherwise, for good:

    dragoman deeds settle d_1a2b3c4d --status followed --by "A. Reader" --why "see the annex"
    """
    settings = settings_of(ledger, actors)
    if parties and parties[0] == _SETTLE:
        _settle(settings, parties[1:], statuses or [], by, why, as_json=as_json)
        return
    if by or why:
        raise SettingsError("--by and --why belong to: dragoman deeds settle ID --status ...")
    named = two_at_most(parties)
    from dragoman import views

    with opened(settings) as session:
        found = views.deeds(
            session.ledger, [session.parties.code(party) for party in named], as_of=as_of,
            kinds=kinds or (), statuses=statuses or (), since=since, until=until,
        )  # fmt: skip
        if as_json:
            emit(found)
            return
        screen = Screen.of(settings)
        for line in found.lines:
            _print_deed(line, screen, session.parties)
        counts = ", ".join(f"{count} {status}" for status, count in found.counts.items())
        told = f"as known on {found.as_of}: {counts}" if counts else "no words of this sort"
        screen.say(told)


def _settle(
    settings: Settings,
    names: list[str],
    statuses: list[str],
    by: str | None,
    why: str | None,
    *,
    as_json: bool,
) -> None:
    from dragoman import views

    if len(names) != 1 or len(statuses) != 1 or not by or not why:
        raise SettingsError(
            "settle one deed with all of: dragoman deeds settle ID --status S --by NAME --why TEXT"
        )
    with opened(settings, readonly=False) as session:
        made = views.settle(session.ledger, names[0], status=statuses[0], author=by, why=why)
    if as_json:
        emit(made)
    else:
        Screen.of(settings).say(f"{made.deed} settled as {made.status} by {made.author}")


def _print_deed(line: DeedLine, screen: Screen, parties: Parties) -> None:
    from rich.text import Text as Line

    from dragoman.cli.wording import day_words, shortened, status_sign

    sign, colour = status_sign(line.status)
    head = Line(f"{day_words(line.said):<18}  ", style="bold")
    head.append(f"{sign} {line.status}", style=f"not bold {colour}")
    head.append(f"  {line.kind}: {parties.label(line.holder)}")
    if line.bound is not None and line.bound != line.holder.country:
        head.append(f" → {parties.name(line.bound)}")
    elif line.towards is not None:
        head.append(f" → {parties.name(line.towards)}", style="not bold")
    if line.deadline is not None:
        head.append(f", due {day_words(line.deadline)}", style="not bold")
    screen.line(head)
    screen.line(Line(" " * 20 + f"“{shortened(line.quote, _QUOTE)}”", style="italic"))
    for shown in line.signs[-_MOST_SIGNS:]:
        screen.line(_sign(shown))
    screen.line(_foot(line))


def _sign(shown: SignLine) -> Text:
    from rich.text import Text as Line

    from dragoman.cli.wording import shortened

    told = shown.bearing if shown.settles else f"perhaps {shown.bearing}"
    line = Line(" " * 20 + f"{told} ({shown.score:.2f}): ")
    line.append(f"“{shortened(shown.quote, _QUOTE)}”", style="italic")
    line.append(f" {shown.source.name} {shown.source.published or '(no date)'}", style="dim")
    return line


def _foot(line: DeedLine) -> Text:
    from rich.text import Text as Line

    from dragoman.cli.wording import counts_words, short_id, sources_words

    parts = [sources_words(line.sources, most=2), counts_words(line.reports, line.origins)]
    if line.settled is not None:
        parts.append(f"settled by {line.settled.author} {line.settled.at[:10]}: {line.settled.why}")
        parts.append(f"by rule {line.by_rule}")
    elif line.reasons:
        reason = line.reasons[-1]
        parts.append(f"{reason.rule}: {reason.words}" if reason.words else reason.rule)
    return Line(" " * 20 + " · ".join((*parts, short_id(line.id))), style="dim")
