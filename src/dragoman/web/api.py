"""The JSON API: the same questions as the pages, for R, scripts and notebooks.

Keys are those of the records; actors are told by id, days in ISO form, spans as `[start, end]` in
code points. Parties may be codes or names. Texts of reports come only when asked for.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from dragoman import views
from dragoman.ledger import Ledger
from dragoman.records import Report
from dragoman.views.wire import wire
from dragoman.web.site import Site

MOST = 1000
Item = dict[str, object]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]
Party = Annotated[
    str | None, Query(max_length=120, description="A party as code or name: CHN, China.")
]
Day = Annotated[date | None, Query(description="A day in ISO form.")]
Words = Annotated[list[str] | None, Query(max_length=40)]
Newest = Annotated[
    Literal["oldest", "newest"], Query(description="`newest` leaves out what has no date.")
]


class Items(BaseModel):
    """Records in order; `cut` says that the limit left some out."""

    items: list[Item]
    cut: bool = False


class Fault(BaseModel):
    """Why a request could not be answered, and the remedy."""

    error: str


class Json(JSONResponse):
    """JSON in UTF-8; half a surrogate pair, which has no UTF-8, stays an escape."""

    def render(self, content: object) -> bytes:
        text = json.dumps(content, ensure_ascii=False, allow_nan=False)
        try:
            return text.encode()
        except UnicodeEncodeError:
            return json.dumps(content, allow_nan=False).encode()


def router(site: Site) -> APIRouter:
    routes = APIRouter(
        prefix="/api/v1",
        tags=["ledger"],
        responses={400: {"model": Fault}, 404: {"model": Fault}},
    )
    ledger, session = site.session.ledger, site.session

    def code(party: str | None) -> str | None:
        return session.parties.code(party) if party else None

    def pair(a: str | None, b: str | None) -> tuple[tuple[str, str] | None, str | None]:
        return session.sides([party for party in (a, b) if party])

    @routes.get("/reports", response_model=Items)
    def reports(
        outlet: Annotated[str | None, Query(max_length=300)] = None,
        language: Annotated[str | None, Query(max_length=35)] = None,
        since: Day = None,
        until: Day = None,
        limit: Limit = 100,
    ) -> Json:
        """Reports by day of publication, without their texts."""
        found = ledger.reports(
            outlet=outlet, language=language, since=since, until=until, limit=limit + 1
        )
        return _items([_source(ledger, each) for each in found], limit)

    @routes.get("/reports/{name}", response_model=dict[str, object])
    def report(name: str, text: bool = False) -> Json:
        """One report; with `text=true` its text as read, to which all positions refer."""
        found = ledger.report(name)
        return Json(_source(ledger, found) | ({"text": found.text} if text else {}))

    @routes.get("/reports/{name}/findings", response_model=dict[str, object])
    def findings(name: str) -> Json:
        """All that a report gave, in the wire format of `dragoman code`."""
        return Json(wire(ledger.findings_of(ledger.report(name).id)))

    @routes.get("/statements", response_model=Items)
    def statements(
        speaker: Party = None, a: Party = None, b: Party = None, since: Day = None,
        until: Day = None, limit: Limit = 100, order: Newest = "oldest",
    ) -> Json:  # fmt: skip
        """Who said what; with `a` and `b`, what one of them said to the other."""
        between, only = pair(a, b)
        found = ledger.statements(
            speaker=code(speaker) or only, between=between, since=since, until=until,
            limit=limit + 1, order=order,
        )  # fmt: skip
        return _items(list(map(_object, found)), limit)

    @routes.get("/positions", response_model=Items)
    def positions(
        holder: Party = None, issue: Annotated[str | None, Query(max_length=120)] = None,
        kind: Words = None, since: Day = None, until: Day = None, limit: Limit = 100,
    ) -> Json:  # fmt: skip
        """Demands, offers, warnings and the like, with the statement that voices each."""
        found = ledger.positions(
            holder=code(holder), issue=issue, kinds=kind or (), since=since, until=until,
            limit=limit + 1,
        )  # fmt: skip
        return _items(list(map(_object, found)), limit)

    @routes.get("/events", response_model=Items)
    def events(
        a: Party = None, b: Party = None, type: Words = None, status: Words = None,
        since: Day = None, until: Day = None, limit: Limit = 100, order: Newest = "oldest",
    ) -> Json:  # fmt: skip
        """Events as each report tells them; `occurrence` is shared by those that are the same."""
        between, actor = pair(a, b)
        found = ledger.events(
            between=between, actor=actor, types=type or (), statuses=status or (), since=since,
            until=until, limit=limit + 1, order=order,
        )  # fmt: skip
        items = [
            _object(kept.record)
            | {"occurrence": kept.occurrence, "reports": kept.reports, "origins": kept.origins}
            for kept in ledger.sourced(found)
        ]
        return _items(items, limit)

    @routes.get("/meetings", response_model=Items)
    def meetings(
        a: Party = None, b: Party = None, as_of: Day = None, since: Day = None, until: Day = None,
        limit: Limit = 100,
    ) -> Json:  # fmt: skip
        """Meetings of the world with their histories, in the state known on a day."""
        between, actor = pair(a, b)
        found = views.meetings(
            ledger, between=between, actor=actor, as_of=as_of, since=since, until=until
        )
        return _items(list(map(_object, found.lines[: limit + 1])), limit)

    @routes.get("/search", response_model=Items)
    def search(
        q: Annotated[str, Query(max_length=400, description='Words or "phrases", in any script.')],
        kind: Literal["report", "statement", "event"] | None = None,
        limit: Limit = 20,
    ) -> Json:
        """Passages that hold all the words, the best first."""
        found = views.search(ledger, q, kind=kind, limit=limit)
        return Json({"items": [_object(each) for each in found.found], "cut": found.more})

    @routes.get("/records/{name}", response_model=dict[str, object])
    def record(name: str) -> Json:
        """A record or occurrence by its id or the unique beginning of one."""
        found = ledger.record(name)
        if isinstance(found, Report):
            return Json(_source(ledger, found))
        return Json({"record": type(found).__name__.lower()} | _object(found))

    return routes


def _items(items: list[Item], limit: int) -> Json:
    return Json({"items": items[:limit], "cut": len(items) > limit})


def _object(record: object) -> Item:
    made = views.plain(record)
    assert isinstance(made, dict)
    return made


def _source(ledger: Ledger, report: Report) -> Item:
    return _object(ledger.source(report.id)) | {
        "published_basis": report.published_basis,
        "sha256": report.sha256,
        "characters": len(report.text),
    }
