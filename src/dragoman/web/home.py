"""The first page: which pairs the ledger tells of, what came in last, and what it rests on."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.quality import measured
from dragoman.web.site import Site

MOST_PAIRS = 40


def router(site: Site) -> APIRouter:
    routes = APIRouter()

    @routes.get("/")
    def home(request: Request) -> Response:
        return site.pages.draw(
            request, "home.html", overview=site.overviews.now(), most_pairs=MOST_PAIRS
        )

    @routes.get("/about")
    def about(request: Request) -> Response:
        ledger = site.session.ledger
        return site.pages.draw(
            request, "about.html", overview=site.overviews.now(),
            measured=measured(), judged=ledger.judged(),
            runs=tuple(reversed(ledger.runs()))[:20], failures=ledger.failures()[-50:],
        )  # fmt: skip

    return routes
