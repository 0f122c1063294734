"""Meetings as a calendar that other programs can follow: `/meetings.ics?a=China&b=USA`."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import SettingsError
from dragoman.views.export import ics
from dragoman.views.export.material import Material
from dragoman.views.export.selection import Selection
from dragoman.web.asked import Asked
from dragoman.web.site import Site


def router(site: Site) -> APIRouter:
    routes = APIRouter()

    @routes.get("/meetings.ics")
    def calendar(request: Request) -> Response:
        asked = Asked(request.query_params)
        session = site.session
        named = [name for name in (asked.words("a"), asked.words("b")) if name]
        if len(named) == 1:
            raise SettingsError("a calendar is of two parties or of all; give two, or none")
        between, _ = session.sides(named)
        chosen = Selection(between=between, since=asked.day("from"), until=asked.day("to"))
        material = Material(session.ledger, chosen, session.parties)
        data = b"".join(piece.data for piece in ics.pieces(material, Counter()))
        return Response(data, media_type="text/calendar; charset=utf-8")

    return routes
