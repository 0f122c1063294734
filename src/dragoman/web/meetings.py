"""Meetings with their histories, in the state that was known on a day."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman import views
from dragoman.web.asked import Asked
from dragoman.web.site import Site
from dragoman.web.window import beginning

ON_A_PAGE = 40


def router(site: Site) -> APIRouter:
    routes = APIRouter()

    @routes.get("/meetings")
    def meetings(request: Request) -> Response:
        asked = Asked(request.query_params)
        named = [name for name in (asked.words("a"), asked.words("b")) if name]
        between, actor = site.session.sides(named)
        ledger, since, until = site.session.ledger, asked.day("from"), asked.day("to")
        bounded = None
        if since is None:
            since = bounded = beginning(
                ledger, between=between, actor=actor, until=until, with_events=False
            )
        found = views.meetings(
            ledger, between=between, actor=actor, as_of=asked.day("as_of"), since=since,
            until=until,
        )  # fmt: skip
        states = sorted({line.state for line in found.lines})
        wanted = asked.many("state")
        lines = [line for line in found.lines if not wanted or line.state in wanted]
        page = asked.number("page")
        return site.pages.draw(
            request, "meetings.html", asked=asked, bounded=bounded, as_of=found.as_of,
            states=states, wanted=wanted, total=len(lines), page=page,
            pages=max(1, -(-len(lines) // ON_A_PAGE)),
            lines=lines[(page - 1) * ON_A_PAGE : page * ON_A_PAGE],
        )  # fmt: skip

    return routes
