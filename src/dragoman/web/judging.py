"""One record on the desk of a reviewer: what a posted form makes of it, and what is then kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from dragoman import review
from dragoman.errors import NotFoundError, SettingsError
from dragoman.ledger import Correction, Kept, Verdict
from dragoman.records import Actor, Event, Findings, Meeting, Position, Report, Span, Statement
from dragoman.views.reviewing import Edits, edited, edits_of
from dragoman.views.reviewing.edges import moved_by
from dragoman.web.asked import day_of
from dragoman.web.cards import proofs
from dragoman.web.naming import actors_of
from dragoman.web.site import Site

Record = Statement | Position | Event | Meeting
MOST_REASON = 1_000


@dataclass(frozen=True, slots=True)
class Item:
    """A record to be judged, the report that it stands in, and who is named there."""

    kept: Kept[Record]
    report: Report
    findings: Findings

    @property
    def record(self) -> Record:
        return self.kept.record

    @property
    def known(self) -> tuple[Actor, ...]:
        """Every actor of the report, each once."""
        return known_actors(self.findings)


def known_actors(findings: Findings) -> tuple[Actor, ...]:
    """Every actor of the findings, each once."""
    found = [mention.actor for mention in findings.mentions]
    for event in findings.events:
        found += [*event.actors, *event.recipients]
    for said in findings.statements:
        found += [*((said.speaker,) if said.speaker else ()), *said.addressees]
    return tuple({actor.id: actor for actor in found}.values())


def item(site: Site, name: str) -> Item:
    """The record with this id. Raises NotFoundError where it is none that can be judged."""
    ledger = site.session.ledger
    record = ledger.record(name)
    if not isinstance(record, Statement | Position | Event | Meeting):
        raise NotFoundError(f"{name} is no statement, position, event or meeting")
    (kept,) = ledger.sourced([record])
    name = proofs(record)[0].report
    return Item(kept, ledger.report(name), ledger.findings_of(name))


def edits_in(form: Mapping[str, str], one: Item, site: Site) -> Edits:
    """What a form says of the record; a field that it leaves out stays. Raises SettingsError."""
    now = edits_of(one.record)
    parties = site.session.parties

    def who(name: str, as_is: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return actors_of(form[name], one.known, parties) if name in form else as_is

    return Edits(
        type=form.get("type") or now.type,
        status=form.get("status") or now.status,
        actors=who("actors", now.actors),
        recipients=who("recipients", now.recipients),
        first=day_of(form["first"]) if "first" in form else now.first,
        last=day_of(form["last"]) if "last" in form else now.last,
        span=_span(form, now.span, one.report),
    )


def _span(form: Mapping[str, str], now: Span | None, report: Report) -> Span | None:
    start, end = form.get("start", ""), form.get("end", "")
    if now is None or not (start and end):
        return now
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(report.text)):
        raise SettingsError(f"{start} to {end} is no stretch of this report; give characters")
    return Span(int(start), int(end))


def with_edge_moved(edits: Edits, form: Mapping[str, str], report: Report) -> Edits:
    """`do=start-back`, `end-on`: the edge of the words one word further."""
    if edits.span is None:
        raise SettingsError("the words of a meeting are those of its entries; they stay")
    return replace(edits, span=moved_by(form["do"], report.text, edits.span))


def decide(site: Site, one: Item, form: Mapping[str, str], *, author: str) -> Correction:
    """Keep what the form decides. Raises SettingsError where it decides nothing we know."""
    action, _, other = form["do"].partition(":")
    before = one.record
    after: Record | None = None
    if action == "accept":
        after = edited(before, edits_in(form, one, site), one.report)
        verdict: Verdict = "accepted" if after == before else "edited"
    elif action == "reject":
        verdict = "rejected"
    elif action in ("same", "apart") and not isinstance(before, Position):
        verdict = "same" if action == "same" else "apart"
    else:
        raise SettingsError(f"{form['do']!r} is nothing that can be done here")
    if verdict == "same":
        other = item(site, other).record.id
    made = Correction(
        id="", report=one.report.id, subject=before.id, kind=type(before).__name__.lower(),
        verdict=verdict, author=author, at=datetime.now(UTC),
        reason=form.get("reason", "").strip()[:MOST_REASON], before=before, after=after,
        other=other or None,
    )  # fmt: skip
    return review.correct(site.session.ledger, made)
