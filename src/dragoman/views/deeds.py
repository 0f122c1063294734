"""Words and deeds: demands, threats, promises, conditions and plans, with what came of them.

The status is by rule unless a person settled it; both stay visible. *Open* reads "not reported in
these texts": it never says that nothing was done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import get_args

from dragoman.errors import NotFoundError, SettingsError
from dragoman.ledger import Ledger, Order, Verdicts, Words
from dragoman.link.deeds import standing
from dragoman.records import (
    Actor,
    Bearing,
    Deed,
    DeedKind,
    DeedStatus,
    Evidence,
    Reason,
    Settlement,
    Sign,
    Span,
    When,
)
from dragoman.views.sources import SourceLine, source_line

STATUSES: tuple[DeedStatus, ...] = get_args(DeedStatus)
KINDS: tuple[DeedKind, ...] = get_args(DeedKind)
MEANING: Mapping[DeedStatus, str] = {
    "open": "not reported in these texts",
    "partly followed": "reports tell of a part",
    "followed": "reports tell of the act",
    "contradicted": "reports tell of the opposite, or that the day passed and it was not done",
    "lapsed": "its own day passed without a word in these texts",
    "withdrawn": "taken back, or called off",
    "cannot tell": "accounts differ, the words name no act, or their day passed and reports go on",
}


@dataclass(frozen=True, slots=True)
class SignLine:
    """What one later report shows; `settles` is False for a match that is only proposed."""

    bearing: Bearing
    score: float
    settles: bool
    when: When | None
    quote: str
    span: Span
    source: SourceLine
    record: str | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class DeedLine:
    """One demand, commitment, condition, threat or plan.

    `status` is what holds: the person's verdict in `settled`, else `by_rule`. `bound` is the
    country that is to act, `towards` the other side, None where the words do not say.
    """

    id: str
    kind: DeedKind
    status: DeedStatus
    by_rule: DeedStatus
    holder: Actor
    bound: str | None
    towards: str | None
    said: When | None
    deadline: When | None
    quote: str
    span: Span
    sources: tuple[SourceLine, ...]
    reports: int
    origins: int
    signs: tuple[SignLine, ...]
    settled: Settlement | None
    reasons: tuple[Reason, ...]
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deeds:
    """Deeds in order of the day of their words; the status holds as of `as_of`.

    `lines` may be a part of the `total` that were asked for; `counts` are those of all statuses.
    """

    as_of: date | None
    lines: tuple[DeedLine, ...]
    counts: Mapping[DeedStatus, int]
    total: int


def deeds(
    ledger: Ledger,
    parties: Sequence[str] = (),
    *,
    as_of: date | None = None,
    kinds: Sequence[str] = (),
    statuses: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    order: Order = "oldest",
    limit: int | None = None,
    offset: int = 0,
) -> Deeds:
    """Words that concern all `parties` (codes), voiced between two days, with their status.

    With `as_of` only what had been reported by that day counts. Raises SettingsError for a kind
    or status that is none.
    """
    _check(kinds, KINDS, "kind")
    _check(statuses, STATUSES, "status")
    words = Words(parties=parties, kinds=kinds, since=since, until=until)
    if as_of is not None:
        every = _known_on(ledger, as_of, ledger.deeds(words, order=order))
        counts: Mapping[str, int] = Counter(line.status for line in every)
        lines = [line for line in every if not statuses or line.status in statuses]
        lines = lines[offset:][:limit]
    else:
        counts = ledger.deed_counts(words)
        wanted = replace(words, statuses=statuses)
        found = ledger.deeds(wanted, order=order, limit=limit, offset=offset)
        lines = _lines(ledger, found, ledger.settlements())
    return Deeds(
        as_of=as_of or ledger.last_published(),
        lines=tuple(lines),
        counts={status: counts[status] for status in STATUSES if counts.get(status)},
        total=sum(counts.get(status, 0) for status in statuses or STATUSES),
    )


def _known_on(ledger: Ledger, as_of: date, found: Sequence[Deed]) -> list[DeedLine]:
    """The deeds as they stood on a day, with the verdicts that had been given by then."""
    sources = ledger.sources({evidence.report for deed in found for evidence in deed.voiced})
    published = {name: source.published for name, source in sources.items()}
    known = [known for deed in found if (known := _as_of(deed, as_of, published)) is not None]
    given = [one for one in ledger.settlements() if one.at[:10] <= as_of.isoformat()]
    return _lines(ledger, known, given)


def settle(
    ledger: Ledger,
    name: str,
    *,
    status: str,
    author: str,
    why: str,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Settlement:
    """Add a person's verdict on the deed with this id or unique beginning of an id."""
    _check([status], STATUSES, "status")
    if not author.strip() or not why.strip():
        raise SettingsError("a settlement needs who settles (--by) and why (--why)")
    deed = ledger.record(name)
    if not isinstance(deed, Deed):
        raise NotFoundError(f"{name} is no deed; `dragoman deeds --json` lists their ids")
    settled = Settlement(
        deed=deed.id,
        kind=deed.kind,
        words=deed.words,
        status=next(one for one in STATUSES if one == status),
        author=author.strip(),
        why=why.strip(),
        at=clock().isoformat(timespec="seconds"),
    )
    ledger.settle(settled)
    return settled


def _check(given: Sequence[str], known: Sequence[str], what: str) -> None:
    for word in given:
        if word not in known:
            raise SettingsError(f"{word!r} is no {what} of a deed; give one of {', '.join(known)}")


def _as_of(deed: Deed, as_of: date, published: Mapping[str, date | None]) -> Deed | None:
    """The deed as far as it was known on a day; None where its words were not yet reported."""
    voiced = tuple(e for e in deed.voiced if (day := published.get(e.report)) and day <= as_of)
    if not voiced:
        return None
    signs = tuple(sign for sign in deed.signs if sign.published and sign.published <= as_of)
    known = replace(deed, voiced=voiced, signs=signs)
    status, why = standing(known, as_of)
    return replace(known, status=status, reasons=(*deed.reasons[:-1], why))


def _lines(
    ledger: Ledger, found: Sequence[Deed], settlements: Sequence[Settlement]
) -> list[DeedLine]:
    writer = _Writer(ledger, found, settlements)
    return [writer.line(deed) for deed in found]


class _Writer:
    """Lines of deeds, their reports looked up together."""

    def __init__(
        self, ledger: Ledger, deeds: Iterable[Deed], settlements: Sequence[Settlement]
    ) -> None:
        proofs = [e for deed in deeds for e in (*deed.voiced, *(s.evidence for s in deed.signs))]
        found = ledger.sources({evidence.report for evidence in proofs})
        self._sources = {name: source_line(source, "") for name, source in found.items()}
        self._verdicts = Verdicts(settlements)

    def line(self, deed: Deed) -> DeedLine:
        settled = self._verdicts.on(deed)
        sources = tuple(self._source(evidence) for evidence in deed.voiced)
        first = {source.report: source for source in reversed(sources)}
        return DeedLine(
            id=deed.id,
            kind=deed.kind,
            status=settled.status if settled else deed.status,
            by_rule=deed.status,
            holder=deed.holder,
            bound=deed.bound,
            towards=deed.towards,
            said=deed.said,
            deadline=deed.deadline,
            quote=deed.voiced[0].words,
            span=deed.voiced[0].spans[0],
            sources=tuple(first[name] for name in dict.fromkeys(s.report for s in sources)),
            reports=len(first),
            origins=deed.origins,
            signs=tuple(self._sign(sign) for sign in deed.signs),
            settled=settled,
            reasons=deed.reasons,
            records=deed.words,
        )

    def _sign(self, sign: Sign) -> SignLine:
        return SignLine(
            bearing=sign.bearing,
            score=sign.score,
            settles=sign.settles,
            when=sign.when,
            quote=sign.evidence.words,
            span=sign.evidence.spans[0],
            source=self._source(sign.evidence),
            record=sign.record,
            reasons=sign.reasons,
        )

    def _source(self, evidence: Evidence) -> SourceLine:
        return replace(self._sources[evidence.report], quote=evidence.words)
