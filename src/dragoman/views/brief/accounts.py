"""Where accounts of one occurrence differ, what only one side tells, and what recurs.

Both accounts stand; nothing says which is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from dragoman.errors import NotFoundError
from dragoman.records import Claim, Event, Evidence
from dragoman.views.brief.citing import Sentence
from dragoman.views.brief.desk import Desk, Section, section
from dragoman.views.brief.telling import day_told
from dragoman.views.comparison import Atlas, Comparison, compared_occurrence, recurring
from dragoman.views.sources import source_line
from dragoman.views.timeline import Row, Timeline

_SAID_SO = frozenset({"happened", "confirmed"})
_NOT_SO = frozenset({"denied", "negated"})
_SURE = 0.6
"""The score of two claims from which a page for others tells of their difference."""
_TELLING = frozenset(
    {"value", "participants", "direction", "polarity", "characterisation", "attribution"}
)
"""Kinds of difference that are told here; days and places of a readout's side remarks are not."""
_LAST_ROWS, _COMPARED = 200, 3
_MOST, _MOST_ALONE, _MOST_RECURRING = 3, 1, 1


def where_accounts_differ(desk: Desk, line: Timeline) -> Section:
    """What reports tell otherwise, of the last occurrences that several outlets tell."""
    compared = list(_compared(desk, line, desk.atlas)) if desk.atlas is not None else []
    telling = chain(
        _of_events(desk, line),
        (one for row, found in compared for one in _otherwise(desk, row, found)),
        (one for row, found in compared for one in _alone(desk, row, found)),
    )
    # One after the other, so that only what is told is cited.
    return section(
        "Where accounts differ",
        [*islice(telling, _MOST), *_recurring(desk)],
        "none found; silence of one report is no difference",
    )


def _of_events(desk: Desk, line: Timeline) -> Iterator[Sentence]:
    for row in line.rows[: -_LAST_ROWS - 1 : -1]:
        for text, proofs in differing(desk, row):
            yield desk.citer.sentence(text, proofs, when=day_told(row.when))


def _compared(desk: Desk, line: Timeline, atlas: Atlas) -> Iterator[tuple[Row, Comparison]]:
    """The last occurrences that several outlets tell, their accounts set side by side."""
    for row in _told_by_several(line)[: -_COMPARED - 1 : -1]:
        try:
            yield row, compared_occurrence(desk.ledger, row.id, atlas=atlas, nearness=desk.nearness)
        except NotFoundError:  # of several reports that copy each other, one account is left
            continue


def _told_by_several(line: Timeline) -> Sequence[Row]:
    return [row for row in line.rows if len({source.name for source in row.sources}) > 1]


def _otherwise(desk: Desk, row: Row, comparison: Comparison) -> Iterator[Sentence]:
    """What two accounts tell otherwise, in the words of both: the sides' own words first."""
    yield from _heads(desk, row, comparison)
    told = comparison.readouts.rows if comparison.readouts else ()
    seen: set[str] = set()
    for found in (*told, *comparison.rows):
        kinds = [one for one in found.differences if one.difference.kind in _TELLING]
        if not kinds or not found.near or (found.score or 0) < _SURE:
            continue
        left, right = found.cells[kinds[0].left][0], found.cells[kinds[0].right][0]
        if seen & {left.id, right.id}:
            continue
        seen |= {left.id, right.id}
        what = ", ".join(dict.fromkeys(one.difference.kind for one in kinds))
        yield _both(desk, row, what, left.evidence, right.evidence)


def _heads(desk: Desk, row: Row, comparison: Comparison) -> Iterator[Sentence]:
    """Who asked for a contact and how long it took, where the heads of two accounts differ."""
    for one in comparison.fact_differences:
        left, right = (comparison.accounts[at].facts for at in (one.left, one.right))
        if one.difference.kind == "direction" and left.asked and right.asked:
            yield _both(desk, row, "who asked for it", left.asked.evidence, right.asked.evidence)
        spoken = row.act.casefold() in ("call", "talks")
        if one.difference.kind == "value" and spoken and left.length and right.length:
            yield _both(desk, row, "how long", left.length.evidence, right.length.evidence)


def _both(desk: Desk, row: Row, what: str, left: Evidence, right: Evidence) -> Sentence:
    """Two accounts in their own words, each under the name of its report."""
    names = [source_line(desk.ledger.source(proof.report), "").name for proof in (left, right)]
    return desk.citer.sentence(
        f"Told otherwise of the {_what(row)} ({what}): {names[0]}",
        [left],
        when=day_told(row.when),
        beside=[(names[1], right)],
    )


def _alone(desk: Desk, row: Row, comparison: Comparison) -> Iterator[Sentence]:
    """What each side is said to have said and was not found with the other."""
    readouts = comparison.readouts
    if readouts is None or set(readouts.sides) != set(desk.parties):
        return
    claims: list[Claim] = []
    for place in (0, 1):
        own = [one for one in readouts.rows if one.told_by == (place,) and one.cells[place]]
        claims += [one.cells[place][0] for one in own[:_MOST_ALONE]]
    if len(claims) < 2:
        return
    one, other = (desk.name(code) for code in readouts.sides)
    yield desk.citer.sentence(
        f"Of the {_what(row)} each side tells what was not found with the other: {one}",
        [claims[0].evidence],
        when=day_told(row.when),
        beside=[(other, claims[1].evidence)],
    )


def _recurring(desk: Desk) -> Iterator[Sentence]:
    """What one side says of several contacts, and the other of none."""
    if desk.atlas is None:
        return
    found = recurring(desk.ledger, desk.parties, atlas=desk.atlas, nearness=desk.nearness)
    for one in found.claims[:_MOST_RECURRING]:
        text = (
            f"{desk.name(one.side)} says of {one.times} contacts what was not found with the "
            "other side"
        )
        proofs = [made.claim.evidence for made in reversed(one.made)]
        yield desk.citer.sentence(text, proofs, when=str(one.made[-1].when or "no date"))


def _what(row: Row) -> str:
    return row.act.casefold() if row.kind == "meeting" else "act"


def differing(desk: Desk, row: Row) -> Iterator[tuple[str, list[Evidence]]]:
    """What reports of one event give otherwise: whether, when or where it was."""
    if row.kind != "event" or len(row.records) < 2:
        return
    records = (desk.ledger.record(name) for name in row.records)
    events = [record for record in records if isinstance(record, Event)]
    for one, other in _pairs(events):
        if one.status in _SAID_SO and other.status in _NOT_SO:
            yield f"told as {one.status} by one, as {other.status} by another", [
                one.evidence, other.evidence
            ]  # fmt: skip
            return
        days = _days(one), _days(other)
        if days[0] and days[1] and days[0] != days[1]:
            yield f"dated {days[0]} by one, {days[1]} by another", [one.evidence, other.evidence]
            return
        places = one.place, other.place
        if places[0] and places[1] and places[0].name.casefold() != places[1].name.casefold():
            told = f"placed in {places[0].name} by one, in {places[1].name} by another"
            yield told, [one.evidence, other.evidence]
            return


def _pairs(events: list[Event]) -> Iterator[tuple[Event, Event]]:
    for one in events:
        for other in events:
            if one.evidence.report != other.evidence.report:
                yield one, other


def _days(event: Event) -> str | None:
    """The day that the report itself gives, not one concluded from its publication."""
    when = event.when
    if when is None or when.precision != "day" or when.basis == "published" or not when.start:
        return None
    return when.start.isoformat()
