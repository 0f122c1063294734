"""Dates, statuses, counts and kinds as a reader of a page meets them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from dragoman.records import Reason, When

# A status is told by its word, by a shape and by a tone, so that none is needed to know it.
STATUS = {
    "happened": ("full", "done"),
    "held": ("full", "done"),
    "confirmed": ("dotted", "plan"),
    "scheduled": ("ring", "plan"),
    "expected": ("ring", "plan"),
    "proposed": ("diamond", "plan"),
    "planned, not reported held": ("broken", "doubt"),
    "postponed": ("later", "off"),
    "cancelled": ("cross", "off"),
    "alleged": ("query", "doubt"),
    "denied": ("barred", "doubt"),
    "hypothetical": ("wavy", "plan"),
    "negated": ("barred", "quiet"),
    "background": ("dot", "quiet"),
    "silence": ("silent", "quiet"),
    "said": ("speech", "word"),
    "announced": ("promise", "word"),
    "unknown": ("dot", "quiet"),
}
_UNKNOWN = ("dot", "quiet")
SPEECH = {
    "direct": "quoted",
    "indirect": "reported speech",
    "mixed": "partly quoted",
    "thought": "view ascribed",
}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def shape(status: str) -> str:
    return STATUS.get(status, _UNKNOWN)[0]


def tone(status: str) -> str:
    return STATUS.get(status, _UNKNOWN)[1]


def day_words(day: date | None) -> str:
    """`25 February 2025`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "no date"


def month_words(day: date) -> str:
    """`February 2025`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def iso_month(day: date) -> str:
    """`2025-02`, as an address has it."""
    return day.isoformat()[:7]


def short_day(day: date) -> str:
    """`25 Feb`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def when_words(when: When | None) -> str:
    """`25 February 2025`, `18 to 19 March 2021`, `June 2023`, `before 18 June 2023`, `no date`."""
    if when is None or (when.start is None and when.end is None):
        return "no date"
    start, end = when.start, when.end
    if when.precision == "before" or start is None:
        return f"before {day_words(end)}"
    if when.precision == "after" or end is None:
        return f"after {day_words(start)}"
    if start == end:
        return day_words(start)
    if when.precision == "month":
        return f"{MONTHS[start.month - 1]} {start.year}"
    if when.precision == "year":
        return str(start.year)
    return _range(start, end)


def _range(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day_words(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} to {day_words(end)}"
    return f"{day_words(start)} to {day_words(end)}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """`1 report`, `2 reports`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def told_in(reports: int, origins: int) -> str:
    """`in 1 report`, `in 5 reports, 1 independent origin`."""
    if reports <= 1:
        return "in 1 report"
    return f"in {counted(reports, 'report')}, {counted(origins, 'independent origin')}"


def reason_words(reason: Reason) -> str:
    """`event model: CONSULT (“will visit”), 0.93`."""
    words = f" (“{reason.words}”)" if reason.words else ""
    score = f", score {reason.score:.2f}" if reason.score is not None else ""
    return f"{reason.rule}{words}{score}"


ACTS = {
    "AGREE": "agreement", "CONSULT": "consultation", "SUPPORT": "support", "CONCEDE": "concession",
    "COOPERATE": "cooperation", "AID": "aid", "RETREAT": "retreat", "REQUEST": "request",
    "ACCUSE": "accusation", "REJECT": "rejection", "THREATEN": "threat", "PROTEST": "protest",
    "SANCTION": "sanction", "MOBILIZE": "mobilisation", "COERCE": "coercion", "ASSAULT": "attack",
}  # fmt: skip
"""PLOVER's types as nouns; its own names stay in addresses, files and hints."""


def act_words(what: str) -> str:
    """`threat (violence)` for `THREATEN violence`; what is no type of PLOVER stays as it is."""
    kind, _, modes = what.partition(" ")
    if kind not in ACTS:
        return what
    return f"{ACTS[kind]} ({', '.join(modes.split())})" if modes else ACTS[kind]


DIFFERS = {
    "value": "numbers", "time": "dates", "place": "places", "participants": "who took part",
    "direction": "who acts on whom", "polarity": "affirmed or denied",
    "characterisation": "how it is judged", "attribution": "who said it",
}  # fmt: skip
"""In what accounts differ, as a reader of them asks."""


class Stretch(Protocol):
    """Something that runs from one day to another."""

    @property
    def start(self) -> date:
        """Its first day."""


def axis_words(start: date, width: str) -> str:
    """A point of an index as its axis names it: `3 Feb`, `Feb 2025`, `Q1 2025`."""
    if width == "week":
        return short_day(start)
    if width == "month":
        return f"{MONTHS[start.month - 1][:3]} {start.year}"
    return f"Q{(start.month + 2) // 3} {start.year}"


def point_words(point: Stretch, width: str) -> str:
    """The same in a table: `week of 3 February 2025`, `February 2025`, `Q1 2025`."""
    if width == "week":
        return f"week of {day_words(point.start)}"
    return month_words(point.start) if width == "month" else axis_words(point.start, width)


def times_words(count: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def plain_kind(kind: str) -> str:
    """`core interest` for `core_interest`."""
    return kind.replace("_", " ")


def basis_words(basis: str) -> str:
    """How a date of publication is known: `by its dateline`, `as given`."""
    return "as given" if basis in ("given", "option") else f"by its {basis}"


_ADDED = re.compile(r".*[/\\]dragoman-added-[^/\\]+[/\\](?:\d+[/\\])?")


def origin_words(origin: str) -> str:
    """A path as it is; of what was added on a page, its name and not the folder it waited in."""
    name = _ADDED.sub("", origin)
    return origin if name == origin else f"{name} (added on a page)"


def listed(words: Sequence[str], *, most: int = 4) -> str:
    """`a, b, c and 3 more`."""
    if len(words) <= most:
        return ", ".join(words)
    return f"{', '.join(words[:most])} and {len(words) - most} more"


def shortened(text: str, most: int = 200) -> str:
    """The text on one line, cut at a word where it is longer than `most` characters."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line.rfind(" ", most // 2, most - 1)
    return line[: cut if cut > 0 else most - 1] + "…"
