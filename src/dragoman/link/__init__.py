"""The same thing in many reports: copies, occurrences, lives of meetings, inferred dates.

    reports -> origins -> occurrences of meetings -> dates of undated reports -> occurrences
            -> passages that retell them -> words and deeds

Pure functions over records: the order of the reports does not change what comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.link.accounts import Account, accounts, placed_account
from dragoman.link.asides import asides, told_contacts
from dragoman.link.copies import Sheet, origins, origins_of, sheet
from dragoman.link.deeds import Tellings, deeds_of, tellings
from dragoman.link.meetings import Told, dated_told, joined_meetings, meetings_of, told_meetings
from dragoman.link.occurrences import occurrences, occurrences_of, rarity_of
from dragoman.link.passages import Passage, passages, placed_passage
from dragoman.link.retellings import retold
from dragoman.link.settled import Home, Tie, settled
from dragoman.link.states import state
from dragoman.link.undated import Hints, hints_of, placed, placed_by
from dragoman.link.words import stems
from dragoman.records import Deed, Findings, Meeting, Occurrence, When

__all__ = [
    "Home", "Linked", "Tie", "joined_meetings", "link", "occurrences", "origins", "placed",
    "settled", "state",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found over all reports.

    Every event, meeting and statement is in exactly one occurrence; `meetings` holds one for each
    occurrence of meetings. `origins` maps every report to the earliest that carries its text,
    `dates` the undated reports that others date to when they came out; `deeds` are words that ask
    for, promise or threaten an act, with what later reports show.
    """

    occurrences: tuple[Occurrence, ...]
    meetings: tuple[Meeting, ...]
    origins: Mapping[str, str]
    dates: Mapping[str, When]
    deeds: tuple[Deed, ...] = ()


def link(findings: Iterable[Findings]) -> Linked:
    """Link all findings, read once and in any order."""
    sheets: list[Sheet] = []
    told: list[Account] = []
    meetings: list[Told] = []
    contacts: list[Told] = []
    hints: list[Hints] = []
    words: list[Tellings] = []
    sentences: list[Passage] = []
    stories: dict[str, frozenset[str]] = {}
    for report in findings:
        own = accounts(report)
        sheets.append(sheet(report.report))
        told.extend(own)
        sentences.extend(passages(report))
        stories[report.report.id] = own[0].story if own else stems(report.report.text)
        meetings.extend(told_meetings(report))
        contacts.extend(told_contacts(report))
        words.append(tellings(report))
        if report.report.published is None:
            hints.append(hints_of(report))
    found = origins_of(sheets)
    dates = _dates(hints, told, found)
    told = _dated(told, dates)
    joined = retold(
        occurrences_of(told, origins=found), {one.id: one for one in told},
        [placed_passage(one, dates.get(one.report)) for one in sentences],
        stories=stories, origins=found, rarity=rarity_of(told, found),
    )  # fmt: skip
    held = dated_told(meetings, dates)
    beside = asides((*held, *dated_told(contacts, dates)), joined)
    whole = meetings_of(held, joined, origins=found, beside=beside)
    talks = [one for one in joined if one.kind == "meeting"]
    return Linked(
        occurrences=joined,
        meetings=whole,
        origins=found,
        dates=dates,
        deeds=deeds_of(words, zip(whole, talks, strict=True), origins=found, dates=dates),
    )


def _dates(hints: list[Hints], told: list[Account], origins: Mapping[str, str]) -> dict[str, When]:
    if not hints:
        return {}
    undated = frozenset(one.report for one in hints)
    return placed_by(hints, told, occurrences_of(told, origins=origins, around=undated))


def _dated(told: list[Account], dates: Mapping[str, When]) -> list[Account]:
    return [
        placed_account(account, dates[account.report]) if account.report in dates else account
        for account in told
    ]
