"""The page of one record or occurrence: its words in their sentences, and why it was made."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman import views
from dragoman.ledger import Correction, Ledger
from dragoman.records import Event, Meeting, Occurrence, Position, Report, Span, Statement
from dragoman.views import MeetingLine, Passage, Shown
from dragoman.views.meetings import meeting_lines
from dragoman.views.reviewing import changed_parts
from dragoman.web.cards import Card, card
from dragoman.web.segments import Highlight, Segment, segments
from dragoman.web.site import Site


def router(site: Site) -> APIRouter:
    routes = APIRouter()

    @routes.get("/records/{name}")
    def record(request: Request, name: str) -> Response:
        ledger = site.session.ledger
        shown = _shown(ledger, name)
        if isinstance(shown.record, Report):
            return RedirectResponse(f"/reports/{shown.id}", status_code=303)
        return site.pages.draw(
            request, "record.html", shown=shown, cards=tuple(cards_of(ledger, shown)),
            meeting=meeting_of(ledger, shown), marked=marked, changed=changed_parts,
            decisions=decisions_on(ledger, shown),
        )  # fmt: skip

    return routes


def _shown(ledger: Ledger, name: str) -> Shown:
    """What has this id; an occurrence that one record tells is shown as that record."""
    shown = views.show(ledger, name)
    if isinstance(shown.record, Occurrence) and len(shown.record.members) == 1:
        return views.show(ledger, shown.record.members[0])
    return shown


def cards_of(ledger: Ledger, shown: Shown) -> Iterator[Card]:
    """The record's card; of an occurrence, a card for each account of it."""
    names = shown.record.members if isinstance(shown.record, Occurrence) else (shown.id,)
    for name in names:
        found = ledger.record(name)
        if isinstance(found, Statement | Position | Event | Meeting):
            yield card(found)


def decisions_on(ledger: Ledger, shown: Shown) -> tuple[Correction, ...]:
    """What people decided about the record, or about those that tell an occurrence."""
    names = shown.record.members if isinstance(shown.record, Occurrence) else (shown.id,)
    found = [made for name in names for made in ledger.corrections_of(name)]
    return tuple({made.id: made for made in sorted(found, key=lambda made: made.at)}.values())


def meeting_of(ledger: Ledger, shown: Shown) -> MeetingLine | None:
    """The life of a meeting as all reports tell it."""
    names = shown.record.members if isinstance(shown.record, Occurrence) else (shown.id,)
    found = [record for name in names if isinstance(record := ledger.record(name), Meeting)]
    lines = meeting_lines(ledger.sourced(found)) if found else ()
    return lines[0] if lines else None


def marked(passage: Passage) -> tuple[Segment, ...]:
    """A passage with its words marked."""
    marks = [Highlight(mark, passage.source.report, "event") for mark in passage.marks]
    return segments(passage.text, Span(0, len(passage.text)), marks)
