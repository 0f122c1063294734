"""Meetings with their histories, in the state that was known on a day: as a list, by month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman import views
from dragoman.views import MeetingLine
from dragoman.web.asked import Asked
from dragoman.web.exporting import OFFERED, Sheet, exported
from dragoman.web.months import month_of
from dragoman.web.site import Site
from dragoman.web.tables import meeting_row
from dragoman.web.window import beginning

ON_A_PAGE = 40


@dataclass(frozen=True, slots=True)
class View:
    """The meetings of an address; `bounded` is the first day where there are more than fit."""

    as_of: date | None
    bounded: date | None
    states: tuple[str, ...]
    wanted: tuple[str, ...]
    lines: tuple[MeetingLine, ...]


def router(site: Site) -> APIRouter:
    routes = APIRouter()

    @routes.get("/meetings")
    def meetings(request: Request) -> Response:
        asked = Asked(request.query_params)
        view = on_view(site, asked)
        page, total = asked.number("page"), len(view.lines)
        return site.pages.draw(
            request, "meetings.html", asked=asked, view=view, total=total, page=page,
            pages=max(1, -(-total // ON_A_PAGE)), formats=OFFERED,
            lines=view.lines[(page - 1) * ON_A_PAGE : page * ON_A_PAGE],
            month=month_of(view.lines, asked.month("month"), today=_reference(site, view)),
        )  # fmt: skip

    @routes.get("/meetings/export")
    def export(request: Request) -> Response:
        asked = Asked(request.query_params)
        lines = on_view(site, asked).lines
        records = [name for line in lines for name in line.records]
        sheet = Sheet("meetings", [meeting_row(line) for line in lines], records)
        return exported(site, sheet, asked)

    return routes


def _reference(site: Site, view: View) -> date:
    """The day that a calendar opens on: today, or that of the newest report that is known of."""
    last = view.as_of or site.session.ledger.last_published()
    return min(last, site.today()) if last else site.today()


def on_view(site: Site, asked: Asked) -> View:
    """The meetings of an address: of the page that shows them and of every file of them."""
    named = [name for name in (asked.words("a"), asked.words("b")) if name]
    between, actor = site.session.sides(named)
    ledger, since, until = site.session.ledger, asked.day("from"), asked.day("to")
    bounded = None
    if since is None:
        since = bounded = beginning(
            ledger, between=between, actor=actor, until=until, with_events=False
        )
    found = views.meetings(
        ledger, between=between, actor=actor, as_of=asked.day("as_of"), since=since, until=until
    )
    wanted = asked.many("state")
    return View(
        as_of=found.as_of,
        bounded=bounded,
        states=tuple(sorted({line.state for line in found.lines})),
        wanted=wanted,
        lines=tuple(line for line in found.lines if not wanted or line.state in wanted),
    )
