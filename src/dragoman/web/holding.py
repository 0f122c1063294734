"""Positions: what each party holds on which issue, over time, and where its line changed."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import SettingsError
from dragoman.ledger import Ledger
from dragoman.records import Position
from dragoman.views.positions import Held, Positions, positions
from dragoman.web.asked import Asked
from dragoman.web.exporting import OF_WORDS, Sheet, exported
from dragoman.web.site import Site
from dragoman.web.tables import position_row

MOST = 200
"""Positions of a party that a page looks at where no first day is given."""
_PAIRS = 12


def router(site: Site) -> APIRouter:
    routes = APIRouter()

    @routes.get("/positions")
    def holding(request: Request) -> Response:
        asked = Asked(request.query_params)
        parties = _parties(site, asked)
        found, bounded = on_view(site, parties, asked) if parties else (None, None)
        return site.pages.draw(
            request, "positions.html", asked=asked, parties=parties, found=found, bounded=bounded,
            formats=OF_WORDS,
            groups=_by_holder(found) if found else (),
            by_id={held.id: held for held in found.held} if found else {},
            pairs=site.overviews.now().pairs[:_PAIRS] if not parties else (),
        )  # fmt: skip

    @routes.get("/positions/export")
    def export(request: Request) -> Response:
        asked = Asked(request.query_params)
        parties = _parties(site, asked)
        if not parties:
            raise SettingsError("choose a party first; then its positions can be saved")
        found, _ = on_view(site, parties, asked)
        records = [voice.position for held in found.held for voice in held.voices]
        voiced = site.session.ledger.named(Position, records)
        sheet = Sheet(
            f"positions-{'-'.join(parties)}",
            [position_row(held) for held in found.held],
            [*records, *(each.statement for each in voiced if each.statement)],
        )
        return exported(site, sheet, asked, offered=OF_WORDS)

    return routes


def _parties(site: Site, asked: Asked) -> list[str]:
    named = [name for name in (asked.words("a"), asked.words("b")) if name]
    return [site.session.parties.code(name) for name in named]


def on_view(site: Site, parties: list[str], asked: Asked) -> tuple[Positions, date | None]:
    """The positions of an address, and the day they begin with where there are more than fit."""
    ledger, since, until = site.session.ledger, asked.day("from"), asked.day("to")
    bounded = None if since else _beginning(ledger, parties, until)
    found = positions(
        ledger, parties, issue=asked.words("issue") or None, since=since or bounded, until=until,
        originals=site.originals,
    )  # fmt: skip
    return found, bounded


def _beginning(ledger: Ledger, parties: list[str], until: date | None) -> date | None:
    """The day from which all positions of the parties are few enough for a page."""
    days = [
        ledger.nth_newest_day(Position, MOST, actor=party, role="holder", until=until)
        for party in parties
    ]
    return max((day for day in days if day), default=None)


def _by_holder(found: Positions) -> list[tuple[str, list[tuple[str, list[Held]]]]]:
    """Positions under their holder and first issue, in their order; those on no issue last."""
    holders: dict[str, dict[str, list[Held]]] = defaultdict(lambda: defaultdict(list))
    for held in found.held:
        holders[held.holder][held.issues[0] if held.issues else ""].append(held)
    return [
        (holder, sorted(issues.items(), key=lambda item: not item[0]))
        for holder, issues in holders.items()
    ]
