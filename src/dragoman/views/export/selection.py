"""Which records leave the ledger, and how much of the texts goes with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import get_args

from dragoman import ontology
from dragoman.errors import SettingsError
from dragoman.link.states import PASSED
from dragoman.records import Event, MeetingKind, Status
from dragoman.views.meetings import MeetingLine

STATUSES: tuple[str, ...] = get_args(Status)
MEETING_KINDS: tuple[str, ...] = get_args(MeetingKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The user's filters; what is left out lets everything pass.

    `types` are PLOVER's types for events and kinds for meetings. `each_report` gives a row for
    every report that tells a thing, where otherwise one row stands for one occurrence.
    `records` are the ids of the only records to take, with what belongs to them: the events of a
    meeting, the positions that a statement voices.
    `with_texts` lets whole texts leave; else only short quotes do.
    """

    between: tuple[str, str] | None = None
    since: date | None = None
    until: date | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    each_report: bool = False
    records: frozenset[str] | None = None
    with_texts: bool = False

    def __post_init__(self) -> None:
        known = {kind.name for kind in ontology.types()} | set(MEETING_KINDS)
        _refuse_unknown(self.types, known, "type")
        _refuse_unknown(self.statuses, set(STATUSES), "status")

    def takes_any(self, *names: str | None) -> bool:
        """Whether one of these ids is among the records asked for, where any are."""
        return self.records is None or not self.records.isdisjoint(names)

    def takes_event(self, event: Event) -> bool:
        """By its own type or by the one that PLOVER's rules give it: a planned visit is both."""
        if not self.takes_any(event.id, event.meeting):
            return False
        if self.statuses and event.status not in self.statuses:
            return False
        wanted = [name for name in self.types if name.isupper()]
        return not self.types or event.type in wanted or event.plover in wanted

    def takes_meeting(self, line: MeetingLine) -> bool:
        """By kind, and by state with `happened` for held and the plan's own for one that passed."""
        if not self.takes_any(*line.records):
            return False
        if self.types and line.kind not in self.types and "CONSULT" not in self.types:
            return False
        if not self.statuses:
            return True
        told = {entry.status for entry in line.history} if line.state == PASSED else set()
        return bool({_status_of(state) for state in (line.state, *told)} & set(self.statuses))


def _status_of(state: str) -> str:
    return "happened" if state == "held" else state


def _refuse_unknown(given: Iterable[str], known: set[str], what: str) -> None:
    if unknown := sorted(set(given) - known):
        raise SettingsError(
            f"{', '.join(unknown)} is no {what}; name one of {', '.join(sorted(known))}"
        )
