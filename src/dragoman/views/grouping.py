"""Records of many reports brought together by the occurrence that they tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from dragoman.ledger import Kept
from dragoman.records import Event, Meeting, Position, Statement, When

Noted = TypeVar("Noted", bound=Statement | Position | Event | Meeting)


def groups(kept: Sequence[Kept[Noted]]) -> dict[str, list[Kept[Noted]]]:
    """Members by occurrence, the earliest report first; a record linked to none stands alone."""
    found: dict[str, list[Kept[Noted]]] = {}
    for one in kept:
        found.setdefault(one.occurrence or one.record.id, []).append(one)
    for members in found.values():
        members.sort(key=lambda k: (k.source.published or date.max, k.source.id, k.record.id))
    return found


def narrowest(whens: Iterable[When | None]) -> When | None:
    """The date that says most; of equals the one that comes first."""
    known = [when for when in whens if when is not None and (when.start or when.end)]
    return min(known, key=_width, default=None)


def _width(when: When) -> int:
    if when.start is None or when.end is None:
        return 100_000
    return (when.end - when.start).days


def day_of(when: When | None) -> date | None:
    """The day under which a fact is filed: its first, or its last where no first is known."""
    return (when.start or when.end) if when else None
