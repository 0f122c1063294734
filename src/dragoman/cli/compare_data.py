"""`dragoman compare-data`: a user's rows of another data set beside the ledger's occurrences."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.guard import FAULTS
from dragoman.cli.options import ActorsOption, JsonOption, LedgerOption, SinceOption, UntilOption
from dragoman.cli.screen import Screen, emit, opened, settings_of
from dragoman.errors import SettingsError

if TYPE_CHECKING:
    from dragoman.views.beside import Comparison, Pairing

_SIGNS = {
    "same": ("=", "green"), "other_type": ("~", "yellow"),
    "only_theirs": ("<", "red"), "only_ours": (">", "cyan"),
}  # fmt: skip
_INDENT = 4
_QUOTE = 220


def compare_data(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="POLECAT, ICEWS, GDELT events or PLOVER rows.")
    ],
    ledger: LedgerOption = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", metavar="PARTY PARTY", help="Only what passed between two."),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    days: Annotated[
        int, typer.Option("--days", min=0, max=60, help="So far may two dates of one thing lie.")
    ] = 3,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", help="same, other_type, only_theirs, only_ours; may be repeated."),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="Show so many on the screen; JSON, CSV have all.")
    ] = 50,
    actors: ActorsOption = None,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Write one table as CSV on standard output.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Lay the rows of another event data set beside the ledger's occurrences.

    Each row is the same as one of ours (=), the same but for the type within one class of acts
    (~), or only theirs (<); then comes what only we have (>). By parties, by PLOVER's types (of
    CAMEO through the table in docs/ontology.md), by days; with the reasons and our sentences.
    Only days that the file covers are compared. Lines that are no rows are named, and the exit
    status is then 1.
    """
    if as_csv and as_json:
        raise SettingsError("--csv and --json exclude each other; give one of them")
    if unknown := sorted(set(only or ()) - set(_SIGNS)):
        raise SettingsError(f"--only {', '.join(unknown)}: name one of {', '.join(_SIGNS)}")
    settings = settings_of(ledger, actors)
    from dragoman.views import beside

    with opened(settings) as session:
        pair, _ = session.sides(list(between or ()))
        found = beside.compare_file(
            session.ledger, file, session.parties, between=pair, since=since, until=until,
            days=days, only=tuple(only or ()),
        )  # fmt: skip
    screen = Screen.of(settings)
    if as_json:
        emit(found)
    elif as_csv:
        for line in beside.csv_lines(found):
            sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
    else:
        _print(found, screen, limit)
    _say(found, screen)
    if found.failures:
        raise typer.Exit(FAULTS)


def _print(found: Comparison, screen: Screen, limit: int) -> None:
    for pairing in found.pairings[:limit]:
        _print_pairing(pairing, screen)
    if len(found.pairings) > limit:
        screen.say(f"({len(found.pairings) - limit:,} more; --limit, --csv or --json shows them)")


def _print_pairing(pairing: Pairing, screen: Screen) -> None:
    from rich.text import Text

    from dragoman.cli.wording import counts_words, short_id, shortened, sources_words

    sign, colour = _SIGNS[pairing.what]
    theirs, ours = pairing.theirs, pairing.ours
    if theirs is not None:
        code = f" (CAMEO {theirs.cameo})" if theirs.cameo else ""
        head = Text(f"{sign} {theirs.day}  ", style=f"bold {colour}")
        head.append(_who(theirs.actors, theirs.recipients), style="not bold default")
        head.append(f"  {' '.join((theirs.type or '?', *theirs.modes))}{code}  theirs, line ")
        head.append(f"{theirs.line}: {theirs.id}", style="not bold dim")
        screen.line(head)
    if ours is not None:
        lead = " " * _INDENT if theirs is not None else f"{sign} "
        near = "nearest: " if pairing.what == "only_theirs" else ""
        line = Text(f"{lead}{near}{_span(ours.start, ours.end)}  ", style=f"bold {colour}")
        line.append(f"{_who(ours.actors, ours.recipients)}  ", style="not bold default")
        line.append(f"{' '.join((ours.type, *ours.modes))}, {ours.status}", style="not bold")
        told = f"  {sources_words(ours.sources)} · {counts_words(ours.reports, ours.origins)}"
        line.append(f"{told} · {short_id(ours.id)}", style="not bold dim")
        screen.line(line)
        from dragoman.cli.show import marked

        for passage in ours.passages[:1]:
            screen.line(marked(passage, screen, indent=" " * _INDENT))
    why = "; ".join(
        f"{reason.rule} ({shortened(reason.words, _QUOTE)})" if reason.words else reason.rule
        for reason in pairing.reasons
    )
    score = f"{pairing.score:.2f}: " if pairing.score is not None else ""
    screen.line(Text(f"{' ' * _INDENT}{score}{why}", style="dim"))


def _who(actors: tuple[str, ...], recipients: tuple[str, ...]) -> str:
    return f"{', '.join(actors) or '?'} → {', '.join(recipients) or '?'}"


def _span(start: date | None, end: date | None) -> str:
    if start is None or start == end:
        return str(start or "no date")
    return f"{start}..{end or ''}"


def _say(found: Comparison, screen: Screen) -> None:
    counts = found.counts
    screen.say(
        f"{found.rows:,} rows of {found.dataset or 'no data set'} compared, {found.since} to "
        f"{found.until}: {counts['same']:,} the same, {counts['other_type']:,} of another type, "
        f"{counts['only_theirs']:,} only theirs; of ours {counts['ours_met']:,} were met, "
        f"{counts['only_ours']:,} are only ours"
    )
    for reason, count in found.left_out:
        screen.say(f"not compared: {count:,} ({reason})")
    for failure in found.failures:
        screen.say(f"{failure.origin}:{failure.line}: {failure.reason}")
