"""What each party holds on which issue over time: demands, offers, refusals, and how they change.

A position is a party's, whoever voices it: another minister who says the same is continuity. It is
voiced by utterances, which reports carry; utterances, reports and origins are counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.ledger import Kept, Ledger
from dragoman.link.words import Rarity, stems
from dragoman.records import Actor, Position, PositionKind, Statement, content_id
from dragoman.views.originals import Originals
from dragoman.views.sources import SourceLine, source_line
from dragoman.views.stances import Change, changes

_ALIKE = 0.3
"""The share of weighed words from which two utterances voice one position."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One utterance of a position: when, by whom, in which words, where they stand."""

    when: date | None
    by: Actor
    quote: str
    source: SourceLine
    position: str
    utterance: str


@dataclass(frozen=True, slots=True)
class Held:
    """One position of one party. `first` and `last` are the days on which it was voiced, as far
    as days are known; `speakers` those who voiced it, in that order.
    """

    id: str
    holder: str
    kind: PositionKind
    issues: tuple[str, ...]
    addressees: tuple[str, ...]
    first: date | None
    last: date | None
    speakers: tuple[Actor, ...]
    utterances: int
    reports: int
    origins: int | None
    voices: tuple[Voice, ...]

    @property
    def quote(self) -> str:
        """The words in which it was voiced last."""
        return self.voices[-1].quote


@dataclass(frozen=True, slots=True)
class Positions:
    """Positions by holder, issue and day, and where a holder's kind of position changed."""

    parties: tuple[str, ...]
    issue: str | None
    since: date | None
    until: date | None
    held: tuple[Held, ...]
    changes: tuple[Change, ...]


def positions(
    ledger: Ledger,
    parties: Sequence[str] = (),
    *,
    issue: str | None = None,
    kinds: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    originals: Originals | None = None,
) -> Positions:
    """What the parties hold; of two parties, only what may be meant for the other.

    `parties` are codes; none means every holder. `issue` is a name of the taxonomy or one that the
    texts gave.
    """
    found: dict[str, Position] = {}
    for holder in parties or (None,):
        chosen = ledger.positions(holder=holder, kinds=kinds, issue=issue, since=since, until=until)
        found |= {position.id: position for position in chosen if _concerns(position, parties)}
    kept = ledger.sourced(tuple(found.values()))
    uttered = _utterances(ledger, kept)
    counted = (originals or Originals(ledger)).of({one.source.id for one in kept})
    held = sorted(
        (_held(cluster, counted) for cluster in _clusters(kept, uttered)),
        key=lambda one: (one.holder, one.issues[:1], one.first or date.max, one.kind, one.id),
    )
    return Positions(tuple(parties), issue, since, until, tuple(held), changes(held))


def _concerns(position: Position, parties: Sequence[str]) -> bool:
    """Of two parties: told to the other, or to no state that is named."""
    others = {actor.country for actor in position.addressees if actor.sector != "JRN"}
    return len(parties) != 2 or bool(others & set(parties)) or others <= {None}


def _utterances(ledger: Ledger, kept: Sequence[Kept[Position]]) -> dict[str, str]:
    """For each position the utterance it is voiced by: one, however many reports carry it."""
    said = ledger.named(Statement, {k.record.statement for k in kept if k.record.statement})
    of = {one.record.id: one.occurrence or one.record.id for one in ledger.sourced(said)}
    return {
        k.record.id: of.get(k.record.statement or "", k.record.statement or k.record.id)
        for k in kept
    }


# ---------------------------------------------------------------- one position, many voices


@dataclass
class _Cluster:
    holder: str
    kind: PositionKind
    members: list[tuple[Voice, Position]] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    issues: frozenset[str] = frozenset()


def _clusters(kept: Sequence[Kept[Position]], uttered: dict[str, str]) -> list[_Cluster]:
    """Utterances that voice one position, joined in the order of their days."""
    voiced = sorted(((_voice(one, uttered[one.record.id]), one.record) for one in kept), key=_order)
    words = {position.id: stems(" ".join(position.evidence.quotes)) for _, position in voiced}
    rarity = Rarity.of(words.values())
    clusters: dict[tuple[str, PositionKind], list[_Cluster]] = {}
    for voice, position in voiced:
        key = holder_of(position.holder), position.kind
        beside = clusters.setdefault(key, [])
        said = words[position.id]
        cluster = _fitting(beside, voice, position, words, rarity)
        if cluster is None:
            cluster = _Cluster(*key)
            beside.append(cluster)
        cluster.members.append((voice, position))
        cluster.words |= said
        cluster.issues |= set(position.issues)
    return [cluster for beside in clusters.values() for cluster in beside]


def _fitting(
    beside: Iterable[_Cluster],
    voice: Voice,
    position: Position,
    words: Mapping[str, frozenset[str]],
    rarity: Rarity,
) -> _Cluster | None:
    """The cluster with the same utterance, or the one most alike among those on one issue."""
    best: tuple[float, _Cluster] | None = None
    for cluster in beside:
        if any(voice.utterance == other.utterance for other, _ in cluster.members):
            return cluster
        if position.issues and cluster.issues and not cluster.issues & set(position.issues):
            continue
        alike = max(
            rarity.overlap(words[position.id], words[other.id]) for _, other in cluster.members
        )
        if alike >= _ALIKE and (best is None or alike > best[0]):
            best = alike, cluster
    return best[1] if best else None


def _voice(kept: Kept[Position], utterance: str) -> Voice:
    position = kept.record
    when = position.when.start if position.when and position.when.start else None
    quote = position.evidence.words
    return Voice(
        when=when or kept.source.published,
        by=position.holder,
        quote=quote,
        source=source_line(kept.source, quote),
        position=position.id,
        utterance=utterance,
    )


def _order(voiced: tuple[Voice, Position]) -> tuple[date, str, str]:
    return (voiced[0].when or date.max, voiced[0].source.report, voiced[1].id)


def _held(cluster: _Cluster, counted: Mapping[str, str] | None) -> Held:
    voices = tuple(voice for voice, _ in cluster.members)
    days = [voice.when for voice in voices if voice.when is not None]
    reports = {voice.source.report for voice in voices}
    told = [issue for _, position in cluster.members for issue in position.issues]
    return Held(
        id=content_id("h", cluster.holder, cluster.kind, voices[0].position),
        holder=cluster.holder,
        kind=cluster.kind,
        issues=tuple(sorted(set(told), key=lambda issue: (-told.count(issue), told.index(issue)))),
        addressees=tuple(_addressed(position for _, position in cluster.members)),
        first=min(days, default=None),
        last=max(days, default=None),
        speakers=tuple({voice.by.id: voice.by for voice in voices}.values()),
        utterances=len({voice.utterance for voice in voices}),
        reports=len(reports),
        origins=len({counted[name] for name in reports}) if counted is not None else None,
        voices=voices,
    )


def _addressed(found: Iterable[Position]) -> Iterator[str]:
    every = (
        actor
        for position in found
        for actor in position.addressees
        if actor.sector != "JRN" and actor.country != position.holder.country
    )
    yield from dict.fromkeys(holder_of(actor) for actor in every)


def holder_of(actor: Actor) -> str:
    """The party that a speaker speaks for: the state, or the actor itself where it has none."""
    if actor.country is None or actor.country in ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"):
        return actor.id
    return replace(actor, sector=None, name=None, office=None).id
