"""What passed between the two: in one paragraph, and what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.views.brief.citing import Sentence
from dragoman.views.brief.desk import Desk, Section, section
from dragoman.views.brief.telling import counted, day_told, told
from dragoman.views.deeds import DeedLine
from dragoman.views.grouping import day_of
from dragoman.views.index import Index, Part, explain
from dragoman.views.meetings import MeetingLine
from dragoman.views.timeline import Row, Timeline

_MOST = 5


def in_short(
    desk: Desk,
    used: Index,
    line: Timeline,
    ahead: Sequence[MeetingLine],
    unanswered: Sequence[DeedLine],
) -> Section:
    """The relation, the weightiest act of its last stretch, the next meeting, what is asked."""
    found = [
        *_relation(desk, used, line),
        *_next(desk, ahead),
        *_asked(desk, unanswered),
    ]
    return section("In short", found, "these reports give no dated occurrence")


def _relation(desk: Desk, used: Index, line: Timeline) -> Iterator[Sentence]:
    """The last stretch beside the one before it, with the acts that weigh most in it."""
    known = [point for point in used.points if point.value is not None]
    if not known:
        return
    last = known[-1]
    side = "conflict" if (last.value or 0) < 0 else "cooperation"
    before = f", after {known[-2].value:+.2f} in {known[-2].label}" if len(known) > 1 else ""
    text = (
        f"More {side} than its contrary ({used.measure} {last.value:+.2f} of "
        f"{counted(last.occurrences, 'occurrence')} in {counted(last.reports, 'report')}{before})"
    )
    parts = explain(used, last.label)
    yield desk.citer.sentence(
        text, desk.proofs(part.id for part in parts[:3]), when=last.label, quote=False
    )
    heaviest = _row_of(parts[0], line)
    if heaviest is not None:
        yield _told(desk, heaviest, lead="Weightiest: ")


def _row_of(part: Part, line: Timeline) -> Row | None:
    return next((row for row in line.rows if row.id == part.id), None)


def _next(desk: Desk, ahead: Sequence[MeetingLine]) -> Iterator[Sentence]:
    dated = [line for line in ahead if line.when]
    if not dated:
        return
    line = dated[0]
    place = f" in {line.place.name}" if line.place else ""
    yield desk.citer.sentence(
        f"Next: {line.kind} of {desk.name(desk.parties[0])} and {desk.name(desk.parties[1])}"
        f"{place}, {line.state}",
        desk.citer.records(line.records, status=line.state),
        when=day_told(line.when),
        quote=False,
    )


def _asked(desk: Desk, unanswered: Sequence[DeedLine]) -> Iterator[Sentence]:
    """How many demands and conditions of each side nobody reported an answer to."""
    for code in desk.parties:
        own = [line for line in unanswered if line.holder.country == code]
        if own:
            proofs = [proof for line in own for proof in desk.proofs(line.records)]
            text = f"{desk.name(code)} waits for an answer to {counted(len(own), 'demand')}"
            yield desk.citer.sentence(text, proofs, quote=False)


def what_is_new(desk: Desk, line: Timeline) -> Section:
    """Occurrences on or after the day, and what was reported since."""
    rows = [row for row in (*line.rows, *line.undated) if _is_new(desk, row)]
    dated = [row for row in rows if day_of(row.when)]
    kept = (dated or rows)[-_MOST:]
    return section(
        f"What is new since {desk.since}",
        [_told(desk, row) for row in kept],
        "nothing in these reports",
        left_out=len(rows) - len(kept),
    )


def _told(desk: Desk, row: Row, *, lead: str = "") -> Sentence:
    proofs = desk.citer.records(row.records, status=row.status)
    return desk.citer.sentence(
        lead + told(row, desk.label), proofs, when=day_told(row.when), quote=not lead
    )


def _is_new(desk: Desk, row: Row) -> bool:
    if desk.since is None:
        return True
    days = [source.published for source in row.sources if source.published]
    day = day_of(row.when) or max(days, default=None)
    first = min(days, default=None)
    return bool(
        (day and day >= desk.since and (desk.as_of is None or day <= desk.as_of))
        or (first and first >= desk.since and day is None)
    )
