"""What one side's readouts claim again and again, and the other's never confirm.

Over all the occurrences of a pair in which both are said to have spoken: a claim recurs when it is
made in two or more of them. That the other does not confirm it says only that it was not found
there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.ledger import Kept, Ledger
from dragoman.records import Claim, Evidence, Findings, Meeting
from dragoman.views.comparison.alignment import fellows
from dragoman.views.comparison.claims import Told, claims_of
from dragoman.views.comparison.nearness import Nearness
from dragoman.views.comparison.occurrence import near_spans
from dragoman.views.comparison.sides import once, side_of
from dragoman.views.comparison.traits import Atlas
from dragoman.views.sources import SourceLine, source_line

_LEAST = 2
_TOGETHER = 50
"""Contacts of which all reports are looked up at once."""


@dataclass(frozen=True, slots=True)
class Made:
    """A claim as it was made in one occurrence."""

    occurrence: str
    when: date | None
    claim: Claim
    source: SourceLine


@dataclass(frozen=True, slots=True)
class Recurring:
    """One claim of one side, as often as it was made; the other side confirmed none of them."""

    side: str
    made: tuple[Made, ...]

    @property
    def times(self) -> int:
        """In how many occurrences."""
        return len({one.occurrence for one in self.made})


@dataclass(frozen=True, slots=True)
class RecurringClaims:
    """What recurs on each side, the most frequent first, over so many compared occurrences."""

    parties: tuple[str, str]
    compared: int
    claims: tuple[Recurring, ...]


@dataclass(frozen=True, slots=True)
class _Round:
    occurrence: str
    when: date | None
    ours: tuple[Told, ...]
    theirs: tuple[Told, ...]


def recurring(
    ledger: Ledger,
    parties: tuple[str, str],
    *,
    atlas: Atlas,
    nearness: Nearness | None = None,
    since: date | None = None,
    until: date | None = None,
) -> RecurringClaims:
    """Claims that recur on one side and were not found with the other, in contacts of a period.

    They are too many to be read each as a whole.
    """
    nearness = nearness and nearness.quick
    meetings = ledger.sourced(ledger.meetings(between=parties, since=since, until=until))
    rounds = list(_rounds(ledger, meetings, parties, atlas, nearness))
    turned = [_Round(r.occurrence, r.when, r.theirs, r.ours) for r in rounds]
    found = [
        *_recurring(ledger, parties[0], rounds, nearness),
        *_recurring(ledger, parties[1], turned, nearness),
    ]
    found.sort(key=lambda one: (-one.times, one.side, one.made[0].claim.id))
    return RecurringClaims(parties, len(rounds), tuple(found))


def _rounds(
    ledger: Ledger,
    meetings: Sequence[Kept[Meeting]],
    parties: tuple[str, str],
    atlas: Atlas,
    nearness: Nearness | None,
) -> Iterator[_Round]:
    """The contacts of the pair in which both are told to have said something."""
    by_name: dict[str, list[str]] = {}
    days: dict[str, date | None] = {}
    for kept in meetings:
        name = kept.occurrence or kept.record.id
        by_name.setdefault(name, []).append(kept.record.id)
        day = kept.record.when.start if kept.record.when else None
        days[name] = days.get(name) or day or kept.source.published
    names = sorted(by_name, key=lambda name: (str(days[name]), name))
    told_in = {kept.occurrence or kept.record.id: kept.source.id for kept in meetings}
    for start in range(0, len(names), _TOGETHER):
        some = {name: told_in[name] for name in names[start : start + _TOGETHER]}
        for name, accounts, retold in _told_of(ledger, some):
            told = tuple(_said(accounts, set(by_name[name]), retold, atlas))
            ours = once([one for one in told if side_of(one) == parties[0]], nearness=nearness)
            theirs = once([one for one in told if side_of(one) == parties[1]], nearness=nearness)
            if ours and theirs:
                yield _Round(name, days[name], ours, theirs)


def _told_of(
    ledger: Ledger, contacts: Mapping[str, str]
) -> Iterator[tuple[str, Sequence[Findings], Sequence[Evidence]]]:
    """The accounts of each contact, which is an occurrence or else a meeting of one report."""
    joined = ledger.occurrences_named(contacts)
    reports = {
        name: (joined[name].reports if name in joined else ()) or (alone,)
        for name, alone in contacts.items()
    }
    coded = ledger.findings_named({report for told_in in reports.values() for report in told_in})
    for name, told_in in reports.items():
        accounts = [coded[report] for report in dict.fromkeys(told_in)]
        yield name, accounts, joined[name].passages if name in joined else ()


def _said(
    accounts: Sequence[Findings], members: set[str], retold: Sequence[Evidence], atlas: Atlas
) -> Iterator[Told]:
    for findings in accounts:
        near = near_spans(findings, members, retold=retold)
        yield from claims_of(findings, atlas=atlas, near=near)


def _recurring(
    ledger: Ledger, side: str, rounds: Sequence[_Round], nearness: Nearness | None
) -> Iterator[Recurring]:
    """Unconfirmed claims, each with its fellows of other rounds."""
    alone: list[tuple[_Round, Told]] = []
    for one in rounds:
        met = {pair.left for pair in fellows(one.ours, one.theirs, nearness=nearness)}
        alone += [(one, told) for at, told in enumerate(one.ours) if at not in met]
    groups: list[list[tuple[_Round, Told]]] = []
    for one in rounds:
        fresh = [told for of, told in alone if of is one]
        heads = [group[-1][1] for group in groups]
        pairs = {pair.right: pair.left for pair in fellows(heads, fresh, nearness=nearness)}
        for at, told in enumerate(fresh):
            if at in pairs:
                groups[pairs[at]].append((one, told))
            else:
                groups.append([(one, told)])
    for group in groups:
        # One report of two contacts says a thing once.
        reports = {one.claim.evidence.report for _, one in group}
        if min(len({id(of) for of, _ in group}), len(reports)) >= _LEAST:
            yield Recurring(side, tuple(_made(ledger, of, told) for of, told in group))


def _made(ledger: Ledger, of: _Round, told: Told) -> Made:
    source = source_line(ledger.source(told.claim.evidence.report), told.claim.quote)
    return Made(of.occurrence, of.when, told.claim, source)
