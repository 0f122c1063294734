"""`dragoman export`: the ledger in the formats of other programs."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import ActorsOption, JsonOption, LedgerOption, day
from dragoman.cli.screen import emit, opened, settings_of
from dragoman.errors import SettingsError

if TYPE_CHECKING:
    from dragoman.views.export import Exported


def export(
    as_format: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="FORMAT",
            help="plover, polecat, icews, gdelt2, mentions, csv, parquet, ics, timelinejs, "
            "geojson, webanno, brat, jsonld or docbin.",
        ),
    ],
    to: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar="FILE|DIR",
            help="Write here, all or nothing; default stdout. csv, parquet and brat need a folder.",
        ),
    ] = None,
    ledger: LedgerOption = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", metavar="PARTY PARTY", help="Only what passed between two."),
    ] = None,
    since: Annotated[
        date | None,
        typer.Option("--from", metavar="DATE", parser=day, help="Nothing before this day."),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option("--until", metavar="DATE", parser=day, help="Nothing after this day."),
    ] = None,
    types: Annotated[
        list[str] | None,
        typer.Option("--type", help="A PLOVER type, or a kind of meeting; may be repeated."),
    ] = None,
    statuses: Annotated[
        list[str] | None,
        typer.Option("--status", help="happened, scheduled, cancelled, ...; may be repeated."),
    ] = None,
    each_report: Annotated[
        bool,
        typer.Option("--each-report", help="A row for each report, not for each occurrence."),
    ] = False,
    with_texts: Annotated[
        bool, typer.Option("--with-texts", help="Let whole texts leave, not only short quotes.")
    ] = False,
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the ledger in a format of another program.

    Event rows stand for occurrences: one row however many reports tell it. What a format has no
    room for is left out and counted. docs/formats.md tells each format's columns and choices.
    """
    if as_json and to is None:
        raise SettingsError("--json tells what was written, so the data need --to")
    settings = settings_of(ledger, actors)
    from dragoman.views import export as exports

    chosen = exports.format_named(as_format)
    with opened(settings) as session:
        pair, _ = session.sides(list(between or ()))
        selection = exports.Selection(
            between=pair,
            since=since,
            until=until,
            types=tuple(types or ()),
            statuses=tuple(statuses or ()),
            each_report=each_report,
            with_texts=with_texts,
        )
        done = exports.export(
            session.ledger, chosen, selection, session.parties, to=to or sys.stdout.buffer
        )
    if as_json:
        emit(done)
    else:
        _say(done)


def _say(done: Exported) -> None:
    if done.to != "-":
        typer.echo(f"{done.format} written to {done.to}", err=True)
    for reason, count in done.left_out:
        typer.echo(f"left out: {count:,} ({reason})", err=True)
