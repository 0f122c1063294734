"""What a brief holds: sections of cited sentences, taken from the other views."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.ledger import Ledger
from dragoman.views.brief.accounts import where_accounts_differ
from dragoman.views.brief.ahead import meetings_ahead, next_meetings
from dragoman.views.brief.bound import unanswered, what_is_asked, words_and_deeds
from dragoman.views.brief.citing import Citation
from dragoman.views.brief.desk import Desk, Section
from dragoman.views.brief.passed import in_short, what_is_new
from dragoman.views.brief.stands import what_each_holds
from dragoman.views.brief.telling import Label
from dragoman.views.comparison import Atlas, Nearness
from dragoman.views.index import Index, index
from dragoman.views.timeline import timeline

_LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Brief:
    """One page on two parties as these reports tell it. `names` are those of the parties."""

    parties: tuple[str, str]
    names: tuple[str, str]
    as_of: date | None
    since: date | None
    reports: int
    index: Index
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]


def brief(
    ledger: Ledger,
    parties: tuple[str, str],
    *,
    name: Callable[[str | None], str] = str,
    label: Label = lambda actor: actor.id,
    since: date | None = None,
    atlas: Atlas | None = None,
    nearness: Nearness | None = None,
) -> Brief:
    """A brief on two parties (codes): `since` says from which day on things count as new.

    Without it the last thirty days before the newest report do. Accounts are compared claim by
    claim only with an `atlas`, which knows the names of states.
    """
    as_of = ledger.last_published()
    start = since or (as_of - _LATELY if as_of else None)
    desk = Desk(ledger, parties, name, label, start, as_of, atlas, nearness)
    line = timeline(ledger, parties)
    used = index(ledger, parties)
    every, ahead = meetings_ahead(desk)
    asked = unanswered(desk)
    sections = (
        in_short(desk, used, line, ahead, asked),
        what_is_new(desk, line),
        next_meetings(desk, every, ahead),
        what_is_asked(desk, asked),
        what_each_holds(desk),
        words_and_deeds(desk),
        where_accounts_differ(desk, line),
    )
    return Brief(
        parties=parties,
        names=(name(parties[0]), name(parties[1])),
        as_of=as_of,
        since=start,
        reports=line.counts.reports,
        index=used,
        sections=sections,
        citations=desk.citer.citations,
    )
