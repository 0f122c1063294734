"""Rows as event data sets have them: one for each occurrence and PLOVER type.

A meeting's life comes out as the rows that PLOVER has for it: planned is AGREE, called off is
REJECT meet, held is CONSULT; each carries the meeting's id. A plan is dated by the day on which
it was told, since that is when the promise was made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby

from dragoman import ontology
from dragoman.ledger import Kept
from dragoman.records import Actor, Event, Place, Precision, Status, When, content_id
from dragoman.views.export.material import Material
from dragoman.views.grouping import narrowest

PLANNED = ("scheduled", "confirmed", "expected", "proposed")
CALLED_OFF = ("cancelled", "postponed")
NOT_REAL = ("alleged", "denied", "negated", "hypothetical", "background")
"""Statuses that data sets without such a column would turn into facts of the day."""

_EXACT = ("day", "range", "week")
_MUTUAL = ("CONSULT", "AGREE", "COOPERATE", "REJECT")
_LONGEST_RANGE = timedelta(days=13)


@dataclass(frozen=True)
class CodedRow:
    """One PLOVER row with the reports that tell it; `head` is the account whose status holds.

    `start`, `end` and `precision` date the row, `planned` what it promises or calls off.
    """

    id: str
    type: str
    modes: tuple[str, ...]
    start: date | None
    end: date | None
    precision: Precision
    planned: When | None
    head: Kept[Event]
    tellings: tuple[Kept[Event], ...]
    meeting: str | None

    @property
    def event(self) -> Event:
        return self.head.record

    @property
    def status(self) -> Status:
        return self.event.status

    @property
    def day(self) -> date | None:
        """The day to file it under, None where no day but only a month or less is known."""
        if self.precision not in _EXACT or self.start is None:
            return None
        return self.start if (self.end or self.start) - self.start <= _LONGEST_RANGE else None

    @property
    def contexts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c for told in self.tellings for c in told.record.contexts))

    @cached_property
    def place(self) -> Place | None:
        return next((told.record.place for told in self.tellings if told.record.place), None)

    @property
    def reports(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(told.source.id for told in self.tellings))

    @property
    def quad(self) -> int:
        return ontology.quad(self.type)

    @property
    def score(self) -> float:
        return ontology.score(self.type, self.modes)

    @property
    def cameo(self) -> str:
        """A string: `036` is not `36`."""
        event = self.event
        code = event.cameo or ontology.cameo_for(
            event.type, event.modes, event.status, event_contexts=event.contexts
        )
        return code or ""

    @property
    def number(self) -> int:
        """A whole number made from the id, for data sets whose ids are numbers.

        It has 15 digits, so that programs that read numbers as doubles keep all of them.
        """
        return number_of(self.id)


def number_of(name: str) -> int:
    """A stable number of 15 digits for an id."""
    digits = int(content_id("n", name).removeprefix("n_"), 16)
    return 10**14 + digits % (9 * 10**14)


def coded_rows(material: Material) -> tuple[CodedRow, ...]:
    """All rows with a PLOVER type, in order of day, the undated last."""
    groups: dict[tuple[str, ...], list[Kept[Event]]] = {}
    for kept in material.events:
        event = kept.record
        if event.type is None or event.plover is None:
            continue
        whole = event.id if material.selection.each_report else kept.occurrence or event.id
        groups.setdefault((whole, event.plover, _phase(event.status)), []).append(kept)
    rows = [_row(key, members, material) for key, members in groups.items()]
    return tuple(sorted(rows, key=lambda row: (row.start or date.max, row.id)))


def real_rows(material: Material, left_out: Counter[str]) -> Iterator[CodedRow]:
    """Rows for data sets that have a day and no status: what has none, or is not real, is counted.

    Whoever asks for a status by name gets it.
    """
    for row in coded_rows(material):
        if row.status in NOT_REAL and row.status not in material.selection.statuses:
            left_out[f"{row.status}: the format has no column for it; --status takes it in"] += 1
        elif row.day is None:
            left_out["no day known"] += 1
        else:
            yield row


def _phase(status: Status) -> str:
    if status in PLANNED:
        return "planned"
    return "called off" if status in CALLED_OFF else status


def _row(key: tuple[str, ...], members: Sequence[Kept[Event]], material: Material) -> CodedRow:
    ordered = sorted(members, key=_published)
    latest = max(_published(told)[0] for told in ordered)
    head = next(told for told in ordered if _published(told)[0] == latest)
    event = head.record
    said = narrowest(told.record.when for told in ordered)
    ahead = event.status in PLANNED or event.status in CALLED_OFF
    when = _told_on(ordered) if ahead else said
    strict, modes = ontology.strict_plover(event.type, event.status, event.modes)
    return CodedRow(
        id=content_id("x", *key),
        type=event.plover or strict or "",
        modes=modes if event.plover == strict else (),
        start=when.start if when else None,
        end=when.end if when else None,
        precision=when.precision if when else "unknown",
        planned=said if ahead else None,
        head=head,
        tellings=tuple(ordered),
        meeting=material.meeting_of.get(event.meeting, event.meeting) if event.meeting else None,
    )


def _published(told: Kept[Event]) -> tuple[date, str, str]:
    return told.source.published or date.min, told.source.id, told.record.id


def _told_on(ordered: Sequence[Kept[Event]]) -> When | None:
    """The day of the first report that has one."""
    day = next((told.source.published for told in ordered if told.source.published), None)
    return When(day, day, "day", "published") if day else None


# ---------------------------------------------------------------- parties in pairs


@dataclass(frozen=True, slots=True)
class Dyad:
    """Who acts on whom; `target` is None where the report names nobody."""

    source: Actor
    target: Actor | None
    mirrored: bool = False


def dyads(row: CodedRow, *, both_ways: bool) -> Iterator[Dyad]:
    """A pair for each two sides, each side by its first named member.

    Talks without a host are pairs among the actors. `both_ways` adds the mirror image of
    consultations, as ICEWS has it.
    """
    actors, recipients = _sides(row.event.actors), _sides(row.event.recipients)
    pairs = [Dyad(one, other) for one in actors for other in recipients if one != other]
    if not recipients and row.type in _MUTUAL:
        pairs = [
            Dyad(one, other) for at, one in enumerate(actors) for other in actors[at + 1 :]
        ]  # fmt: skip
    if not pairs:
        pairs = [Dyad(one, None) for one in actors]
    for pair in pairs:
        yield pair
        if both_ways and row.type == "CONSULT" and pair.target is not None:
            yield Dyad(pair.target, pair.source, mirrored=True)


def _sides(actors: Sequence[Actor]) -> list[Actor]:
    """One actor for each country or organisation, a person or organ before the bare state."""
    ordered = sorted(enumerate(actors), key=lambda pair: (_side(pair[1]), pair[0]))
    sides = [list(members) for _, members in groupby(ordered, key=lambda pair: _side(pair[1]))]
    firsts = [
        (members[0][0], next((actor for _, actor in members if actor.name), members[0][1]))
        for members in sides
    ]
    return [actor for _, actor in sorted(firsts, key=lambda pair: pair[0])]


def _side(actor: Actor) -> str:
    return actor.country or actor.id
