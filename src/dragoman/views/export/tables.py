"""The ledger as tidy tables: one row a thing, one column a fact, codes as strings.

The same tables are written as CSV and as Parquet; `datapackage.json` says what each column means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.ledger import Kept
from dragoman.records import Actor, Event, Evidence, Place, Position, Statement, When
from dragoman.views.export.material import Material

Cell = str | int | float | bool | date | None
JOINT = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type as Table Schema names it, and what it means."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, the one that is its key, and where its rows come from."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: Callable[[Material], Iterator[Sequence[Cell]]]
    key: tuple[str, ...] = ("id",)


def _columns(*lines: str) -> tuple[Column, ...]:
    """From lines such as `id string: its id`."""
    found = []
    for line in lines:
        head, _, meaning = line.partition(": ")
        name, kind = head.split(" ")
        found.append(Column(name, kind, meaning))
    return tuple(found)


_WHEN = (
    "from date: first day, empty where open or unknown",
    "to date: last day, included",
    "precision string: day, range, week, month, year, before, after or unknown",
    "date_basis string: how the date was found",
)
_EVIDENCE = (
    "report string: the report it stands in",
    "start integer: first character of the words, in code points of the text as read",
    "end integer: the character after the last",
    "quote string: the words; long ones are cut and marked […]",
)
_PLACE = (
    "place string: the place",
    "place_country string: its country, ISO 3166 alpha-3",
    "lat number: degrees north, WGS84",
    "lon number: degrees east",
    "place_precision string: city, region or country",
)
_COUNTS = (
    "occurrence string: the thing in the world that it tells of, shared by all accounts of it",
    "occurrence_reports integer: how many reports tell it",
    "occurrence_origins integer: how many of them are independent: copies of a wire story are one",
)


def _reports(material: Material) -> Iterator[Sequence[Cell]]:
    for report in material.texts():
        yield (
            report.id, report.title, report.published, report.published_basis, report.outlet,
            report.agency, report.url, report.language, report.origin, len(report.text),
            report.sha256, report.reader, report.text if material.selection.with_texts else None,
        )  # fmt: skip


def _events(material: Material) -> Iterator[Sequence[Cell]]:
    for kept in material.events:
        event = kept.record
        yield (
            event.id, *_counts(kept), event.type, event.kind, event.plover,
            JOINT.join(event.modes), JOINT.join(event.contexts), event.status,
            *_when(event.when), *_place(event.place), event.according_to,
            material.meeting_of.get(event.meeting, event.meeting) if event.meeting else None,
            event.quad, event.score, event.cameo, *_evidence(event.evidence, material),
            kept.coder,
        )  # fmt: skip


def _parties(material: Material) -> Iterator[Sequence[Cell]]:
    roles: list[tuple[str, str, Sequence[Actor]]] = []
    for event in (kept.record for kept in material.events):
        roles += [(event.id, "actor", event.actors), (event.id, "recipient", event.recipients)]
    for statement in (kept.record for kept in material.statements):
        speaker = (statement.speaker,) if statement.speaker else ()
        roles += [
            (statement.id, "speaker", speaker),
            (statement.id, "addressee", statement.addressees),
            (statement.id, "via", statement.via),
        ]
    for position in (kept.record for kept in material.positions):
        roles += [
            (position.id, "holder", (position.holder,)),
            (position.id, "addressee", position.addressees),
        ]
    for line in material.meetings:
        roles += [(line.id, "participant", actors) for _, actors in line.participants]
    met: dict[tuple[str, str], int] = {}
    for record, role, actors in roles:
        for actor in actors:
            number = met[record, role] = met.get((record, role), 0) + 1
            yield (
                record, role, number, actor.id, actor.country, actor.sector, actor.name,
                actor.office,
            )  # fmt: skip


def _statements(material: Material) -> Iterator[Sequence[Cell]]:
    for kept in material.statements:
        said = kept.record
        yield (
            said.id, *_counts(kept), said.kind, said.anonymous, said.announced, said.silence,
            said.damaged, said.within, *_when(said.when), *_evidence(said.evidence, material),
            kept.coder,
        )  # fmt: skip


def _positions(material: Material) -> Iterator[Sequence[Cell]]:
    for kept in material.positions:
        held = kept.record
        yield (
            held.id, held.kind, JOINT.join(held.issues), held.statement, *_when(held.when),
            *_evidence(held.evidence, material), kept.coder,
        )  # fmt: skip


def _meetings(material: Material) -> Iterator[Sequence[Cell]]:
    for line in material.meetings:
        yield (
            line.id, line.kind, line.state, *_when(line.when), *_place(line.place),
            line.reports, line.origins, line.replaces, line.replaced_by,
        )  # fmt: skip


def _history(material: Material) -> Iterator[Sequence[Cell]]:
    for line in material.meetings:
        for number, entry in enumerate(line.history, 1):
            reported = (entry.reported.end or entry.reported.start) if entry.reported else None
            yield (
                line.id, number, entry.status, entry.by.id if entry.by else None, reported,
                entry.source.report, material.quote(entry.quote),
            )  # fmt: skip


def _counts(kept: Kept[Event] | Kept[Statement] | Kept[Position]) -> tuple[Cell, ...]:
    return kept.occurrence, kept.reports, kept.origins


def _when(when: When | None) -> tuple[Cell, ...]:
    return (when.start, when.end, when.precision, when.basis) if when else (None,) * 4


def _place(place: Place | None) -> tuple[Cell, ...]:
    if place is None:
        return (None,) * 5
    return place.name, place.country, place.latitude, place.longitude, place.precision


def _evidence(evidence: Evidence, material: Material) -> tuple[Cell, ...]:
    words = material.quote(evidence.words)
    return evidence.report, evidence.spans[0].start, evidence.spans[-1].end, words


TABLES: tuple[Table, ...] = (
    Table("reports", "The reports that the other tables rest on.", _columns(
        "id string: its id, made from the content", "title string: its title",
        "published date: day of publication, empty where unknown",
        "published_basis string: where that day comes from", "outlet string: who put it out",
        "agency string: whose text it is", "url string: its address",
        "language string: ISO 639", "origin string: the path or address it was read from",
        "characters integer: length of the text", "sha256 string: hash of the text as read",
        "reader string: what read it, with its version",
        "text string: the whole text, only with --with-texts",
    ), _reports),
    Table("events", "What was done, is planned, alleged or denied, as each report tells it.",
          _columns("id string: its id", *_COUNTS, "type string: PLOVER's type of the act itself",
                   "kind string: what an event without a type is",
                   "plover string: the type that PLOVER's rules give it with its status",
                   "modes string: PLOVER's modes, joined by `; `",
                   "contexts string: PLOVER's contexts, joined by `; `",
                   "status string: how real it is", *_WHEN, *_PLACE,
                   "according_to string: the statement that tells it",
                   "meeting string: the meeting it belongs to",
                   "quad integer: 1 to 4, PLOVER's quarter", "score number: PLOVER's score",
                   "cameo string: CAMEO's code, with leading zeros", *_EVIDENCE,
                   "coder string: the version that made it"), _events),
    Table("parties", "Who takes part in a record, in which role.", _columns(
        "record string: the record", "role string: actor, recipient, speaker, holder, ...",
        "number integer: its place among those of the same role", "actor string: the actor's id",
        "country string: ISO 3166 alpha-3, or IGO, UNO, EUR, NGO, ISM, IMG, MNC",
        "sector string: PLOVER's sector", "name string: person or organ",
        "office string: office at that date",
    ), _parties, ("record", "role", "number")),
    Table("statements", "Who said what, according to whom.", _columns(
        "id string: its id", *_COUNTS, "kind string: direct, indirect, mixed or thought",
        "anonymous boolean: the source is not named",
        "announced boolean: it is only going to be said",
        "silence boolean: nothing was said, and the report says so",
        "damaged boolean: the wording is broken", "within string: the statement that relays it",
        *_WHEN, *_EVIDENCE, "coder string: the version that made it"), _statements),
    Table("positions", "What a party demands, offers, warns of, refuses, ...", _columns(
        "id string: its id", "kind string: demand, offer, condition, ...",
        "issues string: the issues, joined by `; `", "statement string: what voices it",
        *_WHEN, *_EVIDENCE, "coder string: the version that made it"), _positions),
    Table("meetings", "Each meeting, call or visit in the world, once.", _columns(
        "id string: its id", "kind string: talks, visit, call, summit or briefing",
        "state string: what its history makes of it", *_WHEN, *_PLACE,
        "reports integer: how many reports tell it",
        "origins integer: how many of them are independent",
        "replaces string: the meeting that it replaces", "replaced_by string: the one after it",
    ), _meetings),
    Table("meeting_history", "What was reported of each meeting, in order.", _columns(
        "meeting string: the meeting", "number integer: its place in the history",
        "status string: proposed, scheduled, cancelled, held, silence, ...",
        "by string: the actor who said or did so", "reported date: when that was reported",
        "report string: the report", "quote string: its words",
    ), _history, ("meeting", "number")),
)  # fmt: skip
