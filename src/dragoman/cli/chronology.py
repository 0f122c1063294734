"""A timeline on a screen: two or three lines for each occurrence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from dragoman.cli.screen import Screen
from dragoman.cli.wording import (
    counted,
    counts_words,
    day_words,
    short_id,
    shortened,
    sources_words,
    status_sign,
)

if TYPE_CHECKING:
    from dragoman.records import Actor
    from dragoman.views import Parties, Row, Timeline

_DATE, _INDENT = 18, 20
_QUOTE = 220


def print_timeline(
    timeline: Timeline, screen: Screen, parties: Parties, *, most: int | None = None
) -> None:
    """Dated rows, then undated ones, then background, each under its heading."""
    sections = (
        ("", timeline.rows),
        ("Without a date", timeline.undated),
        ("Background, not counted", timeline.background),
    )
    for heading, rows in sections:
        if not rows:
            continue
        if heading:
            screen.line(Text(f"\n{heading}", style="bold"))
        shown = rows if most is None else rows[-most:]
        if len(shown) < len(rows):
            screen.say(f"({len(rows) - len(shown):,} earlier rows are left out)")
        for row in shown:
            print_row(row, screen, parties)


def print_row(row: Row, screen: Screen, parties: Parties) -> None:
    """Date, status, parties and act; then the quote; then sources, counts and id."""
    sign, colour = status_sign(row.status)
    head = Text(f"{day_words(row.when):<{_DATE}}  ", style="bold")
    head.append(f"{sign} {row.status}", style=f"not bold {colour}")
    head.append(f"  {_who(row, parties)}")
    if what := _what(row):
        head.append(f"  {what}", style="not bold")
    screen.line(head)
    quote = f"“{shortened(row.quote, _QUOTE)}”"
    screen.line(Text(" " * _INDENT + quote, style="italic"))
    told = f"{sources_words(row.sources)} · {counts_words(row.reports, row.origins)}"
    foot = Text(" " * _INDENT + told, style="dim")
    foot.append(f" · {short_id(row.id)}")
    screen.line(foot)


def _who(row: Row, parties: Parties) -> str:
    actors, recipients = _names(row.actors, parties), _names(row.recipients, parties)
    if not recipients:
        return (" ↔ " if row.mutual else ", ").join(actors) or "not said who"
    arrow = " ↔ " if row.mutual else " → "
    return (", ".join(actors) or "not said who") + arrow + ", ".join(recipients)


def _names(actors: Sequence[Actor], parties: Parties) -> list[str]:
    return [parties.label(actor) for actor in actors]


def _what(row: Row) -> str:
    act = row.act if row.kind != "statement" else ""
    return f"{act}, {row.place.name}" if row.place else act


def print_counts(timeline: Timeline, screen: Screen) -> None:
    """The three counts, told apart."""
    counts = timeline.counts
    background = len(timeline.background)
    told = f"{counted(counts.occurrences, 'occurrence')} in {counted(counts.reports, 'report')}"
    if counts.origins is not None:
        told += f" of {counted(counts.origins, 'independent origin')}"
    screen.say(told + (f"; {counted(background, 'row')} of background" if background else ""))
