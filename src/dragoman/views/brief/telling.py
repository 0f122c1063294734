"""Plain, neutral words for acts and statuses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from dragoman.records import Actor, When
from dragoman.views.timeline import Row

Label = Callable[[Actor], str]

# Who did it stands before, to whom behind.
_VERBS = {
    "AGREE": "agreed or made a promise to", "CONSULT": "met", "SUPPORT": "backed",
    "CONCEDE": "gave way in words to", "COOPERATE": "cooperated with", "AID": "gave help to",
    "RETREAT": "gave way in deeds to", "REQUEST": "asked something of",
    "ACCUSE": "criticised or accused", "REJECT": "refused something of",
    "THREATEN": "warned or threatened", "PROTEST": "saw protests against",
    "SANCTION": "reduced relations with", "MOBILIZE": "readied forces, facing",
    "COERCE": "used its power of office against", "ASSAULT": "used force against",
}  # fmt: skip
_ALONE = {
    "AGREE": "agreed or made a promise", "CONSULT": "met", "SUPPORT": "gave support",
    "CONCEDE": "gave way in words", "COOPERATE": "cooperated", "AID": "gave help",
    "RETREAT": "gave way in deeds", "REQUEST": "asked for something",
    "ACCUSE": "criticised or accused", "REJECT": "refused", "THREATEN": "warned or threatened",
    "PROTEST": "saw protests", "SANCTION": "reduced relations", "MOBILIZE": "readied forces",
    "COERCE": "used its power of office", "ASSAULT": "used force",
}  # fmt: skip


def told(row: Row, label: Label) -> str:
    """`Drovia reduced relations with Belmark (happened)`; no direction where none is known."""
    actors, recipients = _joined(row.actors, label), _joined(row.recipients, label)
    if row.kind == "meeting":
        return f"{row.act.capitalize()} of {actors} and {recipients}: {row.status}"
    act = row.act.split()[0]
    if not actors:
        known = _ALONE.get(act, act.replace("_", " "))
        return f"Someone not named {known}{f', {recipients}' if recipients else ''} ({row.status})"
    if not recipients:
        return f"{actors} {_ALONE.get(act, act.replace('_', ' '))} ({row.status})"
    return f"{actors} {_VERBS.get(act, act)} {recipients} ({row.status})"


def _joined(actors: Sequence[Actor], label: Label) -> str:
    names = list(dict.fromkeys(label(actor) for actor in actors))
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def day_told(when: When | None) -> str:
    """The day or stretch of a date, as a page tells it."""
    if when is None or (when.start is None and when.end is None):
        return "no date"
    if when.start is None:
        return f"by {when.end}"
    if when.end is None or when.start == when.end:
        return f"{when.start}"
    return f"{when.start} to {when.end}"


def counted(count: int, noun: str) -> str:
    """`1 report`, `2 reports`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def published(day: date | None) -> str:
    """A day of publication, or that there is none."""
    return str(day) if day else "no date"
