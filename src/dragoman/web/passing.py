"""What passed between two parties, with what each of them said: the content of a relation page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman import views
from dragoman.ledger import Kept, Ledger
from dragoman.records import Actor, Position, Statement, When
from dragoman.views import Row, SourceLine, Timeline, TimelineCounts
from dragoman.views.grouping import day_of, groups
from dragoman.views.originals import Originals
from dragoman.views.sources import source_line
from dragoman.web.cards import said_status, words_of
from dragoman.web.wording import SPEECH, plain_kind

MOST_SAID = 1_500
"""The newest statements of a party that are looked at; a period narrows them down."""

MEETINGS, DEEDS = 2, 3


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a relation page. `lane` is 0 or 1 for words of either side, 2 meetings, 3 deeds.

    `day` is where it stands in time; `as_published` says that only the report's own date is known.
    """

    id: str
    lane: int
    kind: str
    day: date | None
    when: When | None
    as_published: bool
    status: str
    what: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    mutual: bool
    quote: str
    sources: tuple[SourceLine, ...]
    reports: int
    origins: int
    records: tuple[str, ...]
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The filters of a relation page; empty ones let everything pass."""

    since: date | None = None
    until: date | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    words: str = "all"

    def takes(
        self, act: str, status: str, sources: Iterable[SourceLine], issues: Iterable[str] = ()
    ) -> bool:
        """Whether a line passes; with an issue only words do, as deeds name none."""
        return (
            (not self.issues or bool(set(self.issues).intersection(issues)))
            and (not self.types or act in self.types)
            and (not self.statuses or status in self.statuses)
            and (not self.outlets or any(s.outlet in self.outlets for s in sources))
        )


@dataclass(frozen=True, slots=True)
class Passing:
    """All items in order of their days, the undated last; what the filters could choose from.

    `timeline` are the rows behind meetings and deeds, and what was counted. `cut` says that a party
    has older statements that were not looked at.
    """

    items: tuple[Item, ...]
    timeline: Timeline
    types: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    issues: tuple[tuple[str, int], ...]
    cut: bool

    @property
    def counts(self) -> TimelineCounts:
        return self.timeline.counts

    @property
    def background(self) -> tuple[Row, ...]:
        return self.timeline.background

    @property
    def counted(self) -> tuple[SourceLine, ...]:
        """The reports that were counted, each once, by day."""
        rows = (*self.timeline.rows, *self.timeline.undated)
        found = {source.report: source for row in rows for source in row.sources}
        return tuple(sorted(found.values(), key=lambda s: (s.published or date.max, s.report)))

    @property
    def dated(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.day)

    @property
    def undated(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if not item.day)


def passing(
    ledger: Ledger, pair: tuple[str, str], choice: Choice, *, originals: Originals | None = None
) -> Passing:
    """What passed between the pair, and what either said in the reports that tell of both."""
    seen: list[tuple[str, str, tuple[SourceLine, ...]]] = []

    def only(row: Row) -> bool:
        act = act_of(row)
        seen.append((act, row.status, row.sources))
        return choice.takes(act, row.status, row.sources)

    timeline = views.timeline(
        ledger, pair, since=choice.since, until=choice.until, only=only, originals=originals
    )
    items = [_of_row(row) for row in (*timeline.rows, *timeline.undated)]
    cut = False
    said: list[Item] = []
    if choice.words != "none":
        said, cut = _said(ledger, pair, choice, _reports(seen))
        for item in said:
            seen.append((item.kind, item.status, item.sources))
            if choice.takes(item.kind, item.status, item.sources, item.issues):
                items.append(item)
    return Passing(
        items=tuple(sorted(items, key=lambda i: (i.day or date.max, i.lane, i.id))),
        timeline=timeline,
        types=_counted(act for act, _, _ in seen),
        statuses=_counted(status for _, status, _ in seen),
        outlets=_counted(outlet for _, _, sources in seen for outlet in _outlets(sources)),
        issues=_counted(issue for item in said for issue in item.issues),
        cut=cut,
    )


def _reports(seen: Sequence[tuple[str, str, tuple[SourceLine, ...]]]) -> set[str]:
    return {source.report for _, _, sources in seen for source in sources}


def _outlets(sources: Iterable[SourceLine]) -> set[str]:
    return {source.outlet for source in sources if source.outlet}


def _counted(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0])))


def act_of(row: Row) -> str:
    """What a row is filed under: PLOVER's type, or `meeting`."""
    return "meeting" if row.kind == "meeting" else row.act.partition(" ")[0]


def _of_row(row: Row) -> Item:
    return Item(
        id=row.id,
        lane=MEETINGS if row.kind == "meeting" else DEEDS,
        kind=row.kind,
        day=day_of(row.when),
        when=row.when,
        as_published=False,
        status=row.status,
        what=plain_kind(row.act),
        actors=row.actors,
        recipients=row.recipients,
        mutual=row.mutual,
        quote=row.quote,
        sources=row.sources,
        reports=row.reports,
        origins=row.origins,
        records=row.records,
    )


# ---------------------------------------------------------------- what each side said


def _said(
    ledger: Ledger, pair: tuple[str, str], choice: Choice, reports: set[str]
) -> tuple[list[Item], bool]:
    spoken: dict[str, tuple[int, Statement]] = {}
    cut = False
    for lane, party in enumerate(pair):
        found = ledger.statements(
            speaker=party, since=choice.since, until=choice.until, within=reports,
            limit=MOST_SAID, order="newest",
        ) + _undated(ledger, party, choice, reports)  # fmt: skip
        cut = cut or _is_cut(ledger, party, choice)
        spoken |= {statement.id: (lane, statement) for statement in found}
    kept = ledger.sourced([statement for _, statement in spoken.values()])
    held = ledger.voiced([one.record.id for one in kept])
    voiced = {position.statement: position for position in held if position.statement}
    items = [
        _of_statements(lane, name, members, voiced)
        for lane in range(len(pair))
        for name, members in groups([o for o in kept if spoken[o.record.id][0] == lane]).items()
    ]
    return [item for item in items if choice.words == "all" or item.kind != "statement"], cut


def _is_cut(ledger: Ledger, party: str, choice: Choice) -> bool:
    """Whether a party has older statements in the period than are looked at."""
    last = ledger.nth_newest_day(
        Statement, MOST_SAID, actor=party, role="speaker", until=choice.until
    )
    return last is not None and (choice.since is None or last >= choice.since)


def _undated(
    ledger: Ledger, party: str, choice: Choice, reports: set[str]
) -> tuple[Statement, ...]:
    """Statements without a day of their own, which no period takes in."""
    if choice.since or choice.until:
        return ()
    found = ledger.statements(speaker=party, within=reports, limit=MOST_SAID)
    return tuple(statement for statement in found if day_of(statement.when) is None)


def _of_statements(
    lane: int, name: str, members: Sequence[Kept[Statement]], voiced: Mapping[str, Position]
) -> Item:
    head = members[0]
    said = head.record
    day = day_of(said.when)
    held = next((voiced[m.record.id] for m in members if m.record.id in voiced), None)
    return Item(
        id=name,
        lane=lane,
        kind=plain_kind(held.kind) if held else "statement",
        day=day or head.source.published,
        when=said.when if day else None,
        as_published=day is None and head.source.published is not None,
        status=said_status(said),
        what=_held(held) if held else SPEECH[said.kind],
        actors=(said.speaker,) if said.speaker else (),
        recipients=said.addressees,
        mutual=False,
        quote=" … ".join(words_of(said)),
        sources=tuple(_once(members)),
        reports=head.reports,
        origins=head.origins,
        records=tuple(member.record.id for member in members),
        issues=held.issues if held else (),
    )


def _held(position: Position) -> str:
    issues = ", ".join(plain_kind(issue) for issue in position.issues)
    return plain_kind(position.kind) + (f" on {issues}" if issues else "")


def _once(members: Sequence[Kept[Statement]]) -> Iterator[SourceLine]:
    """Each report once, the first words that it has."""
    met: set[str] = set()
    for member in members:
        if member.source.id not in met:
            met.add(member.source.id)
            yield source_line(member.source, " … ".join(words_of(member.record)))
