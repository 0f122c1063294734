"""`dragoman search`: words and phrases in reports, statements and events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import JsonOption, LedgerOption
from dragoman.cli.screen import Screen, emit, opened, settings_of

if TYPE_CHECKING:
    from dragoman.views import Found


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORD...", help='Words, "a phrase", or begin*.')
    ],
    ledger: LedgerOption = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help="Only one of: report, statement, event.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="The best so many.")] = 20,
    as_json: JsonOption = False,
) -> None:
    """Find passages that hold all the words.

    Words of any script, "phrases in quotation marks" and begin*nings; the best hit first.
    """
    settings = settings_of(ledger)
    from dragoman import views

    # The shell has taken the quotation marks off a phrase: several words in one are one.
    asked = " ".join(f'"{word}"' if " " in word else word for word in words)
    with opened(settings) as session:
        hits = views.search(session.ledger, asked, kind=kind, limit=limit)
    if as_json:
        emit(hits)
        return
    screen = Screen.of(settings)
    for found in hits.found:
        _print_hit(found, screen)
    more = "; there may be more, raise --limit" if hits.more else ""
    screen.say(f"{len(hits.found)} found{more}")


def _print_hit(found: Found, screen: Screen) -> None:
    from rich.text import Text

    from dragoman.cli.wording import short_id

    source = found.source
    head = Text(f"{source.published or 'no date'!s:<12}", style="bold")
    head.append(f"{found.kind:<10}", style="not bold cyan")
    head.append(f"{source.name} · {short_id(found.id)}", style="not bold dim")
    screen.line(head)
    # A tab or a line's end is one character as a space is, so that the mark stays in its place.
    snippet = Text("    " + "".join(" " if sign.isspace() else sign for sign in found.snippet))
    if found.hit is not None:
        snippet.stylize("bold reverse", found.hit.start + 4, found.hit.end + 4)
    screen.line(snippet)
