"""`dragoman show`: one record in full, its words marked in their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import JsonOption, LedgerOption
from dragoman.cli.screen import Screen, emit, opened, settings_of

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.views import Parties, Passage, Shown

_LABEL = 14
_MOST_RELATED = 40


def show(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="An id, or as much of one as is unique.")
    ],
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a record with its words marked in their sentence.

    Any report, statement, position, event, meeting or occurrence, by its id.

    Under it: the report, through whom the words came, the records it rests on, and why it was
    made: the rule or model, the words that led to it, the score.
    """
    settings = settings_of(ledger)
    from dragoman import views

    with opened(settings) as session:
        shown = views.show(session.ledger, name)
        if as_json:
            emit(shown)
            return
        _print(shown, Screen.of(settings), session.parties)


def _print(shown: Shown, screen: Screen, parties: Parties) -> None:
    from rich.text import Text

    screen.line(Text(f"{shown.kind} {shown.id}", style="bold"))
    for label, value in _facts(shown, parties):
        screen.line(_labelled(label, value))
    for passage in shown.passages:
        _print_passage(passage, screen)
    if shown.chain:
        screen.line(_labelled("told by way of", " → ".join(shown.chain)))
    for relation, other in shown.related[:_MOST_RELATED]:
        screen.line(_labelled(relation, other))
    if len(shown.related) > _MOST_RELATED:
        screen.say(f"({len(shown.related) - _MOST_RELATED} more; see --json)")
    if shown.occurrence:
        screen.line(_labelled("occurrence", shown.occurrence))
    for reason in shown.reasons:
        score = f" ({reason.score:g})" if reason.score is not None else ""
        words = f": {reason.words}" if reason.words else ""
        screen.line(_labelled("why", f"{reason.rule}{words}{score}"))
    if shown.coder:
        screen.line(_labelled("coder", shown.coder))


def _facts(shown: Shown, parties: Parties) -> list[tuple[str, str]]:
    """What the record says of itself, in the words of its own fields."""
    from dragoman.cli.wording import day_words
    from dragoman.records import Deed, Event, Meeting, Occurrence, Position, Report, Statement
    from dragoman.views import actors_of

    record = shown.record
    if isinstance(record, Report):
        named = (
            ("title", record.title), ("outlet", record.outlet), ("agency", record.agency),
            ("address", record.url), ("read from", record.origin),
        )  # fmt: skip
        day = f"{record.published} ({record.published_basis})" if record.published else "no date"
        return [("published", day), *((label, value) for label, value in named if value)]
    if isinstance(record, Occurrence):
        counts = f"{len(record.reports)} reports, {record.origins} independent origins"
        return [("counts", counts)]
    if isinstance(record, Deed):
        bound = parties.name(record.bound) if record.bound else "not said who is to act"
        return [
            ("said", day_words(record.said)), ("by", parties.label(record.holder)),
            ("to act", bound), ("due", day_words(record.deadline)),
            ("status by rule", record.status),
        ]  # fmt: skip
    facts = [("date", day_words(record.when))]
    for role, actors in actors_of(record):
        if actors:
            facts.append((role, ", ".join(f"{parties.label(a)} [{a.id}]" for a in actors)))
    if isinstance(record, Event):
        facts.append(("type", " ".join((record.type or record.kind or "?", *record.modes))))
        facts.append(("status", record.status))
        facts.append(("PLOVER", f"{record.plover or 'none'}; CAMEO {record.cameo or 'none'}"))
    if isinstance(record, Statement | Position | Meeting):
        facts.append(("kind", record.kind))
    if isinstance(record, Position) and record.issues:
        facts.append(("issues", ", ".join(record.issues)))
    if isinstance(record, Event | Meeting) and record.place:
        facts.append(("place", record.place.name))
    if isinstance(record, Statement):
        flags = ("anonymous", "announced", "silence", "damaged")
        facts += [("flag", flag) for flag in flags if getattr(record, flag)]
    return facts


def _print_passage(passage: Passage, screen: Screen) -> None:
    from rich.text import Text

    note = f"{passage.note}: " if passage.note else ""
    head = Text(f"\n  {note}{passage.source.name}", style="dim")
    head.append(f", {passage.source.published or 'no date'}, characters ")
    head.append(f"{passage.span.start}..{passage.span.end} of {passage.source.report}")
    screen.line(head)
    screen.line(marked(passage, screen))
    screen.line()


def marked(passage: Passage, screen: Screen, *, indent: str = "") -> Text:
    """The sentence with its words marked, by »« where the screen has no colours."""
    from rich.text import Text

    if screen.out.no_color or not screen.out.is_terminal:
        return Text(indent + _bracketed(passage))
    words = Text(indent + passage.text)
    for mark in passage.marks:
        words.stylize("bold reverse", mark.start + len(indent), mark.end + len(indent))
    return words


def _bracketed(passage: Passage) -> str:
    """The words between »« where the screen cannot mark them."""
    text = passage.text
    for mark in sorted(passage.marks, reverse=True):
        text = f"{text[: mark.start]}»{text[mark.start : mark.end]}«{text[mark.end :]}"
    return text


def _labelled(label: str, value: str) -> Text:
    from rich.text import Text

    line = Text(f"{label:<{_LABEL}}  ", style="dim")
    line.append(value, style="not dim")
    return line
