"""`dragoman brief`: a one-page brief on two parties, every sentence with its sources."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import ActorsOption, JsonOption, LedgerOption, day
from dragoman.cli.screen import Screen, emit, opened, settings_of
from dragoman.errors import SettingsError

_HTML = (".html", ".htm")
_MARKDOWN = (".md", ".markdown")


def brief(
    one: Annotated[str, typer.Argument(metavar="PARTY", help="A code, name or adjective.")],
    two: Annotated[str, typer.Argument(metavar="PARTY", help="The other side.")],
    ledger: LedgerOption = None,
    since: Annotated[
        date | None,
        typer.Option(
            "--since", metavar="DATE", parser=day,
            help="What counts as new; else the thirty days before the newest report.",
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE",
            help="Write .html or .md here; else Markdown on standard output.",
        ),
    ] = None,
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Write a one-page brief on two parties, every sentence cited.

    In short, what is new, the next meetings with their state, open demands and conditions, what
    each side holds, words and deeds, where accounts differ. The HTML is one file without script
    that works offline and prints on one page.
    """
    if to is not None and to.suffix.casefold() not in (*_HTML, *_MARKDOWN):
        raise SettingsError(f"{to}: name a file that ends in .html or .md")
    settings = settings_of(ledger, actors)
    from dragoman import views
    from dragoman.views.brief import html, markdown
    from dragoman.views.comparison import SentenceNearness

    with opened(settings) as session:
        parties = session.parties
        made = views.brief(
            session.ledger, (parties.code(one), parties.code(two)), name=parties.name,
            label=parties.label, since=since, atlas=parties, nearness=SentenceNearness(),
        )  # fmt: skip
        if as_json:
            emit(made)
        if to is None:
            if not as_json:
                sys.stdout.write(markdown(made))
            return
        page = html(made, shown=parties.name) if to.suffix.casefold() in _HTML else markdown(made)
    try:
        to.write_text(page, encoding="utf-8", errors="replace")
    except OSError as fault:
        raise SettingsError(f"{to}: cannot be written: {fault.strerror}") from fault
    Screen.of(settings).say(f"{to}: {len(made.citations)} citations")
