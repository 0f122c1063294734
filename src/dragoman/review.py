"""What people decide about records: kept in the ledger, and settled in what was linked.

    made = correct(ledger, Correction("", report, "e_1", "event", "rejected", "Ada", now))
    undo(ledger, made.id, author="Ada", at=now)

A decision overrides the coder in every answer, and holds when reports are coded or linked anew.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime

from dragoman.ledger import Correction, Ledger
from dragoman.link import Home, Tie, settled
from dragoman.link import origins as origins_of
from dragoman.records import Event, Meeting, Occurrence, Statement

_JOINED_LATER = ("accepted", "edited", "added")
"""Verdicts that leave the occurrences as they are until reports are linked anew."""


def correct(ledger: Ledger, correction: Correction) -> Correction:
    """Keep a person's decision and let it show in every answer at once."""
    made = ledger.correct(correction)
    _rejoin(ledger, made)
    return made


def undo(ledger: Ledger, correction: str, *, author: str, at: datetime) -> Correction:
    """Take a decision back; what it changed is as it was before."""
    back = ledger.undo(correction, author=author, at=at)
    (undone,) = (each for each in ledger.corrections_of(back.subject) if each.id == correction)
    _rejoin(ledger, undone, gone={undone.subject} if undone.verdict == "added" else ())
    return back


def _rejoin(ledger: Ledger, made: Correction, *, gone: Collection[str] = ()) -> None:
    """Settle anew the occurrences that a decision touches, also through earlier ties.

    `gone` are records that no coding holds any more.
    """
    if made.kind == "position" or (made.verdict in _JOINED_LATER and not gone):
        return
    ties = _ties(ledger)
    names = {made.subject} | ({made.other} if made.other else set())
    before = ledger.linked(names)
    while True:
        members = {member for each in before for member in each.members} | names
        more = {
            name
            for tie in ties
            if {tie.one, tie.other} & members
            for name in (tie.one, tie.other)
            if name
        }
        if more <= members:
            break
        names |= more
        before = ledger.linked(names)
    reports = [ledger.report(name) for each in before for name in each.reports]
    now = settled(
        before, ties, homes=_homes(ledger, before), origins=origins_of(reports),
        gone={*gone, *(each.subject for each in ledger.corrections(verdicts=("rejected",)))},
    )  # fmt: skip
    ledger.rewrite_occurrences(now, before=before)


def _ties(ledger: Ledger) -> list[Tie]:
    return [
        Tie(each.subject, each.other, each.verdict == "same")
        for each in ledger.corrections(verdicts=("same", "apart"))
    ]


def _homes(ledger: Ledger, linked: Iterable[Occurrence]) -> dict[str, Home]:
    homes: dict[str, Home] = {}
    for name in (member for each in linked for member in each.members):
        record = ledger.record(name)
        proof = record.history[0].evidence if isinstance(record, Meeting) else None
        proof = record.evidence if isinstance(record, Event | Statement) else proof
        if proof is not None:
            published = ledger.source(proof.report).published
            homes[name] = Home(published or date.max, proof.report, proof.spans[0].start)
    return homes


def left_by_people(
    ledger: Ledger, linked: Iterable[Occurrence], origins: Mapping[str, str]
) -> tuple[Iterator[Occurrence], list[Occurrence]]:
    """Occurrences with what people split and merged, and those that this changed, as linked.

    `linked` are read twice, in order of their ids, and the first of what comes back is so too.
    """
    ties = _ties(ledger)
    named = {name for tie in ties for name in (tie.one, tie.other) if name}
    touched = [each for each in linked if named.intersection(each.members)]
    made = settled(touched, ties, homes=_homes(ledger, touched), origins=origins)
    untouched = (each for each in linked if not named.intersection(each.members))
    now = heapq.merge(untouched, sorted(made, key=_by_id), key=_by_id)
    return now, [each for each in touched if each not in made]


def _by_id(occurrence: Occurrence) -> str:
    return occurrence.id
