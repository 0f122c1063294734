"""Search: words in any script, narrowed by kind, type, status, actor and day."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.ontology import types
from dragoman.web.asked import Asked
from dragoman.web.exporting import OF_WORDS, Sheet, exported
from dragoman.web.hits import MOST, Hit, Wanted, find
from dragoman.web.site import Site
from dragoman.web.tables import hit_row

KINDS = ("", "report", "statement", "event")
STATUSES = (
    "", "happened", "scheduled", "confirmed", "expected", "proposed", "postponed", "cancelled",
    "alleged", "denied", "hypothetical", "negated", "background",
)  # fmt: skip


def router(site: Site) -> APIRouter:
    routes = APIRouter()

    @routes.get("/search")
    def search(request: Request) -> Response:
        asked = Asked(request.query_params)
        wanted, hits = wanted_by(site, asked), _found(site, asked)
        words = asked.words("q")
        return site.pages.draw(
            request, "search.html", asked=asked, words=words, wanted=wanted,
            actor=asked.words("actor"), hits=hits[:MOST], more=len(hits) > MOST, kinds=KINDS,
            statuses=STATUSES, types=_types(), asking=bool(words or wanted.of_records),
            formats=OF_WORDS,
        )  # fmt: skip

    @routes.get("/search/export")
    def export(request: Request) -> Response:
        asked = Asked(request.query_params)
        hits = _found(site, asked)[:MOST]
        records = [hit.card.id for hit in hits if hit.card]
        sheet = Sheet("search", [hit_row(hit) for hit in hits], records)
        return exported(site, sheet, asked, offered=OF_WORDS)

    return routes


def _found(site: Site, asked: Asked) -> list[Hit]:
    return list(find(site.session.ledger, asked.words("q"), wanted_by(site, asked)))


def wanted_by(site: Site, asked: Asked) -> Wanted:
    """What an address narrows a search to."""
    actor = asked.words("actor")
    return Wanted(
        kind=asked.one_of("kind", KINDS),
        type=asked.one_of("type", _types()),
        status=asked.one_of("status", STATUSES),
        actor=site.session.parties.code(actor) if actor else "",
        since=asked.day("from"),
        until=asked.day("to"),
    )


def _types() -> tuple[str, ...]:
    return ("", *(each.name for each in types()))
